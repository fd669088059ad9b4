"""One worksheet, streamed: its rows go out as they are read, what belongs to the whole sheet is kept until its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pmo_audit.sources.xlsx import limits, values
from pmo_audit.sources.xlsx.book import Book, Counter, Facts
from pmo_audit.sources.xlsx.limits import damaged
from pmo_audit.sources.xlsx.markup import Attributes, feed, parser, without_prefixes
from pmo_audit.sources.xlsx.strings import plain
from pmo_audit.sources.xlsx.styles import Style
from pmo_audit.sources.xlsx.values import NOTHING

_PLAIN = Style()
_FEW = 5
_LONG = 200


class Worksheet:
    """Reads one sheet. `take` brings the lines of rows out as they come; `facts` are complete after the last."""

    def __init__(self, name: str, book: Book) -> None:
        self.facts = Facts()
        self._name, self._book = name, book
        self._lines: list[str] = []
        self._row = self._column = self._depth = 0
        self._row_hidden = self._in_row = self._in_cell = False
        self._tokens: list[str] = []
        self._fills: list[tuple[int, int, str]] = []
        self._cell: Attributes = {}
        self._text: list[str] = []
        self._length = 0
        self._value: str | None = None
        self._inline: list[str] = []
        self._formula: str | None = None
        self._taking = self._aside = False
        self._columns = _Columns()
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "c": self._start_cell,
            "v": self._start_text,
            "t": self._start_text,
            "f": self._start_text,
            "row": self._start_row,
            "rPh": self._start_aside,
            "col": self._hidden_column,
            "mergeCell": self._merge,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "c": self._end_cell,
            "v": self._end_value,
            "t": self._end_run,
            "f": self._end_formula,
            "row": self._end_row,
            "rPh": self._end_aside,
        }

    def take(self, pieces: Iterable[bytes]) -> Iterator[list[str]]:
        """The rows that hold anything, some at a time: each its number (`h` behind it where hidden), then its cells."""
        made = parser(self._name)
        made.CharacterDataHandler = self._characters
        starts, ends = self._starts, self._ends

        def start(name: str, attributes: Attributes) -> None:
            if (handle := starts.get(name)) is not None:
                handle(attributes)
            else:
                self._enter()

        def end(name: str) -> None:
            if (handle := ends.get(name)) is not None:
                handle()
            elif name not in starts:
                self._depth -= 1

        def root(name: str, _: Attributes) -> None:
            prefixed = ":" in name
            made.StartElementHandler = without_prefixes(start) if prefixed else start
            made.EndElementHandler = without_prefixes(end) if prefixed else end

        made.StartElementHandler = root
        counter = Counter()
        for _ in feed(made, counter.watch(pieces), self._name):
            self._book.check()
            if self._lines:
                yield self._lines
                self._lines = []
        self.facts.counted = counter.count

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > limits.DEPTH:
            raise damaged(f"the part `{self._name}` of the workbook is nested too deep")

    def _start_row(self, attributes: Attributes) -> None:
        if self._in_row:
            raise damaged(f"a row stands in a row in the part `{self._name}` of the workbook")
        number = attributes.get("r")
        before, self._row = self._row, self._row + 1
        if number is not None:
            self._row = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 0
        if not before < self._row <= limits.LAST_ROW:
            raise damaged(f"the rows are out of order in the part `{self._name}` of the workbook")
        self._row_hidden = attributes.get("hidden") in ("1", "true")
        self._in_row, self._column, self._tokens, self._fills = True, 0, [], []

    def _end_row(self) -> None:
        self._in_row = False
        tokens, facts = self._tokens, self.facts
        if not tokens:
            return
        facts.rows += 1
        self._book.places += len(tokens)
        if self._row_hidden:
            facts.hidden_rows.append(self._row)
        if self._fills and len(facts.fills) < limits.FILLS:
            facts.fills += self._fills
        elif self._fills:
            facts.cut_short = True
        self._lines.append(f'["{self._row}{"h" * self._row_hidden}",{",".join(tokens)}]')

    def _start_cell(self, attributes: Attributes) -> None:
        if self._in_cell or not self._in_row:
            raise damaged(f"a cell stands where none can in the part `{self._name}` of the workbook")
        self._in_cell = True
        self._cell = attributes
        self._value = self._formula = None
        self.facts.started += 1

    def _end_cell(self) -> None:
        self._in_cell = False
        attributes = self._cell
        column = self._placed(attributes.get("r"))
        style = self._book.styles.get(attributes.get("s", "0"), _PLAIN)
        if style.fill:
            self._fills.append((self._row, column, style.fill))
        if self._value is None and self._formula is None and not self._inline:
            return
        token = self._token(attributes.get("t", "n"), style)
        if token == NOTHING:
            return
        self.facts.filled += 1
        self._book.cells += 1
        self._book.characters += len(token)
        tokens = self._tokens
        if gap := column - len(tokens) - 1:
            tokens += [NOTHING] * gap
        tokens.append(token)

    def _placed(self, reference: str | None) -> int:
        """The column of a cell, which stands to the right of the one before."""
        before = self._column
        if reference is None:
            self._column += 1
        else:
            name = reference.rstrip("0123456789")
            self._column = self._columns[name]
            if reference[len(name) :] != str(self._row):
                self._column = 0
        if not before < self._column <= limits.LAST_COLUMN:
            where = f"`{(reference or '?')[:20]}` in row {self._row}"
            raise damaged(f"the cell {where} is out of place in the part `{self._name}` of the workbook")
        return self._column

    def _token(self, kind: str, style: Style) -> str:
        value = self._value
        if self._inline:
            value, self._inline = plain("".join(self._inline)), []
            return values.text(value)
        if value is None or (kind == "n" and self._formula is not None and not value.strip()):
            return self._never_calculated()
        if kind == "s":
            return self._shared(value)
        if kind == "n":
            return values.number(value, style, self._book.since_1904) if value.strip() else NOTHING
        if kind == "b":
            return "true" if value.strip() in ("1", "true") else "false"
        if kind == "e":
            return values.error(value)
        return values.dated(value) if kind == "d" else values.text(plain(value))

    def _shared(self, value: str) -> str:
        strings = self._book.strings
        index = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else len(strings)
        if index >= len(strings):
            return values.bad(value[:20], "it names a text that the workbook does not hold")
        text = strings[index]
        return values.text(text) if len(text) <= _LONG else self._book.long_text(index, text)

    def _never_calculated(self) -> str:
        facts = self.facts
        facts.uncalculated_count += 1
        if len(facts.uncalculated) < _FEW:
            facts.uncalculated.append(self._cell.get("r", f"row {self._row}"))
        return values.bad(f"={(self._formula or '…')[:200]}", values.NEVER_CALCULATED)

    def _start_text(self, _: Attributes) -> None:
        self._taking = self._in_cell and not self._aside
        self._text, self._length = [], 0

    def _characters(self, text: str) -> None:
        if self._taking and self._length <= limits.CELL_CHARACTERS:
            self._text.append(text)
            self._length += len(text)

    def _end_value(self) -> None:
        if self._taking:
            self._value, self._taking = "".join(self._text), False

    def _end_run(self) -> None:
        if self._taking and sum(map(len, self._inline)) <= limits.CELL_CHARACTERS:
            self._inline += self._text
        self._taking = False

    def _end_formula(self) -> None:
        if self._taking:
            self._formula, self._taking = "".join(self._text), False

    def _start_aside(self, _: Attributes) -> None:
        self._aside = True

    def _end_aside(self) -> None:
        self._aside = False

    def _hidden_column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in ("1", "true"):
            ends = [attributes.get(name, "") for name in ("min", "max")]
            if all(one.isascii() and one.isdigit() and 0 < len(one) < 6 for one in ends):
                self.facts.hidden_columns.append((int(ends[0]), min(int(ends[1]), limits.LAST_COLUMN)))

    def _merge(self, attributes: Attributes) -> None:
        if len(self.facts.merged) < limits.AREAS:
            self.facts.merged.append(attributes.get("ref", "")[:40])
        else:
            self.facts.cut_short = True


class _Columns(dict[str, int]):
    """Columns by their letters; 0 for what is none."""

    def __missing__(self, letters: str) -> int:
        found = 0
        if letters.isascii() and letters.isupper() and letters.isalpha() and len(letters) <= 3:
            for one in letters:
                found = found * 26 + ord(one) - ord("A") + 1
        if len(self) < 20_000:
            self[letters] = found
        return found
