"""The same portfolio in every format gives the same records and the same report.

The same are: which registers came, how many gaps they have, every record's key and every value and state; the codes of
what is told; and the audit report in JSON, byte for byte, but for what names files and places in them (`data` with the
digests, `origin`, `origins`, `place`, and the list of diagnostics, whose codes are compared instead).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from pmo_audit import audit, load_portfolio, load_standard, render
from pmo_audit.api import Loaded
from pmo_audit.settings import ImportMapping
from pmo_audit.sources.readers import READERS
from tests.sources.contract.portfolios import PORTFOLIOS
from tests.sources.contract.writers import WRITERS
from tests.sources.given import mapping

MAPPING = mapping('[data]\nexempt = ["withheld"]\ndates = "day-first"\n')
OF_PLACES = {"data", "origin", "origins", "place", "diagnostics"}


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def loaded_from(folder: Path, rules: ImportMapping = MAPPING) -> Loaded:
    return load_portfolio(folder, standards=[load_standard("stage_gate")], mapping=rules)


def values(loaded: Loaded) -> object:
    return {
        entity: (
            register.delivered,
            len(register.lost),
            [(one.key, dict(one.values), dict(one.extras)) for one in register.records],
        )
        for entity, register in sorted(loaded.portfolio.registers.items())
    }


def told(loaded: Loaded) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.severity.value) for one in loaded.diagnostics)


def report(loaded: Loaded) -> str:
    result = audit([load_standard("stage_gate")], loaded.portfolio, as_of=date(2026, 3, 31))
    return json.dumps(_without_places(json.loads(render(result, "json"))))


def _without_places(part: object) -> object:
    if isinstance(part, dict):
        return {key: _without_places(one) for key, one in part.items() if key not in OF_PLACES}
    return [_without_places(one) for one in part] if isinstance(part, list) else part


def test_every_reader_has_a_writer_here() -> None:
    assert sorted(READERS) == sorted(WRITERS)


@pytest.mark.parametrize("suffix", [one for one in WRITERS if one != ".json"])
@pytest.mark.parametrize("portfolio", PORTFOLIOS)
def test_a_portfolio_is_the_same_in_every_format(portfolio, suffix, tmp_path):
    registers = PORTFOLIOS[portfolio]
    first = loaded_from(written(tmp_path / "json", WRITERS[".json"](registers)))
    other = loaded_from(written(tmp_path / "other", WRITERS[suffix](registers)))
    assert values(other) == values(first)
    assert told(other) == told(first)
    assert report(other) == report(first)
