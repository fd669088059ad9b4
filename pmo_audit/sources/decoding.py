"""From bytes to text: UTF-8 or nothing. A guessed encoding would change names without a word."""

from __future__ import annotations

import codecs

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.text import Origin

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes, file: str) -> str | Diagnostic:
    """The text of a file, without its byte order mark; or why it has none, with the place of the first bad byte."""
    if content.startswith(_WIDE) or content[:200].count(0) > 20:
        return _refusal(file, "UTF-16, it seems", "")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _refusal(file, f"the byte {content[error.start]:#04x} stands in line {line}", f"line {line}")


def _refusal(file: str, seen: str, at: str) -> Diagnostic:
    help_ = 'in Excel choose "Save as" and the type "CSV UTF-8"; an editor can save any text as UTF-8'
    return Diagnostic("PA504", f"the file is not written in UTF-8: {seen}", Origin(file, at), help_)
