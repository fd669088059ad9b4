import json
import re
import zlib
from base64 import b64decode

import pytest

from pmo_audit.findings import AuditResult, Grade, Outcome
from pmo_audit.reporting import make_visible, render, view_of
from pmo_audit.reporting.html_links import list_of, page_of, project_names
from pmo_audit.reporting.view import worst_first
from tests.reporting import samples
from tests.reporting.hostile import hostile


def parcel(html: str, name: str):
    (letters,) = re.findall(
        rf'<script type="application/octet-stream" id="data-{name}">([A-Za-z0-9+/=]*)</script>', html
    )
    return json.loads(zlib.decompress(b64decode(letters)))


@pytest.fixture(scope="module", params=[samples.small, samples.empty, samples.broken, hostile])
def carried(request):
    result = request.param()
    html = render(result, "html")
    return view_of(result), parcel(html, "index"), parcel(html, "details")


def test_each_finding_is_carried_with_everything_that_it_says(carried):
    view, index, details = carried
    texts = index["texts"] + details["texts"]
    columns = index["findings"]
    findings = worst_first(view.groups)
    assert {len(column) for column in (*columns.values(), *list(details.values())[1:])} == {len(findings)}
    for at, one in enumerate(findings):
        assert texts[columns["message"][at]] == make_visible(one.message)
        assert texts[columns["subject"][at]] == make_visible(one.subject.name or one.subject.id)
        assert index["outcomes"][columns["outcome"][at]] == one.outcome.value
        assert texts[index["rules"][columns["rule"][at]][1]] == make_visible(one.rule)
        assert columns["covers"][at] == one.covers
        clauses = details["clauses"][at]
        assert [texts[words] for _, words, _, _ in clauses] == [make_visible(each.clause) for each in one.evidence]
        values = [texts[number] for *_, values in clauses for number in values[1::3]]
        assert values == [make_visible(each.value) for part in one.evidence for each in part.readings]
        assert len(details["missing"][at]) == len(one.missing)


def test_each_text_is_carried_once_and_can_be_seen(carried):
    _, index, details = carried
    texts = index["texts"] + details["texts"]
    assert texts[0] == ""
    assert all(make_visible(one) == one for one in texts)
    if "egnp" not in str(texts):  # what is hostile may look the same and be something else
        assert len(set(texts)) == len(texts)


def test_projects_are_carried_with_what_is_known_of_them():
    result = samples.small()
    index = parcel(render(result, "html"), "index")
    projects = index["projects"]
    assert projects["name"] == ["P-101", "P-102", "P-103", "P-104"]
    assert [index["texts"][one] for one in projects["department"]] == ["Ports", "Finance", "Health", "Ports"]
    assert index["counted"] == [one.value for one in Outcome]
    assert projects["tally"][3][:3] == [1, 0, 3]


def test_a_project_that_only_a_finding_names_has_its_page_too():
    index = parcel(render(samples.broken(), "html"), "index")
    assert set(index["projects"]["name"]) == {"P-101", "P-102"}


def test_names_in_addresses_are_different_for_each():
    assert list(project_names([samples.HARBOUR]).values()) == ["P-101"]
    one = samples.rule("R", "x", Grade.MAJOR, {Outcome.FAIL: 2})
    twice = tuple(samples.finding(one, samples.HARBOUR, Outcome.FAIL, words) for words in ("a", "b"))
    index = parcel(render(AuditResult(samples.run(), twice, (one,), ()), "html"), "index")
    assert index["findings"]["name"] == ["R/P-101", "R/P-101-2"]


def test_the_worst_stands_first():
    findings = worst_first(view_of(samples.small()).groups)
    ranks = [(-one.severity.rank, one.outcome is not Outcome.FAIL) for one in findings]
    assert ranks == sorted(ranks)


def test_addresses_hold_what_they_must_quote():
    assert list_of() == "findings"
    assert list_of(outcome=["unknown", "error"], department="R&D = 'x'") == (
        "findings?outcome=unknown&outcome=error&department=R%26D%20%3D%20%27x%27"
    )
    assert page_of("project", '"><script>\u202e') == "project=%22%3E%3Cscript%3E%5Cu202e"


def test_the_page_grows_little_with_findings():
    small, large = (len(render(samples.large(number), "html")) for number in (600, 6000))
    assert (large - small) / 5400 < 60


def test_the_page_says_what_is_asked_of_each_person():
    from tests.reporting.page import Page

    text = Page(render(samples.small(), "html")).text
    assert "Who is to act" in text
    assert "M. Okafor project manager 2 0 no date is set" in text
    assert "Nobody is named for these 0 3 no date is set" in text
