"""The page of a diagnostic's code: what it means, an example that gives it, and one that does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pmo_audit.cli.diagnostics_view import show_diagnostics
from pmo_audit.cli.styles import FAINT, STRONG
from pmo_audit.cli.terminal import Sheet, styled
from pmo_audit.diagnostics import Code, Diagnostic
from pmo_audit.diagnostics.declare import Given
from pmo_audit.text import Origin


def show_code(sheet: Sheet, code: Code) -> None:
    """Shows the page; what the wrong example gives is what it gives now, not what somebody wrote down once."""
    sheet.line(styled(code.title, STRONG), lead=styled(f"{code.code}: ", STRONG))
    sheet.blank()
    sheet.line(code.meaning)
    if code.wrong:
        sheet.blank()
        sheet.line(styled("Wrong", STRONG))
        _show_files(sheet, code.wrong)
        sheet.line(styled("gives", STRONG))
        sheet.blank()
        show_diagnostics(sheet, diagnostics_of(code.wrong, linted=code.linted))
    if code.right:
        sheet.line(styled("Right", STRONG))
        _show_files(sheet, code.right)


def code_json(code: Code) -> dict[str, Any]:
    """The page for programs."""
    return {
        "code": code.code,
        "title": code.title,
        "meaning": code.meaning,
        "wrong": [{"file": one.file, "text": one.text} for one in code.wrong],
        "right": [{"file": one.file, "text": one.text} for one in code.right],
    }


def code_markdown(code: Code) -> str:
    """The page in Markdown."""
    lines = [f"# {code.code}: {code.title}", "", code.meaning, ""]
    for label, files in (("Wrong", code.wrong), ("Right", code.right)):
        for one in files:
            lines += [f"{label}, `{one.file}`:", "", "```text", *one.text.splitlines(), "```", ""]
    return "\n".join(lines)


def _show_files(sheet: Sheet, files: Iterable[Given]) -> None:
    for one in files:
        sheet.blank()
        sheet.line(styled(f"  {one.file}", FAINT))
        for line in one.text.splitlines():
            sheet.verbatim(f"    {line}")
    sheet.blank()


def diagnostics_of(files: tuple[Given, ...], *, linted: bool = False) -> tuple[Diagnostic, ...]:
    """What there is to say of an example: a rule file, with lints or without, or a folder of data with its settings."""
    from pmo_audit import api

    if files[0].file.endswith(".pmo"):
        loaded = api.parse_standard(files[0].text, files[0].file)
        return loaded.diagnostics + (api.lint(loaded) if linted else ())
    with TemporaryDirectory() as folder:
        for one in files:
            (Path(folder) / one.file).write_text(one.text, encoding="utf-8")
        return tuple(_without(Path(folder), one) for one in _read(Path(folder)))


def _read(folder: Path) -> tuple[Diagnostic, ...]:
    from pmo_audit import api
    from pmo_audit.cli.requests import CONFIG
    from pmo_audit.settings import Settings, load_settings

    settings = Settings()
    told: tuple[Diagnostic, ...] = ()
    if (folder / CONFIG).is_file():
        settings, told = load_settings(folder / CONFIG)
    return told + api.load_portfolio(folder, mapping=settings.mapping).diagnostics


def _without(folder: Path, one: Diagnostic) -> Diagnostic:
    """The diagnostic without the folder that the example stood in."""
    place = one.place
    if isinstance(place, Origin):
        place = Origin(_local(folder, place.file), place.at)
    elif place is not None:
        place = replace(place, source=replace(place.source, name=_local(folder, place.source.name)))
    return replace(one, message=_local(folder, one.message), help=_local(folder, one.help), place=place)


def _local(folder: Path, text: str) -> str:
    for shown in (folder.as_posix(), f"{folder.parent.name}/{folder.name}", folder.name):
        text = text.replace(f"{shown}/", "").replace(shown, "data")
    return text
