"""The workbook as a whole: which sheets it has, and where the drop-downs of one find their choices in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.records import Entity, Portfolio, Schema
from pmo_audit.sources.grid import letters
from pmo_audit.templates.asking import Asked
from pmo_audit.templates.columns import Choice, Column, columns_of
from pmo_audit.templates.filling import Filled, rows_of
from pmo_audit.templates.instructions import instructions
from pmo_audit.templates.wording import Setting, title_of

LISTS = "Lists"
_LONGEST_NAME = 31
_LONGEST_LIST = 250
"""So many letters of choices a spreadsheet takes in the cell's own rule; longer lists stand on a sheet."""
_LAST_ROW = 2001
"""Records of another register are offered up to here."""


@dataclass(frozen=True, slots=True)
class Page:
    """One register as a sheet, with the records that are known to begin with."""

    title: str
    entity: Entity
    columns: tuple[Column, ...]
    rows: tuple[tuple[Filled, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook made: its bytes, its registers, how many gaps it marks, and what it could not say of the records."""

    content: bytes
    registers: tuple[str, ...]
    gaps: int = 0
    lost: tuple[Filled, ...] = ()


def template(
    schema: Schema,
    entities: Sequence[Entity],
    asked: Asked,
    standards: Sequence[str] = (),
    *,
    currency: str | None = None,
    portfolio: Portfolio | None = None,
) -> Template:
    """The workbook that collects these registers; with a portfolio, what is known stands in it already."""
    from pmo_audit.templates.sheets import Book  # openpyxl takes its time

    setting = Setting(schema, frozenset(one.name for one in entities), currency)
    pages = [_page(setting, one, asked, portfolio) for one in entities]
    cells = [cell for page in pages for row in page.rows for cell in row]
    gaps = sum(one.gap for one in cells)
    long = _long_lists(pages)
    book = Book(plain=not asked.fields)
    described = [(one.title, one.entity.doc) for one in pages]
    book.instructions(instructions(described, standards, gaps if portfolio is not None else None))
    choices = dict(_choices(pages, long))
    for page in pages:
        book.register(page, choices)
    if long:
        book.lists(LISTS, long)
    return Template(book.content(), tuple(one.title for one in pages), gaps, tuple(one for one in cells if one.lost))


def _page(setting: Setting, entity: Entity, asked: Asked, portfolio: Portfolio | None) -> Page:
    columns = columns_of(setting, entity, asked)
    rows = tuple(rows_of(portfolio, entity.name, columns)) if portfolio is not None else ()
    names = (title_of(entity.plural), title_of(entity.name))
    title = next((one for one in names if len(one) <= _LONGEST_NAME), names[0][:_LONGEST_NAME])
    return Page(title, entity, columns, rows)


def _long_lists(pages: Sequence[Page]) -> Mapping[Choice, int]:
    """The choices that are too long for a cell's own rule, each with its column on the sheet of lists."""
    wanted = dict.fromkeys(one.choice for page in pages for one in page.columns if one.choice is not None)
    long = [one for one in wanted if len(",".join(one.words)) > _LONGEST_LIST]
    return {one: number for number, one in enumerate(long, 2)}


def _choices(pages: Sequence[Page], long: Mapping[Choice, int]) -> Iterator[tuple[Choice, str]]:
    """Each choice as the rule of a cell names it: the words themselves, or the cells in which they stand."""
    labels = {page.entity.name: _cells_of_label(page) for page in pages}
    for choice in dict.fromkeys(one.choice for page in pages for one in page.columns if one.choice is not None):
        if choice in long:
            column = letters(long[choice])
            yield choice, f"{LISTS}!${column}$2:${column}${len(choice.words) + 1}"
        elif choice.words:
            yield choice, f'"{",".join(choice.words)}"'
        elif choice.entity in labels:
            yield choice, labels[choice.entity]


def _cells_of_label(page: Page) -> str:
    """The cells in which the records of a sheet have the names by which others mention them."""
    names = [one.field.name for one in page.columns]
    column = letters(names.index(page.entity.label) + 1)
    last = max(_LAST_ROW, len(page.rows) + 1)
    return f"'{page.title}'!${column}$2:${column}${last}"
