"""Every failing verdict of six years of real returns gets exactly one kind of advice, and none of it is wrong."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from time import process_time

import pytest

from pmo_audit import audit, load_portfolio, load_standard
from pmo_audit.auditing.why import Advice, Bench, Kind, advise
from pmo_audit.auditing.why.cases import cases_of
from pmo_audit.findings import Outcome
from tests.real.where import real_data
from tests.why.bench import prove
from tests.why.brute import repair_of_two

pytestmark = pytest.mark.data
AS_OF = date(2020, 3, 31)
KINDS = {"UK-201": Kind.WOULD_HAVE_TO_BE, "UK-202": Kind.REPAIR, "UK-301": Kind.WOULD_HAVE_TO_BE, "UK-302": Kind.REPAIR}
"""A rating and a cost have to be found out; words can be written."""


@cache
def standard():
    return load_standard("uk_gmpp", as_of=AS_OF)


@cache
def portfolio():
    return load_portfolio(real_data("gmpp", "gmpp-2014-2019.csv"), standards=[standard()]).portfolio


def bench_of(rule: str, key: str) -> Bench:
    (found,) = [one for one in standard().standard.rules if one.code == rule]
    record = portfolio().find("status_report", key)
    assert record is not None
    return Bench(portfolio(), found, record, AS_OF)


@cache
def failing() -> tuple[tuple[str, str], ...]:
    result = audit([standard()], portfolio(), as_of=AS_OF)
    return tuple((one.rule, one.subject.id) for one in result.findings if one.outcome is Outcome.FAIL)


@cache
def advised() -> dict[tuple[str, str], Advice]:
    return {pair: advise(bench_of(*pair)) for pair in failing()}


def test_each_failure_gets_one_kind_that_is_right() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for (rule, key), found in advised().items():
        counts[rule, found.kind.value] += 1
        assert found.kind is KINDS[rule], key
        prove(bench_of(rule, key), found)
    print(f"\ngmpp, {len(failing())} failing verdicts: {dict(counts)}")
    assert sum(counts.values()) == len(failing()) == 28


def test_where_nothing_can_be_done_brute_force_finds_nothing_either() -> None:
    pairs = [pair for pair, found in advised().items() if found.kind is Kind.WOULD_HAVE_TO_BE]
    assert all(repair_of_two(bench_of(*pair), ("status_report",)) is None for pair in pairs)


def test_open_verdicts_are_told_what_each_answer_gives() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for rule in standard().standard.rules:
        reference = Bench(portfolio(), rule, portfolio().register("status_report").records[0], AS_OF).world().reference
        left = 20
        for record in portfolio().register("status_report").records:
            if left and reference.judge(rule, record).outcome is Outcome.UNKNOWN:
                left -= 1
                found = cases_of(Bench(portfolio(), rule, record, AS_OF))
                assert found.cases
                for one in sorted(found.outcomes, key=list(Outcome).index):
                    counts[rule.code, one.value] += 1
    print(f"\ngmpp, what may come of open verdicts: {dict(counts)}")
    assert {rule for rule, _ in counts} == {"UK-101", "UK-203", "UK-302", "UK-401"}


def test_it_is_fast_enough() -> None:
    start = process_time()
    for pair in failing():
        advise(bench_of(*pair))
    assert process_time() - start < 60
