"""Where a report goes, and in which formats: to the screen, into a file, or into a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_audit.cli.mistakes import Mistake, suggestion

if TYPE_CHECKING:
    from pmo_audit.findings import AuditResult
    from pmo_audit.reporting import Format

TERMINAL = "terminal"
_READ = (".csv", ".tsv", ".json")
STEM = "audit"
"""The name of a report in a folder, without its ending."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What is to be shown and written. `screen` is the format for standard output, or None for no report there."""

    screen: str | None
    files: tuple[tuple[Path, str], ...] = ()


def choose_outputs(formats: Sequence[str], output: Path | None) -> Outputs:
    """Where each format goes. Raises `Mistake` where they do not fit the output."""
    from pmo_audit.reporting import formats as known_formats

    known = {one.name: one for one in known_formats()}
    for name in formats:
        if name not in known and name != TERMINAL:
            raise _unknown_format(name, [*known, TERMINAL])
    screen = TERMINAL if TERMINAL in formats else None
    wanted = [known[name] for name in formats if name != TERMINAL]
    if output is not None and output.name in ("", "-"):
        raise Mistake("PA709", "`-` is no file", "leave `--output` out, and the report goes to the screen")
    if output is None:
        return Outputs(_for_screen(wanted, screen))
    if not wanted:
        wanted = [_inferred(output, tuple(known.values()))]
    return Outputs(screen, _files(wanted, output))


def write_reports(result: AuditResult, outputs: Outputs) -> tuple[Path, ...]:
    """Writes the files and returns them. Raises `Mistake` for one that cannot be written."""
    from pmo_audit import api

    for path, name in outputs.files:
        text = api.render(result, name)
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except (OSError, ValueError) as error:
            help_ = "check that the folder is there and that you may write to it"
            raise Mistake("PA703", f"`{path}` cannot be written: {reason_of(error)}", help_) from error
    return tuple(path for path, _ in outputs.files)


def refuse_overwriting(outputs: Outputs, rules: Iterable[str], data: Iterable[str]) -> None:
    """Raises `Mistake` where a report would replace what is read, or lie among the data for the next run to read."""
    data = tuple(data)
    read = [file for given in (*rules, *data) for file in _files_of(Path(given))]
    for path, _ in outputs.files:
        if any(_same(path, file) for file in read):
            raise Mistake("PA716", f"`{path}` is what is read", "name another file for the report")
        if path.suffix.lower() in _READ and any(_same(path.parent, Path(given)) for given in data):
            help_ = "name another folder for the report, or it is read as data the next time"
            raise Mistake("PA716", f"`{path}` would lie among the data", help_)


def _files_of(path: Path) -> list[Path]:
    try:
        return [one for one in path.iterdir() if one.is_file()] if path.is_dir() else [path]
    except (OSError, ValueError):
        return []


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _unknown_format(name: str, known: Sequence[str]) -> Mistake:
    return Mistake(
        "PA701", f"there is no report format `{name}`", suggestion(name, known) or f"there are {', '.join(known)}"
    )


def _for_screen(wanted: Sequence[Format], screen: str | None) -> str:
    names = [one.name for one in wanted] + ([screen] if screen else [])
    if len(names) > 1:
        help_ = "name a folder, as in `--output reports/`"
        raise Mistake("PA709", f"{len(names)} formats cannot share the screen", help_)
    if "html" in names:
        raise Mistake("PA709", "a page of HTML needs a file", "name one, as in `--output audit.html`")
    return names[0] if names else TERMINAL


def _inferred(output: Path, known: Sequence[Format]) -> Format:
    """The format that the ending of a file tells; a page of HTML for a folder."""
    if _is_folder(output):
        return next(one for one in known if one.suffix == ".html")
    for one in known:
        if output.suffix.lower() == one.suffix:
            return one
    endings = ", ".join(one.suffix for one in known)
    what = f"no report format ends in `{output.suffix}`"
    raise Mistake("PA701", what, f"use one of {endings}, or say which with `--format`")


def _files(wanted: Sequence[Format], output: Path) -> tuple[tuple[Path, str], ...]:
    if _is_folder(output):
        return tuple((output / f"{STEM}{one.suffix}", one.name) for one in wanted)
    if len(wanted) > 1:
        help_ = "name a folder, as in `--output reports/`"
        raise Mistake("PA709", f"{len(wanted)} formats do not fit into the one file `{output}`", help_)
    return ((output, wanted[0].name),)


def _is_folder(output: Path) -> bool:
    """Whether a path is a folder, or would be one: its name has no ending."""
    try:
        return output.is_dir() or (not output.suffix and not output.exists())
    except (OSError, ValueError):
        return not output.suffix


def reason_of(error: OSError | ValueError) -> str:
    """Why, without what the operating system says of this machine's folders."""
    match error:
        case PermissionError():
            return "that is not allowed"
        case IsADirectoryError():
            return "it is a folder"
        case NotADirectoryError() | FileExistsError():
            return "a file stands where a folder is needed"
        case OSError():
            return (error.strerror or "it cannot be opened").lower()
        case _:
            return "it is no path"
