"""The grammar has no conflict, and words are words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.api import parse_standard
from pmo_audit.language import parse
from pmo_audit.language.grammar import parser
from pmo_audit.text import SourceText

HEAD = 'standard s "S"\n'


def condition(text: str, entity: str = "project") -> list[str]:
    """The codes that a condition gives."""
    rule = f'{HEAD}rule R-1 "R"\n  severity minor\n  for each {entity}\n  require {text}\n'
    return [one.code for one in parse_standard(rule, as_of=date(2026, 3, 31)).diagnostics]


def test_built_strictly_there_is_no_conflict() -> None:
    assert parser(strict=True).parse('rule R-1 "R"').data == "rule"


@pytest.mark.parametrize(
    "text",
    [
        "sponsor is known and manager is known or status is active",
        "not sponsor is missing and not (status is active)",
        "budget > EUR 1m and - budget < EUR 0 and 5% of budget < EUR 1k",
        "budget * 2 + contingency / 2 - EUR 3 >= 10% of (budget - contingency)",
        "start is on or before finish and finish - start >= 30 days and start + 1 day < today",
        "phase is one of [planning, execution] and phase is after initiation and phase is not closing",
        "(some artifact) and (no risk where status is open) and every risk satisfies owner is known",
        'some artifact where kind is "a" and every risk where due is known satisfies some action where due is known',
        "count(risks) + count(issues where status is open and owner is missing) <= 3",
        'name contains "x" and name does not contain "y" and id matches "^P" and id does not match "Q$"',
        "artifacts is empty or risks is known or issues is missing",
        "budget differs from forecast_cost by more than 5% and start differs from baseline_start by at most 30 days",
        "rag is at least amber and rag < red",
        "sponsor is not manager and sponsor.name is not missing and programme.sponsor is sponsor",
    ],
)
def test_conditions_that_are_fine(text: str) -> None:
    assert condition(text) == []


def test_a_name_may_begin_like_a_keyword() -> None:
    assert condition("summary is true or milestone is false", "task") == []
    assert condition("note is true") == ["PA201"]


def test_and_binds_tighter_than_or() -> None:
    """false and false or true is true; the other reading would be false."""
    rule = (
        f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n'
        '  require name is "x" and name is "x" or name is "a"\n  example "e" passes { name: "a" }\n'
        '  example "f" fails { name: "b" }\n'
    )
    assert parse_standard(rule).diagnostics == ()


def test_texts_in_a_row_join_and_a_doubled_quote_is_one() -> None:
    loaded = parse_standard(
        f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  require sponsor is known\n'
        '  because "a ""quoted"" word"\n          "and more" -- not this\n'
    )
    assert loaded.diagnostics == ()
    assert loaded.standard.rules[0].because == 'a "quoted" word and more'


def test_a_block_word_inside_a_text_or_a_line_begins_no_block() -> None:
    body = '  severity minor\n  for each project\n  require name is "rule"\n'
    text = f'{HEAD}rule R-1 "the rule of standard parameters"\n{body}'
    assert parse_standard(text).diagnostics == ()


def test_line_ends_and_byte_order_do_not_matter() -> None:
    text = f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  require sponsor is known\n'
    for other in (text.replace("\n", "\r\n"), text.replace("\n", "\r\n\r\n"), text.replace("  ", "\t")):
        assert parse_standard(other).diagnostics == (), other


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    parse(SourceText("any", text))
    parse_standard(text, as_of=date(2026, 3, 31))


WORDS = [
    "standard",
    "rule",
    "parameter",
    "extend",
    "lifecycle",
    "for",
    "each",
    "where",
    "require",
    "some",
    "every",
    "no",
    "is",
    "not",
    "one",
    "of",
    "at",
    "most",
    "known",
    "and",
    "or",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ".",
    "<",
    "=",
    "-",
    "+",
    "*",
    "/",
    '"x"',
    '"x',
    "5",
    "5%",
    "EUR",
    "2026-01-01",
    "days",
    "count",
    "today",
    "project",
    "risk",
    "status",
    "active",
    "example",
    "fails",
]


@given(st.lists(st.sampled_from([*WORDS, "\n"]), max_size=40))
def test_no_heap_of_words_raises(words: list[str]) -> None:
    parse_standard(f"{HEAD}{' '.join(words)}", as_of=date(2026, 3, 31))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "sponsor is known" + ")" * 5000,
        "not " * 5000 + "sponsor is known",
        "- " * 5000 + "budget > EUR 1",
        " + ".join(["budget"] * 5000) + " > EUR 1",
        "some risk where " * 5000 + "owner is known",
    ],
    ids=lambda text: text[:12],
)
def test_nothing_exhausts_the_stack(text: str) -> None:
    assert condition(text) == ["PA109"]


def test_a_chain_may_be_long() -> None:
    assert condition(" and ".join(["sponsor is known"] * 3000)) == []
    assert condition(" or ".join(["sponsor is known and manager is known"] * 3000)) == []


@pytest.mark.parametrize("body", ["a{0} and a{0}", "not a{0}"])
def test_definitions_do_not_grow_beyond_reading(body: str) -> None:
    lines = [f"define a{n + 1} of project = {body.format(n)}\n" for n in range(300)]
    text = f"{HEAD}define a0 of project = sponsor is known\n{''.join(lines)}"
    told = parse_standard(text, as_of=date(2026, 3, 31)).diagnostics
    assert [one.code for one in told] == ["PA109"]
