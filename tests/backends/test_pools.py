"""Members found by whom they lead to, against a look at every one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from types import MappingProxyType
from typing import Any

import pytest

from pmo_audit import parse_standard
from pmo_audit.backends.compiled import Compiled
from pmo_audit.records import Portfolio, Record, Register, core_schema
from pmo_audit.values import MISSING, NONE, Exempt, Money, Ref, Unreadable
from tests.backends.agreement import differences, prepared

AS_OF = date(2026, 3, 31)
MANAGERS = (
    Ref("person", "Ann", "H1"),
    Ref("person", "H2", "H2"),
    Ref("person", "Bo", None, ("H1", "H3")),
    Ref("person", "Cy"),
    Ref("person", "h3"),
    NONE,
    MISSING,
    Exempt("withheld"),
    Unreadable("?", "no name"),
)
"""Everything that may stand where a person belongs; `h3` are the words of a key, which no reader leaves so."""
CONDITIONS = (
    "count(projects where manager is person and status is active) {order} {number}",
    "count(projects where manager is person) {order} {number}",
    "some project where manager is person",
    "no project where manager is person and status is active",
    "every project where manager is person satisfies status is active",
    "some project where manager is person satisfies status is active",
    "at most {number} projects where manager is person",
    "at least {number} projects where manager is person satisfy status is active",
    "at most 50% of projects where manager is person",
    "at least 50% of projects where manager is person satisfy status is active",
    "at most 50% of projects where manager is person satisfy (no risk)",
    "at least {number} projects where manager is person and (some risk)",
    "sum(budget of projects where manager is person and status is active) {order} EUR {number}",
    "largest(budget of projects where manager is person) {order} EUR {number}",
)


def project(key: str, manager: object, status: object) -> Record:
    values = {"id": key, "name": key, "manager": manager, "status": status, "budget": Money(Fraction(1), "EUR")}
    return Record("project", key, MappingProxyType(values))


def portfolio(projects: Sequence[Record], *, delivered: bool = True) -> Portfolio:
    people = tuple(Record("person", key, MappingProxyType({"id": key, "name": key})) for key in ("H1", "H2", "H3"))
    registers = {
        "person": Register("person", people, delivered=True),
        "project": Register("project", tuple(projects), delivered=delivered),
        "risk": Register("risk", (), delivered=True),
    }
    return Portfolio(core_schema(), MappingProxyType(registers))


def standard(entity: str, *conditions: str) -> Any:
    rules = [
        f'rule R-{number} "R"\n  severity minor\n  for each {entity} as mine\n  require {one}\n'
        for number, one in enumerate(conditions)
    ]
    loaded = parse_standard('standard s "S"\n' + "".join(rules), as_of=AS_OF)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    return loaded.standard


RULES = standard(
    "person",
    *(
        one.format(order=order, number=number)
        for one in CONDITIONS
        for order, number in (((">", 0), ("<=", 1)) if "{" in one else ((">", 0),))
    ),
).rules
PREPARED = prepared(RULES)


@pytest.mark.parametrize("status", ["active", "on_hold", MISSING], ids=["met", "not met", "unknown"])
@pytest.mark.parametrize("pair", list(product(MANAGERS, repeat=2)), ids=str)
def test_every_pair_of_managers(pair: tuple[object, object], status: object) -> None:
    first, second = pair
    found = portfolio([project("A", first, "active"), project("B", second, status)])
    assert differences(*PREPARED, found, AS_OF) == []


@pytest.mark.parametrize(
    "managers", [MANAGERS, (), MANAGERS[5:6] * 2, MANAGERS[:1] * 3], ids=["all", "no", "nn", "one"]
)
@pytest.mark.parametrize("delivered", [True, False])
def test_all_of_them(managers: Sequence[object], delivered: bool) -> None:
    found = [project(f"P{number}", manager, "active") for number, manager in enumerate(managers)]
    assert differences(*PREPARED, portfolio(found, delivered=delivered), AS_OF) == []


OF_EACH_OTHER = prepared(
    standard(
        "project",
        "count(projects as other where other.manager is mine.manager) <= 1",
        "no project as other where other.manager is mine.manager and other is not mine",
        "some project as other where other.manager is mine.manager and other.status is mine.status",
        "sum(budget of projects as other where other.manager is mine.manager) <= mine.budget",
    ).rules
)


@pytest.mark.parametrize("pair", list(product(MANAGERS, repeat=2)), ids=str)
def test_one_another(pair: tuple[object, object]) -> None:
    found = [project(f"P{number}", manager, "active") for number, manager in enumerate((*pair, MANAGERS[0]))]
    assert differences(*OF_EACH_OTHER, portfolio(found), AS_OF) == []


def test_only_those_that_may_be_meant_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand projects of others are read once, and not looked at again for each person."""
    looked_at: list[int] = []
    import pmo_audit.backends.compiled.pools as pools

    call = pools.Pool.__call__

    def noted(self, part, who, whole, *outer):
        def noting(rows, *rest):
            looked_at.append(len(rows))
            return part(rows, *rest)

        return call(self, noting, who, whole, *outer)

    monkeypatch.setattr(pools.Pool, "__call__", noted)
    others = [project(f"P{number}", Ref("person", "Ann", "H1"), "active") for number in range(1000)]
    whole = portfolio([*others, project("Q", MISSING, "active"), project("R", Ref("person", "H2", "H2"), "active")])
    bound = Compiled.of(RULES[:1]).bind(whole, AS_OF)
    for person in whole.register("person").records[1:]:
        bound.verdicts(person)
    assert sorted(looked_at) == [1, 1]
