"""Which reader reads which files: a new format is a file beside this one and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pmo_audit.sources.json_source import read_json
from pmo_audit.sources.tables import Reading

Reader = Callable[[bytes, str, str], Reading]
"""From a file's bytes, its name as the user gave it, and its stem, to its tables."""


def _read_csv(content: bytes, file: str, stem: str) -> Reading:
    from pmo_audit.sources.csv_source import read_csv  # many a run reads none

    return read_csv(content, file, stem)


def _read_yaml(content: bytes, file: str, stem: str) -> Reading:
    from pmo_audit.sources.yaml_source import read_yaml

    return read_yaml(content, file, stem)


def _read_ndjson(content: bytes, file: str, stem: str) -> Reading:
    from pmo_audit.sources.ndjson_source import read_ndjson

    return read_ndjson(content, file, stem)


def _read_workbook(content: bytes, file: str, stem: str) -> Reading:
    from pmo_audit.sources.own_sheets import without_ours
    from pmo_audit.sources.xlsx.reading import read_workbook

    reading = read_workbook(content, file, stem)
    reading.sheets = without_ours(reading.sheets)
    return reading


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".csv": _read_csv,
        ".tsv": _read_csv,
        ".json": read_json,
        ".ndjson": _read_ndjson,
        ".jsonl": _read_ndjson,
        ".yaml": _read_yaml,
        ".yml": _read_yaml,
        ".xlsx": _read_workbook,
        ".xlsm": _read_workbook,
    }
)
"""Readers by the ending of the file's name."""

TEXTS = frozenset(READERS) - {".xlsx", ".xlsm"}
"""Endings of files that are texts, and so may be written in an encoding of their own."""

NOT_YET = frozenset((".xls", ".xlsb", ".ods", ".xml", ".xer", ".mpp"))
"""Endings of files that hold data which no reader reads yet."""
