"""The cache of checked standards changes nothing but the time, and believes nothing that it has not written."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from pmo_audit import audit, ir, load_data, load_standard
from pmo_audit.api import LoadedStandard, compiled_of
from pmo_audit.caching import cache_folder, program
from pmo_audit.caching.kinds import UnknownKindError
from pmo_audit.caching.reading import loads
from pmo_audit.caching.store import Cache
from pmo_audit.caching.writing import dumps
from pmo_audit.findings import Outcome
from pmo_audit.text import SourceText, Span
from pmo_audit.types import Truth
from pmo_audit.values import Money

DAY = date(2026, 3, 31)
RULES = """
standard tiny "Tiny"
rule T-1 "Open" severity minor for each project require status is active
  example "runs" passes { status: active }
"""
UNDATED = """
standard undated "Undated"
rule U-1 "Begun" severity minor for each project require start is on or before today
  example "in spring" passes { start: 2026-03-01 }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of one's own."""
    place = tmp_path / "cache"
    monkeypatch.delenv("PMO_AUDIT_NO_CACHE", raising=False)
    monkeypatch.setenv("PMO_AUDIT_CACHE_DIR", str(place))
    return place


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "tiny.pmo"
    file.write_text(RULES, encoding="utf-8")
    return file


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is checked anew, by the names of the texts."""
    from pmo_audit.analysis import pipeline

    seen: list[str] = []
    check = pipeline.check_standard

    def noted(sources: tuple[SourceText, ...], schema: object) -> object:
        seen.extend(one.name for one in sources)
        return check(sources, schema)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "check_standard", noted)
    return seen


def entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


# Nothing changes but the time ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", ["stage_gate", "uk_gmpp"])
def test_a_shipped_pack_comes_back_the_same(pack: str, folder: Path, checks: list[str]) -> None:
    plain = load_standard(pack, as_of=DAY, cache=False)
    assert entries(folder) == []
    first, second = load_standard(pack, as_of=DAY), load_standard(pack, as_of=DAY)
    assert plain == first == second
    assert repr(plain) == repr(second)
    assert second.sources
    assert len(entries(folder)) == 1
    assert len(set(checks)) * 2 == len(checks)  # once without the cache, once to fill it


def test_mistakes_are_kept_too(rules: Path, folder: Path, checks: list[str]) -> None:
    rules.write_text(RULES + "rule T-2 nonsense\n", encoding="utf-8")
    first, second = load_standard(rules), load_standard(rules)
    assert [one.code for one in first.diagnostics] != []
    assert first == second
    assert str(first.diagnostics[0]) == str(second.diagnostics[0])
    assert len(checks) == 1


def test_another_text_is_another_entry(rules: Path, folder: Path) -> None:
    first = load_standard(rules)
    rules.write_text(RULES.replace("Tiny", "Small"), encoding="utf-8")
    second = load_standard(rules)
    assert (first.standard.title, second.standard.title) == ("Tiny", "Small")
    assert len(entries(folder)) == 2


def test_another_name_is_another_entry(rules: Path, folder: Path) -> None:
    load_standard(rules)
    other = rules.rename(rules.with_name("other.pmo"))
    assert load_standard(other).sources[0].name.endswith("other.pmo")


def test_an_example_without_a_day_is_judged_again_on_another(tmp_path: Path, folder: Path, checks: list[str]) -> None:
    file = tmp_path / "undated.pmo"
    file.write_text(UNDATED, encoding="utf-8")

    def codes(day: date) -> list[str]:
        return [one.code for one in load_standard(file, as_of=day).diagnostics]

    assert codes(DAY) == codes(DAY) == ["PA402"]
    assert codes(date(2026, 2, 1)) == ["PA402", "PA401"]
    assert codes(DAY) == ["PA402"]
    assert len(checks) == 3


def test_no_day_counts_where_no_example_asks_for_one(rules: Path, folder: Path, checks: list[str]) -> None:
    load_standard(rules, as_of=DAY)
    load_standard(rules, as_of=date(2020, 1, 1))
    assert len(checks) == 1


def test_another_program_is_another_entry(
    rules: Path, folder: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_standard(rules)
    monkeypatch.setattr(program, "FORMAT", "another")
    load_standard(rules)
    assert len(checks) == 2


def test_a_changed_file_of_the_program_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grammar = tmp_path / "grammar"
    grammar.mkdir()
    (grammar / "pmo.lark").write_text("start: A", encoding="utf-8")
    monkeypatch.setattr(program, "shipped", lambda _: grammar)
    before = program.key_of("1", ["text"])
    assert before == program.key_of("1", ["text"]) != program.key_of("2", ["text"])
    (grammar / "pmo.lark").write_text("start: AB", encoding="utf-8")
    assert program.key_of("1", ["text"]) != before


def test_the_texts_are_parted(folder: Path) -> None:
    assert program.key_of("1", ["ab", "c"]) != program.key_of("1", ["a", "bc"])


# Compiled rules ----------------------------------------------------------------------------------------------------


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is compiled anew, by the codes of the rules."""
    from pmo_audit.backends.compiled import Compiled

    seen: list[list[str]] = []
    of = Compiled.of

    def noted(rules: Iterable[ir.Rule]) -> Compiled:
        given = list(rules)
        seen.append([one.code for one in given])
        return of(given)

    monkeypatch.setattr(Compiled, "of", noted)
    return seen


