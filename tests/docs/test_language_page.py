"""`docs/language.md` keeps its word: every box is read, every table tried, nothing of the grammar left out.

A box of rules is given a `standard` where it has none. A box that begins with `-- conditions on ENTITY` has a condition
on each line that is not indented; each becomes the `require` of a rule.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from pmo_audit.analysis.reserved import RESERVED
from pmo_audit.api import parse_standard
from pmo_audit.findings import Grade, Outcome
from pmo_audit.functions import all_overloads
from pmo_audit.language import BLOCK_WORDS
from pmo_audit.records import core_schema
from pmo_audit.resources import read_shipped
from pmo_audit.types import kind_of
from tests.docs.page import DOCS, Block, Row, blocks, quoted, table, tables

PAGE = (DOCS / "language.md").read_text(encoding="utf-8")
GRAMMAR = read_shipped("grammar", "pmo.lark")
PMO = [one for one in blocks(PAGE) if one.kind == "pmo"]
ON = re.compile(r"-- conditions on (\w+)\n")


def told(text: str) -> list[str]:
    """The diagnostics of a standard, as text."""
    return [str(one) for one in parse_standard(text, "page.pmo", as_of=date(2026, 3, 31)).diagnostics]


def codes(text: str) -> list[str]:
    """The codes of the diagnostics of a standard."""
    return [one.code for one in parse_standard(text, "page.pmo", as_of=date(2026, 3, 31)).diagnostics]


def whole(text: str) -> str:
    """A standard around blocks that come without."""
    return text if re.search(r"^standard ", text, re.MULTILINE) else f'standard demo "Demo"\n{text}'


def asking(condition: str, entity: str = "project", before: str = "") -> str:
    """A standard with one rule that requires a condition."""
    return whole(f'{before}rule D-1 "Demo"\n  severity minor\n  for each {entity}\n  require  {condition}\n')


def standards(block: Block) -> list[str]:
    """What a box comes to: one standard, or one for each of its conditions."""
    on = ON.match(block.text)
    if on is None:
        return [whole(block.text)]
    lines = re.split(r"\n(?! )", block.text[on.end() :].rstrip("\n"))
    return [asking(line, on[1]) for line in lines]


# ------------------------------------------------------------------------------------------------- the boxes


@pytest.mark.parametrize("block", PMO, ids=lambda one: f"line {one.line}")
def test_box(block: Block) -> None:
    wanted = [block.settings["error"]] if "error" in block.settings else []
    for text in standards(block):
        assert codes(text) == wanted, told(text)


def test_every_block_has_its_section() -> None:
    assert re.findall(r"^## `(\w+)`:", PAGE, re.MULTILINE) == list(BLOCK_WORDS)


def test_each_box_is_of_rules() -> None:
    assert [one.line for one in blocks(PAGE) if one.kind != "pmo"] == []


# ------------------------------------------------------------------------------------------------ the tables

SIDES = {
    "text": ("project", "name", '"x"'),
    "yes-or-no": ("task", "milestone", "summary"),
    "word": ("project", "status", "active"),
    "word in order": ("risk", "exposure", "high"),
    "reference": ("project", "sponsor", "manager"),
    "number": ("project", "count(risks)", "3"),
    "percentage": ("project", "percent_complete", "50%"),
    "money": ("project", "budget", "EUR 1m"),
    "date": ("project", "start", "finish"),
    "period": ("status_report", "period", "previous.period"),
    "length of time": ("project", "finish - start", "30 days"),
    "working days": ("project", "working days from start to finish", "5 working days"),
    "months": ("project", "2 * 3 months", "6 months"),
}
COMPARED = table(PAGE, "")


def alternatives(rule: str) -> list[str]:
    """What a rule of the grammar may be, in the words of the language."""
    match = re.search(rf"^[!?]+{rule}: (.*(?:\n +\|.*)*)", GRAMMAR, re.MULTILINE)
    assert match is not None
    return [" ".join(one.split()).replace('"', "").lower() for one in match[1].split("|")]


def test_the_table_of_comparisons_has_all_that_the_grammar_has() -> None:
    assert [one for row in COMPARED for one in quoted(row[""])] != []
    assert {one for row in COMPARED for one in quoted(row[""])} == set(alternatives("relation"))
    assert set(COMPARED[0]) - {""} == set(SIDES)


@pytest.mark.parametrize("kind", SIDES)
@pytest.mark.parametrize("row", COMPARED, ids=lambda row: row[""])
def test_what_goes_together(row: Row, kind: str) -> None:
    entity, left, right = SIDES[kind]
    (relation,) = quoted(row[""])
    assert row[kind] in ("yes", "–")
    assert (codes(asking(f"{left} {relation} {right}", entity)) == []) is (row[kind] == "yes")


def test_signs_and_words_are_the_same() -> None:
    for row in table(PAGE, "sign"):
        asked = [("start", one, "finish") for one in quoted(row["sign"]) + quoted(row["for time"])]
        asked += [("budget", one, "EUR 5") for one in quoted(row["sign"]) + quoted(row["for amounts"])]
        meant: dict[str, set[str]] = {left: set() for left, _, _ in asked}
        for left, relation, right in asked:
            require = str(parse_standard(asking(f"{left} {relation} {right}")).standard.rules[0].require)
            meant[left].add(re.sub(r"Span\([^)]*\)", "", require))
        assert [len(forms) for forms in meant.values()] == [1, 1], row


@pytest.mark.parametrize("state", alternatives("state"))
def test_every_state_is_told(state: str) -> None:
    assert f"`is {state}`" in [row["you ask"] for row in table(PAGE, "you ask")]


@pytest.mark.parametrize("limit", alternatives("limit"))
def test_every_limit_is_told(limit: str) -> None:
    (told_of,) = re.findall(r"After\s`by`\sstands (.*?)\.", PAGE, re.DOTALL)
    assert f"`{limit}`" in " ".join(told_of.split())


@pytest.mark.parametrize("quantifier", alternatives("plain_quantifier") + alternatives("bound"))
def test_every_quantifier_stands_in_a_box(quantifier: str) -> None:
    assert any(re.search(rf"^{quantifier} ", one.text, re.MULTILINE) for one in PMO)


@pytest.mark.parametrize(
    "phrase",
    [
        *("is one of", "is not one of", "contains", "does not contain", "matches", "does not match"),
        *("starts with", "does not start with", "ends with", "does not end with", "is in the last", "is in the next"),
        *("is not in the last", "over", "under", "then require"),
        *("depends on", "does not depend on", "directly depends on", "does not directly depend on"),
    ],
)
def test_every_other_test_stands_in_a_box(phrase: str) -> None:
    assert any(f" {phrase} " in one.text for one in PMO)


def test_the_kinds_of_record_are_all_there() -> None:
    (paragraph,) = re.findall(r"These are the kinds of record: (.*?)\s\[", PAGE, re.DOTALL)
    assert quoted(paragraph) == sorted(core_schema().entities, key=lambda one: paragraph.index(f"`{one}`"))
    assert set(quoted(paragraph)) == set(core_schema().entities)


def test_the_table_of_computing_is_the_catalogue() -> None:
    signs = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "negate": "-"}
    silent = {"calendar", "text"}  # what the engine adds to working days and months
    known = []
    for one in all_overloads().values():
        if one.name in signs:
            sides = [kind_of(each) for each in one.arguments if kind_of(each) not in silent]
            shown = f" {signs[one.name]} ".join(sides) if len(sides) == 2 else f"{signs[one.name]} {sides[0]}"
            known.append((shown, kind_of(one.result)))
    rows = [(quoted(row["you compute"])[0], row["you get"]) for row in table(PAGE, "you compute")]
    assert sorted(rows) == sorted(known)


def test_the_kinds_of_field_are_all_there() -> None:
    for row in table(PAGE, "after the colon"):
        (kind,) = quoted(row["after the colon"])
        assert codes(whole(f"extend project with x: {kind}\n")) == [], kind
    help_ = told(whole("extend project with x: zzzz\n"))[0]
    listed = re.findall(r"`(\w+)[^`]*`", help_.split("a field is")[1])
    written = [quoted(row["after the colon"])[0].split()[0] for row in table(PAGE, "after the colon")]
    assert list(dict.fromkeys(written)) == listed


def test_the_clauses_are_all_there() -> None:
    match = re.search(r"^\?clause: (.*(?:\n +\|.*)*)", GRAMMAR, re.MULTILINE)
    assert match is not None
    opening = {one.split()[0].lower() for one in match[1].split("|")}
    assert {quoted(row["clause"])[0].split()[0] for row in table(PAGE, "clause")} == opening


def test_severities_and_outcomes_are_all_there() -> None:
    assert set(Grade) == {one for one in Grade if f"`{one.value}`" in PAGE}
    told_of = {row["outcome"].strip("*") for row in table(PAGE, "outcome")}
    assert told_of == {one.value for one in Outcome} - {"error"}


def test_the_reserved_words_are_just_those() -> None:
    (paragraph,) = re.findall(r"\(PA208\):\n\n(.*?)\n\n", PAGE, re.DOTALL)
    assert quoted(paragraph) == sorted(RESERVED)
    for word in RESERVED:
        for text in (f"parameter {word} = 1", f"extend project with {word}: text", f"lifecycle {word}, other"):
            assert codes(whole(f"{text}\n")) == ["PA208"], text
        assert codes(whole(f"extend project with x: one of {word}, other\n")) == ["PA208"]
        assert codes(whole(f"define {word} of project = true\n")) == ["PA208"], word
    for word in BLOCK_WORDS:
        for text in (f"parameter {word} = 1", f"extend project with {word}: text", f"define {word} of project = true"):
            assert codes(whole(f"{text}\n")) == ["PA208"], text


FREE = sorted(set(re.findall(r"/([a-z]+)\(\?!\\w\)/", GRAMMAR)) - RESERVED - set(BLOCK_WORDS) - {"start"})
"""Without `start`, which is a field of a project already."""


@pytest.mark.parametrize("word", FREE)
def test_all_other_words_are_free(word: str) -> None:
    assert codes(asking(f"{word} < budget", before=f"parameter {word} = EUR 1\n")) == [], word
    assert codes(asking(f"{word} is known", "meeting", f"extend meeting with {word}: text\n")) == [], word


def test_literals_can_be_written_as_told() -> None:
    (rows,) = [rows for rows in tables(PAGE) if "not" in rows[0]]
    kinds = {"yes or no": "yes-or-no", "the day of the audit": "date"}
    for row in rows:
        entity, left, _ = SIDES[kinds.get(row["you mean"], row["you mean"])]
        for literal in quoted(row["write"]):
            assert codes(asking(f"{left} = {literal}", entity)) == [], literal
        for literal in quoted(row["not"]):
            assert codes(asking(f"{left} = {literal}", entity)) != [], literal


def test_habits_from_elsewhere() -> None:
    for row in table(PAGE, "you wrote"):
        (wrong,), (right,) = quoted(row["you wrote"]), quoted(row["write"])
        assert codes(asking(wrong)) == [row["message"]], wrong
        assert codes(asking(right)) == [], right


OF_OTHERS = {"skills": "person", "period": "status_report", "summary": "task", "due": "risk"}


OF_OTHERS = {"skills": "person", "period": "status_report", "summary": "task", "due": "risk"}


def test_every_way_to_write_a_value_in_an_example() -> None:
    for row in table(PAGE, "what you want to say"):
        for entry in quoted(row["how to write it"]):
            entity = OF_OTHERS.get(entry.split(":")[0], "project")
            example = f'  example "x" passes {{ {entry} }}\n'
            assert codes(asking("true", entity) + example) == [], entry
