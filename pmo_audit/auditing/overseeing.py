"""What rules say of more than one project: the facts that they ask for are worked out once, and only these.

Most audits ask for none of them; then nothing of what finds them is imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.auditing.evidence import MEMBERS_SHOWN, decisive, telling_members
from pmo_audit.backends import Trace
from pmo_audit.classes import TYPE_CHECKING, dataclass, field
from pmo_audit.findings import Evidence
from pmo_audit.records import Portfolio, Record, Schema

if TYPE_CHECKING:
    from pmo_audit.oversight import Decided, Oversight

_PARTS = ("deliverable", "milestone")


@dataclass(frozen=True, slots=True)
class Overseen:
    """A portfolio with the derived registers that rules ask for, and the facts behind them."""

    portfolio: Portfolio
    oversight: Oversight | None = None
    evidence: Mapping[tuple[str, str], tuple[Evidence, ...]] = field(default_factory=dict)

    def behind(self, record: Record | None, traces: Iterable[Trace]) -> tuple[Evidence, ...]:
        """What the facts rest on that a verdict is about: its subject, and the members that decided it."""
        if not self.evidence:
            return ()
        records = [*([record] if record is not None else []), *(one for trace in traces for one in _told(trace))]
        keys = dict.fromkeys((one.entity, one.key) for one in records)
        found: dict[str, list[Evidence]] = {}
        for one in (each for key in keys for each in self.evidence.get(key, ())):
            found.setdefault(one.clause, []).append(one)
        return tuple(map(_together, found.values()))


def _together(several: Sequence[Evidence]) -> Evidence:
    """Evidence of the same clause as one: each reading, and each clause of the notes, once."""
    readings = dict.fromkeys(each for one in several for each in one.readings)
    notes = dict.fromkeys(note for one in several for note in one.note.split("; ") if note)
    return Evidence(several[0].clause, several[-1].outcome, tuple(readings), "; ".join(notes))


def oversee(
    portfolio: Portfolio,
    rules: Sequence[ir.Rule],
    *,
    as_of: date,
    decided: Sequence[Decided] = (),
    also: Iterable[str] = (),
) -> Overseen:
    """The portfolio with what these rules ask for, and with other kinds of derived record that are wanted.

    What the portfolio already has of these kinds stays as it is.
    """
    wanted = {*asked_for(rules, portfolio.schema), *also} - portfolio.registers.keys()
    if not wanted:
        return Overseen(portfolio)
    from pmo_audit.derive.registers import derive  # many an audit asks for none of it

    made = derive(portfolio, wanted, as_of=as_of, decided=decided, parts=_asks_for_parts(rules))
    return Overseen(portfolio.with_registers(made.registers), made.oversight, made.evidence)


def asked_for(rules: Iterable[ir.Rule], schema: Schema) -> frozenset[str]:
    """The kinds of derived record that rules speak of."""
    spoken = {entity for rule in rules for entity in _entities(rule)}
    return frozenset(name for name in spoken if (one := schema.find_entity(name)) is not None and one.is_derived)


def _entities(rule: ir.Rule) -> Iterator[str]:
    yield rule.entity
    for node in _nodes(rule):
        match node:
            case ir.Quantified(members=members) | ir.Count(members=members) | ir.Aggregate(members=members):
                yield members.entity
            case ir.StateTest(operand=ir.Members(entity)):
                yield entity
            case _:
                pass


def _nodes(rule: ir.Rule) -> Iterator[ir.Node]:
    return (node for root in rule.roots for node in ir.walk(root))


def _asks_for_parts(rules: Iterable[ir.Rule]) -> bool:
    """Whether deliverables and milestones are asked what they wait for, or chains which of them they lead to."""
    targets = {f"target_{name}" for name in _PARTS}
    for rule in rules:
        for node in _nodes(rule):
            match node:
                case ir.Field(entity="dependency_chain", name=name) if name in {*targets, *_PARTS}:
                    return True
                case ir.Quantified(members=ir.Members("dependency_chain", by=by)) if by in _PARTS:
                    return True
                case ir.Count(members=ir.Members("dependency_chain", by=by)) if by in _PARTS:
                    return True
                case _:
                    pass
    return False


def _told(trace: Trace) -> Iterator[Record]:
    """The members that decided a verdict, as its evidence lists them; also those within them."""
    waiting = list(decisive(trace))
    while waiting:
        one = waiting.pop()
        if isinstance(one.node, ir.Quantified):
            members = telling_members(one)[:MEMBERS_SHOWN]
            yield from (each.record for each in members if each.record is not None)
            waiting += [inner for each in members for inner in _collected(each)]
        elif isinstance(one.node, ir.Count | ir.Aggregate):
            members = [each for each in one.children if each.value is not False][:MEMBERS_SHOWN]
            yield from (each.record for each in members if each.record is not None)
        else:
            waiting += one.children


def _collected(trace: Trace) -> list[Trace]:
    """What a member's condition says of collections of its own."""
    return [one for one in trace.walk() if isinstance(one.node, ir.Quantified) and one is not trace]
