"""Finding and reading standards: a shipped pack by name, a folder of rule files, or one rule file.

A pack is a folder with one or more `.pmo` files, which together are one standard, and perhaps `pack.toml` (what it
is for) and `mapping.toml` (how the columns of the data it is written for become fields).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.resources import shipped
from pmo_audit.settings import ImportMapping, parse_settings
from pmo_audit.text import Location, Origin, SourceText, Span, nearest


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of one standard, read and not yet understood."""

    name: str
    sources: tuple[SourceText, ...] = ()
    description: str = ""
    mapping: ImportMapping | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class _PackFile(BaseModel):
    """`pack.toml`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    description: str = ""
    attribution: str = ""


def shipped_packs() -> tuple[str, ...]:
    """The names of the packs that come with the program."""
    return tuple(sorted(one.name for one in shipped("rules").iterdir() if any(one.glob("*.pmo"))))


def load_pack(where: Path | str) -> Pack:
    """The pack at a path, or the shipped one of that name; what cannot be read is in its diagnostics."""
    path, name = Path(where), str(where)
    try:
        if path.is_file():
            return _read(path.stem, (path,), str(path.parent), path.parent)
        if path.is_dir():
            return _folder(path.resolve().name, path, path.as_posix())
    except (OSError, ValueError):
        help_ = "check the path, and that you may read it"
        return Pack(name, diagnostics=(Diagnostic("PA406", f"`{name}` cannot be opened", None, help_),))
    if name in shipped_packs():
        return _folder(name, shipped("rules") / name, name)
    near = nearest(name, shipped_packs())
    hint = f"did you mean `{near}`? " if near else ""
    known = ", ".join(shipped_packs())
    help_ = f"{hint}name a file, a folder with .pmo files, or one of the shipped packs: {known}"
    return Pack(name, diagnostics=(Diagnostic("PA405", f"there is no standard `{name}`", None, help_),))


def _folder(name: str, folder: Path, shown: str) -> Pack:
    files = tuple(sorted(file for file in folder.glob("*.pmo") if file.is_file()))
    if not files:
        told = Diagnostic("PA405", f"`{shown}` holds no rule files", None, "rule files end in .pmo")
        return Pack(name, diagnostics=(told,))
    return _read(name, files, shown, folder)


def _read(name: str, files: tuple[Path, ...], shown: str, folder: Path) -> Pack:
    told: list[Diagnostic] = []
    sources = [_text(file, _label(file, shown), told) for file in files]
    description = _description(folder / "pack.toml", shown, told) if len(files) != 1 or name == folder.name else ""
    mapping = _mapping(folder / "mapping.toml", shown, told)
    return Pack(name, tuple(one for one in sources if one is not None), description, mapping, tuple(told))


def _label(file: Path, shown: str) -> str:
    """How a file is named in reports: as the user gave it, and never with this machine's folders."""
    return file.name if shown in ("", ".") else f"{shown}/{file.name}"


def _text(file: Path, label: str, told: list[Diagnostic]) -> SourceText | None:
    try:
        return SourceText(label, file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        help_ = "save the file as UTF-8"
        told.append(Diagnostic("PA406", f"byte {error.start} is not UTF-8", Origin(label, ""), help_))
    except OSError as error:
        told.append(Diagnostic("PA406", f"this file cannot be opened: {error.strerror}", Origin(label, "")))
    return None


def _description(file: Path, shown: str, told: list[Diagnostic]) -> str:
    if not file.is_file():
        return ""
    source = _text(file, _label(file, shown), told)
    if source is None:
        return ""
    try:
        return _PackFile.model_validate(tomllib.loads(source.content)).description
    except ValidationError as error:
        for one in error.errors():
            key = ".".join(map(str, one["loc"]))
            message = f"`{key}` does not belong in pack.toml"
            help_ = "it holds `description` and `attribution`, both texts"
            told.append(Diagnostic("PA407", message, Location(source, Span(0, 0)), help_))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = Location(source, Span(0, 0))
        told.append(Diagnostic("PA407", f"this is not TOML: {error}", place, "see https://toml.io"))
    return ""


def _mapping(file: Path, shown: str, told: list[Diagnostic]) -> ImportMapping | None:
    if not file.is_file():
        return None
    source = _text(file, _label(file, shown), told)
    if source is None:
        return None
    settings, diagnostics = parse_settings(source.content, source.name)
    told.extend(diagnostics)
    return settings.mapping
