"""From the files of a standard to the checked standard, on one screen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pmo_audit import ir
from pmo_audit.analysis.bands import banded
from pmo_audit.analysis.definitions import Definitions
from pmo_audit.analysis.expressions import as_condition, check
from pmo_audit.analysis.extensions import read_extensions
from pmo_audit.analysis.header import Header, read_header, read_lifecycle
from pmo_audit.analysis.parameters import read_parameters, usable
from pmo_audit.analysis.reserved import RESERVED
from pmo_audit.analysis.rules import check_rule
from pmo_audit.analysis.scope import Scope
from pmo_audit.classes import dataclass, replace
from pmo_audit.diagnostics import Diagnostic, in_order
from pmo_audit.language import parse, tree
from pmo_audit.records import Schema
from pmo_audit.text import NOWHERE, Location, SourceText

Block = TypeVar("Block", bound=tree.Block)
ParameterBlock = tree.ParameterBlock | tree.BandedParameterBlock
Outside = Callable[[tree.RuleFile], Scope]
"""The surroundings of what stands in a file, before any record is looked at."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A standard with all that is wrong with its text. Rules with a mistake are not in it."""

    standard: ir.Standard
    diagnostics: tuple[Diagnostic, ...]


def check_standard(sources: Sequence[SourceText], schema: Schema) -> Checked:
    """Everything that the files of one standard say, checked against the schema of records."""
    told: list[Diagnostic] = []
    parsed = [parse(source) for source in sources]
    told += [one for each in parsed for one in each.diagnostics]
    files = [each.file for each in parsed]

    header = _header(files, told)
    no_lifecycle = bool(_broken(files, "lifecycle"))
    schema, stages = read_lifecycle(_blocks(files, tree.LifecycleBlock), no_lifecycle, schema, told.append)
    broken = [name for keyword in ("parameter", "extend", "define") for name in _broken(files, keyword)]
    parameters = read_parameters(_parameter_blocks(files), broken, told.append)
    added = read_extensions(_blocks(files, tree.ExtendBlock), schema, header.name, told.append)

    rounding = header.month_rounding or ("down" if _broken(files, "standard") else "")  # what it said nobody knows

    def outside(file: tree.RuleFile) -> Scope:
        return Scope(
            file.source,
            added.schema,
            parameters,
            told.append,
            banded=lambda scope, declared, span: banded(scope, declared, span, check),
            month_rounding=rounding,
        )

    definitions = _definitions(files, outside)
    defined = definitions.check_all()
    rules = _rules(files, outside, definitions, header.name, told)

    standard = ir.Standard(
        name=header.name,
        title=header.title,
        version=header.version,
        owner=header.owner,
        source=header.source,
        effective_from=header.effective_from,
        effective_until=header.effective_until,
        month_rounding=header.month_rounding,
        lifecycle=stages,
        parameters=usable(parameters),
        entities=added.entities,
        extensions=added.fields,
        definitions=defined,
        rules=rules,
        digest=_digest(sources),
    )
    return Checked(standard, in_order(told))


def _header(files: Sequence[tree.RuleFile], told: list[Diagnostic]) -> Header:
    """The one header the files have between them."""
    found = _blocks(files, tree.StandardBlock)
    for file, block in found[1:]:
        message = f"a second standard begins here: `{block.name.text}`"
        place = Location(file.source, block.name.span)
        told.append(Diagnostic("PA107", message, place, "one folder, or one file, holds one standard"))
    if found:
        return read_header(found[0][0], found[0][1], told.append)
    if not _broken(files, "standard") and files:
        place = Location(files[0].source, NOWHERE)
        help_ = 'begin with `standard short_name "Title"` and its version and owner'
        told.append(Diagnostic("PA107", "no `standard` is declared", place, help_))
    return Header(_broken(files, "standard")[0] if _broken(files, "standard") else "", "")


def _definitions(files: Sequence[tree.RuleFile], outside: Outside) -> Definitions:
    scopes = [(outside(file), block) for file, block in _blocks(files, tree.DefineBlock)]
    return Definitions(scopes, RESERVED, lambda scope, expression: as_condition(check(scope, expression)))


def _rules(
    files: Sequence[tree.RuleFile], outside: Outside, definitions: Definitions, standard: str, told: list[Diagnostic]
) -> tuple[ir.Rule, ...]:
    rules: list[ir.Rule] = []
    seen: dict[str, None] = {}
    for file, block in _blocks(files, tree.RuleBlock):
        if block.code.text.casefold() in seen:
            place = Location(file.source, block.code.span)
            message = f"there are two rules `{block.code.text}`"
            told.append(Diagnostic("PA205", message, place, "give one of them another code"))
        seen[block.code.text.casefold()] = None
        rule = check_rule(replace(outside(file), definitions=definitions), block, standard)
        if rule is not None:
            rules.append(rule)
    return tuple(rules)


def _parameter_blocks(files: Sequence[tree.RuleFile]) -> list[tuple[tree.RuleFile, ParameterBlock]]:
    """Both kinds of parameter in the order of the files."""
    return [
        (file, block)
        for file in files
        for block in file.blocks
        if isinstance(block, tree.ParameterBlock | tree.BandedParameterBlock)
    ]


def _blocks(files: Iterable[tree.RuleFile], kind: type[Block]) -> list[tuple[tree.RuleFile, Block]]:
    return [(file, block) for file in files for block in file.blocks if isinstance(block, kind)]


def _broken(files: Iterable[tree.RuleFile], keyword: str) -> list[str]:
    return [block.name for _, block in _blocks(files, tree.BrokenBlock) if block.keyword == keyword and block.name]


def _digest(sources: Iterable[SourceText]) -> str:
    digest = hashlib.sha256()
    for source in sources:
        data = source.content.encode("utf-8", "surrogatepass")
        digest.update(str(len(data)).encode() + b":" + data)
    return digest.hexdigest()
