"""Whatever is given, nothing is raised, nothing hangs, and nothing goes missing without a word."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.settings import ImportMapping
from pmo_audit.sources import Loaded, load_data
from pmo_audit.sources.intake import Intake
from pmo_audit.sources.load import tables_of
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.readers import READERS
from tests.sources.given import SCHEMA, mapping

NAMES = ("projects", "risks", "people", "status_reports", "nothing")
RICH = mapping(
    """
    [data]
    currency = "GBP"
    dates = "day-first"
    missing = ["a*", "?b"]
    [[table]]
    entity = "project"
    distinct = true
    [table.fields]
    rag = { column = "rag", words = { "*x*" = "red" } }
    """
)


def take(suffix: str, content: bytes, stem: str, rules: ImportMapping) -> Intake:
    notes = Notes()
    reading = READERS[suffix](content, f"{stem}{suffix}", stem)
    intake = Intake(SCHEMA, rules, notes)
    intake.take(tables_of(reading, rules, SCHEMA, notes))
    registers = intake.registers()
    intake.never_filled()
    told = [*reading.diagnostics, *notes.told()]
    for one in told:
        str(one).encode()
        assert one.message[:1].islower() or one.message[:1] in "`0123456789", one.message
    if not any(register.records or register.delivered or register.delivered_for for register in registers.values()):
        assert told or suffix == ".json"
    return intake


CELLS = st.sampled_from(
    ["id", "name", "P1", "P2", "finish", "31/12/2026", "rag", "red", "£5m", "5%", "TBC", "", " ", "“x”"]
)
ROWS = st.lists(st.lists(CELLS | st.text(max_size=5), max_size=5), max_size=6)


@given(st.sampled_from([".csv", ".tsv", ".json"]), st.binary(max_size=200), st.sampled_from(NAMES))
def test_any_bytes(suffix, content, stem):
    take(suffix, content, stem, RICH)


@given(st.text(max_size=200), st.sampled_from(NAMES))
def test_any_text(content, stem):
    take(".csv", content.encode("utf-8", "replace"), stem, RICH)


@given(ROWS, st.sampled_from([",", ";", "\t"]), st.sampled_from(NAMES))
def test_any_table(rows, separator, stem):
    take(".csv", "\n".join(separator.join(row) for row in rows).encode("utf-8", "replace"), stem, RICH)


KEYS = st.sampled_from(
    ["id", "name", "projects", "risks", "people", "rag", "amount", "currency", "exempt", "none", "", "/~"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | CELLS | st.text(max_size=5)
DOCUMENTS = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))


@settings(max_examples=300)
@given(DOCUMENTS)
def test_any_document(document):
    one = load_data(document, schema=SCHEMA, mapping=RICH)
    for diagnostic in one.diagnostics:
        str(diagnostic).encode()
    take(".json", json.dumps(document).encode(), "projects", RICH)


IDS = st.lists(st.integers(0, 50), unique=True, max_size=8)


def summary(loaded: Loaded) -> object:
    portfolio = loaded.portfolio
    return {
        (one.entity, one.key): {name: portfolio.value(one, name) for name in one.values}
        for register in portfolio.registers.values()
        for one in register.records
    }


@given(IDS, st.data())
def test_the_order_of_rows_changes_no_record(numbers, draw):
    rows = [
        {
            "id": f"P{n}",
            "name": f"Project {n % 5}",
            "budget": f"GBP {n}k" if n % 3 else None,
            "risks": [{"id": f"R{n}", "name": "Fire"}],
            "status_reports": [{"period": 2020 + n % 4, "rag": "red"}],
            "sponsor": f"E{n % 7}",
        }
        for n in numbers
    ]
    people = [{"id": f"E{n}", "name": f"Person {n % 4}"} for n in range(6)]
    shuffled = draw.draw(st.permutations(rows))
    one = load_data({"projects": rows, "people": people}, schema=SCHEMA)
    other = load_data({"people": people, "projects": shuffled}, schema=SCHEMA)
    assert summary(one) == summary(other)
    assert sorted(d.code for d in one.diagnostics) == sorted(d.code for d in other.diagnostics)


@given(IDS, st.data())
def test_the_order_of_rows_of_one_record_changes_nothing_but_who_is_named(numbers, draw):
    rows = [{"id": f"P{n % 4}", "name": "x", "budget": f"GBP {n % 2}" if n % 3 else None} for n in numbers]
    one = load_data({"projects": rows}, schema=SCHEMA, mapping=RICH)
    other = load_data({"projects": draw.draw(st.permutations(rows))}, schema=SCHEMA, mapping=RICH)

    def states(loaded: Loaded) -> object:
        records = loaded.portfolio.register("project").records
        return {(r.key, name): type(value).__name__ for r in records for name, value in r.values.items()}

    assert states(one) == states(other)


def test_patterns_of_many_stars_take_no_time():
    rules = mapping(f'[data]\nmissing = ["{"*a" * 500}b"]\n')
    load_data({"projects": [{"id": "P1", "name": "a" * 5000}]}, schema=SCHEMA, mapping=rules)
