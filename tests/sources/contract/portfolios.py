"""Small portfolios that every format can tell: registers as lists of records, cells as what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True)
class Percent:
    points: int


@dataclass(frozen=True)
class Money:
    currency: str
    amount: str


Cell = str | bool | int | date | Percent | Money | list[str] | None
Register = Sequence[Mapping[str, Cell]]
Registers = Mapping[str, Register]

EVERYDAY: Registers = {
    "projects": [
        {
            "id": "010",
            "name": "Patient portal",
            "status": "active",
            "phase": "execution",
            "sponsor": "Ann Lee",
            "manager": "E8",
            "start": date(2026, 1, 5),
            "finish": date(2026, 11, 30),
            "budget": Money("GBP", "1900000"),
            "percent_complete": Percent(65),
        },
        {
            "id": "no",
            "name": "1:30",
            "status": "on hold",
            "phase": "planning",
            "sponsor": "Nobody known",
            "manager": "Bo Ek",
            "start": None,
            "finish": date(2027, 3, 31),
            "budget": Money("EUR", "0.1"),
            "percent_complete": None,
        },
    ],
    "people": [
        {"id": "E7", "name": "Ann Lee", "email": "ann@example.org", "skills": ["law", "plain speech"]},
        {"id": "E8", "name": "Bo Ek", "email": "bo@example.org", "skills": None},
    ],
    "risks": [
        {"id": "R1", "project": "010", "name": "Supplier fails", "owner": "Ann Lee", "probability": "high"},
        {"id": "R2", "project": "1:30", "name": "2026-11-30", "owner": "bo  ek", "probability": "very low"},
    ],
    "artifacts": [
        {"id": "A1", "project": "010", "kind": "Project Charter", "status": "approved"},
        {"id": "A2", "project": "010", "kind": "business case", "status": "draft"},
    ],
}

STATES: Registers = {
    "projects": [
        {"id": "P1", "name": "Blank", "sponsor": None, "finish": None, "actual_finish": None, "budget": None},
        {"id": "P2", "name": "Words", "sponsor": "TBC", "finish": "n/a", "actual_finish": "-", "budget": "withheld"},
        {
            "id": "P3",
            "name": "Bad",
            "sponsor": " Ann ",
            "finish": "soon",
            "actual_finish": "31.02.2026",
            "budget": "lots",
        },
        {"id": "P3", "name": "Same id", "sponsor": "null", "finish": "true", "actual_finish": None, "budget": "1.9m"},
        {
            "id": None,
            "name": None,
            "sponsor": "Ann",
            "finish": date(2027, 1, 2),
            "actual_finish": None,
            "budget": "GBP 1m",
        },
    ],
}

WRITING: Registers = {
    "projects": [
        {"id": one, "name": f"a{one}", "description": f"{one} b"}
        for one in (
            "~",
            "null",
            "01",
            "1_000",
            "0x1F",
            "5",
            "yes",
            "é",
            "汉",
            "#tag",
            "a: b",
            "=1+1",
            "'q'",
            '"q"',
            "a\nb",
            "[x]",
            "{x}",
            "*a",
            "&a",
            "!a",
            "- a",
            "a,b;c\td",
            "%5",
            "@x",
            "`y`",
            "<<",
            "---",
            "\u202e",
        )
    ],
}

PORTFOLIOS: Mapping[str, Registers] = MappingProxyType({"everyday": EVERYDAY, "states": STATES, "writing": WRITING})
