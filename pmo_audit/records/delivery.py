"""What is made and when: artifacts, deliverables, schedules, tasks, milestones, dependencies, money."""

from __future__ import annotations

from pmo_audit.records.declare import (
    DATE,
    DESCRIPTION,
    DUE,
    ID,
    MONEY,
    NAME,
    NUMBER,
    OWNER,
    PERCENT,
    PERIOD,
    PERSON,
    PROJECT,
    TEXT,
    TRUTH,
    WORKING_DAYS,
    Blank,
    Entity,
    Field,
    one_of,
    ref,
)
from pmo_audit.types import DurationType, ListType

ARTIFACT_STATUS = one_of("artifact status", "not_started draft in_review approved superseded")
_KINDS = "finish_to_start start_to_start finish_to_finish start_to_finish"


def _spellings(kind: str) -> tuple[str, ...]:
    """How plans write a kind of dependency, as `FS`, `F-S`, `finish-start` and `Finish to start (FS)`."""
    first, _, last = kind.split("_")
    short, words, plain = first[0] + last[0], f"{first} to {last}", f"{first} {last}"
    spaced = f"{first[0]} {last[0]}"
    both = (f"{one} ({short})" for one in (words, plain))
    turned = (f"{short} ({one})" for one in (words, plain))
    return (short, spaced, f"{first[0]} to {last[0]}", plain, *both, *turned)


DEPENDENCY_KIND = one_of("dependency kind", _KINDS, also={one: _spellings(one) for one in _KINDS.split()})

