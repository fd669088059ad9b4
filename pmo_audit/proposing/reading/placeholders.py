"""Words that stand in cells instead of a value, in several languages, as `plain_words` makes them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


MISSING = _words(
    "tbc|tbd|tba|t.b.c|t.b.d|to be confirmed|to be determined|to be decided|to be agreed|to be advised|to be defined"
    "|to be announced|to be assigned|to be appointed|to be recruited|to be provided|to be completed|to follow|n k|nk"
    "|not known|unknown|not available|na|n.a|n a|not assessed|not rated|not scored|not set|not stated|not provided"
    "|not recorded|not reported|not specified|not defined|not yet known|not yet assessed|not yet agreed|not yet set"
    "|not yet defined|not yet appointed|not applicable|unassigned|unallocated|not assigned|vacant|vacancy|no data"
    "|awaited|awaiting|pending|xx|xxx|a definir|a confirmer|a determiner|a preciser|a completer|non defini"
    "|non renseigne|inconnu|inconnue|nd|n.d|s.o|so|sans objet|poste vacant|non connu|noch offen|offen|unbekannt"
    "|k.a|k. a|keine angabe"
    "|keine angaben|folgt|wird nachgereicht|nicht bekannt|noch nicht bekannt|noch nicht festgelegt|zu klaren|in klarung"
    "|noch zu klaren|vakant|unbesetzt|n.n|nn|nicht bewertet|entfallt|por definir|por confirmar|por determinar"
    "|sin definir|desconocido|sin asignar|sin datos|vacante|no disponible|no aplica|nader te bepalen|nog te bepalen"
    "|nog onbekend|ntb|n.t.b|onbekend|niet bekend|nvt|n.v.t|vacature|niet beoordeeld|da definire|da confermare"
    "|da determinare|non definito|sconosciuto|non disponibile|da assegnare|non valutato"
)
NONE = _words(
    "none|no end date|open ended|openended|no end|permanent|indefinite|indefinitely|no date|no|nil|never"
    "|aucun|aucune|neant|sans fin|sans date de fin|sans|kein|keine|keiner|keines|unbefristet|kein enddatum|ohne ende"
    "|ninguno|ninguna|sin fecha de fin|sin fin|indefinido|geen|geen einddatum|onbepaald|nessuno|nessuna"
    "|senza scadenza|indeterminato"
)
RUNNING = _words(
    "ongoing|on going|continuing|continuous|rolling|still running|in progress|still open|not finished|not complete"
    "|not yet|not yet finished|not yet closed|open|en cours|laufend|lauft|en curso|lopend|doorlopend|in corso"
)
