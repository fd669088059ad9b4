"""How the cells of one column are to be read, if it is taken for this field: as a line of the mapping, with reasons.

Only what the whole column, its heading and its neighbours tell is settled. What a careful reader could not decide is
left open, and told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.reading.amounts import propose_amounts
from pmo_audit.proposing.reading.colours import propose_fills
from pmo_audit.proposing.reading.dates import propose_dates, propose_order, propose_period_years
from pmo_audit.proposing.reading.decimals import propose_decimal
from pmo_audit.proposing.reading.left_open import tell_open
from pmo_audit.proposing.reading.seen import Beside, Said, Seen, look
from pmo_audit.proposing.reading.shares import propose_shares
from pmo_audit.proposing.reading.states import propose_states
from pmo_audit.proposing.reading.words import WordReader, propose_words
from pmo_audit.records import Field
from pmo_audit.settings import DataDefaults, FieldMapping
from pmo_audit.sources.cells import reader_for
from pmo_audit.sources.tables import Cell
from pmo_audit.types import DateType, EnumType, MoneyType, Number, PeriodType, Truth

_NO_KEY: Mapping[str, str] = MappingProxyType({})


def propose_reading(
    field: Field,
    heading: str,
    cells: Sequence[Cell],
    fills: Sequence[str | None],
    beside: Beside,
    key: Mapping[str, str] = _NO_KEY,
) -> tuple[FieldMapping, tuple[Guess, ...]]:
    """How the cells of a column are read for a field, and each guess in that.

    `fills` are the fill colours of the cells, `beside` the columns of the table by their headings. Where this column is
    among them with more cells, as that of a log whose rows are of several kinds, all of them tell how it is written.
    `key` is what the sheet itself says of its words and colours: `x` is `missing`, `FF0000` is `red`.
    """
    said = Said(FieldMapping(columns=(heading,)))
    seen, whole = look(heading, cells), look(heading, beside.get(heading, ()))
    beside = {name: column for name, column in beside.items() if name != heading}
    if isinstance(field.type, EnumType | Truth):
        _propose_words(field, seen, cells, fills, said, key)
    else:
        seen = propose_states(field, seen, said)
        whole = propose_states(field, whole, Said(said.line))
        _propose_values(field, whole if whole.holds(seen) else seen, beside, said)
        tell_open(field, seen, said)
    return said.line, tuple(said.guesses)


def _propose_values(field: Field, seen: Seen, beside: Beside, said: Said) -> None:
    match field.type:
        case MoneyType():
            propose_amounts(seen, beside, said)
        case DateType():
            propose_dates(seen, beside, said)
        case PeriodType():
            propose_period_years(seen, said)
            propose_order(seen, beside, said)
        case Number(percent=True):
            propose_shares(seen, beside, said)
        case Number():
            propose_decimal(seen.texts, beside, said, seen.heading)


def _propose_words(
    field: Field,
    seen: Seen,
    cells: Sequence[Cell],
    fills: Sequence[str | None],
    said: Said,
    key: Mapping[str, str],
) -> None:
    """Words of the list go before words for states: `offen` is a status where there is one called so."""
    topic, members = (
        (field.type.name, field.type.members) if isinstance(field.type, EnumType) else ("truth", ("yes", "no"))
    )
    reader = WordReader(topic, members, key)
    if isinstance(field.type, Truth):
        read = reader_for(field, None, DataDefaults())
        seen = seen.without(lambda text: isinstance(read(text), bool))
    words = seen.without(lambda text: reader.find(text) is None)
    rest = propose_states(field, seen.without(lambda text: reader.find(text) is not None), said)
    propose_words(topic, members, Seen(seen.heading, {**words.texts, **rest.texts}, rest.long, seen.numbers), said, key)
    if any(fills) and isinstance(field.type, EnumType):
        propose_fills(reader, cells, fills, said, key)
