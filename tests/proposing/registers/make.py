"""Registers as offices have them, in other words and layouts than any we were shown, and what a careful reader reads.

`python -m tests.proposing.registers.make FOLDER` writes them; the tests make them anew each time. Every maker gives
the files of one office, and per file its records: (entity, {field: value}). A value that nobody could decide is `OPEN`.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

OPEN = "?"
Expected = list[tuple[str, dict[str, object]]]
Made = tuple[bytes, Expected]


def book(sheets: Mapping[str, list[list[object]]], dress: Callable[[object], None] | None = None) -> bytes:
    """A workbook of sheets of rows."""
    import openpyxl

    made = openpyxl.Workbook()
    del made[made.sheetnames[0]]
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if dress is not None:
        dress(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def lines(text: str, encoding: str = "utf-8") -> bytes:
    return text.replace("\n", "\r\n").encode(encoding)


def money(amount: str, currency: str) -> dict[str, str]:
    return {"amount": amount, "currency": currency}


def harbour() -> Made:
    """A port: titles above, codes called `Initiative code`, amounts in millions of euros, a total below."""
    rows: list[list[object]] = [
        ["Port of Vessen - initiatives under way"],
        [],
        [
            "Initiative code",
            "Initiative",
            "Directorate",
            "Accountable executive",
            "Delivery lead",
            "Start on site",
            "Forecast completion",
            "Approved funding (EUR m)",
            "Spend to date (EUR m)",
            "Overall RAG",
        ],
    ]
    held = [
        (
            "PV/01",
            "Quay wall north",
            "Infrastructure",
            "Lotte Maes",
            "Jan Peeters",
            date(2025, 4, 1),
            date(2027, 9, 30),
            "12.5",
            "3.2",
            "A",
        ),
        (
            "PV/02",
            "Shore power",
            "Energy",
            "Lotte Maes",
            "Els Wouters",
            date(2025, 9, 15),
            date(2026, 12, 18),
            "4.75",
            "1.1",
            "G",
        ),
        (
            "PV/03",
            "Vessel traffic system",
            "Operations",
            "Bram Claes",
            "Jan Peeters",
            date(2024, 11, 4),
            date(2026, 6, 30),
            "8",
            "6.05",
            "R",
        ),
    ]
    rags = {"A": "amber", "G": "green", "R": "red"}
    expected: Expected = []
    for code, name, unit, sponsor, lead, start, finish, funding, spend, rag in held:
        rows.append([code, name, unit, sponsor, lead, start, finish, float(funding), float(spend), rag])
        expected.append(
            (
                "project",
                {
                    "id": code,
                    "name": name,
                    "department": unit,
                    "sponsor": sponsor,
                    "manager": lead,
                    "start": start.isoformat(),
                    "finish": finish.isoformat(),
                    "budget": money(_times(funding, 10**6), "EUR"),
                    "actual_cost": money(_times(spend, 10**6), "EUR"),
                    "rag": rags[rag],
                },
            )
        )
    rows.append(["Total", None, None, None, None, None, None, 25.25, 10.35])
    return book({"Initiatives": rows}), expected


def stadtwerke() -> Made:
    """A German utility: a CSV with semicolons, decimal commas, days with points, stages and states in German."""
    text = (
        "Projekt-Nr.;Projektbezeichnung;Projektleiter;Auftraggeber;Phase;Status;Beginn;Fertigstellung;Budget (TEUR);"
        "Istkosten (TEUR);Ampel\n"
        "SW-101;Fernwärme Nord;Uwe Brandt;Dr. Karin Voss;Umsetzung;Laufend;01.03.2025;31.10.2026;1.250,5;640,0;Gelb\n"
        "SW-102;Smart Meter;Nina Ahrens;Dr. Karin Voss;Planung;Laufend;15.06.2025;30.06.2027;3.400,0;120,0;Grün\n"
        "SW-103;Kundenportal;Uwe Brandt;Jens Roth;Abschluss;Abgeschlossen;01.02.2024;28.02.2026;410,0;398,5;Grün\n"
        "SW-104;Netzleitstelle;;Jens Roth;Planung;Pausiert;01.11.2025;;2.000,0;0;Rot\n"
    )
    kept = [
        (
            "SW-101",
            "Fernwärme Nord",
            "Uwe Brandt",
            "Dr. Karin Voss",
            "execution",
            "active",
            "2025-03-01",
            "2026-10-31",
            "1250500",
            "640000",
            "amber",
        ),
        (
            "SW-102",
            "Smart Meter",
            "Nina Ahrens",
            "Dr. Karin Voss",
            "planning",
            "active",
            "2025-06-15",
            "2027-06-30",
            "3400000",
            "120000",
            "green",
        ),
        (
            "SW-103",
            "Kundenportal",
            "Uwe Brandt",
            "Jens Roth",
            "closing",
            "completed",
            "2024-02-01",
            "2026-02-28",
            "410000",
            "398500",
            "green",
        ),
        (
            "SW-104",
            "Netzleitstelle",
            None,
            "Jens Roth",
            "planning",
            "on_hold",
            "2025-11-01",
            None,
            "2000000",
            "0",
            "red",
        ),
    ]
    names = ("id", "name", "manager", "sponsor", "phase", "status", "start", "finish", "budget", "actual_cost", "rag")
    expected: Expected = []
    for row in kept:
        fields: dict[str, object] = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        fields |= {name: money(str(fields[name]), "EUR") for name in ("budget", "actual_cost")}
        expected.append(("project", dict(fields)))
    return lines(text), expected


def museum() -> Made:
    """A museum's risk register: typos in headings, numbers for how likely, an owner not yet named."""
    rows: list[list[object]] = [
        [
            "Risk no",
            "Programme/Project",
            "Risk discription",
            "Likelihod",
            "Severity",
            "Mitigating actions",
            "Risk owner",
            "Date raised",
            "Review by",
            "Open or closed",
        ],
        [
            "MR-1",
            "West wing",
            "Damp gets into the store",
            "High",
            "Medium",
            "Move the textiles",
            "I. Castell",
            date(2026, 1, 9),
            date(2026, 5, 1),
            "Open",
        ],
        [
            "MR-2",
            "West wing",
            "Lender withdraws the panel",
            "Low",
            "High",
            "Agree in writing",
            "TBC",
            date(2026, 1, 20),
            date(2026, 4, 15),
            "Open",
        ],
        [
            "MR-3",
            "Ticketing",
            "Supplier stops support",
            "Medium",
            "High",
            None,
            "R. Imre",
            date(2025, 12, 2),
            date(2026, 3, 1),
            "Closed",
        ],
    ]
    names = ("id", "project", "name", "probability", "impact", "response", "owner", "raised_on", "due", "status")
    low = {"High": "high", "Medium": "medium", "Low": "low", "Open": "open", "Closed": "closed", "TBC": None}
    return book({"Risks": rows}), [("risk", _fields(names, row, low)) for row in rows[1:]]


