"""`docs/data.md` keeps its word: its files are read, its tables tried cell by cell, its keys are those there are.

Boxes with `file=NAME` are files of a folder, beside it `pmo-audit.toml`; a box of `pmo` is a standard. The next box of
`text` says what comes of them: the records and what there is to say of the files; with `origins` also where each value
stood; with `verdicts` what the standard says of the records. `UPDATE_GOLDEN=1` writes these boxes anew; read the
difference before you keep it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from docs.generating.diagnostics import show_diagnostic
from pmo_audit.api import Loaded, LoadedStandard, audit, load_data, load_portfolio, parse_standard
from pmo_audit.diagnostics import find_code
from pmo_audit.records import Portfolio, Record, Register, core_schema
from pmo_audit.settings import STOCK_MISSING, ImportMapping, parse_settings
from pmo_audit.settings.shapes import AcrossShape, DataShape, FieldShape, RunShape, TableShape
from pmo_audit.sources.cells import reader_for
from pmo_audit.sources.tables import NumberText
from pmo_audit.types import Number
from pmo_audit.values import Ref, Unreadable, Value, format_value
from tests.docs import drawing
from tests.docs.page import DOCS, Block, blocks, quoted, table

FILE = DOCS / "data.md"
PAGE = FILE.read_text(encoding="utf-8")
EXPORTS = (DOCS / "exports.md").read_text(encoding="utf-8")
FORMS = (DOCS / "forms.md").read_text(encoding="utf-8")
"""Where the words for exports and for forms are told."""
AS_OF = date(2026, 3, 31)


@dataclass
class Case:
    """The files of an example, and the box that says what comes of them."""

    files: list[Block] = field(default_factory=list)
    answer: Block | None = None

    @property
    def name(self) -> str:
        """Where it stands."""
        return f"line {self.answer.line if self.answer else self.files[0].line}"


def cases(page: str) -> Iterator[Case]:
    """The examples of the page in order; one that begins with rules is about the files of the one before."""
    case = Case()
    for block in blocks(page):
        if block.kind == "text":
            case.answer = block
            yield case
        elif "file" in block.settings or block.kind == "pmo":
            if case.answer is not None:
                case = Case(case.files if block.kind == "pmo" else [])
            case.files = [*case.files, block]
    assert case.answer is not None, f"{case.name} has no answer"


CASES = list(cases(PAGE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_example(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert case.answer is not None
    told = answer(case, tmp_path, monkeypatch)
    if os.environ.get("UPDATE_GOLDEN"):
        page = FILE.read_text(encoding="utf-8")
        now = blocks(page)[case.answer.number]
        FILE.write_text(page[: now.start] + told + page[now.end :], encoding="utf-8")
    else:
        assert told == case.answer.text


def answer(case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What comes of the files of an example."""
    monkeypatch.chdir(folder)
    mapping, lines = None, []
    standards = [parse_standard(one.text, "rules.pmo", as_of=AS_OF) for one in case.files if one.kind == "pmo"]
    assert [each for one in standards for each in one.diagnostics] == []
    for one in case.files:
        if one.kind == "toml":
            settings, told = parse_settings(one.text)
            mapping, lines = settings.mapping, [show_diagnostic(each) for each in told]
        elif one.kind == "xlsx":
            drawing.save(one.text, Path(one.settings["file"]))
        elif one.kind != "pmo":
            Path(one.settings["file"]).write_text(one.text, encoding="utf-8")
    loaded = load_portfolio(".", standards=standards, mapping=mapping)
    assert case.answer is not None
    if "verdicts" in case.answer.info:
        lines += verdicts(standards, loaded)
    else:
        lines += records(loaded.portfolio, origins="origins" in case.answer.info)
        lines += [show_diagnostic(one) for one in loaded.diagnostics]
    return "".join(f"{line}\n" for line in lines)


def verdicts(standards: Sequence[LoadedStandard], loaded: Loaded) -> Iterator[str]:
    """What a standard says, in few words."""
    result = audit(standards, loaded, as_of=AS_OF)
    for rule in result.rules:
        yield f"{rule.rule}: " + ", ".join(f"{number} {one.value}" for one, number in rule.outcomes.items())
    yield from (f"{one.outcome.value}: {one.message}" for one in result.findings)


def records(portfolio: Portfolio, *, origins: bool) -> Iterator[str]:
    """Every record with what was delivered of it."""
    for register in portfolio.registers.values():
        plural = portfolio.schema.entities[register.entity].plural.replace("_", " ")
        for one in register.records:
            yield f"{register.entity.replace('_', ' ')} {one.key}"
            yield from _fields(portfolio, one, origins=origins)
        if not register.records and _is_empty(register):
            yield f"there are no {plural}"
        yield from (f"the {plural} are incomplete: {gap.reason}" for gap in register.lost)


def _is_empty(register: Register) -> bool:
    return (register.delivered or bool(register.delivered_for)) and not register.lost


def _fields(portfolio: Portfolio, record: Record, *, origins: bool) -> Iterator[str]:
    for one in portfolio.schema.fields_of(record.entity):
        if one.name in record.values or one.name in record.extras:
            value = portfolio.value(record, one.name)
            percent = isinstance(one.type, Number) and one.type.percent
            where = f"  [{record.origin(one.name)}]" if origins else ""
            yield f"  {one.name}: {_shown(portfolio, value, percent=percent)}{where}"


