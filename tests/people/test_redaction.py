"""Reports that travel: whatever people are called and wherever they are named, no name is left in any format."""

from __future__ import annotations

import csv
import json
import re
import time
import zlib
from base64 import b64decode
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.api import actions, audit, load_data, load_portfolio, load_standard, parse_standard, redact, render
from pmo_audit.auditing.redaction import Redaction
from pmo_audit.auditing.redaction.forms import A_NAME, ORDINARY, Names
from pmo_audit.cli import main
from pmo_audit.findings import AuditResult
from pmo_audit.records.written_names import plain
from pmo_audit.reporting import formats, report_schema
from pmo_audit.reporting.action_pages import PAGES
from pmo_audit.settings import load_settings

AS_OF = date(2026, 3, 31)
NO_NAME = "whether we will. May is late."
"""Words of a standard that are a name elsewhere."""
NAMES = (
    *("Will May", "Ann Lee", "Mark Grant", "José García López", "Łukasz Sørensen", "Anna van der Berg", "Bo Ek"),
    *("Anne-Marie Smith-Jones", "Niamh O'Brien", "Khan, A. (PMO)", "Ursula Schmidt", "Cher", "김철수", "Dr Dee Dum"),
    *("Zoë Quinn-Żak", "Amber Rose", "Ng Li", "Iain M. Banks", "MARY KAY", "Ibn al-Haytham"),
)
STRANGERS = ("Cy Oz", "Quentin Frobisher", "Prof. Hilde Østby")
PEOPLE: list[dict[str, object]] = [
    {"id": f"Q{n}X", "name": name, "email": f"{plain(name).replace(' ', '.').replace(',', '')}{n}@example.org"}
    for n, name in enumerate(NAMES)
]
PEOPLE[10] |= {"initials": "US"}
PEOPLE[9] |= {"email": "aisha.khan@example.org", "also_known_as": ["Addy K", "AKH"]}
RULES = """standard travel "What travels"

rule T-1 "Managed well"
  severity critical
  for each project
  require  description is "nothing" and (sponsor is not manager) and budget > EUR 5
  message  "{name} of {manager} for {sponsor}: {description}"
  remedy   "Ask Ann Lee, or LEE, ANN, whether we will. May is late."

rule T-2 "Still here"
  severity major
  for each person
  require  department is known and left_on is known and skills is known
  message  "{name} ({email}) has no department."

rule T-3 "Owned"
  severity minor
  for each risk
  require  owner is known and owner.department is known and due is on or after today

rule T-4 "Approved by others"
  severity minor
  for each approval
  require  given_on is before today and person is known and person is not project.sponsor
"""


def written(name: str) -> list[str]:
    """A name in the forms in which free text has it."""
    words = name.replace(",", "").split()
    turned = f"{words[-1].upper()}, {' '.join(words[:-1])}" if len(words) > 1 else name
    return [name, name.upper(), name.lower() if len(words) > 1 else name, turned, f"  {'  '.join(words)}'s"]


@cache
def made() -> tuple[AuditResult, Redaction]:
    free = [
        ", ".join(written(name)) + f" q{n}x asked {str(PEOPLE[n]['email']).upper()}" for n, name in enumerate(NAMES)
    ]
    projects = [
        {"id": f"P{n}", "name": f"Move of {name}", "description": free[n], "manager": f"q{n}x", "sponsor": name}
        for n, name in enumerate(NAMES)
    ]
    projects += [
        {"id": f"S{n}", "name": "x", "sponsor": name, "manager": f"{name} / Cher", "description": f"Ask {name} soon"}
        for n, name in enumerate(STRANGERS)
    ]
    projects.append({"id": "V", "sponsor": "vacant (was Ghent Altar)", "manager": "W. May", "budget": "Ann Lee knows"})
    projects.append({"id": "LEE-1", "name": "A very long name that is cut where " + "x" * 20 + " Anna van der Berg is"})
    projects.append(
        {"id": "ok", "sponsor": "US", "manager": "AKH", "description": "May we? Fleet, Leeds, Ekran, chermy"}
    )
    risks = [{"project": "P0", "name": f"Risk {n}", "owner": name, "due": "2026-01-01"} for n, name in enumerate(NAMES)]
    approvals = [{"project": "P0", "subject": "Plan", "person": name} for name in (*NAMES, *STRANGERS)]
    standards = [parse_standard(RULES)]
    assert standards[0].ok, standards[0].diagnostics
    document = {"people": PEOPLE, "projects": projects, "risks": risks, "approvals": approvals}
    loaded = load_data(document, standards=standards)
    result = audit(standards, loaded, as_of=AS_OF)
    return result, redact(result, loaded)


