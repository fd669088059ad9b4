import re
from base64 import b64encode
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
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


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


def test_tables_have_captions_and_scopes(html):
    page = Page(html)
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(one.get("scope") in ("row", "col") for one in page.all("th"))


def test_there_are_landmarks_language_and_a_way_past_the_head(small):
    assert small.all("html") == [{"lang": "en"}]
    for tag in ("header", "nav", "main", "footer"):
        assert len(small.all(tag)) == 1
    assert small.all("a")[0] == {"class": "skip", "href": "#findings"}
    assert {one["datetime"] for one in small.all("time")} == {"2026-03-31"}


def test_only_our_own_style_and_script_go_unescaped():
    templates = "".join(one.read_text(encoding="utf-8") for one in shipped("reports").glob("*.j2"))
    assert re.findall(r"\{\{[^}]*\bsafe\b[^}]*\}\}", templates) == ["{{ style | safe }}", "{{ script | safe }}"]
    assert "autoescape" not in templates
    assert "~" not in templates


def test_hostile_text_stays_text():
    html = render(hostile(), "html")
    page = Page(html)
    assert len(page.all("script")) == 1
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
        view_of(samples.small()).decision, "Do first Critical", "What to ask for What", "Findings by rule",
        "All rules Each rule",        "Rules that judged nothing", "About the rules and the data", "Provenance With",
    )]  # fmt: skip
    assert places == sorted(places)


def test_critical_rules_are_open_and_others_are_not(small):
    rules = [one for one in small.all("details") if one.get("class") == "rule"]
    assert ["open" in one for one in rules] == [True, True, False, False]


def test_what_is_left_out_is_said():
    page = Page(render(samples.large(3000), "html"))
    assert page.text.count("… and 300 more findings of this rule, all in the JSON report") == 6
    assert page.text.count("Show 190 more findings") == 6
    assert "… 4,582 more characters" in page.text


def test_anchors_of_odd_names_do_not_meet():
    rules = tuple(samples.rule(id, "x", Grade.MAJOR, {Outcome.FAIL: 1}) for id in ("A 1", "A/1", "А"))
    found = tuple(samples.finding(one, samples.HARBOUR, Outcome.FAIL, "x") for one in rules)
    page = Page(render(AuditResult(samples.run(), found, rules, ()), "html"))
    names = [one["id"] for one in page.all("details") if one.get("class") == "rule"]
    assert names == ["rule-A-1", "rule-A-1-2", "rule-"]
