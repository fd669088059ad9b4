"""What registers of one kind of record call its fields; the same signs count as in `synonyms`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OF_ONE_KIND: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("project", "id"): "init no, init id, init ref, init code",
        ("project", "name"): """
            project programme name, project or programme name, project programme, project and programme name,
            project long name, project short name, working title""",
        ("artifact", "kind"): """
            document, document type, doc, doc type, artefact, artifact, product, deliverable, ~type, ~name, ~title
            type de document, document, livrable
            dokument, dokumentart, dokumenttyp, unterlage
            documento, tipo de documento
            document, documentsoort
            documento, tipo documento""",
        ("artifact", "status"): "approval status, document status, doc status",
        ("artifact", "approver"): """
            approver, approved by, signed off by, authorised by, sign off by, accepted by, approval by
            approuve par, valide par
            freigegeben von, genehmigt von, freigabe durch
            aprobado por
            goedgekeurd door
            approvato da""",
        ("artifact", "approved_on"): """
            approved on, approval, date approved, sign off, signed off, signed off on, approved, authorised on
            approuve le, date approbation, valide le
            freigegeben am, genehmigt am, freigabedatum
            aprobado el, fecha aprobacion
            goedgekeurd op
            approvato il, data approvazione""",
        ("artifact", "issued_on"): "issued, issued on, issue date, published, published on, version date, ~date",
        ("artifact", "version"): "version, ver, rev, revision, issue no, versie, versione, fassung",
        ("milestone", "name"): """
            milestone, gate, event, key date, ~activity, ~task, ~stage
            jalon, etape
            meilenstein, ereignis
            hito
            mijlpaal
            pietra miliare, milestone""",
        ("milestone", "baseline"): """
            baseline, planned, plan, original, baseline plan, approved, original plan, baselined, ~target, ~due
            prevu, initial, reference, date prevue
            soll, plan, geplant, ursprunglich
            planificado, previsto, linea base
            gepland, oorspronkelijk
            pianificato, previsto""",
        ("milestone", "forecast"): """
            forecast, expected, current, revised, latest, projected, estimated, current forecast, current plan,
            latest forecast, latest estimate, current estimate, estimate, outlook, anticipated, ~due, ~target, ~eta
            prevision, revise, actualise, estime
            prognose, erwartet, aktuell, voraussichtlich
            pronostico, estimado, revisado, actual prevista
            verwacht, prognose, herzien
            atteso, aggiornato, stimato""",
        ("milestone", "actual"): """
            actual, achieved, completed, done, met, actual completion, date achieved, delivered, reached
            reel, realise, atteint, effectif
            ist, erreicht, tatsachlich, erledigt
            real, logrado, alcanzado
            werkelijk, behaald, gerealiseerd
            effettivo, raggiunto, consuntivo""",
        ("risk", "name"): """
            risk title, risk, risk event, threat, ~risk description, ~description, ~summary
            risque, risiko, riesgo, rischio, risico""",
        ("risk", "probability"): """
            probability, likelihood, prob, chance, likelihood score, probability score, p, l
            probabilite, vraisemblance
            wahrscheinlichkeit, eintrittswahrscheinlichkeit, ew
            probabilidad
            kans, waarschijnlijkheid
            probabilita""",
        ("risk", "impact"): """
            impact, imp, consequence, severity, effect, impact score, impact rating, i, ~harm
            impact, gravite, consequence
            auswirkung, schadensausmass, schaden, tragweite
            impacto, consecuencia, gravedad
            impact, gevolg
            impatto, gravita""",
        ("risk", "exposure"): """
            exposure, rating, risk rating, score, risk score, risk level, severity rating, pxi, p x i,
            gross score, residual score, inherent score, criticality, ~level, ~rag
            criticite, niveau de risque
            risikostufe, risikoklasse, bewertung
            nivel de riesgo, criticidad
            risiconiveau, risicoscore
            livello di rischio""",
        ("risk", "response"): """
            response, mitigation, action, mitigating action, mitigating actions, mitigation plan, treatment, control,
            controls, countermeasure, risk response, actions, planned action, ~plan
            mesure, mesures, attenuation, plan d action, reponse
            massnahme, massnahmen, gegenmassnahme, gegenmassnahmen
            mitigacion, respuesta, medidas
            maatregel, maatregelen, beheersmaatregel
            mitigazione, risposta, misure, contromisure""",
        ("risk", "owner"): "risk owner, risikoeigner, risikoverantwortlicher",
        ("issue", "name"): """
            issue title, issue, problem, ~issue description, ~description, ~summary
            probleme, problem, problema, probleem""",
        ("issue", "description"): "~comment update, ~comments updates, ~update comment",
        ("issue", "severity"): """
            severity, sev, impact, priority, criticality, urgency, importance, rating, ~level
            gravite, impact, priorite, criticite
            schweregrad, auswirkung, prioritat, dringlichkeit
            gravedad, impacto, prioridad
            ernst, impact, prioriteit
            gravita, impatto, priorita""",
        ("issue", "resolution"): """
            resolution, solution, action, actions, next step, next steps, response, mesure, losung,
            massnahme""",
        ("action", "name"): """
            action, action item, task, to do, todo, what, ~description, ~summary, ~activity
            tache, action, massnahme, aufgabe, accion, tarea, actie, taak, azione, attivita""",
        ("change", "name"): """
            change, change request, cr, change title, ~description, ~summary, modification, anderung,
            cambio, wijziging, modifica""",
        ("change", "cost"): "cost, cost impact, cost of change, budget impact, kosten, cout, coste, costo",
        ("decision", "name"): """
            decision, decision taken, ~description, ~summary, entscheidung, beschluss, decision, besluit,
            decisione""",
        ("decision", "decided_by"): """
            decided by, decision maker, made by, agreed by, taken by, ~owner, decide par, entschieden von,
            decidido por""",
        ("decision", "decided_on"): """
            decided, decided on, decision date, agreed on, date of decision, ~date, decide le,
            entschieden am""",
        ("dependency", "target"): """
            on, depends on, dependent on, waits for, dependency on, needs, predecessor, giving project, provider,
            provided by, supplier project, depends upon, from project, ~dependency, ~to, ~target
            depend de, dependance
            abhangig von, hangt ab von, vorganger
            depende de
            afhankelijk van
            dipende da""",
        ("dependency", "project"): "receiving project, dependent project, to project, receiver, from, source",
        ("dependency", "description"): "dependency, dependency description, description, summary, ~title, ~name",
        ("dependency", "needed_by"): """
            needed by, required by, date needed, date required, due, due date, ~when, benotigt bis""",
        ("dependency", "deliverable"): "waiting deliverable, receiving deliverable, ~deliverable",
        ("dependency", "milestone"): "waiting milestone, receiving milestone, ~milestone",
        ("dependency", "target_deliverable"): """
            deliverable needed, needed deliverable, predecessor deliverable, providing deliverable,
            target deliverable""",
        ("dependency", "target_milestone"): """
            milestone needed, needed milestone, predecessor milestone, providing milestone, target milestone""",
        ("dependency", "lag"): "lag, lead lag, lag days, lag in days, offset, waiting time, ~lead",
        ("dependency", "kind"): "dependency type, link type, relationship, type of dependency, ~type, ~kind",
        ("benefit", "amount"): """
            amount, value, benefit value, financial value, annual value, worth, saving, savings,
            ~target value""",
        ("benefit", "measure"): "measure, metric, kpi, unit of measure, indicator, measured by, measurement",
        ("benefit", "target"): "target, target value, goal, planned",
        ("benefit", "baseline"): "baseline, baseline value, current value, starting point",
        ("benefit", "realised"): "realised, realized, actual, achieved, realised to date, delivered",
        ("benefit", "due"): "realisation date, realization date, due, by when, target date, realised by",
        ("benefit", "name"): "benefit, benefit title, benefit name, ~benefit description, ~description",
        ("person", "name"): """
            name, full name, person, employee, colleague, member, team member, nom, nom complet, nombre,
            naam, nome, mitarbeiter""",
        ("person", "id"): """
            staff id, staff no, employee id, employee no, employee number, personnel no, user id, matricule,
            personalnummer""",
        ("person", "job_title"): """
            job title, role, position, job, title, function, post, grade, fonction, poste, rolle, funktion,
            cargo, puesto, rol, functie, ruolo, mansione""",
        ("person", "left_on"): "left on, left, leaving date, leaver date, end date, last day, termination date",
        ("person", "capacity"): "capacity, fte, availability, available, working time",
        ("person", "skills"): "skills, skill, competences, competencies, expertise, qualifications",
        ("assignment", "share"): "share, allocation, fte, percent, % allocated, allocation %, utilisation, time",
        ("assignment", "person"): "person, name, who, team member, employee, assignee",
        ("assignment", "quantity"): "quantity, qty, units, number of units, no of units, pieces",
        ("assignment", "amount"): "amount, money, sum, funding, ~value",
        ("assignment", "period"): "period, month, mois, monat, mes, maand, mese",
        ("resource", "kind"): "kind, type, category, resource type, resource category, resource class",
        ("resource", "capacity"): """
            capacity, number available, quantity available, available units, max units, seats, no of seats, ~quantity,
            ~qty, ~units, ~number""",
        ("resource", "unit"): "unit, unit of measure, uom, measured in",
        ("availability", "person"): "person, name, who, employee, team member, absentee",
        ("availability", "share"): "share, capacity, fte, availability, available, working time",
        ("availability", "start"): "start, from, first day, start date, absent from, date from",
        ("availability", "finish"): "finish, until, to, last day, end date, end, absent until, date to",
        ("availability", "reason"): "reason, type, absence type, leave type, why",
        ("cost_line", "name"): "line, cost line, budget line, description, item, cost item, cost element, account",
        ("cost_line", "category"): "category, cost category, cost type, type, kind, capex opex",
        ("cost_line", "period"): """
            period, month, year, quarter, financial year, fy, fiscal year, mois, monat, mes, maand, mese""",
        ("cost_line", "actual"): "actual, actuals, spend, spent, actual cost, ist",
        ("cost_line", "forecast"): "forecast, expected, estimate, outturn, prognose",
        ("cost_line", "budget"): "budget, plan, planned, approved, baseline",
        ("approval", "subject"): "subject, item, what, approved item, approval, document, request",
        ("approval", "person"): "approver, approved by, person, signed by, authorised by, name",
        ("approval", "given_on"): "given on, approved on, approval date, date approved, date signed, signed on, date",
        ("approval", "limit"): "limit, amount, up to, authority, value, approved amount",
        ("meeting", "body"): """
            body, meeting, forum, board, committee, name, meeting name, sitzung, gremium, reunion, comite,
            vergadering, riunione""",
        ("meeting", "held_on"): "held on, held, date held, meeting date, took place, date",
        ("meeting", "planned_for"): "planned for, planned, scheduled, scheduled for, planned date",
        ("gate_review", "gate"): "gate, gate review, review, stage gate, gateway, gateway review",
        ("gate_review", "held_on"): "held on, review date, date held, date",
        ("gate_review", "decision"): "decision, outcome, result, conclusion, verdict",
        ("gate_review", "chair"): "chair, chaired by, chairperson, reviewer, lead reviewer",
        ("deliverable", "name"): """
            deliverable, product, output, deliverable name, livrable, lieferobjekt, entregable, oplevering,
            consegna""",
        ("task", "finish"): "finish, end, due, completion",
        ("task", "name"): "task, task name, activity, work package, tache, aufgabe, vorgang, tarea, taak, attivita",
        ("lesson", "name"): "lesson, lesson learned, lesson learnt, what happened, title",
        ("lesson", "recorded_on"): "recorded on, date recorded, logged on, date, raised",
        ("stakeholder", "name"): "stakeholder, name, group, stakeholder name",
        ("stakeholder", "influence"): "influence, power, power level",
        ("stakeholder", "interest"): "interest, expectations, needs, concern",
        ("contract", "name"): "contract, contract title, agreement, ~description",
        ("contract", "worth"): "worth, value, contract value, contract sum, price, amount, total",
        ("contract", "signed_on"): "signed on, signature date, signed, start, award date, date awarded",
        ("contract", "expires_on"): "expires on, expiry, expiry date, end date, end, ends",
        ("status_report", "period"): """
            period, reporting period, year, month, quarter, report period, reporting month, week""",
        ("status_report", "rag"): "rag, dca, delivery confidence, overall, overall rag, rating, colour rating, status",
        ("status_report", "period_budget"): """
            budget, yearly budget, annual budget, in year budget, period budget, baseline, fy baseline,
            fy budget""",
        ("status_report", "period_forecast"): """
            forecast, yearly forecast, annual forecast, in year forecast, period forecast, fy forecast""",
        ("status_report", "period_variance"): "variance, budget variance, fy variance",
        ("status_report", "whole_life_cost"): """
            whole life cost, wlc, wlc baseline, total cost, total budget, total baseline""",
        ("status_report", "author"): "author, written by, reported by, prepared by, submitted by, completed by",
        ("status_report", "issued_on"): """
            issued on, report date, reported on, submitted on, date submitted, date issued, date""",
        ("programme", "sponsor"): "sponsor, sro, programme sponsor",
        ("role", "kind"): "role, part, function, capacity",
        ("role", "person"): "person, name, holder, who, held by",
        ("organisation_unit", "head"): "head, head of unit, lead, manager, director",
        ("organisation_unit", "parent"): "parent, parent unit, reports to, part of",
    }
)
"""(kind of record, field) → what registers call it there; these go before the words for every kind."""
