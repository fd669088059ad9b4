"""How long a long register takes from its file to records, against what reads the bare cells of such a file."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import DisagreementError, Figure, Size
from benchmarks.timing import Job, by_turns, ratio, seconds, seconds_of_all
from pmo_audit.records import core_schema
from pmo_audit.sources import load_portfolio

ROUNDS = 7
COLUMNS = ("id", "project", "name", "description", "owner", "status", "probability", "impact", "due", "response")
_WORDS = (
    "the supplier",
    "delivers",
    "late",
    "and",
    "interface",
    "to finance",
    "is not",
    "ready",
    "before the pilot",
    "so that",
    "training",
    "has to be",
    "repeated",
    "in three regions",
)
_LEVELS = ("very low", "low", "medium", "high", "")
_RESPONSES = ("avoid", "transfer to the supplier", "accept for now", "", "train more people in each region")
_PEOPLE = [
    f"{one} {other}" for one in ("Ann", "Bo", "Cy", "Dee", "Eva") for other in ("Lee", "Ek", "Oz", "Roe", "Moor")
]
Row = list[str | date]


def risks(rows: int) -> Iterator[Row]:
    """The rows of a register of risks, made up from a seed: texts, references, words of a list, days and blanks."""
    chance = random.Random(31)
    yield list(COLUMNS)
    for number in range(rows):
        yield [
            f"R-{number:05}",
            f"P-{chance.randrange(500):03}",
            " ".join(chance.choices(_WORDS, k=4)),
            ", ".join(" ".join(chance.choices(_WORDS, k=4)) for _ in range(chance.randint(1, 2))),
            chance.choice(_PEOPLE),
            chance.choice(("open", "mitigating", "closed")),
            chance.choice(_LEVELS),
            chance.choice(_LEVELS),
            date(2026, 1, 1) + timedelta(days=chance.randrange(700)),
            chance.choice(_RESPONSES),
        ]


def write_csv(file: Path, rows: int) -> None:
    """The register as a CSV file."""
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(risks(rows))


def write_xlsx(file: Path, rows: int) -> None:
    """The register as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("risks")
    for row in risks(rows):
        sheet.append([cell or None for cell in row])
    book.save(file)


def _with_csv(file: Path) -> int:
    with file.open(encoding="utf-8", newline="") as text:
        return len(list(csv.reader(text))) - 1


def _with_openpyxl(file: Path) -> int:
    from openpyxl import load_workbook

    sheet = load_workbook(file, read_only=True).worksheets[0]
    return len(list(sheet.iter_rows(values_only=True))) - 1


def _with_ours(file: Path) -> int:
    loaded = load_portfolio(file, schema=core_schema())
    if loaded.diagnostics:
        raise DisagreementError(str(loaded.diagnostics[0]))
    return len(loaded.portfolio.register("risk").records)


def _taken(
    size: Size,
    name: str,
    write: Callable[[Path, int], None],
    peer: Callable[[Path], int],
    take: Callable[[Job], float],
) -> float:
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        write(file, size.rows)
        for read in (peer, _with_ours):
            if (found := read(file)) != size.rows:
                raise DisagreementError(f"{found} of {size.rows} rows")
        taken = by_turns({"ours": lambda: _with_ours(file), "peer": lambda: peer(file)}, min(size.rounds, ROUNDS), take)
        return ratio(taken["ours"], taken["peer"])


def from_csv(size: Size) -> float:
    """From the file to a portfolio, over the time to a list of lists of texts."""
    return _taken(size, "risks.csv", write_csv, _with_csv, seconds)


def from_xlsx(size: Size) -> float:
    """From the workbook to a portfolio, both processes counted, over the time that openpyxl takes for the values."""
    return _taken(size, "risks.xlsx", write_xlsx, _with_openpyxl, seconds_of_all)


FIGURES = (
    Figure("csv-intake", "times the csv module", "<= 8", "list(csv.reader(file)) on the same file", from_csv),
    Figure(
        "xlsx-intake",
        "times openpyxl",
        "<= 1.5",
        "the values of the same workbook through openpyxl, read-only",
        from_xlsx,
        ("openpyxl",),
    ),
)
