"""However a good file is damaged: nothing is raised, and what was lost is told."""

from __future__ import annotations

import json

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pmo_audit.diagnostics import Severity
from pmo_audit.sources.ndjson_source import read_ndjson
from pmo_audit.sources.tables import Reading
from pmo_audit.sources.xlsx.child import tell
from pmo_audit.sources.xlsx.reading import Telling
from pmo_audit.sources.yaml_source import read_yaml
from tests.sources.contract.portfolios import EVERYDAY
from tests.sources.contract.writers import WRITERS

BOOK = WRITERS[".xlsx"](EVERYDAY)["portfolio.xlsx"]
YAML = WRITERS[".yml"](EVERYDAY)["projects.yml"]
LINES = WRITERS[".ndjson"](EVERYDAY)["projects.ndjson"]


def read_here(content: bytes) -> Reading:
    """Reads a workbook in this process, with no other one to catch what goes wrong."""
    return Telling("book.xlsx", "book").read(tell(content))


def cells(reading: Reading) -> object:
    return [(sheet.name, [(row.number, row.cells) for row in sheet.rows]) for sheet in reading.sheets]


def failed(reading: Reading) -> bool:
    return any(one.severity is Severity.ERROR for one in reading.diagnostics)


def damage(content: bytes) -> st.SearchStrategy[bytes]:
    """The file cut short, or with some of its bytes changed, or with a part of it taken out or doubled."""
    places = st.integers(0, len(content) - 1)
    cut = places.map(lambda end: content[:end])
    flips = st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=4).map(
        lambda all_: flipped(content, all_)
    )
    spans = st.tuples(places, st.integers(1, 60))
    out = spans.map(lambda span: content[: span[0]] + content[span[0] + span[1] :])
    doubled = spans.map(lambda span: content[: span[0] + span[1]] + content[span[0] :])
    return cut | flips | out | doubled


def flipped(content: bytes, flips: list[tuple[int, int]]) -> bytes:
    changed = bytearray(content)
    for place, byte in flips:
        changed[place] = byte
    return bytes(changed)


@settings(max_examples=300, deadline=None)
@given(damage(BOOK))
def test_a_damaged_workbook_is_told_or_is_the_same(content):
    reading = read_here(content)
    assert failed(reading) or cells(reading) == cells(read_here(BOOK))


@settings(max_examples=200, deadline=None)
@given(damage(YAML))
def test_a_damaged_yaml_loses_no_record_without_a_word(content):
    reading = read_yaml(content, "projects.yaml", "projects")
    if not failed(reading):
        assert sum(len(table.rows) + len(table.lost) for table in reading.tables) == _items(content)


def _items(content: bytes) -> int:
    document = yaml.load(content, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return len(document) if isinstance(document, list) else sum(_size(part) for part in document.values())


def _size(part: object) -> int:
    return len(part) if isinstance(part, list) else 1


@settings(max_examples=200, deadline=None)
@given(damage(LINES))
def test_a_damaged_ndjson_loses_no_line_without_a_word(content):
    try:
        lines = [line for line in content.decode().split("\n") if line.strip()]
    except UnicodeDecodeError:
        assert failed(read_ndjson(content, "projects.ndjson", "projects"))
        return
    assume(lines)
    (table,) = read_ndjson(content, "projects.ndjson", "projects").tables
    assert len(table.rows) + len(table.lost) == len(lines)


def as_mapping(document: object) -> dict[str, object]:
    """A key without a value is as if it were not there, in JSON too."""
    return document if isinstance(document, dict) else {}


JUNK = st.binary(max_size=300) | st.text(max_size=120).map(str.encode)
SOUP = st.lists(
    st.sampled_from(
        ["- ", "a: ", "? ", "&a ", "*a ", "!t ", "<<: ", "{", "}", "[", "]", "\n", "  ", "|\n", "'", '"', "---\n", "#"]
    ),
    max_size=25,
).map(lambda words: "".join(words).encode())


@settings(max_examples=300, deadline=None)
@given(JUNK | SOUP)
def test_anything_is_read_or_told(content):
    for reading in (read_yaml(content, "x.yaml", "projects"), read_ndjson(content, "x.ndjson", "projects")):
        assert reading.tables or reading.diagnostics or not any(as_mapping(reading.document).values())
        for one in reading.diagnostics:
            str(one).encode()


XML = st.lists(
    st.sampled_from(
        [
            '<row r="1">',
            "<row>",
            "</row>",
            '<c r="A1">',
            "<c>",
            '<c t="s">',
            '<c t="inlineStr">',
            "</c>",
            "<v>",
            "</v>",
            "1",
            "x",
            "<is><t>",
            "</t></is>",
            "<f>",
            "</f>",
            "<mergeCell ref='A1:Z'/>",
            "<col min='1' max='99999' hidden='1'/>",
            "&amp;",
        ]
    ),
    max_size=20,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(XML)
def test_any_sheet_is_read_or_told(inner):
    from tests.sources.xlsx.made import by_hand

    reading = read_here(by_hand(inner))
    told = json.dumps([str(one) for one in reading.diagnostics])
    assert reading.sheets or failed(reading), told
