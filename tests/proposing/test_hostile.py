"""Whatever stands in files, a proposal comes of it, and what it says can be written down and read."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit import api
from pmo_audit.proposing.proposal import Proposal
from pmo_audit.proposing.propose import propose_tables
from pmo_audit.settings import parse_settings
from pmo_audit.sources.readers import READERS

NAMES = st.one_of(
    st.sampled_from(
        ("id", "Project", "Budget (£k)", "RAG", "Type", "Month", "Charter", "Business case", "A / B", "(cell)", "")
    ),
    st.text(max_size=6),
)
CELLS = st.one_of(
    st.sampled_from(
        ("", "Risk", "R", "Y", "x", "TBC", "2026-03-01", "03/04/26", "1,5", "GBP 2m", "40%", "P1", "\u202e", "a" * 300)
    ),
    st.text(max_size=5),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 99999), CELLS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)


def holds(proposal: Proposal) -> None:
    text = api.settings_text(proposal, rules=("standard.pmo",), data=("x",))
    read, told = parse_settings(text)
    assert told == ()
    assert read.mapping == proposal.mapping
    assert all(one.reason for one in proposal.guesses())


@settings(deadline=None, max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=5), st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=5))
def test_any_table(headings: list[str], rows: list[list[str]]) -> None:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    holds(propose_tables([READERS[".csv"](out.getvalue().encode("utf-8", "replace"), "x.csv", "x")]))


@settings(deadline=None, max_examples=60)
@given(VALUES)
def test_any_document(document: Any) -> None:
    content = json.dumps({"projects": document} if not isinstance(document, dict) else document).encode()
    holds(propose_tables([READERS[".json"](content, "x.json", "x")]))
