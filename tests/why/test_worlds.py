"""A portfolio with some registers in place of others says the same as one made anew."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pmo_audit.api import load_data
from pmo_audit.auditing.why.edits import AddRecord, Complete, SetField, apply, merged, overlaid
from pmo_audit.records import Portfolio
from pmo_audit.values import MISSING, Money, Ref
from tests.why.bench import rule, standard

DOCUMENT = {
    "projects": [
        {"id": "A", "name": "Alpha", "risks": [{"id": "1", "name": "Flood"}]},
        {"id": "B", "name": "Beta"},
    ],
    "people": [{"id": "p1", "name": "Ann"}],
}
LOADED = standard(rule("name is known"), "extend project with remarks: text")
PORTFOLIO = load_data(DOCUMENT, standards=[LOADED]).portfolio


def anew(portfolio: Portfolio) -> Portfolio:
    return Portfolio(portfolio.schema, dict(portfolio.registers), portfolio.sources)


def test_what_is_kept_is_what_would_be_worked_out() -> None:
    a = PORTFOLIO.find("project", "A")
    assert a is not None
    PORTFOLIO.owned(a, "risk", "project")  # so that groups are there to be kept
    edits = (
        SetField("project", "B", "budget", Money(Fraction(5), "EUR")),
        SetField("project", "B", "remarks", "fine"),
        SetField("risk", "1", "project", Ref("project", "B", "B")),
        AddRecord("risk", "(new) risk 1", (("project", Ref("project", "A", "A")),)),
    )
    changed = apply(PORTFOLIO, edits)
    fresh = anew(changed)
    for entity in ("project", "risk", "person"):
        assert changed.register(entity) == fresh.register(entity)
        assert changed.members(entity) == fresh.members(entity)
        for field in changed.schema.fields_of(entity):
            assert changed.asks_for(entity, field.name) is fresh.asks_for(entity, field.name)
    for key in ("A", "B"):
        owner = changed.find("project", key)
        assert owner is not None
        assert owner == fresh.find("project", key)
        assert changed.owned(owner, "risk", "project") == fresh.owned(owner, "risk", "project")
    b = changed.find("project", "B")
    assert b is not None
    assert changed.value(b, "remarks") == "fine"


def test_the_portfolio_itself_stays_as_it_was() -> None:
    before = dict(PORTFOLIO.registers)
    apply(PORTFOLIO, (SetField("project", "A", "name", "Other"), Complete("risk")))
    assert dict(PORTFOLIO.registers) == before
    a = PORTFOLIO.find("project", "A")
    assert a is not None
    assert PORTFOLIO.value(a, "name") == "Alpha"


def test_a_rate_that_is_added_counts() -> None:
    links = (("currency", "USD"), ("base", "EUR"), ("valid_from", date(2026, 1, 1)), ("rate", Fraction(9, 10)))
    changed = apply(PORTFOLIO, (AddRecord("exchange_rate", "(new) rate", links),))
    amounts = (Money(Fraction(1), "USD"), Money(Fraction(1), "EUR"))
    assert isinstance(PORTFOLIO.rates.together(amounts, date(2026, 3, 31)), str)
    assert changed.rates.together(amounts, date(2026, 3, 31)) == (Money(Fraction(9, 10), "EUR"), amounts[1])


def test_edits_of_one_cell_contradict_each_other() -> None:
    one, other = SetField("project", "A", "name", "x"), SetField("project", "A", "name", "y")
    assert merged((one,), (other,)) is None
    assert merged((one,), (one,)) == (one,)
    assert overlaid((one,), (other,)) == (other,)


def test_a_new_record_is_blank_in_what_others_are_asked() -> None:
    changed = apply(PORTFOLIO, (AddRecord("project", "(new) project 1", ()),))
    record = changed.find("project", "(new) project 1")
    assert record is not None
    assert changed.value(record, "budget") is MISSING
    assert not changed.asks_for("project", "budget")
    assert changed.asks_for("project", "name")