DATA = {"projects": [{"id": "P1", "status": "active", "start": "2026-01-01"}, {"id": "P2", "status": "on_hold"}]}


def found_by(*standards: LoadedStandard, **chosen: Any) -> dict[str, dict[Outcome, int]]:
    result = audit(standards, load_data(DATA, standards=standards), as_of=DAY, **chosen)
    return {one.rule: dict(one.outcomes) for one in result.rules}


def test_rules_are_compiled_once(rules: Path, folder: Path, compilations: list[list[str]]) -> None:
    without = found_by(load_standard(rules, cache=False))
    assert [found_by(load_standard(rules)) for _ in range(3)] == [without] * 3
    assert compilations == [["T-1"], ["T-1"]]  # once without the cache, once to fill it
    assert compiled_of([load_standard(rules)]).refused == {}
    assert len(compilations) == 2


def test_several_standards_are_compiled_together(
    tmp_path: Path, rules: Path, folder: Path, compilations: list[list[str]]
) -> None:
    (tmp_path / "undated.pmo").write_text(UNDATED, encoding="utf-8")
    both = [load_standard(rules, as_of=DAY), load_standard(tmp_path / "undated.pmo", as_of=DAY)]
    assert found_by(*both) == found_by(*both) == found_by(both[0]) | found_by(both[1])
    assert compilations == [["T-1", "U-1"], ["T-1"], ["U-1"]]
    assert found_by(*both, select=["U-1"]) == found_by(both[1])
    assert len(compilations) == 3


def test_a_few_chosen_rules_are_not_kept_as_all(tmp_path: Path, folder: Path, compilations: list[list[str]]) -> None:
    file = tmp_path / "two.pmo"
    file.write_text(RULES + RULES.split("\n", 2)[2].replace("T-1", "T-2"), encoding="utf-8")
    standard = load_standard(file)
    found_by(standard, select=["T-2"])
    found_by(standard)
    found_by(standard, ignore=["T-2"])
    assert compilations == [["T-2"], ["T-1", "T-2"]]


def test_a_standard_that_a_program_has_changed_is_not_the_one_that_was_kept(rules: Path, folder: Path) -> None:
    standard = load_standard(rules)
    assert found_by(standard) == {"T-1": {Outcome.PASS: 1, Outcome.FAIL: 1}}
    (rule,) = standard.standard.rules
    opposite = replace(rule, entity="person", require=ir.Literal(True, Truth(), Span(0, 1)))
    other = replace(standard, standard=replace(standard.standard, rules=(opposite,)))
    assert found_by(other) == {"T-1": {Outcome.UNKNOWN: 1}}
    dropped = replace(standard, standard=replace(standard.standard, rules=()))
    assert found_by(dropped) == {}


def test_a_damaged_program_is_not_there(rules: Path, folder: Path, compilations: list[list[str]]) -> None:
    before = {*entries(folder)}
    load_standard(rules)
    checked = {*entries(folder)} - before
    expected = found_by(load_standard(rules))
    (program_,) = {*entries(folder)} - checked
    program_.write_bytes(program_.read_bytes()[:-1])
    assert found_by(load_standard(rules)) == expected
    assert len(compilations) == 2


# Nothing is believed that was not written here ---------------------------------------------------------------------


