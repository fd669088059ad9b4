"""Codes for rule text: reading it (1) and its names (2)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, rules

HEAD = 'standard demo "Demo"\n'


def rule(body: str, before: str = "") -> str:
    """A whole standard around the two clauses that an example is about."""
    return f'{HEAD}{before}rule D-1 "Demo rule"\n  severity minor\n{body}'


_GOOD = rule("  for each project where status is active\n  require  sponsor is known\n")

_READING = (
    Code(
        "PA101",
        "something else belongs here",
        "The words up to this place make sense, and the next one does not continue them. The help names what could "
        "stand here. Each block of a file (`standard`, `rule`, …) is read by itself, so a mistake in one hides none in "
        "the next, and a block tells its first mistake only.",
        rules(rule("  for each project were status is active\n  require  sponsor is known\n")),
        rules(_GOOD),
    ),
    Code(
        "PA102",
        "a quotation mark is not closed",
        "Words between quotation marks end on the line on which they begin. A long text may go on in quotation marks "
        "of its own on the next line; a quotation mark inside a text is written twice.",
        rules(rule('  for each project\n  require  name is "Alpha\n')),
        rules(rule('  for each project\n  require  name is "Alpha"\n  because  "one"\n           "and two"\n')),
    ),
    Code(
        "PA103",
        "a character the language does not use",
        "Word processors replace straight quotation marks by curly ones, and currency signs and comparison signs come "
        "in by habit. Outside quotation marks the language has letters, digits and the signs of the reference page.",
        rules(rule("  for each project\n  require  budget >= €5\n")),
        rules(rule("  for each project\n  require  budget >= EUR 5\n")),
    ),
    Code(
        "PA104",
        "said twice",
        "A rule has one `for each`, one `require`, one `severity`, `because`, `remedy`, `source` and `message`; an "
        "example gives each field once; a header has each line once.",
        rules(rule('  for each project\n  require  sponsor is known\n  because  "a"\n  because  "b"\n')),
        rules(rule('  for each project\n  require  sponsor is known\n  because  "a and b"\n')),
    ),
    Code(
        "PA105",
        "a rule lacks a part",
        "A rule says how grave a failure is (`severity`), whom it is about (`for each`) and what must hold "
        "(`require`). None of them has a silent default.",
        rules(rule("  for each project\n")),
        rules(rule("  for each project\n  require  sponsor is known\n")),
    ),
    Code(
        "PA106",
        "words outside any block",
        "Before the first block only comments can stand; a comment begins with `--`.",
        rules(f"The rules of our office\n{HEAD}"),
        rules(f"-- The rules of our office\n{HEAD}"),
    ),
    Code(
        "PA107",
        "one standard, no more and no fewer",
        "A file by itself, or the files of one folder together, hold one standard: exactly one of them begins with "
        '`standard name "Title"`.',
        rules('rule D-1 "Demo rule"\n  severity minor\n  for each project\n  require  sponsor is known\n'),
        rules(_GOOD),
    ),
    Code(
        "PA108",
        "a value that does not exist",
        "A date must be a day of the calendar, a currency one of ISO 4217, and a standard must begin before it ends.",
        rules(rule("  for each project\n  require  start is after 2026-02-30\n")),
        rules(rule("  for each project\n  require  start is after 2026-02-28\n")),
    ),
    Code(
        "PA109",
        "nested too deeply",
        "Parentheses, records and lists may stand in one another up to sixty times, which is more than a reader can "
        "follow. A chain of `and` or `or` may be as long as it likes.",
        rules(rule(f"  for each project\n  require  {'(' * 61}sponsor is known{')' * 61}\n")),
        rules(rule("  for each project\n  require  ((sponsor is known))\n")),
    ),
    Code(
        "PA110",
        "a quantifier needs parentheses",
        "`some`, `every` and `no` take all that follows as their condition. Where more is to follow them they stand in "
        "parentheses, so that every reader sees where the condition ends.",
        rules(rule("  for each project\n  require  some artifact and sponsor is known\n")),
        rules(rule("  for each project\n  require  (some artifact) and sponsor is known\n")),
    ),
)
_LETTERS = (
    Code(
        "PA111",
        "a character that cannot be seen",
        "Characters that turn the direction of writing, or that have no width, make a rule look other than it is read. "
        "They come in by copying from web pages, and sometimes on purpose.",
        rules(rule('  for each project\n  require  name is "Alpha\u202e"\n')),
        rules(rule('  for each project\n  require  name is "Alpha"\n')),
    ),
    Code(
        "PA112",
        "letters that look like others",
        "A Cyrillic or Greek letter that looks like a Latin one makes two names that nobody can tell apart. Words "
        "written wholly in another script are fine, unless every letter of them could be taken for a Latin one.",
        rules(
            rule("  for each project\n  require  budget >= fl\u043e\u043er\n", "parameter fl\u043e\u043er = EUR 1\n")
        ),
        rules(rule("  for each project\n  require  budget >= floor\n", "parameter floor = EUR 1\n")),
    ),
)
_NAMES = (
    Code(
        "PA201",
        "an unknown name",
        "A bare name is a field of the record that is being looked at, or a parameter. A field of a record further out "
        "is written with it: `project.budget`.",
        rules(rule("  for each project\n  require  sponser is known\n")),
        rules(rule("  for each project\n  require  sponsor is known\n")),
    ),
    Code(
        "PA202",
        "an unknown kind of record",
        "`for each`, `some`, `every`, `no`, `count` and `extend` speak of kinds of record; "
        "`pmo-audit schema` lists them.",
        rules(rule("  for each project\n  require  some artefact where status is approved\n")),
        rules(rule("  for each project\n  require  some artifact where status is approved\n")),
    ),
    Code(
        "PA203",
        "not one of the words",
        "Fields such as `status` hold one of a closed list of words. A word outside the list would never be true.",
        rules(rule("  for each project where status is actve\n  require  sponsor is known\n")),
        rules(_GOOD),
    ),
    Code(
        "PA204",
        "a word with two meanings",
        "A bare word beside an enumeration is one of its words, and a bare name is a field or parameter. Where it "
        "could be both, nobody can tell which is meant.",
        rules(rule("  for each project\n  require  budget >= EUR 5\n", "parameter budget = EUR 1\n")),
        rules(rule("  for each project\n  require  budget >= floor\n", "parameter floor = EUR 1\n")),
    ),
    Code(
        "PA205",
        "declared twice",
        "Codes of rules, names of parameters, stages and words of an enumeration are each declared once.",
        rules(rule("  for each project\n  require  sponsor is known\n", "parameter a = 1\nparameter a = 2\n")),
        rules(rule("  for each project\n  require  sponsor is known\n", "parameter a = 1\nparameter b = 2\n")),
    ),
    Code(
        "PA206",
        "a record has no such field",
        "After a dot stands a field of the record that the words before it lead to.",
        rules(rule("  for each risk\n  require  project.sponser is known\n")),
        rules(rule("  for each risk\n  require  project.sponsor is known\n")),
    ),
    Code(
        "PA207",
        "not a placeholder",
        "In a message, a field's name in braces stands for its value. A brace meant as a brace is written twice.",
        rules(rule('  for each project\n  require  sponsor is known\n  message  "{na me}"\n')),
        rules(rule('  for each project\n  require  sponsor is known\n  message  "{name} is {phase}"\n')),
    ),
    Code(
        "PA208",
        "a word of the language",
        "Words that conditions are made of, such as `known`, `before` or `today`, cannot be names as well.",
        rules(rule("  for each project\n  require  sponsor is known\n", "parameter today = 1\n")),
        rules(rule("  for each project\n  require  sponsor is known\n", "parameter deadline = 1\n")),
    ),
    Code(
        "PA209",
        "the name is taken",
        "`extend` adds a field that is not there yet. Two standards may add the same field only in the same way.",
        rules(f'{HEAD}extend project with budget: money "Ours"\n'),
        rules(f'{HEAD}extend project with seed_budget: money "Ours"\n'),
    ),
)
_DEFINITIONS = (
    Code(
        "PA210",
        "defined by itself",
        "A definition may use others, in any order, but not itself, be it through others: nothing would come of it.",
        rules(f"{HEAD}define late of project = overdue\ndefine overdue of project = late\n"),
        rules(f"{HEAD}define late of project = finish is after baseline_finish\ndefine overdue of project = late\n"),
    ),
)
_PARAMETERS = (
    Code(
        "PA211",
        "bands with a gap or an overlap",
        "The bands of a parameter begin at the lowest limit, rise, and end with `otherwise`, so that every value falls "
        "into exactly one of them.",
        rules(
            rule(
                "  for each project\n  require  contingency / budget >= floor\n",
                "parameter floor by budget: below EUR 10m 10%, below EUR 1m 5%, otherwise 15%\n",
            )
        ),
        rules(
            rule(
                "  for each project\n  require  contingency / budget >= floor\n",
                "parameter floor by budget: below EUR 1m 5%, below EUR 10m 10%, otherwise 15%\n",
            )
        ),
    ),
    Code(
        "PA212",
        "days out of order",
        "A parameter that changes has its values in the order of their last days; the last value has none.",
        rules(f"{HEAD}parameter a = 5% until 2026-03-31 then 6% until 2026-03-31 then 8%\n"),
        rules(f"{HEAD}parameter a = 5% until 2026-03-31 then 6% until 2026-06-30 then 8%\n"),
    ),
)
CODES = _READING + _LETTERS + _NAMES + _DEFINITIONS + _PARAMETERS
