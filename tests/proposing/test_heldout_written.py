"""The registers of other trades: the settings that are written say all that the proposal shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_audit import api
from pmo_audit.settings import parse_settings

FILES = sorted(one for one in (Path(__file__).parent / "heldout").iterdir() if one.suffix != ".json")


@pytest.mark.parametrize("path", FILES, ids=lambda one: one.name)
def test_run_reads_what_was_shown(path: Path) -> None:
    files = api.read_files(path)
    proposal = api.propose(files)
    settings, told = parse_settings(api.settings_text(proposal, rules=("standard.pmo",), data=(path.name,)))
    assert told == ()
    assert settings.mapping == proposal.mapping
    shown, read = (files.portfolio(proposal.schema, one) for one in (proposal.mapping, settings.mapping))
    assert read.portfolio.registers == shown.portfolio.registers
    assert read.diagnostics == shown.diagnostics


@pytest.mark.parametrize("path", FILES, ids=lambda one: one.name)
def test_the_standard_to_begin_with_audits_it(path: Path) -> None:
    files = api.read_files(path)
    proposal = api.propose(files)
    loaded = files.portfolio(proposal.schema, proposal.mapping)
    standard = api.parse_standard(api.starter_standard(loaded.portfolio, stages=proposal.stages))
    assert standard.diagnostics == ()
    assert api.audit([standard], loaded).rules
