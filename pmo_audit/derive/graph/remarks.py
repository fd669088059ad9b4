"""What there is to say about the dependencies themselves, so that silence is not taken for order."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.derive.graph.dependencies import Dependencies
from pmo_audit.derive.graph.things import Thing
from pmo_audit.derive.graph.ties import End, Tie
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.oversight import Cycle
from pmo_audit.text import counted
from pmo_audit.values import Ref


def remarks_on(dependencies: Dependencies) -> tuple[Diagnostic, ...]:
    """Registers that never came, kinds that nobody gave, and parts that are another project's."""
    return (*_undelivered(dependencies), *_without_kind(dependencies), *_misplaced(dependencies))


def remarks_on_cycles(cycles: tuple[Cycle, ...]) -> tuple[Diagnostic, ...]:
    """Parts that hang together so much that not every dependency in them is shown in a cycle."""
    left = {(one.among, one.left_out): one for one in cycles if one.left_out}
    return tuple(
        Diagnostic(
            "PA825",
            f"{counted(one.left_out, 'dependency', 'dependencies')} in circles among {one.among:,} projects stand in "
            "no cycle that is listed",
            None,
            "there are too many circles to list; break those that are listed and look again",
            Severity.NOTE,
        )
        for one in left.values()
    )


def _undelivered(dependencies: Dependencies) -> Iterator[Diagnostic]:
    collection = dependencies.portfolio.members("dependency")
    if not collection.delivered:
        message = "no register of dependencies came, so nothing can be said of them"
        yield Diagnostic("PA824", message, None, "deliver one, be it empty", Severity.WARNING)
    elif collection.gaps:
        first = collection.gaps[0]
        more = f", and {len(collection.gaps) - 1:,} more of the kind" if len(collection.gaps) > 1 else ""
        message = f"there may be dependencies that are not here: {first.reason}{more}"
        yield Diagnostic("PA824", message, first.place, "what is not here is in no answer", Severity.WARNING)


def _without_kind(dependencies: Dependencies) -> Iterator[Diagnostic]:
    silent = [one for one in dependencies.ties if not one.says_kind and one.kind is not None]
    if silent:
        some = "1 dependency does" if len(silent) == 1 else f"{len(silent):,} dependencies do"
        message = f"{some} not say the kind, and is read as finish to start"
        message = message if len(silent) == 1 else message.replace("and is read", "and are read")
        help_ = "say it in `kind`: finish_to_start, start_to_start, finish_to_finish or start_to_finish"
        yield Diagnostic("PA823", message, silent[0].record.origin("kind"), help_, Severity.NOTE)


def _misplaced(dependencies: Dependencies) -> Iterator[Diagnostic]:
    for tie in dependencies.ties:
        for field, end in (("project", tie.waiting), ("target", tie.awaited)):
            home = _other_home(dependencies, tie, field, end)
            if home is not None and end.thing is not None:
                message = f"{end.thing.subject.name} is part of {home.subject.name}, and not of what `{field}` names"
                help_ = "correct one of the two; until then the part counts, with the project it belongs to"
                yield Diagnostic("PA822", message, end.origin, help_, Severity.WARNING)


def _other_home(dependencies: Dependencies, tie: Tie, field: str, end: End) -> Thing | None:
    """The project that a part belongs to, where the dependency names another."""
    said = dependencies.portfolio.value(tie.record, field)
    if end.thing is None or not end.thing.is_part or not isinstance(said, Ref) or said.key is None:
        return None
    home = dependencies.made.home_of(end.thing)
    return home if home is not end.thing and home.subject.id != said.key else None
