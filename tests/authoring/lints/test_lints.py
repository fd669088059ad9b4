"""Each lint is raised where it should be, at the right words, and not where it should not be."""

from __future__ import annotations

import pytest

from tests.authoring.lints.texts import codes, examples_in, read, rule, told, words_at

FLOOR = "parameter floor by budget: below EUR 1m 5%, below EUR 10m 10%, otherwise 15%\n"
EXTEND = "extend project with wave: number\n"


def one(*blocks: str):
    found = told(*blocks)
    assert len(found) == 1, [str(each) for each in found]
    return found[0]


# Conditions that come to one thing only


@pytest.mark.parametrize(
    ("clauses", "words", "said"),
    [
        (
            "for each project\n  require budget < EUR 1m and budget >= EUR 2m",
            "budget < EUR 1m and budget >= EUR 2m",
            "`budget < EUR 1m` (line 6) and `budget >= EUR 2m` (line 6) exclude each other",
        ),
        (
            "for each project where status is active\n  require status is not active",
            "status is not active",
            "`status is active` (line 5) and `status is not active` (line 6) exclude each other",
        ),
        (
            "for each project where status is active\n  require sponsor is known or status is on_hold and wave > 1",
            "status is on_hold and wave > 1",
            "this can never hold here",
        ),
        (
            "for each project\n  require wave is known and (wave < 1 or wave is missing)",
            "wave is missing",
            "`wave is known` (line 7) and `wave is missing` (line 7) exclude each other",
        ),
        (
            "for each project\n  require no risk where status is open and status is closed",
            "status is open and status is closed",
            "none of them can meet this",
        ),
        (
            "for each project\n  require every risk where status is open satisfies status is closed",
            "status is closed",
            "this can hold for none of them",
        ),
        (
            "for each project\n"
            "  require (every risk satisfies status is open) and every risk satisfies status is closed",
            "status is open",
            "`status is open` (line 6) and `every risk satisfies status is closed` (line 6) exclude each other",
        ),
        (
            "for each project\n  require count(risks where exposure is low and exposure is at least high) <= 3",
            "exposure is low and exposure is at least high",
            "none of them can meet this",
        ),
        (
            'for each project\n  require sponsor is known\n  except "x" where wave > 1 then require wave < 1',
            "wave < 1",
            "nothing that this exception of rule `R-1` is for can meet its requirement",
        ),
    ],
)
def test_never_true(clauses: str, words: str, said: str) -> None:
    diagnostic = one(EXTEND if "wave" in clauses else "", rule(clauses))
    assert diagnostic.code == "PA450"
    assert words_at(diagnostic) == words
    assert said in diagnostic.message


@pytest.mark.parametrize(
    ("clauses", "words", "said"),
    [
        (
            "for each project where budget >= EUR 2m\n  require budget > EUR 1m",
            "budget > EUR 1m",
            "rule `R-1` can never fail: whatever meets `budget >= EUR 2m` (line 5) meets `budget > EUR 1m` (line 6)",
        ),
        (
            "for each project\n  require count(risks) >= 0",
            "count(risks) >= 0",
            "rule `R-1` can never fail: `count(risks) >= 0` (line 6) is never false",
        ),
        (
            "for each project where status is active\n"
            "  require status is one of [active, on_hold] and sponsor is known",
            "status is one of [active, on_hold]",
            "this always holds here",
        ),
        (
            "for each risk where status is open or status is not open\n  require owner is known",
            "status is open or status is not open",
            "rule `R-1` leaves nobody out",
        ),
        (
            "for each project\n  require every risk where status is open satisfies status is not closed",
            "every risk where status is open satisfies status is not closed",
            "rule `R-1` can never fail",
        ),
        (
            "for each project\n  require some risk where owner is known or owner is not known",
            "owner is known or owner is not known",
            "this leaves none of them out",
        ),
    ],
)
def test_never_false(clauses: str, words: str, said: str) -> None:
    diagnostic = one(rule(clauses))
    assert diagnostic.code == "PA451"
    assert words_at(diagnostic) == words
    assert said in diagnostic.message


