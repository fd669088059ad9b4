"""What a portfolio is: entities, their fields, the schema they make up, and the records that follow it."""

from __future__ import annotations

from pmo_audit.records.declare import Blank, Entity, Field
from pmo_audit.records.overlay import with_project
from pmo_audit.records.portfolio import Portfolio
from pmo_audit.records.rates import Rates, dated, joint_day
from pmo_audit.records.record import Collection, Gap, Lack, Record, Register
from pmo_audit.records.schema import Extension, Schema, core_schema

__all__ = [
    "Blank",
    "Collection",
    "Entity",
    "Extension",
    "Field",
    "Gap",
    "Lack",
    "Portfolio",
    "Rates",
    "Record",
    "Register",
    "Schema",
    "core_schema",
    "dated",
    "joint_day",
    "with_project",
]
