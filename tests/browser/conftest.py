"""The HTML report in a real browser, which must be there: at $PMO_AUDIT_CHROMIUM or on the search path."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pmo_audit.reporting import render


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("PMO_AUDIT_CHROMIUM") or shutil.which("chromium")
    assert chromium, "no chromium; install it or set PMO_AUDIT_CHROMIUM"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


class Opened:
    """A report opened in a page of its own, with all that the page complained of or asked for."""

    def __init__(self, page: Page, html: str, folder: Path, address: str, *, script: bool) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        file = folder / "report.html"
        file.write_bytes(html.encode())
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))
        self.file = file.as_uri()
        page.goto(f"{self.file}#{address}" if address else self.file)
        if script:
            page.wait_for_selector("body[data-complete]")

    def go(self, address: str) -> None:
        """Follows a link within the page, and waits until its view is there."""
        self.page.evaluate("address => { location.hash = address }", f"#{address}")
        self.page.wait_for_function("() => document.body.dataset.at === location.hash", polling=10)

    def shown(self) -> str:
        """The words of the view that is shown."""
        return " ".join(self.page.locator(".view:visible").inner_text().split())


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator:
    """A function that opens a result's report, in a window of 1280 by 800 unless told otherwise."""
    contexts = []

    def open_report(result, address: str = "", *, width: int = 1280, height: int = 800, script: bool = True, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, **options
        )
        contexts.append(context)
        html = result if isinstance(result, str) else render(result, "html")
        return Opened(context.new_page(), html, tmp_path, address, script=script)

    yield open_report
    for context in contexts:
        context.close()
