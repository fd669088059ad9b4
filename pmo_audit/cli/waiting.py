"""Says what takes so long, when it does and somebody is looking."""

from __future__ import annotations

from threading import Timer
from types import TracebackType

from pmo_audit.cli.terminal import Sheet, styled

PATIENCE = 1.0
"""Seconds before anything is said."""


class Waiting:
    """A line on the terminal that comes after a second, tells how far the work is, and goes without a trace."""

    def __init__(self, sheet: Sheet, *, silent: bool = False) -> None:
        self._status = sheet.console.status("", spinner="dots")
        self._timer = Timer(PATIENCE, self._status.start)
        self._timer.daemon = True
        self._silent = silent or not sheet.is_terminal

    def __enter__(self) -> Waiting:
        if not self._silent:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Takes the line away, so that other words can be shown."""
        self._timer.cancel()
        self._status.stop()

    def say(self, what: str) -> None:
        """What is being done now."""
        if not self._silent:
            self._status.update(styled(what))

    def judged(self, rule: str, done: int, total: int) -> None:
        """Told by the audit after each rule."""
        self.say(f"judging: {done:,} of {total:,} rules, {rule}")

    def tried(self, rule: str, done: int, total: int) -> None:
        """Told after each slip that was tried."""
        self.say(f"trying slips: {done:,} of {total:,}, {rule}")