def words_of(text: str) -> list[str]:
    return [plain(one) for one in re.findall(r"[^\W_]+", text)]


def leaks(text: str) -> list[str]:
    """What of the people is left in a text: names in any order, addresses, ids, single words that are names."""
    words, found = words_of(text), []
    joined = f" {' '.join(words)} "
    for name in (*NAMES, *STRANGERS, "Ghent Altar"):
        own = [one for one in words_of(name) if one not in ("dr", "prof", "pmo")]
        for cut in range(len(own)):
            turned = " ".join(own[cut:] + own[:cut])
            if len(turned) > 3 and f" {turned} " in joined:
                found.append(turned)
        singles = {one for one in own if len(one) > 2 and one not in ORDINARY and one != "haytham"}
        found += [one for one in re.findall(r"[^\W_]+", text) if plain(one) in singles and one[0].isupper()]
    found += [str(one["id"]) for one in PEOPLE if f" {plain(str(one['id']))} " in joined]
    found += re.findall(r"[\w.]+@[\w.]+", text)
    return sorted(set(found))


@cache
def redacted() -> dict[str, str]:
    """Every format of the result without names."""
    return pages(made()[1].result)


def unpacked(page: str) -> str:
    """A page with what it carries compressed written out behind it."""
    found = re.findall(r"[A-Za-z0-9+/]{80,}={0,2}", page)
    for letters in found:
        with suppress(ValueError, zlib.error):
            text = zlib.decompress(b64decode(letters), wbits=47).decode("utf-8")
            page = page.replace(letters, json.dumps(json.loads(text), ensure_ascii=False))
    return page


def pages(result: AuditResult) -> dict[str, str]:
    told = {one.name: render(result, one.name) for one in formats()}
    told["html"] = unpacked(told["html"])
    for name, (_, make) in PAGES.items():
        told[f"actions {name}"] = make(actions(result), result.run, None)
    return told


def test_the_names_are_there_before() -> None:
    for name, page in pages(made()[0]).items():
        assert len(leaks(page.replace("&#64;", "@").replace("\\", ""))) > 40, name


@pytest.mark.parametrize("format", [*(one.name for one in formats()), *(f"actions {name}" for name in PAGES)])
def test_no_name_is_left_in_any_format(format: str) -> None:
    page = redacted()[format].replace("&#64;", "@").replace("\\", "").replace("&#39;", "'")
    assert leaks(page.replace(NO_NAME, "")) == []
    assert "Person 1" in page


def test_other_words_are_left_as_they_are() -> None:
    for words in ("May we? Fleet, Leeds, Ekran, chermy", NO_NAME):
        assert words in redacted()["json"]


def test_a_person_has_one_number_throughout() -> None:
    result, redaction = made()
    key = {one.name: one.pseudonym for one in redaction.key}
    for before, after in zip(result.findings, redaction.result.findings, strict=True):
        if before.subject.entity == "person" and before.subject.id:
            assert after.subject.id == after.subject.name == key[before.subject.name]
        if before.who is not None and before.who.id:
            assert after.who is not None
            assert after.who.name == key[before.who.name]
    assert len({one.pseudonym for one in redaction.key}) == len(redaction.key)
    assert [one.id for one in redaction.key[: len(NAMES)]] == [f"Q{n}X" for n in range(len(NAMES))]


