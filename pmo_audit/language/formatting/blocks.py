"""The layout of one block, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

from lark import Token, Tree

from pmo_audit.language.formatting.atoms import Atom
from pmo_audit.language.formatting.conditions import Conditions, Node
from pmo_audit.language.formatting.layout import STEP, Layout
from pmo_audit.language.formatting.shapes import Fill, Shape

COLUMN = 11
"""Where in a rule stands what follows the word that begins a clause."""
GOES_ON = 6
"""Where the condition of a rule goes on."""
_INDENTS: Final[Mapping[str, int]] = {"scope": 4, "exception": 4, "example": COLUMN, "tags": COLUMN}
"""Where other clauses go on."""


class Block(Conditions):
    """A block as it is laid out, by one method for each kind of block and clause, named like the grammar's rule."""

    def __init__(self, root: Node, atoms: Sequence[Atom]) -> None:
        super().__init__(atoms)
        self.keyword = str(root.data).removeprefix("banded_")
        self.layout = Layout(atoms)
        self.columns: dict[str, int] = {}
        """The atoms that may stand below those of the blocks beside it: `of`, `=`, and `doc`, what it is."""
        self.examples: list[Example] = []
        cast(Callable[[Node], None], getattr(self, f"block_{root.data}"))(root)

    def block_standard(self, node: Node) -> None:
        """`standard name "title"` and its header."""
        self._headed(node)

    def block_rule(self, node: Node) -> None:
        """`rule CODE "title"` and its clauses."""
        self._headed(node)

    def block_lifecycle(self, node: Node) -> None:
        """`lifecycle a, b, c`."""
        self.layout.place(self._listed(node), 0, STEP)

    def block_define(self, node: Node) -> None:
        """`define name of entity = condition`; a condition of several lines begins on its own."""
        head, body = self.row(node.children[:5]), self.shape(node.children[5])
        self.columns = {"of": head.first + 2, "=": head.last}
        self.layout.place(self.make.steps([head, body]), 0, STEP)

    def block_extend(self, node: Node) -> None:
        """`extend entity with field: kind "what it is" blank means none`."""
        at = _first(node, "text", "BLANK")
        head = self.row(node.children[:at])
        rest = [self.split(Tree("rest", node.children[at:]), "BLANK")] if node.children[at:] else []
        self._with_doc(head, rest, 2 * STEP)

    def block_parameter(self, node: Node) -> None:
        """`parameter name = value "what it is"`; a value of several lines begins on its own."""
        head, value = self.row(node.children[:3]), self.shape(node.children[3])
        doc = [self.shape(child) for child in node.children[4:]]
        self.columns = {"=": head.last} | ({"doc": doc[0].first} if doc else {})
        on_line = self.make.row([head, value])
        if self.layout.fits(on_line, 0, 0):
            self._with_doc(on_line, doc, STEP)
            return
        column = self.layout.new_line(value.first, STEP)
        self.layout.place(value, column, 2 * STEP if isinstance(value, Fill) else STEP)
        self._below(doc)

    def shape_versions(self, node: Node) -> Shape:
        """`10% until 2026-03-31 then 8%`."""
        return self.split(node, "THEN")

    def block_banded_parameter(self, node: Node) -> None:
        """`parameter name by field: below …, otherwise … "what it is"`."""
        at = _first(node, "text")
        head = self.row(node.children[:5])
        bands = self.with_commas(node.children[5:at])
        doc = [self.shape(child) for child in node.children[at:]]
        self.columns = {"=": head.first + 2}
        self._with_doc(self.make.steps([head, *bands]), doc, STEP)

    def shape_unordered_kind(self, node: Node) -> Shape:
        """`one of a, b`."""
        return self._listed(node, 2)

    def shape_ordered_kind(self, node: Node) -> Shape:
        """`one of a < b`."""
        ends = [2, *range(4, len(node.children), 2), len(node.children)]
        names = [self.row(node.children[one:end]) for one, end in zip([0, *ends], ends, strict=False)]
        return self.make.row([names[0], self.make.fill(names[1:])])

    # Clauses ---------------------------------------------------------------------------------------------------------

    def shape_tags(self, node: Node) -> Shape:
        """`tags a, b`."""
        return self._listed(node)

    def shape_scope(self, node: Node) -> Shape:
        """`for each project where …`."""
        return self.split(node, "WHERE")

    def shape_exception(self, node: Node) -> Shape:
        """`except "title" where … then require …`."""
        return self.split(node, "WHERE", "THEN")

    def shape_example(self, node: Node) -> Shape:
        """`example "title" passes { … }`."""
        head, record = self.row(node.children[:-1]), self.shape(node.children[-1])
        self.examples.append((head.first, record.first, record.last))
        return self.make.steps([head, record])

    # What they have in common ----------------------------------------------------------------------------------------

    def _headed(self, node: Node) -> None:
        """A block of clauses, each on its own line."""
        self.layout.place(self.row(node.children[:3]), 0, 2 * STEP)
        for clause in node.children[3:]:
            assert isinstance(clause, Tree)
            shape = self.shape(clause)
            column = self.layout.new_line(shape.first, STEP)
            self.layout.place(shape, column, _INDENTS.get(clause.data, GOES_ON))

    def _listed(self, node: Node, words: int = 1) -> Shape:
        """Words, and then things with commas between them."""
        head = self.row(node.children[:words])
        return self.make.row([head, self.make.fill(self.with_commas(node.children[words:]))])

    def _with_doc(self, head: Shape, doc: Sequence[Shape], indent: int) -> None:
        """A declaration and, behind or below it, what it is."""
        if doc and self.layout.fits(self.make.steps([head, *doc]), 0, 0):
            return
        self.layout.place(head, 0, indent)
        self._below(doc)

    def _below(self, doc: Sequence[Shape]) -> None:
        for one in doc:
            self.layout.place(one, self.layout.new_line(one.first, STEP), STEP)


Example = tuple[int, int, int]
"""The places of an example's first atom, of its record, and of its last atom."""


def _first(node: Node, *kinds: str) -> int:
    """The place of the first child that is a token or tree of these kinds; the number of children where none is."""
    kinds_of = [child.type if isinstance(child, Token) else child.data for child in node.children]
    return next((at for at, kind in enumerate(kinds_of) if kind in kinds), len(node.children))
