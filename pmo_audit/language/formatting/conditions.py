"""The shapes of conditions, values and example records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from lark import Token, Tree

from pmo_audit.language.formatting.atoms import Atom
from pmo_audit.language.formatting.shapes import Plain, Shape, Shaper

Node = Tree[Token]
Child = Token | Node

_JUNCTIONS = ("conjunction", "disjunction")
_SUMS = ("add", "subtract")
_PRODUCTS = ("multiply", "divide")
_CHAINS = (*_JUNCTIONS, *_SUMS, *_PRODUCTS)


class Conditions:
    """Shapes for the nodes of a block, visited from left to right, so that each token is the next atom.

    A method bears the name of the grammar's rule; a node without one is a row of its children.
    """

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self.atoms = atoms
        self.make = Shaper(atoms)
        self._next = 0

    def shape(self, child: Child) -> Shape:
        """The shape of a node or token."""
        if isinstance(child, Token):
            self._next += 1
            return Plain(self._next - 1, self._next - 1)
        if child.data in _CHAINS:
            return self._chain(child)
        method = cast(Callable[[Node], Shape] | None, getattr(self, f"shape_{child.data}", None))
        return method(child) if method else self.row(child.children)

    def row(self, children: Sequence[Child]) -> Shape:
        """The children in a row."""
        return self.make.row([self.shape(child) for child in children])

    def split(self, node: Node, *kinds: str, kept: bool = True) -> Shape:
        """The children, in steps that begin at tokens of these kinds, or at trees of that name."""
        steps: list[list[Child]] = [[]]
        for child in node.children:
            if steps[-1] and (child.type if isinstance(child, Token) else child.data) in kinds:
                steps.append([])
            steps[-1].append(child)
        return self.make.steps([self.row(step) for step in steps], kept=kept)

    def _chain(self, node: Node) -> Shape:
        """`a and b and c`, `a + b - c`: an operand, then steps of an operator and an operand each."""
        alike = next((kinds for kinds in (_SUMS, _PRODUCTS) if node.data in kinds), (node.data,))
        rest: list[Sequence[Child]] = []
        left: Child = node
        while isinstance(left, Tree) and left.data in alike:
            left, *step = left.children
            rest.append(step)
        is_junction = node.data in _JUNCTIONS
        parts = [self.shape(left), *(self.row(step) for step in reversed(rest))]
        return self.make.steps(parts, together=not is_junction, kept=is_junction)

    # Conditions ------------------------------------------------------------------------------------------------------

    def shape_quantified(self, node: Node) -> Shape:
        """`some risk` and what is asked of it."""
        return self.split(node, "WHERE", "SATISFIES")

    shape_quantified_among = shape_quantified

    def shape_compare(self, node: Node) -> Shape:
        """`a is before b`."""
        return self.split(node, "relation", kept=False)

    def shape_over(self, node: Node) -> Shape:
        """`a is at most b over c`."""
        return self.split(node, "relation", "OVER", "UNDER", kept=False)

    shape_under = shape_over

    def shape_differs(self, node: Node) -> Shape:
        """`a differs from b by at most c`."""
        return self.split(node, "DIFFERS", "BY", kept=False)

    def shape_is_within(self, node: Node) -> Shape:
        """`a is in the last b`."""
        return self.split(node, "IS", kept=False)

    shape_is_not_within = shape_is_within

    def shape_contains(self, node: Node) -> Shape:
        """`a contains b`, `a does not start with b`."""
        return self.split(node, "CONTAINS", "STARTS", "ENDS", "DOES", kept=False)

    shape_does_not_contain = shape_contains
    shape_starts_with = shape_contains
    shape_does_not_start_with = shape_contains
    shape_ends_with = shape_contains
    shape_does_not_end_with = shape_contains

    def shape_depends(self, node: Node) -> Shape:
        """`a depends on b`, `a does not depend on b`."""
        return self.split(node, "DEPENDS", "DOES", kept=False)

    shape_does_not_depend = shape_depends

    def shape_directly_depends(self, node: Node) -> Shape:
        """`a directly depends on b`."""
        return self.split(node, "DIRECTLY", "DOES", kept=False)

    shape_does_not_directly_depend = shape_directly_depends

    # Values and texts ------------------------------------------------------------------------------------------------

    def shape_text(self, node: Node) -> Shape:
        """Texts in a row, one below the other where they take several lines."""
        return self.make.steps([self.shape(child) for child in node.children], aligned=True)

    def shape_count(self, node: Node) -> Shape:
        """`count(risks where …)`; `where` may begin a line."""
        opening = self.row(node.children[:2])
        inner = self.split(Tree("inner", node.children[2:-1]), "WHERE")
        return self.make.row([opening, inner, self.shape(node.children[-1])])

    shape_aggregate = shape_count

    def shape_list(self, node: Node) -> Shape:
        """`[a, b]`; a list of plain things gets airy brackets where it goes over several lines."""
        opening, *inner, closing = node.children
        first = self.shape(opening)
        parts = self.with_commas(inner)
        has_records = any(isinstance(child, Tree) and child.data in ("record", "entry_list") for child in inner)
        last = self.shape(closing)
        if not parts:
            return self.make.row([first, last])
        return self.make.bracketed(first, parts, last, airy=node.data != "record" and not has_records)

    shape_entry_list = shape_list
    shape_record = shape_list

    def with_commas(self, children: Sequence[Child]) -> list[Shape]:
        """Things, each with the comma after it."""
        parts: list[Shape] = []
        for child in children:
            shape = self.shape(child)
            is_comma = isinstance(child, Token) and child.type == "COMMA"
            if is_comma:
                parts[-1] = self.make.row([parts[-1], shape])
            else:
                parts.append(shape)
        return parts
