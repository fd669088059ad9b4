"""Our words for fields in those of the scorer beside the messy registers, and its module."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from click.testing import CliRunner

from pmo_audit.cli import main

FIELDS: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("risk", "name"): ("title",),
    ("issue", "name"): ("title",),
    ("issue", "severity"): ("severity", "impact"),
    ("dependency", "target"): ("on",),
    ("person", "job_title"): ("role",),
    ("project", "benefit_value"): ("benefits",),
}
"""(record, our field) → what the scorer calls it; every other field has the same name."""
WORDS: Final[Mapping[tuple[str, str, object], str]] = {("artifact", "status", "not_started"): "missing"}
"""(record, our field, our word) → the scorer's word."""


def scorer(folder: Path) -> ModuleType:
    """The scorer as a module, from where it lies."""
    spec = importlib.util.spec_from_file_location("messy_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def translated(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record of ours in the scorer's words."""
    entity, fields, places = record["entity"], {}, {}
    for name, value in record["fields"].items():
        word = WORDS.get((entity, name, value), value) if isinstance(value, str) else value
        for theirs in FIELDS.get((entity, name), (name,)):
            fields[theirs] = word
            if name in record["at"]:
                places[theirs] = record["at"][name]
    return {**record, "fields": fields, "at": places}


def prediction(path: Path) -> dict[str, Any]:
    """What `pmo-audit read` makes of a file, in the scorer's words."""
    result = CliRunner().invoke(main, ["read", str(path), "--format", "json"])
    (file,) = json.loads(result.stdout)["files"].values()
    return {"records": [translated(one) for one in file["records"]], "reports": file["reports"]}
