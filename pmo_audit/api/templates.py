"""A workbook in which registers are collected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmo_audit import ir
from pmo_audit.api.loading import LoadedStandard, plain_of, schema_of
from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.records import Entity, Portfolio, Schema, core_schema
from pmo_audit.sources import Loaded
from pmo_audit.text import in_words, nearest

if TYPE_CHECKING:
    from pmo_audit.templates import Template


def make_template(
    standards: Iterable[LoadedStandard | ir.Standard] = (),
    *,
    entities: Sequence[str] = (),
    every: bool = False,
    currency: str | None = None,
    portfolio: Loaded | Portfolio | None = None,
) -> Template:
    """A workbook with a sheet for each register, to be filled in and read back without a mapping.

    It has the registers named in `entities`, in singular or plural; else those that the rules of the standards read;
    with `every`, or where there are no rules, all that there are. `currency` is that of amounts that name none. With a
    portfolio, its records stand in the workbook, and the cells that rules ask for and that are empty are marked.
    Raises ValueError for an entity that there is not.
    """
    from pmo_audit.templates import asked_by, template  # brings along what writes workbooks

    plain = plain_of(standards)
    schema = schema_of(plain).delivered
    asked = asked_by(plain, schema)
    chosen = [_entity(schema, one) for one in entities]
    if not chosen:
        names = schema.entities if every or not asked.entities else asked.entities
        chosen = [schema.entities[name] for name in names]
    unique = tuple(dict.fromkeys(one.name for one in chosen))
    known = portfolio.portfolio if isinstance(portfolio, Loaded) else portfolio
    return template(
        schema,
        [schema.entities[name] for name in unique],
        asked,
        [one.title or one.name for one in plain if one.rules],
        currency=currency,
        portfolio=known,
    )


def _entity(schema: Schema, noun: str) -> Entity:
    word = "_".join(noun.replace("-", " ").replace("_", " ").lower().split())
    found = schema.find_by_noun(word)
    derived = core_schema().find_by_noun(word)
    if found is None and derived is not None:
        rests_on = in_words(core_schema().entities[one].plural.replace("_", " ") for one in derived.derived_from)
        raise ValueError(f"`{noun}` is worked out of {rests_on}, and nobody fills it in")
    if found is None:
        nouns = [name for one in schema.entities.values() for name in (one.name, one.plural)]
        near = nearest(word, nouns)
        raise ValueError(f"no kind of record is called `{noun}`" + (f"; did you mean `{near}`?" if near else ""))
    return found
