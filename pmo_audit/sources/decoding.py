"""From bytes to text: UTF-8, UTF-16 where its mark says so, or the encoding that the mapping names.

A guessed encoding would change names without a word. `propose_encoding` guesses, for whoever writes the mapping.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.text import Origin, in_words

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1252", "cp1250", "cp850", "mac-roman")
"""What spreadsheets outside of UTF-8 save in, in Europe and America; the first goes before an equal."""
_FITTING = "£€–—‘’“”„…•°½¼²³×"
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class ProposedEncoding:
    """An encoding that a file may well be written in, and why."""

    encoding: str
    reason: str


def decode(content: bytes, file: str) -> str | Diagnostic:
    """The text of a file, without its byte order mark; or why it has none, with the place of the first bad byte."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    if marked is not None:
        try:
            return content.decode(marked)
        except UnicodeDecodeError:
            return _refusal(file, f"it begins like {marked.upper()}, and does not go on so", "")
    if content[:200].count(0) * 3 > len(content[:200]):
        return _refusal(file, "UTF-16 without its mark, it seems", "")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _refusal(file, f"the byte {content[error.start]:#04x} stands in line {line}", f"line {line}")


def in_utf8(content: bytes, encoding: str) -> bytes:
    """What the mapping says is written in this encoding, in UTF-8; as it is where it cannot be.

    A file that is UTF-8 is left alone: no other encoding makes such bytes by chance.
    """
    if any(content.startswith(mark) for mark, _ in _MARKS):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return content
    try:
        return content.decode(encoding).encode("utf-8")
    except (UnicodeError, LookupError):
        return content


def propose_encoding(content: bytes) -> ProposedEncoding | None:
    """The encoding that makes the most sense of a file that is not UTF-8; None where none does, or none is needed."""
    if not isinstance(decode(content, ""), Diagnostic) or 0 in content[:_SAMPLE]:
        return None
    best: tuple[int, str, str] | None = None
    for encoding in _CANDIDATES:
        try:
            text = content[:_SAMPLE].decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(1 for _ in _out_of_place(text))
        if best is None or odd < best[0]:
            best = (odd, encoding, text)
    if best is None or best[0] * 10 > sum(not one.isascii() for one in best[2]):
        return None
    words = dict.fromkeys(word for word in best[2].split() if not word.isascii())
    shown = in_words(f"`{word[:30]}`" for word in list(words)[:3])
    return ProposedEncoding(best[1], f"its bytes are not UTF-8, and so read they make {shown}")


def _out_of_place(text: str) -> Iterator[str]:
    """The signs beyond ASCII that stand where nobody would write them."""
    before = " "
    for sign in text:
        if not sign.isascii() and sign not in _FITTING:
            letter = unicodedata.category(sign) in ("Ll", "Lu")
            if not letter or (sign.isupper() and before.islower()):
                yield sign
        before = sign


def _refusal(file: str, seen: str, at: str) -> Diagnostic:
    help_ = (
        'in Excel choose "Save as" and the type "CSV UTF-8", or name the encoding in the mapping: '
        '`encoding = "cp1252"` is what Excel writes in Western Europe and America'
    )
    return Diagnostic("PA504", f"the file is not written in UTF-8: {seen}", Origin(file, at), help_)
