import pytest

from pmo_audit.findings import Outcome
from pmo_audit.reporting.html_bar import segments
from pmo_audit.reporting.tally import Share, tally_of


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 0, "nothing decided"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (1, 2, "50%"),
        (2, 3, "66.7%"),
        (37, 52, "71.2%"),
        (9996, 10000, ">99.9%"),
        (9999999, 10000000, ">99.9%"),
        (999, 1000, "99.9%"),
        (3, 10000, "<0.1%"),
        (1, 1000, "0.1%"),
    ],
)
def test_a_percentage_never_claims_all_or_nothing_falsely(part, whole, text):
    assert Share(part, whole).text == text


def test_compliance_is_of_what_was_decided_and_coverage_of_what_applies():
    tally = tally_of(
        {Outcome.PASS: 3, Outcome.FAIL: 1, Outcome.UNKNOWN: 4, Outcome.NOT_APPLICABLE: 90, Outcome.ERROR: 2}
    )
    assert tally.compliance == Share(3, 4)
    assert tally.coverage == Share(4, 10)
    assert tally.checks == 10


def test_there_is_no_share_of_nothing():
    tally = tally_of({Outcome.UNKNOWN: 5})
    assert tally.compliance.ratio is None
    assert tally.coverage.ratio == 0


def test_one_failure_among_many_is_still_drawn_and_the_bar_is_full():
    bar = segments(tally_of({Outcome.PASS: 100_000, Outcome.FAIL: 1}))
    assert [one.outcome for one in bar] == [Outcome.PASS, Outcome.FAIL]
    assert float(bar[1].width.rstrip("%")) > 1
    assert sum(float(one.width.rstrip("%")) for one in bar) == pytest.approx(100, abs=0.02)


def test_nothing_is_drawn_of_nothing():
    assert segments(tally_of({})) == ()
