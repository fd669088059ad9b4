"""`pmo-audit schema`: what a portfolio may hold, for people and as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.plain_json import FORMAT, dump
from pmo_audit.cli.requests import split

if TYPE_CHECKING:
    from pmo_audit.records import Entity, Schema

_EPILOG = """
\b
Examples:
  pmo-audit schema
  pmo-audit schema project --rules stage_gate
  pmo-audit schema --format json > portfolio.schema.json
  pmo-audit schema report --format json
"""
_REPORT = "report"


@click.command(epilog=_EPILOG, short_help="List the records of a portfolio and their fields.")
@click.argument("entity", metavar="[ENTITY|report]", required=False)
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards whose additions are to be included.")
@FORMAT
def schema(entity: str | None, rules: tuple[str, ...], as_json: bool) -> int:
    """List the kinds of record, or the fields of one.

    As JSON it is the JSON Schema of a portfolio, or of one kind of record. `report` stands for the JSON report that
    `pmo-audit run --format json` gives.
    """
    from pmo_audit import api
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors, never_fail_on_letters, output

    never_fail_on_letters()
    if entity == _REPORT:
        return _report(as_json)
    loaded = [api.load_standard(one) for one in split(rules)]
    told = [each for one in loaded for each in one.diagnostics]
    show_diagnostics(errors(), told)
    known = api.schema_of(loaded)
    chosen = _find(known, entity) if entity is not None else None
    if as_json:
        output().document(_json(known, chosen))
    else:
        from pmo_audit.cli.schema_view import show_entities, show_entity

        if chosen is None:
            show_entities(output(), known)
        else:
            show_entity(output(), known, chosen)
    return exit_of_diagnostics(told)


def _report(as_json: bool) -> int:
    from pmo_audit.cli.terminal import output
    from pmo_audit.reporting import report_schema

    if not as_json:
        raise Mistake("PA713", "the schema of the report is there as JSON only", "add `--format json`")
    output().document(dump(report_schema()))
    return 0


def _find(known: Schema, name: str) -> Entity:
    found = known.find_by_noun(name.replace(" ", "_").replace("-", "_").lower())
    if found is None:
        nouns = [noun for one in known.entities.values() for noun in (one.name, one.plural)]
        help_ = suggestion(name, [*nouns, _REPORT]) or "`pmo-audit schema` lists them"
        raise Mistake("PA713", f"no kind of record is called `{name}`", help_)
    return found


def _json(known: Schema, entity: Entity | None) -> str:
    from pmo_audit.records.json_schema import portfolio_json_schema

    if entity is not None and entity.is_derived:
        help_ = "what `run --format json` says of it is in `pmo-audit schema report`"
        raise Mistake("PA713", f"{entity.plural.replace('_', ' ')} are worked out and not delivered", help_)
    document = portfolio_json_schema(known)
    if entity is None:
        return dump(document)
    head = {"$schema": document["$schema"], "title": f"pmo-audit {entity.name}"}
    return dump({**head, "$ref": f"#/$defs/{entity.name}", "$defs": document["$defs"]})