def academy() -> Made:
    """A training body: assumptions, issues, risks and decisions in one log, told apart by single letters."""
    rows: list[list[object]] = [
        ["RAID log, Academy"],
        [],
        ["Ref", "R/A/I/D", "Project code", "Headline", "Raised on", "Assigned to", "By when", "State"],
        ["L1", "R", "AC-2", "Tutors not available", date(2026, 2, 2), "P. Quist", date(2026, 6, 1), "Open"],
        ["L2", "I", "AC-1", "Hall double-booked", date(2026, 2, 5), "S. Ode", date(2026, 3, 20), "In progress"],
        ["L3", "A", "AC-1", "Fees stay as they are", date(2026, 2, 6), "S. Ode", None, "Open"],
        ["L4", "R", "AC-1", "Accreditation slips", date(2026, 2, 9), "P. Quist", date(2026, 7, 10), "Closed"],
        ["L5", "I", "AC-2", "Laptops late", date(2026, 2, 12), "M. Iyer", date(2026, 4, 2), "Open"],
    ]
    names = ("id", "", "project", "name", "raised_on", "owner", "due", "status")
    low = {"Open": "open", "Closed": "closed", "In progress": "in_progress"}
    kinds = {"R": "risk", "I": "issue"}
    expected = [(kinds[str(row[1])], _fields(names, row, low)) for row in rows[3:] if row[1] in kinds]
    return book({"Log": rows}), expected


