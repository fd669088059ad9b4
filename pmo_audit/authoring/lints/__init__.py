"""What is probably wrong with a standard although it can be read: one file for each sort of it.

A lint is raised with a proof, with a record that shows it, or where it stands in the text for all to see; what cannot
be decided is not raised.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pmo_audit import ir
from pmo_audit.authoring.lints.bands import unreached_bands
from pmo_audit.authoring.lints.contradictions import contradictions
from pmo_audit.authoring.lints.examples import missing_examples
from pmo_audit.authoring.lints.exceptions import contradicting_exceptions
from pmo_audit.authoring.lints.gaps import gaps_between_rules
from pmo_audit.authoring.lints.implied import implied
from pmo_audit.authoring.lints.never_applies import never_applies
from pmo_audit.authoring.lints.never_false import never_false
from pmo_audit.authoring.lints.never_true import never_true
from pmo_audit.authoring.lints.shadowed import shadowed
from pmo_audit.authoring.lints.silence import kept, silenced
from pmo_audit.authoring.lints.study import Study
from pmo_audit.authoring.lints.unused import unused
from pmo_audit.diagnostics import Diagnostic, all_codes, in_order
from pmo_audit.records import Schema
from pmo_audit.text import SourceText

USUAL_DAY = date(2026, 1, 15)
"""The day that witnesses are set near where no example of the standard names one."""

_LINTS = (
    never_applies,
    never_true,
    never_false,
    shadowed,
    contradicting_exceptions,
    unreached_bands,
    gaps_between_rules,
    unused,
    missing_examples,
    contradictions,
    implied,
)


def lint_standard(
    standard: ir.Standard, schema: Schema, sources: Iterable[SourceText], mentioned: Iterable[str] = ()
) -> tuple[Diagnostic, ...]:
    """Everything the lints say of a standard without mistakes, but for what its comments silence.

    `mentioned` are words of the mapping beside the standard.
    """
    days = [one.as_of for rule in standard.rules for one in rule.examples if one.as_of is not None]
    study = Study(standard, schema, tuple(sources), max(days, default=USUAL_DAY), frozenset(mentioned))
    told = [one for each in _LINTS for one in each(study)]
    return in_order(kept(told, silenced(study.sources)))


def lint_codes() -> tuple[str, ...]:
    """The codes of all lints."""
    return tuple(one.code for one in all_codes() if one.linted)


__all__ = ["lint_codes", "lint_standard"]
