"""A whole standard as text: what it adds to the records, its parameters, definitions and rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pmo_audit import parse_standard
from pmo_audit.api import schema_of
from pmo_audit.records import Schema
from tests.oracle.generator import pools
from tests.oracle.generator.conditions import MOST_WORK, Conditions
from tests.oracle.generator.facts import Facts, Kind, core_facts
from tests.oracle.generator.scope import Looked, Scope, Setting

SUBJECTS = (
    *("risk", "issue", "task", "milestone", "artifact", "cost_line", "change", "approval", "status_report", "benefit"),
    *("contract", "role", "assignment", "meeting", "gate_review", "lesson", "action", "deliverable", "dependency"),
    *("stakeholder", "objective", "decision", "schedule", "programme", "organisation_unit", "portfolio", "calendar"),
    *("holiday", "exchange_rate", "overlap", "shared_issue", "cycle", "overload", "dependency_chain"),
)
"""What a standard may be about besides projects and people."""
HOLDERS = {
    "task": "schedule",
    "approval": "change",
    "holiday": "calendar",
    "overlap": "deliverable",
    "shared_issue": "issue",
}
"""Whose lists such records may stand in too, besides those of projects and people."""
ADDED: tuple[tuple[str, str], ...] = (
    *(("text", "text"), ("number", "number"), ("percent", "percent"), ("money", "money"), ("date", "date")),
    *(("period", "period"), ("truth", "truth"), ("days", "days"), ("working_days", "working days")),
    *(("months", "months"), ("level", "one of low < middle < high"), ("colour", "one of pink, blue, grey")),
    *(("person", "reference to person"), ("texts", "list of text"), ("people", "list of reference to person")),
    *(("numbers", "list of number"), ("working_days_too", "working days"), ("months_too", "months")),
)
"""Fields that standards add, all called `x_…`."""
LISTED = ("text", "number", "money", "date", "percent")
OF_PARAMETERS = ("number", "percent", "money", "date", "days", "working days", "months", "text", "truth")


@dataclass(frozen=True, slots=True)
class Written:
    """A standard as text, block by block, so that blocks can be left out; and what it is about."""

    head: str
    blocks: tuple[str, ...]
    rules: tuple[str, ...]
    focus: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join((self.head, *self.blocks, *self.rules))


class Writer:
    """Writes one standard."""

    def __init__(self, random: Random, today: date) -> None:
        self.random = random
        self.today = today
        self.conditions = Conditions(random)
        self.blocks: list[str] = []

    def write(self, rules: int) -> Written:
        """A standard of so many rules."""
        random = self.random
        chosen = random.sample(SUBJECTS, 4)
        holders = [HOLDERS[one] for one in chosen if one in HOLDERS and random.random() < 0.8]
        focus = tuple(dict.fromkeys(("project", "person", *chosen, *holders)))
        rounding = random.choice(("down", "up", "down", "up", "down", ""))
        head = 'standard s "S"' + (f"\n  months round {rounding}" if rounding else "")
        core = core_facts()
        extended = self._extensions(core, focus)
        facts = Facts(_schema_of(head, self.blocks)) if self.blocks else core
        setting = Setting(random, facts, self.today, (*focus, *extended), bool(rounding))
        self._parameters(setting)
        self._bands(setting)
        self._definitions(setting)
        made = tuple(self._rule(setting, number) for number in range(rules))
        return Written(head, tuple(self.blocks), made, setting.focus)

    # What is added to the records

    def _extensions(self, core: Facts, focus: tuple[str, ...]) -> list[str]:
        random = self.random
        focus = tuple(one for one in focus if not core.schema.entities[one].is_derived)
        if random.random() < 0.25:
            self.blocks.append("lifecycle first_look, second_look, built, handed_over")
        extended: list[str] = []
        if random.random() < 0.35:
            owner = random.choice([one for one in focus if one != "portfolio"])
            self.blocks.append(f"extend {owner} with site_visits: records of site_visit")
            extended.append("site_visit")
        for entity in (*focus, *extended):
            for name, kind in random.sample(ADDED, random.choice((0, 1, 2, 3))):
                blank = " blank means none" if random.random() < 0.3 else ""
                self.blocks.append(f"extend {entity} with x_{name}: {kind}{blank}")
        return extended

    # Parameters

    def _parameters(self, setting: Setting) -> None:
        scope = Scope(setting, (Looked("project", ""),))
        for kind in self.random.sample(OF_PARAMETERS, 4):
            name = f"p_{kind.replace(' ', '_')}"
            self.blocks.append(f"parameter {name} = {self._versions(scope, kind)}")
            setting.parameters.setdefault(kind, []).append(name)
        if self.random.random() < 0.6:
            kind = self.random.choice(LISTED)
            name = f"p_{kind}s"
            self.blocks.append(f"parameter {name} = {self._versions(scope, kind, listed=True)}")
            setting.lists.setdefault(kind, []).append(name)

    def _versions(self, scope: Scope, kind: Kind, *, listed: bool = False) -> str:
        """A value, or several that take turns on days about the day of the run."""
        days = sorted({pools.some_day(self.random, self.today) for _ in range(self.random.choice((0, 0, 0, 1, 2)))})
        turns = [f" until {day.isoformat()} then " for day in days]
        return "".join(self._constant(scope, kind, listed) + turn for turn in (*turns, ""))

    def _constant(self, scope: Scope, kind: Kind, listed: bool) -> str:
        if listed:
            return f"[{', '.join(self._constant(scope, kind, False) for _ in range(self.random.choice((1, 2, 3))))}]"
        if kind == "date":
            return pools.some_day(self.random, self.today).isoformat()
        literal = self.conditions.literal(scope, kind)
        assert literal is not None
        return literal

    def _bands(self, setting: Setting) -> None:
        for number in range(self.random.choice((1, 1, 2, 3))):
            entity = self.random.choice(setting.focus)
            orders = [one for one in _ORDERED if one in setting.facts.paths(entity)]
            orders += [
                kind
                for kind, words in setting.facts.words.items()
                if words.ordered and kind in setting.facts.paths(entity)
            ]
            if not orders:
                continue
            by_kind = self.random.choice(orders)
            by = self.random.choice([one for one in setting.facts.paths(entity)[by_kind] if "." not in one] or [""])
            kind = self.random.choice(("percent", "money", "number", "days", "months"))
            if by:
                name = f"p_band_{number}"
                self.blocks.append(f"parameter {name} by {by}: {self._band_list(setting, by_kind, kind)}")
                setting.banded[name] = (kind, by, by_kind)

    def _band_list(self, setting: Setting, by_kind: Kind, kind: Kind) -> str:
        scope = Scope(setting, (Looked("project", ""),))
        limits = self._limits(setting, by_kind)
        bands = [f"below {limit} {self._versions(scope, kind)}" for limit in limits]
        return ", ".join((*bands, f"otherwise {self._versions(scope, kind)}"))

    def _limits(self, setting: Setting, kind: Kind) -> list[str]:
        """Limits of bands, from the lowest to the highest."""
        random, size = self.random, self.random.choice((1, 2, 3))
        match kind:
            case "number":
                return [pools.number_text(one) for one in sorted(random.sample(pools.NUMBERS, size))]
            case "percent":
                return [pools.percent_text(one) for one in sorted(random.sample(pools.SHARES, size))]
            case "money":
                currency = random.choice(("EUR", "EUR", "EUR", "USD"))
                return [f"{currency} {pools.number_text(one)}" for one in sorted(random.sample(pools.AMOUNTS, size))]
            case "date":
                return sorted(
                    {(self.today + timedelta(days=one)).isoformat() for one in random.sample((-31, 0, 1, 30), size)}
                )
            case "days" | "working days":
                return [f"{pools.number_text(one)} {kind}" for one in sorted(random.sample(pools.COUNTS, size))]
            case "months":
                return [f"{pools.number_text(one)} months" for one in sorted(random.sample(pools.MONTHS, size))]
            case _:
                members = setting.facts.words[kind].members
                return sorted(random.sample(members, min(size, len(members) - 1)), key=members.index)

    # Definitions and rules

    def _definitions(self, setting: Setting) -> None:
        for number in range(self.random.choice((0, 1, 2, 3))):
            entity = self.random.choice(setting.focus)
            scope = Scope(setting, (Looked(entity, ""),))
            setting.left = self.random.choice(MOST_WORK)
            kind = self.random.choice(("condition", "condition", "money", "number", "date", "days", "truth"))
            if kind == "truth" and scope.path("truth") is None:
                kind = "condition"
            if kind == "condition":
                body = self.conditions.condition(scope, 2)
            else:
                field = scope.path("truth") if kind == "truth" else None
                body = field or self.conditions.value(scope, kind, 2)
            self.blocks.append(f"define d_{number} of {entity} = {body}")
            setting.defined.setdefault(entity, []).append((f"d_{number}", kind))

    def _rule(self, setting: Setting, number: int) -> str:
        random = self.random
        entity = random.choice(setting.focus)
        setting.left = random.choice(MOST_WORK)
        alias = "the_one" if random.random() < 0.2 else ""
        scope = Scope(setting, (Looked(entity, alias),))
        depth = random.choice((0, 0, 1, 1, 1, 1, 2, 2, 3, 4))
        lines = [f'rule R-{number} "R"', "  severity minor", f"  for each {entity}{' as the_one' if alias else ''}"]
        if random.random() < 0.35:
            lines[-1] += f" where {self.conditions.condition(scope, random.choice((0, 0, 1, 2)))}"
        lines.append(f"  require {self.conditions.condition(scope, depth)}")
        for place in range(random.choice((1, 1, 2, 3)) if random.random() < 0.2 else 0):
            lines.append(f'  except "e{place}" where {self.conditions.condition(scope, random.choice((0, 1)))}')
            if random.random() < 0.6:
                lines[-1] += f" then require {self.conditions.condition(scope, random.choice((0, 1, 2)))}"
        return "\n".join(lines)


_ORDERED = ("number", "percent", "money", "date", "days", "working days", "months")


def _schema_of(head: str, blocks: list[str]) -> Schema:
    """The records as a standard with these blocks has them."""
    loaded = parse_standard("\n".join((head, *blocks)))
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    return schema_of([loaded])
