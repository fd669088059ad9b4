"""From tables to a proposal: each taken for a register or for none, and all that in the words of the mapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from types import MappingProxyType

from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.proposing.exports import exports_in, guess_export
from pmo_audit.proposing.filling import fill_in
from pmo_audit.proposing.forms import guess_form, is_map, told_of_no_form
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.matching import Match
from pmo_audit.proposing.month_headings import about_months
from pmo_audit.proposing.proposal import ColumnGuess, LeftOut, NotTaken, OpenQuestion, Proposal, TableGuess
from pmo_audit.proposing.same import settle_same
from pmo_audit.proposing.stages import Stages, find_stages
from pmo_audit.proposing.tables import Seen, nested_in, sample_of, seen_in
from pmo_audit.proposing.taking import Refused, Taken, Taker, file_pattern
from pmo_audit.proposing.unit_notes import by_note
from pmo_audit.proposing.vocabulary import Vocabulary
from pmo_audit.records import Field, Schema, core_schema
from pmo_audit.records.organisation import LIFECYCLE
from pmo_audit.settings import FieldMapping, ImportMapping, TableMapping
from pmo_audit.sources.binding import NO_RECORDS, UNDECIDED
from pmo_audit.sources.decoding import ProposedEncoding
from pmo_audit.sources.layout import HEADING
from pmo_audit.sources.tables import Reading

_AS_THEY_ARE: Mapping[str, ProposedEncoding] = MappingProxyType({})
_READABLE = 0.6
"""Where fewer of the stages than this share are those of the standard, the organisation has its own."""


def propose_tables(
    readings: Sequence[Reading],
    schema: Schema | None = None,
    encodings: Mapping[str, ProposedEncoding] = _AS_THEY_ARE,
    map_: tuple[Path, str] | None = None,
) -> Proposal:
    """What the tables of files most likely mean. `schema` is that of the standards, where there are some already.

    `encodings` are those of the files that had to be guessed, by their names. `map_` is the map of the cells of forms
    among them, with what the settings are to call it.
    """
    whole = schema or core_schema()
    schema = whole.delivered
    form = guess_form(readings, *map_, schema, 1) if map_ is not None else None
    if form is not None:
        taken = {id(one) for one in form.readings}
        readings = [one for one in readings if id(one) not in taken and not is_map(one, form.map)]
    exports, others = exports_in(readings, _files(readings))
    seen = list(seen_in(others))
    found = _taken(seen, Vocabulary(schema))
    stages = _own_stages(found, schema)
    if stages is not None:
        whole = whole.with_lifecycle(stages.names)
        schema = whole.delivered
    files = tuple(dict.fromkeys([*(one.table.file for one in seen), *(one.file for one in exports)]))
    guessed = [_guess(one, files, number, schema, stages) for number, one in enumerate(found, 1)]
    for export in exports:
        guessed += guess_export(export, schema, len(guessed) + 1)
    guessed = [_encoded(one, encodings) for one in guessed]
    tables_guessed = tuple(one for one in guessed if isinstance(one, TableGuess))
    not_taken = tuple(one for one in guessed if isinstance(one, NotTaken))
    mapping = ImportMapping(tables=tuple(one.mapping for one in guessed), forms=(form.mapping,) if form else ())
    told = tuple(_told(tables_guessed, not_taken))
    if form is not None:
        tables_guessed, told = (form.table, *tables_guessed), (*form.map.told, *told)
    elif map_ is not None:
        told = (*told_of_no_form(map_[0]), *told)
    return Proposal(tables_guessed, not_taken, mapping, whole, stages.names if stages else (), told, files)


def _files(readings: Sequence[Reading]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table.file for one in readings for table in one.tables))


def _taken(tables: Iterable[Seen], vocabulary: Vocabulary) -> list[Taken | Refused]:
    """What all tables are taken for, those nested in the records of others included."""
    taker = Taker(vocabulary)
    found: list[Taken | Refused] = []
    for top in tables:
        taken = taker.take(top)
        found += taken
        if any(isinstance(one, Taken) for one in taken):
            found += _nested(top, taker, depth=0)
    found = settle_same([_likewise(one, found, taker) for one in found])
    return fill_in(found, vocabulary.schema)


def _likewise(one: Taken | Refused, found: Sequence[Taken | Refused], taker: Taker) -> Taken | Refused:
    """A table that alone told too little, taken for what another of its file with the same headings is."""
    if isinstance(one, Taken) or not one.is_question:
        return one
    others = (
        other
        for other in found
        if isinstance(other, Taken)
        and other.seen.table.file == one.seen.table.file
        and not (other.distinct or other.layout.where or other.layout.across)
    )
    return next((taken for other in others if (taken := taker.take_like(one.seen, other))), one)


def _nested(owner: Seen, taker: Taker, depth: int) -> list[Taken | Refused]:
    found: list[Taken | Refused] = []
    for one in nested_in(owner) if depth < 5 else ():
        taken = taker.take(one)
        found += taken
        if any(isinstance(each, Taken) for each in taken):
            found += _nested(one, taker, depth + 1)
    return found


# Stages


def _own_stages(found: Sequence[Taken | Refused], schema: Schema) -> Stages | None:
    """The organisation's own stages, where its projects are in others than the schema's."""
    for one in found:
        match = one.matching.find("phase") if isinstance(one, Taken) else None
        if match is not None and match.field.type == LIFECYCLE:
            fit, stages = match.column.fits(match.field), find_stages(match.column.told)
            return stages if fit < _READABLE or (fit < 1 and stages is not None and stages.sure) else None
    return None


# In the words of the mapping


def _encoded(one: TableGuess | NotTaken, encodings: Mapping[str, ProposedEncoding]) -> TableGuess | NotTaken:
    """What a table is taken for, with the encoding of its file where that was guessed."""
    proposed = encodings.get(one.place.file)
    if proposed is None:
        return one
    mapping = replace(one.mapping, encoding=proposed.encoding)
    if isinstance(one, NotTaken):
        candidates = tuple(
            replace(each, mapping=replace(each.mapping, encoding=proposed.encoding)) for each in one.candidates
        )
        return replace(one, mapping=mapping, candidates=candidates)
    name = one.place.file.rsplit("/", 1)[-1]
    guess = Guess(name, f"written in {proposed.encoding}", proposed.reason, one.place)
    return replace(one, mapping=mapping, guesses=(guess, *one.guesses))


def _guess(
    one: Taken | Refused, files: Sequence[str], number: int, schema: Schema, stages: Stages | None
) -> TableGuess | NotTaken:
    table = one.seen.table
    pattern = file_pattern(table.file, files)
    at = table.noun if table.keyed and table.at else None
    if isinstance(one, Refused):
        entity = UNDECIDED if one.is_question else NO_RECORDS
        mapping = TableMapping(entity, pattern, at, number=number, layout=one.seen.layout)
        guesses = [_guess(each, files, number, schema, stages) for each in one.candidates]
        candidates = tuple(each for each in guesses if isinstance(each, TableGuess))
        help_ = about_months(each.heading for each in one.seen.columns)
        return NotTaken(one.seen.name, one.reason, one.seen.place, mapping, one.is_question, candidates, help_)
    columns = [_column(match, one, schema, stages) for match in one.matching.matches]
    left = [
        LeftOut(column.heading, why, one.seen.heading_place(column), column.is_empty, column.is_prose)
        for column, why in one.matching.left
    ]
    questions = [
        OpenQuestion(
            tuple(column.heading for column in each.columns),
            tuple(field.name for field in each.fields),
            each.reason,
            one.seen.heading_place(each.columns[0]),
        )
        for each in one.matching.questions
    ]
    used = {each.line.currency_column for each in columns}
    left = [each for each in left if each.heading not in used]
    left += _unspoken_of(
        one, {*used, *(each.heading for each in left), *(heading for each in columns for heading in each.line.columns)}
    )
    ignored = [*(each.heading for each in left), *(heading for each in questions for heading in each.headings)]
    mapping = TableMapping(
        one.entity.name,
        pattern,
        at,
        distinct=one.distinct,
        ignore=tuple(dict.fromkeys(ignored)),
        fields=MappingProxyType({each.field: each.line for each in columns}),
        number=number,
        layout=one.layout,
    )
    return TableGuess(
        one.seen.name,
        one.entity.name,
        one.seen.rows,
        mapping,
        one.reason,
        one.sure,
        one.seen.place,
        tuple(columns),
        tuple(questions),
        tuple(left),
        tuple(one.guesses),
    )


def _unspoken_of(one: Taken, told: Set[str | None]) -> list[LeftOut]:
    """The columns that nothing was said of, so that `run` does not read them by their names."""
    asked = {column.index for each in one.matching.questions for column in each.columns}
    left = [each for each in one.seen.columns if each.heading not in told and each.index not in asked]
    reason = "it is not read here"
    return [
        LeftOut(each.heading, reason, one.seen.heading_place(each), is_prose=each.is_prose)
        for each in left
        if not each.holds_lists
    ]


def _column(match: Match, taken: Taken, schema: Schema, stages: Stages | None) -> ColumnGuess:
    """A column as it is read, in the organisation's own stages where it has some."""
    field = schema.find_field(taken.entity.name, match.field.name) or match.field
    place = taken.seen.heading_place(match.column)
    if stages is not None and match.field.type == LIFECYCLE:
        line = FieldMapping(columns=(match.column.heading,), words=stages.words)
        reason = f"{match.reason}; the stages are in the order of {stages.reason}"
        return ColumnGuess(match.column.heading, field.name, line, sample_of(match.column), reason, stages.sure, place)
    line, guesses = by_note(match.column.heading, *_line(match, field), taken.seen.note)
    placed = tuple(replace(one, place=one.place or place) for one in guesses)
    cells = tuple(taken.seen.places_of(match.column, one) for one in placed)
    return ColumnGuess(
        match.column.heading,
        field.name,
        line,
        sample_of(match.column),
        match.reason,
        match.is_sure,
        place,
        placed,
        cells,
    )


