"""What a name stands for: a field, a record being looked at, a parameter, a collection."""

from __future__ import annotations

from pmo_audit import ir
from pmo_audit.analysis.reserved import RESERVED
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.classes import replace
from pmo_audit.language import tree
from pmo_audit.records import Field
from pmo_audit.text import Span, nearest, one_slip_from
from pmo_audit.types import EnumType, RefType, UnknownType, article

LONGEST_PATH = 20
"""Dots in a path."""


def resolve(scope: Scope, path: tree.Path) -> ir.Node:
    """The field, record or parameter a path leads to; a mistake is reported at the part that fails."""
    head, *rest = path.parts
    if len(rest) > LONGEST_PATH:
        scope.tell("PA109", f"this path goes over {len(rest)} records", path.span, f"{LONGEST_PATH} can be followed")
        return mistake(path.span)
    start = find_head(scope, head)
    if start is None:
        if head.text not in scope.parameters:
            _tell_unknown(scope, head, path)
        return mistake(path.span)
    if isinstance(start, ir.Parameter | ir.Banded):
        if rest:
            scope.tell("PA206", f"the parameter `{head.text}` has no fields", rest[0].span)
            return mistake(path.span)
        return start
    node: ir.Node = start
    for part in rest:
        if not isinstance(node, ir.Local | ir.Field):
            scope.tell("PA206", "a definition leads to no record, so it has no fields", part.span)
            return mistake(path.span)
        step = _step(scope, node, part)
        if step is None:
            return mistake(path.span)
        node = step
    return node


def find_head(scope: Scope, name: tree.Word) -> ir.Node | None:
    """What a bare name means: a field or definition of the innermost record, an outer record, a parameter, or None."""
    inner = scope.innermost
    field = scope.schema.find_field(inner.entity, name.text)
    parameter = scope.parameters.get(name.text)
    if field is not None:
        if parameter is not None:
            scope.tell(
                "PA204",
                f"`{name.text}` is both a field of {article(inner.entity)} and a parameter",
                name.span,
                f"write `{inner.entity}.{name.text}` for the field, or give the parameter another name",
            )
        return ir.Field(inner, inner.entity, name.text, field.type, name.span, field.dated_by)
    defined = scope.find_defined(inner, inner.entity, name.text, name.span)
    if defined is not None:
        return defined
    local = scope.find_local(name.text)
    if sum(one.entity == name.text for one in scope.locals) > 1 and not scope.aliases:
        scope.tell(
            "PA204",
            f"two records here are {article(name.text)}",
            name.span,
            f"name the outer one, as in `for each {name.text} as this_{name.text}`; the inner one needs no name",
        )
    if local is not None:
        return ir.Local(local.depth, local.entity, local.type, name.span)
    if parameter is not None:
        return use_parameter(scope, parameter, name.span)
    return None


def use_parameter(scope: Scope, declared: ir.ParameterDeclared, span: Span) -> ir.Node:
    """The node for a parameter whose name stands at `span`."""
    if declared.bands and scope.banded is not None:
        return scope.banded(scope, declared, span)
    return ir.Parameter(declared.name, declared.versions, declared.type, span, declared.place)


def _step(scope: Scope, base: ir.Local | ir.Field, part: tree.Word) -> ir.Node | None:
    if isinstance(base.type, UnknownType):
        return None  # it was declared with a mistake, which is told
    if not isinstance(base.type, RefType):
        name = base.name if isinstance(base, ir.Field) else base.entity
        scope.tell("PA206", f"`{name}` leads to no record, so it has no field `{part.text}`", part.span)
        return None
    entity = base.type.entity
    field = scope.schema.find_field(entity, part.text)
    if field is None:
        defined = scope.find_defined(base, entity, part.text, Span(base.span.start, part.span.end))
        if defined is not None:
            return defined
    if field is None and scope.parameters.get(part.text, part) is None:
        return None  # it may be declared by an `extend` that cannot be read, which is told
    if field is None:
        known = [one.name for one in scope.schema.fields_of(entity)]
        near = nearest(part.text, [*known, *scope.defined_of(entity)])
        scope.tell(
            "PA206",
            f"{article(entity)} has no field `{part.text}`",
            part.span,
            f"did you mean `{near}`?" if near else _fields_help(entity),
        )
        return None
    return ir.Field(base, entity, part.text, field.type, Span(base.span.start, part.span.end), field.dated_by)


_NOTHINGS = frozenset(["blank", "null", "nil", "nothing", "undefined", "tbc", "tbd"])


def _is_word_of(field: Field, word: str) -> bool:
    return isinstance(field.type, EnumType) and word in field.type.members


