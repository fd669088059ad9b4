"""What to ask for: the gaps in the data, each once, ranked by how many verdicts wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmo_audit.auditing.plan import subject_of
from pmo_audit.auditing.responsible import Responsible
from pmo_audit.classes import dataclass, field
from pmo_audit.findings import Ask, Cause, Reason
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import Origin, column_at
from pmo_audit.values import Missing, Unreadable

_ASKED = frozenset({Reason.MISSING, Reason.UNREADABLE, Reason.DANGLING, Reason.INCOMPLETE, Reason.NO_RATE})
"""What is exempt was withheld with a reason, and what is undefined nobody can give: neither is asked for."""


class Throughout:
    """Which fields hold nothing in any record of their register, so that the column as a whole is lacking."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.portfolio = portfolio
        self._known: dict[tuple[str, str, type], bool] = {}

    def lacks(self, entity: str, field_name: str) -> bool:
        """Whether no record of the entity, of which there are several, has this field."""
        return self._all_are(entity, field_name, Missing)

    def is_whole(self, cause: Cause) -> bool:
        """Whether a cause is the same for everybody: a whole column is lacking, or a register that nobody delivered."""
        return self.is_column(cause) or (
            cause.reason is Reason.MISSING
            and is_register(self.portfolio, cause)
            and not any_delivered(self.portfolio, cause)
        )

    def _all_are(self, entity: str, field_name: str, state: type) -> bool:
        key = (entity, field_name, state)
        if key not in self._known:
            records = self.portfolio.register(entity).records
            self._known[key] = (
                len(records) > 1
                and self.portfolio.schema.find_field(entity, field_name) is not None
                and all(isinstance(self.portfolio.value(one, field_name), state) for one in records)
            )
        return self._known[key]

    def is_column(self, cause: Cause) -> bool:
        """Whether a cause is that a whole column is lacking, or that none of its cells can be read."""
        if cause.reason is Reason.UNREADABLE:
            return self._all_are(cause.entity, cause.field, Unreadable)
        return cause.reason is Reason.MISSING and self.lacks(cause.entity, cause.field)


@dataclass
class _Tally:
    cause: Cause
    cells: dict[tuple[str, str], None] = field(default_factory=dict)
    verdicts: int = 0
    rules: dict[str, None] = field(default_factory=dict)


def rank_asks(
    portfolio: Portfolio,
    throughout: Throughout,
    open_verdicts: Iterable[tuple[str, tuple[Cause, ...]]],
    responsible: Responsible,
) -> tuple[Ask, ...]:
    """One entry for each cell, or whole column or register, that undecided verdicts (rule, causes) wait for."""
    tallies: dict[tuple[str, ...], _Tally] = {}
    for rule, causes in open_verdicts:
        for key, cause in _keys(portfolio, throughout, causes).items():
            tally = tallies.setdefault(key, _Tally(cause))
            tally.cells.setdefault((cause.entity, cause.key))
            tally.verdicts += 1
            tally.rules.setdefault(rule)
    asks = [_ask(portfolio, key, tally, responsible) for key, tally in tallies.items()]
    return tuple(sorted(asks, key=lambda one: (-one.verdicts, one.entity, one.field, one.key, one.reason.value)))


def _keys(portfolio: Portfolio, throughout: Throughout, causes: Iterable[Cause]) -> Mapping[tuple[str, ...], Cause]:
    """The asks that one verdict waits for; several cells of one lacking column are one."""
    found: dict[tuple[str, ...], Cause] = {}
    for cause in causes:
        if cause.reason not in _ASKED:
            continue
        if throughout.is_column(cause):
            found.setdefault(("column", cause.entity, cause.field), cause)
        elif cause.reason is Reason.MISSING and is_register(portfolio, cause) and not any_delivered(portfolio, cause):
            found.setdefault(("register", cause.field), cause)
        elif cause.reason is Reason.NO_RATE:
            found.setdefault(("rate", cause.note), cause)
        else:
            found.setdefault(("cell", cause.entity, cause.key, cause.field, cause.reason.value), cause)
    return found


def is_register(portfolio: Portfolio, cause: Cause) -> bool:
    """Whether a cause names a register, or an owner's part of one."""
    return cause.entity in portfolio.schema.entities and cause.field in portfolio.schema.collections_of(cause.entity)


def any_delivered(portfolio: Portfolio, cause: Cause) -> bool:
    """Whether anything of the register that a cause names was delivered."""
    member, _ = portfolio.schema.collections_of(cause.entity)[cause.field]
    return portfolio.members(member).delivered


def _ask(portfolio: Portfolio, key: tuple[str, ...], tally: _Tally, responsible: Responsible) -> Ask:
    cause = tally.cause
    record = portfolio.find(cause.entity, cause.key) if cause.key else None
    rules = tuple(tally.rules)
    if key[0] == "column":
        records = portfolio.register(cause.entity).records
        plural = portfolio.schema.entities[cause.entity].plural.replace("_", " ")
        readable = "a readable " if cause.reason is Reason.UNREADABLE else ""
        what = f"{readable}`{cause.field}` of all {len(records)} {plural}"
        origin = _column(cause.origin, record)
        return Ask(what, cause.entity, "", cause.field, cause.reason, len(records), tally.verdicts, rules, origin)
    if key[0] == "register":
        what = f"the register of {cause.field.replace('_', ' ')}"
        return Ask(what, "portfolio", "", cause.field, cause.reason, len(tally.cells), tally.verdicts, rules, None)
    if key[0] == "rate":
        what = f"an exchange rate for {cause.note}"
        number = len(tally.cells)
        return Ask(what, "portfolio", "", cause.field, cause.reason, number, tally.verdicts, rules, cause.origin)
    what = _what(portfolio, cause, record)
    who = responsible.who(record) if record else None
    projects = portfolio.record_projects(record) if record else ()
    return Ask(
        what,
        cause.entity,
        cause.key,
        cause.field,
        cause.reason,
        1,
        tally.verdicts,
        rules,
        cause.origin,
        who.name if who else "",
        who,
        tuple(subject_of(portfolio, one) for one in projects),
        responsible.due(projects),
    )


def _what(portfolio: Portfolio, cause: Cause, record: Record | None) -> str:
    name = f" of {subject_of(portfolio, record).name}" if record else ""
    if cause.reason is Reason.INCOMPLETE:
        return f"the whole register of {cause.field.replace('_', ' ')}{name}: {cause.note}"
    readable = {
        Reason.UNREADABLE: "a readable `{}`",
        Reason.DANGLING: "the record that `{}` means",
    }.get(cause.reason, "`{}`")
    return readable.format(cause.field) + name


def _column(origin: Origin | None, record: Record | None) -> Origin | None:
    """The column of a cell, without its row."""
    if origin is None:
        return None
    place = record.place if record is not None else None
    return Origin(origin.file, column_at(origin.at, place.at if place is not None else ""))
