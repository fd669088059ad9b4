"""What the fuzzer found worth keeping, tried again without it: each input leads the program on a way of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_audit.api import parse_standard
from tests.fuzz.choices import Choices
from tests.fuzz.standards import Writer
from tests.fuzz.targets import AS_OF, TARGETS

CORPUS = Path(__file__).parent / "corpus"
INPUTS = [(target, file) for target in TARGETS for file in sorted((CORPUS / target).iterdir())]


@pytest.mark.parametrize(("target", "file"), INPUTS, ids=lambda one: getattr(one, "name", one))
def test_it_holds_of_what_was_found(target: str, file: Path) -> None:
    TARGETS[target](file.read_bytes())


def test_the_corpus_is_small_and_whole() -> None:
    assert sum(file.stat().st_size for _, file in INPUTS) < 200_000
    assert {target for target, _ in INPUTS} == set(TARGETS)


def test_what_the_choices_write_is_nearly_always_a_standard() -> None:
    """Else the evaluator would hardly be tried."""
    texts = [
        Writer(Choices(file.read_bytes()).split()[0]).standard() for target, file in INPUTS if target == "evaluator"
    ]
    fine = [text for text in texts if parse_standard(text, as_of=AS_OF).ok]
    assert len(fine) > 0.7 * len(texts)
