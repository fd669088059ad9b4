"""Finding the rule and the record that somebody asks about, by what they call them."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit import ir
from pmo_audit.auditing.plan import find_subjects, subject_of
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold, in_words, nearest

Found = tuple[ir.Standard, ir.Rule]


def find_rule(standards: Sequence[ir.Standard], name: str) -> Found | Diagnostic:
    """The rule of that code, in any case, or `standard/CODE`; otherwise what is wrong with the name."""
    every = [(standard, rule) for standard in standards for rule in standard.rules]
    wanted = name.casefold()
    found = [
        (standard, rule)
        for standard, rule in every
        if wanted in (rule.code.casefold(), f"{standard.name}/{rule.code}".casefold())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        names = in_words((f"`{standard.name}/{rule.code}`" for standard, rule in found), "or")
        return Diagnostic("PA430", f"several standards have a rule `{name}`", None, f"say which: {names}")
    near = nearest(name, [rule.code for _, rule in every])
    hint = f"did you mean `{near}`? " if near else ""
    return Diagnostic("PA430", f"no rule is called `{name}`", None, f"{hint}`pmo-audit rules` lists them")


def find_subject(portfolio: Portfolio, rule: ir.Rule, name: str) -> Record | Diagnostic:
    """The record of that id or name among those that the rule judges; otherwise what is wrong with the name."""
    records = find_subjects(portfolio, rule.entity, frozenset()).records
    kind = rule.entity.replace("_", " ")
    if rule.entity == "portfolio" and len(records) == 1 and name.casefold() in ("portfolio", records[0].key.casefold()):
        return records[0]
    wanted = fold(name.removeprefix(f"{rule.entity}/").removeprefix(f"{kind} "))
    by_key = [one for one in records if fold(one.key) == wanted]
    found = by_key or [one for one in records if fold(subject_of(portfolio, one).name) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        names = in_words([f"`{one.key}`" for one in found[:_NAMED]], "or")
        return Diagnostic("PA432", f"several {kind} records are called `{name}`", None, f"say which by its id: {names}")
    return Diagnostic(
        "PA431", f"rule `{rule.code}` judges no {kind} called `{name}`", None, _help(portfolio, records, name)
    )


_NAMED = 5


def _help(portfolio: Portfolio, records: Sequence[Record], name: str) -> str:
    if not records:
        return "there are no such records in the data"
    known = {subject_of(portfolio, one).name: one.key for one in records} | {one.key: one.key for one in records}
    near = nearest(name, known)
    if near is None:
        return "records are named by their id, or by their name"
    called = f" ({near})" if near != known[near] else ""
    return f"did you mean `{known[near]}`{called}?"
