"""A dozen offices' registers, in words and layouts of their own: what `read` makes of each without any settings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pmo_audit import api
from pmo_audit.proposing.account import Account
from pmo_audit.settings import parse_settings
from tests.proposing.registers.compare import Figures, compare
from tests.proposing.registers.make import MAKERS

ENOUGH = 0.95
"""The share of cells that has to be right, over all of them."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("registers")
    for file, maker in MAKERS.items():
        (made / file).write_bytes(maker()[0])
    return made


@cache
def account(path: Path) -> Account:
    return api.read(path)


def figures(path: Path) -> Figures:
    (file,) = account(path).document()["files"].values()
    return compare(MAKERS[path.name]()[1], file["records"])


@pytest.mark.parametrize("file", MAKERS)
def test_nothing_is_read_that_is_not_there(folder: Path, file: str) -> None:
    found = figures(folder / file)
    assert (found.wrong, found.surplus) == ([], [])


@pytest.mark.parametrize("file", MAKERS)
def test_most_of_what_is_there_is_read(folder: Path, file: str) -> None:
    found = figures(folder / file)
    assert found.right >= 0.8 * found.cells, found.lacking


def test_nearly_everything_is_read(folder: Path) -> None:
    found = sum((figures(folder / file) for file in MAKERS), Figures())
    print(f"{found.right} of {found.cells} cells right; lacking: {found.lacking}")
    assert found.right >= ENOUGH * found.cells, found.lacking


@pytest.mark.parametrize("file", MAKERS)
def test_run_reads_what_was_shown(folder: Path, file: str) -> None:
    """The written settings say all that the proposal does: no guess lives outside them."""
    files = api.read_files(folder / file)
    proposal = api.propose(files)
    settings, told = parse_settings(api.settings_text(proposal, rules=("standard.pmo",), data=(file,)))
    assert told == ()
    assert settings.mapping == proposal.mapping
    shown, read = (files.portfolio(proposal.schema, one) for one in (proposal.mapping, settings.mapping))
    assert read.portfolio.registers == shown.portfolio.registers
    assert read.diagnostics == shown.diagnostics


@pytest.mark.parametrize("file", MAKERS)
def test_the_standard_to_begin_with_audits_it(folder: Path, file: str) -> None:
    files = api.read_files(folder / file)
    proposal = api.propose(files)
    loaded = files.portfolio(proposal.schema, proposal.mapping)
    standard = api.parse_standard(api.starter_standard(loaded.portfolio, stages=proposal.stages))
    assert standard.diagnostics == ()
    assert api.audit([standard], loaded).rules


@pytest.mark.parametrize("file", MAKERS)
def test_every_guess_has_a_reason_and_a_place(folder: Path, file: str) -> None:
    proposal = account(folder / file).proposal
    assert proposal is not None
    guesses = list(proposal.guesses())
    assert guesses
    assert all(one.about and one.meaning and one.reason and one.place is not None for one in guesses)


def test_the_same_registers_give_the_same_bytes(folder: Path) -> None:
    texts = {api.settings_text(api.propose(folder), rules=("standard.pmo",), data=(".",)) for _ in range(2)}
    assert len(texts) == 1
