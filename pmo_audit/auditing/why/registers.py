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
    """No record, then more and more of those that are asked about; of `every` also one that breaks it."""
    wanted = condition_of(node) if isinstance(node, ir.Quantified) else node.where
    noun = article(node.members.entity)
    clause = f" where {bench.rule.text_of(wanted)}" if wanted is not None else ""
    plans = list(_growing(bench, whole, node.members, wanted, records))
    counted = [(number, bench.outcome(plan), plan) for number, plan in enumerate(plans)]
    for outcome, group in groupby(counted, key=lambda one: one[1]):
        some = list(group)
        low, high = some[0][0], some[-1][0]
        last = high == len(plans) - 1
        yield Filling(_holds(low, None if last else high, noun, clause, more), outcome, (some[0][2],))
    if isinstance(node, ir.Quantified) and node.quantifier == "every":
        against = list(_growing(bench, whole, node.members, breach_of(node), records))
        if len(against) > 1:
            words = f"holds {noun} that breaks `{bench.rule.text_of(node)}`"
            yield Filling(words, bench.outcome(against[1]), (against[1],))


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


def _holds(low: int, high: int | None, noun: str, clause: str, more: bool) -> str:
    """How many records a register holds, in words."""
    beside = " beside those that came" if more else ""
    if (low, high) == (0, 0):
        return f"holds no {noun.split(' ', 1)[1]}{clause}{beside}"
    if high is None:
        number = f"{low} or more" if low > 1 else noun if low == 1 else "any number"
        return f"holds {number}{'' if low == 1 else f' {noun.split(chr(32), 1)[1]} records'}{clause}{beside}"
    number = f"{low}" if low == high else f"{low} to {high}"
    return f"holds {number} {noun.split(' ', 1)[1]} records{clause}{beside}"
