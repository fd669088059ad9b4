"""Addresses within the page: what stands behind the `#` for a list that is filtered, a project, a rule, a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from pmo_audit.findings import Finding, Subject
from pmo_audit.reporting.plain import make_visible
from pmo_audit.reporting.view import RuleView

RuleKey = tuple[str, str]
"""Standard and id of a rule."""


def rule_anchors(rules: Iterable[RuleView]) -> dict[RuleKey, str]:
    """The name of the element that tells each rule: its id as far as it is plain, and different for each."""
    anchors: dict[RuleKey, str] = {}
    taken: set[str] = set()
    for rule in rules:
        plain = re.sub(r"[^A-Za-z0-9]+", "-", rule.id).strip("-")
        anchors[rule.standard, rule.id] = _free(f"rule-{plain or 'unnamed'}", taken)
    return anchors


def project_names(projects: Iterable[Subject]) -> dict[str, str]:
    """What an address calls each project: its id as it can be seen, and different for each."""
    taken: set[str] = set()
    return {one.id: _free(make_visible(one.id), taken) for one in projects}


def finding_names(findings: Iterable[Finding]) -> list[str]:
    """What an address calls each finding: its fingerprint, and different for each."""
    taken: set[str] = set()
    return [_free(make_visible(one.fingerprint), taken) for one in findings]


def list_of(**filters: object) -> str:
    """The address of the findings that meet these filters."""
    pairs = [(name, one) for name, value in filters.items() for one in _several(value)]
    query = "&".join(f"{name}={quote(make_visible(str(value)), safe='')}" for name, value in pairs)
    return f"findings?{query}" if query else "findings"


def page_of(kind: str, name: str) -> str:
    """The address of the page of one project, rule or finding."""
    return f"{kind}={quote(make_visible(name), safe='')}"


def rule_name(anchors: Mapping[RuleKey, str], rule: RuleView) -> str:
    """What an address calls a rule: the end of its anchor."""
    return anchors[rule.standard, rule.id].removeprefix("rule-")


def _several(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else (value,)


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number behind it where it is taken."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
