"""How lints speak of clauses, proofs and witnesses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.literals import literal_words, record_words
from pmo_audit.authoring.solver import Asked, Want, Witness
from pmo_audit.backends import Reference
from pmo_audit.findings import Outcome
from pmo_audit.records import Schema
from pmo_audit.text import Location, in_words

_WORDS = (
    (Outcome.PASS, "passes"),
    (Outcome.FAIL, "fails"),
    (Outcome.UNKNOWN, "is unknown"),
    (Outcome.NOT_APPLICABLE, "does not apply"),
    (Outcome.NOTHING_TO_CHECK, "has nothing to check"),
    (Outcome.EXCEPTED, "is excepted"),
)


def clause(rule: ir.Rule, node: ir.Node) -> str:
    """A clause in the author's words with its line, and the values of the parameters in it."""
    line, _ = rule.place.source.line_and_column(node.span.start)
    values = in_words(_values(node))
    return f"`{rule.text_of(node)}` ({f'{values}, ' if values else ''}line {line})"


def _values(node: ir.Node) -> list[str]:
    """What the parameters of a clause are, each once."""
    found: dict[str, None] = {}
    for one in ir.walk(node):
        if isinstance(one, ir.Parameter) and not isinstance(one.versions[-1].value, tuple):
            values = [literal_words(version.value, one.type) for version in one.versions]
            found[f"{one.name} is {' then '.join(values)}"] = None
    return list(found)


RuleOf = Callable[[ir.Node], ir.Rule]


def exclusion(core: Sequence[Asked], rule_of: RuleOf) -> str:
    """A proof in words: what excludes what, or what follows from what. `rule_of` tells in whose text a node stands."""
    given = _listed((one for one in core if one.want in (Want.TRUE, Want.NOT_FALSE)), rule_of)
    denied = _listed((one for one in core if one.want in (Want.FALSE, Want.NOT_TRUE)), rule_of)
    if not denied:
        if len(given) == 1:
            return f"{given[0]} is never true"
        return f"{in_words(given)} exclude {'each other' if len(given) == 2 else 'one another'}"
    if not given:
        return (
            f"{in_words(denied, 'or')} is never false"
            if len(denied) == 1
            else f"one of {in_words(denied)} always holds"
        )
    return f"whatever meets {in_words(given)} meets {in_words(denied, 'or')}"


def _listed(asked: Iterable[Asked], rule_of: RuleOf) -> list[str]:
    """Clauses in the order of the text, each once."""
    nodes = sorted((one.node for one in asked), key=lambda node: node.span.start)
    return list(dict.fromkeys(clause(rule_of(node), node) for node in nodes))


def of_one(rule: ir.Rule) -> RuleOf:
    """Every node stands in this rule."""
    return lambda _: rule


def of_two(first: ir.Rule, second: ir.Rule) -> RuleOf:
    """A node stands in the one rule or the other."""
    mine = {id(node) for root in first.roots for node in ir.walk(root)}
    return lambda node: first if id(node) in mine else second


def example(witness: Witness, outcome: Outcome, schema: Schema, title: str = "…", *, dated: bool = True) -> str:
    """A witness as an example to be pasted into a rule; with its day where it makes a difference."""
    types = {(entity, one.name): one.type for entity in schema.entities for one in schema.fields_of(entity)}
    day = f" as of {witness.day.isoformat()}" if dated or "exchange_rates" in witness.record.fields else ""
    return f'example "{title}"{day} {dict(_WORDS)[outcome]} {record_words(witness.record, types)}'


def shown(advice: str, *examples: str) -> str:
    """A help that ends in examples, each on a line of its own."""
    return "\n".join((advice, *examples))


def is_dated(rules: Iterable[ir.Rule]) -> bool:
    """Whether it makes a difference on which day rules are looked at."""
    return any(
        isinstance(node, ir.Today) or (isinstance(node, ir.Parameter) and len(node.versions) > 1)
        for rule in rules
        for root in rule.roots
        for node in ir.walk(root)
    )


def place_of(rule: ir.Rule, node: ir.Node) -> Location:
    """Where a clause stands."""
    return Location(rule.place.source, node.span)


def on_line(rule: ir.Rule) -> str:
    """The line of a rule, for a message that is told at another."""
    return f"line {rule.place.source.line_and_column(rule.place.span.start)[0]}"


def judged(rule: ir.Rule, witness: Witness, schema: Schema) -> Outcome:
    """What a rule says of a witness."""
    portfolio, subject = portfolio_of(witness.record, schema)
    return Reference(portfolio, witness.day).judge(rule, subject).outcome