def _line(match: Match, field: Field) -> tuple[FieldMapping, tuple[Guess, ...]]:
    """How the cells of a column are read."""
    if match.with_columns:
        return FieldMapping(columns=tuple(one.heading for one in match.with_columns)), ()
    if not match.words:
        line, guesses = match.column.reading(field)
        return (replace(line, scale=1) if line.currency is not None and line.scale is None else line), guesses
    if match.column.heading == HEADING:
        return FieldMapping(columns=(HEADING,), words=match.words), ()
    line = FieldMapping(columns=(match.column.heading,), words=match.words, missing=("*",))
    said = tuple(
        Guess(f"`{word}`", f"`{meant}`", "it names this project alone", None, False) for word, meant in match.words
    )
    return line, said


# What there is to say


def _told(tables: Iterable[TableGuess], not_taken: Iterable[NotTaken]) -> Iterable[Diagnostic]:
    for one in not_taken:
        code, severity = ("PA581", Severity.WARNING) if one.is_question else ("PA580", Severity.NOTE)
        help_ = one.help or ("say in the mapping what its rows are" if one.is_question else "")
        yield Diagnostic(code, f"`{one.name}` is not read: {one.reason}", one.place, help_, severity)
    for table in tables:
        for question in table.questions:
            message = f"{question.reason}, so it is not read"
            yield Diagnostic("PA582", message, question.place, "say in the mapping which it is", Severity.WARNING)
