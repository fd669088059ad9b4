"""Rule files to be written anew: finding them, reading them to the letter, and putting new ones in their place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copymode
from tempfile import NamedTemporaryFile

from pmo_audit.cli.writing import reason_of
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.text import Origin, SourceText

ENDING = ".pmo"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file as it was found and as it was read, its line ends and byte order mark included."""

    path: Path
    source: SourceText


def read_rule_files(given: Iterable[str], told: list[Diagnostic]) -> list[RuleFile]:
    """The rule files at these paths and below these folders, each once; what cannot be read is told."""
    files: dict[Path, RuleFile] = {}
    for path in map(Path, given):
        for file in _found(path, told):
            real = file.resolve()
            if real not in files and (source := _read(file, told)) is not None:
                files[real] = RuleFile(file, source)
    return list(files.values())


def read_bytes(content: bytes, name: str, told: list[Diagnostic]) -> SourceText | None:
    """The text of bytes, with its byte order mark; None for what is no text, which is told."""
    try:
        return SourceText(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        told.append(Diagnostic("PA406", message, Origin(name, ""), "save the file as UTF-8"))
        return None


def replace_file(path: Path, text: str) -> Diagnostic | None:
    """Puts a text in the place of a file, whole or not at all; what keeps it from that."""
    new: str | None = None
    try:
        real = path.resolve(strict=True)
        if not os.access(real, os.W_OK):
            raise PermissionError
        with NamedTemporaryFile("wb", dir=real.parent, prefix=f".{real.name}.", delete=False) as file:
            new = file.name
            file.write(text.encode("utf-8"))
        copymode(real, new)
        Path(new).replace(real)
    except OSError as error:
        if new is not None:
            with suppress(OSError):
                Path(new).unlink(missing_ok=True)
        message = f"this file cannot be written: {reason_of(error)}"
        return Diagnostic("PA717", message, Origin(path.as_posix(), ""), "it is as it was")
    return None


def _found(path: Path, told: list[Diagnostic]) -> list[Path]:
    try:
        if path.is_dir():
            files = sorted(_below(path))
            if not files:
                told.append(Diagnostic("PA405", f"`{path}` holds no rule files", None, f"rule files end in {ENDING}"))
            return files
        if path.is_file():
            return [path]
    except (OSError, ValueError):
        pass
    help_ = f"name a rule file, a folder that holds some (they end in {ENDING}), or `-` for standard input"
    told.append(Diagnostic("PA405", f"there is no file `{path}`", None, help_))
    return []


def _below(folder: Path) -> Iterator[Path]:
    """The rule files below a folder; those in hidden folders are somebody else's."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in (Path(parent, name) for name in names if name.endswith(ENDING)):
            if file.is_file():
                yield file


def _read(file: Path, told: list[Diagnostic]) -> SourceText | None:
    name = file.as_posix()
    try:
        return read_bytes(file.read_bytes(), name, told)
    except OSError as error:
        told.append(Diagnostic("PA406", f"this file cannot be opened: {reason_of(error)}", Origin(name, "")))
        return None
