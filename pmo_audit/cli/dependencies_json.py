"""What was found about dependencies, as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pmo_audit.cli.plain_json import Json, diagnostic_json, place_json
from pmo_audit.oversight import Clash, Cycle, Hit, Impact, Link, Oversight, Step, Undecided, Untold
from pmo_audit.subjects import Cause, Subject


def dependencies_json(found: Oversight, as_of: date) -> Json:
    """Cycles, clashes, what nobody can tell, the longest chains, and the map that they stand in."""
    map_ = found.map
    longest = map_.longest if map_ is not None else ()
    by_days = map_.longest_by_days if map_ is not None else ()
    return {
        "as_of": as_of.isoformat(),
        "cycles": [_cycle(one) for one in found.cycles or ()],
        "clashes": [_clash(one) for one in found.clashes or ()],
        "undecided": [_undecided(one) for one in found.undecided or ()],
        "longest_chain": {
            "dependencies": sum(one.record is not None for one in longest),
            "path": [link_json(one) for one in longest],
        },
        "longest_chain_by_days": {
            "days": map_.days if map_ is not None else None,
            "path": [link_json(one) for one in by_days],
            "without_days": [subject_json(one) for one in (map_.undated if map_ is not None else ())],
        },
        "map": {
            "nodes": [subject_json(one) for one in (map_.nodes if map_ is not None else ())],
            "links": [link_json(one) for one in (map_.links if map_ is not None else ())],
        },
        "notices": [diagnostic_json(one) for one in found.notices],
    }


def impact_json(found: Impact) -> Json:
    """What is hit, and what nobody can tell."""
    return {
        "project": subject_json(found.project),
        "slip_days": found.days,
        "as_of": found.as_of.isoformat(),
        "was": found.was.isoformat() if found.was is not None else None,
        "becomes": found.becomes.isoformat() if found.becomes is not None else None,
        "over": found.over or None,
        "still_waiting": [link_json(one) for one in found.waiting],
        "hits": [_hit(one) for one in found.hits],
        "undecided": [_untold(one) for one in found.untold],
        "notices": [diagnostic_json(one) for one in found.notices],
    }


def subject_json(one: Subject) -> Json:
    """A record by what identifies it."""
    return {"entity": one.entity, "id": one.id, "name": one.name}


def link_json(one: Link) -> Json:
    """A link. `dependency` is null where one follows from the other being a part of it."""
    return {
        "source": subject_json(one.source),
        "target": subject_json(one.target),
        "kind": one.kind or None,
        "lag_days": one.lag,
        "dependency": one.record.id if one.record is not None else None,
        "place": place_json(one.origin),
    }


def _cycle(one: Cycle) -> Json:
    return {
        "id": one.id,
        "deadlock": one.deadlock,
        "only_together": one.together,
        "begun": [subject_json(each) for each in one.begun],
        "projects": [subject_json(each) for each in one.projects],
        "path": [link_json(each) for each in one.path],
        "among": one.among,
        "left_out": one.left_out,
    }


def _clash(one: Clash) -> Json:
    return {
        "why": one.why,
        "days": one.days,
        "says": one.says,
        "link": link_json(one.link),
        "places": [place_json(each) for each in one.origins],
    }


def _undecided(one: Undecided) -> Json:
    return {
        "dependency": one.record.id,
        "says": one.says,
        "link": link_json(one.link) if one.link is not None else None,
        "missing": _missing(one.missing),
    }


def _missing(causes: Iterable[Cause]) -> list[Json]:
    return [
        {
            "reason": one.reason.value,
            "entity": one.entity,
            "id": one.key,
            "field": one.field,
            "note": one.note,
            "place": place_json(one.origin),
        }
        for one in causes
    ]


def _hit(one: Hit) -> Json:
    return {
        "thing": subject_json(one.thing),
        "project": subject_json(one.project) if one.project is not None else None,
        "days": one.days,
        "at_most_days": one.at_most,
        "field": one.field,
        "was": one.was.isoformat() if one.was is not None else None,
        "becomes": one.becomes.isoformat() if one.becomes is not None else None,
        "path": [_step(each) for each in one.path],
        "place": place_json(one.origin),
    }


def _untold(one: Untold) -> Json:
    return {
        "thing": subject_json(one.thing),
        "project": subject_json(one.project) if one.project is not None else None,
        "at_most_days": one.at_most,
        "path": [_step(each) for each in one.path],
        "missing": _missing(one.missing),
    }


def _step(one: Step) -> Json:
    return {"link": link_json(one.link), "slack_days": one.slack}
