"""What names mean at a place in a rule, and how mistakes there are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from pmo_audit import ir
from pmo_audit.classes import dataclass, replace
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.records import Schema
from pmo_audit.text import Location, SourceText, Span
from pmo_audit.types import RefType, UnknownType


class Defines(Protocol):
    """What a scope asks of the standard's definitions."""

    def names_of(self, entity: str) -> tuple[str, ...]:
        """What is defined of an entity."""

    def is_open(self, entity: str, name: str) -> bool:
        """Whether a definition is being read just now."""

    def use(self, scope: Scope, base: ir.Local | ir.Field, entity: str, name: str, span: Span) -> ir.Node | None:
        """What a name means of the record `base` leads to; None where nothing of that name is defined."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of an expression: schema, parameters, and the records being looked at, innermost last.

    A parameter that is None was declared with a mistake; uses of it are not told again.
    """

    source: SourceText
    schema: Schema
    parameters: Mapping[str, ir.ParameterDeclared | None]
    report: Callable[[Diagnostic], None]
    locals: tuple[ir.Local, ...] = ()
    aliases: tuple[tuple[str, int], ...] = ()
    """Names that `as` gives to records being looked at, with their depth."""
    definitions: Defines | None = None
    banded: Callable[[Scope, ir.ParameterDeclared, Span], ir.Node] | None = None
    """What a parameter with bands means at a place; set once the checks of comparisons are at hand."""
    month_rounding: str = ""
    """What the standard states about months that lack a day: `down`, `up`, or nothing."""

    @property
    def innermost(self) -> ir.Local:
        """The record that bare names belong to."""
        return self.locals[-1]

    def find_local(self, name: str) -> ir.Local | None:
        """The innermost record of that kind that is being looked at, or the one given that name."""
        depth = dict(self.aliases).get(name)
        if depth is not None:
            return self.locals[depth] if depth < len(self.locals) else None
        return next((local for local in reversed(self.locals) if local.entity == name), None)

    def find_defined(self, base: ir.Local | ir.Field, entity: str, name: str, span: Span) -> ir.Node | None:
        """What the standard defines by that name of the record `base` leads to, or None."""
        return self.definitions.use(self, base, entity, name, span) if self.definitions is not None else None

    def is_open(self, name: str) -> bool:
        """Whether this stands in the definition of that name."""
        return self.definitions is not None and self.definitions.is_open(self.innermost.entity, name)

    def defined_of(self, entity: str) -> tuple[str, ...]:
        """The names that the standard defines of an entity."""
        return self.definitions.names_of(entity) if self.definitions is not None else ()

    def inside(self, entity: str, span: Span) -> Scope:
        """The scope in which one record of `entity` is looked at."""
        local = ir.Local(len(self.locals), entity, RefType(entity), span)
        return replace(self, locals=(*self.locals, local))

    def tell(self, code: str, message: str, span: Span, help_: str = "") -> None:
        """Report a mistake at a place of this file."""
        self.report(Diagnostic(code, message, Location(self.source, span), help_))


def mistake(span: Span) -> ir.Literal:
    """Stands where something was reported; its type fits everywhere."""
    return ir.Literal(None, UnknownType(), span)