def test_never_applies() -> None:
    diagnostic = one(rule("for each project where wave > 3 and wave < 3\n  require sponsor is known"), EXTEND)
    assert (diagnostic.code, words_at(diagnostic)) == ("PA452", "wave > 3 and wave < 3")
    exception = 'require sponsor is known\n  except "done" where status is completed'
    diagnostic = one(rule(f"for each project where status is active\n  {exception}"))
    assert (diagnostic.code, words_at(diagnostic)) == ("PA452", "status is completed")
    assert "the exception “done” of rule `R-1` never applies" in diagnostic.message


@pytest.mark.parametrize(
    "clauses",
    [
        # none makes both comparisons false, and currencies need not meet
        "for each project\n  require budget < EUR 1m or budget >= EUR 1m",
        "for each project\n  require budget < EUR 1m and budget >= USD 2m",
        "for each project\n  require contingency >= 10% of budget and contingency <= 5% of budget",
        "for each project where budget >= EUR 2m\n  require budget > EUR 1m and sponsor is known or manager is known",
        "for each project\n  require sponsor is known and sponsor is not manager",
        "for each project\n  require some risk where owner is known or status is closed",
        "for each project\n  require budget is known or budget is exempt",
        "for each risk\n  require due is on or before project.finish and due is after raised_on",
        'for each project\n  require name is not ""',
        "for each project\n  require percent_complete <= 100%",
        "for each project where finish is in the next 30 days\n  require finish is after today",
    ],
)
def test_conditions_that_may_come_to_either(clauses: str) -> None:
    assert codes(rule(clauses)) == []


def test_constants_alone_are_meant() -> None:
    """`true`, and a switch that is off, are no mistakes: nothing about a record makes them what they are."""
    assert codes(rule("for each project where true\n  require sponsor is known")) == []
    assert codes(rule("for each project\n  require false")) == []
    switch = "parameter strict = false\n"
    assert codes(switch, rule("for each project\n  require sponsor is known or strict is true")) == []


def test_parameters_that_change() -> None:
    """A proof holds in each stretch of time, or it is none."""
    clauses = "for each project where budget >= large\n  require budget < EUR 2m"
    assert codes("parameter large = EUR 3m until 2026-03-31 then EUR 1m\n", rule(clauses)) == []
    assert codes("parameter large = EUR 3m until 2026-03-31 then EUR 4m\n", rule(clauses)) == ["PA450"]
    soon = clauses + "\n  in force from 2027-01-01"
    assert codes("parameter large = EUR 1m until 2026-03-31 then EUR 4m\n", rule(soon)) == ["PA450"]


# Exceptions


def test_a_requirement_that_never_counts() -> None:
    scope = "for each project where status is one of [active, on_hold]\n  require sponsor is known"
    both = '\n  except "a" where status is active\n  except "b" where status is on_hold'
    diagnostic = one(rule(scope + both))
    assert diagnostic.code == "PA453"
    assert "“a” and “b” take all" in diagnostic.message
    assert codes(rule(scope + '\n  except "a" where status is active')) == []
    bands = '\n  except "a" where budget < EUR 1m\n  except "b" where budget >= EUR 1m'
    assert codes(rule(scope + bands)) == []  # where there is no budget, neither applies


def test_an_exception_within_another() -> None:
    plain = 'for each project\n  require sponsor is known\n  except "a" where budget < EUR 2m'
    diagnostic = one(rule(plain + '\n  except "b" where budget < EUR 1m'))
    assert (diagnostic.code, "“b”" in diagnostic.message) == ("PA454", True)
    assert codes(rule(plain + '\n  except "b" where budget < EUR 3m')) == ["PA454"]
    assert codes(rule(plain + '\n  except "b" where status is on_hold')) == []
    asking = plain.replace("EUR 2m", "EUR 2m then require manager is known")
    assert "PA454" not in codes(rule(asking + '\n  except "b" where budget < EUR 1m'))


