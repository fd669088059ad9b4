"""Codes for rule text: its types (3), and the standard as a whole (4)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, rules
from pmo_audit.diagnostics.language_codes import rule

_TYPES = (
    Code(
        "PA301",
        "these cannot be compared",
        "Only like is compared with like: a date with a date, an amount with an amount, a word with a word of the same "
        "enumeration.",
        rules(rule("  for each project\n  require  budget >= 1000000\n")),
        rules(rule("  for each project\n  require  budget >= EUR 1m\n")),
    ),
    Code(
        "PA302",
        "these cannot be computed with",
        "Amounts are added to amounts, days to dates; an amount times an amount has no meaning.",
        rules(rule("  for each project\n  require  finish - 30 is after start\n")),
        rules(rule("  for each project\n  require  finish - 30 days is after start\n")),
    ),
    Code(
        "PA303",
        "a condition is needed",
        "What stands after `where`, `require`, `satisfies`, `and`, `or` and `not` is true or false.",
        rules(rule("  for each project\n  require  sponsor\n")),
        rules(rule("  for each project\n  require  sponsor is known\n")),
    ),
    Code(
        "PA304",
        "no such order",
        "Some things have no more and less (a status, a person), and each order has its words: dates are before and "
        "after, amounts more and less.",
        rules(rule("  for each project\n  require  start is less than finish\n")),
        rules(rule("  for each project\n  require  start is before finish\n")),
    ),
    Code(
        "PA305",
        "only fields have a state",
        "`is known`, `is missing`, `is exempt` and `is empty` ask what stands in a field, or whether a register came. "
        "What is computed has no cell to look at.",
        rules(rule("  for each project\n  require  budget - contingency is known\n")),
        rules(rule("  for each project\n  require  budget is known and contingency is known\n")),
    ),
    Code(
        "PA306",
        "a pattern that cannot be read",
        "Patterns follow RE2's syntax, which always ends quickly; it has no look-around and no back-references.",
        rules(rule('  for each project\n  require  id matches "PRJ-["\n')),
        rules(rule('  for each project\n  require  id matches "PRJ-[0-9]+"\n')),
    ),
    Code(
        "PA307",
        "`every` does not say what",
        "`every risk where …` names some risks and says nothing of them; `satisfies` says what must hold for each.",
        rules(rule("  for each project\n  require  every risk where status is open\n")),
        rules(rule("  for each project\n  require  every risk where status is open satisfies owner is known\n")),
    ),
    Code(
        "PA308",
        "not so many",
        "`at most 2 risks` counts whole members; `at least 90% of tasks` asks for a share, which is never over 100%.",
        rules(rule("  for each project\n  require  at most 1.5 risks where status is open\n")),
        rules(rule("  for each project\n  require  at most 1 risk where status is open\n")),
    ),
    Code(
        "PA309",
        "a value that the field cannot hold",
        "The values of an example follow the schema like any others.",
        rules(rule('  for each project\n  require  sponsor is known\n  example  "a" passes { budget: 5 }\n')),
        rules(rule('  for each project\n  require  sponsor is known\n  example  "a" passes { sponsor: "Ann Lee" }\n')),
    ),
)
_MONTHS = (
    Code(
        "PA310",
        "months without a rounding",
        "31 January and a month is no day of the calendar. A standard that adds months to dates says in its header "
        "what is meant: `months round down` for the last day of February, `months round up` for 1 March.",
        rules(rule("  for each project\n  require  finish <= start + 6 months\n")),
        rules(
            'standard demo "Demo"\n  months round down\nrule D-1 "Demo rule"\n  severity minor\n'
            "  for each project\n  require  finish <= start + 6 months\n"
        ),
    ),
)
_WHOLE = (
    Code(
        "PA401",
        "an example comes out otherwise",
        "Examples are run each time a standard is read. Where one disagrees with its rule, one of them is wrong, and "
        "nobody should be audited until it is settled.",
        rules(rule('  for each project\n  require  sponsor is known\n  example  "nobody" passes { }\n')),
        rules(rule('  for each project\n  require  sponsor is known\n  example  "nobody" fails { }\n')),
    ),
    Code(
        "PA402",
        "an example without its day",
        "A rule that asks for `today` comes out differently from day to day. Its examples say as of which day they "
        "hold, or they will fail one morning.",
        rules(rule('  for each project\n  require  start <= today\n  example  "a" passes { start: 2020-01-01 }\n')),
        rules(
            rule(
                "  for each project\n  require  start <= today\n"
                '  example  "a" as of 2026-03-31 passes { start: 2020-01-01 }\n'
            )
        ),
    ),
    Code(
        "PA403",
        "two standards contradict each other",
        "Standards that are run together share one schema: the same lifecycle, and the same kind for a field that both "
        "add. Two standards cannot have the same name.",
    ),
    Code(
        "PA404",
        "the portfolio was read for other standards",
        "Fields and stages that a standard declares are read with the data. A portfolio that was loaded without the "
        "standard lacks them, and would be audited as if nobody had delivered them.",
    ),
    Code(
        "PA405",
        "no such standard",
        "A standard is named by a path (a `.pmo` file or a folder of them) or by the name of a shipped pack; "
        "`pmo-audit rules` lists those.",
    ),
    Code(
        "PA406",
        "a file of the standard cannot be read",
        "Rule files are text in UTF-8. Editors save them so; word processors do not.",
    ),
    Code(
        "PA407",
        "`pack.toml` is not as it should be",
        "`pack.toml` beside the rule files is TOML and holds `description` and `attribution`, both texts.",
    ),
)

_RUNNING = (
    Code(
        "PA408",
        "exceptions contradict each other",
        "Two exceptions of a rule apply to the same record, and one keeps the rule while the other breaks it, or one "
        "asks for nothing. There is no order among exceptions: their conditions must part the cases.",
    ),
    Code(
        "PA409",
        "a rule comes into force",
        "The rule counts from a later day on. It was tried all the same, and these records would break it today.",
    ),
)

CODES = _TYPES + _MONTHS + _WHOLE + _RUNNING
