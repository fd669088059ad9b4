"""What a standard declares before its rules: header, lifecycle, parameters, added fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pmo_audit import ir
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.language import BLOCK_WORDS, tree
from pmo_audit.records import Blank, Extension, Field, Schema
from pmo_audit.text import Location, SourceText, Span, in_words, nearest
from pmo_audit.types import (
    DateType,
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
    describe,
)

Report = Callable[[Diagnostic], None]
RESERVED = frozenset(
    [
        "not",
        "exactly",
        "fewer",
        "none",
        "some",
        "every",
        "no",
        "today",
        "count",
        "true",
        "false",
        "known",
        "missing",
        "exempt",
        "empty",
        "unreadable",
        "one",
        "at",
        "before",
        "after",
        "on",
        "more",
        "less",
        "is",
        "and",
        "or",
        "where",
        "satisfies",
    ]
)
"""Words that a condition already uses, so nothing can be called by them."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the `standard` block says."""

    name: str
    title: str
    version: str = ""
    owner: str = ""
    source: str = ""
    effective_from: date | None = None
    effective_until: date | None = None


def read_header(file: tree.RuleFile, block: tree.StandardBlock, report: Report) -> Header:
    """The header of a standard; a line given twice is told."""
    header = Header(block.name.text, block.title.text)
    seen: set[str] = set()
    for line in block.headers:
        keyword = "effective" if isinstance(line, tree.Effective) else line.keyword
        if keyword in seen:
            _tell(
                report,
                file.source,
                "PA104",
                f"`{keyword}` stands twice in this header",
                line.span,
                "leave one of them",
            )
        seen.add(keyword)
        match line:
            case tree.Effective(start, end, span):
                if start and end and end < start:
                    _tell(
                        report,
                        file.source,
                        "PA108",
                        "this standard ends before it begins",
                        span,
                        "give the later day last",
                    )
                header = replace(header, effective_from=start, effective_until=end)
            case tree.Header("version", text):
                header = replace(header, version=text.text)
            case tree.Header("owner", text):
                header = replace(header, owner=text.text)
            case tree.Header(_, text):
                header = replace(header, source=text.text)
    return header


def read_lifecycle(
    blocks: Iterable[tuple[tree.RuleFile, tree.LifecycleBlock]], broken: bool, schema: Schema, report: Report
) -> tuple[Schema, tuple[str, ...]]:
    """The schema with the standard's own stages, and the stages; both unchanged where it declares none.

    With a `broken` declaration nobody knows the stages, and no use of one is told.
    """
    stages: tuple[str, ...] = ()
    for file, block in blocks:
        if stages:
            _tell(
                report,
                file.source,
                "PA205",
                "the lifecycle is declared twice",
                block.span,
                "leave one of them",
            )
            continue
        stages = _unique_words(file, block.stages, "stage", report)
    if broken and not stages:
        return schema.with_phase(UnknownType()), ()
    return (schema.with_lifecycle(stages), stages) if stages else (schema, ())


def read_parameters(
    blocks: Iterable[tuple[tree.RuleFile, tree.ParameterBlock]], broken: Iterable[str], report: Report
) -> dict[str, ir.ParameterDeclared | None]:
    """Parameters by name; None for one whose declaration has a mistake, told already."""
    found: dict[str, ir.ParameterDeclared | None] = dict.fromkeys(broken)
    for file, block in blocks:
        name = block.name.text
        if name in RESERVED or name in BLOCK_WORDS:
            _tell_reserved(report, file.source, block.name)
            continue
        if found.get(name) is not None:
            _tell(
                report,
                file.source,
                "PA205",
                f"the parameter `{name}` is declared twice",
                block.name.span,
                "rename one",
            )
            continue
        found[name] = _parameter(file, block, report)
    return found


def _parameter(file: tree.RuleFile, block: tree.ParameterBlock, report: Report) -> ir.ParameterDeclared | None:
    doc = block.doc.text if block.doc else ""
    place = Location(file.source, block.span)
    match block.value:
        case tree.Literal(value, type_):
            return ir.ParameterDeclared(block.name.text, value, type_, doc, place)
        case tree.ListOf(items):
            literals = [item for item in items if isinstance(item, tree.Literal)]
            if len(literals) < len(items):
                other = next(item for item in items if not isinstance(item, tree.Literal))
                if not isinstance(other, tree.Mistake):
                    help_ = 'words stand in quotation marks, as in ["n/a", "none"]'
                    _tell(
                        report,
                        file.source,
                        "PA301",
                        "a parameter's list holds values only",
                        other.span,
                        help_,
                    )
                return None
            odd = next((item for item in literals if type(item.type) is not type(literals[0].type)), None)
            if odd is not None:
                what = f"{describe(odd.type)} in a list of which the first is {describe(literals[0].type)}"
                _tell(report, file.source, "PA301", what, odd.span, "make all of one kind")
                return None
            values = tuple(item.value for item in literals)
            return ir.ParameterDeclared(block.name.text, values, ListType(literals[0].type), doc, place)
        case _:
            return None


