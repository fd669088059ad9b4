"""One cell at a time: what is read, what is a state, what is refused."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.records import Field
from pmo_audit.records.declare import (
    DATE,
    MONEY,
    NUMBER,
    PERCENT,
    PERIOD,
    TEXT,
    TEXTS,
    TRUTH,
    one_of,
    ref,
)
from pmo_audit.records.delivery import DEPENDENCY_KIND
from pmo_audit.settings import DataDefaults, FieldMapping
from pmo_audit.sources.cells import BLANK, reader_for
from pmo_audit.sources.tables import Bad, NumberText
from pmo_audit.types import DurationType, ListType, Type
from pmo_audit.values import NONE, Days, Exempt, Missing, Money, Period, Ref, Unreadable, format_number

UK = DataDefaults(currency="GBP", dates="day-first", two_digit_years_from=1970)
US = DataDefaults(currency="USD", dates="month-first")
DE = DataDefaults(currency="EUR", dates="day-first", decimal=",")
BARE = DataDefaults()
RAG = one_of("rag", "green amber_red red")


def cell(kind: Type, raw: object, data: DataDefaults = BARE, **line: object) -> object:
    mapped = FieldMapping(("x",), **line) if line else None  # type: ignore[arg-type]
    return reader_for(Field("x", kind, ""), mapped, data)(raw)


def gbp(amount: object) -> Money:
    return Money(Fraction(str(amount)), "GBP")


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("5", 5),
        ("1,234.5", "1234.5"),
        ("1 234 567", 1234567),
        ("1\u202f234", 1234),
        ("1’234", 1234),
        ("-5", -5),
        ("−5", -5),
        ("(5)", -5),
        ("( 1,000.00 )", -1000),
        ("+5", 5),
        (".5", "0.5"),
        ("5.", 5),
        ("1.5E+03", 1500),
        ("007", 7),
        (NumberText("-1.25e2"), -125),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_numbers(raw, number):
    assert cell(NUMBER, raw) == Fraction(number)


@pytest.mark.parametrize("raw", ["12,34", "1,2345", "1,234,56", "1.2.3", "--5", "(-5)", "5-", "five", "1,", "()", "e5"])
def test_what_is_no_number(raw):
    assert isinstance(cell(NUMBER, raw), Unreadable)


def test_decimal_comma():
    assert cell(NUMBER, "1.234,5", DE) == Fraction("1234.5")
    assert cell(NUMBER, "12,34", DE) == Fraction("12.34")
    assert isinstance(cell(NUMBER, "1,234.5", DE), Unreadable)
    assert cell(NUMBER, NumberText("1.5"), DE) == Fraction("1.5")
    assert cell(NUMBER, "1.5", UK, decimal=",") != Fraction("1.5")


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        ("£1.90m", 1900000),
        ("GBP 45k", 45000),
        ("gbp45K", 45000),
        ("-£2.60m", -2600000),
        ("£-2.60m", -2600000),
        ("(£2.60m)", -2600000),
        ("£ 1,036.30", "1036.3"),
        ("45,000 GBP", 45000),
        ("2 bn", 2000000000),
        ("1.5 million", 1500000),
        ("12", 12),
        ({"amount": NumberText("12"), "currency": "GBP"}, 12),
        ({"amount": NumberText("12")}, 12),
        (NumberText("0.1"), "0.1"),
    ],
)
def test_money(raw, amount):
    assert cell(MONEY, raw, UK) == gbp(amount)


@pytest.mark.parametrize(
    ("raw", "data", "money"),
    [
        ("USD 1.5m", UK, Money(Fraction(1500000), "USD")),
        ("€ 1.234,50", DE, Money(Fraction("1234.5"), "EUR")),
        ("1.234,50 €", DE, Money(Fraction("1234.5"), "EUR")),
        ("$5", US, Money(Fraction(5), "USD")),
        ("US$5", UK, Money(Fraction(5), "USD")),
        ("€5", UK, Money(Fraction(5), "EUR")),
        ("5 MOP", UK, Money(Fraction(5), "MOP")),
        ("5 m EUR", UK, Money(Fraction(5000000), "EUR")),
    ],
)
def test_the_cells_own_currency_wins(raw, data, money):
    assert cell(MONEY, raw, data) == money


def test_unit_scales_what_names_no_scale():
    assert cell(MONEY, "5", UK, scale=10**6) == gbp(5000000)
    assert cell(MONEY, "£31,000", UK, scale=10**6) == gbp(31000000000)
    assert cell(MONEY, "5k", UK, scale=10**6) == gbp(5000)
    assert cell(MONEY, "5", BARE, currency="EUR", scale=1000) == Money(Fraction(5000), "EUR")


@pytest.mark.parametrize(
    "raw", ["$5", "5", "XYZ 5", "5 5", "£", "GBP", "GBP 5 EUR", "-£-5", {"amount": "x"}, {"sum": 1}]
)
def test_what_is_no_money(raw):
    assert isinstance(cell(MONEY, raw), Unreadable)


def test_percent():
    assert cell(PERCENT, "5%") == Fraction(1, 20)
    assert cell(PERCENT, "-3.2 %") == Fraction("-0.032")
    assert cell(PERCENT, "(5%)") == Fraction("-0.05")
    assert cell(PERCENT, "5 per cent") == Fraction("0.05")
    assert cell(PERCENT, "5", numbers="points") == Fraction("0.05")
    assert cell(PERCENT, "-0.032", numbers="fraction") == Fraction("-0.032")
    assert cell(PERCENT, "5%", numbers="fraction") == Fraction("0.05")
    assert cell(PERCENT, NumberText("0.65")) == Fraction("0.65")
    assert cell(PERCENT, NumberText("65"), numbers="points") == Fraction("0.65")
    assert isinstance(cell(PERCENT, "5"), Unreadable)
    assert isinstance(cell(PERCENT, ">1000%"), Unreadable)


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        ("2026-03-31", BARE),
        ("2026-3-31", BARE),
        ("2026/03/31", BARE),
        ("2026-03-31T09:30:00Z", BARE),
        ("2026-03-31 09:30:00.123+02:00", BARE),
        ("31 March 2026", BARE),
        ("31st Mar. 2026", BARE),
        ("31-Mar-2026", BARE),
        ("March 31, 2026", BARE),
        ("31-Mar-26", UK),
        ("31/03/2026", UK),
        ("31.3.26", UK),
        ("31-03-2026 00:00", UK),
        ("03/31/2026", US),
        ("31/03/2026", BARE),
        ("03/31/2026", BARE),
        (datetime(2026, 3, 31, 9, 30), BARE),
        (date(2026, 3, 31), BARE),
    ],
)
def test_dates(raw, data):
    assert cell(DATE, raw, data) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("raw", "data", "why"),
    [
        ("03/04/2026", BARE, "day and month"),
        ("31.03.2049", US, "no such day"),
        ("31-Mar-26", BARE, "century"),
        ("31/02/2026", UK, "no such day"),
        ("2026-13-01", BARE, "no such day"),
        ("1/012/2014", UK, "not a date"),
        ("45000", BARE, "not a date"),
        (NumberText("45000"), BARE, "not a date"),
        ("31 Brumaire 2026", BARE, "not a date"),
        ("2026-03", BARE, "not a date"),
        ("soon", BARE, "not a date"),
    ],
)
def test_what_is_no_date(raw, data, why):
    value = cell(DATE, raw, data)
    assert isinstance(value, Unreadable)
    assert why in value.why


@pytest.mark.parametrize(("year", "full"), [("70", 1970), ("97", 1997), ("00", 2000), ("69", 2069)])
def test_two_digit_years_turn_at_the_pivot(year, full):
    assert cell(DATE, f"01.02.{year}", UK) == date(full, 2, 1)


def test_periods():
    assert cell(PERIOD, "2026") == Period.parse("2026")
    assert cell(PERIOD, NumberText("2026")) == Period.parse("2026")
    assert cell(PERIOD, "2026-Q1") == Period.parse("2026-Q1")
    assert cell(PERIOD, "31/03/2026", UK) == Period.parse("2026-03-31")
    assert isinstance(cell(PERIOD, "last year"), Unreadable)


def test_lengths_of_time():
    assert cell(DurationType(), "30 days") == Days(Fraction(30))
    assert cell(DurationType(), "6 weeks") == Days(Fraction(42))
    assert cell(DurationType(), NumberText("7")) == Days(Fraction(7))
    assert isinstance(cell(DurationType(), "2 months"), Unreadable)


@pytest.mark.parametrize(("raw", "truth"), [("Yes", True), ("n", False), ("TRUE", True), (False, False)])
def test_truths(raw, truth):
    assert cell(TRUTH, raw) is truth


def test_an_unsure_truth():
    assert isinstance(cell(TRUTH, "x"), Unreadable)
    assert cell(TRUTH, "x", words=(("x", "yes"),)) is True


@pytest.mark.parametrize("raw", ["amber_red", "Amber Red", "amber-red", "Amber/ Red", "Amber/red", " AMBER  RED "])
def test_words_of_an_enumeration_are_alike(raw):
    assert cell(RAG, raw) == "amber_red"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("FS", "finish_to_start"),
        ("f-s", "finish_to_start"),
        ("F/S", "finish_to_start"),
        ("Finish-Start", "finish_to_start"),
        ("finish to start (FS)", "finish_to_start"),
        ("FS (finish-to-start)", "finish_to_start"),
        ("start-start", "start_to_start"),
        ("SS", "start_to_start"),
        ("Finish/Finish", "finish_to_finish"),
        ("Start to Finish", "start_to_finish"),
        ("sf", "start_to_finish"),
    ],
)
def test_kinds_of_dependencies_are_read_as_plans_write_them(raw, kind):
    assert cell(DEPENDENCY_KIND, raw) == kind


def test_two_kinds_of_dependency_are_none():
    found = cell(DEPENDENCY_KIND, "FS / SS")
    assert found == Unreadable("FS / SS", "it lies between finish_to_start and start_to_start")


def test_local_words():
    words = (("On track", "green"), ("Slipping*", "amber_red"), ("3", "red"))
    assert cell(RAG, "on  TRACK", words=words) == "green"
    assert cell(RAG, "Slipping - escalated", words=words) == "amber_red"
    assert cell(RAG, NumberText("3"), words=words) == "red"
    assert cell(RAG, "green", words=words) == "green"
    assert isinstance(cell(RAG, "blue", words=words), Unreadable)
    assert cell(TEXT, "PC", words=(("PC", "project charter"),)) == "project charter"


def test_texts():
    assert cell(TEXT, "  two\nlines ") == "two\nlines"
    assert cell(TEXT, NumberText("1.0")) == "1.0"
    assert isinstance(cell(TEXT, True), Unreadable)
    assert isinstance(cell(TEXT, ["a"]), Unreadable)
    assert isinstance(cell(TEXT, {"a": "b"}), Unreadable)


def test_lists():
    assert cell(TEXTS, "a; b ;;c") == ("a", "b", "c")
    assert cell(TEXTS, ["a", None, " b "]) == ("a", "b")
    assert cell(TEXTS, []) == ()
    assert isinstance(cell(TEXTS, ["a", ["b"]]), Unreadable)
    assert cell(ListType(ref("person")), "Ann; Bob") == (Ref("person", "Ann"), Ref("person", "Bob"))


def test_references():
    assert cell(ref("person"), "Ann") == Ref("person", "Ann")
    assert cell(ref("person"), NumberText("7")) == Ref("person", "7")
    assert cell(ref("person"), {"id": "E7", "name": "Ann"}) == Ref("person", "E7")
    assert cell(ref("person"), {"name": "Ann"}) == Ref("person", "Ann")
    assert isinstance(cell(ref("person"), {"mail": "x"}), Unreadable)


@pytest.mark.parametrize("kind", [TEXT, NUMBER, MONEY, PERCENT, DATE, PERIOD, TRUTH, RAG, TEXTS, ref("person")])
class TestStates:
    def test_blank(self, kind):
        assert cell(kind, "") is cell(kind, " \n\u00a0") is cell(kind, None) is BLANK

    def test_stock_words(self, kind):
        for word in ("TBC", "tbd", "#N/A", "#NAME?", "n/a", "-", "?"):
            assert cell(kind, word) == Missing(word)

    def test_own_words(self, kind):
        data = DataDefaults(missing=("Awaited*",), none=("No end",), exempt=("Exempt *",))
        assert cell(kind, "AWAITED from Ann", data) == Missing("AWAITED from Ann")
        assert cell(kind, "no  end", data) == NONE
        assert cell(kind, "Exempt under section 43", data) == Exempt("Exempt under section 43")

    def test_the_fields_words_go_first(self, kind):
        assert cell(kind, "n/a", none=("N/A",)) == NONE
        assert cell(kind, "TBC", none=("N/A",)) == Missing("TBC")

    def test_spelt_out(self, kind):
        assert cell(kind, {"exempt": "FOI 43"}) == Exempt("FOI 43")
        assert cell(kind, {"missing": "TBC"}) == cell(kind, {"missing": " TBC"}) == Missing("TBC")
        assert cell(kind, {"missing": True}) == Missing()
        assert cell(kind, {"none": True}) == NONE

    def test_bad(self, kind):
        assert cell(kind, Bad("NaN", "no number")) == Unreadable("NaN", "no number")
        assert isinstance(cell(kind, "a\0b"), Unreadable)
        assert isinstance(cell(kind, "a\ud800b"), Unreadable)
        assert isinstance(cell(kind, float("nan")), Unreadable)
        assert isinstance(cell(kind, Decimal("sNaN")), Unreadable)
        assert isinstance(cell(kind, object()), Unreadable)


@pytest.mark.parametrize(
    "raw",
    [
        *("1e999999999", "1e-999999999", "9" * 90 + "e99999", "1" * 5000, "1" * 10**6, "(" * 5000, ", " * 49),
        *(NumberText("1e999999999"), NumberText("1" * 5000), NumberText("1e" + "9" * 5000)),
        *(10**5000, Decimal("1E+999999999")),
    ],
    ids=lambda raw: type(raw).__name__,
)
def test_hostile_numbers(raw):
    for kind in (NUMBER, MONEY, PERCENT, PERIOD, DATE, DurationType()):
        assert isinstance(cell(kind, raw, UK, numbers="points"), Unreadable)


@given(st.fractions(max_denominator=1).filter(lambda n: abs(n) < 10**18), st.integers(0, 4))
def test_numbers_read_back(units, places):
    number = units / 10**places
    shown = format_number(number)
    assert cell(NUMBER, shown) == cell(NUMBER, shown.replace(",", "")) == number
    assert cell(NUMBER, shown.replace(",", "\u202f")) == number
    swapped = shown.translate(str.maketrans(",.", ".,"))
    assert cell(NUMBER, swapped, DE) == number
    assert cell(MONEY, f"GBP {shown}") == cell(MONEY, f"{shown} GBP") == gbp(number)
    assert cell(MONEY, f"GBP {shown}m") == gbp(number * 10**6)
    assert cell(PERCENT, format_number(number, percent=True)) == number or places > 2


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates_read_back(day):
    assert cell(DATE, day.isoformat()) == cell(DATE, day) == day
    assert cell(DATE, day.strftime("%d/%m/%Y"), UK) == cell(DATE, day.strftime("%m/%d/%Y"), US) == day
    assert cell(DATE, day.strftime("%d %B %Y")) == cell(DATE, day.strftime("%d-%b-%Y")) == day
    assert cell(DATE, day.strftime("%B %d, %Y")) == day


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none() | st.lists(st.text()))
def test_no_cell_raises(raw):
    for kind in (TEXT, NUMBER, MONEY, PERCENT, DATE, PERIOD, TRUTH, RAG, TEXTS, ref("person"), DurationType()):
        cell(kind, raw, UK, words=(("a*b", "red"),), missing=("*?x",))