def council() -> Made:
    """A council: gate documents across with ticks, project down the side, a key above."""
    rows: list[list[object]] = [
        ["Key: ✔ = approved; D = draft; - = not there"],
        [
            "Scheme ref",
            "Scheme name",
            "Project brief",
            "Outline business case",
            "Equality impact assessment",
            "Communications plan",
        ],
        ["CN7", "Market square", "✔", "✔", "D", "-"],
        ["CN8", "Bus gates", "✔", "D", "-", "✔"],
        ["CN9", "Library hub", "D", "-", "-", "D"],
    ]
    status = {"✔": "approved", "D": "draft", "-": "not_started"}
    expected: Expected = [("project", {"id": row[0], "name": row[1]}) for row in rows[2:]]
    for row in rows[2:]:
        for at in range(2, 6):
            expected.append(("artifact", {"project": row[0], "kind": rows[1][at], "status": status[str(row[at])]}))
    return book({"Gate documents": rows}), expected


def railway() -> Made:
    """A railway: key dates across in two storeys, planned and expected, some still to be told."""
    rows: list[list[object]] = [
        ["Project code", "Track possession", None, "Testing", None, "Into service", None],
        [None, "Planned", "Expected", "Planned", "Expected", "Planned", "Expected"],
        [
            "RW-5",
            date(2026, 3, 7),
            date(2026, 3, 7),
            date(2026, 8, 1),
            date(2026, 9, 12),
            date(2026, 11, 2),
            date(2026, 12, 14),
        ],
        ["RW-6", date(2026, 5, 2), date(2026, 5, 16), date(2026, 10, 3), "tba", date(2027, 1, 11), None],
    ]

    def dress(made):
        sheet = made["Key dates"]
        for area in ("A1:A2", "B1:C1", "D1:E1", "F1:G1"):
            sheet.merge_cells(area)

    expected: Expected = [("project", {"id": row[0]}) for row in rows[2:]]
    for row in rows[2:]:
        for at in (1, 3, 5):
            fields = {"project": row[0], "name": rows[0][at]}
            for name, cell in (("baseline", row[at]), ("forecast", row[at + 1])):
                if isinstance(cell, date):
                    fields[name] = cell.isoformat()
            expected.append(("milestone", fields))
    return book({"Key dates": rows}, dress), expected


def charity() -> Made:
    """A charity: a file of JSON from a small tool, with keys of its own, lists within records."""
    document = {
        "initiatives": [
            {
                "initiativeId": "CH-1",
                "displayName": "Winter shelter",
                "projectLead": "Ravi Sen",
                "targetEndDate": "2026-11-15",
                "budgetGbp": 48000,
                "riskItems": [
                    {"ref": "r1", "headline": "No landlord", "likelihood": "high", "raisedOn": "2026-01-12"},
                    {"ref": "r2", "headline": "Volunteers leave", "likelihood": "low", "raisedOn": "2026-02-01"},
                ],
            },
            {
                "initiativeId": "CH-2",
                "displayName": "Food van",
                "projectLead": "Ada Bell",
                "targetEndDate": "2026-07-01",
                "budgetGbp": 31000,
            },
        ]
    }
    expected: Expected = [
        (
            "project",
            {
                "id": "CH-1",
                "name": "Winter shelter",
                "manager": "Ravi Sen",
                "finish": "2026-11-15",
                "budget": money("48000", "GBP"),
            },
        ),
        (
            "project",
            {
                "id": "CH-2",
                "name": "Food van",
                "manager": "Ada Bell",
                "finish": "2026-07-01",
                "budget": money("31000", "GBP"),
            },
        ),
        (
            "risk",
            {"id": "r1", "project": "CH-1", "name": "No landlord", "probability": "high", "raised_on": "2026-01-12"},
        ),
        (
            "risk",
            {
                "id": "r2",
                "project": "CH-1",
                "name": "Volunteers leave",
                "probability": "low",
                "raised_on": "2026-02-01",
            },
        ),
    ]
    return json.dumps(document, indent=1).encode(), expected


