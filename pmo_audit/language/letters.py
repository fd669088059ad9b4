"""Characters that make a rule look other than it is read: turning, invisible, and alike ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.text import Location, SourceText, Span

_UNSEEN = re.compile(
    "[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\u034f\u180e\U000e0000-\U000e007f]"
)
"""What turns the direction of writing (Unicode's Bidi_Control), or has no width."""
_FOREIGN = re.compile(r"[^\W\d_\x00-\x7f]")
_WORD = re.compile(r"\w*")
_LIKE_LATIN = frozenset(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501\u051b\u051d\u0410\u0412\u0415\u041a\u041c\u041d"
    "\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0405\u0408\u04bb\u04cf"
    "\u03bf\u03b1\u03b9\u03bd\u03c1\u03c5\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
)
"""Cyrillic and Greek letters that look like Latin ones; see the data of Unicode Technical Standard 39."""


def letter_warnings(source: SourceText) -> Iterator[Diagnostic]:
    """A warning for every character that hides, and once for every word that looks like another; comments included."""
    if source.content.isascii():
        return
    yield from _unseen(source)
    first: dict[str, Span] = {}
    for span in _foreign_words(source.content):
        first.setdefault(source.content[span.start : span.end], span)
    for word, span in first.items():
        if _is_alike(word):
            yield _alike(source, word, span)


def _foreign_words(text: str) -> Iterator[Span]:
    """The words in which a letter stands that is not one of ASCII's, in order."""
    end = 0
    while (match := _FOREIGN.search(text, end)) is not None:
        start = match.start()
        while start > end and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        word = _WORD.match(text, match.start())
        end = max(word.end() if word is not None else 0, match.end())
        yield Span(start, end)


def _unseen(source: SourceText) -> Iterator[Diagnostic]:
    for match in _UNSEEN.finditer(source.content):
        name = unicodedata.name(match.group(), "a character without a name").lower()
        message = f"here stands a character that cannot be seen: {name} (U+{ord(match.group()):04X})"
        place = Location(source, Span(match.start(), match.end()))
        yield Diagnostic(
            "PA111", message, place, "delete it; type the words anew rather than copying", Severity.WARNING
        )


def _is_alike(word: str) -> bool:
    """Whether letters of several scripts stand in one word, or all of it could be taken for Latin."""
    letters = [one for one in word if one.isalpha()]
    scripts = {_script(one) for one in letters}
    foreign = [one for one in letters if _script(one) != "LATIN"]
    if len(scripts) > 1:
        return any(one in _LIKE_LATIN for one in foreign)
    return bool(foreign) and all(one in _LIKE_LATIN for one in foreign)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _alike(source: SourceText, word: str, span: Span) -> Diagnostic:
    odd = [one for one in word if one in _LIKE_LATIN]
    named = ", ".join(f"{unicodedata.name(one).lower()} (U+{ord(one):04X})" for one in dict.fromkeys(odd))
    message = f"`{word}` has letters that look like Latin ones and are not: {named}"
    return Diagnostic("PA112", message, Location(source, span), "type the word anew in one alphabet", Severity.WARNING)
