"""Why the members of a collection are not all known, as causes that name what to ask for."""

from __future__ import annotations

from pmo_audit.findings import Cause, Reason
from pmo_audit.records import Collection, Entity, Gap, Portfolio

UNDELIVERED = "the register was not delivered"


def causes_of(portfolio: Portfolio, collection: Collection) -> tuple[Cause, ...]:
    """The register that never came or could not be read, or each gap in one that came."""
    plural = portfolio.schema.entities[collection.entity].plural
    if collection.delivered:
        return tuple(cause_of(portfolio, collection.entity, gap) for gap in collection.gaps)
    if collection.gaps:
        return tuple(
            Cause(Reason.UNREADABLE, "portfolio", "", plural, gap.place, gap.reason) for gap in collection.gaps
        )
    declared = portfolio.schema.entities[collection.entity]
    if declared.is_derived:
        return _basis(portfolio, declared)
    owner = portfolio.owner_of(collection)
    place = portfolio.place_of(collection.entity, owner)
    entity, key = (owner.entity, owner.key) if owner is not None else ("portfolio", "")
    return (Cause(Reason.MISSING, entity, key, plural, place, UNDELIVERED),)


def _basis(portfolio: Portfolio, entity: Entity) -> tuple[Cause, ...]:
    """The registers that never came, out of which records are worked out; all of them where nobody looked."""
    every = [portfolio.members(one) for one in entity.derived_from]
    lacking = [one for one in every if not one.delivered] or every
    plurals = [(one, portfolio.schema.entities[one.entity].plural) for one in lacking]
    return tuple(Cause(Reason.MISSING, "portfolio", "", plural, one.place, UNDELIVERED) for one, plural in plurals)


def cause_of(portfolio: Portfolio, entity: str, gap: Gap) -> Cause:
    """One gap: a record that was lost, or the part of one owner that never came."""
    if gap.lack is not None:
        lack = gap.lack
        return Cause(Reason(lack.reason), lack.entity, lack.key, lack.field, gap.place, gap.reason)
    owner = portfolio.owner_in(entity, gap.owner)
    reason = Reason.MISSING if gap.undelivered else Reason.INCOMPLETE
    name, key = (owner.entity, owner.key) if owner is not None else ("portfolio", "")
    return Cause(reason, name, key, portfolio.schema.entities[entity].plural, gap.place, gap.reason)
