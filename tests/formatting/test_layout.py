"""What the canonical layout looks like, case by case: what was written, and what comes of it."""

from __future__ import annotations

import pytest

from pmo_audit.api import format_standard
from pmo_audit.language import parse
from pmo_audit.language.formatting import format_text
from pmo_audit.language.formatting.check import says_the_same
from pmo_audit.text import SourceText

CASES = {
    "clauses stand in one column": (
        'rule R-1 "R"\nseverity minor\ntags a,b\nfor each project\nin force from 2026-01-01 until 2026-12-31\n'
        'require sponsor is known\nexcept "x" where a\nbecause "b" remedy "c" source "s" message "d"\n'
        'example "e" passes {a:1,b:[2,{}],c:[]}',
        'rule R-1 "R"\n  severity minor\n  tags     a, b\n  for each project\n'
        "  in force from 2026-01-01 until 2026-12-31\n  require  sponsor is known\n"
        '  except   "x" where a\n  because  "b"\n  remedy   "c"\n  source   "s"\n  message  "d"\n'
        '  example  "e" passes { a: 1, b: [2, { }], c: [] }\n',
    ),
    "the header has a column of its own": (
        'standard s "S" version "1" effective from 2026-01-01 owner "me" source "x" months round down',
        'standard s "S"\n  version "1"\n  effective from 2026-01-01\n  owner   "me"\n  source  "x"\n'
        "  months round down\n",
    ),
    "a group of declarations has columns": (
        'parameter a=1 "one"\nparameter long_name = EUR 10m "two"\nparameter b = 3\n\nparameter other = 4 "four"\n',
        'parameter a         = 1       "one"\nparameter long_name = EUR 10m "two"\nparameter b         = 3\n\n'
        'parameter other = 4 "four"\n',
    ),
    "definitions too": (
        "define late of project = a\ndefine b of milestone = c\n",
        "define late of project   = a\ndefine b    of milestone = c\n",
    ),
    "a comment parts a group": (
        "parameter a = 1\n-- now b\nparameter long_name = 2\n",
        "parameter a = 1\n-- now b\nparameter long_name = 2\n",
    ),
    "examples of one line each have a column": (
        'rule R "R"\n  example "a" passes { }\n  example "a longer one" does not apply { }\n',
        'rule R "R"\n  example  "a" passes                    { }\n  example  "a longer one" does not apply { }\n',
    ),
    "the author's lines of a condition stay": (
        'rule R "R"\n  for each project where a\n and b or c\n  require a and\n b and c -- why\n and d',
        'rule R "R"\n  for each project\n    where a\n        and b\n      or c\n'
        "  require  a\n      and b and c  -- why\n      and d\n",
    ),
    "lines that are no line's end are joined": (
        'rule R "R"\n  severity\n  minor\n  require\n   a\n   is\n   known\n',
        'rule R "R"\n  severity minor\n  require  a is known\n',
    ),
    "comments stay with their clause": (
        '-- first\n\n-- about a\nparameter a = 1 -- one\n  -- and more of it\n\nrule R "R" -- the title\n'
        "-- about severity\n  severity -- which\n minor -- that\n  require a -- x\n   -- y\n and b\n -- at the end\n",
        '-- first\n\n-- about a\nparameter a = 1  -- one\n  -- and more of it\n\nrule R "R"  -- the title\n'
        "  -- about severity\n  -- which\n  severity minor  -- that\n  require  a  -- x\n      -- y\n      and b\n"
        "  -- at the end\n",
    ),
    "rules stand apart, declarations as they were grouped": (
        'parameter a = 1\nlifecycle x, y\n\n\n\nextend a with b: text\nrule R "R"\nrule S "S"\n-- about T\nrule T "T"',
        'parameter a = 1\nlifecycle x, y\n\nextend a with b: text\n\nrule R "R"\n\n'
        'rule S "S"\n\n-- about T\nrule T "T"\n',
    ),
    "words that agree with a number": (
        "define a of b = 1 days < 2 day and 1 month < 1.5 month and 1 working days < EUR1m\n"
        "define c of d = every x satisfy (at most 1 y satisfy (at most 2 y satisfies (5% of x > 1)))\n",
        "define a of b = 1 day < 2 days and 1 month < 1.5 months and 1 working day < EUR 1m\n"
        "define c of d = every x satisfies (at most 1 y satisfies (at most 2 y satisfy (5% of x > 1)))\n",
    ),
    "texts are neither broken nor joined": (
        'rule R "R"\n  because "one" "two"\n  remedy "one"\n   "two"\n',
        'rule R "R"\n  because  "one" "two"\n  remedy   "one"\n           "two"\n',
    ),
    "bands": (
        'parameter a by budget: below EUR 1m 5%,\n otherwise 2% until 2026-01-01 then 3% "x"\n',
        'parameter a by budget:\n  below EUR 1m 5%,\n  otherwise 2% until 2026-01-01 then 3%\n  "x"\n',
    ),
    "a list of several lines": (
        'parameter a = ["one",\n "two", "three"] "x"\n',
        'parameter a =\n  [ "one",\n    "two", "three" ]\n  "x"\n',
    ),
    "a word of three capitals and a number are no amount": (
        "parameter a by b: below RED  5, otherwise 6\n",
        "parameter a by b: below RED  5, otherwise 6\n",
    ),
    "two minuses are no comment": (
        "define a of b = - - c < 1 - - 2\n",
        "define a of b = - -c < 1 - -2\n",
    ),
    "no line begins with a word that begins a block": (
        "lifecycle " + ", ".join(["rule"] * 22) + "\n",
        "lifecycle " + ", ".join(["rule"] * 22) + "\n",
    ),
    "what cannot be read stays, the rest does not": (
        'rule  R  "R"\n  require  ( -- open\n   \n\nparameter  a=1\n  rule X "x"\n\trequire = =   \n\n\n-- end\n',
        'rule  R  "R"\n  require  ( -- open\n\nparameter a = 1\n\n  rule X "x"\n\trequire = =   \n\n-- end\n',
    ),
    "words outside any block stay": ("\n\nHello   you\n\n\nparameter a=1", "\n\nHello   you\n\nparameter a = 1\n"),
    "so do comments above them": (
        "\n-- first\n\n-- a\nHello   you\n  -- b\n-- c",
        "\n-- first\n\n-- a\nHello   you\n  -- b\n\n-- c\n",
    ),
    "nothing": ("", ""),
    "next to nothing": (" \n\t\n\f", ""),
    "only a mark": ("\ufeff", "\ufeff"),
    "a mark stays": ("\ufeffparameter  a = 1", "\ufeffparameter a = 1\n"),
    "line ends of another system stay": (
        "-- a\r\nparameter  a = 1\r\nrule (\r\n  x\r\n",
        "-- a\r\nparameter a = 1\r\n\r\nrule (\r\n  x\r\n",
    ),
    "the more frequent line end wins": ("-- a\r\nparameter a = 1\n-- b\n", "-- a\nparameter a = 1\n-- b\n"),
    "tabs and form feeds are spaces": ("parameter\ta\u00a0=\f1\f\f\n", "parameter a = 1\n"),
}
LONG = {
    "where": (
        "require some meeting where body is {0} and held_on is d and {1} ",
        "  require  some meeting\n      where body is {0} and held_on is d and {1}\n",
    ),
    "all": (
        "require some meeting where body is {0} and held_on is on or before {0} and {1} or a",
        "  require  some meeting\n      where body is {0}\n          and held_on is on or before {0}\n"
        "          and {1}\n        or a\n",
    ),
    "sums": (
        "require count(tasks where {0}) / count(tasks where {0} or {1}) >= 0.95",
        "  require  count(tasks where {0})\n        / count(tasks where {0} or {1})\n      >= 0.95\n",
    ),
    "group": (
        "require a is known and ({0} is b or {0} is c) and d",
        "  require  a is known\n      and ({0} is b or {0} is c)\n      and d\n",
    ),
    "record": (
        'example "x" passes {{ a: {0}, list: [{{ a: {0}, b: c }}, {{ a: {1} }}] }}',
        '  example  "x" passes\n           {{ a: {0},\n             list: [{{ a: {0}, b: c }}, {{ a: {1} }}] }}\n',
    ),
    "exception": (
        'except "x" where {0} then require {0} and {1}',
        '  except   "x"\n    where {0}\n    then require {0} and {1}\n',
    ),
}
"""Conditions that are too long for a line, with words of 45 and 30 letters."""


