"""The oracle's meaning is its own: what it may import, and that it stays small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
MEANING = sorted((HERE / "meaning").glob("*.py"))
LONGEST = 250

# The checked tree and the records are data to the oracle. Of the product's values it takes the classes, to read their
# parts, and nothing that computes: no folding of texts, no months, no calendar, no rates, no belonging.
ALLOWED = {
    "pmo_audit": {"ir"},
    "pmo_audit.records": {"Portfolio", "Record", "Schema"},
    "pmo_audit.types": {"DurationType", "ListType", "MoneyType", "RefType", "Type"},
    "pmo_audit.values": {
        *("Days", "Exempt", "Missing", "Money", "Months", "NoneKnown", "Period", "Ref", "Undated", "Unreadable"),
        "WorkingDays",
    },
}


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """What a file imports: module and name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=module, names=names):
                yield from ((module or "", one.name) for one in names)
            case ast.Import(names=names):
                yield from ((one.name, "") for one in names)


def test_the_meaning_takes_from_the_product_only_what_is_data() -> None:
    taken = {(path.name, *one) for path in MEANING for one in imports(path) if one[0].startswith("pmo_audit")}
    assert not {one for one in taken if one[2] not in ALLOWED.get(one[1], set())}


def test_the_meaning_takes_nothing_from_the_rest_of_the_tests() -> None:
    taken = {one[0] for path in MEANING for one in imports(path) if one[0].startswith("tests")}
    assert not {one for one in taken if not one.startswith("tests.oracle.meaning")}


def test_the_meaning_calls_nothing_of_a_portfolio() -> None:
    """It reads the registers and the schema; every method of the product's records would be a meaning not its own."""
    asked = {
        node.attr
        for node in ast.walk(ast.parse((HERE / "meaning" / "world.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "portfolio"
    }
    assert asked == {"registers", "schema"}


def test_no_file_of_the_oracle_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in HERE.rglob("*.py")}
    assert not {path.name: length for path, length in lengths.items() if length > LONGEST}
