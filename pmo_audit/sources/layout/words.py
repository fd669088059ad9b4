"""Words by which people call what is no record: totals, notes, keys. In the languages of Europe and some more.

A word alone never decides: see where each is used.
"""

from __future__ import annotations

import re

from pmo_audit.text import fold

_SUM = (
    r"totals?|total général|sum(?: total)?|sums|grand total|overall(?: total)?|net total|gross total"
    r"|ensemble|somme|gesamt(?:summe|betrag)?|summe|insgesamt|suma|suma total|total general|totale|somma|soma|totaal"
    r"|summa|totalt|i alt|razem|suma końcowa|ogółem|łącznie|yhteensä|celkem|součet|spolu|összesen|toplam|genel toplam"
    r"|σύνολο|итого|всего|общо|skupaj|ukupno|viso|kopā|kokku|合计|總計|总计|合計|総計|합계|총계|total geral"
)
_PART = (
    r"sub[ -]?totals?|sous[ -]?tota(?:l|ux)|zwischensumme|teilsumme|sub[ -]?total[ei]|subtotaal|tussentotaal"
    r"|delsumma|delsum|suma częściowa|välisumma|mezisoučet|medzisúčet|részösszeg|ara toplam"
    r"|промежуточный итог|подытог|小计|小計|소계|carried forward|brought forward|c/f|b/f"
)
_OTHER = (
    r"averages?|mean|median|count|number of [\w ]+|minimum|maximum|variance|moyenne|mittelwert|durchschnitt|anzahl"
    r"|media|promedio|gemiddelde|medel|gennemsnit|średnia|nombre de [\w ]+|balance"
)
_SUM_WORD = re.compile(rf"(?:{_SUM}|{_PART})\s*[:.]?")
_SUMMARY_WORD = re.compile(rf"(?:{_OTHER})\s*[:.]?")
_ANY = re.compile(rf"(?:^|\b|(?<=\s))({_PART}|{_SUM})(?=$|[\s:(\-–,.])")
_FEW = re.compile(
    r"(?:[\s\d:().,%/\-–]|\b(?:of|all|the|for|projects?|programmes?|programs?|items?|rows?|records?|risks?|schemes?"
    r"|costs?|budgets?|de|des|du|der|die|das|aller|alle|todos|los|projets?|projekte?n?|proyectos|progetti|gbp|eur|usd"
    r"|excl?|incl?|vat|k|m|£|\$|€)\b)*"
)


def is_total_word(text: str) -> bool:
    """Whether a label is nothing but a word for a total, or one and what goes without saying: `Total (12 projects)`."""
    folded = fold(text)
    if _SUM_WORD.fullmatch(folded):
        return True
    found = _ANY.search(folded)
    return found is not None and bool(_FEW.fullmatch(folded[: found.start()] + folded[found.end() :]))


def is_summary_word(text: str) -> bool:
    """Whether a label is nothing but a word for what is made of other numbers: `Average`, `Anzahl`."""
    return _SUMMARY_WORD.fullmatch(fold(text)) is not None


def names_subtotal(text: str) -> bool:
    """Whether a label has a word that people use of parts of a total and of little else."""
    return re.search(rf"(?:^|(?<=\s))(?:{_PART})(?=$|[\s:(\-–,.])", fold(text)) is not None


def has_total_word(text: str) -> str | None:
    """What a label says beside a word for a total; None where it has none."""
    folded = fold(text)
    found = _ANY.search(folded)
    if found is None:
        return None
    rest = f"{folded[: found.start()]} {folded[found.end() :]}"
    return " ".join(re.sub(r"[:()\-–]", " ", rest).split())


def total_word(label: str) -> str:
    """The word for a total in a label; empty where it has none."""
    found = _ANY.search(fold(label))
    return found[1] if found else ""


_ALL = re.compile(r"(?:all|whole|entire|alle|gesamtes?|tous|toutes?|todos|todas|tutti|tutte)\b.{0,40}")


def says_all(text: str) -> bool:
    """Whether a label begins with a word for everything, as that of a sum may: `All initiatives`."""
    return _ALL.fullmatch(fold(text)) is not None


