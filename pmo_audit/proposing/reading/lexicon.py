"""What the words of enumerations are called elsewhere: in English offices, and most often in five other languages.

Each line gives a member its other words, parted by `|`; those behind `~` are likely rather than sure. Words are in
plain small letters, as `plain_words` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "rag": {
        "green": (
            "g|on track|ontrack|on target|on plan|vert|v|grun|gruen|verde|groen|en bonne voie|im plan|🟢|✅|✓|✔"
            "|on schedule|no concerns|no issues~good|ok|okay|stable|healthy|satisfactory"
        ),
        "amber": (
            "a|y|yellow|orange|at risk|gelb|jaune|ambar|amarillo|naranja|oranje|geel|giallo|ambra|arancione|🟡|🟠|j"
            "|attention|a risque|gefahrdet|gefaehrdet|en riesgo|a rischio|risico~slipping|some concerns"
            "|needs attention|caution|minor issues|minor concerns|concern|concerns|behind|delayed"
        ),
        "red": (
            "r|off track|offtrack|off plan|off target|rot|rouge|rojo|rood|rosso|🔴|kritisch|critique|critico"
            "|critical|hors delai|en retard grave~severe|serious concerns|major issues|major concerns|in trouble"
            "|escalated|failing"
        ),
    },
    "project status": {
        "proposed": (
            "pipeline|proposal|idea|concept|new|requested|planned|not started|not yet started|candidate|demand"
            "|submitted|awaiting approval|pending approval|draft|propose|proposee|projet|vorgeschlagen|geplant"
            "|beantragt|idee|propuesto|propuesta|planificado|voorgesteld|gepland|aangevraagd|proposto|pianificato"
            "|a venir|en projet|nicht gestartet|niet gestart|non demarre|no iniciado|non avviato~pending|future"
            "|backlog|approved|scoping"
        ),
        "active": (
            "live|in progress|ongoing|on going|running|open|current|started|under way|underway|in flight"
            "|in delivery|in execution|wip|work in progress|en cours|actif|aktiv|laufend|lauft|laeuft|in arbeit"
            "|in bearbeitung|en curso|activo|activa|actief|lopend|in uitvoering|in corso|attivo|in ausfuhrung"
            "|en ejecucion|en execution~delivery|executing|implementation|in development|mobilising|mobilizing"
            "|started late|begonnen"
        ),
        "on_hold": (
            "hold|paused|pause|suspended|deferred|postponed|stalled|parked|frozen|dormant|en pause|suspendu"
            "|en attente|gele|pausiert|ruht|angehalten|zuruckgestellt|verschoben|en espera|en pausa|suspendido"
            "|aplazado|gepauzeerd|opgeschort|uitgesteld|in pausa|sospeso|in attesa|rinviato~blocked|waiting"
            "|delayed"
        ),
        "completed": (
            "complete|done|finished|closed|delivered|ended|closed out|100%|termine|terminee|acheve|clos|cloture"
            "|fini|livre|abgeschlossen|beendet|fertig|erledigt|completado|terminado|finalizado|cerrado|afgerond"
            "|voltooid|afgesloten|gereed|klaar|completato|concluso|terminato|chiuso~handed over|in use|archived"
            "|closing"
        ),
        "cancelled": (
            "canceled|stopped|terminated|abandoned|withdrawn|killed|scrapped|aborted|discontinued|dropped|annule"
            "|annulee|abandonne|arrete|abgebrochen|gestoppt|eingestellt|storniert|cancelado|anulado|abandonado"
            "|geannuleerd|gestopt|vervallen|annullato|cancellato|interrotto~rejected|descoped|merged"
        ),
    },
    "phase": {
        "initiation": (
            "initiate|initiating|start up|startup|starting up|inception|concept|idea|ideation|feasibility"
            "|discovery|pre project|mandate|definition phase 0|demarrage|initialisation|lancement|initiierung"
            "|initialisierung|start|inicio|iniciacion|initiatie|opstart|avvio|inizializzazione|business case"
            "~proposal|define|definition|conception|pipeline|scoping|outline business case|strategic outline case"
        ),
        "planning": (
            "plan|planned|planing|in planning|in design|design"
            "|definition|define|requirements|elaboration|planification|planung"
            "|planificacion|pianificazione|preparation|ontwerp|konzept|konzeption|entwurf|diseno|progettazione"
            "~analysis|scoping|procurement|full business case|alpha|mobilisation|mobilization"
        ),
        "execution": (
            "execute|executing|delivery|deliver|delivering|implementation|implement|implementing|build|building"
            "|construction|development|develop|realisation|realization|in delivery|in construction"
            "|under construction|in build|in implementation|in execution|on site|realisierung|umsetzung"
            "|durchfuhrung|ausfuhrung|ejecucion|implementacion|uitvoering|realisatie|bouw|esecuzione|realizzazione"
            "|realizacion|construct|mise en oeuvre~beta|testing|test|deploy|deployment|rollout|roll out|transition"
            "|pilot"
        ),
        "monitoring": (
            "monitor|monitor and control|monitoring and control|monitoring & control|monitoring and controlling"
            "|control|controlling|suivi|suivi et controle|pilotage|uberwachung|steuerung|seguimiento"
            "|seguimiento y control|bewaking|monitoraggio|monitoraggio e controllo~operate|stabilisation"
            "|stabilization|live"
        ),
        "closing": (
            "close|closed|closure|close out|closeout|closedown|handover|hand over|handed over|completion|finish"
            "|cloture|fermeture|abschluss|abgeschlossen|cierre|afsluiting|chiusura|overdracht|abnahme"
            "~benefits realisation|post implementation review|complete|completed|done|post project|evaluation"
            "|transition to bau|live"
        ),
    },
    "level": {
        "very_low": (
            "vl|v low|negligible|insignificant|rare|remote|minimal|trivial|tres faible|sehr gering|sehr niedrig"
            "|muy bajo|muy baja|zeer laag|molto basso|molto bassa|improbable"
        ),
        "low": "l|lo|minor|unlikely|faible|bas|basse|gering|niedrig|bajo|baja|laag|basso|bassa|peu probable",
        "medium": (
            "m|med|moderate|mod|mid|middle|average|possible|moyen|moyenne|modere|mittel|medio|media|moderado"
            "|gemiddeld|middel|moderato|mittelgross|normal"
        ),
        "high": (
            "h|hi|major|likely|probable|significant|eleve|elevee|haut|haute|fort|forte|hoch|alto|alta|hoog"
            "|importante~serious|severe"
        ),
        "very_high": (
            "vh|v high|catastrophic|extreme|almost certain|certain|near certain|tres eleve|tres elevee|sehr hoch"
            "|muy alto|muy alta|zeer hoog|molto alto|molto alta~critical|critique|kritisch|critico|severe"
        ),
    },
    "influence": {
        "low": "l|faible|gering|niedrig|bajo|baja|laag|basso|bassa",
        "medium": "m|med|moderate|moyen|moyenne|mittel|medio|media|gemiddeld|middel",
        "high": "h|eleve|elevee|hoch|alto|alta|hoog~very high|strong",
    },
    "risk status": {
        "open": (
            "live|active|new|identified|ongoing|current|raised|ouvert|ouverte|actif|offen|aktiv|abierto|abierta"
            "|activo|openstaand|actief|aperto|aperta|attivo~monitoring|monitored|watch|escalated"
        ),
        "mitigating": (
            "mitigated|being mitigated|mitigation|in mitigation|mitigation in progress|treating|in treatment"
            "|being treated|in progress|managed|en traitement|en cours|in bearbeitung|in behandlung|en tratamiento"
            "|in behandeling|in trattamento|mitigado~treated|reducing"
        ),
        "accepted": (
            "accept|tolerated|tolerate|acceptance|accepte|acceptee|akzeptiert|aceptado|geaccepteerd|accettato"
        ),
        "closed": (
            "close|resolved|retired|expired|ended|complete|completed|done|ferme|fermee|clos|cloture|geschlossen"
            "|erledigt|cerrado|cerrada|gesloten|afgesloten|chiuso|chiusa~occurred|materialised|materialized|issue"
            "|dormant"
        ),
    },
    "log status": {
        "open": (
            "new|raised|not started|live|to do|todo|active|outstanding|assigned|ouvert|ouverte|a faire|nouveau"
            "|offen|neu|abierto|abierta|nuevo|openstaand|nieuw|aperto|aperta|nuovo~pending|overdue|escalated"
            "|identified"
        ),
        "in_progress": (
            "ongoing|on going|wip|work in progress|under way|underway|started|doing|in hand|en cours|in arbeit"
            "|in bearbeitung|en curso|en progreso|in behandeling|bezig|lopend|in corso|under investigation"
            "~investigating|under review|in review|monitoring"
        ),
        "on_hold": (
            "hold|paused|deferred|parked|suspended|blocked|en attente|suspendu|pausiert|zuruckgestellt|blockiert"
            "|en espera|bloqueado|gepauzeerd|opgeschort|geblokkeerd|in attesa|sospeso|bloccato~waiting|postponed"
        ),
        "closed": (
            "close|done|complete|completed|resolved|finished|fixed|ferme|fermee|clos|cloture|termine|fait|resolu"
            "|geschlossen|erledigt|abgeschlossen|gelost|cerrado|cerrada|hecho|resuelto|completado|gesloten"
            "|afgesloten|gereed|klaar|opgelost|chiuso|chiusa|fatto|risolto|completato|✓|✔~cancelled|canceled"
            "|superseded|withdrawn"
        ),
    },
    "artifact status": {
        "not_started": (
            "missing|n|no|none|absent|outstanding|not done|not in place|not available|to do|todo|not begun"
            "|not produced|non|nein|nee|manquant|a faire|fehlt|nicht begonnen|offen|no iniciado|falta|pendiente"
            "|ontbreekt|niet gestart|non iniziato|mancante|da fare|✗|✘|❌~required|due|overdue|planned"
        ),
        "draft": (
            "drafting|in draft|drafted|wip|in progress|work in progress|in preparation|brouillon|projet|en cours"
            "|en redaction|entwurf|in arbeit|in erstellung|borrador|en curso|concept|in bewerking|bozza|in corso"
            "~started|outline|partial|part"
        ),
        "in_review": (
            "review|under review|reviewing|for review|submitted|with reviewer|awaiting approval|pending approval"
            "|awaiting sign off|for approval|for sign off|en revue|en relecture|en validation|in prufung"
            "|zur freigabe|in abstimmung|en revision|in beoordeling|ter goedkeuring|in revisione|in approvazione"
        ),
        "approved": (
            "signed off|signed|signoff|baselined|agreed|approuve|approuvee|valide|validee|signe|genehmigt"
            "|freigegeben|abgenommen|aprobado|aprobada|firmado|goedgekeurd|ondertekend|akkoord|approvato|approvata"
            "|firmato~y|yes|✓|✔|☑|✅|complete|completed|done|in place|final|issued|published|received|oui|ja|si"
            "|available"
        ),
        "superseded": (
            "replaced|obsolete|archived|withdrawn|out of date|outdated|remplace|perime|ersetzt|veraltet|ungultig"
            "|reemplazado|obsoleto|sustituido|vervangen|verouderd|sostituito|superato~old|expired"
        ),
    },
    "deliverable status": {
        "planned": (
            "plan|not started|to do|todo|scheduled|prevu|planifie|geplant|planificado|gepland|pianificato~pending"
        ),
        "in_progress": "ongoing|wip|started|under way|underway|draft|en cours|in arbeit|en curso|bezig|in corso",
        "delivered": (
            "complete|completed|done|finished|handed over|submitted|livre|livree|geliefert|entregado|geleverd"
            "|opgeleverd|consegnato|termine|fertig"
        ),
        "accepted": (
            "approved|signed off|accepte|acceptee|abgenommen|aceptado|geaccepteerd|goedgekeurd|accettato~closed"
        ),
        "rejected": (
            "refused|not accepted|declined|rejete|refuse|abgelehnt|rechazado|afgewezen|afgekeurd|rifiutato|respinto"
        ),
    },
    "change status": {
        "proposed": (
            "new|open|raised|requested|submitted|draft|pending|under review|in review|logged|awaiting approval"
            "|propose|soumis|beantragt|vorgeschlagen|offen|propuesto|abierto|voorgesteld|ingediend|proposto|aperto"
            "~in progress|on hold|deferred"
        ),
        "approved": (
            "accepted|agreed|authorised|authorized|approuve|accepte|genehmigt|angenommen|aprobado|goedgekeurd|approvato"
        ),
        "rejected": (
            "refused|declined|not approved|denied|rejete|refuse|abgelehnt|rechazado|afgewezen|respinto|rifiutato"
        ),
        "implemented": (
            "complete|completed|done|delivered|applied|mis en oeuvre|realise|umgesetzt|implementado|doorgevoerd"
            "|uitgevoerd|implementato|attuato~closed"
        ),
        "withdrawn": "cancelled|canceled|retired|retire|annule|zuruckgezogen|retirado|cancelado|ingetrokken|ritirato",
    },
    "dependency status": {
        "open": (
            "new|live|pending|not met|outstanding|ouvert|offen|abierto|openstaand|aperto~in progress|at risk|on track"
        ),
        "agreed": "accepted|confirmed|committed|convenu|accepte|vereinbart|bestatigt|acordado|afgesproken|concordato",
        "met": (
            "closed|done|complete|completed|delivered|satisfied|fulfilled|erfullt|cumplido|voldaan|soddisfatto|rempli"
        ),
        "broken": "missed|failed|not met on time|breached|late~delayed",
    },
    "gate decision": {
        "go": "pass|passed|approved|proceed|yes|approve|green|freigegeben|favorable|doorgaan|procedere~accepted",
        "conditional_go": (
            "conditional|conditional pass|go with conditions|pass with conditions|approved with conditions"
            "|proceed with conditions|approved with actions|amber|bedingt freigegeben|go sous reserve"
        ),
        "no_go": "nogo|fail|failed|stop|rejected|not approved|no|red|reject|abgelehnt|rechazado",
        "deferred": "defer|hold|on hold|postponed|recycle|rework|repeat|verschoben|reporte|aplazado|uitgesteld",
    },
    "contract type": {
        "fixed_price": (
            "fixed|firm fixed price|ffp|lump sum|fp|prix fixe|forfait|festpreis|precio fijo|vaste prijs"
            "|prezzo fisso|a corpo"
        ),
        "time_and_materials": (
            "t&m|time & materials|time and material|time & material|tm|day rate|regie|nach aufwand|aufwand"
            "|tiempo y materiales|nacalculatie|a consumo"
        ),
        "cost_reimbursable": "cost plus|cost reimbursement|cost+|cpff|cpif|reimbursable|target cost",
        "framework": (
            "framework agreement|call off|framework call off|accord cadre|rahmenvertrag|acuerdo marco|raamovereenkomst"
        ),
        "internal": "in house|inhouse|none|interne|intern|interno",
    },
    "dependency kind": {
        "finish_to_start": "fs|f s|finish start",
        "start_to_start": "ss|s s|start start",
        "finish_to_finish": "ff|f f|finish finish",
        "start_to_finish": "sf|s f|start finish",
    },
    "truth": {
        "yes": "y|true|✓|✔|☑|✅|oui|o|ja|j|si|vrai|wahr|waar|verdadero|vero~t|1|done|complete",
        "no": "n|false|✗|✘|❌|non|nein|nee|falsch|faux|falso|onwaar|none~f|0",
    },
}
