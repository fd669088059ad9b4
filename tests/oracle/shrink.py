"""Makes a difference small: drops what it does not need, as long as the two still say different things."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from pmo_audit import ir
from pmo_audit.api import schema_of
from pmo_audit.values import format_value
from tests.oracle.compare import attempted, subjects
from tests.oracle.evaluators import ORACLE, Evaluator
from tests.oracle.generator.batches import Batch, RefusedError, read, realise
from tests.oracle.generator.plan import Plan
from tests.oracle.generator.standards import Written
from tests.oracle.meaning.verdicts import Verdict

MOST_TRIES = 3000


class Shrinking:
    """One difference: a standard of one rule, a portfolio, and the record of which they differ."""

    def __init__(self, written: Written, plan: Plan, loaded: bool, key: str, evaluator: Evaluator, today: date) -> None:
        self.written = written
        self.plan = plan
        self.loaded = loaded
        self.key = key
        self.evaluator = evaluator
        self.today = today
        self.tries = 0
        found = self._said(written, plan, key)
        assert found is not None, "there is no difference"
        self.wanted = tuple(map(_outcome, found))

    def _said(self, written: Written, plan: Plan, key: str) -> tuple[Verdict, Verdict | str] | None:
        """What the two say of the record, where they differ."""
        self.tries += 1
        try:
            standard = read(written.text, self.today)
            portfolio = realise(plan, schema_of([standard]), standard, loaded=self.loaded)
        except (RefusedError, KeyError, ValueError, AttributeError):
            return None
        (rule,) = standard.rules
        record = next((one for one in subjects(portfolio, rule.entity) if one.key == key), None)
        if record is None:
            return None
        expected = ORACLE.of(standard)(portfolio, self.today)(rule, record)
        said = attempted(self.evaluator.of(standard)(portfolio, self.today), rule, record)
        return (expected, said) if said != expected else None

    def _still(self, written: Written, plan: Plan) -> bool:
        if self.tries > MOST_TRIES:
            return False
        found = self._said(written, plan, self.key)
        return found is not None and tuple(map(_outcome, found)) == self.wanted

    def run(self) -> Shrinking:
        """Shrinks until nothing more can be left out."""
        before = None
        while before != (self.written.text, _size(self.plan)):
            before = (self.written.text, _size(self.plan))
            self._rule()
            self._blocks()
            self._rows()
            self._cells()
        return self

    # The standard

    def _blocks(self) -> None:
        for block in self.written.blocks:
            left = tuple(one for one in self.written.blocks if one is not block)
            self._try_written(replace(self.written, blocks=left))

    def _try_written(self, written: Written) -> bool:
        better = self._still(written, self.plan)
        if better:
            self.written = written
        return better

    def _rule(self) -> None:
        """Drops clauses of the rule, then puts parts of its conditions in the place of the whole."""
        lines = self.written.rules[0].split("\n")
        for line in lines:
            if line.lstrip().startswith("except "):
                left = "\n".join(one for one in self.written.rules[0].split("\n") if one != line)
                self._try_written(replace(self.written, rules=(left,)))
        while any(self._try_written(one) for one in self._simpler()):
            pass

    def _simpler(self) -> Iterator[Written]:
        text = self.written.text
        for start, end, words in _replacements(text, self.today):
            made = f"{text[:start]}{words}{text[end:]}"
            if len(made) < len(text):
                yield _split(made, self.written)

    # The portfolio

    def _try_plan(self, change: Callable[[Plan], None]) -> None:
        plan = copy.deepcopy(self.plan)
        change(plan)
        if _size(plan) < _size(self.plan) and self._still(self.written, plan):
            self.plan = plan

    def _rows(self) -> None:
        for entity in list(self.plan.sheets):
            self._try_plan(lambda plan, entity=entity: plan.sheets.pop(entity, None))  # type: ignore[misc]
        for entity in list(self.plan.sheets):
            for place in reversed(range(len(self.plan.sheets[entity].rows))):
                self._try_plan(lambda plan, e=entity, p=place: plan.sheets[e].rows.pop(p))  # type: ignore[misc]
            for part in sorted(self.plan.sheets[entity].parts):
                self._try_plan(lambda plan, e=entity, p=part: plan.sheets[e].parts.discard(p))  # type: ignore[misc]
            for place in reversed(range(len(self.plan.sheets[entity].lost))):
                self._try_plan(lambda plan, e=entity, p=place: plan.sheets[e].lost.pop(p))  # type: ignore[misc]

    def _cells(self) -> None:
        for entity, sheet in self.plan.sheets.items():
            fields = sorted({field for row in sheet.rows for field in row.cells})
            for field in fields:
                self._try_plan(lambda plan, e=entity, f=field: _without(plan, e, f))  # type: ignore[misc]
        for entity, sheet in self.plan.sheets.items():
            for place, row in enumerate(sheet.rows):
                for field in list(row.cells):
                    self._try_plan(lambda plan, e=entity, p=place, f=field: plan.sheets[e].rows[p].cells.pop(f, None))  # type: ignore[misc]

    def __str__(self) -> str:
        found = self._said(self.written, self.plan, self.key)
        lines = [self.written.text, "", f"as of {self.today}, record {self.key}{', read' if self.loaded else ''}"]
        for entity, sheet in self.plan.sheets.items():
            how = "whole" if sheet.whole else f"in parts {sorted(sheet.parts)}" if sheet.parts else "not delivered"
            lines.append(f"{entity}: {how}{f', lost {sheet.lost}' if sheet.lost else ''}")
            for row in sheet.rows:
                cells = ", ".join(f"{field}: {format_value(cell)}" for field, cell in row.cells.items())
                lines.append(f"  {row.key}{f' in {row.nested}' if row.nested else ''} {{ {cells} }}")
        if found is not None:
            lines.append(f"oracle: {_told(found[0])}")
            lines.append(f"{self.evaluator.name}: {_told(found[1])}")
        return "\n".join(lines)


def shrink(batch: Batch, case: int, rule: int, key: str, evaluator: Evaluator) -> Shrinking:
    """The smallest form of a difference that was found in a batch."""
    written = replace(batch.written, rules=(batch.written.rules[rule],))
    one = batch.cases[case]
    return Shrinking(written, one.plan, one.loaded, key, evaluator, batch.today).run()


def _outcome(said: Verdict | str) -> str:
    return said if isinstance(said, str) else said.outcome


def _told(said: Verdict | str) -> str:
    return said if isinstance(said, str) else f"{said.outcome} {sorted(said.reasons)}"


def _size(plan: Plan) -> tuple[int, int]:
    """How much there is in a portfolio."""
    sheets = plan.sheets.values()
    whole = sum(1 + len(sheet.rows) + len(sheet.parts) + len(sheet.lost) for sheet in sheets)
    return whole, sum(len(row.cells) for sheet in sheets for row in sheet.rows)


def _without(plan: Plan, entity: str, field: str) -> None:
    for row in plan.sheets[entity].rows:
        row.cells.pop(field, None)


def _split(text: str, like: Written) -> Written:
    """The text cut into its blocks again."""
    place = text.index("\nrule ")
    head, *blocks = _blocks_of(text[:place])
    return Written(head, tuple(blocks), (text[place + 1 :],), like.focus)


def _blocks_of(text: str) -> list[str]:
    found: list[str] = []
    for line in text.split("\n"):
        if found and (line.startswith(" ") or not line):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


def _replacements(text: str, today: date) -> Iterator[tuple[int, int, str]]:
    """Ways to make a condition simpler: a part of it for the whole, or a plain truth."""
    try:
        (rule,) = read(text, today).rules
    except RefusedError:
        return
    nodes = [node for root in rule.roots for node in ir.walk(root)]
    spans = {(node.span.start, node.span.end) for node in nodes}
    yield from _without_scope(text, rule)
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        yield from ((start, end, one) for one in ("true", "false"))
        inner = [one for one in spans if start <= one[0] and one[1] <= end and one != (start, end)]
        yield from ((start, end, text[one[0] : one[1]]) for one in sorted(inner, key=lambda span: span[1] - span[0]))


def _without_scope(text: str, rule: ir.Rule) -> Iterator[tuple[int, int, str]]:
    if rule.where is not None:
        begin = text.rindex(" where ", 0, rule.where.span.start + 1) if " where " in text else rule.where.span.start
        end = text.index("\n  require ", begin)
        yield begin, end, ""