@pytest.mark.parametrize("name", CASES)
def test_layout(name: str) -> None:
    before, after = CASES[name]
    assert format_standard(before) == after
    assert format_standard(after) == after


@pytest.mark.parametrize("name", LONG)
def test_what_is_too_long(name: str) -> None:
    before, after = (text.format("x" * 45, "y" * 30) for text in LONG[name])
    assert format_standard(f'rule R "R"\n  {before}\n') == f'rule R "R"\n{after}'
    assert format_standard(f'rule R "R"\n{after}') == f'rule R "R"\n{after}'


def test_only_what_cannot_be_read_is_told() -> None:
    text = 'standard s "S"\nparameter a = 2026-02-30\nrule R-1 "ж\u200b"\n  severity\n'
    found = format_text(SourceText("a.pmo", text))
    assert [(one.code, str(one.place)) for one in found.diagnostics] == [("PA101", "a.pmo:4:10")]


def test_a_layout_that_would_change_something_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmo_audit.language.formatting.layout_of", lambda *_: "parameter a = 2\n")
    found = format_text(SourceText("a.pmo", "parameter  a = 1\n"))
    assert (found.text, [one.code for one in found.diagnostics]) == ("parameter  a = 1\n", ["PA904"])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("parameter a = 1", "parameter  a  =\n1\n", True),
        ("parameter a = 1 -- x", "-- x\nparameter a = 1", True),
        ("parameter a = 1", "parameter a = 2", False),
        ("parameter a = 1 -- x", "parameter a = 1 -- y", False),
        ("parameter a = 1 -- x", "parameter a = 1", False),
        ('parameter a = "-- x"', 'parameter a = "-- x" -- x', False),
        ("define a of b = c and d", "define a of b = c or d", False),
        ("parameter a = 1", "parameter a = 1\nparameter b = 1", False),
        ("rule (", "parameter (", False),
    ],
)
def test_what_counts_as_the_same(one: str, other: str, same: bool) -> None:
    assert says_the_same(parse(SourceText("a", one)), parse(SourceText("b", other))) is same


@pytest.mark.parametrize("word", ["(", "not ", "some risk where "])
def test_what_is_deep_is_laid_out(word: str) -> None:
    body = word * 58 + "sponsor is known" + ")" * 58 * (word == "(")
    text = format_standard(f'rule R "R"\n  require {body}\n')
    assert format_standard(text) == text


def test_a_long_chain_is_laid_out_line_by_line() -> None:
    chain = " and ".join(["sponsor is known or manager is known"] * 2000)
    assert len(format_standard(f'rule R "R"\n  require {chain}\n').splitlines()) == 2002


def test_a_long_file_is_laid_out() -> None:
    rule = 'rule R-1 "R"\n severity minor\n for each project\n require sponsor is known\n'
    assert format_standard(rule * 500).count("\n\nrule") == 499