def test_numbers_and_verdicts_stay() -> None:
    result, redaction = made()
    assert [one.outcomes for one in result.rules] == [one.outcomes for one in redaction.result.rules]
    kept = ("rule", "outcome", "severity", "covers", "tags")
    for before, after in zip(result.findings, redaction.result.findings, strict=True):
        assert [getattr(before, name) for name in kept] == [getattr(after, name) for name in kept]
    before_, after_ = actions(result), actions(redaction.result)
    assert [(len(one.failures), len(one.asks)) for one in before_] == [
        (len(one.failures), len(one.asks)) for one in after_
    ]


def test_a_fingerprint_about_a_person_is_made_of_the_number() -> None:
    result, redaction = made()
    for before, after in zip(result.findings, redaction.result.findings, strict=True):
        assert (before.fingerprint == after.fingerprint) == (before.subject.id == after.subject.id)


def test_the_report_says_so_and_what_it_cannot_know() -> None:
    redaction = made()[1]
    assert redaction.result.diagnostics[-1].code == "PA663"
    assert "free text" in redaction.result.run.notice
    for page in redacted().values():
        assert "not recognised" in " ".join(page.split())


def test_the_result_follows_the_schema() -> None:
    import jsonschema

    jsonschema.validate(json.loads(render(made()[1].result, "json")), report_schema())


def test_the_same_twice_gives_the_same() -> None:
    result, redaction = made()
    assert redacted()["json"] == render(redact(result, redaction.walk.everybody.portfolio).result, "json")


def test_two_of_one_name_are_not_told_apart() -> None:
    standards = [parse_standard(RULES)]
    people = [{"id": "E1", "name": "Sam Roe"}, {"id": "E2", "name": "Sam Roe"}]
    projects = [{"id": "P1", "manager": "Sam Roe", "sponsor": "E2", "description": "x"}]
    loaded = load_data({"people": people, "projects": projects}, standards=standards)
    redaction = redact(audit(standards, loaded, as_of=AS_OF), loaded)
    (project,) = redaction.result.projects
    assert (project.manager, project.sponsor) == (A_NAME, A_NAME)
    assert "Roe" not in render(redaction.result, "json")


def test_an_id_that_a_project_bears_too_is_left_to_the_project() -> None:
    standards = [parse_standard(RULES)]
    people = [{"id": "P1", "name": "Sam Roe"}]
    projects = [{"id": "P1", "name": "One", "manager": "P1", "sponsor": "Sam Roe", "description": "x"}]
    loaded = load_data({"people": people, "projects": projects}, standards=standards)
    redaction = redact(audit(standards, loaded, as_of=AS_OF), loaded)
    (project,) = redaction.result.projects
    assert (project.subject.id, project.manager) == ("P1", "Person 1")
    about = [one.subject.id for one in redaction.result.findings if one.subject.entity == "person"]
    assert "P1" not in about


def test_ids_that_are_bare_numbers_go_where_they_can_be_told() -> None:
    standards = [parse_standard(RULES)]
    people = [{"id": "1107", "name": "Sam Roe"}]
    projects = [{"id": "P1", "name": "Sam Roe", "manager": "1107", "sponsor": "S Roe", "description": "1107 days"}]
    approvals = [{"project": "P1", "subject": "Plan", "person": "1107"}, {"project": "P1", "person": "Roe, S."}]
    loaded = load_data({"people": people, "projects": projects, "approvals": approvals}, standards=standards)
    redaction = redact(audit(standards, loaded, as_of=AS_OF), loaded)
    page = render(redaction.result, "json")
    assert "Roe" not in page
    assert page.count("1107") == page.count("1107 days") > 0
    assert {one.subject.id for one in redaction.result.findings if one.subject.entity == "approval"} <= {
        "P1 / Plan / Person 1",
        "P1 / ? / Person 1",
    }