def _tell_unknown(scope: Scope, head: tree.Word, path: tree.Path) -> None:
    """An unknown name, with the outer field or the nearest name that may have been meant."""
    for local in reversed(scope.locals[:-1]):
        if scope.schema.find_field(local.entity, head.text) is not None:
            scope.tell(
                "PA201",
                f"{article(scope.innermost.entity)} has no field `{head.text}`",
                head.span,
                f"write `{local.entity}.{path.text}` for the field of the {local.entity.replace('_', ' ')}",
            )
            return
    entity = scope.innermost.entity
    if head.text.lower() in _NOTHINGS:
        message = f"`{head.text}` stands for nothing here"
        scope.tell("PA201", message, head.span, "ask `… is known`, `… is missing` or `… is empty`")
        return
    listed = next((one for one in scope.schema.fields_of(entity) if _is_word_of(one, head.text)), None)
    if listed is not None:
        message = f"`{head.text}` is one of the words of `{listed.name}`, and stands here alone"
        scope.tell("PA201", message, head.span, f"to name several, write `{listed.name} is one of [a, b]`")
        return
    known = known_names(scope)
    near = one_slip_from(head.text, WORDS) or nearest(head.text, known)
    if near is None and "project" in known and scope.schema.find_field("project", head.text) is not None:
        near = f"project.{head.text}"
    noun = scope.schema.find_by_noun(head.text)
    help_ = f"did you mean `{near}`?" if near else _fields_help(entity)
    if noun is not None:
        slip = one_slip_from(head.text, known)
        help_ = f"did you mean `{slip}`? " if slip else ""
        help_ += f"ask about records with `some {noun.name}`, `every {noun.name}` or `count({noun.plural})`"
    scope.tell("PA201", f"`{head.text}` is not a field of {article(entity)}, nor a parameter", head.span, help_)


WORDS = ("today", "known", "missing", "exempt", "empty", "true", "false")
"""Words of the language that stand where a name could."""


def known_names(scope: Scope) -> list[str]:
    """The bare names that mean something at a place."""
    entity = scope.innermost.entity
    names = [field.name for field in scope.schema.fields_of(entity)] + list(scope.defined_of(entity))
    names += [local.entity for local in scope.locals]
    return names + list(scope.parameters) + [name for name, _ in scope.aliases]


def _fields_help(entity: str) -> str:
    return f"`pmo-audit schema {entity}` lists its fields"


def find_members(scope: Scope, noun: tree.Word) -> ir.Members | None:
    """The collection a noun means: of the innermost record, else of its project, else of the portfolio.

    None where the noun is no entity; the caller says so, since a bare name may mean something else.
    """
    entity = scope.schema.find_by_noun(noun.text)
    if entity is None:
        return None
    inner = scope.innermost
    own = scope.schema.collections_of(inner.entity).get(entity.plural)
    if own is not None:
        return ir.Members(entity.name, inner if own[1] else None, own[1], noun.span)
    project = scope.schema.find_field(inner.entity, "project")
    of_project = scope.schema.collections_of("project").get(entity.plural)
    leads = project is not None and project.type == RefType("project")
    if project is not None and leads and of_project is not None:
        owner = ir.Field(inner, inner.entity, "project", project.type, noun.span)
        return ir.Members(entity.name, owner, of_project[1], noun.span)
    return ir.Members(entity.name, None, "", noun.span)


def enter(scope: Scope, noun: tree.Noun) -> tuple[ir.Members, Scope] | None:
    """The collection a noun means, and the scope in which one of its members is looked at.

    None where there are no such records, which is told.
    """
    found = find_members(scope, noun.word)
    if found is None:
        tell_unknown_noun(scope, noun.word)
        return None
    inner = scope.inside(found.entity, noun.span)
    return found, named(inner, noun.alias) if noun.alias is not None else inner


def named(scope: Scope, alias: tree.Word) -> Scope:
    """The scope in which the innermost record has a name of its own, which must not already mean something."""
    entity = scope.innermost.entity
    noun = scope.schema.find_by_noun(alias.text)
    if alias.text in RESERVED:
        scope.tell("PA208", f"`{alias.text}` is a word of the language", alias.span, "choose another name")
    elif noun is not None and alias.text != entity:
        message = f"`{alias.text}` is the name of a kind of record"
        scope.tell("PA204", message, alias.span, "choose another name")
    elif alias.text in dict(scope.aliases):
        scope.tell("PA204", f"`{alias.text}` is already another record", alias.span, "choose another name")
    elif alias.text in scope.parameters or scope.schema.find_field(entity, alias.text) is not None:
        what = "a parameter" if alias.text in scope.parameters else f"a field of {article(entity)}"
        scope.tell("PA204", f"`{alias.text}` is already {what}", alias.span, "choose another name")
    return replace(scope, aliases=(*scope.aliases, (alias.text, scope.innermost.depth)))


def tell_unknown_noun(scope: Scope, noun: tree.Word) -> None:
    """Report a noun that is no kind of record."""
    entities = scope.schema.entities.values()
    near = nearest(noun.text, [one.name for one in entities] + [one.plural for one in entities])
    help_ = f"did you mean `{near}`?" if near else "`pmo-audit schema` lists the kinds of record"
    scope.tell("PA202", f"there are no records called `{noun.text}`", noun.span, help_)
