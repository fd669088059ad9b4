"""Writes a portfolio in each format, in the test's own way: a reader without a writer here fails the suite."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from openpyxl import Workbook

from tests.sources.contract.portfolios import Cell, Money, Percent, Register, Registers

Files = Mapping[str, bytes]
Writer = Callable[[Registers], Files]


def _columns(register: Register) -> list[str]:
    return list(dict.fromkeys(key for record in register for key in record))


def _as_text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case Percent(points):
            return f"{points}%"
        case Money(currency, amount):
            return f"{currency} {amount}"
        case list():
            return "; ".join(cell)
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _delimited(suffix: str, delimiter: str) -> Writer:
    def write(registers: Registers) -> Files:
        files = {}
        for name, register in registers.items():
            out = io.StringIO()
            lines = csv.writer(out, delimiter=delimiter)
            lines.writerow(_columns(register))
            for record in register:
                lines.writerow([_as_text(record.get(column)) for column in _columns(register)])
            files[f"{name}{suffix}"] = out.getvalue().encode()
        return files

    return write


def _as_json(cell: Cell) -> object:
    match cell:
        case Percent(points):
            return points / 100
        case Money(currency, amount):
            return {"amount": float(amount) if "." in amount else int(amount), "currency": currency}
        case date():
            return cell.isoformat()
        case _:
            return cell


def _plain(register: Register) -> list[dict[str, object]]:
    return [{key: _as_json(cell) for key, cell in record.items()} for record in register]


def _json(registers: Registers) -> Files:
    return {"portfolio.json": json.dumps({name: _plain(one) for name, one in registers.items()}).encode()}


def _lines(suffix: str) -> Writer:
    def write(registers: Registers) -> Files:
        return {
            f"{name}{suffix}": "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in _plain(register)).encode()
            for name, register in registers.items()
        }

    return write


_SAFE = re.compile(r"(?!(?:null|true|false)$)(?!-?\d+(?:\.\d+)?$)[A-Za-z0-9](?:[A-Za-z0-9 _.:-]*[A-Za-z0-9])?")


def _as_yaml(cell: object) -> str:
    """Without quotes where a person would write none, and as JSON otherwise."""
    if isinstance(cell, str) and _SAFE.fullmatch(cell) and ": " not in cell:
        return cell
    return json.dumps(cell)


def _register_as_yaml(register: Register, indent: str = "") -> str:
    lines = []
    for record in _plain(register):
        mark = "- "
        for key, cell in record.items():
            lines.append(f"{indent}{mark}{key}: {_as_yaml(cell)}\n")
            mark = "  "
    return "".join(lines)


def _yaml(registers: Registers) -> Files:
    text = "".join(f"{name}:\n{_register_as_yaml(register, '  ')}" for name, register in registers.items())
    return {"portfolio.yaml": text.encode()}


def _yaml_each(registers: Registers) -> Files:
    return {f"{name}.yml": _register_as_yaml(register).encode() for name, register in registers.items()}


def _sheet(book: Workbook, name: str, register: Register) -> None:
    sheet = book.create_sheet(name)
    for column, heading in enumerate(_columns(register), 1):
        sheet.cell(1, column).value = heading
        for row, record in enumerate(register, 2):
            value = record.get(heading)
            cell = sheet.cell(row, column)
            if isinstance(value, Percent):
                cell.value, cell.number_format = Decimal(value.points) / 100, "0%"
            elif isinstance(value, Money):
                cell.value = Decimal(value.amount)
                cell.number_format = f"[${value.currency}] #,##0.00"
            elif isinstance(value, bool | int | date):
                cell.value = value
            elif value:
                cell.value = _as_text(value)
                cell.data_type = "s"


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.remove(book.worksheets[0])
    book.save(out)
    return out.getvalue()


def _workbook(registers: Registers) -> Files:
    book = Workbook()
    for name, register in registers.items():
        _sheet(book, name, register)
    return {"portfolio.xlsx": _saved(book)}


def _workbook_each(registers: Registers) -> Files:
    files = {}
    for name, register in registers.items():
        book = Workbook()
        _sheet(book, "Sheet 1", register)
        files[f"{name}.xlsm"] = _saved(book)
    return files


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        ".csv": _delimited(".csv", ","),
        ".tsv": _delimited(".tsv", "\t"),
        ".json": _json,
        ".ndjson": _lines(".ndjson"),
        ".jsonl": _lines(".jsonl"),
        ".yaml": _yaml,
        ".yml": _yaml_each,
        ".xlsx": _workbook,
        ".xlsm": _workbook_each,
    }
)
