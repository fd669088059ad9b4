"""The lines of a block, with its comments: each stays with the line in whose words it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmo_audit.classes import dataclass, field
from pmo_audit.language.formatting.atoms import Atom, Comment


@dataclass(slots=True)
class Line:
    """A line as it is put together: its indent, its words, the comments above it and those that belong to it."""

    indent: str
    words: str = ""
    above: list[str] = field(default_factory=list)
    own: list[Comment] = field(default_factory=list)

    def written(self) -> Iterator[str]:
        """The line, under all its comments but the last, which may stay behind the words."""
        lifted = self.own[: lifted_of(self.own)]
        for text in (*self.above, *(one.text for one in lifted)):
            yield f"{self.indent}{text}"
        stays = "".join(f"  {one.text}" for one in self.own[len(lifted) :])
        yield f"{self.indent}{self.words}{stays}"


def lifted_of(own: Sequence[Comment]) -> int:
    """How many of a line's comments go above it: all but the last, and that too where it stood on its own line."""
    return len(own) - bool(own and own[-1].trailing)


def has_comments_above(atoms: Sequence[Atom], first: int, last: int, after: Sequence[Comment] = ()) -> bool:
    """Whether the line of these atoms comes to stand below comments; `after` are those behind the block's last atom."""
    above = atoms[first].comments[1:] or any(not one.trailing for one in atoms[first].comments)
    inner = [one for atom in atoms[first + 1 : last + 1] for one in atom.comments]
    behind = [one for one in (atoms[last + 1].comments if last + 1 < len(atoms) else after)[:1] if one.trailing]
    return bool(above) or lifted_of([*inner, *behind]) > 0


def lines_of(atoms: Sequence[Atom], before: Sequence[str], after: Iterable[Comment] = ()) -> list[str]:
    """The lines of a block; `before` says what stands before each atom, `after` is the comment after its last."""
    lines = [Line("")]
    for atom, space in zip(atoms, before, strict=True):
        comments = list(atom.comments)
        if space.startswith("\n"):
            if comments and comments[0].trailing:
                lines[-1].own.append(comments.pop(0))
            lines.append(Line(space[1:], above=[one.text for one in comments]))
            space = ""
        else:
            lines[-1].own += comments
        lines[-1].words += space + atom.text
    lines[-1].own += after
    return [written for line in lines for written in line.written()]