_NOTE = re.compile(
    r"\*+|[†‡¹²³]|\(?\d\)\s|\[\d\]|n\.?b\.?[:\s]|copyright\b|©|\(?all (?:figures|amounts|values)\b"
    r"|(?:(?:foot)?notes?|sources?|remarks?|disclaimer|anmerkung(?:en)?|hinweise?|quellen?|fußnoten?|remarques?|notas?"
    r"|fuentes?|fonti?|bron(?:nen)?|opmerking(?:en)?|uwag[ai]|źródło|obs|bemerkung(?:en)?|källa|kilde|lähde)"
    r"\s*(?:\d+\s*)?(?:[:.–—]|$)"
    r"|(?:prepared|approved|reviewed) by\b|(?:generated|exported|extracted|printed|created|updated) (?:by|on|at|from)\b"
    r"|last (?:updated|changed|saved)\b|as (?:at|of) \d|status (?:at|as (?:at|of))\b|stand\s*(?::|\d|vom\b)"
    r"|erstellt (?:am|von|durch|mit)\b|(?:strictly )?confidential\W*$|official(?:\W+sensitive)?\W*$|vertraulich\W*$"
    r"|end of (?:report|list|register|table|file|document|sheet)\b|(?:page|seite|página|pagina|strona|sida) \d"
)
_KEY = re.compile(
    r"(?:key|legend|legends|key to .*|colour key|color key|rag key|abbreviations?|glossary|légende|legende"
    r"|schlüssel|abkürzungen|leyenda|clave|legenda|chiave|teckenförklaring|selite|vysvětlivky|jelmagyarázat|abréviations"
    r"|explanation|erläuterung|signs|symbols?)\s*[:.]?(?:\s.*)?"
)
_PAIR = re.compile(r"(?:^|[;,.|\n]|\s{2,}|\s/\s)\s*[^\s=;,]{1,24}(?: [^\s=;,]{1,12})?\s*(?:=|:=|->|→)\s*\S")
_COLON_PAIR = re.compile(r"(?:^|[;,|])\s*\S{1,3}\s*[:–-]\s+\w")


def begins_as_note(text: str) -> bool:
    """Whether a text begins with a word or sign as notes do."""
    return _NOTE.match(fold(text)) is not None


def is_note(text: str) -> bool:
    """Whether a text begins as notes below a table do, or is a sentence."""
    folded = fold(text)
    return begins_as_note(text) or (len(folded) > 40 and folded.count(" ") >= 6)


def is_key(text: str) -> bool:
    """Whether a text explains signs (`x = missing; y = approved`) or begins an explanation of them (`Key:`)."""
    return explains(text) or begins_key(text)


def explains(text: str) -> bool:
    """Whether a text says of signs what they mean: `x = missing; y = approved`."""
    if _PAIR.search(text) and ("=" in text or "→" in text or "->" in text):
        return True
    return len(_COLON_PAIR.findall(text)) >= 2


def begins_key(text: str) -> bool:
    """Whether a text is a word that stands above an explanation of signs."""
    return len(text) < 60 and _KEY.fullmatch(fold(text)) is not None


_UNIT = re.compile(
    r"\([^()]{1,20}\)|[£$€%#]|[£$€] ?(?:k|m|bn|mn|mio\.?|000s?|'000)|(?:gbp|eur|usd|chf|sek|nok|dkk|pln|[kmt]€|[kmt]£)"
    r"(?: ?(?:k|m|bn|mio\.?|000s?|'000))?|'?000s?|(?:working )?(?:days?|weeks?|months?|years?|hours?)|fte"
    r"|y ?/ ?n|yes ?/ ?no|[dmy]{1,4}[./\- ][dmy]{1,4}(?:[./\- ][dmy]{2,4})?"
    r"|tage?|wochen?|jours?|semaines?|mois|días?|semanas?|meses"
)


def is_unit(text: str) -> bool:
    """Whether a text is a unit or a format, as stands below a heading: `£k`, `%`, `(days)`, `dd/mm/yyyy`."""
    return _UNIT.fullmatch(fold(text)) is not None
