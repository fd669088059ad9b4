"""A result in which every text means harm to some reader of a report."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from pmo_audit.findings import AuditResult, Evidence, GroupCount
from pmo_audit.text import Span
from tests.reporting.samples import small

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "{{7*7}}{% raw %}",
    "</style></title><!--",
    "javascript:alert(3)",
    "\u202egnp.exe\u2066\u200f",
    "\x1b[2J\x9b31m\x00\x07\x7f",
    "\ud800",
    "| a | b |\n# head\n- item\n```\n[link](http://evil.example/)",
    "&lt;b&gt; ' ` * _",
    "\U000e0041\ufeff\u2028",
)
"""Texts that mean harm to some reader of a report."""


CLOSED = ((Evidence, "outcome"), (GroupCount, "by"))
"""Texts that come from a closed list."""


def hostile() -> AuditResult:
    """The small result with something hostile behind each text, always the same behind the same."""
    poisoned = poison(small(), {})
    assert isinstance(poisoned, AuditResult)
    return poisoned


def poison(value: object, known: dict[str, str]) -> object:
    """The value with a hostile text behind each text in it, but for the few words that come from a closed list."""
    if isinstance(value, str):
        return known.setdefault(value, f"{value} {HOSTILE[len(known) % len(HOSTILE)]}")
    if isinstance(value, tuple):
        return tuple(poison(item, known) for item in value)
    if is_dataclass(value) and not isinstance(value, type | Span):
        changed = {
            field.name: poison(getattr(value, field.name), known)
            for field in fields(value)
            if field.init and (type(value), field.name) not in CLOSED
        }
        return replace(value, **changed)
    return value
