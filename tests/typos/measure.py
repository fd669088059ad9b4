"""What becomes of each slip: rejected with a diagnostic, read as the same, or read as something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from unittest.mock import patch

from pmo_audit import ir
from pmo_audit.analysis import check_standard, combine, pipeline
from pmo_audit.api import load_data
from pmo_audit.auditing import check_examples
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.language import parse
from pmo_audit.records import core_schema
from pmo_audit.text import Location, SourceText, Span
from pmo_audit.types import EnumType, MoneyType
from tests.typos.sites import Pack, Site, Slip, packs, slips

AS_OF = date(2026, 3, 31)
MEANT = re.compile(r"did you mean `(?:\w+\.)?(\w+)`")

Sites = Callable[[Pack], Iterator[Site]]
"""Which words are slipped at: the names of a pack, or its keywords."""


@dataclass
class Figures:
    """How many slips there were and what became of them."""

    words: int = 0
    positions: int = 0
    slips: int = 0
    rejected: int = 0
    right_first: int = 0
    in_data: Counter[str] = field(default_factory=Counter)
    """Declared and used by no rule, so no verdict depends on it; told when data with that field or word is read."""
    same: Counter[str] = field(default_factory=Counter)
    """Read as what was meant: the same meaning, node for node."""
    other: Counter[str] = field(default_factory=Counter)
    """Read as another name that fits as well. No check of words and kinds can see these."""
    silent: Counter[str] = field(default_factory=Counter)
    """Accepted, though the word means nothing anywhere. There must be none."""
    unhelped: Counter[str] = field(default_factory=Counter)
    """Rejected, and the help names another word than the right one, or none."""

    @property
    def share_right(self) -> float:
        """The share of rejected slips for which the help names the right word first."""
        return self.right_first / self.rejected if self.rejected else 1.0

    def told(self) -> str:
        """The figures in words."""
        lines = [
            f"{self.words:,} words, {self.positions:,} letters, {self.slips:,} slips tried",
            f"  rejected              {self.rejected:,}, the right word first in the help of {self.share_right:.1%}",
            *_listed("told with the data", self.in_data),
            *_listed("read as the same", self.same),
            *_listed("another name that fits", self.other),
            *_listed("accepted in silence", self.silent),
        ]
        return "\n".join(lines) + "\n"


def _listed(what: str, found: Counter[str]) -> list[str]:
    shown = ", ".join(f"{one} ({count})" if count > 1 else one for one, count in found.most_common(8))
    more = f", and {len(found) - 8} more" if len(found) > 8 else ""
    return [f"  {what:<21} {sum(found.values()):,}{f': {shown}{more}' if found else ''}"]


def measure(sites: Sites, every: int = 1) -> Figures:
    """The figures of the shipped packs; of the slips that make no known word only each `every`-th is tried."""
    figures = Figures()
    with patch.object(pipeline, "parse", cache(parse)):
        for pack in packs():
            for site in sites(pack):
                figures.words += 1
                figures.positions += len(site.word)
                for number, slip in enumerate(slips(site)):
                    if slip.known or (number + figures.words) % every == 0:
                        _count(slip, figures)
    return figures


def _count(slip: Slip, figures: Figures) -> None:
    figures.slips += 1
    standard, told = _read(slip)
    shown = f"{slip.site.word} → {slip.word}"
    if told:
        figures.rejected += 1
        right = _is_right(slip, told)
        figures.right_first += right
        figures.unhelped += Counter() if right else Counter([f"{shown}: {told[0].code} {told[0].help}"])
        return
    as_meant, _ = _read(Slip(slip.site, slip.site.word, "", True), touching=slip.word)
    if meaning(standard) == meaning(as_meant):
        figures.same[shown] += 1
    elif slip.known:
        figures.other[f"{shown} in {_where(slip.site)}"] += 1
    elif _rules(standard) == _rules(as_meant) and _is_told_with_data(standard, as_meant):
        figures.in_data[f"{slip.site.word} in {_where(slip.site)}"] += 1
    else:
        figures.silent[f"{shown} in {_where(slip.site)}"] += 1


def _read(slip: Slip, touching: str = "") -> tuple[ir.Standard, Sequence[Diagnostic]]:
    """The part of the pack that the name touches, read with the slip in it, and what is told.

    `touching` is another name whose rules belong to that part too, so that two readings are of the same rules.
    """
    site, pack = slip.site, slip.site.pack
    declarations, rules = list(pack.declarations), list(pack.rules)
    if site.declares:
        declarations[site.block] = site.with_word(slip.word)
        touched = re.compile(rf"\b(?:{site.word}|{slip.word}|{touching or slip.word})\b")
        rules = [rule for rule in rules if touched.search(rule)]
    else:
        rules = [site.with_word(slip.word)]
    sources = [SourceText("declarations", "".join(declarations)), *(SourceText("rules", rule) for rule in rules)]
    checked = check_standard(sources, core_schema())
    if checked.diagnostics:
        return checked.standard, checked.diagnostics
    schema, _ = combine([checked.standard])
    return checked.standard, check_examples(checked.standard, schema, AS_OF)


def _is_right(slip: Slip, told: Sequence[Diagnostic]) -> bool:
    """Whether the first diagnostic that suggests a word suggests the other of the two that do not agree."""
    for one in told:
        suggested = MEANT.search(one.help)
        if suggested is not None:
            shown = re.findall(r"\w+", one.place.text) if isinstance(one.place, Location) else []
            if slip.word in shown or slip.site.word not in shown:
                return suggested[1] == slip.site.word
            return suggested[1] == slip.word  # told where the name is used, of which the declaration has the slip
    return False


def _where(site: Site) -> str:
    block = site.text.split('"')[0].split()
    return f"{site.pack.name}, {' '.join(block[:2])}"


def _is_told_with_data(standard: ir.Standard, as_meant: ir.Standard) -> bool:
    """Whether data for the standard as it was meant is told of when it is read for the one with the slip."""
    documents = [
        {f"{one.entity}s": [{"id": "1", one.field.name: value}]}
        for one in as_meant.extensions
        for value in _values(one.field.type)
    ]
    good = [load_data(one, schema=combine([as_meant])[0]).diagnostics for one in documents]
    assert not any(good), good
    return any(load_data(one, schema=combine([standard])[0]).diagnostics for one in documents)


def _values(type_: object) -> Sequence[str]:
    if isinstance(type_, EnumType):
        return type_.members
    return ["EUR 1"] if isinstance(type_, MoneyType) else ["words"]


def _rules(standard: ir.Standard) -> object:
    return meaning(standard.rules)


def meaning(node: object) -> object:
    """What a standard says, without where and in which words it says it."""
    match node:
        case Span() | Location():
            return None
        case str() | int() | Fraction() | date() | None:
            return node
        case ir.Rule():
            return tuple(meaning(getattr(node, each.name)) for each in fields(node) if each.name != "sentence")
        case ir.DefinitionDeclared():
            return tuple(meaning(getattr(node, each.name)) for each in fields(node) if each.name != "text")
        case tuple() | list():
            return tuple(map(meaning, node))
        case dict():
            return tuple((key, meaning(value)) for key, value in node.items())
    if is_dataclass(node):
        return (
            type(node).__name__,
            *(meaning(getattr(node, each.name)) for each in fields(node) if each.name != "digest"),
        )
    return node
