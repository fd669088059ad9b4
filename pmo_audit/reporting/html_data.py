"""The findings as the page carries them: each text once, each finding a row of numbers, compressed.

There are two parcels. The first is what the list shows and filters by; the second, which the page unpacks when the list
already stands, is what a finding's own page tells. Numbers of texts run on from the first parcel to the second.
`reports/js/data.js` unpacks them.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pmo_audit.classes import dataclass
from pmo_audit.findings import Cause, Evidence, Finding, Outcome, ProjectFacts, Subject
from pmo_audit.reporting.actions import by_when
from pmo_audit.reporting.html_links import RuleKey, finding_names, project_names, rule_name
from pmo_audit.reporting.plain import make_visible
from pmo_audit.reporting.tally import WORST_FIRST, Tally, tally_of
from pmo_audit.reporting.view import RuleView, View
from pmo_audit.reporting.who import Acting
from pmo_audit.reporting.wording import cause_words, covers_words, entity_words, place_words, reading_words

Json = dict[str, Any]
CLAUSES = ("true", "false", "unknown")
NO_TEXT = 0
"""The number of the empty text."""


@dataclass(frozen=True, slots=True)
class Parcels:
    """What the page carries, each compressed and in letters: `index` for the list, `details` for what is opened."""

    index: str
    details: str


def parcels_of(view: View, findings: Sequence[Finding], anchors: Mapping[RuleKey, str], acting: Acting) -> Parcels:
    """Everything about these findings, in their order."""
    texts = Texts()
    index = _index(view, findings, anchors, acting, texts)
    first = texts.since(0)
    details = _details(findings, texts)
    return Parcels(packed({"texts": first, **index}), packed({"texts": texts.since(len(first)), **details}))


class Texts:
    """Every text once, made visible, by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": NO_TEXT}
        self._texts: list[str] = [""]

    def __call__(self, text: str) -> int:
        """The number of a text."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self._texts)
            self._texts.append(make_visible(text))
        return number

    def since(self, number: int) -> list[str]:
        """The texts from that number on."""
        return self._texts[number:]


def _index(
    view: View, findings: Sequence[Finding], anchors: Mapping[RuleKey, str], acting: Acting, texts: Texts
) -> Json:
    projects = _projects(view, findings)
    places = {one.subject.id: number for number, one in enumerate(projects)}
    rules = {(one.standard, one.id): number for number, one in enumerate(view.rules)}
    return {
        "outcomes": [one.value for one in WORST_FIRST],
        "counted": [one.value for one in Outcome],
        "rules": [_rule(one, anchors, texts) for one in view.rules],
        "projects": _project_columns(projects, texts),
        "groups": _groups(view, rules, texts),
        "findings": {
            "name": finding_names(findings),
            "rule": [rules[one.standard, one.rule] for one in findings],
            "outcome": [_outcome(one) for one in findings],
            "kind": [texts(entity_words(one.subject.entity)) for one in findings],
            "id": [texts(one.subject.id) for one in findings],
            "subject": [texts(one.subject.name or one.subject.id) for one in findings],
            "message": [texts(one.message) for one in findings],
            "projects": [_one_or_more([places[each.id] for each in one.projects]) for one in findings],
            "people": [_one_or_more([texts(who) for who in acting.on(one)]) for one in findings],
            "covers": [one.covers for one in findings],
        },
    }


def _outcome(finding: Finding) -> int:
    return WORST_FIRST.index(finding.outcome) if finding.outcome in WORST_FIRST else len(WORST_FIRST) - 1


def _one_or_more(numbers: list[int]) -> int | list[int]:
    """A number alone where there is one, since there nearly always is."""
    return numbers[0] if len(numbers) == 1 else numbers


def _rule(one: RuleView, anchors: Mapping[RuleKey, str], texts: Texts) -> list[Any]:
    return [
        rule_name(anchors, one),
        texts(one.id),
        texts(one.title),
        one.severity.value,
        [texts(tag) for tag in one.tags],
        _tally(one.tally),
    ]


def _tally(tally: Tally) -> list[int]:
    return [tally.of(outcome) for outcome in Outcome]


def _projects(view: View, findings: Iterable[Finding]) -> list[ProjectFacts]:
    """All projects of the audit, and those that only a finding names."""
    known = {one.subject.id: one for one in view.projects}
    for subject in (each for one in findings for each in one.projects):
        if subject.id not in known:
            known[subject.id] = _unknown(subject)
    return list(known.values())


def _unknown(subject: Subject) -> ProjectFacts:
    return ProjectFacts(subject, "", "", "", "", "", "", "", {})


_FACTS = ("programme", "department", "phase", "status", "rag", "manager", "sponsor")


def _project_columns(projects: Sequence[ProjectFacts], texts: Texts) -> Json:
    names = project_names(one.subject for one in projects)
    return {
        "name": [names[one.subject.id] for one in projects],
        "id": [texts(one.subject.id) for one in projects],
        "title": [texts(one.subject.name or one.subject.id) for one in projects],
        **{field: [texts(getattr(one, field)) for one in projects] for field in _FACTS},
        "tally": [_tally(tally_of(one.outcomes)) for one in projects],
    }


def _groups(view: View, rules: Mapping[RuleKey, int], texts: Texts) -> list[list[Any]]:
    """By what, which group, which rule, and the counts, for the pages of rules."""
    return [
        [one.by, texts(one.name), rules[one.standard, one.rule], _tally(tally_of(one.outcomes))]
        for one in view.groups_counted
        if (one.standard, one.rule) in rules
    ]


def _details(findings: Sequence[Finding], texts: Texts) -> Json:
    return {
        "clauses": [[_clause(each, one, texts) for each in one.evidence] for one in findings],
        "missing": [[_cause(each, texts) for each in one.missing] for one in findings],
        "repair": [texts(one.repair) for one in findings],
        "note": [texts(covers_words(one)) for one in findings],
        "role": [texts(one.who.role if one.who is not None else "") for one in findings],
        "due": [texts(by_when(one.due) if one.due is not None else "") for one in findings],
    }


def _clause(evidence: Evidence, finding: Finding, texts: Texts) -> list[Any]:
    """How it came out, its words, its note, and for each value what it is of, what it says and where it stood."""
    readings: list[int] = []
    for one in evidence.readings:
        readings += (texts(reading_words(one, finding.subject)), texts(one.value), texts(place_words(one.origin)))
    return [CLAUSES.index(evidence.outcome), texts(evidence.clause), texts(evidence.note), readings]


def _cause(cause: Cause, texts: Texts) -> list[int]:
    return [texts(cause_words(cause)), texts(place_words(cause.origin))]


def packed(document: Json) -> str:
    """The document as JSON, compressed, in letters that no reader of HTML takes for anything else."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return b64encode(zlib.compress(text.encode(), 6)).decode("ascii")
