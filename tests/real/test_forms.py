"""A departmental return of 26 sheets, read by its map of 1,944 cells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pmo_audit.api import load_portfolio, propose, read_files
from pmo_audit.api.proposing import find_map, settings_text
from pmo_audit.settings import load_settings
from tests.real.where import real_data

FORM, MAP = "portfolio-return-blank.xlsm", "portfolio-return-datamap.csv"


@pytest.mark.data
def test_the_return_is_one_project_with_its_cells_as_places(tmp_path: Path) -> None:
    for name in (FORM, MAP):
        shutil.copy(real_data("forms", name), tmp_path / name)
    files = read_files(tmp_path / FORM)
    cells = find_map(tmp_path / FORM, files)
    assert cells == tmp_path / MAP
    config = tmp_path / "pmo-audit.toml"
    proposal = propose(files, cells=cells, settings=config)
    config.write_text(settings_text(proposal, rules=(), data=(FORM,)), encoding="utf-8")
    settings, told = load_settings(config)
    assert told == ()
    loaded = load_portfolio(tmp_path / FORM, mapping=settings.mapping)
    (project,) = loaded.portfolio.register("project").records
    assert {"id", "name", "department", "sponsor", "manager", "status"} <= set(project.values)
    places = {name: str(project.origin(name)) for name in project.values}
    assert places["name"].endswith("Introduction!C11")
    assert places["department"].endswith("Introduction!C9")
    assert any(one.code == "PA648" and "of the 1944 keys" in one.message for one in loaded.diagnostics)
    assert not any(one.code in ("PA644", "PA645", "PA646", "PA647", "PA650") for one in loaded.diagnostics)
