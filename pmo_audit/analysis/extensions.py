"""What a standard adds to the records: fields, lists, and whole kinds of record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmo_audit.analysis.reserved import Report, is_reserved, tell, tell_reserved, unique_words
from pmo_audit.classes import dataclass
from pmo_audit.language import tree
from pmo_audit.records import Blank, Entity, Extension, Field, Schema
from pmo_audit.text import in_words, nearest
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
    Type,
    UnknownType,
    article,
)

Blocks = Sequence[tuple[tree.RuleFile, tree.ExtendBlock]]

_SIMPLE: tuple[tuple[str, Type], ...] = (
    ("text", Text()),
    ("number", Number()),
    ("percent", Number(percent=True)),
    ("money", MoneyType()),
    ("date", DateType()),
    ("period", PeriodType()),
    ("truth", Truth()),
    ("days", DurationType()),
    ("months", DurationType("months")),
)


@dataclass(frozen=True, slots=True)
class Added:
    """What the `extend` blocks of a standard add, and the schema with all of it.

    The schema also has the fields whose declaration has a mistake, of unknown type.
    """

    schema: Schema
    entities: tuple[Entity, ...]
    fields: tuple[Extension, ...]


def read_extensions(
    blocks: Iterable[tuple[tree.RuleFile, tree.ExtendBlock]], schema: Schema, standard: str, report: Report
) -> Added:
    """Everything added; what has a taken name or is otherwise wrong is told and left out."""
    blocks = tuple(blocks)
    kinds = [(file, block) for file, block in blocks if block.kind.form == "records"]
    fields = [(file, block) for file, block in blocks if block.kind.form != "records"]
    entities = _entities(kinds, schema, report)
    schema = schema.extended((), entities)
    extensions = _fields(fields, schema, standard, report)
    whole = tuple(one for one in extensions if not isinstance(one.field.type, UnknownType))
    return Added(schema.extended(extensions), entities, whole)


# Kinds of record


def _entities(blocks: Blocks, schema: Schema, report: Report) -> tuple[Entity, ...]:
    """The added kinds of record; one may belong to another that is declared further down."""
    found: list[Entity] = []
    left = list(blocks)
    while left:
        owners = [schema.find_by_noun(block.entity.text) for _, block in left]
        ready = [(*one, owner) for one, owner in zip(left, owners, strict=True) if owner is not None]
        if not ready:
            break
        left = [one for one, owner in zip(left, owners, strict=True) if owner is None]
        for file, block, owner in ready:
            entity = _entity(file, block, owner, schema, report)
            if entity is not None:
                found.append(entity)
                schema = schema.extended((), (entity,))
    for file, block in left:
        _tell_no_records(block.entity, file, schema, report)
    return tuple(found)


def _entity(
    file: tree.RuleFile, block: tree.ExtendBlock, owner: Entity, schema: Schema, report: Report
) -> Entity | None:
    plural, singular = block.field, block.kind.words[0]
    if owner.is_derived:
        _tell_derived(block, owner, file, report)
        return None
    for word in (plural, singular):
        if is_reserved(word.text):
            tell_reserved(report, file.source, word)
            return None
        if schema.find_by_noun(word.text) is not None or schema.find_field(owner.name, word.text) is not None:
            message = f"`{word.text}` already is a kind of record or a field of {article(owner.name)}"
            tell(report, file.source, "PA209", message, word.span, "use it, or choose another name")
            return None
    if plural.text == singular.text:
        help_ = f"as in `extend {owner.name} with site_visits: records of site_visit`"
        tell(report, file.source, "PA209", "many and one of them need two names", singular.span, help_)
        return None
    return _declared(singular.text, plural.text, block.doc.text if block.doc else "", owner)


def _declared(name: str, plural: str, doc: str, owner: Entity) -> Entity:
    own = (
        Field("id", Text(), "Identifier, unique within its register.", aliases=("ref", "reference", "no", "key")),
        Field("name", Text(), "What people call it.", actionable=True, aliases=("title",)),
    )
    if owner.name == "portfolio":
        return Entity(name, plural, doc, own, addable=True)
    belongs = Field(owner.name, RefType(owner.name), f"The {owner.name.replace('_', ' ')} it belongs to.")
    return Entity(name, plural, doc, (*own, belongs), part_of=(owner.name,), key=(owner.name, "name"), addable=True)


# Fields


def _fields(blocks: Blocks, schema: Schema, standard: str, report: Report) -> tuple[Extension, ...]:
    """The added fields; one whose kind is a mistake is of unknown type, so that its uses are not told too."""
    found: dict[tuple[str, str], Extension] = {}
    for file, block in blocks:
        entity = schema.find_by_noun(block.entity.text)
        if entity is None:
            _tell_no_records(block.entity, file, schema, report)
            continue
        if entity.is_derived:
            _tell_derived(block, entity, file, report)
            continue
        key = (entity.name, block.field.text)
        if is_reserved(block.field.text):
            tell_reserved(report, file.source, block.field)
            continue
        taken = entity.find_field(block.field.text) is not None
        if key in found or taken or block.field.text in schema.collections_of(entity.name):
            message = f"{article(entity.name)} already has `{block.field.text}`"
            tell(report, file.source, "PA209", message, block.field.span, "use it, or choose another name")
            continue
        type_ = _kind(file, block, schema, report) or UnknownType()
        doc = block.doc.text if block.doc else ""
        blank = Blank.NONE if block.blank_means_none else Blank.MISSING
        found[key] = Extension(
            entity.name, Field(block.field.text, type_, doc, blank, actionable=_is_actionable(type_)), standard
        )
    return tuple(found.values())


def _tell_derived(block: tree.ExtendBlock, entity: Entity, file: tree.RuleFile, report: Report) -> None:
    """Nobody delivers what is worked out, so nothing can be added to it."""
    message = f"{entity.plural.replace('_', ' ')} are worked out and delivered by nobody"
    basis = in_words((f"`{name}`" for name in entity.derived_from), "or")
    tell(report, file.source, "PA856", message, block.entity.span, f"extend {basis} instead")


def _is_actionable(type_: Type) -> bool:
    """Words can always be written, and people be named; of other facts nobody has said whether they are a decision."""
    return isinstance(type_.item if isinstance(type_, ListType) else type_, Text) or type_ == RefType("person")


def _kind(file: tree.RuleFile, block: tree.ExtendBlock, schema: Schema, report: Report) -> Type | None:
    kind = block.kind
    match kind.form:
        case "simple":
            return _simple(kind.words[0], file, report)
        case "working days":
            return DurationType("working days")
        case "list":
            item = _simple(kind.words[0], file, report)
            return ListType(item) if item is not None else None
        case "reference":
            return _reference(kind.words[0], file, schema, report)
        case "reference list":
            target = _reference(kind.words[0], file, schema, report)
            return ListType(target) if target is not None else None
        case form:
            members = unique_words(file, kind.words, "word", report)
            return EnumType(block.field.text.replace("_", " "), members, ordered=form == "ordered")


def _simple(word: tree.Word, file: tree.RuleFile, report: Report) -> Type | None:
    type_ = dict(_SIMPLE).get(word.text)
    if type_ is None:
        names = [name for name, _ in _SIMPLE]
        near = nearest(word.text, names)
        others = ("`working days`", "`one of …`", "`reference to …`", "`list of …`")
        kinds = in_words([*(f"`{name}`" for name in names), *others], "or")
        help_ = f"did you mean `{near}`?" if near else f"a field is {kinds}"
        tell(report, file.source, "PA203", f"`{word.text}` is not a kind of field", word.span, help_)
    return type_


def _reference(word: tree.Word, file: tree.RuleFile, schema: Schema, report: Report) -> RefType | None:
    target = schema.find_by_noun(word.text)
    if target is None:
        _tell_no_records(word, file, schema, report)
        return None
    return RefType(target.name)


def _tell_no_records(word: tree.Word, file: tree.RuleFile, schema: Schema, report: Report) -> None:
    near = nearest(word.text, schema.entities)
    help_ = f"did you mean `{near}`?" if near else "`pmo-audit schema` lists the kinds of record"
    tell(report, file.source, "PA202", f"there are no records called `{word.text}`", word.span, help_)