def telecom() -> Made:
    """A monthly return: each project in several rows, one for each month."""
    text = "Reporting month,Project ref,Project title,Delivery confidence,Forecast this month,Percent complete\n"
    expected: Expected = []
    for code, name in (("TC1", "Fibre east"), ("TC2", "Mast sharing")):
        expected.append(("project", {"id": code, "name": name}))
    for month, code, name, rag, forecast, share in (
        ("2026-01", "TC1", "Fibre east", "Green", "£120,000", "10%"),
        ("2026-01", "TC2", "Mast sharing", "Amber", "£45,500", "35%"),
        ("2026-02", "TC1", "Fibre east", "Amber", "£131,000", "18%"),
        ("2026-02", "TC2", "Mast sharing", "Red", "£44,000", "37%"),
        ("2026-03", "TC1", "Fibre east", "Amber", "£118,250", "25%"),
        ("2026-03", "TC2", "Mast sharing", "Amber", "£47,000", "49%"),
    ):
        text += f'{month},{code},{name},{rag},"{forecast}",{share}\n'
        fraction = f"{int(share[:-1]) / 100:.2f}".rstrip("0")
        amount = forecast[1:].replace(",", "")
        report = {"project": code, "period": month, "rag": rag.lower(), "percent_complete": fraction}
        expected.append(("status_report", report | {"period_forecast": money(amount, "GBP")}))
    return lines(text), expected


def clinic() -> Made:
    """A hospital in Lyon: two sheets, projects and team, with French headings; people by their address."""
    projects: list[list[object]] = [
        [
            "Code projet",
            "Intitulé",
            "Chef de projet",
            "Commanditaire",
            "Date de début",
            "Date de fin prévue",
            "Budget approuvé (k€)",
            "Avancement",
        ],
        [
            "LY-1",
            "Bloc opératoire 4",
            "claire.petit@example.org",
            "Marc Girard",
            date(2025, 5, 5),
            date(2026, 12, 4),
            640,
            "55 %",
        ],
        [
            "LY-2",
            "Dossier patient",
            "hugo.leroy@example.org",
            "Marc Girard",
            date(2025, 9, 1),
            date(2027, 3, 31),
            1210.5,
            "20 %",
        ],
    ]
    team: list[list[object]] = [
        ["Nom complet", "Adresse mail", "Fonction", "Direction"],
        ["Claire Petit", "claire.petit@example.org", "Chef de projet", "Travaux"],
        ["Hugo Leroy", "hugo.leroy@example.org", "Chef de projet", "Informatique"],
        ["Marc Girard", "marc.girard@example.org", "Directeur", "Direction générale"],
    ]
    expected: Expected = []
    for code, name, lead, sponsor, start, finish, budget, share in projects[1:]:
        assert isinstance(start, date)
        assert isinstance(finish, date)
        fields = {"id": code, "name": name, "manager": lead, "sponsor": sponsor, "start": start.isoformat()}
        fields |= {"finish": finish.isoformat(), "budget": money(_times(str(budget), 1000), "EUR")}
        expected.append(("project", fields | {"percent_complete": {"55 %": "0.55", "20 %": "0.2"}[str(share)]}))
    for name, mail, role, unit in team[1:]:
        expected.append(("person", {"name": name, "email": mail, "job_title": role, "department": unit}))
    notes: list[list[object]] = [["À remplir chaque mois"], ["Ne pas changer les colonnes"]]
    return book({"Lisez-moi": notes, "Projets": projects, "Équipe": team}), expected


def studio() -> Made:
    """A games studio: two columns that could each be the manager, and days of which nobody knows the order."""
    text = (
        "Project ID,Project Name,Lead,Manager name,Launch,Status\n"
        "G1,Moth,Tess Orr,Ken Abe,03/04/2026,Live\n"
        "G2,Salt,Tess Orr,Mia Dunn,05/06/2026,Paused\n"
        "G3,Rook,Cy Vale,Ken Abe,07/02/2026,Live\n"
    )
    kept = [("G1", "Moth", "active"), ("G2", "Salt", "on_hold"), ("G3", "Rook", "active")]
    expected: Expected = [
        ("project", {"id": code, "name": name, "status": status, "finish": OPEN}) for code, name, status in kept
    ]
    return lines(text), expected


