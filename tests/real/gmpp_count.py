"""An independent count of the GMPP return: plain csv and Decimal code that knows nothing of the product.

It reads the same cells by rules of its own and says for each row what each rule of `uk_gmpp` must come to.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

WITHHELD = re.compile(r"(data |date )?exempt(ed|ion)?\b.*(section|under)", re.IGNORECASE | re.DOTALL)
UNSAID = re.compile(r"data not provided( by department)?|no department(al)? narrative\.?", re.IGNORECASE)
RATINGS = {"red", "amberred", "amber", "ambergreen", "green"}
STOCK = {
    "n/a", "na", "none", "no change", "not applicable", "not required", "budget variance less than 5%",
    "'budget variance less than 5%", "budget varience less than 5%", "less than 5% variance",
    "variance less than 5%", "n/a variance less than 5%", "n/a – variance not more than 5%",
    "not applicable. variance less than 5%", "not applicable. variance is less than 5%", "no variance",
    "no variance to report", "no budget variance", "there is no variance", "correct at q2", "within tolerance",
    "variance within tolerance",
}  # fmt: skip

Row = dict[str, str]
Counts = dict[str, dict[int, Counter[str]]]
"""Rule → year → outcome → how many."""


def count(path: Path) -> Counts:
    """What every rule comes to, year by year."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    before = _previous(rows)
    counts: Counts = {rule: {} for rule in RULES}
    for index, row in enumerate(rows):
        for rule, judge in RULES.items():
            years = counts[rule].setdefault(int(row["year"]), Counter())
            years[judge(row, rows[before[index]] if index in before else None)] += 1
    return counts


def _previous(rows: list[Row]) -> dict[int, int]:
    """For each row the row of the same project's report before it."""
    by_project: dict[str, list[tuple[int, int]]] = {}
    for index, row in enumerate(rows):
        by_project.setdefault(row["project_name"], []).append((int(row["year"]), index))
    pairs = {}
    for reports in by_project.values():
        reports.sort()
        for (_, earlier), (_, later) in pairwise(reports):
            pairs[later] = earlier
    return pairs


def words(cell: str) -> str:
    return " ".join(cell.replace(" ", " ").split()).casefold()


def state(cell: str) -> str:
    """`withheld`, `unsaid` or `said`."""
    if WITHHELD.match(words(cell)):
        return "withheld"
    return "unsaid" if not words(cell) or UNSAID.fullmatch(words(cell)) else "said"


def money(cell: str) -> Decimal | str:
    """Millions of pounds, or the state of the cell."""
    if words(cell) in ("tbc", "reset"):
        return "unsaid" if words(cell) == "tbc" else "withheld"
    if state(cell) != "said":
        return state(cell)
    digits = cell.replace("£", "").replace(",", "").replace("m", "").strip()
    return Decimal(digits)


def day(cell: str) -> date | str:
    """A day of the form day, month, year; `open` where none is meant; `damaged` where it cannot be read."""
    match words(cell):
        case "no end date":
            return "open"
        case "reset":
            return "withheld"
        case "#n/a" | "tbd" | "not provided" | "not applicable":
            return "unsaid"
    if state(cell) != "said":
        return state(cell)
    parts = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})", cell.strip())
    if parts is None:
        return "damaged"
    year = int(parts[3])
    if year < 100:
        year += 1900 if year >= 50 else 2000
    return date(year, int(parts[2]), int(parts[1]))


def rating(cell: str) -> str:
    bare = re.sub(r"[^a-z]", "", words(cell))
    if bare in RATINGS:
        return "rated"
    if words(cell) == "reset":
        return "withheld"
    return "unsaid" if words(cell) == "no dca" else state(cell)


def plain(cell: str) -> bool:
    """Whether the words are a stock phrase."""
    return words(cell).rstrip(".") in STOCK


def dates_in_order(row: Row, _: Row | None) -> str:
    start, finish = day(row["start_date"]), day(row["end_date"])
    if "withheld" in (start, finish) or finish == "open":
        return "not applicable"
    if isinstance(start, str) or isinstance(finish, str):
        return "unknown"
    return "pass" if start <= finish else "fail"


def rated(row: Row, _: Row | None) -> str:
    return "pass" if rating(row["dca_ipa"]) in ("rated", "withheld") else "fail"


def commented(row: Row, _: Row | None) -> str:
    if rating(row["dca_ipa"]) != "rated":
        return "not applicable"
    comment = row["dca_commentary"]
    good = state(comment) == "withheld" or (state(comment) == "said" and not plain(comment))
    return "pass" if good else "fail"


def owner_agrees(row: Row, _: Row | None) -> str:
    assert row["dca_sro"] == ""
    return "unknown" if rating(row["dca_ipa"]) == "rated" else "not applicable"


def cost_given(row: Row, _: Row | None) -> str:
    return "fail" if money(row["wlc_baseline_gbp_m"]) == "unsaid" else "pass"


def variance_explained(row: Row, before: Row | None) -> str:
    baseline, forecast = money(row["fy_baseline_gbp_m"]), money(row["fy_forecast_gbp_m"])
    comment = row["variance_commentary"]
    if "withheld" in (baseline, forecast, state(comment)):
        return "not applicable"
    if isinstance(baseline, str) or isinstance(forecast, str):
        return "unknown"
    if abs(forecast - baseline) * 100 <= abs(baseline) * 5:
        return "not applicable"
    repeated = (
        before is not None
        and state(before["variance_commentary"]) == "said"
        and (words(before["variance_commentary"]) == words(comment))
    )
    return "pass" if state(comment) == "said" and not plain(comment) and not repeated else "fail"


def benefits_stated(row: Row, _: Row | None) -> str:
    assert row["benefits_baseline_gbp_m"] == row["benefits_commentary"] == ""
    return "not applicable" if isinstance(money(row["wlc_baseline_gbp_m"]), str) else "unknown"


RULES = {
    "UK-101": dates_in_order,
    "UK-201": rated,
    "UK-202": commented,
    "UK-203": owner_agrees,
    "UK-301": cost_given,
    "UK-302": variance_explained,
    "UK-401": benefits_stated,
}
