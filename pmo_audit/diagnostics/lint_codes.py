"""PA45x and PA46x: what is probably wrong with a standard although it can be read.

Each is told with a proof, with a record that shows it, or where it stands in the text for all to see.
"""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, Given, rules

_HEAD = 'standard demo "Demo"\n'


def _standard(*blocks: str) -> tuple[Given, ...]:
    return rules("\n".join((_HEAD, *blocks)))


def _rule(clauses: str, *examples: str, code: str = "D-1") -> str:
    shown = "".join(f"  example  {one}\n" for one in examples)
    return f'rule {code} "Demo rule {code[-1]}"\n  severity minor\n{clauses}{shown}'


def _lint(code: str, title: str, meaning: str, wrong: tuple[Given, ...], right: tuple[Given, ...]) -> Code:
    return Code(code, title, meaning, wrong, right, linted=True)


_CONTINGENCY = (
    '"enough" passes { status: active, budget: EUR 2m, contingency: EUR 200k }',
    '"too little" fails { status: active, budget: EUR 2m, contingency: EUR 1 }',
    '"on hold" does not apply { status: on_hold }',
)
_OF_CONTINGENCY = "  for each project where status is active\n  require  contingency >= 5% of budget\n"
_SPONSORED = (
    '"named" passes { status: active, budget: EUR 3m, sponsor: "Ann Lee" }',
    '"not named" fails { status: active, budget: EUR 3m }',
    '"on hold" does not apply { status: on_hold }',
)

_OF_CONDITIONS = (
    _lint(
        "PA450",
        "never true",
        "No record can meet the condition, whatever stands in its cells: some of its clauses exclude each other, or "
        "what the rule is about excludes them. The message names just those clauses. Nothing is said where it cannot "
        "be proved.",
        _standard(
            _rule("  for each project where status is active\n  require  budget >= EUR 2m and budget < EUR 1m\n")
        ),
        _standard(
            _rule(
                "  for each project where status is active\n  require  budget >= EUR 1m and budget < EUR 2m\n",
                '"between" passes { status: active, budget: EUR 1m }',
                '"too much" fails { status: active, budget: EUR 2m }',
                '"on hold" does not apply { status: on_hold }',
            )
        ),
    ),
    _lint(
        "PA451",
        "never false",
        "Whatever meets the scope of the rule meets its requirement too, so the rule can never fail; or a clause "
        "always holds where it stands, and could be left out. A cell that holds *none* makes comparisons false, so few "
        "things always hold.",
        _standard(_rule("  for each project where budget >= EUR 2m\n  require  budget > EUR 1m\n")),
        _standard(
            _rule(
                "  for each project where budget >= EUR 2m\n  require  contingency > EUR 1m\n",
                '"enough" passes { budget: EUR 2m, contingency: EUR 2m }',
                '"too little" fails { budget: EUR 2m, contingency: EUR 1m }',
                '"small" does not apply { budget: EUR 1m }',
            )
        ),
    ),
    _lint(
        "PA452",
        "never applies",
        "No record can meet the scope of the rule, or the condition of an exception within that scope.",
        _standard(
            _rule("  for each project where status is active and status is completed\n  require  sponsor is known\n")
        ),
        _standard(
            _rule(
                "  for each project where status is one of [active, completed]\n  require  sponsor is known\n",
                *_SPONSORED,
            )
        ),
    ),
)

_EXCEPTED = (
    '"named" passes { budget: EUR 3m, sponsor: "Ann Lee" }',
    '"not named" fails { budget: EUR 3m }',
)
_OF_EXCEPTIONS = (
    _lint(
        "PA453",
        "a requirement that never counts",
        "The exceptions together take everything that is in the scope of the rule, so that nothing is ever asked to "
        "meet the requirement itself.",
        _standard(
            _rule(
                "  for each project where status is one of [active, on_hold]\n  require  sponsor is known\n"
                '  except "running" where status is active\n  except "waiting" where status is on_hold\n'
            )
        ),
        _standard(
            _rule(
                "  for each project where status is one of [active, on_hold]\n  require  sponsor is known\n"
                '  except "waiting" where status is on_hold\n',
                '"named" passes { status: active, sponsor: "Ann Lee" }',
                '"not named" fails { status: active }',
                '"done" does not apply { status: completed }',
            )
        ),
    ),
    _lint(
        "PA454",
        "an exception within another",
        "Wherever the one exception applies, the other one does, and both ask for the same; so it makes no difference.",
        _standard(
            _rule(
                "  for each project\n  require  sponsor is known\n"
                '  except "small" where budget < EUR 2m\n  except "tiny" where budget < EUR 1m\n',
                *_EXCEPTED,
            )
        ),
        _standard(
            _rule(
                '  for each project\n  require  sponsor is known\n  except "small" where budget < EUR 2m\n', *_EXCEPTED
            )
        ),
    ),
    _lint(
        "PA455",
        "exceptions that may contradict each other",
        "Two exceptions can apply to the same record, and then one keeps the rule and the other breaks it, or asks for "
        "nothing. There is no order among exceptions, so such a record has no verdict (PA408). The help shows one, as "
        "an example.",
        _standard(
            _rule(
                "  for each project\n  require  sponsor is known\n"
                '  except "small" where budget < EUR 2m\n'
                '  except "on hold" where status is on_hold then require manager is known\n',
                *(one.replace("budget", "status: active, budget") for one in _EXCEPTED),
            )
        ),
        _standard(
            _rule(
                "  for each project\n  require  sponsor is known\n"
                '  except "small" where budget < EUR 2m\n'
                '  except "on hold" where not (budget < EUR 2m) and status is on_hold then require manager is known\n',
                *(one.replace("budget", "status: active, budget") for one in _EXCEPTED),
            )
        ),
    ),
)

