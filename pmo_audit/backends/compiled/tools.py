"""Everything that generated code may call or compare with, by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from pmo_audit.backends.compiled import absent, members, settling, verdict, working
from pmo_audit.records import joint_day
from pmo_audit.values import Days, Exempt, Missing, Money, Months, NoneKnown, Period, Ref, Unreadable, WorkingDays

STATES: Final[Mapping[type, absent.Absent]] = {
    NoneKnown: absent.NONE,
    Missing: absent.MISSING,
    Exempt: absent.EXEMPT,
    Unreadable: absent.UNREADABLE,
}
"""The states of a field by their classes."""

TOOLS: Final[Mapping[str, object]] = {
    "STATES": STATES,
    **{one.__name__: one for one in (bool, str, tuple, date, Fraction)},
    **{one.__name__: one for one in (Days, Money, Months, Period, Ref, WorkingDays)},
    "Absent": absent.Absent,
    "NONE": absent.NONE,
    "T": absent.VACUOUSLY_TRUE,
    "F": absent.VACUOUSLY_FALSE,
    **{one: getattr(verdict, one) for one in ("PASS", "FAIL", "NOT_APPLICABLE")},
    **{one.__name__: one for one in (absent.both, absent.either, absent.opposite, absent.plain, absent.lacking)},
    **{one.__name__: one for one in (working.ratio, working.exact, working.working_days)},
    **{one.__name__: one for one in (working.months, working.day, working.later, working.within)},
    **{one.__name__: one for one in (working.same_record, working.banded, working.counted)},
    **{one.__name__: one for one in (working.day_of, working.period_number, working.added)},
    "with_gaps": members.with_gaps,
    "settled": settling.settled,
    "joint_day": joint_day,
}
"""The tools by the names that recipes give them."""