# ------------------------------------------------------------------------------------------------ single texts


def learned() -> Names:
    names = Names()
    for text in ("Will May", "May Will", "W May", "Ann Lee", "A Lee", "Lee A"):
        names.learn(text, "Person 1" if "May" in text else "Person 2")
    names.learn("Khan, A. (PMO)", "Person 3", exact=True)
    names.learn("annlee", "Person 2", joined=True)
    names.learn("ann.lee@example.org", "Person 2", exact=True)
    for name in ("Will May", "Ann Lee", "Khan"):
        names.learn_singles(name)
    return names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Will May and WILL  MAY", "Person 1 and Person 1"),
        ("this will, may or must be", "this will, may or must be"),
        ("We may. Will we? In May, Will", "We may. Will we? In Person 1"),
        ("a lee shore", "a lee shore"),
        ("A. Lee, Lee A.", "Person 2, Person 2."),
        ("a.lee and a_lee", "Person 2 and Person 2"),
        ("Fleet, Leeds, Annual", "Fleet, Leeds, Annual"),
        ("Lee's and LEE", f"{A_NAME}'s and {A_NAME}"),
        ("Khan, A. (PMO) said", "Person 3 said"),
        ("`khan, a. (pmo)` is", "`Person 3` is"),
        ("Ann Lee (ann.lee@example.org)", "Person 2"),
        ("mail x@y.example or Ann.Lee@Example.org.", "mail [an address] or address of Person 2."),
        ("An\u200bn Lee, Ann\u00adLee, A\u0301nn Le\u0301e", "Person 2, Person 2, Person 2"),
        ("AnnLee, ann_lee, AnnLeeds", "Person 2, Person 2, AnnLeeds"),
        ("it was Ann Le…", f"it was {A_NAME}…"),
        ("it was Kha…", f"it was {A_NAME}…"),
        ("it was then…", "it was then…"),
    ],
)
def test_a_text_without_names(text: str, told: str) -> None:
    assert learned().out_of(text) == told


def test_texts_of_a_standard_lose_whole_names_only() -> None:
    names = learned()
    assert names.out_of("Lee and Ann Lee may", data=False) == "Lee and Person 2 may"
    names.learn("Steering committee", "Person 9", exact=True, data=True)
    assert names.out_of("the steering committee", data=False) == "the steering committee"
    assert names.out_of("the steering committee") == "the Person 9"


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    names = learned()
    names.learn(text, "Person 4", exact=True)
    names.out_of(text)
    names.out_of(f"{text} Ann Lee {text}")


@given(st.lists(st.sampled_from(["Ann Lee", "LEE, Ann", "and", "the", "fleet", "(", ")", ",", "x@y.example", "`"])))
def test_what_is_left_holds_no_name(parts: list[str]) -> None:
    told = learned().out_of(" ".join(parts))
    assert not {"ann", "lee"} & set(words_of(told))
    assert "@" not in told


def test_many_people_and_long_texts_take_little_time() -> None:
    names = Names()
    for n in range(5000):
        names.learn(f"Ann{n} Lee{n % 50}", f"Person {n}")
        names.learn(f"A Lee{n % 50}", f"Person {n}")
    before = time.perf_counter()
    for n in range(5000):
        names.out_of(f"a report of a day {n}, with a Lee{n} and Ann{n} Lee{n % 50} in a list of a dozen others")
    assert time.perf_counter() - before < 5


# ------------------------------------------------------------------------------------------- on the command line

NORTHWAY = Path(__file__).resolve().parents[2] / "fixtures" / "northway"


def run(*line: str) -> str:
    result = CliRunner().invoke(main, line, prog_name="pmo-audit", env={"COLUMNS": "120"})
    assert result.exit_code in (0, 1, 2), result.output
    return result.output


