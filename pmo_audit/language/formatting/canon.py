"""Words that have two spellings of one meaning, and which of them is written where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lark import Token, Tree

_CLOSE_AMOUNT = re.compile(r"[A-Z]{3}\d.*")


def canonical_words(root: Tree[Token]) -> dict[int, str]:
    """The tokens (by `id`) that are written otherwise than the author did: `1 day`, `2 days`, `every … satisfies`."""
    words: dict[int, str] = {}
    for node in root.iter_subtrees():
        for token, word in _in_number(node):
            words[id(token)] = word
    return words


def _in_number(node: Tree[Token]) -> Iterator[tuple[Token, str]]:
    """The words of a node that agree with a number beside them."""
    kinds = {child.type: child for child in node.children if isinstance(child, Token)}
    if "DAYS" in kinds:
        yield kinds["DAYS"], "day" if _is_one(kinds) else "days"
    if "MONTHS" in kinds and node.data.endswith("months"):
        yield kinds["MONTHS"], "month" if _is_one(kinds) else "months"
    if "MONEY" in kinds and _CLOSE_AMOUNT.fullmatch(kinds["MONEY"]):
        yield kinds["MONEY"], f"{kinds['MONEY'][:3]} {kinds['MONEY'][3:]}"
    if "SATISFIES" in kinds:
        verb = _verb(node.children[0])
        if verb:
            yield kinds["SATISFIES"], verb


def _is_one(kinds: dict[str, Token]) -> bool:
    return kinds.get("NUMBER") == "1"


def _verb(quantifier: Token | Tree[Token]) -> str:
    """`every risk satisfies`, `5% of risks satisfy`; nothing where only the noun could tell: `some`, `no`."""
    assert isinstance(quantifier, Tree)
    if quantifier.data == "plain":
        is_every = any(token == "every" for token in quantifier.scan_values(lambda _: True))
        return "satisfies" if is_every else ""
    if quantifier.data == "shared":
        return "satisfy"
    return "satisfies" if quantifier.children[-1] == "1" else "satisfy"
