"""The stages of an organisation's own lifecycle, from the words in its registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.proposing.headings import plain
from pmo_audit.proposing.vocabulary import split
from pmo_audit.sources.words import alike

_USUAL_ORDER = (
    "idea, proposal, pipeline, pre concept, concept, mandate, brief, scoping, discovery, feasibility, appraisal, "
    "outline business case, start up, startup, initiate, initiation, inception, define, definition, business case, "
    "alpha, plan, planning, preparation, design, concept design, developed design, technical design, specification, "
    "full business case, tender, procurement, procure, contract, mobilisation, beta, develop, development, build, "
    "construct, construction, implementation, implement, execution, execute, delivery, deliver, test, testing, trial, "
    "pilot, commissioning, transition, deploy, deployment, rollout, roll out, go live, live, monitor, monitoring, "
    "handover, hand over, operate, operation, in use, use, close, closing, closure, close out, closeout, closed, "
    "benefits realisation, benefits, evaluation, post project review"
)
"""Words for stages, in the order in which projects go through them."""
_NUMBER = re.compile(r"\d+")
_FEWEST, _MOST = 2, 14


@dataclass(frozen=True, slots=True)
class Stages:
    """Stages in their order, each with the words for it; `reason` says where the order comes from."""

    names: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    reason: str
    sure: bool


def find_stages(cells: Iterable[str]) -> Stages | None:
    """The stages that the cells of a column name; None where they are no stages."""
    said = list({alike(one): one for one in cells}.values())
    if not _FEWEST <= len(said) <= _MOST or any(len(one) > 40 for one in said):
        return None
    numbers = [_number(one) for one in said]
    if all(one is not None for one in numbers) and len(set(numbers)) == len(said):
        order = sorted(range(len(said)), key=lambda one: numbers[one] or 0)
        return _stages([said[one] for one in order], "their numbers", True)
    usual = [" ".join(plain(one).split()) for one in split(_USUAL_ORDER)]
    known = {one: usual.index(form) for one in said if (form := _bare(one)) in usual}
    if len(known) == len(said):
        return _stages(sorted(said, key=lambda one: known[one]), "what such words usually mean", False)
    return None


def _stages(said: Sequence[str], reason: str, sure: bool) -> Stages:
    names: list[str] = []
    for word in said:
        name = _identifier(word)
        while name in names:
            name += "_too"
        names.append(name)
    words = tuple((word, name) for word, name in zip(said, names, strict=True) if alike(word) != alike(name))
    return Stages(tuple(names), words, reason, sure)


def _number(text: str) -> int | None:
    found = _NUMBER.search(text)
    return int(found[0][:6]) if found else None


def _bare(text: str) -> str:
    """A stage without its number and signs."""
    return " ".join(re.sub(r"[^a-z]+", " ", plain(text)).split())


def _identifier(text: str) -> str:
    """A stage as the language has it: `1. Concept` is `concept`, `Stage 2` is `stage_2`."""
    bare = _bare(text)
    number = _NUMBER.search(text)
    if not bare or bare in ("stage", "gate", "phase", "riba", "riba stage", "g", "step", "s", "p"):
        bare = f"{bare or 'stage'} {number[0] if number else ''}"
    return "_".join(bare.split())
