"""What a fact can be: a value, or the state of having none.

A field of a record holds a *value* (text, number, money, date, duration, period, truth, reference) or one of the
four other *states*: `NONE` (known to be absent), `MISSING` (unknown), `Exempt` (withheld, with a reason) or
`Unreadable` (something stood there that could not be read). Numbers are exact fractions, so that 10% is 10%.
"""

from __future__ import annotations

from pmo_audit.values.durations import Calendar, Days, Duration, Months, WorkingDays, add_months
from pmo_audit.values.formats import format_date, format_number, format_value
from pmo_audit.values.kinds import CURRENCIES, UNDATED, Money, Period, Ref, Undated
from pmo_audit.values.states import MISSING, NONE, Exempt, Missing, NoneKnown, StateName, Unreadable, state_of

Value = object
"""A value or a state; the type a field declares says which Python class it is."""

__all__ = [
    "CURRENCIES",
    "MISSING",
    "NONE",
    "UNDATED",
    "Calendar",
    "Days",
    "Duration",
    "Exempt",
    "Missing",
    "Money",
    "Months",
    "NoneKnown",
    "Period",
    "Ref",
    "StateName",
    "Undated",
    "Unreadable",
    "Value",
    "WorkingDays",
    "add_months",
    "format_date",
    "format_number",
    "format_value",
    "state_of",
]
