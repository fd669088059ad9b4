"""A register that did not come, or not whole: what its records might be, as far as the rule asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pmo_audit import ir
from pmo_audit.auditing.why.bench import Bench, Records
from pmo_audit.auditing.why.blanks import Filling, Unsaid
from pmo_audit.auditing.why.edits import Complete, Edits, overlaid
from pmo_audit.auditing.why.turning import breach_of, condition_of
from pmo_audit.auditing.why.ways import Ways
from pmo_audit.types import article

MOST = 5
"""Records that are thought of, one after another."""


def of_register(bench: Bench, edits: Edits, entity: str, *, more: bool) -> Unsaid | None:
    """A register, or an owner's part of one; `more` says that some of its records came."""
    whole = overlaid(edits, (Complete(entity),))
    asks = [one for root in bench.rule.roots for one in _asks(root, entity)]
    if not asks:
        return None
    plural = bench.portfolio.schema.entities[entity].plural.replace("_", " ")
    first = asks[0]
    exact = len(asks) == 1 and isinstance(first, ir.Quantified) and first.limit is None
    what = f"the register of {plural}"
    records = (bench.subject,)
    return Unsaid(what, Complete(entity).cell, lambda: list(_fillings(bench, whole, first, records, more)), exact)


def _asks(root: ir.Node, entity: str) -> Iterator[ir.Quantified | ir.Count | ir.Aggregate]:
    """What a condition asks of the members of a collection, but not of those within others."""
    waiting = [root]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, ir.Quantified | ir.Count | ir.Aggregate):
            if one.members.entity == entity:
                yield one
        else:
            waiting += ir.below(one)


def _fillings(
    bench: Bench, whole: Edits, node: ir.Quantified | ir.Count | ir.Aggregate, records: Records, more: bool
) -> Iterator[Filling]:
    """What the register may hold, as far as the condition asks."""
    beside = " beside those that came" if more else ""
    if isinstance(node, ir.Quantified) and (node.quantifier == "every" or node.percent):
        yield from _of_all(bench, whole, node, records, beside)
        return
    wanted = condition_of(node) if isinstance(node, ir.Quantified) else node.where
    clause = f" where {bench.rule.text_of(wanted)}" if wanted is not None else ""
    plans = list(_growing(bench, whole, node.members, wanted, records))
    counted = [(number, bench.outcome(plan), plan) for number, plan in enumerate(plans)]
    for outcome, group in groupby(counted, key=lambda one: one[1]):
        some = list(group)
        low, high = some[0][0], some[-1][0]
        number = _number(bench, node.members.entity, low, None if high == len(plans) - 1 else high)
        yield Filling(f"holds {number}{clause}{beside}", outcome, (some[0][2],))


def _of_all(bench: Bench, whole: Edits, node: ir.Quantified, records: Records, beside: str) -> Iterator[Filling]:
    """No record that is asked about, one that meets what is asked of all, one that does not."""
    entity = node.members.entity
    clause = f" where {bench.rule.text_of(node.where)}" if node.where is not None and node.body is not None else ""
    asked = node.body if node.body is not None else node.where
    said = f"`{bench.rule.text_of(asked)}`" if asked is not None else "it"
    kept = list(_growing(bench, whole, node.members, condition_of(node), records))[:2]
    against = list(_growing(bench, whole, node.members, breach_of(node), records))[1:2]
    yield Filling(f"holds {_number(bench, entity, 0, 0)}{clause}{beside}", bench.outcome(whole), (whole,))
    for words, plans in (("only such as meet", kept[1:]), ("only such as do not meet", against)):
        for plan in plans:
            yield Filling(f"holds some{clause}, and {words} {said}", bench.outcome(plan), (plan,))


def _growing(
    bench: Bench, whole: Edits, members: ir.Members, wanted: ir.Node | None, records: Records
) -> Iterator[Edits]:
    """The register with no record more, one more that meets the condition, two more, and so on."""
    edits = whole
    yield edits
    for _ in range(MOST):
        plans = Ways(bench, edits, permitted=False).newcomers(members, wanted, records)
        if not plans:
            return
        edits = overlaid(edits, plans[0])
        yield edits


def _number(bench: Bench, entity: str, low: int, high: int | None) -> str:
    """How many records, in words; no `high` for without end."""
    one = entity.replace("_", " ")
    many = bench.portfolio.schema.entities[entity].plural.replace("_", " ")
    match low, high:
        case 0, 0:
            return f"no {one}"
        case 0, None:
            return f"any number of {many}"
        case 1, None:
            return article(entity)
        case _, None:
            return f"{low} or more {many}"
        case _, _ if low == high:
            return f"{low} {one if low == 1 else many}"
        case _:
            return f"{low} to {high} {many}"
