"""The map of who waits for whom in a real browser: how soon 2,000 things and their 5,000 links stand, and move."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from benchmarks import html
from benchmarks.figures import DisagreementError, Figure, Size
from pmo_audit import render
from pmo_audit.findings import AuditResult
from pmo_audit.oversight import Clash, Cycle, DependencyMap, Link, Oversight
from pmo_audit.subjects import Subject
from pmo_audit.text import Origin

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROUNDS = 3


def facts(things: int) -> Oversight:
    """A map in which most things wait for two or three of those before them, a few in circles, a few too late."""
    pick = random.Random(11)
    names = [Subject("project", f"M-{n}", f"Renewal of the {n}th station") for n in range(things)]
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < things * 5 // 2:
        later = pick.randrange(1, things)
        pairs[later, max(0, later - 1 - int(pick.expovariate(16 / things)))] = None
    links = [_link(names[a], names[b], row) for row, (a, b) in enumerate(sorted(pairs), start=2)]
    back = [replace(one, source=one.target, target=one.source) for one in links[:: max(1, things // 10)]]
    cycles = [
        Cycle(f"C-{n}", (one, next(each for each in links if each.source == one.target and each.target == one.source)),
              (one.source, one.target), True)
        for n, one in enumerate(back)
    ]  # fmt: skip
    late = tuple(Clash(one, "late", "Begins too early.", 12) for one in links[:: max(1, things // 50)])
    return Oversight(DependencyMap(tuple(names), (*links, *back)), tuple(cycles), late)


def _link(source: Subject, target: Subject, row: int) -> Link:
    record = Subject("dependency", f"D-{row}", "")
    return Link(source, target, "finish_to_start", 0, record, Origin("dependencies.csv", f"row {row}"))


def result(size: Size) -> AuditResult:
    """A small audit with that map."""
    return replace(html.result(50), oversight=facts(max(20, size.findings // 25)))


@contextmanager
def opened(size: Size) -> Iterator[tuple[Page, str]]:
    """A page of the browser, and the address of the map."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("PMO_AUDIT_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        raise DisagreementError("there is no chromium; install it, or set PMO_AUDIT_CHROMIUM")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(render(result(size)), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1280, "height": 800}), f"{file.as_uri()}#across"
        browser.close()


_PAINTED = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() / 1000;
}"""


def ready(size: Size) -> float:
    """From the moment the browser is sent to the map until it is drawn and can be moved: the fastest of a few."""
    taken = []
    with opened(size) as (page, address):
        for _ in range(ROUNDS):
            page.goto("about:blank")
            page.goto(address)
            page.wait_for_selector("body[data-map]")
            taken.append(float(page.evaluate(_PAINTED)))
    return min(taken)


_MOVED = """async () => {
  const map = document.getElementById("map");
  const begin = performance.now();
  for (let turn = 0; turn < 12; turn += 1) {
    const key = ["+", "ArrowRight", "-"][turn % 3];
    map.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  }
  return (performance.now() - begin) / 12000;
}"""


def moving(size: Size) -> float:
    """The seconds that a step takes, closer, aside or away."""
    with opened(size) as (page, address):
        page.goto(address)
        page.wait_for_selector("body[data-map]")
        return min(float(page.evaluate(_MOVED)) for _ in range(ROUNDS))


def laid_out(size: Size) -> float:
    """The processor's seconds for the page with the map: the faster of two."""
    found = result(size)
    taken = []
    for _ in range(2):
        begin = process_time()
        render(found)
        taken.append(process_time() - begin)
    return min(taken)


_PEER = "itself: a map of 2,000 things and 5,000 links"
FIGURES = (
    Figure("map.ready", "seconds", "<= 2", _PEER, ready, ("playwright",)),
    Figure("map.move", "seconds", "<= 0.1", _PEER, moving, ("playwright",)),
    Figure("map.render", "seconds", "<= 5", _PEER, laid_out),
)
