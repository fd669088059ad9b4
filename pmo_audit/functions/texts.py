"""Texts: what they contain and which patterns they match."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from pmo_audit.functions.comparison import NUMBER, TEXT, TRUTH
from pmo_audit.functions.declare import Example, Overload
from pmo_audit.functions.patterns import matches
from pmo_audit.text import fold
from pmo_audit.types import ListType


def _contains(text: str, words: str) -> bool:
    """Words by words; what has no words, such as a space, as it stands."""
    return fold(words) in fold(text) if fold(words) else words in text


def overloads() -> tuple[Overload, ...]:
    """Containment of texts and lists, and patterns."""
    return (
        Overload(
            "contains:text,text",
            "contains",
            (TEXT, TEXT),
            TRUTH,
            "the words of the second stand in the first, whatever case and spacing",
            _contains,
            (Example(("The Project Charter", "project charter"), True), Example(("charter", "plan"), False)),
        ),
        Overload(
            "starts:text,text",
            "starts",
            (TEXT, TEXT),
            TRUTH,
            "the first begins with the words of the second, whatever case and spacing",
            lambda text, words: fold(text).startswith(fold(words)),
            (Example(("PRJ-0042", "prj-"), True), Example(("The charter", "charter"), False)),
        ),
        Overload(
            "ends:text,text",
            "ends",
            (TEXT, TEXT),
            TRUTH,
            "the first ends with the words of the second, whatever case and spacing",
            lambda text, words: fold(text).endswith(fold(words)),
            (Example(("Phase 2 (closed)", "(Closed)"), True), Example(("Closed phase", "closed"), False)),
        ),
        Overload(
            "length:text",
            "length",
            (TEXT,),
            NUMBER,
            "how many characters the text has, without spaces around it",
            lambda text: Fraction(len(unicodedata.normalize("NFC", text.strip()))),
            (Example(("  Café ",), Fraction(4)), Example(("",), Fraction(0))),
        ),
        Overload(
            "length:list",
            "length",
            (ListType(TEXT),),
            NUMBER,
            "how many items the list has",
            lambda items: Fraction(len(items)),
            (Example((("Agile", "PRINCE2"),), Fraction(2)),),
        ),
        Overload(
            "contains:list,text",
            "contains",
            (ListType(TEXT), TEXT),
            TRUTH,
            "one of the list's texts has the same words",
            lambda a, b: any(fold(item) == fold(b) for item in a),
            (Example((("Agile", "PRINCE2"), "prince2"), True), Example((("Agile",), "agil"), False)),
        ),
        Overload(
            "matches:text",
            "matches",
            (TEXT, TEXT),
            TRUTH,
            "the pattern (RE2 syntax) is found somewhere in the text; `(?i)` at its start ignores case",
            matches,
            (Example(("PRJ-0042", r"^PRJ-\d{4}$"), True), Example(("42", r"^PRJ-"), False)),
        ),
    )
