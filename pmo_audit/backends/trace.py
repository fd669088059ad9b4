"""What an evaluation saw: each node with its value and with the nodes that decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.classes import dataclass
from pmo_audit.findings import Cause
from pmo_audit.records import Collection, Record


@dataclass(frozen=True, slots=True)
class Unknown:
    """The value of what cannot be decided, with everything that keeps it from being so.

    An undecided count still lies between `low` and `high` (None: no upper bound), which may decide a comparison.
    """

    causes: tuple[Cause, ...]
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def bounded(self) -> bool:
        """Whether something is known of it."""
        return self.low is not None


@dataclass(slots=True)
class Trace:
    """A node and what it came to.

    Nobody changes it; it is not frozen only because so many are made.

    `value` is a value, `NONE`, or `Unknown`; of a condition True, False or `Unknown`. `vacuous` marks a truth that
    rests on nothing at all. `record` is the record a field was read from, or the member a trace speaks of.
    """

    node: ir.Node
    value: object
    vacuous: bool = False
    children: tuple[Trace, ...] = ()
    record: Record | None = None
    collection: Collection | None = None
    rates: tuple[Record, ...] = ()
    """The exchange rates at which amounts that met in it were brought into one currency."""

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Why it is unknown; empty where it is not."""
        return self.value.causes if isinstance(self.value, Unknown) else ()

    def walk(self) -> Iterator[Trace]:
        """This trace and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def of_member(trace: Trace, record: Record) -> Trace:
    """The same trace, marked with the member it speaks of."""
    return Trace(trace.node, trace.value, trace.vacuous, trace.children, record, trace.collection, trace.rates)


def joined(traces: Iterable[Trace]) -> tuple[Cause, ...]:
    """All causes, each once, in order."""
    return tuple(dict.fromkeys(cause for trace in traces for cause in trace.causes))


def all_of(node: ir.Node, traces: Sequence[Trace]) -> Trace:
    """`and` over any number of conditions: see the truth tables in `docs/semantics.md`."""
    return _fold(node, traces, decisive=False)


def any_of(node: ir.Node, traces: Sequence[Trace]) -> Trace:
    """`or` over any number of conditions: see the truth tables in `docs/semantics.md`."""
    return _fold(node, traces, decisive=True)


def _fold(node: ir.Node, traces: Sequence[Trace], *, decisive: bool) -> Trace:
    """One decisive operand settles it; else one unknown leaves it open; else all agree.

    The result is vacuous where everything that settles it is, so also where there is nothing.
    """
    settling = [trace for trace in traces if trace.value is decisive]
    children = tuple(traces)
    if settling:
        return Trace(node, decisive, all(trace.vacuous for trace in settling), children)
    if any(isinstance(trace.value, Unknown) for trace in traces):
        return Trace(node, Unknown(joined(traces)), children=children)
    return Trace(node, not decisive, all(trace.vacuous for trace in traces), children)


def opposite(node: ir.Node, trace: Trace) -> Trace:
    """`not`: unknown stays unknown, and what rested on nothing still does."""
    value = trace.value if isinstance(trace.value, Unknown) else not trace.value
    return Trace(node, value, trace.vacuous, (trace,))