ARTIFACT = Entity(
    "artifact",
    "artifacts",
    "A document of the project: charter, business case, plan, report.",
    (
        ID,
        PROJECT,
        Field("kind", TEXT, "Which document: project charter, business case.", aliases=("document", "type")),
        NAME,
        Field("status", ARTIFACT_STATUS, "How far it is.", actionable=True, aliases=("state",)),
        OWNER,
        Field("version", TEXT, "Its version."),
        Field("approver", PERSON, "Who approved it.", actionable=True, aliases=("approved by",)),
        Field("approved_on", DATE, "The day it was approved.", Blank.NONE, True, ("approval date",), happens=True),
        Field("issued_on", DATE, "The day this version was issued.", aliases=("date", "issue date")),
    ),
    part_of=("project",),
    key=("project", "kind", "name"),
    addable=True,
)
DELIVERABLE = Entity(
    "deliverable",
    "deliverables",
    "A product or result that the project hands over.",
    (
        ID,
        PROJECT,
        NAME,
        DESCRIPTION,
        OWNER,
        DUE,
        Field(
            "status",
            one_of("deliverable status", "planned in_progress delivered accepted rejected"),
            "How far.",
            actionable=True,
        ),
        Field("accepted_on", DATE, "The day it was accepted.", Blank.NONE, True, ("acceptance date",), happens=True),
    ),
    part_of=("project",),
    key=("project", "name"),
    addable=True,
)
MILESTONE = Entity(
    "milestone",
    "milestones",
    "A point in the plan that marks something reached.",
    (
        ID,
        PROJECT,
        NAME,
        OWNER,
        Field("baseline", DATE, "The day as approved.", aliases=("baseline date", "planned")),
        Field("forecast", DATE, "The day as expected now.", actionable=True, aliases=("forecast date",)),
        Field("actual", DATE, "The day it was reached.", Blank.NONE, aliases=("actual date",)),
    ),
    part_of=("project",),
    key=("project", "name"),
    addable=True,
    settled_by="actual",
)
SCHEDULE = Entity(
    "schedule",
    "schedules",
    "A project's network of tasks at a status date.",
    (ID, PROJECT, NAME, Field("data_date", DATE, "The day up to which progress is recorded.", actionable=True)),
    part_of=("project",),
    key=("project", "name"),
    addable=True,
)
TASK = Entity(
    "task",
    "tasks",
    "A piece of work in a schedule.",
    (
        ID,
        PROJECT,
        Field("schedule", ref("schedule"), "The schedule it is in."),
        NAME,
        OWNER,
        Field("milestone", TRUTH, "Whether it is a milestone, with no work of its own."),
        Field("summary", TRUTH, "Whether it only sums up tasks below it."),
        Field("start", DATE, "First day as forecast.", actionable=True, aliases=("start date",), happens=True),
        Field("finish", DATE, "Last day as forecast.", actionable=True, aliases=("finish date", "end date")),
        Field("baseline_start", DATE, "First day as approved."),
        Field("baseline_finish", DATE, "Last day as approved."),
        Field("finished", DATE, "The day it was finished.", Blank.NONE, aliases=("actual finish",)),
        Field("percent_complete", PERCENT, "How much is done.", aliases=("% complete",)),
        Field("total_float", WORKING_DAYS, "How far it may slip.", aliases=("float", "total slack")),
        Field("predecessors", ListType(ref("task")), "The tasks that it waits for.", actionable=True),
        Field("successors", ListType(ref("task")), "The tasks that wait for it.", actionable=True),
    ),
    part_of=("schedule", "project"),
    key=("project", "schedule", "name"),
    addable=True,
    settled_by="finished",
)
DEPENDENCY = Entity(
    "dependency",
    "dependencies",
    "One project, deliverable or milestone waiting for another.",
    (
        ID,
        PROJECT,
        Field(
            "deliverable",
            ref("deliverable"),
            "The deliverable of the project that waits; blank where all of the project does.",
            Blank.NONE,
            aliases=("waiting deliverable",),
        ),
        Field(
            "milestone",
            ref("milestone"),
            "The milestone of the project that waits.",
            Blank.NONE,
            aliases=("waiting milestone",),
        ),
        Field("target", ref("project"), "The project that is waited for.", aliases=("on", "depends on")),
        Field(
            "target_deliverable",
            ref("deliverable"),
            "The deliverable of it that is waited for; blank where all of it is.",
            Blank.NONE,
            aliases=("on deliverable", "depends on deliverable"),
        ),
        Field(
            "target_milestone",
            ref("milestone"),
            "The milestone of it that is waited for.",
            Blank.NONE,
            aliases=("on milestone", "depends on milestone"),
        ),
        Field("kind", DEPENDENCY_KIND, "Which ends are tied.", aliases=("type",)),
        Field(
            "lag",
            DurationType("days"),
            "The time that has to pass between the two ends; below zero, by how much they may overlap.",
            Blank.NONE,
            actionable=True,
            aliases=("lag days", "lead or lag"),
        ),
        DESCRIPTION,
        Field("needed_by", DATE, "The day it is needed.", actionable=True),
        Field("status", one_of("dependency status", "open agreed met broken"), "How it stands.", actionable=True),
    ),
    part_of=("project",),
    key=("project", "target", "kind"),
    label="id",
    addable=True,
)
COST_LINE = Entity(
    "cost_line",
    "cost_lines",
    "One line of a project's budget.",
    (
        ID,
        PROJECT,
        NAME,
        Field("category", TEXT, "What sort of cost.", aliases=("type",)),
        Field("period", PERIOD, "The period it falls in."),
        Field("budget", MONEY, "Approved.", dated_by="period"),
        Field("actual", MONEY, "Incurred.", dated_by="period"),
        Field("forecast", MONEY, "Expected.", actionable=True, dated_by="period"),
    ),
    part_of=("project",),
    key=("project", "name", "period"),
)
CONTRACT = Entity(
    "contract",
    "contracts",
    "An agreement with a supplier.",
    (
        ID,
        PROJECT,
        NAME,
        OWNER,
        Field("supplier", TEXT, "With whom.", aliases=("vendor", "contractor")),
        Field("worth", MONEY, "Its whole value.", aliases=("value", "contract value"), dated_by="signed_on"),
        Field("signed_on", DATE, "The day it was signed.", Blank.NONE, aliases=("signature date",)),
        Field("expires_on", DATE, "The day it ends.", aliases=("expiry", "end date")),
    ),
    part_of=("project",),
    key=("project", "name"),
    addable=True,
)
LESSON = Entity(
    "lesson",
    "lessons",
    "Something learned that others should know.",
    (
        ID,
        PROJECT,
        NAME,
        DESCRIPTION,
        Field("category", TEXT, "What it is about."),
        Field("recorded_on", DATE, "The day it was written down.", aliases=("date",)),
        Field("occurrences", NUMBER, "How often it was met.", unit="times"),
    ),
    part_of=("project",),
    key=("project", "name"),
    addable=True,
)

ENTITIES = (
    ARTIFACT,
    DELIVERABLE,
    MILESTONE,
    SCHEDULE,
    TASK,
    DEPENDENCY,
    COST_LINE,
    CONTRACT,
    LESSON,
)
