"""Registers of unknown layout in: what they most likely mean, and what is read out of them so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pmo_audit import ir
from pmo_audit.api.loading import LoadedStandard, schema_of, with_mapping
from pmo_audit.classes import TYPE_CHECKING, replace
from pmo_audit.diagnostics import in_order
from pmo_audit.records import Portfolio
from pmo_audit.settings import ImportMapping
from pmo_audit.sources import Files, read_files

if TYPE_CHECKING:  # the words of six languages are brought along where they are needed only
    from pmo_audit.proposing.account import Account
    from pmo_audit.proposing.proposal import Proposal

Paths = Path | str | Sequence[Path | str]


def propose(
    paths: Paths | Files,
    *,
    standards: Iterable[LoadedStandard | ir.Standard] = (),
    cells: Path | str | None = None,
    settings: Path | str = "pmo-audit.toml",
) -> Proposal:
    """What the registers in files or folders most likely mean: a mapping, each guess in it with its reason.

    With standards, the fields and stages that they add are looked for too. `cells` is the map of the cells of forms
    among the files (`find_map` finds one), and `settings` the file that the mapping is meant for: the map is looked
    for from there.
    """
    import os

    from pmo_audit.proposing.propose import propose_tables

    standards = tuple(standards)
    files, encodings = (paths if isinstance(paths, Files) else read_files(paths)).guessed()
    told = (*files.diagnostics, *(one for each in files.readings for one in each.diagnostics))
    map_ = None
    if cells is not None:
        map_ = Path(cells), Path(os.path.relpath(cells, Path(settings).parent)).as_posix()
    proposal = propose_tables(files.readings, schema_of(standards) if standards else None, encodings, map_)
    mapping = replace(proposal.mapping, name=Path(settings).as_posix()) if map_ is not None else proposal.mapping
    return replace(proposal, mapping=mapping, diagnostics=in_order((*told, *proposal.diagnostics)))


def find_map(paths: Paths, files: Files) -> Path | None:
    """A CSV file among or beside the files that lists the cells of a workbook among them, so that this is a form."""
    from pmo_audit.sources.forms.finding import find_map as found_beside  # many a proposal has no workbook

    given = [paths] if isinstance(paths, Path | str) else paths
    return found_beside(map(Path, given), files.readings)


def read(
    paths: Paths,
    *,
    mapping: ImportMapping | None = None,
    standards: Iterable[LoadedStandard | ir.Standard] = (),
    meaning: Sequence[str] = (),
) -> Account:
    """What is read out of registers: by a mapping where one is given, else as `propose` takes them.

    A table that could be records of several kinds is taken for the first of the kinds in `meaning` that it could be;
    where it could be none of them it is not read. The account has the portfolio, and in its `document()` every record
    and cell with its place, and every guess.
    """
    from pmo_audit.proposing.account import Account

    standards = tuple(standards)
    files = read_files(paths)
    ours, _ = with_mapping(standards, mapping)
    if ours is not None:
        loaded = files.portfolio(schema_of(standards), ours)
        return Account(loaded.portfolio, None, loaded.diagnostics, files.readings)
    proposal = propose(files, standards=standards, cells=find_map(paths, files))
    if meaning:
        from pmo_audit.proposing.settling import settled

        proposal = settled(proposal, meaning)
    loaded = files.portfolio(proposal.schema, proposal.mapping)
    asked = {one.place for one in proposal.not_taken if one.is_question}
    more = (one for one in loaded.diagnostics if not (one.code == "PA572" and one.place in asked))  # said once
    told = in_order((*proposal.diagnostics, *more))
    return Account(loaded.portfolio, proposal, told, files.guessed()[0].readings)


def settings_text(proposal: Proposal | None, *, rules: Sequence[str], data: Sequence[str]) -> str:
    """The text of a `pmo-audit.toml`: audits by these rules what is read as proposed; plain without a proposal."""
    from pmo_audit.proposing.toml_text import RunLines, empty_text
    from pmo_audit.proposing.toml_text import settings_text as written

    run = RunLines(tuple(rules), tuple(data))
    return written(proposal, run) if proposal is not None else empty_text(run)


def starter_standard(portfolio: Portfolio | None = None, *, stages: Sequence[str] = ()) -> str:
    """The text of a standard to begin with: rules for the fields that the registers really hold."""
    from pmo_audit.proposing.starter import Held, held_by
    from pmo_audit.proposing.starter import starter_standard as written
    from pmo_audit.records import core_schema

    held = held_by(portfolio) if portfolio is not None else Held(frozenset())
    schema = portfolio.schema if portfolio is not None else core_schema()
    return written(held, schema, stages)
