"""What holds for every format alike."""

import json
import re
import subprocess
import sys

import pytest

from pmo_audit.reporting import formats, render, view_of
from tests.reporting import samples
from tests.reporting.page import Page

RESULTS = [samples.small, samples.broken, samples.perfect, samples.empty, lambda: samples.large(600)]


def test_formats_have_names_suffixes_and_help():
    assert [one.name for one in formats()] == ["html", "json", "markdown", "text"]
    assert len({one.suffix for one in formats()}) == 4
    assert all(one.help and "\n" not in one.help for one in formats())


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(ValueError, match="there is no report format `pdf`; there are html, json, markdown, text"):
        render(samples.small(), "pdf")


@pytest.mark.parametrize("result", RESULTS)
def test_every_format_has_the_same_counts(result):
    view = view_of(result())
    tally = view.tally
    report = json.loads(render(result(), "json"))["summary"]
    page, markdown = Page(render(result(), "html")).text, render(result(), "markdown")
    text = render(result(), "text")
    assert report["decision"] == view.decision
    assert all(view.decision in one for one in (page, text))
    assert re.sub(r"\\", "", markdown).startswith(f"# {view.decision}")
    counts = (tally.checks, tally.passed, tally.failed, tally.unknown, tally.errors)
    assert f"| {' | '.join(f'{one:,}' for one in counts)} |" in markdown
    assert report["outcomes"]["fail"] == tally.failed
    for share in (tally.compliance, tally.coverage):
        assert all(share.text in one for one in (page, text))
    for group in view.groups:
        assert group.rule.id in text
        assert len(group.findings) == sum(one.rule == group.rule.id for one in result().findings)


def test_importing_the_room_does_not_load_the_template_engine():
    check = "import sys, pmo_audit.reporting; sys.exit('jinja2' in sys.modules or 'markupsafe' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
