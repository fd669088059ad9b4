"""What no single project sees, as records that rules can judge: work done twice, shared issues, cycles, overload.

Nobody delivers these. `derive` works them out of the registers named in `derived_from`, when a rule asks for them; what
they rest on that never came leaves them undelivered or incomplete, as it does any other register.
"""

from __future__ import annotations

from pmo_audit.records.declare import (
    DATE,
    NUMBER,
    PERCENT,
    PERIOD,
    PERSON,
    TEXT,
    TEXTS,
    TRUTH,
    Blank,
    Entity,
    Field,
    one_of,
    ref,
    refs,
)

_ID = Field("id", TEXT, "Identifier, the same from run to run.")
_NAME = Field("name", TEXT, "What it is called in reports.")
_PROJECTS = Field("projects", refs("project"), "The projects it counts against.")
_SCORE = Field("score", PERCENT, "How sure it is: the sum of what speaks for it and against it.")
_PATH = Field("path", TEXT, "The way from one to the next, as in `Portal → Payments`.")

OVERLAP = Entity(
    "overlap",
    "overlaps",
    "Two projects, or two deliverables of different projects, that do the same in other words, or seem to.",
    (
        _ID,
        _NAME,
        Field("level", one_of("overlap level", "project deliverable"), "Whether whole projects or deliverables."),
        Field("left", ref("project"), "The project on one side."),
        Field("right", ref("project"), "The project on the other side."),
        Field("left_deliverable", ref("deliverable"), "The deliverable on one side.", Blank.NONE),
        Field("right_deliverable", ref("deliverable"), "The deliverable on the other side.", Blank.NONE),
        Field(
            "kind",
            one_of("overlap kind", "duplicate recurrence successor sibling template similar"),
            "How the two belong together: the same work twice, next year's, the next phase, the same for another "
            "place, the same form filled in, or (only where somebody decided about them) no more than alike.",
        ),
        _SCORE,
        Field("flag", TRUTH, "Whether it is raised: a duplicate or recurrence that is sure enough."),
        Field("reason", TEXT, "Why it is thought to be of this kind."),
        Field(
            "decision",
            one_of("overlap decision", "merge justified not_a_duplicate"),
            "What somebody decided about it, by `pmo-audit decide`.",
            Blank.NONE,
            actionable=True,
        ),
        Field("decided_by", PERSON, "Who decided.", Blank.NONE),
        Field("decided_on", DATE, "The day of the decision.", Blank.NONE),
        Field("decision_reason", TEXT, "The reason given for the decision.", Blank.NONE),
        Field("outdated", TRUTH, "Whether a decision no longer counts, since a text has changed in substance."),
        _PROJECTS,
        Field("deliverables", refs("deliverable"), "The deliverables; none where whole projects are compared."),
    ),
    part_of=("projects", "deliverables"),
    key=("id",),
    derived_from=("project", "deliverable"),
)
SHARED_ISSUE = Entity(
    "shared_issue",
    "shared_issues",
    "One problem that several projects have logged as issues or risks, in their own words.",
    (
        _ID,
        _NAME,
        Field("members", NUMBER, "How many issues and risks it is made of.", unit="records"),
        _SCORE,
        Field("exemplar", TEXT, "The words of the member that the others resemble most."),
        Field("words", TEXTS, "The words that they have in common."),
        Field("owner", PERSON, "The person who owns all of them; none where several do.", Blank.NONE),
        Field("suggested_owner", PERSON, "Who could own it, the likeliest.", Blank.NONE),
        _PROJECTS,
        Field("issues", refs("issue"), "The issues among its members."),
        Field("risks", refs("risk"), "The risks among its members."),
        Field("threatened_milestones", refs("milestone"), "The milestones that stand to suffer."),
        Field("threatened_deliverables", refs("deliverable"), "The deliverables that stand to suffer."),
    ),
    part_of=("projects", "issues", "risks"),
    key=("id",),
    derived_from=("issue", "risk"),
)
CYCLE = Entity(
    "cycle",
    "cycles",
    "Projects that wait for each other in a circle.",
    (
        _ID,
        _PATH,
        Field("steps", NUMBER, "How many dependencies lead round it.", unit="dependencies"),
        Field("deadlock", TRUTH, "Whether none can go on, whatever their dates: the dependencies leave no way out."),
        _PROJECTS,
    ),
    part_of=("projects",),
    key=("id",),
    label="path",
    derived_from=("dependency",),
)
CLASH = Entity(
    "clash",
    "clashes",
    "A dependency that cannot hold as things are planned.",
    (
        _ID,
        Field("dependency", ref("dependency"), "The dependency."),
        Field(
            "problem",
            one_of("clash problem", "late cancelled unknown"),
            "What waits begins before it is delivered to, or waits for something cancelled or in no register.",
        ),
        Field("days", NUMBER, "By how much it is late; none for the other problems.", Blank.NONE, unit="days"),
        Field("says", TEXT, "What cannot hold, in words."),
        _PROJECTS,
    ),
    part_of=("dependency", "projects"),
    key=("id",),
    label="says",
    derived_from=("dependency",),
)
OVERLOAD = Entity(
    "overload",
    "overloads",
    "A person or a resource promised beyond capacity in a month.",
    (
        _ID,
        _NAME,
        Field("person", PERSON, "Who; none where it is a resource.", Blank.NONE),
        Field("resource", ref("resource"), "Which resource; none where it is a person.", Blank.NONE),
        Field("period", PERIOD, "The month."),
        Field("unit", TEXT, "What is counted: `full time` for people, a currency for money."),
        Field("promised", NUMBER, "How much is promised on the busiest days.", unit="as `unit` says"),
        Field("capacity", NUMBER, "How much there is.", unit="as `unit` says"),
        Field("excess", NUMBER, "How much is promised beyond it.", unit="as `unit` says"),
        Field("busiest_from", DATE, "The first of the days on which the promises go furthest beyond it."),
        Field("busiest_until", DATE, "The last of these days."),
        Field("promises", NUMBER, "How many promises make it up.", unit="promises"),
        _PROJECTS,
    ),
    part_of=("projects", "person", "resource"),
    key=("id",),
    either=("person", "resource"),
    derived_from=("assignment",),
)
DEPENDENCY_CHAIN = Entity(
    "dependency_chain",
    "dependency_chains",
    "That a project, or a part of it, waits for another, directly or through others, on the shortest way.",
    (
        _ID,
        Field("project", ref("project"), "The project that waits, or whose part it is."),
        Field("deliverable", ref("deliverable"), "The deliverable that waits.", Blank.NONE),
        Field("milestone", ref("milestone"), "The milestone that waits.", Blank.NONE),
        Field("target", ref("project"), "The other project that is waited for, or whose part is.", Blank.NONE),
        Field("target_deliverable", ref("deliverable"), "The deliverable that is waited for.", Blank.NONE),
        Field("target_milestone", ref("milestone"), "The milestone that is waited for.", Blank.NONE),
        Field("steps", NUMBER, "How many dependencies lead there; 1 where it waits directly.", unit="dependencies"),
        _PATH,
    ),
    part_of=("project", "deliverable", "milestone"),
    key=("id",),
    label="path",
    derived_from=("dependency",),
)

ENTITIES = (OVERLAP, SHARED_ISSUE, CYCLE, CLASH, OVERLOAD, DEPENDENCY_CHAIN)
