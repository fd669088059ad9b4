"""The text of the settings says what the proposal does, whatever stands in headings and cells."""

from __future__ import annotations

from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit import api
from pmo_audit.proposing.starter import Held, starter_standard
from pmo_audit.proposing.starter_plans import PLANS
from pmo_audit.proposing.starter_rules import CHOICES
from pmo_audit.proposing.toml_words import comment, key_text, line_text, list_text, quoted
from pmo_audit.records import core_schema
from pmo_audit.settings import FieldMapping, parse_settings
from tests.proposing.given import proposed

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
HEADINGS = st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3, unique=True)
LINES = st.builds(
    FieldMapping,
    columns=st.one_of(HEADINGS.map(tuple)),
    join=TEXTS,
    currency=st.sampled_from(("GBP", "SEK")),
    scale=st.sampled_from((1, 1000, 10**6, 10**9)),
    words=st.dictionaries(TEXTS, TEXTS, max_size=2).map(lambda one: tuple(one.items())),
    missing=st.lists(TEXTS, max_size=2).map(tuple),
    dates=st.sampled_from((None, "day-first", "either")),
    numbers=st.sampled_from((None, "points", "mixed")),
    blank=st.sampled_from((None, "none")),
    serials=st.sampled_from((None, 1900, 1904)),
    fills=st.sampled_from(((), (("FF0000", "red"),))),
)


@settings(deadline=None)
@given(LINES)
def test_a_line_reads_back_as_it_was(line: FieldMapping) -> None:
    if len(line.columns) == 1:
        line = FieldMapping(**{**{name: getattr(line, name) for name in FieldMapping.__slots__}, "join": " "})
    text = f'[[table]]\nentity = "project"\n[table.fields]\nbudget = {line_text(line)}\n'
    read, told = parse_settings(text)
    assert told == ()
    assert read.mapping.tables[0].fields == MappingProxyType({"budget": line})


@settings(deadline=None)
@given(TEXTS)
def test_a_text_and_a_key_read_back(text: str) -> None:
    import tomllib

    assert tomllib.loads(f"{key_text(text)} = {quoted(text)}") == {text: text}
    assert tomllib.loads(f"a = {list_text([text])} # {comment(text)}") == {"a": [text]}


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.lists(TEXTS, min_size=4, max_size=4))
def test_settings_of_hostile_registers_read_back(headings: list[str], cells: list[str]) -> None:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows([["Project ID", "Project name", *headings], ["P1", "One", *cells], ["P2", "Two", *cells]])
    proposal = proposed(out.getvalue().replace("\0", ""))
    read, told = parse_settings(api.settings_text(proposal, rules=("standard.pmo",), data=("list.csv",)))
    assert told == ()
    assert read.mapping == proposal.mapping


ALL = frozenset(name for choice in (*CHOICES, *PLANS) for one in choice for name in one.needs)


@settings(deadline=None, max_examples=12)
@given(st.frozensets(st.sampled_from(sorted(ALL)), max_size=6), st.booleans())
def test_any_standard_to_begin_with_is_right_and_laid_out(fields: frozenset[str], has_status: bool) -> None:
    held = Held(fields | ({"project.status"} if has_status else set()), "SEK", ('The "Plan" {v2}',))
    text = starter_standard(held, core_schema(), ("idea", "build", "closed"))
    assert api.parse_standard(text).diagnostics == ()
    assert api.format_standard(text) == text


def test_a_standard_for_everything_has_no_lint() -> None:
    text = starter_standard(Held(ALL | {"project.status"}, "EUR", ("Business case",)), core_schema())
    assert api.lint(api.parse_standard(text)) == ()
