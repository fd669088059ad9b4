"""What the tests of the author's tools share: standards from text, and trees without their places."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pmo_audit import ir
from pmo_audit.api import LoadedStandard, parse_standard, schema_of
from pmo_audit.authoring import patterns
from pmo_audit.authoring.rewriting import rewrite
from pmo_audit.records import Schema
from pmo_audit.text import NOWHERE

AS_OF = date(2026, 3, 31)
HEAD = 'standard s "S"\n  months round down\n'


def read(text: str) -> LoadedStandard:
    """A standard without mistakes."""
    loaded = parse_standard(text, "rules.pmo", as_of=AS_OF)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    return loaded


def rule_of(condition: str, entity: str = "project", *, before: str = "", examples: str = "") -> LoadedStandard:
    """A standard of one rule that requires a condition."""
    return read(f'{HEAD}{before}rule R-1 "R"\n severity minor\n for each {entity}\n require {condition}\n{examples}')


def schema(loaded: LoadedStandard) -> Schema:
    """The records that a standard speaks of."""
    return schema_of([loaded])


def without_rules(text: str) -> str:
    """The declarations of a standard."""
    return re.sub(
        r"^rule .*?(?=^(?:rule|define|parameter|extend|lifecycle|standard)\b|\Z)", "", text, flags=re.M | re.S
    )


def plain(node: ir.Node, day: date = AS_OF) -> ir.Node:
    """A tree as its core form says it: definitions, parameters and dated lists replaced by what they stand for."""
    match node:
        case ir.Defined(body=body):
            return plain(body, day)
        case ir.Parameter():
            return ir.Literal(node.on(day), node.type, NOWHERE)
        case ir.Or() if (chosen := patterns.one_of(node, day)) is not None:
            return _choice(chosen, node, day)
        case _:
            changed = {id(one): plain(one, day) for one in ir.below(node) if not isinstance(node, ir.Banded)}
            return rewrite(node, changed)


def _choice(chosen: patterns.OneOf, node: ir.Or, day: date) -> ir.Node:
    first = next(one for one in ir.walk(node) if isinstance(one, ir.Call) and one.overload.startswith("equal:"))
    tests = tuple(replace(first, arguments=(plain(chosen.operand, day), option)) for option in chosen.options)
    return tests[0] if len(tests) == 1 else ir.Or(tests, node.span)
