"""The things an open verdict waits for, each with all that may be filled in, as far as it makes a difference."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.auditing.plan import subject_of
from pmo_audit.auditing.why.axis import Axis
from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.cells import Cell, about, cells_in
from pmo_audit.auditing.why.changes import named
from pmo_audit.auditing.why.edits import NEW, AddRecord, Edits, SetField, is_new, overlaid
from pmo_audit.auditing.why.space import Space
from pmo_audit.auditing.why.spans import in_words, nearest_point, stretch_of
from pmo_audit.auditing.why.words import OWN_WORDS
from pmo_audit.backends import Unknown, joined
from pmo_audit.classes import dataclass
from pmo_audit.findings import Outcome
from pmo_audit.records import Blank
from pmo_audit.text import in_words as listed
from pmo_audit.types import EnumType, RefType, Text, Truth, article
from pmo_audit.values import NONE, Exempt, Ref


@dataclass(frozen=True, slots=True)
class Filling:
    """One way of filling something in: in words, what comes out, and one or two examples of it.

    `option` is its place among the options of a list, so that those which come to the same can be told together.
    """

    given: str
    outcome: Outcome
    examples: tuple[Edits, ...]
    option: SetField | None = None


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something unknown: what it is called, and what may be filled in.

    `exact` says that the fillings part everything that may be filled in by what comes out. `joint` says of some edits
    that it is still compared with something unknown, so that one example does not speak for its neighbours.
    """

    what: str
    cell: tuple[str, str, str]
    fillings: Callable[[], list[Filling]]
    exact: bool
    joint: Callable[[Edits], bool] = lambda _: False
    given: Callable[[Sequence[SetField], bool], str] = lambda some, _: some[0].words
    """Several options of a list in words; whether they are all there are."""


def of_cell(bench: Bench, edits: Edits, cell: Cell) -> Unsaid:
    """A field of a record of which nobody knows the value."""
    roots = tuple((root, (bench.subject,)) for root in bench.rule.roots)
    space = Space(bench, edits, cell, tuple(about(bench, bench.world(edits), cell, roots)))
    leads_on = _leads_on(space)
    exact = not leads_on and not any(call.overload.startswith(_OPEN) for call, _ in space.comparisons)
    key = (cell.entity, cell.key, cell.field)
    others = _of_register(space) if leads_on else []
    return Unsaid(
        called(bench, edits, cell),
        key,
        lambda: others + _fillings(space),
        exact,
        lambda one: _is_joint(space, one),
        lambda some, every: _given(space, some, every=every and not others),
    )


def _is_joint(space: Space, edits: Edits) -> bool:
    """Whether the cell is still compared with something unknown with these edits; words of a list are all tried."""
    if isinstance(space.type, EnumType | Truth):
        return False
    world = space.bench.world(edits)
    traces = [world.evaluate(*one) for one in space.comparisons]
    return any(isinstance(one.value, Unknown) and space.cell in cells_in(one, members=True) for one in traces)


_OPEN = ("matches", "contains", "starts", "ends", "length")
"""Questions about texts, of which not every mixture can be tried."""


def of_rate(bench: Bench, edits: Edits, pair: str) -> Unsaid | None:
    """An exchange rate that nobody gave; None where more than two currencies meet."""
    currencies = pair.split(" and ")
    if len(currencies) != 2:
        return None
    base, currency = currencies
    key = f"{NEW}rate of {currency} in {base}"
    add = AddRecord("exchange_rate", key, (("currency", currency), ("base", base), ("valid_from", date.min)))
    within = overlaid(edits, (add,))
    space = Space(bench, within, Cell("exchange_rate", key, "rate"), ())
    axis = Axis(lambda x: x, Fraction(1, 10_000), whole=False, lowest=Fraction(1, 10_000))
    what = f"the exchange rate (what one {currency} is worth in {base})"
    return Unsaid(what, add.cell, lambda: _on_line(space, axis), exact=True)


def called(bench: Bench, edits: Edits, cell: Cell) -> str:
    """A cell as one speaks of it: of which record, where that is not the one that is judged."""
    if (cell.entity, cell.key) == (bench.subject.entity, bench.subject.key):
        return f"`{cell.field}`"
    record = bench.world(edits).portfolio.find(cell.entity, cell.key)
    if record is None or is_new(cell.key):
        return f"its `{cell.field}`"
    return f"`{cell.field}` of {named(subject_of(bench.portfolio, record))}"


def _fillings(space: Space) -> list[Filling]:
    """Everything that may stand in a cell, by what comes out."""
    axis = space.axis()
    found = _on_line(space, axis) if axis is not None else _of_options(space)
    return found + _states(space, {one.outcome for one in found})


# Values on a line


def _on_line(space: Space, axis: Axis) -> list[Filling]:
    found: list[Filling] = []
    pieces = space.ranges(axis, lambda edits: _answer(space, edits))
    below = [one for one in pieces if one.high is not None and one.high <= 0 and not one.high_closed]
    rest = {one.answer for one in pieces if one not in below}
    hidden = not space.goes_below_zero() and all(one.answer in rest for one in below)
    for one in pieces:
        stretch = stretch_of(axis, one)
        if stretch is None or (hidden and one in below):
            continue
        points = (*space.usual(), nearest_point(stretch, None), axis.down(one.inside))
        meant = [x for x in dict.fromkeys(points) if axis.has(x) and _within(x, stretch.low, stretch.high)]
        examples = tuple(space.with_value(space.cell.set_to(axis.make(x))) for x in meant[:2])
        outcome = one.answer if isinstance(one.answer, Outcome) else Outcome.UNKNOWN
        words = in_words(axis, stretch, space.type)
        found.append(Filling("is known" if words == "any" else f"is {words}", outcome, examples))
    return found


