"""Reads a settings file. Never raises for what stands in it."""

from __future__ import annotations

import re
from pathlib import Path

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.settings.model import ImportMapping, Settings
from pmo_audit.text import Location, Origin, SourceText, Span

_TOLD = (
    ("Cannot overwrite a value", "this key stands twice"),
    ("Cannot declare", "this table stands twice"),
    ("Expected '=' after a key", "`=` is expected after the key"),
    ("Invalid value", "a value is expected here; texts stand in quotes"),
    ("Unterminated string", "a text has no closing quote"),
    ("Illegal character '\\n'", "a text has no closing quote on its line"),
    ("Unclosed array", "a list has no closing bracket"),
    ("Unclosed inline table", "a `{` has no closing `}`"),
    ("Expected newline", "something follows the value on its line"),
)


def load_settings(path: Path | str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings in a file; without one, or where it is wrong, the defaults and what is wrong."""
    name = Path(path).as_posix()
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        help_ = (
            "check the path" if isinstance(error, FileNotFoundError) else "check that it is a file which you may read"
        )
        return _nothing(name, Diagnostic("PA601", f"`{name}` cannot be opened", None, help_))
    try:
        return parse_settings(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        help_ = "save it as UTF-8"
        return _nothing(name, Diagnostic("PA601", f"`{name}` is not a text in UTF-8", Origin(name, ""), help_))


def parse_settings(text: str, name: str = "pmo-audit.toml") -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings in a text; what is wrong in it is told and left out."""
    import tomllib  # only where there is a file

    text = text.replace("\r\n", "\n")
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _nothing(name, _not_toml(str(error), SourceText(name, text)))
    from pmo_audit.settings.check import Checker  # pydantic is slow to import: only where there is a file

    checker = Checker(name)
    settings = checker.settings(document)
    return settings, tuple(checker.diagnostics)


def _nothing(name: str, diagnostic: Diagnostic) -> tuple[Settings, tuple[Diagnostic, ...]]:
    return Settings(mapping=ImportMapping(name=name)), (diagnostic,)


def _not_toml(said: str, source: SourceText) -> Diagnostic:
    """The reader's complaint in our words, at its place."""
    told = next((ours for theirs, ours in _TOLD if said.startswith(theirs)), "this is not TOML")
    offset = max(len(source.content) - 1, 0)
    if match := re.search(r"\(at line (\d+), column (\d+)\)$", said):
        line, column = int(match[1]), int(match[2])
        offset = source.line_starts[line - 1] + column - 1
    help_ = 'a setting is written `key = "value"`, under a heading such as `[data]`'
    return Diagnostic("PA602", told, Location(source, Span(offset, offset + 1)), help_)