def test_exceptions_that_contradict_each_other() -> None:
    plain = 'for each project\n  require sponsor is known\n  except "a" where budget < EUR 2m'
    other = '\n  except "b" where status is on_hold then require manager is known'
    diagnostic = one(rule(plain + other))
    assert diagnostic.code == "PA455"
    (shown,) = examples_in(diagnostic)
    assert shown.startswith('example "…" is excepted {')
    assert codes(rule(plain + other.replace("where status", "where not (budget < EUR 2m) and status"))) == []
    assert codes(rule(plain + '\n  except "b" where status is on_hold')) == []
    same = plain.replace("EUR 2m", "EUR 2m then require manager is known")
    assert codes(rule(same + other)) == []  # both ask for the same
    apart = same + '\n  except "b" where status is on_hold then require budget_owner is known'
    assert codes(rule(apart)) == ["PA455"]


# Bands


def test_a_band_that_is_never_reached() -> None:
    clauses = "for each project where budget >= EUR {}m\n  require contingency >= floor * budget"
    diagnostic = one(FLOOR, rule(clauses.format(2)))
    assert diagnostic.code == "PA456"
    assert "the band below EUR 1m of `floor` is never reached" in diagnostic.message
    assert "`budget >= EUR 2m` (line 6) keeps it out" in diagnostic.message
    assert codes(FLOOR, rule(clauses.format(2)), rule(clauses.format(0) + " / 2", "R-2")) == []
    low = clauses.replace(">=", "<", 1)
    assert [words.message.split(" of ")[0] for words in told(FLOOR, rule(low.format(1)))] == [
        "the band below EUR 10m",
        "what is left with `otherwise`",
    ]


def test_bands_are_looked_at_where_they_are_used() -> None:
    clauses = "for each risk where project.budget < EUR 1m\n  require project.contingency >= floor * project.budget"
    found = told(FLOOR, rule(clauses))
    assert [each.code for each in found] == ["PA456", "PA456"]


def test_gaps_between_rules() -> None:
    small = rule("for each project where status is active and budget < EUR 1m\n  require contingency >= 5% of budget")
    middle = (
        "for each project where status is active and budget {} EUR 1m and budget < EUR 10m\n"
        "  require contingency >= 8% of budget"
    )
    large = "for each project where budget > EUR 10m and status is active\n  require contingency >= 10% of budget"
    diagnostic = one(small, rule(middle.format(">="), "R-2"), rule(large, "R-3"))
    assert (diagnostic.code, words_at(diagnostic)) == ("PA457", "budget > EUR 10m")
    assert "exactly EUR 10m is in the scope of neither" in diagnostic.message
    assert examples_in(diagnostic) == ['example "…" does not apply { status: active, budget: EUR 10m }']
    assert codes(small, rule(middle.format(">"), "R-2"), rule(large.replace(">", ">=", 1), "R-3")) == ["PA457"]
    assert codes(small, rule(middle.format(">="), "R-2"), rule(large.replace(">", ">=", 1), "R-3")) == []


@pytest.mark.parametrize(
    "large",
    [
        "for each project where budget > EUR 2m\n  require contingency >= 10% of budget",  # far apart: meant
        "for each project where budget > EUR 1m and status is active\n  require contingency >= 10% of budget",
        "for each project where budget > EUR 1m\n  require manager is known",  # another matter
        "for each project where budget > USD 1m\n  require contingency >= 10% of budget",
        "for each programme where budget > EUR 1m\n  require sponsor is known",
    ],
)
def test_rules_that_are_no_bands(large: str) -> None:
    small = rule("for each project where budget < EUR 1m\n  require contingency >= 5% of budget")
    assert codes(small, rule(large, "R-2")) == []


def test_a_value_in_two_bands() -> None:
    early = rule("for each project where start <= 2026-03-31\n  require contingency >= 5% of budget")
    late = "for each project where start >= 2026-03-31\n  require contingency >= {} of budget"
    diagnostic = one(early, rule(late.format("10%"), "R-2"))
    assert diagnostic.code == "PA458"
    assert "exactly 2026-03-31 is in the scope of both" in diagnostic.message
    assert "PA458" not in codes(early, rule(late.format("5%"), "R-2"))


# What is declared


