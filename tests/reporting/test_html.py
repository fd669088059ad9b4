import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from pmo_audit.findings import AuditResult, Grade, Outcome
from pmo_audit.reporting import make_visible, render, view_of
from pmo_audit.resources import shipped
from tests.reporting import samples
from tests.reporting.hostile import HOSTILE, hostile
from tests.reporting.page import Page

RESULTS = {
    "small": samples.small,
    "empty": samples.empty,
    "perfect": samples.perfect,
    "broken": samples.broken,
    "hostile": hostile,
    "large": lambda: samples.large(1500),
}


@pytest.fixture(scope="module", params=RESULTS)
def html(request) -> str:
    return render(RESULTS[request.param](), "html")


@pytest.fixture(scope="module")
def small() -> Page:
    return Page(render(samples.small(), "html"))


def test_elements_are_nested(html):
    assert Page(html).all("main")


def test_nothing_is_loaded(html):
    page = Page(html)
    for tag in ("link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "source"):
        assert page.all(tag) == []
    for tag, attrs in page.elements:
        for name in ("src", "href", "xlink:href", "srcset", "action", "data", "poster"):
            assert (attrs.get(name) or "#").startswith("#"), f"<{tag} {name}={attrs[name]}>"
    style = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    assert re.findall(r"url\(\"?[^#\"]", style) == []
    assert "@import" not in style


def test_no_element_carries_style_or_script_of_its_own(html):
    for _, attrs in Page(html).elements:
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]


def test_the_policy_allows_our_style_and_script_and_nothing_else(html):
    policy = next(
        one["content"] for one in Page(html).all("meta") if one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy
    assert "unsafe" not in policy
    for tag, number in (("style", 1), ("script", 2)):
        texts = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(texts) == number
        hashes = " ".join(f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in texts)
        assert f"{tag}-src {hashes};" in policy


def test_names_of_places_are_unique_and_links_lead_somewhere(html):
    page = Page(html)
    names = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(names) == len(set(names))
    for tag in ("a", "use"):
        assert {str(one["href"])[1:] for one in page.all(tag)} <= set(names)
    labels = {str(attrs["aria-labelledby"]) for _, attrs in page.elements if "aria-labelledby" in attrs}
    assert labels <= set(names)


def test_headings_go_down_one_step_at_a_time(html):
    levels = [int(tag[1]) for tag, _ in Page(html).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_links_for_the_script_lead_where_it_can_go(html):
    names = {str(attrs["id"]) for _, attrs in Page(html).elements if "id" in attrs}
    for one in Page(html).all("a"):
        if "data-to" in one:
            assert re.fullmatch(r"findings(\?\w+=[^\"'<>&]*(&\w+=[^\"'<>&]*)*)?|rule=[\w-]+", str(one["data-to"]))
            if str(one["data-to"]).startswith("rule="):
                assert str(one["data-to"]).replace("=", "-", 1) in names


def test_tables_have_captions_and_scopes(html):
    page = Page(html)
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(one.get("scope") in ("row", "col") for one in page.all("th"))


def test_there_are_landmarks_language_and_a_way_past_the_head(small):
    assert small.all("html") == [{"lang": "en"}]
    for tag in ("header", "nav", "main", "footer"):
        assert len(small.all(tag)) == 1
    assert small.all("a")[0] == {"class": "skip", "href": "#main"}
    assert {one["datetime"] for one in small.all("time")} == {"2026-03-31"}


def test_only_our_own_style_and_script_go_unescaped():
    files = {one.name: one.read_text(encoding="utf-8") for one in shipped("reports").glob("*.j2")}
    unescaped = {name: re.findall(r"\{\{[^}]*\bsafe\b[^}]*\}\}", text) for name, text in files.items()}
    assert {name: found for name, found in unescaped.items() if found} == {
        "report.html.j2": ["{{ style | safe }}", "{{ begin | safe }}", "{{ script | safe }}"],
        "introductions.html.j2": ["{{ style | safe }}"],
    }
    templates = "".join(files.values())
    assert "autoescape" not in templates
    assert "~" not in templates


def test_hostile_text_stays_text():
    html = render(hostile(), "html")
    page = Page(html)
    assert [one.get("type", "script") for one in page.all("script")] == [
        "script",
        "application/octet-stream",
        "script",
        "application/octet-stream",
    ]
    assert "<script>alert" not in html
    assert "onerror=alert(2)>" not in html
    assert "<script>alert(1)</script>" in page.text
    assert "{{7*7}}" in page.text
    assert "49" not in re.sub(r"\d+\.\d%", "", page.text)
    assert make_visible(html) == html
    assert "\\u202egnp.exe" in page.text


def test_every_hostile_text_is_shown():
    text = Page(render(hostile(), "html")).text
    for one in HOSTILE:
        assert " ".join(make_visible(one).split()) in text


def test_the_order_is_decision_actions_questions_findings_background(small):
    places = [small.text.index(words) for words in (
        view_of(samples.small()).decision, "The numbers", "Do first Have the portfolio board name a sponsor",
        "Ask for the column", "Where it stands",
        "By department", "By lifecycle stage", "By rule Each rule", "Rules that judged nothing", "Findings Fail",
        "Examples Pass two people", "About the rules and the data", "Provenance With",
    )]  # fmt: skip
    assert places == sorted(places)


def test_what_needs_a_script_is_said():
    page = Page(render(samples.large(3000), "html"))
    assert len([one for one in page.all("li") if one.get("class") == "finding"]) == 100
    assert (
        "These are the 100 worst. The other 2,900 findings show, and can be filtered, where this page may" in page.text
    )
    assert "… 4,582 more characters" in page.text


def test_all_that_is_to_be_asked_for_stands_once_there_is_more_than_the_first_screen_holds():
    few = Page(render(samples.small(), "html"))
    many = Page(render(replace(samples.small(), ask_for=samples.ASKS * 3), "html"))
    assert "What to ask for, and of whom" not in few.text
    assert "All 9 things to ask for" in many.text
    assert many.text.count("manager of project P-104 Tram depot north") == 1 + 3


def test_who_acts_stands_beside_what_is_first():
    text = Page(render(samples.small(), "html")).text
    assert "Who acts A. Lind , M. Okafor , J. Weiss" in text
    assert "Nobody is named for it; 8 verdicts wait" not in text
    assert "Ask Risk office ; 8 verdicts wait for it registers.xlsx: sheet Risks, column Due" in text


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (samples.small, "Does not comply"),
        (samples.perfect, "Complies"),
        (samples.empty, "Nothing was checked"),
        (samples.open_, "Cannot be decided yet"),
    ],
)
def test_the_decision_is_said_in_two_words(result, words):
    assert f"Input {words} " in re.sub(r"Input \d+", "Input", Page(render(result(), "html")).text)


def test_anchors_of_odd_names_do_not_meet():
    rules = tuple(samples.rule(id, "x", Grade.MAJOR, {Outcome.FAIL: 1}) for id in ("A 1", "A/1", "А"))
    found = tuple(samples.finding(one, samples.HARBOUR, Outcome.FAIL, "x") for one in rules)
    page = Page(render(AuditResult(samples.run(), found, rules, ()), "html"))
    names = [one["id"] for one in page.all("details") if one.get("class") == "rule"]
    assert names == ["rule-A-1", "rule-A-1-2", "rule-unnamed"]
