"""Patterns in texts, in RE2's syntax: they run in time linear in the text, whatever the pattern."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re2


@cache
def _compiled(pattern: str) -> re2._Regexp[str]:
    import re2  # only where a standard has a pattern

    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)


def pattern_mistake(pattern: str) -> str | None:
    """What is wrong with a pattern, in RE2's words, or None."""
    import re2

    try:
        _compiled(pattern)
    except UnicodeEncodeError:
        return "it holds half a character"
    except re2.error as error:
        detail = error.args[0] if error.args else "it cannot be read"
        return detail.decode() if isinstance(detail, bytes) else str(detail)
    return None


def matches(text: str, pattern: str) -> bool:
    """Whether the pattern is found anywhere in the text."""
    readable = text.encode("utf-8", "replace").decode("utf-8")  # half a character is none, and RE2 refuses it
    return _compiled(pattern).search(readable) is not None