def test_unused_names() -> None:
    used = rule('for each project where large\n  require wave > least\n  message "{tier}"')
    declared = (
        "parameter least = 3\n",
        "define large of project = budget > EUR 1m\n",
        EXTEND,
        "extend project with tier: text\n",
    )
    assert codes(*declared, used) == []
    assert codes(*declared, "parameter spare = 3\n", "define odd of risk = status is open\n", used) == ["PA459"] * 2
    visits = 'extend project with site_visits: records of site_visit "Visits"\n'
    assert codes(visits, rule("for each project\n  require sponsor is known")) == ["PA459"]
    assert codes(visits, rule("for each project\n  require some site_visit")) == []
    assert codes(visits, rule("for each site_visit\n  require name is known")) == []


def test_a_name_in_a_comment_is_not_used() -> None:
    text = rule('for each project  -- spare\n  require sponsor is known\n  because "spare is for later"')
    assert codes("parameter spare = 3\n", text) == ["PA459"]


def test_the_one_word_that_nothing_mentions() -> None:
    region = "extend project with region: one of north, south, overseas\n"
    two = rule("for each project where region is one of [north, south]\n  require sponsor is known")
    diagnostic = one(region, two)
    assert (diagnostic.code, "`overseas` alone" in diagnostic.message) == ("PA460", True)
    assert codes(region, rule("for each project where region is not overseas\n  require sponsor is known")) == []
    order = "extend project with mood: one of red < amber < green\n"
    assert codes(order, rule("for each project where mood is one of [red, amber]\n  require mood >= amber")) == []


def test_examples_that_are_lacking() -> None:
    scoped = "for each project where status is active\n  require sponsor is known\n"
    passes = '  example "a" passes { status: active, sponsor: "Ann" }\n'
    fails = '  example "b" fails { status: active }\n'
    outside = '  example "c" does not apply { status: on_hold }\n'
    assert codes(rule(scoped + passes + fails + outside), ignore=()) == []
    (diagnostic,) = told(rule(scoped + passes), ignore=())
    assert diagnostic.message == "rule `R-1` has no example that says `fails` or `does not apply`"
    assert [each.split()[2] for each in examples_in(diagnostic)] == ["fails", "does"]
    assert codes(rule("for each project\n  require sponsor is known\n" + passes + fails), ignore=()) == []


# Rules beside each other


def test_rules_that_cannot_both_be_kept() -> None:
    first = rule("for each project where status is active\n  require count(risks) >= 3")
    second = "for each project where budget > EUR 5m\n  require count(risks) < {}"
    diagnostic = one(first, rule(second.format(3), "R-2"))
    assert diagnostic.code == "PA462"
    assert "`count(risks) >= 3` (line 6) and `count(risks) < 3` (line 10) exclude each other" in diagnostic.message
    assert examples_in(diagnostic)[0].startswith('example "…" passes { status: active, budget: EUR 5_000_001, risks: ')
    assert codes(first, rule(second.format(4), "R-2")) == []


def test_rules_of_which_one_leads_out_of_the_other() -> None:
    """To keep the first takes a project out of the second's scope: that is no contradiction."""
    first = rule("for each project where status is active\n  require budget >= EUR 1m")
    second = rule("for each project where budget < EUR 1m\n  require budget >= EUR 100k", "R-2")
    assert codes(first, second) == []


def test_rules_that_never_apply_together() -> None:
    first = rule("for each project where status is active\n  require wave > 3")
    second = "for each project where status is {}\n  require wave < 3"
    assert codes(EXTEND, first, rule(second.format("on_hold"), "R-2")) == []
    assert codes(EXTEND, first, rule(second.format("active"), "R-2")) == ["PA462"]
    dated = first.replace("require", "in force until 2026-12-31\n  require")
    later = rule(second.format("active") + "\n  in force from 2027-01-01", "R-2")
    assert codes(EXTEND, dated, later) == []


