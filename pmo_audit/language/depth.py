"""How deeply a block is nested, found without recursion, so that no text can exhaust the stack."""

from __future__ import annotations

from lark import Token, Tree

DEEPEST = 60
"""Levels of parentheses, records and lists in one another. What reads trees spends a few frames a level."""

_CHAINS = ("conjunction", "disjunction")
_LEVELS = frozenset(
    {
        *("group", "negation", "negative", "percent_of", "quantified", "quantified_among", "count", "list"),
        *("aggregate", "length", "working_days_between", "exception"),
        *("add", "subtract", "multiply", "divide", "record", "entry_list", *_CHAINS),
    }
)
"""The grammar's rules that can stand in themselves."""


def too_deep(root: Tree[Token]) -> Tree[Token] | None:
    """A node that is nested deeper than `DEEPEST`, or None."""
    waiting: list[tuple[Tree[Token], int]] = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST:
            return node
        below = chain(node) if node.data in _CHAINS else node.children
        inner = depth + (node.data in _LEVELS)
        waiting += [(child, inner) for child in below if isinstance(child, Tree)]
    return None


def chain(node: Tree[Token]) -> list[Tree[Token]]:
    """The operands of `a and b and c` in order; the grammar has them as pairs in pairs."""
    operands: list[Tree[Token]] = []
    left: Tree[Token] = node
    while left.data == node.data:
        first, last = (child for child in left.children if isinstance(child, Tree))
        operands.append(last)
        left = first
    return [left, *reversed(operands)]
