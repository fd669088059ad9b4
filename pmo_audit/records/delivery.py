"""What is made and when: artifacts, deliverables, schedules, tasks, milestones, dependencies, assignments, money."""

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
from pmo_audit.types import ListType

ARTIFACT_STATUS = one_of("artifact status", "not_started draft in_review approved superseded")
DEPENDENCY_KIND = one_of("dependency kind", "finish_to_start start_to_start finish_to_finish start_to_finish")

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
        Field("approved_on", DATE, "The day it was approved.", Blank.NONE, True, ("approval date",)),
        Field("issued_on", DATE, "The day this version was issued.", aliases=("date", "issue date")),
    ),
    part_of=("project",),
    key=("project", "kind", "name"),
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
        ),
        Field("accepted_on", DATE, "The day it was accepted.", Blank.NONE, aliases=("acceptance date",)),
    ),
    part_of=("project",),
    key=("project", "name"),
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
)
SCHEDULE = Entity(
    "schedule",
    "schedules",
    "A project's network of tasks at a status date.",
    (ID, PROJECT, NAME, Field("data_date", DATE, "The day up to which progress is recorded.")),
    part_of=("project",),
    key=("project", "name"),
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
        Field("start", DATE, "First day as forecast.", actionable=True, aliases=("start date",)),
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
)
DEPENDENCY = Entity(
    "dependency",
    "dependencies",
    "One project waiting for another.",
    (
        ID,
        PROJECT,
        Field("target", ref("project"), "The project that is waited for.", aliases=("on", "depends on")),
        Field("kind", DEPENDENCY_KIND, "Which ends are tied.", aliases=("type",)),
        DESCRIPTION,
        Field("needed_by", DATE, "The day it is needed.", actionable=True),
        Field("status", one_of("dependency status", "open agreed met broken"), "How it stands.", actionable=True),
    ),
    part_of=("project",),
    key=("project", "target", "kind"),
    label="id",
)
ASSIGNMENT = Entity(
    "assignment",
    "assignments",
    "A person's share of time promised to a project.",
    (
        ID,
        PROJECT,
        Field("person", PERSON, "Who.", actionable=True),
        Field("share", PERCENT, "Part of full time.", actionable=True, aliases=("allocation", "fte")),
        Field("start", DATE, "First day.", actionable=True, aliases=("from",)),
        Field("finish", DATE, "Last day.", actionable=True, aliases=("to", "until")),
    ),
    part_of=("project", "person"),
    key=("project", "person", "start"),
    label="id",
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
)

ENTITIES = (
    ARTIFACT,
    DELIVERABLE,
    MILESTONE,
    SCHEDULE,
    TASK,
    DEPENDENCY,
    ASSIGNMENT,
    COST_LINE,
    CONTRACT,
    LESSON,
)