def test_a_contradiction_but_for_an_exception() -> None:
    first = rule("for each project\n  require wave > 3")
    second = 'for each project\n  require wave < 3\n  except "x" where {}'
    assert "PA462" not in codes(EXTEND, first, rule(second.format("wave > 2"), "R-2"))
    assert codes(EXTEND, first, rule(second.format("status is on_hold"), "R-2")) == ["PA462"]


def test_a_rule_about_a_project_and_one_about_its_risks() -> None:
    first = rule("for each project where status is proposed\n  require finish is after start + 30 days")
    second = rule("for each risk where exposure is high\n  require project.finish < project.start", "R-2")
    for pair in ((first, second), (second, first)):
        diagnostic = one(*pair)
        assert diagnostic.code == "PA462"
        assert "{ exposure: high, project: {" in examples_in(diagnostic)[0]
    other = rule("for each risk where exposure is high\n  require project.finish > project.start", "R-2")
    assert codes(first, other) == []


def test_a_rule_that_follows_from_another() -> None:
    weak = rule("for each project where phase is execution\n  require start is known")
    strong = rule(
        "for each project where phase is one of [planning, execution]\n  require start is known and finish is known",
        "R-2",
    )
    for pair in ((weak, strong), (strong, weak)):
        diagnostic = one(*pair)
        assert diagnostic.code == "PA463"
        assert diagnostic.message.startswith("rule `R-1` adds nothing: whatever fails it fails `R-2`")
        assert "`for each project where phase is execution, require start is known` follows from" in diagnostic.message
        assert examples_in(diagnostic) == ['example "…" fails { phase: execution }']


def test_a_graver_rule_does_not_follow() -> None:
    weak = "for each project\n  require actual_cost <= 120% of planned_cost"
    strong = rule("for each project\n  require actual_cost <= 110% of planned_cost and planned_cost > EUR 0", "R-2")
    assert codes(rule(weak, severity="critical"), strong) == []


@pytest.mark.parametrize(
    "other",
    [
        "for each project where phase is planning\n  require start is known and finish is known",
        "for each project where phase is execution\n  require finish is known",
        'for each project\n  require start is known and finish is known\n  except "x" where status is on_hold',
        "for each project\n  require start is known and finish is known\n  in force until 2030-01-01",
    ],
)
def test_rules_that_do_not_follow(other: str) -> None:
    assert codes(rule("for each project where phase is execution\n  require start is known"), rule(other, "R-2")) == []


def test_two_rules_that_say_the_same() -> None:
    first = rule("for each project where status is active\n  require sponsor is known")
    second = rule("for each project where not (status is not active)\n  require not (sponsor is not known)", "R-2")
    assert one(first, second).message.startswith("rule `R-2` adds nothing")


def test_a_flawed_rule_is_told_once() -> None:
    """What never applies contradicts everything and follows from everything; nobody needs to hear that."""
    flawed = rule("for each project where wave > 3 and wave < 3\n  require sponsor is known")
    sound = rule("for each project\n  require sponsor is known and manager is known", "R-2")
    assert codes(EXTEND, flawed, sound, ignore=()) == ["PA452", "PA461"]


def test_a_standard_with_mistakes_is_not_linted() -> None:
    from pmo_audit.api import lint, parse_standard

    broken = parse_standard('standard s "S"\nparameter spare = 3\nrule R-1 "R"\n  severity minor\n  for each project\n')
    assert not broken.ok
    assert lint(broken) == ()


def test_only_codes_of_lints_can_be_chosen() -> None:
    from pmo_audit.api import lint

    loaded = read("parameter spare = 3\n", rule("for each project\n  require sponsor is known"))
    assert [each.code for each in lint(loaded, select=["PA459"])] == ["PA459"]
    assert [each.code for each in lint(loaded.standard, ignore=["PA461"])] == ["PA459"]
    with pytest.raises(ValueError, match="PA401"):
        lint(loaded, select=["PA401"])


def test_fields_of_one_name_are_apart() -> None:
    """The status of a risk is not that of a project, and has other words."""
    first = rule("for each project where status is active\n  require sponsor is known")
    second = rule("for each risk where status is closed\n  require status is closed", "R-2")
    assert codes(first, second) == codes(second, first) == ["PA451"]
