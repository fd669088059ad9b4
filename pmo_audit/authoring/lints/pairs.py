"""Pairs of rules that may have to do with each other: they require something of the same fields."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.authoring.lints.study import Studied, Study

MOST = 100_000
"""Pairs that are looked at."""


def pairs_of(study: Study) -> Iterator[tuple[Studied, Studied]]:
    """Each pair once, in the order of the standard; rules that are flawed by themselves are left out."""
    by_name: dict[tuple[str, str], list[Studied]] = {}
    number = 0
    for studied in study.rules:
        if studied.rule.code in study.flawed:
            continue
        near: dict[int, Studied] = {}
        for name in sorted(studied.requires_of):
            for one in by_name.setdefault(name, []):
                near[one.order] = one
            by_name[name].append(studied)
        for order in sorted(near):
            number += 1
            if number > MOST:
                return
            yield near[order], studied
