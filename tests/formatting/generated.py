"""Rule files made from the grammar itself: any block that it allows, laid out as nobody would.

Names, texts and numbers are drawn from small pools; what stands between words is drawn too, comments included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from hypothesis import strategies as st
from lark.grammar import Rule

from pmo_audit.language.grammar import parser

Pick = Callable[[int], int]
"""Chooses one of so many, from 0."""

POOLS = {
    "NAME": ("status", "budget", "slip_tolerance", "summary", "Größe", "日付", "rule", "standard", "Extend", "x"),
    "RULE_CODE": ("SG-101", "R", "a_b-c-9"),
    "NUMBER": ("1", "2", "0", "1_000", "2.50", "44"),
    "PERCENT": ("5%", "1%", "99.5%", "1_000%"),
    "MONEY": ("EUR 1m", "EUR1m", "GBP 10.5k", "USD 1_000_000"),
    "DATE": ("2026-03-31", "2024-02-29"),
    "TEXT": ('"x"', '"a ""quoted"" word"', '""', '"-- no comment"', '"  two  spaces "', f'"{"long " * 14}"'),
}
COMMENTS = ("-- why", "--", '-- "half', "-- rule of thumb  ", "--- a ruler ---", "-- a, b and c")
BROKEN = (
    "rule X-1 title\n  require  ( -- open\n",
    "parameter = =",
    "define x  of\n\n   y",
    'standard s "\n  version',
    "rule",
)
BLOCK_WORD = re.compile(r"(standard|lifecycle|parameter|extend|define|rule)(?!\w)", re.IGNORECASE)
PUNCTUATION = frozenset("()[]{},:=<>*/+.")


@dataclass(frozen=True)
class Word:
    """A token: its kind in the grammar and its text."""

    kind: str
    text: str


@cache
def alternatives() -> dict[str, tuple[Rule, ...]]:
    """Every rule of the grammar by name, with all that it may be."""
    found: dict[str, list[Rule]] = {}
    for rule in parser(every_token=True).rules:
        found.setdefault(str(rule.origin.name), []).append(rule)
    return {name: tuple(rules) for name, rules in found.items()}


@cache
def costs() -> dict[str, int]:
    """How many tokens a rule of the grammar takes at least."""
    least: dict[str, int] = {}
    for _ in range(60):
        for name, rules in alternatives().items():
            known = [cost for cost in (cost_of(rule, least) for rule in rules) if cost is not None]
            if known:
                least[name] = min(known)
    return least


def cost_of(rule: Rule, least: dict[str, int]) -> int | None:
    """How many tokens this alternative takes at least; None where nobody knows yet."""
    total = 0
    for symbol in rule.expansion:
        cost = 1 if symbol.is_term else least.get(str(symbol.name))
        if cost is None:
            return None
        total += cost
    return total


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """The texts that a token may have."""
    found: dict[str, tuple[str, ...]] = {}
    for terminal in parser(every_token=True).terminals:
        word = terminal.pattern.value.removesuffix(r"(?!\w)")
        if word.endswith("s?"):
            found[terminal.name] = (word[:-2], word[:-1])
        elif "(?:ies|y)" in word:
            found[terminal.name] = ("satisfies", "satisfy")
        else:
            found[terminal.name] = (word,)
    return found | POOLS


@cache
def shortest() -> dict[str, Rule]:
    """The alternative of each rule that takes the fewest tokens."""
    return {name: min(rules, key=lambda one: cost_of(one, costs()) or 0) for name, rules in alternatives().items()}


@cache
def ways() -> dict[str, tuple[Rule, ...]]:
    """For each rule of the grammar, the alternatives that lead to it from the beginning, one in the other."""
    found: dict[str, tuple[Rule, ...]] = {"start": ()}
    waiting = ["start"]
    for name in waiting:
        for rule in alternatives()[name]:
            for inner in (str(symbol.name) for symbol in rule.expansion if not symbol.is_term):
                if inner not in found:
                    found[inner] = (*found[name], rule)
                    waiting.append(inner)
    return found


def derive(name: str, fuel: int, pick: Pick, way: Sequence[Rule] = ()) -> Iterator[Word]:
    """Tokens that a rule of the grammar can be: along the way as far as it goes, and without fuel the fewest."""
    rules = alternatives()[name]
    rule = way[0] if way else shortest()[name] if fuel <= 0 else rules[pick(len(rules))]
    rest = way[1:]
    for symbol in rule.expansion:
        inner = str(symbol.name)
        if symbol.is_term:
            texts = spellings()[inner]
            yield Word(inner, texts[pick(len(texts))])
        else:
            leads = bool(rest) and str(rest[0].origin.name) == inner
            yield from derive(inner, fuel - 1, pick, rest if leads else ())
            rest = () if leads else rest


def block(pick: Pick, fuel: int) -> list[Word]:
    """Any block of the grammar."""
    return list(derive("start", fuel, pick))


def block_with(rule: Rule, pick: Pick) -> list[Word]:
    """A block in which this alternative of the grammar stands."""
    return list(derive("start", 0, pick, (*ways()[str(rule.origin.name)], rule)))


def laid_out(words: list[Word], pick: Pick) -> str:
    """The words with anything between them that may stand there."""
    text = words[0].text
    for before, word in pairwise(words):
        text += _space(before.text, word.text, pick) + word.text
    return text


def _space(before: str, after: str, pick: Pick) -> str:
    comment = COMMENTS[pick(len(COMMENTS))]
    on_line = [" ", " ", " ", "   ", "\t", "\u00a0 "]
    if (before in PUNCTUATION or after in PUNCTUATION) and before != "-":
        on_line.append("")
    lines = ["\n", "\n\n  ", "\n      ", "\r\n  ", "\f", f" {comment}\n", f"\n  {comment}\n    ", f"\n{comment}\n\n"]
    spaces = on_line if BLOCK_WORD.match(after) else [*on_line * 3, *lines]
    return spaces[pick(len(spaces))]


def between(pick: Pick) -> str:
    """What may stand between two blocks."""
    comment = COMMENTS[pick(len(COMMENTS))]
    ends = ["\n", "\n\n", "\r\n\r\n\n", f" {comment}\n", f"\n  {comment}\n", f"\n{comment}\n", f"\n\n{comment}\n\n  "]
    return ends[pick(len(ends))]


@st.composite
def files(draw: st.DrawFn, *, broken: bool = False) -> str:
    """A rule file of up to four blocks; with `broken`, of some that cannot be read too."""

    def pick(count: int) -> int:
        return draw(st.integers(0, count - 1))

    text = ("", "\n", "-- first\n", "\ufeff", " \n-- a\n\n--b\n")[pick(5)]
    for _ in range(pick(4) + 1):
        if broken and not pick(3):
            text += BROKEN[pick(len(BROKEN))]
        else:
            text += laid_out(block(pick, 6 + pick(11)), pick)
        text += between(pick)
    return text if pick(2) else text.rstrip()
