"""From a way in which conditions go together to a record as an example spells it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.authoring.solver.branch import Branch
from pmo_audit.authoring.solver.formula import EXEMPT, MISSING, NO, NONE, UNREADABLE, VALUE, YES, Same
from pmo_audit.authoring.solver.linear import Below, Form, Variable, at_most_zero
from pmo_audit.authoring.solver.wording import QUOTE, Groups
from pmo_audit.authoring.solver.world import SUBJECT, state, word
from pmo_audit.records import Blank, Schema
from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Text,
    Truth,
)
from pmo_audit.values import MISSING as NOT_SAID
from pmo_audit.values import NONE as NOTHING
from pmo_audit.values import Days, Exempt, Money, Months, Period, Ref, Unreadable, WorkingDays

_PEOPLE = ("Ann Lee", "Bo Ek", "Cy Oz", "Di Ray", "Eve Fox", "Flo Kay")
_ORDER = (VALUE, MISSING, NONE, EXEMPT, UNREADABLE)


class Model:
    """A record that follows a branch, with all amounts in one currency. Whether it does is for the caller to see."""

    def __init__(self, branch: Branch, schema: Schema, currency: str) -> None:
        self.branch = branch
        self.world = branch.world
        self.schema = schema
        self.currency = currency
        found = branch.values(_counts_are_known(branch)) or {}
        self.values: Mapping[str, Fraction] = {variable.name: value for variable, value in found.items()}
        self.texts = Groups(branch.same)
        self.people = Groups(_same_people(branch))
        self._called: dict[str, str] = {}
        self._chosen: dict[str, str] = {}

    def record(self, entity: str) -> ir.ExampleRecord:
        """The subject of the rule, with everything that belongs to it."""
        return self._record(SUBJECT, entity)

    def day(self, usual: date) -> date:
        """The day of the run."""
        value = self.values.get("today")
        return date.fromordinal(int(value)) if value is not None else usual

    def _record(self, path: str, entity: str) -> ir.ExampleRecord:
        fields: dict[str, object] = {}
        for child in self.world.children.get(path, ()):
            value = self._cell(child)
            if value is not None:
                fields[self.world.cells[child].name] = value
        label = self.schema.entities[entity].label
        if path in self.people.names():
            fields[label] = self._name(path)
        fields.update(self._collections(path))
        return ir.ExampleRecord(entity, fields)

    # Cells

    def _cell(self, path: str) -> object | None:
        """What stands in a cell; None where nothing was said of it."""
        node = self.world.cells[path]
        if not self._is_spoken_of(path):
            return None
        left = self.branch.possible.get(state(path), frozenset(_ORDER))
        chosen = next((one for one in _ORDER if one in left), MISSING)
        match chosen:
            case "none":
                return NOTHING
            case "missing":
                field = self.schema.find_field(node.entity, node.name)
                return NOT_SAID if field is not None and field.blank is Blank.NONE else None
            case "exempt":
                return Exempt("withheld")
            case "unreadable":
                return Unreadable("?", "the example says so")
            case _:
                return self._value(path, node)

    def _is_spoken_of(self, path: str) -> bool:
        known = (state(path), word(path))
        if any(name in self.branch.possible for name in known) or path in self.values or path in self.people.names():
            return True
        return any(self._is_spoken_of(child) for child in self.world.children.get(path, ())) or any(
            home.owner == path and state(name) in self.branch.possible for name, home in self.world.collections.items()
        )

    def _value(self, path: str, node: ir.Field) -> object | None:
        number = self.values.get(path, Fraction(0))
        match node.type:
            case RefType(entity):
                return self._reference(path, entity)
            case EnumType(members=members):
                return self._word(path, members)
            case Truth():
                return self._word(path, ("true", "false")) == "true"
            case Text():
                return self._text(path)
            case MoneyType():
                return Money(self.values.get(path, Fraction(1_000_000)), self.currency)
            case Number():
                return number
            case DateType():
                return date.fromordinal(int(number)) if 0 < number <= date.max.toordinal() else None
            case DurationType(unit):
                return {"days": Days, "working days": WorkingDays, "months": Months}[unit](number)
            case PeriodType():
                return _period(int(number))
            case ListType():
                return self._list(path)
            case _:
                return None

    def _reference(self, path: str, entity: str) -> object:
        nested = any(self._is_spoken_of(child) for child in self.world.children.get(path, ()))
        if nested or any(True for _ in self._owned(path)):
            return self._record(path, entity)
        return Ref(entity, self._name(path))

    def _name(self, path: str) -> str:
        """One name for all references that are the same."""
        head = self.people.head(path)
        return self._called.setdefault(head, _PEOPLE[len(self._called) % len(_PEOPLE)])

    def _word(self, path: str, members: tuple[str, ...]) -> str:
        """A word that is left to the cell and to all that are the same as it, and to none that differs."""
        place = self.values.get(f"rank {path}")
        if place is not None and 0 <= place < len(members):
            return members[int(place)]
        head = self.texts.head(path)
        if head not in self._chosen:
            alike = [one for one in self.world.cells if self.texts.head(one) == head]
            left = [one for one in members if all(self._may_be(each, one) for each in alike)]
            taken = {self._chosen.get(one) for one in self._differing(head)}
            self._chosen[head] = next((one for one in left if one not in taken), left[0] if left else members[0])
        return self._chosen[head]

    def _may_be(self, path: str, one: str) -> bool:
        return one in self.branch.possible.get(word(path), self.world.domain(word(path)))

    def _differing(self, head: str) -> Iterator[str]:
        for one in self.branch.same:
            sides = self.texts.head(one.left), self.texts.head(one.right)
            if not one.same and head in sides:
                yield sides[1] if sides[0] == head else sides[0]

    def _text(self, path: str) -> str:
        head = self.texts.head(path)
        if head.startswith(QUOTE):
            return head[1:-1]
        if head not in self._chosen:
            said = [one for one in self.branch.says if one.truly and self.texts.head(one.path) == head]
            parts = {how: [one.words for one in said if one.how == how] for how in ("starts", "contains", "ends")}
            words = [*parts["starts"][:1], *parts["contains"], *parts["ends"][:1]]
            self._chosen[head] = " ".join(words) or f"Something{' else' * len(self._chosen)}"
        return self._chosen[head]

    def _list(self, path: str) -> tuple[str, ...]:
        begin = f"contains {path} "
        words = [name.removeprefix(begin) for name, left in self.branch.possible.items() if name.startswith(begin)]
        held = [one for one in words if self.branch.possible[begin + one] == YES]
        filled = self.branch.possible.get(f"blank {path}") == NO
        return tuple(held) or (("Something",) if filled else ())

    # Collections

    def _owned(self, path: str) -> Iterator[tuple[str, str]]:
        """The collections of a record of which something was said, with the kind of their members."""
        for name, home in self.world.collections.items():
            if (home.owner == path or (home.owner is None and path == SUBJECT)) and state(name) in self.branch.possible:
                yield name, home.entity

    def _collections(self, path: str) -> Iterator[tuple[str, object]]:
        for name, entity in self._owned(path):
            if VALUE not in self.branch.possible[state(name)]:
                continue
            members = [self._record(one, entity) for one in self.branch.members.get(name, ())]
            wanted = int(self.values.get(f"least {name}()", Fraction(0)))
            members += [ir.ExampleRecord(entity, {})] * max(0, min(wanted, 20) - len(members))
            yield self.schema.entities[entity].plural, tuple(members)


def _counts_are_known(branch: Branch) -> list[Below]:
    """In an example everything is delivered, so the most that there may be is the least."""
    names = [name for name in branch.world.counts if any(each.name.endswith(f" {name}") for each in _variables(branch))]
    return [
        at_most_zero(
            Form.of(Variable(f"most {name}", whole=True)).plus(Form.of(Variable(f"least {name}", whole=True)), -1)
        )
        for name in names
    ]


def _variables(branch: Branch) -> Iterable[Variable]:
    yield from branch.low
    yield from branch.high
    for one in branch.joint:
        yield from (variable for variable, _ in one.form.terms)


def _same_people(branch: Branch) -> Iterator[Same]:
    """Which references were said to be the same."""
    for name, left in branch.possible.items():
        if name.startswith("same ") and left == {"yes"}:
            first, _, second = name.removeprefix("same ").partition(" is ")
            yield Same(first, second, same=True)


def _period(place: int) -> Period | None:
    last, _ = divmod(place, 10**7)
    if not 0 < last <= date.max.toordinal():
        return None
    return Period.parse(date.fromordinal(last).isoformat()[:7])
