"""What a run of letters and digits means as words."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pmo_audit.derive.texts.terms import LONGEST_TERM, Kind, fold, stem, terms_of
from pmo_audit.derive.texts.tokens import spans

W, S, N, Y, D, V, C = Kind.WORD, Kind.STOP, Kind.NUMBER, Kind.YEAR, Kind.DATE, Kind.VERSION, Kind.CODE

RUNS = {
    "Risks": [("risk", W)],
    "The": [("the", S)],
    "team's": [("team", W)],
    "Team\u2019s": [("team", W)],
    "don't": [("don", S)],
    "re-audits": [("re", S), ("audit", W)],
    "and/or": [("and", S), ("or", S)],
    "file_name": [("file", W), ("name", W)],
    "www.amazon.com": [("www", W), ("amazon", W), ("com", W)],
    "SC-40": [("sc-40", C)],
    "SC40": [("sc40", C)],
    "PROJ-123": [("proj-123", C), ("proj", W), ("123", N)],
    "phase-2": [("phase-2", C), ("phase", W), ("2", N)],
    "Q3": [("q3", C)],
    "v2.49.5": [("v2.49.5", V)],
    "2.49.5": [("2.49.5", V)],
    "v2": [("v2", V)],
    "2.49": [("2.49", N)],
    "1,250": [("1250", N)],
    "1,250,000": [("1250000", N)],
    "40": [("40", N)],
    "2025": [("2025", Y)],
    "FY26": [("fy26", Y)],
    "FY2026": [("fy2026", Y)],
    "2025/26": [("2025/26", Y)],
    "2025-09-08": [("2025-09-08", D)],
    "8.9.2025": [("8.9.2025", D)],
    "São": [("sao", W)],
    "L'équipe": [("equipe", W)],
    "Straße": [("strasse", W)],
    "\uff32\uff49\uff53\uff4b": [("risk", W)],
    "２０２５": [("2025", Y)],
    "e\u0301te\u0301": [("ete", W)],
    "dupli\u00adcate": [("duplicate", W)],
    "\ufb01le": [("file", W)],
    "हिन्दी": [("हिन्दी", W)],
    "中文文本": [("中文", W), ("文文", W), ("文本", W)],
    "SAP中文": [("sap", W), ("中文", W)],
    "が": [("が", W)],
    "한국어": [("한국어", W)],
    "проекты": [("проекты", W)],
}
"""Each run with the terms that it should come to."""


@pytest.mark.parametrize("run", RUNS)
def test_runs(run: str) -> None:
    assert list(terms_of(run)) == RUNS[run]


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("risks", "risk"),
        ("policies", "policy"),
        ("ties", "tie"),
        ("processes", "process"),
        ("batches", "batch"),
        ("boxes", "box"),
        ("classes", "class"),
        ("houses", "house"),
        ("analysis", "analysis"),
        ("status", "status"),
        ("process", "process"),
        ("gas", "gas"),
        ("is", "is"),
        ("bus", "bus"),
        ("données", "données"),
    ],
)
def test_plurals(word: str, kept: str) -> None:
    assert stem(word) == kept


@given(st.text(max_size=80))
@example("\ufdfa1 \ufdfa \u00bd \u2460 1\u2044 2__")
def test_anything_has_terms_that_are_words(text: str) -> None:
    for term, kind in (term for _, _, terms in spans(text) for term in terms):
        assert term
        assert len(term) <= LONGEST_TERM
        assert " " not in term
        assert kind in Kind


@given(st.text(max_size=40))
def test_folding_settles(text: str) -> None:
    once = fold(text)
    assert fold(fold(once)) == fold(once)


@given(st.from_regex(r"\A[a-z]{1,30}\Z"))
def test_case_makes_no_difference(word: str) -> None:
    assert terms_of(word) == terms_of(word.upper()) == terms_of(word.capitalize())
