"""PA461: a rule without an example that passes, one that fails, or, where it has a scope, one it does not apply to."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit import ir
from pmo_audit.authoring.lints.phrases import example, is_dated, judged, shown
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.solver import Asked, Want
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import Outcome
from pmo_audit.text import in_words

_SAID = ((Outcome.PASS, "passes"), (Outcome.FAIL, "fails"), (Outcome.NOT_APPLICABLE, "does not apply"))
SUGGESTED = 200
"""Rules for which an example is looked for; in a standard that has none at all it is not worth the time."""


def missing_examples(study: Study) -> Iterator[Diagnostic]:
    """Rules that nobody has tried on a record of each sort."""
    known = {one.rule.code: one for one in study.rules}
    number = 0
    for rule in study.standard.rules:
        lacking = list(_lacking(rule, rule.code in study.flawed))
        if not lacking:
            continue
        number += 1
        studied = known.get(rule.code)
        found = _suggested(study, studied, lacking) if studied is not None and number <= SUGGESTED else []
        words = in_words((f"`{words}`" for outcome, words in _SAID if outcome in lacking), "or")
        yield Diagnostic(
            "PA461",
            f"rule `{rule.code}` has no example that says {words}",
            rule.place,
            shown("for instance", *found) if found else "add one, so that a slip in the rule is seen",
            Severity.WARNING,
        )


def _lacking(rule: ir.Rule, flawed: bool) -> Iterator[Outcome]:
    """The outcomes of which the rule has no example; of a rule that cannot come to all of them none is asked for."""
    if flawed:
        return
    shown = {one.outcome for one in rule.examples}
    for outcome, _ in _SAID:
        if outcome not in shown and (outcome is not Outcome.NOT_APPLICABLE or rule.where is not None):
            yield outcome


def _suggested(study: Study, studied: Studied, lacking: list[Outcome]) -> list[str]:
    """An example for each outcome that is lacking, where one is found."""
    rule, found = studied.rule, []
    for outcome in lacking:
        witness = study.witness(_asked(studied, outcome), studied.moments, rule.entity)
        if witness is not None and judged(rule, witness, study.schema) is outcome:
            found.append(example(witness, outcome, study.schema, dated=is_dated([rule])))
    return found


def _asked(studied: Studied, outcome: Outcome) -> tuple[Asked, ...]:
    match outcome:
        case Outcome.PASS:
            return (*studied.plain, studied.met)
        case Outcome.FAIL:
            return (*studied.plain, studied.broken)
        case _:
            return tuple(Asked(one.node, Want.FALSE) for one in studied.scope)
