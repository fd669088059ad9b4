"""How fast verdicts are: twenty rules on one project with its records, against the same rules by hand and elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from benchmarks import baseline
from benchmarks.figures import DisagreementError, Figure, Size
from benchmarks.many_rules import RULES20
from benchmarks.portfolios import AS_OF, SHAPES, Shape, document
from benchmarks.product import Product
from benchmarks.three_valued import Office
from benchmarks.timing import by_turns, ratio
from pmo_audit import load_data, load_standard
from pmo_audit.api import LoadedStandard
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record

PEERS = Shape(seed=11)
"""Whole records of one currency: what other engines and the standards understand alike."""

Failing = frozenset[tuple[str, str]]
"""The codes of rules with the ids of the records that break them."""


@cache
def standard() -> LoadedStandard:
    """The twenty rules, checked."""
    loaded = load_standard(RULES20, as_of=AS_OF)
    if loaded.diagnostics:
        raise DisagreementError("\n".join(map(str, loaded.diagnostics)))
    return loaded


def portfolio(shape: Shape) -> Portfolio:
    """A made-up portfolio, read as a program's own data is."""
    return load_data(document(shape), standards=[standard()]).portfolio


def contestants(records: Portfolio) -> tuple[Product, Office]:
    """The program and the baseline, about the same records."""
    return Product(records, standard().standard.rules, AS_OF), Office(records, AS_OF)


def check_outcomes(shapes: Iterable[Shape]) -> int:
    """Holds every verdict of the program against that of the baseline, and counts them. Raises `DisagreementError`."""
    number = 0
    for shape in shapes:
        records = portfolio(shape)
        product, office = contestants(records)
        for project in records.register("project").records:
            ours, theirs = product.told(project), baseline.told(office, project)
            if ours != theirs:
                apart = [
                    f"{name}: {ours.get(name)} by the program, {theirs.get(name)} by hand"
                    for name in {**ours, **theirs}
                    if ours.get(name) is not theirs.get(name)
                ]
                raise DisagreementError(f"on {shape}: {'; '.join(apart)}")
            number += len(ours)
    return number


def _measured(size: Size) -> tuple[Portfolio, tuple[Record, ...], Product, Office]:
    check_outcomes(replace(shape, projects=min(size.projects, shape.projects)) for shape in SHAPES.values())
    records = portfolio(replace(SHAPES["a few gaps"], projects=size.projects))
    product, office = contestants(records)
    return records, records.register("project").records, product, office


def verdicts(size: Size) -> float:
    """The program's verdicts over the baseline's, project by project."""
    _, projects, product, office = _measured(size)
    taken = by_turns(
        {
            "product": lambda: [product.verdicts(one) for one in projects],
            "baseline": lambda: [baseline.verdicts(office, one) for one in projects],
        },
        size.rounds,
    )
    return ratio(taken["product"], taken["baseline"])


def with_evidence(size: Size) -> float:
    """The program's verdicts with the evidence of what fails, over the baseline's verdicts alone."""
    _, projects, product, office = _measured(size)
    taken = by_turns(
        {
            "product": lambda: [product.with_evidence(one) for one in projects],
            "baseline": lambda: [baseline.verdicts(office, one) for one in projects],
        },
        size.rounds,
    )
    return ratio(taken["product"], taken["baseline"])


def against(size: Size, peer: Callable[[Portfolio], Callable[[Record], Failing]]) -> float:
    """How many times faster the program's verdicts are than another engine's, on records that both judge alike."""
    records = portfolio(replace(PEERS, projects=size.projects))
    projects = records.register("project").records
    product, _ = contestants(records)
    theirs = peer(records)
    for project in projects:
        told = product.told(project)
        ours = frozenset(name for name, outcome in told.items() if outcome is Outcome.FAIL)
        undecided = [name for name, outcome in told.items() if outcome is Outcome.UNKNOWN]
        if ours != theirs(project) or undecided:
            raise DisagreementError(f"on {project.key}: {sorted(ours ^ theirs(project))}, undecided {undecided}")
    taken = by_turns(
        {
            "product": lambda: [product.verdicts(one) for one in projects],
            "peer": lambda: [theirs(one) for one in projects],
        },
        size.rounds,
    )
    return ratio(taken["peer"], taken["product"])


def vs_regorus(size: Size) -> float:
    """Against Regorus, the Rego engine in Rust."""
    from benchmarks.peers import regorus_judge

    return against(size, regorus_judge)


def vs_rule_engine(size: Size) -> float:
    """Against rule-engine."""
    from benchmarks.peers import rule_engine_judge

    return against(replace(size, projects=min(size.projects, 20), rounds=min(size.rounds, 7)), rule_engine_judge)


FIGURES = (
    Figure(
        "evaluate.one_project.verdicts",
        "times the baseline's time",
        "<= 0.6",
        "the same 20 rules as idiomatic Python functions (benchmarks/baseline.py)",
        verdicts,
    ),
    Figure(
        "evaluate.one_project.with_evidence",
        "times the baseline's time",
        "<= 2",
        "the same 20 rules as idiomatic Python functions, which give no evidence (benchmarks/baseline.py)",
        with_evidence,
    ),
    Figure(
        "evaluate.vs_regorus",
        "times faster",
        ">= 12",
        "the same 20 rules in Rego (benchmarks/rules20.rego), evaluated by Regorus on input it already holds",
        vs_regorus,
        ("celine-regorus",),
    ),
    Figure(
        "evaluate.vs_rule_engine",
        "times faster",
        ">= 100",
        "the same 20 rules as expressions of rule-engine (benchmarks/rule_engine_rules.py), parsed before",
        vs_rule_engine,
        ("rule-engine",),
    ),
)
