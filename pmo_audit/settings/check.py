"""From a parsed document to settings: each part against its shape, each mistake in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.settings.model import (
    STOCK_MISSING,
    Across,
    DataDefaults,
    FieldMapping,
    FormMapping,
    FormRows,
    ImportMapping,
    Layout,
    Pivot,
    RunDefaults,
    Settings,
    TableMapping,
    Tree,
)
from pmo_audit.settings.shapes import (
    AcrossShape,
    DataShape,
    FieldShape,
    FormRowsShape,
    FormShape,
    PivotShape,
    RunShape,
    TableShape,
    read_span,
    read_unit,
)
from pmo_audit.text import Origin, in_words, nearest

_PARTS = ("run", "data", "table", "form")
_Shape = TypeVar("_Shape", bound=BaseModel)


class Checker:
    """Checks one document and keeps what it has to complain of."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.diagnostics: list[Diagnostic] = []

    def settings(self, document: Mapping[str, object]) -> Settings:
        """The settings in a document; what is wrong in it is left out."""
        for key in document:
            if key not in _PARTS:
                self._unknown_key("", key, _PARTS)
        run = self._shape(RunShape, document.get("run", {}), "run")
        return Settings(_run(run) if run else RunDefaults(), self._mapping(document))

    def _mapping(self, document: Mapping[str, object]) -> ImportMapping:
        data = self._shape(DataShape, document.get("data", {}), "data")
        tables = [self._table(one, number) for number, one in enumerate(self._several(document, "table"), 1)]
        forms = [self._form(one, number) for number, one in enumerate(self._several(document, "form"), 1)]
        return ImportMapping(
            _data(data) if data else DataDefaults(),
            tuple(one for one in tables if one is not None),
            self.name,
            tuple(one for one in forms if one is not None),
        )

    def _several(self, document: Mapping[str, object], part: str) -> list[object]:
        """All parts of a name that may stand there more than once."""
        given = document.get(part, [])
        if isinstance(given, list):
            return given
        self._complain("PA604", part, f"`{part}` is not a list of {part}s", f"write `[[{part}]]`, in double brackets")
        return []

    def _form(self, given: object, number: int) -> FormMapping | None:
        path = f"form {number}"
        shape = self._shape(FormShape, given, path)
        if shape is None:
            return None
        rows = (self._rows(one, shape.file, f"{path}, rows", number) for one in shape.rows)
        return FormMapping(
            TableMapping(
                shape.entity,
                shape.file,
                only_mapped=True,
                fields=self._fields(shape.fields, path),
                number=number,
                part="form",
            ),
            shape.map,
            shape.key,
            shape.sheet,
            shape.cell,
            tuple(one for one in rows if one is not None),
        )

    def _rows(self, given: object, file: str, path: str, number: int) -> FormRows | None:
        shape = self._shape(FormRowsShape, given, path)
        if shape is None:
            return None
        fields = self._fields(shape.fields, path)
        table = TableMapping(shape.entity, file, only_mapped=True, fields=fields, number=number, part="form")
        return FormRows(table, shape.sheet, read_span(shape.rows))

    def _fields(self, given: Mapping[str, object], path: str) -> Mapping[str, FieldMapping]:
        fields = {name: self._field(one, f"{path}, fields.{name}") for name, one in given.items()}
        return MappingProxyType({name: one for name, one in fields.items() if one is not None})

    def _table(self, given: object, number: int) -> TableMapping | None:
        path = f"table {number}"
        shape = self._shape(TableShape, given, path)
        if shape is None:
            return None
        layout = self._layout(shape, given, path)
        lines = {name: _with_column(name, one, layout.across) for name, one in shape.fields.items()}
        return TableMapping(
            shape.entity,
            shape.file,
            shape.at,
            shape.distinct,
            shape.only_mapped,
            tuple(shape.ignore),
            self._fields(lines, path),
            number,
            layout,
            self._tree(shape, path),
            shape.encoding,
        )

    def _tree(self, shape: TableShape, path: str) -> Tree:
        given = (self._shape(PivotShape, one, f"{path}, cells") for one in shape.cells)
        sure = (one for one in given if one is not None)
        cells = [Pivot(one.list, one.name, one.value, one.titles, one.id, one.title) for one in sure]
        return Tree(tuple(shape.open), tuple(cells), shape.total, shape.more)

    def _layout(self, shape: TableShape, raw: object, path: str) -> Layout:
        given = None if shape.across is None else self._shape(AcrossShape, shape.across, f"{path}, across")
        across = Across(tuple(given.columns), given.into, given.values) if given is not None else None
        said = {key: raw[key] for key in ("header", "skip") if isinstance(raw, dict) and key in raw}
        lettered = {key for key, value in said.items() if _holds(value, str)}
        transposed = True if lettered and shape.transposed is None else shape.transposed
        wrong = {key for key, value in said.items() if transposed and _holds(value, int)}
        wrong |= {key for key in lettered if not transposed}
        for key in sorted(wrong):
            message = f"`{key}` names {'rows' if transposed else 'columns'} of a table that is {_turned(transposed)}"
            help_ = 'name columns by letters, as in "B"' if transposed else "name rows by their numbers, as in 5"
            self._complain("PA617", _join(path, key), message, help_)
        return Layout(
            sheet=shape.sheet,
            header=() if "header" in wrong else tuple(shape.header),
            rows=read_span(shape.rows) if shape.rows is not None else None,
            columns=read_span(shape.columns) if shape.columns is not None else None,
            skip=() if "skip" in wrong else tuple(shape.skip),
            transposed=transposed,
            where=tuple((heading, tuple(words)) for heading, words in shape.where.items()),
            across=across,
        )

    def _field(self, given: object, path: str) -> FieldMapping | None:
        shape = self._shape(FieldShape, {"column": given} if isinstance(given, str) else given, path)
        if shape is None:
            return None
        column = shape.column if shape.column is not None else shape.cell
        columns = tuple(shape.columns) or ((column,) if column is not None else ())
        if shape.value is None and (not columns or (shape.columns and shape.column is not None)):
            either = "neither `column` nor `columns`" if not columns else "both `column` and `columns`"
            self._complain("PA605", path, f"it has {either}", 'name the column to read, as in `column = "Title"`')
            return None
        if shape.value is not None and columns:
            help_ = "leave the column out, or the value"
            self._complain("PA605", path, "it has both a column and a `value` of its own", help_)
            return None
        currency, scale = read_unit(shape.unit) if shape.unit else (None, None)
        return FieldMapping(
            columns=columns,
            join=shape.join,
            currency=currency,
            scale=scale,
            words=tuple(shape.words.items()),
            missing=tuple(shape.missing),
            none=tuple(shape.none),
            exempt=tuple(shape.exempt),
            dates=shape.dates,
            decimal=shape.decimal,
            numbers=shape.numbers,
            blank=shape.blank,
            two_digit_years_from=shape.two_digit_years_from,
            epoch=shape.epoch,
            value=shape.value,
            label=shape.label,
            currency_column=shape.currency_column,
            serials=1904 if shape.serials == 1904 else 1900 if shape.serials else None,
            fills=tuple(shape.fills.items()),
        )

    def _shape(self, shape: type[_Shape], given: object, path: str) -> _Shape | None:
        """The part as its shape; where keys are wrong, what is left without them; None where that will not do."""
        if not isinstance(given, dict):
            self._complain("PA604", path, f"`{_key(path)}` is not a table of keys and values", "")
            return None
        try:
            return shape.model_validate(given)
        except ValidationError as error:
            wrong = {str(one["loc"][0]) for one in error.errors() if one["loc"]}
        for key in sorted(wrong):
            self._explain(shape, given, path, key)
        try:
            return shape.model_validate({key: one for key, one in given.items() if key not in wrong})
        except ValidationError:
            return None

    def _explain(self, shape: type[BaseModel], given: Mapping[str, object], path: str, key: str) -> None:
        known = shape.model_fields
        if key not in known:
            self._unknown_key(path, key, known)
        elif key not in given:
            self._complain("PA605", path, f"`{key}` is not given", f"expected {known[key].description}")
        else:
            said = given[key]
            shown = f"`{said}`" if isinstance(said, str | int | float) else "something else"
            message = f"`{key}` is {shown.lower() if isinstance(said, bool) else shown}"
            self._complain("PA604", _join(path, key), message, f"expected {known[key].description}")

    def _unknown_key(self, path: str, key: str, known: Mapping[str, object] | tuple[str, ...]) -> None:
        near = nearest(key, known)
        help_ = f"did you mean `{near}`?" if near else f"known are {in_words(f'`{one}`' for one in known)}"
        self._complain("PA603", _join(path, key), f"no setting is called `{key}`", help_)

    def _complain(self, code: str, path: str, message: str, help_: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, Origin(self.name, path), help_))


