"""A batch: one standard and some portfolios, all from one seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from pmo_audit import ir, parse_standard
from pmo_audit.api import load_data, schema_of
from pmo_audit.records import Portfolio, Schema
from tests.oracle.generator import pools
from tests.oracle.generator.build import build, document
from tests.oracle.generator.plan import Plan
from tests.oracle.generator.portfolios import Portfolios
from tests.oracle.generator.standards import Writer, Written

RULES, PORTFOLIOS, PLAIN = 20, 12, 2
LOADED = 0.1
"""The share of portfolios that are read from a document."""


@dataclass(frozen=True, slots=True)
class Case:
    """One portfolio: as it was thrown, and as the product has it; a plain one can be said in SQL."""

    plan: Plan
    loaded: bool
    plain: bool
    portfolio: Portfolio


@dataclass(frozen=True, slots=True)
class Batch:
    """A standard, checked, and portfolios for it."""

    seed: int
    today: date
    written: Written
    standard: ir.Standard
    schema: Schema
    cases: tuple[Case, ...]

    def schema_fields(self, entity: str) -> tuple[str, ...]:
        """The fields of an entity by name."""
        return tuple(one.name for one in self.schema.fields_of(entity))


class RefusedError(AssertionError):
    """The product refuses what the generator takes for a good standard."""


def read(text: str, today: date) -> ir.Standard:
    """The checked standard, every rule of which must be accepted."""
    loaded = parse_standard(text, as_of=today)
    if not loaded.ok:
        told = "\n".join(map(str, loaded.diagnostics))
        raise RefusedError(f"{told}\n\n{text}")
    return loaded.standard


def realise(plan: Plan, schema: Schema, standard: ir.Standard, *, loaded: bool) -> Portfolio:
    """The product's portfolio of a plan."""
    if loaded:
        return load_data(document(plan, schema), standards=[standard]).portfolio
    return build(plan, schema)


def fields_used(standard: ir.Standard) -> dict[str, set[str]]:
    """The fields that the rules look at, by entity."""
    found: dict[str, set[str]] = {}
    for rule in standard.rules:
        for root in rule.roots:
            for node in ir.walk(root):
                for field in _along(node):
                    found.setdefault(field.entity, set()).add(field.name)
    return found


def _along(node: object) -> Iterator[ir.Field]:
    """The fields on the way to what a node is about, which are no nodes of their own."""
    match node:
        case ir.Field(base=base):
            yield node
            yield from _along(base)
        case ir.CalendarOf(base=base):
            yield from _along(base)
        case ir.StateTest(operand=ir.Members(owner=owner)):
            yield from _along(owner)
        case ir.Quantified(members=members) | ir.Count(members=members) | ir.Aggregate(members=members):
            yield from _along(members.owner)


def make_batch(seed: int, rules: int = RULES, portfolios: int = PORTFOLIOS, plain: int = PLAIN) -> Batch:
    """The batch of a seed. The first portfolios are plain ones."""
    random = Random(seed)
    today = random.choice(pools.RUN_DAYS)
    written = Writer(random, today).write(rules)
    standard = read(written.text, today)
    schema = schema_of([standard])
    thrower = Portfolios(random, schema, written.focus, today, fields_used(standard))
    cases = []
    for number in range(portfolios):
        is_plain = number < plain
        plan = thrower.throw(plain=is_plain)
        loaded = not is_plain and random.random() < LOADED
        cases.append(Case(plan, loaded, is_plain, realise(plan, schema, standard, loaded=loaded)))
    return Batch(seed, today, written, standard, schema, tuple(cases))
