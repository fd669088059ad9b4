"""What registers call the fields, beside the names and aliases that the fields themselves declare.

A phrase stands for the field of that name in every kind of record that has it; `synonyms_of_kinds` has those of one.
A `~` marks words that may well mean something else, so that a better candidate goes before them and the guess is not
sure. Accents, capitals, order of words, articles, units and words such as `date` make no difference, nor does the
record's own name: `Nom du projet` is `nom`. The lines go by language: English, French, German, Spanish, Dutch, Italian.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

EVERYWHERE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": """
            id, id number, id no, identifier, ref, reference, no, nr, num, number, #, code, key, uid, unique id,
            unique reference, ~item
            n, numero, identifiant, reference, cle
            nummer, kennung, kennziffer, schlussel, lfd nr
            numero, identificador, codigo, clave, referencia
            nummer, kenmerk, volgnummer, referentie
            numero, codice, identificativo, riferimento""",
        "name": """
            name, title, full name, short name, display name, label, ~item, ~subject, ~heading, ~summary, ~headline
            nom, titre, intitule, libelle, designation
            name, titel, bezeichnung, benennung, ~kurzbeschreibung
            nombre, titulo, denominacion
            naam, titel, omschrijving kort
            nome, titolo, denominazione""",
        "description": """
            description, details, summary, scope, purpose, overview, aims, about, what it is about, what is it about,
            what it is, what is it, ~narrative, ~what, ~text, ~notes
            description, resume, perimetre, objet, detail, de quoi il s agit, a propos
            beschreibung, inhalt, kurzbeschreibung, umfang, worum es geht, worum geht es, zweck
            descripcion, resumen, alcance, detalle, de que trata, de que se trata
            omschrijving, beschrijving, toelichting, samenvatting, waar het over gaat, waar gaat het over
            descrizione, sintesi, ambito, dettaglio, di cosa si tratta, scopo""",
        "owner": """
            owner, assigned to, assignee, responsible, accountable, responsible person, action owner, lead, ~who,
            ~contact, ~raised to, ~person, ~manager
            responsable, proprietaire, porteur, attribue a, pilote
            verantwortlich, verantwortlicher, verantwortliche, zustandig, eigentumer, bearbeiter
            responsable, propietario, asignado a, encargado
            eigenaar, verantwoordelijke, toegewezen aan, actiehouder
            responsabile, proprietario, assegnato a, incaricato""",
        "due": """
            due, due by, deadline, target, target completion,
            target resolution, by when, fix by, needed by, resolve by, action by date,
            review by, ~when, ~end, ~finish, ~completion, ~expected, ~next review
            echeance, date limite, a faire avant, delai
            fallig, fallig am, falligkeit, termin, frist, bis wann, zieltermin, bis
            vencimiento, fecha limite, plazo, fecha objetivo
            vervaldatum, deadline, einddatum, uiterlijk, gereed voor
            scadenza, termine, entro""",
        "status": """
            status, state, current status, current state, open closed, progress status, ~progress, ~stage, ~live
            statut, etat, avancement statut
            status, stand, zustand
            estado, situacion
            status, toestand, stand
            stato, situazione""",
        "department": """
            department, dept, directorate, division, business unit, bu, business area, ~business, service area,
            ~service,
            function, organisation, organization, group, delivery body, agency, bureau, portfolio area, ~area, ~unit,
            ~team, ~owner team, ~sector
            departement, direction, service, entite, pole
            abteilung, bereich, fachbereich, dezernat, referat, ressort, geschaftsbereich
            departamento, direccion, area, unidad, division
            afdeling, directie, dienst, onderdeel
            dipartimento, direzione, servizio, reparto, settore""",
        "category": """
            category, classification, ~type, ~kind, ~class, ~theme
            categorie, ~type, nature
            kategorie, ~art, ~typ
            categoria, ~tipo
            categorie, ~soort, ~type
            categoria, ~tipo""",
        "raised_on": """
            raised, raised on, date raised, opened, opened on, logged, logged on, identified, date identified, created,
            created on, registered, reported on, entered, ~date, ~start
            cree le, date creation, ouvert le, date ouverture, date identification
            erfasst am, erfasst, eroffnet, angelegt am, gemeldet am, erstellt am
            fecha alta, fecha apertura, fecha creacion, fecha identificacion, abierto el
            aangemaakt, gemeld op, datum melding, geopend op
            data apertura, aperto il, data creazione, data identificazione""",
        "closed_on": """
            closed, closed on, date closed, resolved on, resolved, date resolved, completed on, date completed,
            closure, actual completion, ~completed
            cloture le, date cloture, ferme le, date resolution
            geschlossen am, erledigt am, abgeschlossen am
            fecha cierre, cerrado el, fecha resolucion
            gesloten op, afgesloten op, datum sluiting
            data chiusura, chiuso il""",
        "rag": """
            rag, rag status, rag rating, overall,
            brag, health, project health, overall health, overall rag, overall status,
            traffic light, delivery confidence, confidence, conf, ~colour, ~color, colour rating, status rag,
            ~rating, ~status,
            ~assessment, ~trend, ~state, ~on track, ~condition
            meteo, feu, feu tricolore, indicateur, couleur, sante
            ampel, ampelstatus, gesamtstatus, ampelfarbe
            semaforo, estado semaforo, salud, color
            stoplicht, kleur, gezondheid, verkeerslicht
            semaforo, salute, colore""",
        "sponsor": """
            sponsor, sro, senior responsible owner, senior responsible officer, executive, executive sponsor,
            exec sponsor, executive owner, exec owner,
            project executive, business sponsor, senior sponsor, board sponsor, accountable executive, accountable exec,
            accountable officer, business owner, ~accountable, ~client, ~owner, ~director
            commanditaire, sponsor, maitre ouvrage, donneur ordre
            auftraggeber, auftraggeberin, sponsor, lenkungsverantwortlicher
            patrocinador, promotor, sponsor
            opdrachtgever, sponsor
            committente, sponsor""",
        "manager": """
            manager, pm, project lead, project leader, lead, delivery manager, delivery lead, project mgr, mgr,
            project engineer, contracts manager, contract manager, works manager,
            programme manager, responsible manager, ~leader, ~owner, ~responsible, ~contact, ~coordinator
            chef, cheffe, responsable, directeur, chef de file
            projektleiter, projektleitung, projektleiterin, leiter, leitung, leiterin, pl
            jefe, director, gestor, responsable, coordinador
            projectleider, projectmanager, leider
            capo, responsabile, project manager, gestore""",
        "budget_owner": """
            budget owner, budget holder, budget manager, cost owner, finance lead, financial owner, funding owner,
            budget responsible
            responsable budget, responsable budgetaire
            budgetverantwortlicher, budgetverantwortung, kostenverantwortlicher
            responsable presupuesto, titular presupuesto
            budgethouder
            responsabile budget""",
        "start": """
            start, from, begin, began, start on site, started, kick off, kickoff, commencement, planned start,
            forecast start, ~actual start, ~mobilisation, ~opened
            debut, demarrage, lancement, du, date debut
            beginn, start, anfang, projektstart, von, startdatum, startermin, starttermin
            inicio, comienzo, desde, arranque
            start, begin, aanvang, startdatum, begindatum, van
            inizio, avvio, data inizio, dal""",
        "finish": """
            finish, end, to, until, completion, complete by, completed by, planned end, planned finish, forecast end,
            forecast finish, forecast completion, planned completion, expected completion, expected end,
            estimated completion, target completion, target end, target finish, current end, go live, golive,
            live date, delivery date, handover, in service, closure, ~target, ~deadline, ~due, ~delivery, ~forecast,
            ~actual end, ~actual finish, ~launch, ~close
            fin, achevement, livraison, mise en service, date fin, au, ~echeance, fin prevue
            ende, fertigstellung, abschluss, bis, enddatum, endtermin, projektende, ~termin, inbetriebnahme
            fin, finalizacion, hasta, termino, entrega, puesta en marcha
            eind, einde, einddatum, oplevering, gereed, tot, opleverdatum
            fine, completamento, consegna, al, data fine""",
        "baseline_start": """
            baseline start, original start, approved start, initial start, base start
            debut initial, debut de reference
            start baseline, ursprunglicher start, plan start, basisplan start
            inicio linea base, inicio original
            oorspronkelijke start, baseline start
            inizio baseline, inizio originale""",
        "baseline_finish": """
            baseline finish, baseline end, baseline completion, original end, original finish, original completion,
            approved end, approved finish, approved completion, initial end, baselined end, base end, ~baseline
            fin initiale, fin de reference
            ende baseline, ursprungliches ende, basisplan ende, plan ende
            fin linea base, fin original
            oorspronkelijke einddatum, baseline eind
            fine baseline, fine originale""",
        "actual_finish": """
            actual finish, actual end, actual completion, actual go live, finished, finished on, completed on,
            date completed, end actual, actually finished
            fin reelle, fin effective, date reelle de fin
            tatsachliches ende, ist ende
            fin real, finalizacion real
            werkelijke einddatum, werkelijk einde
            fine effettiva""",
        "actual_start": """
            actual start, started on, actual begin, start actual
            debut reel
            tatsachlicher start, ist start, ist beginn
            inicio real
            werkelijke start
            inizio effettivo""",
        "budget": """
            budget, approved budget, total budget, project budget, budget at completion, bac, funding, approved funding,
            allocated budget, budget allocation, allocation, capital budget, baseline budget, budgeted cost,
            authorised budget, authorized budget, authorised amount, authorized amount, approved amount,
            approved cost, budget total, capex budget, ~cost, ~total cost, ~total, ~amount
            budget, budget approuve, budget total, enveloppe, budget alloue, ~cout
            budget, plankosten, projektbudget, gesamtbudget, genehmigtes budget, ~kosten
            presupuesto, presupuesto aprobado, presupuesto total, ~coste
            budget, begroting, budget totaal, goedgekeurd budget, krediet, ~kosten
            budget, bilancio, preventivo, budget approvato, ~costo""",
        "contingency": """
            contingency, reserve, contingency reserve, contingency held, management reserve, risk allowance, risk pot,
            contingency budget, risk budget, risk contingency
            provision, aleas, reserve, provision pour risques
            reserve, rucklage, risikovorsorge, risikoreserve, puffer
            contingencia, reserva, imprevistos
            onvoorzien, reserve, risicoreserve
            imprevisti, riserva, contingenza""",
        "planned_cost": """
            planned cost, planned value, pv, bcws, planned spend, planned to date, planned cost to date, budget to date,
            plan to date, budgeted spend to date, planned expenditure, profiled spend, budget profile to date
            cout prevu, depenses prevues, prevu a date
            plankosten bis heute, geplante kosten, soll kosten, plan bis heute
            coste planificado, valor planificado, gasto previsto
            geplande kosten, gepland tot heden
            costo pianificato, valore pianificato, spesa prevista""",
        "actual_cost": """
            actual cost, actuals, actual, ac, acwp, spend, spent, spend to date, spent to date, actual spend, cost to
            date, actual cost to date, actual to date, expenditure, expenditure to date, actual expenditure,
            actuals itd, itd actuals, spend itd, actuals to date, life to date, inception to date, project to date,
            costs incurred, invoiced to date, burn to date,
            burned to date, burnt to date, ~burn, ~invoiced, ~ytd spend, ~spend ytd, ~spent ytd, ~ytd actuals,
            ~cost, ~total cost, ~total, ~amount
            depense, depenses, cout reel, ~cout, consomme, realise, depenses a date, reel
            istkosten, ist kosten, ~kosten, ausgaben, ausgegeben, verausgabt, kosten bisher, ist
            gastado, gasto, coste real, ~coste, gasto real, ejecutado, gasto a la fecha
            uitgaven, besteed, uitgegeven, werkelijke kosten, realisatie, kosten tot heden
            speso, spesa, costo effettivo, ~costo, spesa effettiva, consuntivo, costi sostenuti""",
        "earned_value": """
            earned value, ev, bcwp, earned, value earned
            valeur acquise
            fertigstellungswert, leistungswert
            valor ganado
            verdiende waarde
            valore guadagnato""",
        "forecast_cost": """
            forecast cost, forecast, eac, estimate at completion, forecast outturn, outturn, forecast spend,
            forecast final cost, anticipated final cost, afc, efc, estimated final cost, projected cost, final forecast,
            whole life cost, wlc, forecast total cost, latest estimate, full year forecast, expected cost,
            cost forecast, ~estimate, ~estimated cost,
            ~cost, ~total cost, ~total, ~amount
            prevision, cout previsionnel, cout final estime, atterrissage
            prognose, erwartete kosten, hochrechnung, kostenprognose, voraussichtliche kosten
            prevision, coste previsto, coste estimado final
            prognose, verwachte kosten, raming
            previsione, costo previsto, stima a finire""",
        "percent_complete": """
            percent complete, % complete, complete, completion, pct complete, % done, percent done, progress,
            % progress, progress %, percentage complete, physical progress, completed, % completed, work done,
            completion rate, ~done
            avancement, % avancement, taux avancement, progression
            fortschritt, fertigstellungsgrad, fertig, % fertig, grad der fertigstellung, projektfortschritt
            avance, % avance, porcentaje completado, progreso
            voortgang, % gereed, percentage gereed, % voltooid
            avanzamento, % avanzamento, percentuale completamento, progresso""",
        "programme": """
            programme, program, programme name, parent programme, portfolio programme,
            ~workstream, ~value stream, ~portfolio, ~theme,
            ~strand
            programme
            programm, dachprogramm
            programa
            programma
            programma""",
        "phase": """
            phase, stage, lifecycle stage, lifecycle phase, project stage, current stage, current phase, stage gate,
            gate stage, delivery stage, delivery phase, riba stage, life cycle, ~gate, ~step
            phase, etape, jalon actuel
            phase, stufe, projektphase, abschnitt
            fase, etapa
            fase, stadium
            fase, stadio""",
        "project": "init no, init id, init ref, init code",
        "objectives": "objective, objectives, goal, goals",
        "supplier": """
            supplier, vendor, contractor, provider, main contractor, company, ~partner
            fournisseur, prestataire, titulaire
            lieferant, auftragnehmer, dienstleister
            proveedor, contratista
            leverancier, aannemer
            fornitore, appaltatore""",
        "email": """
            email, e mail, mail, email address, mail address
            courriel, adresse mail, adresse electronique
            email adresse, mailadresse
            correo, correo electronico
            e mailadres, mailadres
            posta elettronica, indirizzo email""",
        "updated_on": """
            last updated, updated, updated on, last update, last reviewed, date updated, last modified, as at, as of,
            ~report date, ~status date
            mis a jour, derniere mise a jour, maj
            aktualisiert am, letzte aktualisierung, stand vom
            actualizado, ultima actualizacion
            bijgewerkt, laatst bijgewerkt
            aggiornato il, ultimo aggiornamento""",
        "commentary": """
            commentary, comment, comments, narrative, remarks, remark, notes, status update, update, progress update,
            latest update, highlights, status comment, ~summary
            commentaire, commentaires, remarques, observations
            kommentar, bemerkung, bemerkungen, anmerkung, anmerkungen
            comentario, comentarios, observaciones, notas
            opmerking, opmerkingen, commentaar
            commento, commenti, note, osservazioni""",
        "priority": """
            priority, rank, ranking, moscow, ~importance
            priorite, rang
            prioritat, rang, wichtigkeit
            prioridad
            prioriteit
            priorita""",
        "benefit_value": """
            benefits, benefit, expected benefits, planned benefits, forecast benefits, benefits value, total benefits,
            cashable benefits, benefit value, monetised benefits, savings, expected savings
            benefices, gains, benefices attendus
            nutzen, erwarteter nutzen, einsparungen
            beneficios, beneficios esperados
            baten, verwachte baten, besparingen
            benefici, benefici attesi, risparmi""",
    }
)
"""Field → what registers call it, whatever the record."""

FIRST_NAMES: Final = "first name, forename, given name, prenom, vorname, nombre de pila, voornaam"
LAST_NAMES: Final = (
    "last name, surname, family name, nom de famille, nachname, familienname, apellido, apellidos, achternaam, cognome"
)
"""The two halves of what people are called."""
