"""What stands between two blocks: comments and blank lines, and to whom they belong."""

from __future__ import annotations

from pmo_audit.classes import dataclass, field
from pmo_audit.language.formatting.atoms import Comment

_SPACES = " \t\u00a0"


@dataclass(slots=True)
class Paragraph:
    """Comment lines without a blank line between them; `after_blank` says whether one stands above."""

    lines: list[str]
    after_blank: bool


@dataclass(slots=True)
class Between:
    """The comments after a block, by whom they belong to.

    `behind` stands on the line of its last word. `within` are the comment lines that follow directly and stand further
    right than the block's own first line, so they speak of it. The others are for all to read. `blank` says whether a
    blank line stands before what follows.
    """

    behind: tuple[Comment, ...] = ()
    within: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    blank: bool = False


def read_between(text: str, *, starts_line: bool, ends_file: bool) -> Between:
    """What a stretch of blanks and comments holds. It may begin in a line, and end in that of the next block."""
    lines = text.split("\n")
    if not ends_file:
        lines.pop()
    found = Between()
    if not starts_line and lines:
        comment = lines.pop(0).strip(_SPACES)
        found.behind = (Comment(comment, trailing=True),) if comment else ()
        while lines and is_comment(lines[0]) and lines[0][0] in _SPACES:
            found.within.append(lines.pop(0).strip(_SPACES))
    for line in lines:
        _add(found, line)
    return found


def is_comment(line: str) -> bool:
    """Whether a line holds a comment and nothing else."""
    return line.strip(_SPACES).startswith("--")


def is_blank(line: str) -> bool:
    """Whether a line holds nothing."""
    return not line.strip(_SPACES)


def _add(found: Between, line: str) -> None:
    if is_blank(line):
        found.blank = True
        return
    if found.blank or not found.paragraphs:
        found.paragraphs.append(Paragraph([], found.blank))
    found.paragraphs[-1].lines.append(line.strip(_SPACES))
    found.blank = False