def _answer(space: Space, edits: Edits) -> Hashable:
    """The outcome; of an open one what it waits for, since what follows depends on it."""
    outcome = space.bench.outcome(edits)
    if outcome is not Outcome.UNKNOWN:
        return outcome
    return frozenset((one.entity, one.key, one.field) for one in joined(space.bench.judge(edits).deciding))


def _within(x: Fraction, low: Fraction | None, high: Fraction | None) -> bool:
    return (low is None or low <= x) and (high is None or x <= high)


# One of a list


def _of_options(space: Space) -> list[Filling]:
    """The options, one by one."""
    found = []
    for one in sorted(_plainest(space, space.options()), key=lambda one: one.value == OWN_WORDS):
        edits = space.with_value(one)
        found.append(Filling(f"is {one.words}", space.bench.outcome(edits), (edits,), one))
    return found


def _plainest(space: Space, options: Sequence[SetField]) -> list[SetField]:
    """The options without those that say no more than another one."""
    if not isinstance(space.type, Text):
        return list(options)
    other = next((space.bench.outcome(space.with_value(one)) for one in options if one.value == OWN_WORDS), None)
    kept = [one for one in options if one.value == OWN_WORDS or space.bench.outcome(space.with_value(one)) is not other]
    return kept[:_TEXTS]


_TEXTS = 8


def _given(space: Space, some: Sequence[SetField], *, every: bool) -> str:
    if every:
        match space.type:
            case RefType(entity) if entity != "person":
                return f"is {article(entity)} of the register"
            case RefType():
                return "names somebody"
            case _:
                return "is known"
    match space.type:
        case EnumType():
            return f"is {listed((one.words for one in some), 'or')}"
        case RefType(entity):
            nobody_else = "anybody else" if entity == "person" else f"any other {entity.replace('_', ' ')}"
            names = [
                nobody_else if one.brings is not None or one.words == "somebody else" else one.words for one in some
            ]
            return f"is {listed(names, 'or')}"
        case Text():
            return f"is {listed(('any other words' if one.value == OWN_WORDS else one.words for one in some), 'or')}"
        case _:
            return f"is {listed((one.words for one in some), 'or')}"


# Records that a rule reads by way of the cell


def _leads_on(space: Space) -> bool:
    """Whether the rule reads a field that the record has none of unless it says so, so that it matters which it is.

    A new record has none of it either; what it is missing is asked for next.
    """
    cell, schema = space.cell, space.bench.portfolio.schema
    for node in (node for root in space.bench.rule.roots for node in ir.walk(root)):
        match node:
            case ir.Field(ir.Field(entity=entity, name=way), of, name) if (entity, way) == (cell.entity, cell.field):
                field = schema.find_field(of, name)
                if field is not None and field.blank is Blank.NONE:
                    return True
    return False


def _of_register(space: Space) -> list[Filling]:
    """Records of the register of which something else comes out than of one that is new, together by outcome."""
    assert isinstance(space.type, RefType), "nothing else leads on"
    entity, portfolio = space.type.entity, space.bench.portfolio
    usual = space.bench.outcome(space.with_value(space.somebody(entity)))
    found: dict[Outcome, list[SetField]] = {}
    for record in portfolio.register(entity).records[:_REGISTER]:
        name = subject_of(portfolio, record).name or record.key
        edit = space.cell.set_to(Ref(entity, name, record.key), name)
        outcome = space.bench.outcome(space.with_value(edit))
        if outcome not in (usual, Outcome.UNKNOWN):
            found.setdefault(outcome, []).append(edit)
    return [
        Filling(f"is {_named(some)}", outcome, tuple(space.with_value(one) for one in some[:2]))
        for outcome, some in found.items()
    ]


def _named(some: Sequence[SetField]) -> str:
    """A few of them by name, and how many more there are."""
    names = [one.words for one in some[:_NAMES]]
    more = len(some) - len(names)
    return listed([*names, f"{more} more of the register"] if more else names, "or")


_REGISTER = 200
"""Records of a register that are tried."""
_NAMES = 3


# Instead of a value


def _states(space: Space, outcomes: Iterable[Outcome]) -> list[Filling]:
    """That there is none, or that it is withheld, where that can be meant or makes a difference."""
    asked = {
        one.state
        for root in space.bench.rule.roots
        for one in ir.walk(root)
        if isinstance(one, ir.StateTest) and isinstance(one.operand, ir.Field) and one.operand.name == space.cell.field
    }
    none = space.cell.set_to(NONE, "none")
    outcome = space.bench.outcome(space.with_value(none))
    declared = space.cell.declared(space.bench.portfolio)
    found = []
    if declared.blank is Blank.NONE or asked & {"empty", "known"} or outcome not in outcomes:
        found.append(Filling("is none", outcome, (space.with_value(none),)))
    if "exempt" in asked:
        withheld = space.with_value(space.cell.set_to(Exempt("a reason")))
        found.append(Filling("is withheld with a reason", space.bench.outcome(withheld), (withheld,)))
    return found