_FLOOR = "parameter floor by budget: below EUR 1m 5%, below EUR 10m 10%, otherwise 15%\n"
_FLOORED = (
    '"enough" passes { budget: EUR 2m, contingency: EUR 1m }',
    '"too little" fails { budget: EUR 2m, contingency: EUR 1k }',
    '"small" does not apply { budget: EUR 1 }',
)
_OF_BANDS = (
    _lint(
        "PA456",
        "a band that is never reached",
        "Each rule that uses the parameter excludes this band by its scope, so that the value in it never counts.",
        _standard(
            _FLOOR,
            _rule(
                "  for each project where budget >= EUR 2m\n  require  contingency >= floor * budget\n",
                *_FLOORED,
            ),
        ),
        _standard(
            _FLOOR,
            _rule(
                "  for each project where budget >= EUR 100\n  require  contingency >= floor * budget\n",
                *_FLOORED,
            ),
        ),
    ),
    _lint(
        "PA457",
        "a gap between rules",
        "The scopes of two rules part the values of one field, and leave out the very value at which they meet: one is "
        "for less than it, the other for more.",
        _standard(
            _rule(
                "  for each project where budget < EUR 1m\n  require  contingency >= 5% of budget\n",
                '"enough" passes { budget: EUR 100k, contingency: EUR 5k }',
                '"too little" fails { budget: EUR 100k, contingency: EUR 1k }',
                '"large" does not apply { budget: EUR 2m }',
            ),
            _rule(
                "  for each project where budget > EUR 1m\n  require  contingency >= 10% of budget\n",
                '"enough" passes { budget: EUR 2m, contingency: EUR 200k }',
                '"too little" fails { budget: EUR 2m, contingency: EUR 1k }',
                '"small" does not apply { budget: EUR 100k }',
                code="D-2",
            ),
        ),
        _standard(
            _rule(
                "  for each project where budget < EUR 1m\n  require  contingency >= 5% of budget\n",
                '"enough" passes { budget: EUR 100k, contingency: EUR 5k }',
                '"too little" fails { budget: EUR 100k, contingency: EUR 1k }',
                '"large" does not apply { budget: EUR 2m }',
            ),
            _rule(
                "  for each project where budget >= EUR 1m\n  require  contingency >= 10% of budget\n",
                '"enough" passes { budget: EUR 2m, contingency: EUR 200k }',
                '"too little" fails { budget: EUR 2m, contingency: EUR 1k }',
                '"small" does not apply { budget: EUR 100k }',
                code="D-2",
            ),
        ),
    ),
    _lint(
        "PA458",
        "a value in two bands",
        "Two rules ask for the same with other thresholds, each for its band of one field, and both bands hold the "
        "very value at which they meet.",
        _standard(
            _rule(
                "  for each project where budget <= EUR 1m\n  require  contingency >= 5% of budget\n",
                '"enough" passes { budget: EUR 100k, contingency: EUR 5k }',
                '"too little" fails { budget: EUR 100k, contingency: EUR 1k }',
                '"large" does not apply { budget: EUR 2m }',
            ),
            _rule(
                "  for each project where budget >= EUR 1m\n  require  contingency >= 10% of budget\n",
                '"enough" passes { budget: EUR 2m, contingency: EUR 200k }',
                '"too little" fails { budget: EUR 2m, contingency: EUR 1k }',
                '"small" does not apply { budget: EUR 100k }',
                code="D-2",
            ),
        ),
        _standard(
            _rule(
                "  for each project where budget <= EUR 1m\n  require  contingency >= 5% of budget\n",
                '"enough" passes { budget: EUR 100k, contingency: EUR 5k }',
                '"too little" fails { budget: EUR 100k, contingency: EUR 1k }',
                '"large" does not apply { budget: EUR 2m }',
            ),
            _rule(
                "  for each project where budget > EUR 1m\n  require  contingency >= 10% of budget\n",
                '"enough" passes { budget: EUR 2m, contingency: EUR 200k }',
                '"too little" fails { budget: EUR 2m, contingency: EUR 1k }',
                '"small" does not apply { budget: EUR 100k }',
                code="D-2",
            ),
        ),
    ),
)

