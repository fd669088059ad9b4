"""Columns of random values in one of many styles: what is proposed reads them back, or leaves them open.

Never another value: that is the one mistake that nobody would see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.classes import replace
from pmo_audit.proposing.columns import propose_reading
from pmo_audit.proposing.reading.lexicon import WORDS
from pmo_audit.proposing.toml_words import line_text
from pmo_audit.records import Field, core_schema
from pmo_audit.records.declare import DATE, MONEY, PERCENT, one_of
from pmo_audit.settings import DataDefaults, parse_settings
from pmo_audit.sources.cells import reader_for
from pmo_audit.sources.months import MONTHS
from pmo_audit.sources.tables import Cell, NumberText
from pmo_audit.types import EnumType, Type
from pmo_audit.values import Missing, Money, Unreadable, Value

BUDGET = Field("budget", MONEY, "")
FINISH = Field("finish", DATE, "")
SHARE = Field("percent_complete", PERCENT, "")


def read_back(
    field: Field, heading: str, cells: Sequence[Cell], beside: dict[str, Sequence[Cell]] | None = None
) -> list[Value]:
    """The cells, read with what is proposed for them."""
    line, _ = propose_reading(field, heading, cells, [None] * len(cells), beside or {})
    read = reader_for(field, line, DataDefaults(), keyed=False)
    return [read(one) for one in cells]


def agree(read: Sequence[Value], meant: Sequence[Value], cells: Sequence[Cell]) -> None:
    wrong = [
        (cell, one, other)
        for cell, one, other in zip(cells, read, meant, strict=True)
        if one != other and not isinstance(one, Unreadable | Missing)
    ]
    assert not wrong


# ------------------------------------------------------------------------------------------------------- money

GROUPS = {".": [",", "", " ", "'"], ",": [".", "", " ", "\u202f", "\xa0", "'"]}
HEADINGS = {
    "GBP": ["Budget (£)", "Budget £", "Budget (GBP)", "Cost in GBP"],
    "EUR": ["Budget (€)", "Dépensé en €", "Kosten (EUR)"],
    "USD": ["Budget ($)", "Cost (USD)", "US$"],
    "SEK": ["Budget (SEK)", "Kostnad i SEK"],
}
SIZES = {
    1000: ["Budget ({}k)", "Budget ({} 000)", "Cost in thousands of {}", "Spend {}'000"],
    10**6: ["Budget ({}m)", "Cost in {} millions", "Spend ({} m)", "Kosten (Mio. {})"],
}
SIGNS = {"GBP": "£", "EUR": "€", "USD": "US$", "SEK": "SEK"}
MARKS = {
    "GBP": ["£{}", "{} GBP", "GBP {}"],
    "EUR": ["€{}", "{} €", "EUR {}"],
    "USD": ["${}", "USD {}"],
    "SEK": ["SEK {}", "{} kr"],
}


def written(number: Fraction, decimal: str, group: str, decimals: int) -> str:
    """A number in figures."""
    scaled = round(number * 10**decimals)
    whole, rest = divmod(abs(scaled), 10**decimals)
    shown = f"{whole:,}".replace(",", group)
    return ("-" if scaled < 0 else "") + (f"{shown}{decimal}{rest:0{decimals}}" if decimals else shown)


@st.composite
def money_columns(draw: st.DrawFn) -> tuple[str, list[Cell], list[Value]]:
    """A heading, cells in one style, and the amounts they mean."""
    currency = draw(st.sampled_from(sorted(HEADINGS)))
    decimal = draw(st.sampled_from({"GBP": ".", "USD": ".", "EUR": ".,", "SEK": ","}[currency]))
    group = draw(st.sampled_from(GROUPS[decimal]))
    size = draw(st.sampled_from([1, 1, 1000, 10**6]))
    decimals = draw(st.sampled_from([0, 0, 2] if size == 1 else [0, 1, 2, 3]))
    numbers = draw(st.lists(st.integers(-50, 9_999_999), min_size=1, max_size=6))
    fractions = [Fraction(one, 10**decimals) for one in numbers]
    cells: list[Cell] = [written(one, decimal, group, decimals) for one in fractions]
    if size > 1:
        heading = draw(st.sampled_from(SIZES[size])).format(SIGNS[currency])
    elif draw(st.booleans()):
        heading = draw(st.sampled_from(HEADINGS[currency]))
    else:
        heading = "Budget"
        mark = draw(st.sampled_from(MARKS[currency]))
        cells = [mark.format(one) for one in cells]
    if draw(st.booleans()):
        cells.append("tbc")
    meant: list[Value] = [Money(one * size, currency) for one in fractions]
    return heading, cells, meant + [Missing("tbc")] * (len(cells) - len(meant))


@settings(max_examples=300, deadline=None)
@given(money_columns())
def test_amounts(column: tuple[str, list[Cell], list[Value]]) -> None:
    heading, cells, meant = column
    agree(read_back(BUDGET, heading, cells), meant, cells)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(["GBP", "EUR", "CHF"])), min_size=1, max_size=6))
def test_amounts_with_their_currency_beside_them(amounts: list[tuple[int, str]]) -> None:
    cells: list[Cell] = [NumberText(str(number)) for number, _ in amounts]
    line, _ = propose_reading(BUDGET, "Budget", cells, [None] * len(cells), {"Ccy": [code for _, code in amounts]})
    assert line.currency_column == "Ccy"


# ------------------------------------------------------------------------------------------------------- dates

ENGLISH = [next(name for name, number in MONTHS.items() if number == month) for month in range(1, 13)]
FRENCH = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
STYLES: dict[str, Callable[[date], Cell]] = {
    "iso": date.isoformat,
    "day first": lambda day: f"{day:%d/%m/%Y}",
    "month first": lambda day: f"{day.month}/{day.day}/{day.year}",
    "points": lambda day: f"{day.day}.{day.month}.{day.year}",
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "short": lambda day: f"{day:%d/%m/%y}",
    "short month first": lambda day: f"{day:%m/%d/%y}",
    "short, year first": lambda day: f"{day:%y-%m-%d}",
    "short dashes": lambda day: f"{day:%d-%m-%y}",
    "english": lambda day: f"{day.day} {ENGLISH[day.month - 1][:3].title()} {day.year}",
    "english, short": lambda day: f"{day:%d}-{ENGLISH[day.month - 1][:3].title()}-{day:%y}",
    "american": lambda day: f"{ENGLISH[day.month - 1].title()} {day.day}, {day.year}",
    "french": lambda day: f"{day.day} {FRENCH[day.month - 1]} {day.year}",
    "serial": lambda day: NumberText(str((day - date(1899, 12, 30)).days)),
    "serial text": lambda day: str((day - date(1899, 12, 30)).days),
    "real": lambda day: day,
}
DAYS = st.dates(date(1995, 1, 1), date(2049, 12, 31))
NEAR = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize("style", STYLES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_dates(style: str, data: st.DataObject) -> None:
    near = "year first" in style  # of other years nobody could tell them from days
    days = data.draw(st.lists(NEAR if near else st.one_of(NEAR, DAYS), min_size=1, max_size=6))
    cells = [STYLES[style](one) for one in days]
    agree(read_back(FINISH, "Finish", cells), days, cells)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(NEAR, st.sampled_from(["iso", "day first", "english", "real", "serial"])), min_size=1, max_size=8
    )
)
def test_dates_in_several_styles(days: list[tuple[date, str]]) -> None:
    cells = [STYLES[style](day) for day, style in days]
    agree(read_back(FINISH, "Finish", cells), [day for day, _ in days], cells)


@settings(deadline=None)
@given(st.lists(st.tuples(NEAR, st.sampled_from(["day first", "month first"])), min_size=1, max_size=8))
def test_dates_in_two_orders(days: list[tuple[date, str]]) -> None:
    """Where each order shows itself, no cell is read in the wrong one."""
    cells = [STYLES[style](day) for day, style in days]
    shown = {style for day, style in days if day.day > 12}
    if len(shown) == 2:
        agree(read_back(FINISH, "Finish", cells), [day for day, _ in days], cells)


# ------------------------------------------------------------------------------------------------ percentages

HUNDREDTHS = st.lists(st.integers(0, 130), min_size=1, max_size=7)
PERCENTS: dict[str, Callable[[int], Cell]] = {
    "sign": lambda one: f"{one}%",
    "fraction": lambda one: NumberText(str(one / 100)),
    "fraction text": lambda one: str(one / 100),
    "formatted": lambda one: NumberText(str(one / 100), "0%"),
    "comma": lambda one: f"{one},0 %",
}


@pytest.mark.parametrize("style", PERCENTS)
@settings(deadline=None)
@given(HUNDREDTHS)
def test_percentages(style: str, numbers: list[int]) -> None:
    cells = [PERCENTS[style](one) for one in numbers]
    agree(read_back(SHARE, "% complete", cells), [Fraction(one, 100) for one in numbers], cells)


@pytest.mark.parametrize("make", [str, lambda one: NumberText(str(one))], ids=["texts", "numbers"])
@settings(deadline=None)
@given(numbers=HUNDREDTHS)
def test_points(make: Callable[[int], Cell], numbers: list[int]) -> None:
    cells = [make(one) for one in numbers]
    agree(read_back(SHARE, "% complete", cells), [Fraction(one, 100) for one in numbers], cells)


# ------------------------------------------------------------------------------------------------------- words


def enumerations() -> dict[str, EnumType]:
    schema = core_schema()
    kinds: list[Type] = [one.type for entity in schema.entities for one in schema.fields_of(entity)]
    return {one.name: one for one in kinds if isinstance(one, EnumType)}


@pytest.mark.parametrize("topic", sorted(set(WORDS) - {"truth"}))
def test_every_word_of_the_lexicon_leads_to_its_member_or_is_left_open(topic: str) -> None:
    kind = enumerations()[topic]
    for member, line in WORDS[topic].items():
        assert member in kind.members
        for word in line.replace("~", "|").split("|"):
            (value,) = read_back(Field("x", kind, ""), "Status", [word])
            assert value == member or isinstance(value, Unreadable | Missing), word


def test_a_lifecycle_of_its_own_is_told_by_the_words_for_its_stages() -> None:
    kind = one_of("phase", "discovery design build handover")
    assert read_back(Field("phase", kind, ""), "Stage", ["Construction", "Closed", "Feasibility"]) == [
        *("build", "handover", "discovery"),
    ]


# ----------------------------------------------------------------------------------------------- anything at all

PIECES = st.sampled_from(
    [
        *(
            "£",
            "$",
            "€",
            "k",
            "m",
            "%",
            "-",
            "(",
            ")",
            ".",
            ",",
            "/",
            " ",
            "'",
            "*",
            "?",
            "=",
            "\u202f",
            "\u2212",
            "\x00",
            "\ud800",
        ),
        *(
            "1",
            "12",
            "2026",
            "000",
            "Q1",
            "FY27",
            "March",
            "mär",
            "w/c",
            "TBC",
            "Closed",
            "Amber",
            "x",
            "✓",
            "🟢",
            "GBP",
            "exempt under",
        ),
    ]
)
MESS = st.one_of(
    st.lists(PIECES, max_size=8).map("".join),
    st.text(max_size=120),
    st.none(),
    st.booleans(),
    st.dates(),
    st.builds(
        NumberText,
        st.sampled_from(["0", "1", "-3.5", "46003", "1e9999", "65"]),
        st.sampled_from(["", "0%", '"£"0', "000", "[$"]),
    ),
)
FIELDS = [one for entity in core_schema().entities for one in core_schema().fields_of(entity)]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FIELDS), PIECES, st.lists(MESS, max_size=8), st.lists(MESS, max_size=4), st.text(max_size=6))
def test_nothing_in_a_cell_stops_it(field: Field, heading: str, cells: list[Cell], near: list[Cell], fill: str) -> None:
    """Whatever stands there: a line, guesses with their reasons, and a reader that reads every cell."""
    line, guesses = propose_reading(field, heading, cells, [fill] * len(cells), {"Other": near, heading: near})
    read = reader_for(field, line, DataDefaults(), keyed=False)
    for cell in cells:
        read(cell)
    assert all(one.about and one.meaning and one.reason for one in guesses)
    assert line.columns == (heading,)


SEEN = MESS.filter(lambda one: not isinstance(one, str) or one.isprintable())


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(FIELDS), st.sampled_from(["Budget (£k)", "Cost", "% done", "Finish"]), st.lists(SEEN, max_size=8)
)
def test_what_is_proposed_can_be_written_into_the_settings(field: Field, heading: str, cells: list[Cell]) -> None:
    beside = {"Ccy": ["GBP", "EUR"]} if len(cells) % 2 else {}
    line, _ = propose_reading(field, heading, cells, ["FF0000"] * len(cells), beside)
    text = f'[[table]]\nentity = "project"\n[table.fields]\n{field.name} = {line_text(line)}\n'
    read, told = parse_settings(text)
    assert told == ()
    (back,) = read.mapping.tables[0].fields.values()
    assert replace(back, scale=back.scale or 1) == replace(line, scale=line.scale or 1)