def read_extensions(
    blocks: Iterable[tuple[tree.RuleFile, tree.ExtendBlock]], schema: Schema, standard: str, report: Report
) -> tuple[Extension, ...]:
    """The fields a standard adds; one whose name is taken is told and left out."""
    found: dict[tuple[str, str], Extension] = {}
    for file, block in blocks:
        entity = schema.find_by_noun(block.entity.text)
        if entity is None:
            near = nearest(block.entity.text, schema.entities)
            help_ = f"did you mean `{near}`?" if near else "`pmo-audit schema` lists the kinds of record"
            message = f"there are no records called `{block.entity.text}`"
            _tell(report, file.source, "PA202", message, block.entity.span, help_)
            continue
        key = (entity.name, block.field.text)
        if block.field.text in RESERVED or block.field.text in BLOCK_WORDS:
            _tell_reserved(report, file.source, block.field)
            continue
        collections = schema.collections_of(entity.name)
        if key in found or entity.find_field(block.field.text) is not None or block.field.text in collections:
            message = f"{article(entity.name)} already has `{block.field.text}`"
            _tell(report, file.source, "PA209", message, block.field.span, "use it, or choose another name")
            continue
        type_ = _kind(file, block, schema, report)
        if type_ is not None:
            doc = block.doc.text if block.doc else ""
            blank = Blank.NONE if block.blank_means_none else Blank.MISSING
            found[key] = Extension(entity.name, Field(block.field.text, type_, doc, blank), standard)
    return tuple(found.values())


_SIMPLE: tuple[tuple[str, Type], ...] = (
    ("text", Text()),
    ("number", Number()),
    ("percent", Number(percent=True)),
    ("money", MoneyType()),
    ("date", DateType()),
    ("period", PeriodType()),
    ("truth", Truth()),
)


def _kind(file: tree.RuleFile, block: tree.ExtendBlock, schema: Schema, report: Report) -> Type | None:
    kind = block.kind
    match kind.form:
        case "simple":
            word = kind.words[0]
            type_ = dict(_SIMPLE).get(word.text)
            if type_ is None:
                names = [name for name, _ in _SIMPLE]
                near = nearest(word.text, names)
                kinds = in_words([*(f"`{name}`" for name in names), "`one of …`", "`reference to …`"], "or")
                help_ = f"did you mean `{near}`?" if near else f"a field is {kinds}"
                _tell(report, file.source, "PA203", f"`{word.text}` is not a kind of field", word.span, help_)
            return type_
        case "reference":
            word = kind.words[0]
            target = schema.find_by_noun(word.text)
            if target is None:
                near = nearest(word.text, schema.entities)
                help_ = f"did you mean `{near}`?" if near else "`pmo-audit schema` lists the kinds of record"
                _tell(
                    report,
                    file.source,
                    "PA202",
                    f"there are no records called `{word.text}`",
                    word.span,
                    help_,
                )
                return None
            return RefType(target.name)
        case form:
            members = _unique_words(file, kind.words, "word", report)
            return EnumType(block.field.text.replace("_", " "), members, ordered=form == "ordered")


def _unique_words(file: tree.RuleFile, words: tuple[tree.Word, ...], what: str, report: Report) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for word in words:
        if word.text in RESERVED:
            _tell_reserved(report, file.source, word)
        elif word.text in seen:
            _tell(
                report,
                file.source,
                "PA205",
                f"the {what} `{word.text}` stands twice",
                word.span,
                "leave one of them",
            )
        seen.setdefault(word.text)
    return tuple(seen)


def _tell_reserved(report: Report, source: SourceText, word: tree.Word) -> None:
    _tell(report, source, "PA208", f"`{word.text}` is a word of the language", word.span, "choose another name")


def _tell(report: Report, source: SourceText, code: str, message: str, span: Span, help_: str = "") -> None:
    report(Diagnostic(code, message, Location(source, span), help_))


def usable(parameters: Mapping[str, ir.ParameterDeclared | None]) -> tuple[ir.ParameterDeclared, ...]:
    """The parameters without those that have a mistake, in the order declared."""
    return tuple(one for one in parameters.values() if one is not None)
