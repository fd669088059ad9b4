"""How well work done twice and shared issues are found, on labelled sets, against other means in the same run.

Thresholds that a peer needs are chosen on the split `valid` and reported on `test`; ours is reported at the threshold
that it is shipped with, too. On the planted portfolio, which has no splits, peers get the threshold that is best there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache
from typing import Any

from benchmarks.figures import Quality
from benchmarks.labelled import Scores, folder, ranked, read_planted, read_texts
from benchmarks.text_peers import PEERS
from pmo_audit import compare_texts, find_overlaps, find_shared_issues, read
from pmo_audit.derive.overlaps import THRESHOLD
from pmo_audit.derive.overlaps.works import read_works
from pmo_audit.derive.shared.entries import read_entries
from pmo_audit.oversight import Overlap
from pmo_audit.records import Portfolio

ISSUES, HALVES = "gitbugs_seamonkey", "nsf_split_dev"
NEEDS = ("datasketch", "rapidfuzz", "scikit-learn", "sparse-dot-topn")
_MOST = 80
"""So many thresholds are tried for a peer."""

Row = dict[str, Any]


def _ours(records: Sequence[Mapping[str, str]]) -> Scores:
    return _scores(compare_texts(records, most=None))


def _scores(found: Sequence[Overlap]) -> Scores:
    return {(min(one.left.id, one.right.id), max(one.left.id, one.right.id)): float(one.score) for one in found}


def texts_by(name: str) -> Mapping[str, Row]:
    """For each means its average precision and F1 on a set of texts."""
    return {means: texts_row(means, name) for means in ("pmo-audit", *PEERS)}


@cache
def texts_row(means: str, name: str) -> Row:
    """How well one means does on a set of texts; `f1_best` is by the threshold that is best on these very texts."""
    chosen, reported = (
        ranked(one, _by(means, one.records)) for one in (read_texts(name, "valid"), read_texts(name, "test"))
    )
    threshold = chosen.best_threshold()
    row: Row = {
        "ap": round(reported.average_precision(), 3),
        "f1": round(reported.f1(threshold), 3),
        "threshold": round(threshold, 3),
        "f1_best": round(reported.f1(reported.best_threshold()), 3),
    }
    if means == "pmo-audit":
        row |= {"f1_shipped": round(reported.f1(THRESHOLD), 3), "interval": reported.interval(THRESHOLD)}
    return row


def _by(means: str, records: Sequence[Mapping[str, str]]) -> Scores:
    if means == "pmo-audit":
        return _ours(records)
    return PEERS[means]([one["id"] for one in records], [f"{one['title']}\n{one['text']}" for one in records])


@cache
def planted() -> Mapping[str, Row]:
    """For each means what the portfolio's own scorer says of its pairs and shared issues."""
    labels, scorer = read_planted()
    records = _portfolio()
    pairs = _scores(find_overlaps(records, most=None)).keys()
    peers = {means: _judged(labels, scorer, _peer(means, records, pairs, labels, scorer)) for means in PEERS}
    return {"pmo-audit": planted_ours(), **peers}


@cache
def planted_ours() -> Row:
    """The same of ours alone."""
    labels, scorer = read_planted()
    records = _portfolio()
    pairs = [
        {"left": one.left.id, "right": one.right.id, "kind": one.kind, "score": float(one.score)}
        for one in find_overlaps(records)
    ]
    shared = [
        {"members": [each.id for each in one.members], "score": float(one.score)} for one in find_shared_issues(records)
    ]
    return _judged(labels, scorer, {"overlaps": pairs, "shared_issues": shared})


def _portfolio() -> Portfolio:
    return read([folder() / "planted-dev" / "portfolio.json"]).portfolio


def _judged(labels: Row, scorer: Any, told: Row) -> Row:
    pairs, shared = scorer.score_overlaps(labels, told), scorer.score_shared(labels, told)
    return {
        "f1": round(pairs["overall"]["f1"], 3),
        "typed": round(pairs["typed"]["f1"], 3),
        "ap": round(pairs["average_precision"], 3),
        "look_alikes": round(pairs["hard_negatives"]["false_flag_rate"], 3),
        "shared": round(shared["b_cubed_strict"]["f1"], 3),
    }


def _peer(means: str, records: Portfolio, among: Set[tuple[str, str]], labels: Row, scorer: Any) -> Row:
    """The pairs of a peer that flag best on this very portfolio, level by level, and the groups that are best."""
    told: list[Row] = []
    for level in ("project", "deliverable"):
        works = [one for one in read_works(records, level) if one.text]
        scores = PEERS[means]([one.subject.id for one in works], [one.text for one in works])
        pairs = sorted(((value, key) for key, value in scores.items() if key in among), reverse=True)[:_MOST]
        rows = [{"left": key[0], "right": key[1], "score": value} for value, key in pairs]
        tries = [rows[:at] for at in range(1, len(rows) + 1)]
        told += max(tries, key=lambda some: scorer.score_overlaps(labels, {"overlaps": some})[level]["f1"])
    return {"overlaps": told, "shared_issues": _peer_groups(means, records, labels, scorer)}


def _peer_groups(means: str, records: Portfolio, labels: Row, scorer: Any) -> list[Row]:
    """The connected components of a peer's pairs, by the threshold that is best on this very portfolio."""
    entries = read_entries(records)
    project = {one.subject.id: one.project.id for one in entries}
    scores = PEERS[means]([one.subject.id for one in entries], [one.text for one in entries])
    best = sorted(scores, key=lambda key: (-scores[key], key))
    pairs = [key for key in best if project[key[0]] != project[key[1]]]
    tries = [_components(pairs[:at]) for at in range(1, _MOST)]
    return max(tries, key=lambda some: scorer.score_shared(labels, {"shared_issues": some})["b_cubed_strict"]["f1"])


def _components(pairs: Sequence[tuple[str, str]]) -> list[Row]:
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = group.setdefault(one, {one}) | group.setdefault(other, {other})
        group |= dict.fromkeys(joined, joined)
    return [{"members": sorted(one)} for one in {id(each): each for each in group.values()}.values()]


# The figures


def _figure(name: str, unit: str, goal: str, key: str, rows: Callable[[], Mapping[str, Row]]) -> Quality:
    return Quality(
        f"overlaps.{name}", unit, goal, "those in `by`", lambda _: float(rows()["pmo-audit"][key]), NEEDS, details=rows
    )


def _issues() -> Mapping[str, Row]:
    rows = texts_by(ISSUES)
    times = rows["pmo-audit"]["ap"] / rows["TF-IDF"]["ap"]
    return {**rows, "pmo-audit": {**rows["pmo-audit"], "times_tfidf": round(times, 2)}}


def _halves() -> Mapping[str, Row]:
    return texts_by(HALVES)


FIGURES = (
    _figure("issues.ap", "times the average precision of TF-IDF", ">= 1.3", "times_tfidf", _issues),
    _figure("issues.f1", "F1 at the shipped threshold", ">= 0.35", "f1_shipped", _issues),
    _figure("halves.f1", "F1 at the shipped threshold", ">= 0.9", "f1_shipped", _halves),
    _figure("planted.f1", "F1 of the pairs that are raised", ">= 0.6", "f1", planted),
    _figure("planted.look_alikes", "share of labelled look-alikes that are raised", "<= 0.1", "look_alikes", planted),
    _figure("planted.shared_issues", "strict B-cubed F of shared issues", ">= 0.7", "shared", planted),
)
