"""The names of months and weekdays in the languages that registers here come in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

_MONTHS: Final[tuple[str, ...]] = (
    "january jan janvier janv januar januari jaenner janner enero ene gennaio gen",
    "february feb fevrier fevr fev februar februari febrero febbraio febr",
    "march mar mars marz maerz mrz maart mrt marzo",
    "april apr avril avr abril abr aprile",
    "may mai mei mayo maggio mag",
    "june jun juin juni junio giugno giu",
    "july jul juillet juil juli julio luglio lug",
    "august aug aout augustus agosto ago",
    "september sep sept septembre septiembre setiembre settembre set",
    "october oct octobre oktober okt octubre ottobre ott",
    "november nov novembre noviembre",
    "december dec decembre dezember dez diciembre dic dicembre",
)
_WEEKDAYS: Final[tuple[str, ...]] = (
    "monday mon lundi lun montag mo lunes maandag ma lunedi",
    "tuesday tue tues mardi mar dienstag di martes dinsdag martedi",
    "wednesday wed mercredi mer mittwoch mi miercoles mie woensdag wo mercoledi",
    "thursday thu thur thurs jeudi jeu donnerstag do jueves jue donderdag giovedi gio",
    "friday fri vendredi ven freitag fr viernes vie vrijdag vr venerdi",
    "saturday sat samedi sam samstag sonnabend sa sabado sab zaterdag za sabato",
    "sunday sun dimanche dim sonntag so domingo dom zondag zo domenica",
)


def _numbered(names: tuple[str, ...], first: int) -> Mapping[str, int]:
    return {name: number for number, line in enumerate(names, first) for name in line.split()}


MONTHS: Final = _numbered(_MONTHS, 1)
"""Name or short form, in plain small letters → 1 to 12."""
WEEKDAYS: Final = _numbered(_WEEKDAYS, 0)
"""Name or short form, in plain small letters → 0 (Monday) to 6."""


def plain(word: str) -> str:
    """A word in small letters without accents: `Août` is `aout`."""
    lower = word.casefold().rstrip(".")
    if lower.isascii():
        return lower
    return "".join(one for one in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(one))
