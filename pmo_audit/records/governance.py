"""How the work is kept in hand: risks, issues, actions, changes, decisions, approvals, meetings, gates, reports."""

from __future__ import annotations

from pmo_audit.records.declare import (
    DATE,
    DESCRIPTION,
    DUE,
    ID,
    MONEY,
    NAME,
    OWNER,
    PERCENT,
    PERIOD,
    PERSON,
    PROJECT,
    TEXT,
    Blank,
    Entity,
    Field,
    one_of,
    ref,
)
from pmo_audit.records.organisation import LIFECYCLE, RAG

LEVEL = one_of("level", "very_low low medium high very_high", ordered=True)
OPEN_CLOSED = one_of("log status", "open in_progress on_hold closed")
RAISED = Field("raised_on", DATE, "The day it was raised.", aliases=("date raised", "raised", "opened"))
CLOSED = Field("closed_on", DATE, "The day it was closed.", Blank.NONE, aliases=("date closed", "closed"))

RISK = Entity(
    "risk",
    "risks",
    "Something uncertain that would matter.",
    (
        ID,
        PROJECT,
        NAME,
        DESCRIPTION,
        OWNER,
        Field(
            "status",
            one_of("risk status", "open mitigating accepted closed"),
            "How it stands.",
            actionable=True,
        ),
        Field("probability", LEVEL, "How likely.", actionable=True, aliases=("likelihood",)),
        Field("impact", LEVEL, "How bad.", actionable=True),
        Field(
            "exposure",
            LEVEL,
            "Probability and impact together.",
            actionable=True,
            aliases=("rating", "score"),
        ),
        Field("response", TEXT, "What is done about it.", actionable=True, aliases=("mitigation", "action")),
        DUE,
        RAISED,
        CLOSED,
    ),
    part_of=("project",),
    key=("project", "name"),
)
ISSUE = Entity(
    "issue",
    "issues",
    "Something that has happened and needs dealing with.",
    (
        ID,
        PROJECT,
        NAME,
        DESCRIPTION,
        OWNER,
        Field("status", OPEN_CLOSED, "How it stands.", actionable=True),
        Field("severity", LEVEL, "How bad.", aliases=("impact", "priority")),
        DUE,
        RAISED,
        CLOSED,
    ),
    part_of=("project",),
    key=("project", "name"),
)
ACTION = Entity(
    "action",
    "actions",
    "Something somebody has undertaken to do.",
    (
        ID,
        PROJECT,
        NAME,
        OWNER,
        DUE,
        Field("status", OPEN_CLOSED, "How it stands.", actionable=True),
        RAISED,
        CLOSED,
    ),
    part_of=("project",),
    key=("project", "name"),
)
CHANGE = Entity(
    "change",
    "changes",
    "A request to alter scope, time or money.",
    (
        ID,
        PROJECT,
        NAME,
        DESCRIPTION,
        OWNER,
        Field("cost", MONEY, "What it adds.", aliases=("cost impact",), dated_by="raised_on"),
        Field(
            "status",
            one_of("change status", "proposed approved rejected implemented withdrawn"),
            "How it stands.",
        ),
        Field("raised_on", DATE, "The day it was requested.", aliases=("date raised",)),
        Field("work_started", DATE, "The day work on it began.", Blank.NONE),
    ),
    part_of=("project",),
    key=("project", "name"),
)
DECISION = Entity(
    "decision",
    "decisions",
    "Something settled by those who may.",
    (
        ID,
        PROJECT,
        NAME,
        DESCRIPTION,
        Field("decided_by", PERSON, "Who settled it.", aliases=("decision maker",)),
        Field("decided_on", DATE, "The day.", aliases=("date",)),
    ),
    part_of=("project",),
    key=("project", "name"),
)
APPROVAL = Entity(
    "approval",
    "approvals",
    "Somebody with authority agreeing to something.",
    (
        ID,
        PROJECT,
        Field("subject", TEXT, "What was approved.", aliases=("name", "item")),
        Field("change", ref("change"), "The change it approves.", Blank.NONE),
        Field("person", PERSON, "Who approved.", actionable=True, aliases=("approver", "approved by")),
        Field("role", TEXT, "In what role.", actionable=True, aliases=("capacity",)),
        Field("given_on", DATE, "The day.", actionable=True, aliases=("date", "approved on")),
        Field("limit", MONEY, "Up to what amount.", aliases=("amount", "up to"), dated_by="given_on"),
    ),
    part_of=("project", "change"),
    key=("project", "subject", "person"),
    label="subject",
)
MEETING = Entity(
    "meeting",
    "meetings",
    "A body coming together.",
    (
        ID,
        PROJECT,
        Field(
            "body",
            TEXT,
            "Which body: steering committee, project board.",
            aliases=("name", "meeting", "forum"),
        ),
        Field("held_on", DATE, "The day it met.", Blank.NONE, aliases=("date",)),
        Field("planned_for", DATE, "The day it was or is to meet.", actionable=True),
    ),
    part_of=("project",),
    key=("project", "body", "held_on", "planned_for"),
    label="body",
)
GATE_REVIEW = Entity(
    "gate_review",
    "gate_reviews",
    "A review before a project may go on.",
    (
        ID,
        PROJECT,
        Field("gate", TEXT, "Which gate.", aliases=("name",)),
        Field("after", LIFECYCLE, "The stage it closes.", aliases=("phase", "stage")),
        Field("held_on", DATE, "The day.", Blank.NONE, aliases=("date",)),
        Field("decision", one_of("gate decision", "go conditional_go no_go deferred"), "What the board decided."),
        Field("chair", PERSON, "Who chaired."),
    ),
    part_of=("project",),
    key=("project", "gate", "held_on"),
    label="gate",
)
STATUS_REPORT = Entity(
    "status_report",
    "status_reports",
    "What a project said of itself for a period.",
    (
        ID,
        PROJECT,
        Field(
            "period",
            PERIOD,
            "The year, quarter, month or day it speaks of.",
            aliases=("year", "month", "quarter"),
        ),
        Field(
            "previous",
            ref("status_report"),
            "The same project's report before it; found by period.",
            Blank.NONE,
        ),
        Field("author", PERSON, "Who wrote it."),
        Field("issued_on", DATE, "The day it was sent.", aliases=("date", "report date")),
        Field("rag", RAG, "Overall health.", aliases=("rag status", "rating", "overall rag")),
        Field(
            "commentary",
            TEXT,
            "The words that explain it.",
            actionable=True,
            aliases=("narrative", "summary"),
        ),
        Field("department", TEXT, "The part of the organisation that reported.", aliases=("directorate",)),
        Field("start", DATE, "First day of the project as reported.", aliases=("start date",)),
        Field("finish", DATE, "Last day of the project as reported.", aliases=("end date", "finish date")),
        Field(
            "period_budget",
            MONEY,
            "Money planned for the period.",
            aliases=("budget", "baseline"),
            dated_by="period",
        ),
        Field(
            "period_forecast",
            MONEY,
            "Money expected or spent in the period.",
            aliases=("forecast",),
            dated_by="period",
        ),
        Field("period_variance", PERCENT, "Their difference as reported.", aliases=("variance",)),
        Field(
            "whole_life_cost",
            MONEY,
            "Cost of the whole project as reported.",
            aliases=("wlc", "total cost"),
            dated_by="period",
        ),
        Field("percent_complete", PERCENT, "How much is done.", aliases=("progress", "% complete")),
    ),
    part_of=("project",),
    key=("project", "period"),
    label="id",
)

ENTITIES = (RISK, ISSUE, ACTION, CHANGE, DECISION, APPROVAL, MEETING, GATE_REVIEW, STATUS_REPORT)