def damaged(content: bytes) -> list[bytes]:
    return [
        b"",
        content[:-1],
        content[: len(content) // 2],
        content + b" ",
        b"other" + content[5:],
        content[:60] + bytes([content[60] ^ 1]) + content[61:],
    ]


def test_a_damaged_entry_is_not_there(rules: Path, folder: Path, checks: list[str]) -> None:
    whole = load_standard(rules)
    (entry,) = entries(folder)
    content = entry.read_bytes()
    for number, bad in enumerate(damaged(content), start=2):
        entry.write_bytes(bad)
        assert load_standard(rules) == whole
        assert len(checks) == number
        assert entry.read_bytes() == content


def forged(value: bytes) -> bytes:
    return b"pmo-audit cache\n" + hashlib.sha256(value).digest() + value


class Evil:
    """What a pickle would do if it were let."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo carried out",)


@pytest.mark.parametrize(
    "value",
    [
        pickle.dumps(Evil()),
        b"cos\nsystem\n(S'echo carried out'\ntR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"cpmo_audit.caching.store\nCache\n(NtR.",
        b"cpmo_audit.ir.nodes\nwalk\n(NtR.",
        b"cpmo_audit.text\nunicodedata\n.",
        pickle.dumps("a text"),
        pickle.dumps(None),
        b"nonsense",
    ],
)
def test_a_forged_entry_is_not_there(
    value: bytes, rules: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = load_standard(rules)
    (entry,) = entries(folder)
    entry.write_bytes(forged(value))
    assert load_standard(rules) == whole
    assert "carried out" not in capfd.readouterr().out


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no such owners")
@pytest.mark.parametrize("what", ["entry", "folder"])
def test_what_others_may_write_is_not_read(what: str, rules: Path, folder: Path, checks: list[str]) -> None:
    load_standard(rules)
    (entry,) = entries(folder)
    (entry if what == "entry" else folder).chmod(0o777)
    load_standard(rules)
    assert len(checks) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no such owners")
def test_what_is_somebody_elses_is_not_read(
    rules: Path, folder: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_standard(rules)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    load_standard(rules)
    assert len(checks) == 2


def test_a_link_is_not_followed(rules: Path, folder: Path, checks: list[str]) -> None:
    load_standard(rules)
    (entry,) = entries(folder)
    real = entry.rename(folder.parent / "elsewhere")
    entry.symlink_to(real)
    load_standard(rules)
    assert len(checks) == 2


# Trouble with the cache is nobody's trouble -----------------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_no_trouble(
    rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.delenv("PMO_AUDIT_NO_CACHE", raising=False)
    monkeypatch.setenv("PMO_AUDIT_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert load_standard(rules).ok


def test_only_so_many_entries_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmo_audit.caching.store._MOST", 3)
    cache = Cache(tmp_path)
    for number in range(5):
        cache.keep(str(number), Span(number, number))
        os.utime(tmp_path / f"{number}.checked", (number, number))
    cache.keep("5", Span(5, 5))
    assert [one.name for one in entries(tmp_path)] == ["3.checked", "4.checked", "5.checked"]
    assert cache.find("5") == Span(5, 5)
    assert cache.find("0") is None


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object, __: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    Cache(tmp_path).keep("key", Span(0, 0))
    assert entries(tmp_path) == []


# What can be kept ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        Span(0, 1),
        Money(Fraction(1, 3), "EUR"),
        (date(2026, 3, 31), Outcome.PASS, None, True, 1, "ä\ud800"),
        MappingProxyType({"a": (1, 2)}),
        frozenset({"a"}),
    ],
)
def test_values_come_back(value: object) -> None:
    assert loads(dumps(value)) == value


@pytest.mark.parametrize("value", [Path("a"), os.system, LoadedStandard, lambda: 1, 1j, Evil()])
def test_what_does_not_belong_is_not_written(value: object) -> None:
    with pytest.raises(UnknownKindError):
        dumps(value)


# Where it is -------------------------------------------------------------------------------------------------------


def test_the_folder_is_told_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PMO_AUDIT_NO_CACHE", "PMO_AUDIT_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert cache_folder() == tmp_path / ".cache" / "pmo-audit"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "pmo-audit"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == tmp_path / ".cache" / "pmo-audit"
    monkeypatch.setenv("PMO_AUDIT_CACHE_DIR", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"
    for said, folder in (("0", tmp_path / "own"), ("", tmp_path / "own"), ("1", None)):
        monkeypatch.setenv("PMO_AUDIT_NO_CACHE", said)
        assert cache_folder() == folder


def test_the_command_line_turns_it_off(rules: Path, folder: Path) -> None:
    from click.testing import CliRunner

    from pmo_audit.cli.main import main

    for line in (["check", str(rules), "--no-cache"], ["check", str(rules)]):
        CliRunner().invoke(main, line, catch_exceptions=False)
        assert bool(entries(folder)) is ("--no-cache" not in line)
