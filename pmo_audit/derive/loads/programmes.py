"""The budgets of programmes and of the portfolio, with those of their projects as what is promised of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pmo_audit.derive.loads.days import EARLIEST, LATEST
from pmo_audit.derive.loads.doubts import Doubt, doubt_of, doubt_that, is_said
from pmo_audit.derive.loads.ledgers import MONEY, Ledger, Promise
from pmo_audit.derive.loads.spans import Span, Spans
from pmo_audit.findings import Reason
from pmo_audit.records import Collection, Portfolio, Record
from pmo_audit.values import Money, NoneKnown

_ALWAYS = (EARLIEST, LATEST)


def budget_ledgers(portfolio: Portfolio, spans: Spans) -> Iterator[Ledger]:
    """A ledger for each programme that has a budget, and one for the portfolio if it has one."""
    for programme in portfolio.register("programme").records:
        if is_said(portfolio.value(programme, "budget")):
            yield _ledger(portfolio, spans, programme, portfolio.owned(programme, "project", "programme"))
    wholes = portfolio.register("portfolio").records
    if len(wholes) == 1 and is_said(portfolio.value(wholes[0], "budget")):
        yield _ledger(portfolio, spans, wholes[0], portfolio.members("project"))


def _ledger(portfolio: Portfolio, spans: Spans, owner: Record, projects: Collection) -> Ledger:
    ledger = Ledger(portfolio.subject(owner), owner, MONEY)
    ledger.promises += [_promise(portfolio, spans, one) for one in projects.members if not spans.life(one).cancelled]
    for gap in projects.gaps:
        doubt = Doubt(
            None, "projects", Reason.INCOMPLETE, f"projects of {ledger.subject.name}: {gap.reason}", gap.place
        )
        span = Span(None, _ALWAYS, doubts=(doubt,))
        ledger.promises.append(Promise(owner, None, "budget", Fraction(0), None, span))
    return ledger


def _promise(portfolio: Portfolio, spans: Spans, project: Record) -> Promise:
    """A project's budget, which counts from its first day on."""
    value, start = portfolio.value(project, "budget"), spans.life(project).start
    if start is not None:
        span = Span((start, start), (start, start))
    else:
        span = Span(None, _ALWAYS, doubts=(doubt_of(portfolio, project, "start", portfolio.value(project, "start")),))
    if isinstance(value, NoneKnown):
        return Promise(project, project, "budget", Fraction(0), Fraction(0), span)
    if isinstance(value, Money) and value.amount >= 0:
        return Promise(project, project, "budget", value.amount, value.amount, span, value)
    negative = isinstance(value, Money)
    doubt = doubt_that(portfolio, project, "budget", "is below nothing") if negative else None
    doubt = doubt or doubt_of(portfolio, project, "budget", value)
    return Promise(project, project, "budget", Fraction(0), None, span, None, (doubt,))