def northway_names() -> list[str]:
    with (NORTHWAY / "registers" / "people.csv").open(encoding="utf-8") as file:
        return [cell for row in csv.DictReader(file) for cell in (row["Name"], row["Email"], row["Staff no"])]


@pytest.mark.parametrize(
    "line",
    [
        ("run",),
        ("run", "--repairs", "--by", "project"),
        ("run", "--format", "json"),
        ("run", "--format", "markdown"),
        ("run", "--format", "text"),
        ("actions",),
        ("actions", "--person", "Person 8", "--repairs"),
        ("actions", "--format", "json"),
        ("actions", "--format", "markdown"),
    ],
    ids=" ".join,
)
def test_nothing_of_northway_is_named(line: tuple[str, ...], tmp_path: Path) -> None:
    shown = run(*line, "--config", str(NORTHWAY / "pmo-audit.toml"), "--redact", "people", "--no-cache")
    assert "Person " in shown
    flat = " ".join(shown.replace("\\", "").split())
    assert [name for name in northway_names() if name in flat] == []


def test_the_key_says_who_is_which_number(tmp_path: Path) -> None:
    config, key = str(NORTHWAY / "pmo-audit.toml"), tmp_path / "key.csv"
    out = tmp_path / "reports"
    run("run", "--config", config, "--redact", "people", "--redact-key", str(key), "--output", str(out))
    rows = list(csv.DictReader(key.read_text(encoding="utf-8").splitlines()))
    assert rows[0] == {
        "number": "Person 1",
        "id": "E1001",
        "name": "Margit Halvorsen",
        "email": "margit.halvorsen@northway.example",
    }
    page = next(out.iterdir()).read_text(encoding="utf-8")
    assert [name for name in northway_names() if name in page] == []
    lists = tmp_path / "lists"
    run("actions", "--config", config, "--redact", "people", "--output", str(lists))
    for file in lists.iterdir():
        assert re.fullmatch(r"(person-\d+|nobody-named)\.html", file.name)
        assert [name for name in northway_names() if name in file.read_text(encoding="utf-8")] == []


def test_a_key_needs_somebody_to_hide_and_a_file_of_its_own(tmp_path: Path) -> None:
    config = ("--config", str(NORTHWAY / "pmo-audit.toml"))
    assert "PA664" in run("run", *config, "--redact-key", str(tmp_path / "key.csv"))
    same = str(tmp_path / "a.md")
    assert "PA664" in run("run", *config, "--redact", "people", "--redact-key", same, "--output", same)
    among = str(NORTHWAY / "registers" / "key.csv")
    assert "PA716" in run("run", *config, "--redact", "people", "--redact-key", among)
    nowhere = str(tmp_path / "none" / "key.csv")
    assert "PA703" in run("run", *config, "--redact", "people", "--redact-key", nowhere)


def test_what_is_told_where_there_is_no_report_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "projects.csv").write_text("id,sponsor\nP1,Quentin Frobisher\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text("id,name\nE1,Ann Lee\n", encoding="utf-8")
    line = ("run", "--rules", "stage_gate", "--data", str(tmp_path), "--select", "SG-99999", "--redact", "people")
    shown = run(*line)
    assert "PA533" in shown
    assert "PA704" in shown
    assert "Frobisher" not in shown


def test_northway_through_the_door() -> None:
    settings, _ = load_settings(NORTHWAY / "pmo-audit.toml")
    standards = [load_standard("stage_gate", as_of=AS_OF)]
    loaded = load_portfolio(NORTHWAY / "registers", standards=standards, mapping=settings.mapping)
    redaction = redact(audit(standards, loaded, as_of=AS_OF), loaded)
    assert len(redaction.key) >= 16
    for page in pages(redaction.result).values():
        assert [name for name in northway_names() if name in page] == []