def _shown(portfolio: Portfolio, value: Value, *, percent: bool = False) -> str:
    shown = format_value(value, percent=percent)
    if isinstance(value, Ref) and value.entity in portfolio.registers and value.key != value.text:
        return f"{shown} ({f'that is {value.key}' if value.key else 'leads nowhere'})"
    return shown


@pytest.mark.parametrize(
    "block", [one for one in blocks(PAGE) if one.kind == "toml"], ids=lambda one: f"line {one.line}"
)
def test_settings_say_what_there_is_to_say(block: Block) -> None:
    assert parse_settings(block.text)[1] == ()


# ------------------------------------------------------------------------------------------------ the tables


def become(loaded: Loaded, entity: str, name: str) -> str:
    """What a field of the only record of an entity was read as, with why where it is unreadable."""
    (record,) = loaded.portfolio.register(entity).records
    value = loaded.portfolio.value(record, name)
    if isinstance(value, Unreadable):
        return f"unreadable: {value.why}"
    kind = loaded.portfolio.schema.find_field(entity, name)
    assert kind is not None
    return _shown(loaded.portfolio, value, percent=isinstance(kind.type, Number) and kind.type.percent)


def settings_of(row: dict[str, str]) -> ImportMapping | None:
    """The mapping that a row of a table asks for in its column `with`, of `[data]` or of the field."""
    said = "\n".join(quoted(row["with"]))
    if not said:
        return None
    entity, name = row["field"].strip("`").split(".")
    text = f"[data]\n{said}\n"
    if re.match(r"(unit|words|numbers|blank|serials|fills) ", said):
        text = f'[[table]]\nentity = "{entity}"\n[table.fields]\n{name} = {{ column = "{name}", {said} }}\n'
    settings, told = parse_settings(text)
    assert told == (), text
    return settings.mapping


@pytest.mark.parametrize("row", table(PAGE, "field"), ids=lambda row: f"{row['field']} {row['cell']}")
def test_cell(row: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    entity, name = row["field"].strip("`").split(".")
    for cell in quoted(row["cell"]) or [""]:
        file = io.StringIO()
        csv.writer(file).writerows([["id", name], ["X1", cell]])
        plural = load_data({}).portfolio.schema.entities[entity].plural
        Path(f"{plural}.csv").write_text(file.getvalue(), encoding="utf-8")
        loaded = load_portfolio(f"{plural}.csv", mapping=settings_of(row))
        assert become(loaded, entity, name) == row["is read as"], cell


@pytest.mark.parametrize("row", table(PAGE, "in a workbook"), ids=lambda row: f"{row['number']} {row['format']}")
def test_cell_of_a_workbook(row: dict[str, str]) -> None:
    entity, name = row["in a workbook"].strip("`").split(".")
    kind = core_schema().find_field(entity, name)
    assert kind is not None
    mapping = settings_of({"field": row["in a workbook"], **row}) or ImportMapping()
    line = mapping.tables[0].fields.get(name) if mapping.tables else None
    cell = NumberText(row["number"].strip("`"), row["format"].strip("`"))
    value = reader_for(kind, line, mapping.data, keyed=False)(cell)
    percent = isinstance(kind.type, Number) and kind.type.percent
    told = f"unreadable: {value.why}" if isinstance(value, Unreadable) else format_value(value, percent=percent)
    assert told == row["is read as"]


@pytest.mark.parametrize("row", table(PAGE, "in JSON"), ids=lambda row: row["in JSON"])
def test_json_value(row: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (entry,) = quoted(row["in JSON"])
    entity = {"skills": "person", "milestone": "task"}.get(next(iter(json.loads(f"{{{entry}}}"))), "project")
    (name,) = json.loads(f"{{{entry}}}")
    plural = load_data({}).portfolio.schema.entities[entity].plural
    Path("data.json").write_text(f'{{"{plural}": [{{"id": "X1", {entry}}}]}}', encoding="utf-8")
    settings, _ = parse_settings('[data]\ncurrency = "EUR"\n')
    loaded = load_portfolio("data.json", mapping=settings.mapping)
    assert become(loaded, entity, name) == row["is read as"]


@pytest.mark.parametrize("shape", [RunShape, DataShape, TableShape, FieldShape], ids=lambda one: one.__name__)
def test_every_key_is_told(shape: type[RunShape | DataShape | TableShape | FieldShape]) -> None:
    heading = {
        RunShape: "in `[run]`",
        DataShape: "in `[data]`",
        TableShape: "in `[[table]]`",
        AcrossShape: "in `[table.across]`",
    }
    rows = table(PAGE, heading.get(shape, "in `[table.fields]`"))
    more = {TableShape: "in an export", FieldShape: "in a field"}
    rows += table(EXPORTS, more[shape]) if shape in more else []
    rows += table(FORMS, "in a form's field") if shape is FieldShape else []
    keys = {key for row in rows for key in quoted(next(iter(row.values())))}
    assert sorted(keys) == sorted(set(shape.model_fields) - {"fields"})


def test_the_stock_of_words_for_missing_is_told() -> None:
    (words,) = re.findall(r"Without it these are taken: (.*?)\.\n", PAGE, re.DOTALL)
    assert tuple(quoted(words)) == STOCK_MISSING


def test_every_code_that_is_named_exists() -> None:
    codes = set(re.findall(r"PA\d{3}", PAGE))
    assert codes
    assert [one for one in sorted(codes) if find_code(one) is None] == []
