"""Words: when two texts are the same to a reader, what stands in them, and how long they are.

"Texts are the same where their words are: case, spacing and the way a letter is composed do not matter." So a text is
brought into one shape: compatible letters for each other (ﬁ is fi), small for capital (ß is ss), composed (é is one
letter), over and over until nothing changes any more; and between words stands one space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tests.oracle.meaning.plain import Mention


@cache
def shape(text: str) -> str:
    """The words of a text, however they are written."""
    before = None
    while before != text:
        before = text
        text = unicodedata.normalize("NFKC", text.casefold())
    words: list[str] = [""]
    for char in text:
        if char.isspace():
            words.append("")
        else:
            words[-1] += char
    return " ".join(word for word in words if word)


def same(one: str, other: str) -> bool:
    """Whether two texts have the same words."""
    return shape(one) == shape(other)


def stands_in(text: str, words: str) -> bool:
    """Whether the words stand somewhere in the text. Where there are no words to look for, such as a space, the very
    characters are.
    """
    if shape(words):
        return any(shape(text)[at:].startswith(shape(words)) for at in range(len(shape(text))))
    return words in text


def begins(text: str, words: str) -> bool:
    """Whether the text begins with the words."""
    return shape(text)[: len(shape(words))] == shape(words)


def ends(text: str, words: str) -> bool:
    """Whether the text ends with the words."""
    return not shape(words) or shape(text)[-len(shape(words)) :] == shape(words)


def characters(text: str) -> int:
    """How many characters a reader counts, without the spaces around them: composed ones count once."""
    while text and text[0].isspace():
        text = text[1:]
    while text and text[-1].isspace():
        text = text[:-1]
    return len(unicodedata.normalize("NFC", text))


def found(text: str, pattern: str) -> bool:
    """Whether a pattern is found. Patterns of the generator mean the same in both notations but for `$`, which is the
    end of the text. Half a character is none.
    """
    readable = "".join("?" if "\ud800" <= char <= "\udfff" else char for char in text)
    return re.search(pattern.replace("$", r"\Z"), readable) is not None


def letters(text: str) -> str:
    """What is left of words when only letters and digits count: `P-1` and `p1` are alike."""
    return "".join(char for char in shape(text) if char.isalnum())


def same_record(one: Mention, other: Mention) -> bool | None:
    """Whether two mentions lead to the same record; None where nobody can tell.

    | one leads to a record | the other leads to a record | the same |
    | --- | --- | --- |
    | yes | yes | if it is the same record |
    | it may mean several | yes, or several too | no, if none of them is the other; else nobody can tell |
    | it may mean several | no | nobody can tell |
    | yes | no | if the words are; else nobody can tell |
    | no | no | if the words are |
    """
    if one.key is not None and other.key is not None:
        return one.key == other.key
    if one.perhaps or other.perhaps:
        mine, theirs = _meant(one), _meant(other)
        apart = bool(mine) and bool(theirs) and not mine & theirs
        return False if apart else None
    if same(one.words, other.words):
        return True
    return False if one.key is None and other.key is None else None


def _meant(one: Mention) -> set[str]:
    return {one.key} if one.key is not None else set(one.perhaps)
