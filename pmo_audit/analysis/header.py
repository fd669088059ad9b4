"""What a standard says of itself: its header, and the stages of its lifecycle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pmo_audit.analysis.reserved import Report, tell, unique_words
from pmo_audit.classes import dataclass, replace
from pmo_audit.language import tree
from pmo_audit.records import Schema
from pmo_audit.types import UnknownType


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
    month_rounding: str = ""


def read_header(file: tree.RuleFile, block: tree.StandardBlock, report: Report) -> Header:
    """The header of a standard; a line given twice is told."""
    header = Header(block.name.text, block.title.text)
    seen: set[str] = set()
    for line in block.headers:
        keyword = _keyword(line)
        if keyword in seen:
            message = f"`{keyword}` stands twice in this header"
            tell(report, file.source, "PA104", message, line.span, "leave one of them")
        seen.add(keyword)
        header = _with(header, line)
        if isinstance(line, tree.Effective) and line.start and line.end and line.end < line.start:
            help_ = "give the later day last"
            tell(report, file.source, "PA108", "this standard ends before it begins", line.span, help_)
    return header


def _keyword(line: tree.Header | tree.Effective | tree.MonthRounding) -> str:
    match line:
        case tree.Effective():
            return "effective"
        case tree.MonthRounding():
            return "months"
        case _:
            return line.keyword


def _with(header: Header, line: tree.Header | tree.Effective | tree.MonthRounding) -> Header:
    match line:
        case tree.Effective(start, end):
            return replace(header, effective_from=start, effective_until=end)
        case tree.MonthRounding(up):
            return replace(header, month_rounding="up" if up else "down")
        case tree.Header("version", text):
            return replace(header, version=text.text)
        case tree.Header("owner", text):
            return replace(header, owner=text.text)
        case _:
            return replace(header, source=line.text.text)


def read_lifecycle(
    blocks: Iterable[tuple[tree.RuleFile, tree.LifecycleBlock]], broken: bool, schema: Schema, report: Report
) -> tuple[Schema, tuple[str, ...]]:
    """The schema with the standard's own stages, and the stages; both unchanged where it declares none.

    With a `broken` declaration nobody knows the stages, and no use of one is told.
    """
    stages: tuple[str, ...] = ()
    for file, block in blocks:
        if stages:
            tell(report, file.source, "PA205", "the lifecycle is declared twice", block.span, "leave one of them")
            continue
        stages = unique_words(file, block.stages, "stage", report)
    if broken and not stages:
        return schema.with_phase(UnknownType()), ()
    return (schema.with_lifecycle(stages), stages) if stages else (schema, ())
