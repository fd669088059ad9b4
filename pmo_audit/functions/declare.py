"""How an operation is declared."""

from __future__ import annotations

from collections.abc import Callable

from pmo_audit.classes import dataclass, field
from pmo_audit.findings import Reason
from pmo_audit.types import MoneyType, Truth, Type, kind_of


@dataclass(frozen=True, slots=True)
class Undecided:
    """What an operation answers where its arguments, though known, have no answer: 1 / 0."""

    reason: Reason
    note: str


@dataclass(frozen=True, slots=True)
class Example:
    """Arguments and what they give; a test runs it."""

    arguments: tuple[object, ...]
    result: object


@dataclass(frozen=True, slots=True)
class Overload:
    """One operation on arguments of given types.

    `apply` sees values only, never another state: where an argument is *none*, a comparison is false and a
    computation is none; where one is unknown, so is the result. `id` is `name:types` and never changes.
    """

    id: str
    name: str
    arguments: tuple[Type, ...]
    result: Type
    doc: str
    apply: Callable[..., object]
    examples: tuple[Example, ...]
    compares: bool = field(init=False, repr=False, compare=False)
    """Whether it answers yes or no, so that *none* makes it false."""
    meets_money: bool = field(init=False, repr=False, compare=False)
    """Whether two amounts meet in it, which must be of one currency before it is applied."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "compares", isinstance(self.result, Truth))
        object.__setattr__(self, "meets_money", self.arguments == (MoneyType(), MoneyType()))


def declared(
    name: str,
    arguments: tuple[Type, ...],
    result: Type,
    apply: Callable[..., object],
    *cases: tuple[tuple[object, ...], object],
) -> Overload:
    """A computation whose id and line of documentation follow from its name and types."""
    kinds = tuple(map(kind_of, arguments))
    examples = tuple(Example(given, answer) for given, answer in cases)
    return Overload(
        f"{name}:{','.join(kinds)}", name, arguments, result, f"{name} {' and '.join(kinds)}", apply, examples
    )
