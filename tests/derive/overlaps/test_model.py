"""The sentence model that the extra `semantic` brings: asked for real, by `make test-semantic` alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest

from pmo_audit import api
from pmo_audit.derive.overlaps import find_overlaps
from pmo_audit.derive.texts.meaning import Meanings, load_model
from tests.real.where import real_data

pytestmark = pytest.mark.semantic

ROOT = Path(__file__).parents[3]
TEXTS = (
    "Complaints of customers are sorted by their causes.",
    "A team groups client grievances by what brought them about.",
    "The quay wall gets new sheet piles before winter.",
)
COUNT = """
import os, socket, sys
socket.socket.connect = socket.getaddrinfo = lambda *_, **__: os._exit(9)
from pmo_audit.derive.texts.meaning import load_model
sys.stdout.write(load_model().vectors(sys.argv[1:]).tobytes().hex())
"""


def test_what_means_the_same_is_nearer_than_what_does_not():
    rows = Meanings(load_model()).of(TEXTS)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > max(rows[0] @ rows[2], rows[1] @ rows[2]) + 0.2


def test_two_processes_give_the_same_bytes_without_a_network_or_a_word():
    runs = [
        subprocess.run(
            [sys.executable, "-c", COUNT, *TEXTS],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": threads},
            capture_output=True,
            text=True,
            check=True,
        )
        for threads in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert [one.stderr for one in runs] == ["", ""]


def test_the_environment_is_left_as_it_was():
    before = dict(os.environ)
    load_model().vectors(TEXTS)
    assert dict(os.environ) == before


@pytest.mark.data
def test_planted_overlaps_are_found_as_promised():
    folder = real_data("planted-dev")
    spec = spec_from_file_location("planted_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = module_from_spec(spec)
    spec.loader.exec_module(score)
    found = find_overlaps(api.read([str(folder / "portfolio.json")]).portfolio, semantic=True)
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    told = [
        {"left": one.left.id, "right": one.right.id, "kind": one.kind, "score": one.points / 10_000} for one in found
    ]
    figures = score.score_overlaps(labels, {"overlaps": told})
    assert figures["overall"]["f1"] >= 0.75
    assert figures["hard_negatives"]["false_flag_rate"] <= 0.1
