"""The HTML report with many findings in a real browser: how soon it can be read, and how soon it is filtered."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.figures import DisagreementError, Figure, Size
from pmo_audit import audit, load_data, parse_standard, render
from pmo_audit.findings import AuditResult

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILTERS = (
    "outcome=fail",
    "severity=major&department=Department%207",
    "q=register%2017",
    "person=Person%203&outcome=fail",
    "",
)
"""What is filtered by, one after the other: boxes, lists that combine, words, and everything again."""
ROUNDS = 3
AS_OF = date(2026, 3, 31)

_RULE = """
rule HT-{number} "Thing {number} is as it should be"
  severity {severity}
  tags     thing_{number}
  for each risk where status is open
  require  {require}
  because  "Otherwise nobody knows what becomes of thing {number}."
  remedy   "Put thing {number} right in the register."
  message  "{{name}} in register {number}: owner {{owner}}, due {{due}}, exposure {{exposure}}."
"""
_REQUIRE = (
    "due is after today and exposure is low",
    "exposure is low or owner is not project.manager",
    "due > 2027-01-01",
)


def standard_text() -> str:
    """Ten rules about risks."""
    grades = ("critical", "major", "minor")
    rules = (_RULE.format(number=n, severity=grades[n % 3], require=_REQUIRE[n % 3]) for n in range(10))
    return 'standard html_figures "Rules that many risks break"\n' + "".join(rules)


@cache
def result(findings: int) -> AuditResult:
    """An audit that found about as much: every risk breaks each of the ten rules, or leaves it undecided."""
    projects = max(1, findings // 50)
    document = {
        "projects": [
            {
                "id": f"P-{n}",
                "name": f"Project number {n}",
                "department": f"Department {n % 20}",
                "phase": ("initiation", "planning", "execution")[n % 3],
                "manager": f"Person {n % 200}",
                "risks": [_risk(n, number) for number in range(5)],
            }
            for n in range(projects)
        ]
    }
    standards = [parse_standard(standard_text())]
    found = audit(standards, load_data(document, standards=standards), as_of=AS_OF)
    if len(found.findings) < findings:
        raise DisagreementError(f"there are only {len(found.findings)} findings")
    return found


def _risk(project: int, number: int) -> dict[str, object]:
    return {
        "id": f"R-{project}-{number}",
        "name": f"Risk {number} of what may happen to project {project}",
        "status": "open",
        "owner": f"Person {project % 200}",
        "due": f"2025-0{number + 1}-1{project % 10}" if number % 4 else None,
        "exposure": "high" if number % 3 else None,
    }


@contextmanager
def opened(size: Size) -> Iterator[tuple[Page, str]]:
    """A page of the browser, and the address of the report."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("PMO_AUDIT_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        raise DisagreementError("there is no chromium; install it, or set PMO_AUDIT_CHROMIUM")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(render(result(size.findings)), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1280, "height": 800}), file.as_uri()
        browser.close()


def load(size: Size) -> float:
    """From the moment the browser is sent to the list until it can be filtered: the fastest of a few."""
    taken = []
    with opened(size) as (page, address):
        for _ in range(ROUNDS):
            page.goto("about:blank")
            page.goto(f"{address}#findings")
            page.wait_for_selector("body[data-complete]")
            ready = "() => performance.getEntriesByName('pmo-audit:ready')[0].startTime / 1000"
            taken.append(float(page.evaluate(ready)))
    return min(taken)


_FILTER = """async address => {
  const begin = performance.now();
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  return (performance.now() - begin) / 1000;
}"""
"""Goes to a filtered list, and waits until it is drawn."""


def filtering(size: Size) -> float:
    """The slowest of several filters, each the fastest of a few times."""
    with opened(size) as (page, address):
        page.goto(f"{address}#findings")
        page.wait_for_selector("body[data-complete]")
        rounds = [[_filtered(page, one) for one in FILTERS] for _ in range(ROUNDS)]
    slowest: float = max(min(times) for times in zip(*rounds, strict=True))
    return slowest


def _filtered(page: Page, filters: str) -> float:
    return float(page.evaluate(_FILTER, f"#findings?{filters}" if filters else "#findings"))


def rendering(size: Size) -> float:
    """The processor's seconds for the page: the faster of two."""
    found = result(size.findings)
    taken = []
    for _ in range(2):
        begin = process_time()
        render(found)
        taken.append(process_time() - begin)
    return min(taken)


def weight(size: Size) -> float:
    """The page's size."""
    return len(render(result(size.findings)).encode()) / 1_000_000


def _figure(name: str, unit: str, goal: str, measure: object, needs: Sequence[str] = ()) -> Figure:
    assert callable(measure)
    return Figure(f"html.{name}", unit, goal, "itself: a report of 50,000 findings", measure, tuple(needs))


FIGURES = (
    _figure("load", "seconds", "<= 1", load, ["playwright"]),
    _figure("filter", "seconds", "<= 0.2", filtering, ["playwright"]),
    _figure("render", "seconds", "<= 10", rendering),
    _figure("size", "MB", "<= 10", weight),
)
