"""`fields.md`: every kind of record and its fields, from `pmo_audit/records`."""

from __future__ import annotations

from docs.generating.markdown import code, page, parts, table
from pmo_audit.records import Blank, Entity, Field, Schema, core_schema
from pmo_audit.text import in_words
from pmo_audit.types import EnumType, RefType, Type, article, describe

_FIELDS = """
Every kind of record, and what pmo-audit can know of it. A kind of record is a register of yours, a field is one of its
columns. None of them has to be there: what you do not have is *missing*, and a rule that needs it says so.

* **Holds** is what stands in a cell. A list such as `low < high` has an order, one such as `open, closed` has none.
* **Blank** is what an empty cell means. Mostly nobody has said (*missing*). In some fields it means that there is none
  (*none*): a project without an `actual_finish` still runs.
* **Can be acted on** marks what somebody could still change, as against what has happened; *until its day* says that
  the day of something that takes place stands once it has passed. Of some records one can be added, and some are
  settled from a day on: nothing of them changes any more. [Why](why.md) uses this to tell repairs from wishes.
* **Also read from** are other headings under which registers have the field. Capitals, spaces, `_`, `-` and `/` make no
  difference, and the record's own name may stand before: `Project name` is the `name` of a project.

Overlaps, shared issues, cycles, overloads and chains of dependencies stand at the end: they are *derived*, that is
worked out of the other registers when a rule asks for them. Rules judge them like any other record, and nobody delivers
them.

A standard adds fields with [`extend`](language.md#extend-fields-and-records-of-your-own). How cells are read is told in
[Reading data](data.md).
"""


def fields_page() -> str:
    """All entities and fields, from their declarations."""
    schema = core_schema()
    overview = table(
        ("Record", "Many", "What it is"),
        (
            (f"[`{one.name}`](#{one.name})", f"`{one.plural}`", f"{one.doc}{' *Derived.*' if one.is_derived else ''}")
            for one in schema.entities.values()
        ),
    )
    return page("Fields", _FIELDS, overview, *(_entity(schema, one) for one in schema.entities.values()))


def _entity(schema: Schema, entity: Entity) -> str:
    if entity.is_derived:
        return _derived(schema, entity)
    headings = ("Field", "What it is", "Holds", "Blank", "Can be acted on", "Also read from")
    rows = table(headings, (_field(one) for one in entity.fields))
    told = (_identified(entity), _belongings(schema, entity), _either(entity), _changes(entity))
    return parts(f"## `{entity.name}`", entity.doc, *told, rows)


def _derived(schema: Schema, entity: Entity) -> str:
    """A kind of record that is worked out: nobody reads it, fills it in, or changes it."""
    rests_on = in_words(f"[`{schema.entities[name].plural}`](#{name})" for name in entity.derived_from)
    basis = f"*Derived* from {rests_on}; nobody delivers it. In the plural: `{entity.plural}`."
    rows = table(("Field", "What it is", "Holds", "Where there is none"), (_field(one)[:4] for one in entity.fields))
    return parts(f"## `{entity.name}`", entity.doc, basis, _belongings(schema, entity), rows)


def _either(entity: Entity) -> str:
    """Of which fields a record has one."""
    if not entity.either:
        return ""
    either = in_words((f"`{name}`" for name in entity.either), "or")
    return f"A record has one of {either}. One column may hold both: each cell goes to the register that knows it."


def _changes(entity: Entity) -> str:
    """Whether one can be added, and from when on nothing of it changes."""
    added = "Somebody can still add one." if entity.addable else ""
    settled = f"It is settled from `{entity.settled_by}` on." if entity.settled_by else ""
    return " ".join(one for one in (added, settled) if one)


def _identified(entity: Entity) -> str:
    key = in_words(f"`{name}`" for name in entity.key)
    return f"In the plural: `{entity.plural}`. A record is known by its `id`, or without one by its {key}."


def _belongings(schema: Schema, entity: Entity) -> str:
    named = ((name, entity.owner_of(name) or "") for name in entity.part_of)
    owners = [_link(owner) if name == owner else f"`{name}` ({_a(owner)})" for name, owner in named]
    part_of = f"It belongs to its {in_words(owners)}. " if owners else ""
    owned = {
        plural: one for plural, one in schema.collections_of(entity.name).items() if entity.find_field(plural) is None
    }
    if len(owned) == len(schema.entities) - 1:
        return f"{part_of}All registers belong to it."
    names = in_words(f"[`{plural}`](#{member})" for plural, (member, _) in owned.items())
    return f"{part_of}To it belong {names}." if owned else part_of.strip()


def _field(field: Field) -> tuple[str, ...]:
    blank = "none" if field.blank is Blank.NONE else "missing"
    return (
        f"`{field.name}`",
        field.doc,
        f"{holds(field.type)} ({field.unit})" if field.unit else holds(field.type),
        blank,
        ("until its day" if field.happens else "yes") if field.actionable else "",
        ", ".join(field.aliases),
    )


def holds(kind: Type) -> str:
    """What a cell of this kind holds, in the words of the page."""
    """A type in words, its words or target with it."""
    match kind:
        case EnumType(members=members, ordered=ordered):
            return f"one of {code(' < '.join(members) if ordered else ', '.join(members))}"
        case RefType(entity):
            return f"a reference to {_a(entity)}"
        case _:
            return describe(kind)


def _a(entity: str) -> str:
    return f"{article(entity).split()[0]} {_link(entity)}"


def _link(entity: str) -> str:
    return f"[`{entity}`](#{entity})"
