"""A word of the language with a slip in it: the help names the word that was meant, having tried it."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit.api import parse_standard
from pmo_audit.language.repair import LONGEST

HEAD = 'standard s "S"\nparameter large = EUR 1m\n'


def told(text: str) -> list[tuple[str, str]]:
    """The codes and the help of the diagnostics, up to the first sentence's end."""
    found = parse_standard(text, as_of=date(2026, 3, 31)).diagnostics
    return [(one.code, one.help.split("?")[0] + "?" if "?" in one.help else one.help) for one in found]


@pytest.mark.parametrize(
    ("condition", "code", "help_"),
    [
        ("sponsor id known", "PA101", "did you mean `is`?"),
        ("sponsor id known and budget > €5", "PA101", "did you mean `is`?"),
        ("sponsor in known", "PA101", "did you mean `is` rather than `in`?"),
        ("sponsor is knwon", "PA201", "did you mean `known`?"),
        ("status is knwon", "PA203", "did you mean `known`?"),
        ("name is mising", "PA201", "did you mean `missing`?"),
        ("finish is before todya", "PA201", "did you mean `today`?"),
        ("smoe risk where owner is known", "PA101", "did you mean `some` rather than `smoe`?"),
        ("budget is at leats large", "PA101", "did you mean `least`?"),
        ("budget is ta least large", "PA101", "did you mean `at` rather than `ta`?"),
        ("status is on of [active]", "PA101", "did you mean `one` rather than `on`?"),
        ("status is one or [active]", "PA101", "did you mean `of`?"),
        ("every risk satisfeis owner is known", "PA101", "did you mean `satisfies`?"),
        ("sponsor is known adn manager is known", "PA101", "did you mean `and`?"),
        ("status is not activ", "PA203", "did you mean `active`?"),
        ('naem is "x"', "PA201", "did you mean `name`?"),
        ('name is "x" and nmae is "y"', "PA201", "did you mean `name`?"),
        ("budget >= lrage", "PA201", "did you mean `large`?"),
        ("projects is known and budgte > EUR 1", "PA201", "did you mean `budget`?"),
    ],
)
def test_in_a_condition(condition: str, code: str, help_: str) -> None:
    text = f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  require {condition}\n'
    assert (code, help_) in told(text)


@pytest.mark.parametrize(
    ("text", "code", "help_"),
    [
        ('standrad s "S"\n', "PA106", "did you mean `standard`?"),
        (f'{HEAD}rulle R-1 "R"\n', "PA101", "did you mean `rule`?"),
        (f"{HEAD}paramter x = 1\n", "PA101", "did you mean `parameter`?"),
        (f'{HEAD}rule R-1 "R"\n  sevreity minor\n', "PA101", "did you mean `severity`?"),
        (f'{HEAD}rule R-1 "R"\n  severity mnior\n', "PA203", "did you mean `minor`?"),
        (
            f'{HEAD}rule R-1 "R"\n  severity minor\n  fro each project\n',
            "PA101",
            "did you mean `for`?",
        ),
        (f'{HEAD}rule R-1 "R"\n  severity minor\n  or each project\n', "PA101", "did you mean `for`?"),
        (f'{HEAD}rule R-1 "R"\n  severity minor\n  for each porject\n', "PA202", "did you mean `project`?"),
        (
            f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  requrie a\n',
            "PA101",
            "did you mean `require`?",
        ),
    ],
)
def test_in_a_block(text: str, code: str, help_: str) -> None:
    assert (code, help_) in told(text)


@pytest.mark.parametrize(
    ("entries", "code", "help_"),
    [
        ('naem: "x"', "PA206", "did you mean `name`?"),
        ("status: actvie", "PA203", "did you mean `active`?"),
        ("finish: nnoe", "PA309", "did you mean `none`?"),
        ("status: mising", "PA203", "did you mean `missing`?"),
        ("risk: [{ }]", "PA206", "did you mean `risks`?"),
        ('programmes: { name: "x" }', "PA309", "did you mean `programme`?"),
    ],
)
def test_in_an_example(entries: str, code: str, help_: str) -> None:
    rule = f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  require true\n'
    text = f'{rule}  example "x" passes {{ {entries} }}\n'
    assert (code, help_) in told(text)


def test_a_quantifier_without_parentheses_is_still_told_as_such() -> None:
    text = f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  require some artifact or sponsor is known\n'
    assert [code for code, _ in told(text)] == ["PA110"]


def test_what_is_near_nothing_gets_no_such_help() -> None:
    text = f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  require sponsor zebra known\n'
    assert [(code, "did you mean" in help_) for code, help_ in told(text)] == [("PA101", False)]


def test_an_endless_block_is_not_read_again_and_again() -> None:
    chain = " and ".join(["sponsor is known"] * LONGEST)
    text = f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  require {chain} adn a\n'
    assert [code for code, _ in told(text)] == ["PA101"]