_REGION = "extend project with region: one of north, south, overseas\n"
_IN_REGION = (
    '"named" passes { region: north, sponsor: "Ann Lee" }',
    '"not named" fails { region: south }',
)
_OF_TEXT = (
    _lint(
        "PA459",
        "declared and never used",
        "A parameter, a definition or an added field that no rule and no other definition mentions. A field that the "
        "mapping beside a pack reads counts as mentioned.",
        _standard("parameter small = EUR 1m\n", _rule(_OF_CONTINGENCY, *_CONTINGENCY)),
        _standard(_rule(_OF_CONTINGENCY, *_CONTINGENCY)),
    ),
    _lint(
        "PA460",
        "the one word that nothing mentions",
        "Of a list of words that `extend` adds, the rules and their examples speak of each but one. Most likely it was "
        "forgotten, or is written in two ways. Nothing is said where words are compared by their order, or with "
        "another field.",
        _standard(
            _REGION,
            _rule(
                "  for each project where region is one of [north, south]\n  require  sponsor is known\n",
                *_IN_REGION,
                '"elsewhere" does not apply { region: none }',
            ),
        ),
        _standard(
            _REGION,
            _rule(
                "  for each project where region is one of [north, south]\n  require  sponsor is known\n",
                *_IN_REGION,
                '"elsewhere" does not apply { region: overseas }',
            ),
        ),
    ),
    _lint(
        "PA461",
        "examples are lacking",
        "A rule has an example that passes, one that fails, and, where it has a scope, one to which it does not apply. "
        "Those that are lacking are suggested; look at them before you paste them, since they show what the rule says, "
        "and not what it should say.",
        _standard(_rule(_OF_CONTINGENCY, *_CONTINGENCY[:2])),
        _standard(_rule(_OF_CONTINGENCY, *_CONTINGENCY)),
    ),
)

_PLANNED = "  for each project where status is active\n  require  finish is after start + 30 days\n"
_IN_TIME = (
    '"longer" passes { status: active, start: 2026-01-01, finish: 2026-03-31 }',
    '"shorter" fails { status: active, start: 2026-01-01, finish: 2026-01-02 }',
    '"on hold" does not apply { status: on_hold }',
)
_QUICK = (
    '"shorter" passes { budget: EUR 1k, start: 2026-01-01, finish: 2026-01-02 }',
    '"longer" fails { budget: EUR 1k, start: 2026-01-01, finish: 2026-03-31 }',
    '"large" does not apply { budget: EUR 2m }',
)
_OF_PAIRS = (
    _lint(
        "PA462",
        "two rules that cannot both be kept",
        "There are records to which both rules apply, and none that keeps both. Either rule alone can be kept. The "
        "help shows such a record, as an example of the second rule.",
        _standard(
            _rule(_PLANNED, *_IN_TIME),
            _rule(
                "  for each project where budget < EUR 1m\n  require  finish <= start + 10 days\n", *_QUICK, code="D-2"
            ),
        ),
        _standard(
            _rule(_PLANNED, *_IN_TIME),
            _rule(
                "  for each project where budget < EUR 1m\n  require  finish <= start + 40 days\n", *_QUICK, code="D-2"
            ),
        ),
    ),
    _lint(
        "PA463",
        "a rule that follows from another",
        "Whatever fails this rule fails the other one as well, which is no less grave. A finding would be told twice.",
        _standard(
            _rule("  for each project where status is active\n  require  sponsor is known\n", *_SPONSORED),
            _rule(
                "  for each project where status is one of [active, on_hold]\n"
                "  require  sponsor is known and manager is known\n",
                '"both named" passes { status: active, sponsor: "Ann Lee", manager: "Bo Ek" }',
                '"one named" fails { status: active, sponsor: "Ann Lee" }',
                '"done" does not apply { status: completed }',
                code="D-2",
            ),
        ),
        _standard(
            _rule("  for each project where status is active\n  require  sponsor is known\n", *_SPONSORED),
            _rule(
                "  for each project where status is one of [active, on_hold]\n  require  manager is known\n",
                '"named" passes { status: active, manager: "Bo Ek" }',
                '"not named" fails { status: active, sponsor: "Ann Lee" }',
                '"done" does not apply { status: completed }',
                code="D-2",
            ),
        ),
    ),
)
_OF_COMMENTS = (
    _lint(
        "PA464",
        "a comment that silences nothing",
        "`-- lint: ignore PA461` keeps `check` from telling PA461 of the block in which the comment stands. Where "
        "there is nothing to tell, the comment would hide what comes up later.",
        _standard(_rule(_OF_CONTINGENCY.replace("budget\n", "budget  -- lint: ignore PA461\n"), *_CONTINGENCY)),
        _standard(_rule(_OF_CONTINGENCY.replace("budget\n", "budget  -- lint: ignore PA461\n"), *_CONTINGENCY[:2])),
    ),
    Code(
        "PA465",
        "not a lint",
        "`check --select` and `--ignore` take the codes of lints, PA450 to PA464. Mistakes cannot be left out.",
    ),
)

CODES: tuple[Code, ...] = _OF_CONDITIONS + _OF_EXCEPTIONS + _OF_BANDS + _OF_TEXT + _OF_PAIRS + _OF_COMMENTS
