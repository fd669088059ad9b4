"""From the text of a YAML file to lists and dicts of raw cells, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pmo_audit.classes import dataclass, field
from pmo_audit.sources.json_source import TOO_DEEP, object_of
from pmo_audit.sources.tables import NOT_FINITE, Bad, Cell, NumberText, clean, show

_DEEPEST = 100
_FREE = 10_000
_GROWTH = 10
"""Mentions of anchors may bring in so many values, and so many times as many as are written out."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS: Mapping[str, Cell] = MappingProxyType(
    dict.fromkeys(("", "~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)
_NOT_FINITE = frozenset(f"{sign}.{word}" for sign in ("", "-", "+") for word in ("inf", "Inf", "INF")) | frozenset(
    (".nan", ".NaN", ".NAN")
)
_SAID = (
    ("'\\t'", "a tab stands where spaces are expected"),
    ("tab", "a tab stands where spaces are expected"),
    ("mapping values are not allowed", "a `:` stands where no key can be; put the text into quotes"),
    ("expected ':'", "a `:` is expected here"),
    ("block end", "this line is indented otherwise than those it belongs to"),
    ("expected key", "this line is indented otherwise than those it belongs to"),
    ("'-' indicator", "this line is indented otherwise than those it belongs to"),
    ("unexpected end of stream", "the text that begins above has no closing quote"),
    ("',' or", "a `,` is expected here, or the end of the list or object"),
    ("unknown escape", "a `\\` in a text begins nothing that is known; write it twice"),
    ("cannot start any token", "a value cannot begin with this sign; put it into quotes"),
    ("control characters", "a control character stands here"),
    ("special characters", "a control character stands here"),
    ("document start", "something follows the end of the document"),
    ("anchor", "an anchor or a mention of one has no name"),
)


class RefusedError(Exception):
    """A file that cannot be read: the code, the sentence, where in the text, and the way out."""

    def __init__(self, code: str, message: str, at: int, help_: str = "nothing of this file is read") -> None:
        super().__init__(message)
        self.code, self.message, self.at, self.help = code, message, at, help_


@dataclass(slots=True)
class Document:
    """The first document of a file. `second` is the line in which another begins, 0 where none does."""

    value: Cell = None
    is_empty: bool = True
    second: int = 0
    filled: int = 0
    """How many mappings got keys from others through `<<`."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read. `key` is the key that waits for its value."""

    is_mapping: bool
    anchor: str | None
    bad: str = ""
    items: list[Cell] = field(default_factory=list)
    pairs: list[tuple[str, object]] = field(default_factory=list)
    merged: list[Cell] = field(default_factory=list)
    key: str | None = None
    merging: bool = False
    size: int = 1


def compose(text: str) -> Document:
    """The first document of a text. Raises RefusedError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composer = _Composer()
    try:
        for event in yaml.parse(text, Loader=loader):
            if not composer.take(event):
                break
    except yaml.MarkedYAMLError as error:
        raise RefusedError("PA550", _told(error.problem or ""), getattr(error.problem_mark, "index", 0)) from None
    except yaml.reader.ReaderError as error:
        raise RefusedError("PA550", "a control character stands here", error.position) from None
    except (RecursionError, ValueError):
        raise RefusedError("PA550", TOO_DEEP, 0) from None
    return composer.document


class _Composer:
    """Takes what the parser comes by, and makes values of it."""

    def __init__(self) -> None:
        self.document = Document()
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Cell, int]] = {}
        self._written = self._mentioned = 0

    def take(self, event: Any) -> bool:
        """Takes one event; False where nothing more is of interest."""
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._scalar(event)
        elif kind == "AliasEvent":
            self._mention(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._open(event, kind == "MappingStartEvent")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._close()
        elif kind == "DocumentStartEvent" and not self.document.is_empty:
            self.document.second = event.start_mark.line + 1
            return False
        return True

    def _scalar(self, event: Any) -> None:
        self._written += 1
        plain = event.style is None or event.style == ""
        waits = bool(self._stack) and self._stack[-1].is_mapping and self._stack[-1].key is None
        if waits:
            value: Cell = event.value
        elif event.tag is not None and event.tag != "!":
            value = _tagged(event)
        else:
            value = _plain(event.value) if plain else event.value
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1)
        self._put(value, 1, event, plain)

    def _mention(self, event: Any) -> None:
        at = event.start_mark.index
        if any(one.anchor == event.anchor for one in self._stack):
            raise RefusedError("PA551", f"`*{event.anchor}` stands within what it stands for", at)
        if event.anchor not in self._anchors:
            raise RefusedError("PA551", f"`*{event.anchor}` is mentioned before it is said what it stands for", at)
        value, size = self._anchors[event.anchor]
        self._mentioned += size
        if self._mentioned > _FREE + _GROWTH * self._written:
            message = "mentions of anchors repeat the same values so often that the file would grow beyond all measure"
            raise RefusedError("PA551", message, at, "write the values out, or into registers of their own")
        self._put(value, size, event, False)

    def _open(self, event: Any, is_mapping: bool) -> None:
        self._written += 1
        if len(self._stack) >= _DEEPEST:
            raise RefusedError("PA550", TOO_DEEP, event.start_mark.index)
        if self._stack and self._stack[-1].is_mapping and self._stack[-1].key is None:
            raise RefusedError("PA550", "a list or an object stands where a key is expected", event.start_mark.index)
        tagged = event.tag is not None and event.tag != "!"
        self._stack.append(_Open(is_mapping, event.anchor, _name_of(event.tag) if tagged else ""))

    def _close(self) -> None:
        done = self._stack.pop()
        value: Cell = _mapping(done) if done.is_mapping else done.items
        self.document.filled += bool(done.merged)
        if done.bad:
            value = Bad(show(value), f"the tag `{done.bad}` is not followed", "PA552")
        if done.anchor is not None:
            self._anchors[done.anchor] = (value, done.size)
        self._put(value, done.size, None, False)

    def _put(self, value: Cell, size: int, event: Any, plain: bool) -> None:
        """Puts a value where it belongs: into the list or mapping that is open, or as the document."""
        if not self._stack:
            self.document.value, self.document.is_empty = value, value is None
            return
        into = self._stack[-1]
        into.size += size
        if not into.is_mapping:
            into.items.append(value)
        elif into.key is None:
            if not isinstance(value, str):
                value = show(value)
            into.key, into.merging = clean(value), plain and value == "<<"
        else:
            if into.merging:
                into.merged.append(value)
            else:
                into.pairs.append((into.key, value))
            into.key = None


def _mapping(done: _Open) -> dict[str, object]:
    """The mapping, with the keys it has from others beneath its own."""
    own = object_of(done.pairs)
    filled: dict[str, object] = {}
    for one in _several(done.merged):
        if isinstance(one, Mapping):
            filled = {**one, **filled}
        else:
            own["<<"] = Bad(show(one), "`<<` stands before what is no object", "PA552")
    return {**{key: value for key, value in filled.items() if key not in own}, **own} if filled else own


def _several(merged: list[Cell]) -> Iterator[Cell]:
    for one in merged:
        if isinstance(one, list):
            yield from one
        else:
            yield one


def _plain(text: str) -> Cell:
    """A value without quotes."""
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return NumberText(text)
    return Bad(text, NOT_FINITE) if text in _NOT_FINITE else text


def _tagged(event: Any) -> Cell:
    """A value with a tag; the one that makes a text of it does no harm."""
    if event.tag == "tag:yaml.org,2002:str":
        return event.value
    return Bad(clean(event.value), f"the tag `{_name_of(event.tag)}` is not followed", "PA552")


def _name_of(tag: str) -> str:
    return clean(tag.replace("tag:yaml.org,2002:", "!!"))


def _told(problem: str) -> str:
    return next((ours for theirs, ours in _SAID if theirs in problem), "this is not YAML")
