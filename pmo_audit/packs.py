"""Finding and reading standards: a shipped pack by name, a folder of rule files, or one rule file.

A pack is a folder with one or more `.pmo` files, which together are one standard, and perhaps `pack.toml` (what it
is for) and `mapping.toml` (how the columns of the data it is written for become fields).
"""

from __future__ import annotations

from pathlib import Path

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.resources import shipped
from pmo_audit.settings import ImportMapping, parse_settings
from pmo_audit.text import Location, Origin, SourceText, Span, nearest


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of one standard as they stand there: those with rules, and the two that may go with them."""

    name: str
    sources: tuple[SourceText, ...] = ()
    about: SourceText | None = None
    """`pack.toml`."""
    mapping: SourceText | None = None
    """`mapping.toml`."""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def texts(self) -> tuple[SourceText, ...]:
        """Every file, with its name: what all that is made of the pack is made from."""
        return tuple(one for one in (*self.sources, self.about, self.mapping) if one is not None)


def shipped_packs() -> tuple[str, ...]:
    """The names of the packs that come with the program."""
    return tuple(sorted(one.name for one in shipped("rules").iterdir() if any(one.glob("*.pmo"))))


def read_pack(where: Path | str) -> Pack:
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
    whole = len(files) != 1 or name == folder.name
    about = _beside(folder / "pack.toml", shown, told) if whole else None
    mapping = _beside(folder / "mapping.toml", shown, told)
    return Pack(name, tuple(one for one in sources if one is not None), about, mapping, tuple(told))


def _beside(file: Path, shown: str, told: list[Diagnostic]) -> SourceText | None:
    return _text(file, _label(file, shown), told) if file.is_file() else None


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


_ABOUT = ("description", "attribution")
"""What may stand in `pack.toml`."""


def parse_about(pack: Pack) -> tuple[str, tuple[Diagnostic, ...]]:
    """What a pack is for, from its `pack.toml`, and what is wrong there."""
    source = pack.about
    if source is None:
        return "", ()
    import tomllib  # only where there is such a file that nobody has read before

    place = Location(source, Span(0, 0))
    try:
        found = tomllib.loads(source.content)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return "", (Diagnostic("PA407", f"this is not TOML: {error}", place, "see https://toml.io"),)
    help_ = "it holds `description` and `attribution`, both texts"
    wrong = [key for key, value in found.items() if key not in _ABOUT or not isinstance(value, str)]
    told = tuple(Diagnostic("PA407", f"`{key}` does not belong in pack.toml", place, help_) for key in wrong)
    return "" if wrong else str(found.get("description", "")), told


def parse_mapping(pack: Pack) -> tuple[ImportMapping | None, tuple[Diagnostic, ...]]:
    """How the columns of the data that a pack is written for become fields, and what is wrong there."""
    if pack.mapping is None:
        return None, ()
    settings, told = parse_settings(pack.mapping.content, pack.mapping.name)
    return settings.mapping, told
