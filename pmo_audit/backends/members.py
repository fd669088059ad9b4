"""The reference evaluator's answers about collections: quantifiers, counts and aggregates."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from pmo_audit import ir
from pmo_audit.backends.gaps import causes_of
from pmo_audit.backends.shares import decide_number, decide_share, tally_of
from pmo_audit.backends.trace import Trace, Unknown, all_of, any_of, joined, of_member, opposite
from pmo_audit.findings import Cause, Reason
from pmo_audit.functions import Undecided, aggregate
from pmo_audit.records import Collection, Portfolio, Record
from pmo_audit.types import MoneyType, Truth
from pmo_audit.values import Money, NoneKnown

Records = tuple[Record, ...]
"""The records being looked at, the subject first; `Local(depth)` is the one at that place."""


Collecting = ir.Quantified | ir.Count | ir.Aggregate


class Narrows(Protocol):
    """Leaves out members that `where` certainly does not mean, so that not all are looked at for each subject."""

    def __call__(
        self, node: Collecting, collection: Collection, value: Callable[[ir.Node], object]
    ) -> Sequence[Record]:
        """The members that are left, in order; `value` gives the value of a node that depends on no member."""


class MemberSide(ABC):
    """What `Reference` says of collections; written apart only to be read apart."""

    portfolio: Portfolio
    as_of: date
    narrows: Narrows | None

    @abstractmethod
    def evaluate(self, node: ir.Node, records: Records) -> Trace:
        """The value of a node."""

    @abstractmethod
    def _record(self, node: ir.Local | ir.Field, records: Records) -> Record | NoneKnown | Unknown:
        """The record a path leads to."""

    @abstractmethod
    def _undecided(self, result: Undecided, traces: tuple[Trace, ...], records: Records) -> Cause:
        """The cause of an answerless operation."""

    def collection(self, node: ir.Members, records: Records) -> Collection | Unknown:
        """The members of a collection, or why it is not known whose it is."""
        if node.owner is None:
            return self.portfolio.members(node.entity)
        owner = self._record(node.owner, records)
        if isinstance(owner, Record):
            return self.portfolio.owned(owner, node.entity, node.by)
        return owner if isinstance(owner, Unknown) else Collection(node.entity, (), delivered=True)

    def _meant(self, node: Collecting, collection: Collection, records: Records) -> Sequence[Record]:
        """The members to look at: all, or without those that certainly are not meant and of which nothing is told."""
        if self.narrows is None or (isinstance(node, ir.Quantified) and node.body is None):
            return collection.members
        return self.narrows(node, collection, lambda other: self.evaluate(other, records).value)

    def _quantified(self, node: ir.Quantified, records: Records) -> Trace:
        collection = self.collection(node.members, records)
        if isinstance(collection, Unknown):
            return Trace(node, collection)
        if not collection.delivered:
            return Trace(node, Unknown(causes_of(self.portfolio, collection)), collection=collection)
        if node.limit is not None:
            return self._limited(node, node.limit, collection, records)
        judged = [
            trace
            for member in self._meant(node, collection, records)
            if (trace := self._member(node, member, (*records, member))) is not None
        ]
        folded = all_of(node, judged) if node.quantifier == "every" else any_of(node, judged)
        value, vacuous = folded.value, folded.vacuous
        settled = value is (node.quantifier != "every")
        if collection.gaps and not settled:
            value, vacuous = Unknown((*joined(judged), *causes_of(self.portfolio, collection))), False
        if node.quantifier == "no" and not isinstance(value, Unknown):
            value = not value
        return Trace(node, value, vacuous, tuple(judged), collection=collection)

    def _limited(self, node: ir.Quantified, limit: Fraction, collection: Collection, records: Records) -> Trace:
        """`at most 2`, `at least 90% of`: decided by the bounds that unknown members leave."""
        members = self._meant(node, collection, records)
        pairs = [self._standing(node, (*records, member)) for member in members]
        standings = [(_truth(among), _truth(meets)) for among, meets in pairs]
        tally = tally_of(standings, more=bool(collection.gaps))
        decided = (decide_share if node.percent else decide_number)(node.quantifier, limit, tally)
        children = tuple(
            of_member(meets if among.value is True else all_of(node, (among, meets)), member)
            for member, (among, meets) in zip(members, pairs, strict=True)
            if among.value is not False
        )
        value: object = decided
        if decided is None:
            open_ = _settling(pairs) if node.percent else children
            value = Unknown((*joined(open_), *causes_of(self.portfolio, collection)))
        more = bool(collection.gaps)
        vacuous = decided is not None and _rests_on_nothing(node.quantifier, decided, children, more=more)
        return Trace(node, value, vacuous, children, collection=collection)

    def _standing(self, node: ir.Quantified, records: Records) -> tuple[Trace, Trace]:
        """Whether a member is asked about, and whether it meets what is asked."""
        where = self.evaluate(node.where, records) if node.where is not None else _counted(node)
        if node.body is None:
            return _counted(node), where
        return where, self.evaluate(node.body, records)

    def _member(self, node: ir.Quantified, member: Record, records: Records) -> Trace | None:
        """What one member comes to, or None for one that is not asked about."""
        where = self.evaluate(node.where, records) if node.where is not None else None
        if node.body is None:
            return of_member(where if where is not None else _counted(node), member)
        if where is not None and where.value is False:
            return None
        body = self.evaluate(node.body, records)
        if where is None or where.value is True:
            return of_member(body, member)
        if node.quantifier == "every":
            return of_member(any_of(node, (opposite(node, where), body)), member)
        return of_member(all_of(node, (where, body)), member)

    def _count(self, node: ir.Count, records: Records) -> Trace:
        collection = self.collection(node.members, records)
        if isinstance(collection, Unknown):
            return Trace(node, collection)
        if not collection.delivered:
            return Trace(node, Unknown(causes_of(self.portfolio, collection)), collection=collection)
        traces = tuple(
            of_member(
                self.evaluate(node.where, (*records, member)) if node.where is not None else _counted(node), member
            )
            for member in self._meant(node, collection, records)
        )
        certain = Fraction(sum(trace.value is True for trace in traces))
        open_ = sum(isinstance(trace.value, Unknown) for trace in traces)
        if not open_ and not collection.gaps:
            return Trace(node, certain, children=traces, collection=collection)
        causes = (*joined(traces), *causes_of(self.portfolio, collection))
        high = None if collection.gaps else certain + open_
        return Trace(node, Unknown(causes, certain, high), children=traces, collection=collection)

    def _aggregate(self, node: ir.Aggregate, records: Records) -> Trace:
        """The sum, average, largest or smallest value of the members that are meant; known only where all of it is."""
        collection = self.collection(node.members, records)
        if isinstance(collection, Unknown):
            return Trace(node, collection)
        if not collection.delivered:
            return Trace(node, Unknown(causes_of(self.portfolio, collection)), collection=collection)
        meant: list[Trace] = []
        open_: list[Trace] = []
        for member in self._meant(node, collection, records):
            inner = (*records, member)
            where = self.evaluate(node.where, inner) if node.where is not None else _counted(node)
            value = self.evaluate(node.value, inner)
            if where.value is False or isinstance(value.value, NoneKnown):
                continue
            meant.append(of_member(value, member))
            open_ += [one for one in (where, value) if isinstance(one.value, Unknown)]
        causes = (*joined(open_), *causes_of(self.portfolio, collection))
        result = Unknown(causes) if causes else self._aggregated(node, tuple(meant), records)
        rates = () if causes or not isinstance(node.type, MoneyType) else self._rates(meant)
        return Trace(node, result, children=tuple(meant), collection=collection, rates=rates)

    def _rates(self, meant: Sequence[Trace]) -> tuple[Record, ...]:
        amounts = [one.value for one in meant if isinstance(one.value, Money)]
        return self.portfolio.rates.used(amounts, self.as_of)

    def _aggregated(self, node: ir.Aggregate, meant: tuple[Trace, ...], records: Records) -> object:
        values: list[Any] = [one.value for one in meant]
        if isinstance(node.type, MoneyType):
            together = self.portfolio.rates.together(values, self.as_of)
            if isinstance(together, str):
                return Unknown((self._undecided(Undecided(Reason.NO_RATE, together), meant, records),))
            values = list(together)
        result = aggregate(node.operation, values, node.type)
        return Unknown((self._undecided(result, meant, records),)) if isinstance(result, Undecided) else result


def _settling(pairs: Sequence[tuple[Trace, Trace]]) -> list[Trace]:
    """What tells of whom a share is taken, and who of them meets it; one who does not counts among the whole too."""
    return [trace for among, meets in pairs if among.value is not False for trace in (among, meets)]


def _rests_on_nothing(quantifier: str, answer: bool, members: Sequence[Trace], *, more: bool) -> bool:
    """Whether the members that settle a number or share do so for want of anything to check, or there are none.

    Where nobody settles it, and there may be more members, it rests on them too.
    """
    wants_many = quantifier in ("at least", "more than")
    settling = members if quantifier == "exactly" else [one for one in members if one.value is (wants_many is answer)]
    return all(one.vacuous for one in settling or members) and (bool(settling) or not more)


def _truth(trace: Trace) -> bool | None:
    return trace.value if isinstance(trace.value, bool) else None


def _counted(node: ir.Quantified | ir.Count | ir.Aggregate) -> Trace:
    """A member of which nothing is asked but to be there."""
    return Trace(ir.Literal(True, Truth(), node.span), True)
