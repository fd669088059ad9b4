"""A small portfolio in which two projects do the same, one comes again, and one problem stands in two logs."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pmo_audit.api import load_data
from pmo_audit.records import Portfolio

DATA: dict[str, Any] = {
    "projects": [
        {
            "id": "P1",
            "name": "Torque tool calibration tracking",
            "description": "Barcode each torque tool, keep due dates and drift, and lock the tool crib when the "
            "calibration has lapsed.",
            "department": "Halsted plant",
            "manager": "E1",
            "sponsor": "E2",
            "start": "2026-01-05",
            "finish": "2026-12-18",
        },
        {
            "id": "P2",
            "name": "Calibration of torque tools",
            "description": "Track the calibration of torque tools by barcode: due dates, drift, and a crib that gives "
            "out no tool when its calibration has lapsed.",
            "department": "Quality",
            "manager": "E3",
            "start": "2026-02-02",
            "finish": "2026-11-27",
        },
        {
            "id": "P3",
            "name": "Liquidity stress test 2025",
            "description": "Run the yearly liquidity stress test over outflow scenarios and bring the paper to the "
            "board in June.",
            "department": "Treasury",
            "manager": "E4",
            "start": "2025-01-06",
            "finish": "2025-07-31",
        },
        {
            "id": "P4",
            "name": "Liquidity stress test 2026",
            "description": "Run the yearly liquidity stress test over outflow scenarios and bring the paper to the "
            "board in June.",
            "department": "Treasury",
            "manager": "E4",
            "start": "2026-01-05",
            "finish": "2026-07-31",
        },
        {
            "id": "P5",
            "name": "Branch signs",
            "description": "New signs in front of every branch, with the permits of each town.",
            "department": "Estates",
            "start": "2026-03-02",
        },
        {
            "id": "P6",
            "name": "Canteen kitchen",
            "description": "Replace ovens and dishwashers and train the cooks.",
            "department": "Estates",
            "manager": "Nobody Known",
            "start": "2026-03-02",
        },
    ],
    "people": [
        {"id": "E1", "name": "Ann Lee", "email": "ann.lee@example.org"},
        {"id": "E2", "name": "Bo Park"},
        {"id": "E3", "name": "Cy Moss", "left_on": "2026-02-27"},
        {"id": "E4", "name": "Di Roe"},
    ],
    "deliverables": [
        {
            "id": "D1",
            "project": "P1",
            "name": "Torque tool register",
            "status": "accepted",
            "accepted_on": "2026-03-02",
        },
        {"id": "D2", "project": "P2", "name": "Crib lock for lapsed tools", "status": "planned"},
        {"id": "D3", "project": "P1", "name": "Rejected torque tool barcode", "status": "rejected"},
        {"id": "D4", "project": "P3", "name": "Outflow scenarios for the board", "status": "delivered"},
    ],
    "artifacts": [
        {
            "id": "A1",
            "project": "P1",
            "kind": "Business case",
            "name": "Case",
            "status": "approved",
            "approved_on": "2026-01-20",
        },
        {"id": "A2", "project": "P2", "kind": "Business case", "name": "Case", "status": "draft"},
    ],
    "lessons": [
        {
            "id": "L1",
            "project": "P2",
            "name": "Barcode labels on torque tools do not survive oil",
            "recorded_on": "2026-02-20",
        },
    ],
    "issues": [
        {
            "id": "I1",
            "project": "P1",
            "name": "Armadyne SC-40 relay recalled by its maker",
            "description": "The SC-40 relay of Armadyne is recalled.",
            "status": "closed",
            "resolution": "Replaced by the SC-50 under warranty.",
        },
        {
            "id": "I2",
            "project": "P5",
            "name": "SC-40 relay recalled",
            "description": "Armadyne has recalled the SC-40 relay in the signs.",
            "status": "open",
        },
    ],
}


def data(**changes: Any) -> dict[str, Any]:
    """The data, with fields of records changed: `P1={"name": "x"}`."""
    made = deepcopy(DATA)
    for records in made.values():
        for one in records:
            one.update(changes.get(one["id"], {}))
    return made


def portfolio(**changes: Any) -> Portfolio:
    """The portfolio, with fields of records changed."""
    return load_data(data(**changes)).portfolio