def _holds(value: object, kind: type) -> bool:
    return any(isinstance(one, kind) for one in (value if isinstance(value, list) else [value]))


def _turned(transposed: bool | None) -> str:
    return "transposed" if transposed else "not transposed"


def _with_column(name: str, line: object, across: Across | None) -> object:
    """The line of a field that headings or their cells go into: it need not name a column."""
    if across is None or name not in (across.into, across.values) or not isinstance(line, dict):
        return line
    return line if "column" in line or "columns" in line else {**line, "column": name}


def _join(path: str, key: str) -> str:
    return (
        f"{path}, {key}"
        if path.startswith(("table ", "form ")) and "," not in path
        else f"{path}.{key}"
        if path
        else key
    )


def _key(path: str) -> str:
    return path.split(", ")[-1].removeprefix("fields.")


def _run(shape: RunShape) -> RunDefaults:
    return RunDefaults(
        rules=tuple(shape.rules),
        data=tuple(shape.data),
        as_of=shape.as_of,
        fail_on=shape.fail_on,
        select=tuple(shape.select),
        ignore=tuple(shape.ignore),
        project=tuple(shape.project),
        format=shape.format,
        output=shape.output,
        allow_unknown=shape.allow_unknown,
        allow_partial=shape.allow_partial,
    )


def _data(shape: DataShape) -> DataDefaults:
    return DataDefaults(
        currency=shape.currency,
        dates=shape.dates,
        decimal=shape.decimal,
        missing=STOCK_MISSING if shape.missing is None else tuple(shape.missing),
        none=tuple(shape.none),
        exempt=tuple(shape.exempt),
        two_digit_years_from=shape.two_digit_years_from,
        encoding=shape.encoding,
    )
