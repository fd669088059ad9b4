"""What registers call the records themselves: in the names of files and sheets, in titles, in headings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OF_RECORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "project": "project, proj, prj, scheme, initiative, projet, projekt, vorhaben, proyecto, progetto",
        "programme": "programme, program, programm, programa, programma",
        "person": "person, people, staff, team, contact, resource, employee, member, colleague, personnel, directory, "
        "personne, equipe, mitarbeiter, personal, persona, equipo, personeel, medewerker, persone, personale",
        "risk": "risk, threat, risque, risiko, risiken, riesgo, risico, rischio, rischi",
        "issue": "issue, problem, probleme, problema, probleem, impediment, blocker",
        "action": "action, to do, todo, massnahme, aufgabe, accion, tarea, actie, azione",
        "change": "change, change request, cr, modification, anderung, cambio, wijziging, modifica",
        "decision": "decision, entscheidung, beschluss, besluit, decisione",
        "dependency": "dependency, dependencies, interdependency, interdependencies, dependance, abhangigkeit, "
        "dependencia, afhankelijkheid, dipendenza",
        "artifact": "document, artefact, artifact, doc, dokument, documento, unterlage",
        "deliverable": "deliverable, output, livrable, lieferobjekt, entregable",
        "milestone": "milestone, key date, jalon, meilenstein, hito, mijlpaal",
        "gate_review": "gate review, gateway review, stage gate review",
        "benefit": "benefit, benefice, nutzen, beneficio, baten, beneficio",
        "lesson": "lesson, lesson learned, lesson learnt, lecon, erkenntnis, leccion, les, lezione",
        "stakeholder": "stakeholder, interested party",
        "meeting": "meeting, sitzung, reunion, vergadering, riunione",
        "approval": "approval, sign off, freigabe, genehmigung, aprobacion, goedkeuring, approvazione",
        "assignment": "assignment, allocation, resourcing, resource plan, booking",
        "resource": "resource, equipment, machine, machinery, licence, license, shared asset",
        "availability": "availability, absence, leave",
        "contract": "contract, contrat, vertrag, contrato, contratto",
        "cost_line": "cost line, budget line, cost, costs, finance, financials, spend",
        "task": "task, activity, work package, tache, vorgang",
        "schedule": "schedule",
        "objective": "objective, goal, objectif, ziel, objetivo, doel, obiettivo",
        "status_report": "status report, highlight report, progress report, return, monthly report",
        "role": "role",
        "organisation_unit": "organisation unit, org unit, department, directorate",
        "holiday": "holiday, public holiday, bank holiday, feiertag",
        "calendar": "calendar",
        "exchange_rate": "exchange rate, fx rate, fx",
        "portfolio": "portfolio",
    }
)
"""Kind of record → words for it, in the six languages."""

OF_LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "project": "portfolio, pipeline, dashboard, health check, register, master, overview, workstack",
        "milestone": "gate, milestone plan, key dates",
        "artifact": "checklist, document register, gate documents",
        "person": "org chart, roster",
    }
)
"""Kind of record → words that often stand above such a list and prove little."""

OF_LOGS: Final = "raid, raidd, raido, log, rid"
"""Words for lists that hold risks, issues and the like together."""

NO_REGISTERS: Final = (
    "list, lists, lookup, lookups, dropdown, dropdowns, drop down, validation, config, configuration, settings, "
    "instruction, instructions, readme, read me, guide, guidance, help, cover, legend, key, glossary, note, notes, "
    "about, contents, index, version history, change history, template, example, pivot, chart, charts"
)
"""Names of sheets that are about registers, rather than registers."""

OF_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "risk": "risk, r, threat, opportunity, chance, risque, risiko, riesgo, risico, rischio",
        "issue": "issue, i, problem, probleme, problema, probleem",
        "action": "action, task, massnahme, aufgabe, accion, actie, azione",
        "dependency": "dependency, dependance, abhangigkeit, dependencia, afhankelijkheid, dipendenza",
        "decision": "decision, entscheidung, beschluss, besluit, decisione",
        "change": "change, change request, cr",
        "lesson": "lesson, lesson learned, lesson learnt",
        "milestone": "milestone",
    }
)
"""Kind of record → words for it in a column that says of each row what it is."""

OF_OTHER_TYPES: Final = (
    "a, d, c, assumption, constraint, note, info, information, comment, question, opportunity, idea, annahme"
)
"""Words of such a column for which there is no kind of record, or of which nobody knows which: `A` and `D`."""

DOCUMENTS: Final = (
    "charter, project charter, business case, outline business case, full business case, strategic outline case, "
    "sobc, obc, fbc, mandate, brief, project brief, pid, project initiation document, plan, project plan, risk plan, "
    "quality plan, benefits plan, communication plan, communications plan, comms plan, stakeholder plan, "
    "resource plan, test plan, delivery plan, management plan, risk management plan, schedule, register, "
    "risk register, issue log, raid log, log, report, closure report, end report, lessons report, highlight report, "
    "strategy, specification, requirements, design, architecture, assessment, impact assessment, dpia, eia, review, "
    "acceptance, acceptance certificate, certificate, handover, terms of reference, tor, contract, sow, "
    "statement of work, budget, benefits map, benefits profile, roadmap, procurement strategy, "
    "dossier, cahier des charges, plan de projet, projektauftrag, projektplan, lastenheft, pflichtenheft, "
    "acta de constitucion, plan del proyecto, projectplan, projectbrief, piano di progetto"
)
"""Documents that projects keep: such words across the headings are the columns of a checklist."""
