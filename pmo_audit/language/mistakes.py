"""What Lark could not read, told in the words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from lark import Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.language.blocks import BLOCK_WORDS, Piece
from pmo_audit.language.keywords import keyword, keywords
from pmo_audit.language.repair import meant_word
from pmo_audit.text import Location, SourceText, Span, in_words, nearest

_QUOTES = "“”„«»‘’`'"
_AMOUNT = re.compile(r"\b[A-Z]{3} ?\d[\d_.]*[A-Za-z]+")
_SYMBOLS = (
    ("€", "write the currency's code before the amount, as in EUR 1m"),
    ("£", "write the currency's code before the amount, as in GBP 1m"),
    ("$", "write the currency's code before the amount, as in USD 1m"),
    ("&", "write `and`"),
    ("|", "write `or`"),
    ("!", "write `is not` or `not`"),
    ("≥", "write `>=` or `is at least`"),
    ("≤", "write `<=` or `is at most`"),
    ("≠", "write `is not`"),
    ("–", "a minus is `-`; a comment begins with `--`"),
    ("—", "a minus is `-`; a comment begins with `--`"),
    ("#", "a comment begins with `--`"),
    (";", "clauses need nothing between them; a list is separated by commas"),
)
_VALUES = frozenset(
    {
        *("NUMBER", "PERCENT", "MONEY", "DATE", "TEXT", "TRUE", "FALSE", "TODAY", "COUNT", "MINUS", "LPAR"),
        *("SUM", "AVERAGE", "LARGEST", "SMALLEST", "EARLIEST", "LATEST", "LENGTH", "WORKING"),
    }
)
_OPERATORS = frozenset(
    {
        *("IS", "PLUS", "MINUS", "STAR", "SLASH", "EQUAL", "LESSTHAN", "MORETHAN"),
        *("CONTAINS", "MATCHES", "DIFFERS", "STARTS", "ENDS", "DEPENDS", "DIRECTLY"),
    }
)
_QUANTIFIERS = frozenset({"SOME", "EVERY", "NO", "AT", "EXACTLY", "MORE", "FEWER"})
_CLAUSES = frozenset(
    {"SEVERITY", "TAGS", "FOR", "IN", "REQUIRE", "EXCEPT", "BECAUSE", "REMEDY", "SOURCE", "MESSAGE", "EXAMPLE"}
)
_PLAIN: Final[Mapping[str, str]] = {
    "NAME": "a name",
    "RULE_CODE": "a code such as SG-101",
    "TEXT": 'words between quotation marks, as in "like this"',
    "NUMBER": "a number",
    "PERCENT": "a percentage",
    "MONEY": "an amount such as EUR 1m",
    "DATE": "a date such as 2026-03-31",
    "SATISFIES": "`satisfies`",
    "DAYS": "`days`",
    "COMMA": "`,`",
    "COLON": "`:`",
    "LPAR": "`(`",
    "RPAR": "`)`",
    "LSQB": "`[`",
    "RSQB": "`]`",
    "LBRACE": "`{`",
    "RBRACE": "`}`",
    "EQUAL": "`=`",
    "DOT": "`.`",
}


def tell(error: UnexpectedInput, source: SourceText, piece: Piece) -> Diagnostic:
    """The diagnostic for the one syntax mistake that ends the reading of a block."""
    if isinstance(error, UnexpectedCharacters):
        return _character(source, error.pos_in_stream or 0)
    assert isinstance(error, UnexpectedToken), "a parser of this kind takes the end of a text for a token"
    if error.token.type == "$END":
        return _end(error, source, piece)
    return _token(error, error.token, source, piece)


def _character(source: SourceText, at: int) -> Diagnostic:
    char = source.content[at]
    place = Location(source, Span(at, at + 1))
    if char == '"':
        line_end = source.content.find("\n", at)
        place = Location(source, Span(at, line_end if line_end >= 0 else len(source.content)))
        return Diagnostic(
            "PA102",
            "these words have no closing quotation mark",
            place,
            'close them with `"` on the same line; a long text may go on in quotation marks on the next',
        )
    if char in _QUOTES:
        return Diagnostic("PA103", f"`{char}` is not a quotation mark here", place, 'use the straight mark `"`')
    amount = _AMOUNT.search(source.content, max(0, at - 40), at + 40)
    if amount is not None and amount.start() <= at < amount.end():
        place = Location(source, Span(amount.start(), amount.end()))
        help_ = "after the number may stand k, m or bn, written small, as in EUR 2.5m"
        return Diagnostic("PA103", f"`{amount.group()}` is no amount", place, help_)
    hint = next(
        (hint for symbol, hint in _SYMBOLS if symbol == char),
        "leave it out, or put words between quotation marks",
    )
    shown = char if char.isprintable() else f"\\u{ord(char):04x}"
    return Diagnostic("PA103", f"the language has no character `{shown}`", place, hint)


def _token(error: UnexpectedToken, token: Token, source: SourceText, piece: Piece) -> Diagnostic:
    start = token.start_pos or 0
    place = Location(source, Span(start, start + len(token)))
    expected = _expected(error)
    meant = meant_word(source.content, piece, place.span)
    if token.type in ("AND", "OR") and "$END" in expected and not meant:
        return Diagnostic(
            "PA110",
            f"`{token}` cannot follow a quantifier directly",
            place,
            f"put the quantifier in parentheses: (some … where …) {token} …",
        )
    hint = (
        _habit(token, source)
        or meant
        or _near_keyword(str(token), expected)
        or _after_equals(token, source)
        or _after_comma(token)
        or _in_aggregate(token, expected)
    )
    wanted = _in_language(expected)
    return Diagnostic("PA101", f"`{token}` is not expected here", place, "; ".join(filter(None, (hint, wanted))))


def _end(error: UnexpectedToken, source: SourceText, piece: Piece) -> Diagnostic:
    end = piece.span.start + len(source.content[piece.span.start : piece.span.end].rstrip())
    place = Location(source, Span(max(piece.span.start, end - 1), end))
    what = f"`{piece.keyword} {piece.name}`".replace(" `", "`")
    return Diagnostic("PA101", f"{what} is not finished", place, _in_language(_expected(error)))


def _expected(error: UnexpectedToken) -> frozenset[str]:
    return frozenset(error.accepts or error.expected or ())


_HABITS = (
    ("if", "write the condition after `where`, as in `for each project where …`"),
    ("then", "write the condition after `where`, and what must hold after `require`"),
    ("within", "write `differs from … by at most 30 days`"),
    ("between", "write both ends, as in `budget >= EUR 1m and budget <= EUR 5m`"),
    ("all", "write `every … satisfies …`, as in `every risk satisfies owner is known`"),
    ("any", "write `some … where …`, as in `some risk where owner is missing`"),
    ("each", "write `every … satisfies …`, as in `every risk satisfies owner is known`"),
    ("has", "ask for a field with `is known`, for records with `some … where …`"),
    ("have", "ask for a field with `is known`, for records with `some … where …`"),
    ("must", "write `require` and then what must hold, without `must`"),
    ("should", "write `require` and then what must hold, without `should`"),
    ("unless", 'write `except "why" where …` as a clause of its own'),
    ("weeks", "lengths of time are given in days, as in `14 days`"),
    ("week", "lengths of time are given in days, as in `7 days`"),
    ("years", "lengths of time are given in days or months, as in `24 months`"),
    ("year", "lengths of time are given in days or months, as in `12 months`"),
    ("business", "write `working days`, as in `5 working days`"),
    ("workdays", "write `working days`, as in `5 working days`"),
    ("max", "write `largest(… of …)`, or `latest(… of …)` for dates"),
    ("min", "write `smallest(… of …)`, or `earliest(… of …)` for dates"),
    ("avg", "write `average(… of …)`"),
    ("mean", "write `average(… of …)`"),
)
"""What people write who think in everyday English, and how the language says it."""


_BEFORE = frozenset({"if", "then", "within", "between", "all", "any", "max", "min", "avg", "mean"})
"""Those that pass for a name, so that only the next word does not fit."""


def _habit(token: Token, source: SourceText) -> str:
    """The hint for a word of everyday English: the one that does not fit, or the one just before it."""
    start = token.start_pos or 0
    line = source.content.rfind("\n", 0, start) + 1
    before = source.content[line:start].split()
    habits = dict(_HABITS)
    early = [word for word in (*before[-1:], *before[-2:-1]) if word.lower() in _BEFORE]
    for word in (str(token), *early):
        if word.lower() in habits:
            return habits[word.lower()]
    small = str(token).lower()
    if str(token) != small and (small in BLOCK_WORDS or small in keywords().values()):
        return f"the words of the language are written small: `{small}`"
    return ""


def _near_keyword(word: str, expected: Iterable[str]) -> str:
    """`did you mean`, where the word is nearly one that could stand here."""
    known = [name for name in map(keyword, expected) if name]
    near = nearest(word, known, cutoff=0.7) if word.isidentifier() else None
    return f"did you mean `{near}`?" if near else ""


def _after_equals(token: Token, source: SourceText) -> str:
    start = token.start_pos or 0
    if token == "=" and source.content[max(0, start - 1) : start] in ("=", "<", ">", "!"):
        return "write one `=`, or `is`"
    return ""


def _after_comma(token: Token) -> str:
    return "write `and` between conditions; large numbers have no commas" if token.type == "COMMA" else ""


def _in_aggregate(token: Token, expected: frozenset[str]) -> str:
    computes = token.type in ("PLUS", "MINUS", "STAR", "SLASH")
    help_ = "put what is more than a name in parentheses, as in `sum((budget - actual) of cost_lines)`"
    return help_ if computes and "OF" in expected else ""


def _in_language(expected: frozenset[str]) -> str:
    """What could stand here, most telling first."""
    words: list[str] = []
    if "NAME" in expected and expected & _VALUES:
        words.append("a name or value")
        expected = expected - _VALUES - {"NAME", "LSQB"}
    if len(expected & _OPERATORS) > 3:
        words.append("a comparison such as `is`")
        expected = expected - _OPERATORS - {"DOES", "DOT", "AND", "OR"} - {n for n in expected if n.startswith("__")}
    if expected >= _QUANTIFIERS:
        words += ["`not`"] * ("NOT" in expected) + ["a quantifier such as `some`"]
        expected = expected - _QUANTIFIERS - {"NOT"}
    if len(expected & _CLAUSES) > 3:
        words.append("a clause such as `require`")
        expected = expected - _CLAUSES
    rest = sorted(_PLAIN.get(name) or f"`{keyword(name)}`" for name in expected if name in _PLAIN or keyword(name))
    words += rest[: 6 - len(words)]
    return f"expected {in_words(words, 'or')}" if words else ""
