"""How time grows with records and with rules: the slope of log time over log size, where 1 is in proportion."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.evaluate import standard
from benchmarks.figures import Figure, Size
from benchmarks.many_rules import many_rules
from benchmarks.portfolios import AS_OF, Shape, document
from benchmarks.timing import no_collection, seconds, slope
from pmo_audit import audit, load_data, parse_standard
from pmo_audit.api import LoadedStandard
from pmo_audit.sources import Loaded

FEW = Shape(seed=21, gaps=0.01, nested=False, records=0.05)
"""Projects of which some have a record or two, so that a large portfolio is one of many projects."""


def _judged(standards: list[LoadedStandard], loaded: Loaded) -> float:
    """The seconds of an audit: the faster of two, the first of which also makes what is made once for a portfolio."""
    with no_collection():
        return min(seconds(lambda: audit(standards, loaded, as_of=AS_OF)) for _ in range(2))


def records(size: Size) -> float:
    """From a hundredth of the largest portfolio to the whole of it."""
    sizes = [size.largest // 100, size.largest // 10, size.largest]
    taken = []
    for number in sizes:
        loaded = load_data(document(replace(FEW, projects=number)), standards=[standard()])
        taken.append(_judged([standard()], loaded))
    return slope(sizes, taken)


def rules(size: Size) -> float:
    """From twenty rules to two hundred."""
    sizes = [20, 60, 200]
    loaded = load_data(document(Shape(seed=22, projects=size.projects)), standards=[standard()])
    taken = [_judged([parse_standard(many_rules(number), as_of=AS_OF)], loaded) for number in sizes]
    return slope(sizes, taken)


FIGURES = (
    Figure(
        "scale.records",
        "slope of log time over log size",
        "<= 1.1",
        "itself: 20 rules on 1,000, 10,000 and 100,000 projects with a few child records",
        records,
    ),
    Figure(
        "scale.rules",
        "slope of log time over log size",
        "<= 1.1",
        "itself: 20, 60 and 200 rules on the same portfolio",
        rules,
    ),
)
