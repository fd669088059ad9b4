"""Why a verdict is what it is, what each answer would give where it is open, and what would put it right."""

from __future__ import annotations

from pmo_audit.auditing.why.advice import advise
from pmo_audit.auditing.why.asking import find_rule, find_subject
from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.explain import explain
from pmo_audit.auditing.why.lines import fix_line, line_of
from pmo_audit.auditing.why.model import Advice, Case, Cases, Change, Effect, Kind, Part, Step, Waiting, Way, Why

__all__ = [
    "Advice",
    "Bench",
    "Case",
    "Cases",
    "Change",
    "Effect",
    "Kind",
    "Part",
    "Step",
    "Waiting",
    "Way",
    "Why",
    "advise",
    "explain",
    "find_rule",
    "find_subject",
    "fix_line",
    "line_of",
]
