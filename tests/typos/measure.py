"""What becomes of each slip: rejected with a diagnostic, read as the same, or read as something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from unittest.mock import patch

from pmo_audit import ir
from pmo_audit.analysis import check_standard, combine, pipeline
from pmo_audit.auditing import check_examples
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.language import parse
from pmo_audit.records import core_schema
from pmo_audit.text import Location, SourceText, Span
from tests.typos.sites import Pack, Site, Slip, packs, sites, slips

AS_OF = date(2026, 3, 31)
MEANT = re.compile(r"did you mean `(?:\w+\.)?(\w+)`")


@dataclass
class Figures:
    """How many slips there were and what became of them."""

    names: int = 0
    positions: int = 0
    slips: int = 0
    rejected: int = 0
    right_first: int = 0
    same: Counter[str] = field(default_factory=Counter)
    """Read as what was meant, by the words."""
    other: Counter[str] = field(default_factory=Counter)
    """Read as something else that is well formed: `from → to`, and where."""
    silent: list[str] = field(default_factory=list)
    """Accepted, though the word means nothing anywhere; there must be none."""
    no_help: Counter[str] = field(default_factory=Counter)
    wrong_help: Counter[str] = field(default_factory=Counter)

    @property
    def share_right(self) -> float:
        """The share of rejected slips for which the help names the right word first."""
        return self.right_first / self.rejected if self.rejected else 1.0


def measure(every: int = 1, chosen: Iterable[Pack] | None = None) -> Figures:
    """The figures of the shipped packs; of the slips that make no known word only each `every`-th is tried."""
    figures = Figures()
    read = cache(parse)
    with patch.object(pipeline, "parse", read):
        for pack in chosen or packs():
            for site in sites(pack):
                figures.names += 1
                figures.positions += len(site.word)
                for number, slip in enumerate(slips(site)):
                    if slip.known or (number + figures.names) % every == 0:
                        _count(slip, figures)
    return figures


def _count(slip: Slip, figures: Figures) -> None:
    figures.slips += 1
    standard, told = _read(slip)
    if told:
        figures.rejected += 1
        if _is_right(slip, told):
            figures.right_first += 1
        else:
            shown = f"{slip.site.word} → {slip.word}: {told[0].code} {told[0].help}"
            (figures.wrong_help if MEANT.search(told[0].help) else figures.no_help)[shown] += 1
        return
    shown = f"{slip.site.word} → {slip.word}"
    if meaning(standard) == meaning(_read(Slip(slip.site, slip.site.word, "", True))[0]):
        figures.same[shown] += 1
    elif slip.known:
        figures.other[f"{shown} ({_where(slip.site)})"] += 1
    else:
        figures.silent.append(f"{shown} ({_where(slip.site)})")


def _read(slip: Slip) -> tuple[ir.Standard, Sequence[Diagnostic]]:
    """The part of the pack that the name touches, read with the slip in it, and what is told."""
    site, pack = slip.site, slip.site.pack
    declarations, rules = list(pack.declarations), list(pack.rules)
    if site.declares:
        declarations[site.block] = site.with_word(slip.word)
        touched = re.compile(rf"\b(?:{site.word}|{slip.word})\b")
        rules = [rule for rule in rules if touched.search(rule)]
    else:
        rules = [site.with_word(slip.word)]
    sources = [SourceText("declarations", "".join(declarations)), SourceText("rules", "".join(rules))]
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
            at_slip = isinstance(one.place, Location) and slip.word in re.findall(r"\w+", one.place.text)
            return suggested[1] == (slip.site.word if at_slip else slip.word)
    return False


def _where(site: Site) -> str:
    block = site.text.split('"')[0].split()
    return f"{site.pack.name}: {' '.join(block[:2])}"


def meaning(node: object) -> object:
    """What a standard says, without where and in which words it says it."""
    if isinstance(node, Span | Location):
        return None
    if isinstance(node, ir.Rule):
        return tuple(
            meaning(getattr(node, name))
            for name in ("code", "entity", "where", "require", "exemptions", "message", "examples", "severity")
        )
    if is_dataclass(node):
        parts = {each.name: meaning(getattr(node, each.name)) for each in fields(node) if each.name != "digest"}
        return (type(node).__name__, tuple(parts.items()))
    if isinstance(node, tuple | list):
        return tuple(map(meaning, node))
    if isinstance(node, dict):
        return tuple((key, meaning(value)) for key, value in node.items())
    return node