def foundry() -> Made:
    """A foundry: actions and projects on one sheet, one below the other, the projects on their side."""
    rows: list[list[object]] = [
        [None, "Project code", "FD-1", "FD-2"],
        [None, "Project name", "Ladle crane", "Sand plant"],
        [None, "Sponsor", "Ola Lind", "Per Dahl"],
        [None, "Completion date", date(2026, 10, 1), date(2026, 8, 14)],
        [None, "Budget (SEK)", 5200000, 1750000],
        [],
        [None, "Actions"],
        [None, "Action no", "Action", "Project", "Assigned to", "Due date", "Status"],
        [None, "A1", "Order the rail", "FD-1", "Per Dahl", date(2026, 3, 2), "Open"],
        [None, "A2", "Noise permit", "FD-2", "Ola Lind", date(2026, 4, 9), "Closed"],
        [None, "A3", "Train the crew", "FD-1", "Ola Lind", date(2026, 5, 20), "Open"],
    ]
    expected: Expected = [
        (
            "project",
            {
                "id": "FD-1",
                "name": "Ladle crane",
                "sponsor": "Ola Lind",
                "finish": "2026-10-01",
                "budget": money("5200000", "SEK"),
            },
        ),
        (
            "project",
            {
                "id": "FD-2",
                "name": "Sand plant",
                "sponsor": "Per Dahl",
                "finish": "2026-08-14",
                "budget": money("1750000", "SEK"),
            },
        ),
    ]
    names = ("", "id", "name", "project", "owner", "due", "status")
    low = {"Open": "open", "Closed": "closed"}
    expected += [("action", _fields(names, row, low)) for row in rows[8:]]
    return book({"Sheet1": rows}), expected


def ministry() -> Made:
    """A ministry: one list on two sheets, what each project is and what it costs, by the same codes."""
    what: list[list[object]] = [
        ["Project number", "Project title", "Senior Responsible Owner (SRO)", "Lifecycle stage"],
        ["MN-01", "Archive transfer", "Dame Ruth Ellis", "Delivery"],
        ["MN-02", "Border kiosks", "Ivo Kern", "Initiation"],
        ["MN-03", "Grants portal", "Dame Ruth Ellis", "Closing"],
    ]
    cost: list[list[object]] = [
        ["Project number", "Total budget £k", "Forecast outturn £k"],
        ["MN-01", 900, 955.5],
        ["MN-02", 12000, 12000],
        ["MN-03", 300, 280],
    ]
    stages = {"Delivery": "execution", "Initiation": "initiation", "Closing": "closing"}
    expected: Expected = []
    for (code, name, sponsor, stage), (_, budget, forecast) in zip(what[1:], cost[1:], strict=True):
        fields = {"id": code, "name": name, "sponsor": sponsor, "phase": stages[str(stage)]}
        fields |= {
            "budget": money(_times(str(budget), 1000), "GBP"),
            "forecast_cost": money(_times(str(forecast), 1000), "GBP"),
        }
        expected.append(("project", fields))
    return book({"Projects": what, "Finance": cost}), expected


MAKERS: Mapping[str, Callable[[], Made]] = {
    "harbour.xlsx": harbour,
    "stadtwerke.csv": stadtwerke,
    "museum.xlsx": museum,
    "academy.xlsx": academy,
    "council.xlsx": council,
    "railway.xlsx": railway,
    "charity.json": charity,
    "telecom.csv": telecom,
    "clinic.xlsx": clinic,
    "studio.csv": studio,
    "foundry.xlsx": foundry,
    "ministry.xlsx": ministry,
}


def _fields(names: tuple[str, ...], row: list[object], words: Mapping[str, object]) -> dict[str, object]:
    """A row as the fields of a record: days as text, words as the field has them, empty cells left out."""
    found: dict[str, object] = {}
    for name, cell in zip(names, row, strict=True):
        value = cell.isoformat() if isinstance(cell, date) else words.get(str(cell), cell)
        if name and value is not None:
            found[name] = value
    return found


def _times(number: str, by: int) -> str:
    from fractions import Fraction

    whole = Fraction(number) * by
    assert whole.denominator == 1
    return str(whole)


if __name__ == "__main__":
    for file, maker in MAKERS.items():
        Path(sys.argv[1], file).write_bytes(maker()[0])
