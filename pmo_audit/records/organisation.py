"""Who is there and what the work is for: portfolio, programmes, projects, units, people, objectives."""

from __future__ import annotations

from pmo_audit.records.declare import (
    DATE,
    DESCRIPTION,
    ID,
    MONEY,
    NAME,
    NUMBER,
    OWNER,
    PERCENT,
    PERSON,
    PROJECT,
    TEXT,
    TEXTS,
    Blank,
    Entity,
    Field,
    one_of,
    ref,
)

LIFECYCLE = one_of("phase", "initiation planning execution monitoring closing", ordered=True)
"""The stages where no standard declares its own `lifecycle`: the PMBOK process groups."""
PROJECT_STATUS = one_of("project status", "proposed active on_hold completed cancelled")
RAG = one_of("rag", "green amber red", ordered=True)
CONTRACT_TYPE = one_of("contract type", "fixed_price time_and_materials cost_reimbursable framework internal")

CALENDAR_REF = Field("calendar", ref("calendar"), "Which days are worked.", Blank.NONE, aliases=("working calendar",))

PORTFOLIO = Entity(
    "portfolio",
    "portfolios",
    "All the work that one organisation oversees together.",
    (ID, NAME, DESCRIPTION, OWNER, Field("budget", MONEY, "Money available to the portfolio."), CALENDAR_REF),
)
PROGRAMME = Entity(
    "programme",
    "programmes",
    "Related projects managed together for benefits that none has alone.",
    (
        ID,
        NAME,
        DESCRIPTION,
        OWNER,
        Field("sponsor", PERSON, "Who answers for the business case.", actionable=True, aliases=("sro",)),
        Field("budget", MONEY, "Approved budget of the programme.", aliases=("approved budget",)),
    ),
)
PROJECT_ENTITY = Entity(
    "project",
    "projects",
    "A temporary undertaking with a start, an end and a purpose.",
    (
        ID,
        NAME,
        DESCRIPTION,
        Field("programme", ref("programme"), "The programme it is part of.", Blank.NONE, aliases=("program",)),
        Field(
            "department",
            TEXT,
            "The part of the organisation that runs it.",
            aliases=("directorate", "division"),
        ),
        Field(
            "organisation_unit",
            ref("organisation_unit"),
            "The unit that runs it, where units are registered.",
        ),
        Field("category", TEXT, "What sort of project it is.", aliases=("project type", "type")),
        Field("phase", LIFECYCLE, "The stage of the lifecycle it is in.", aliases=("stage", "lifecycle stage")),
        Field("status", PROJECT_STATUS, "Whether it runs.", aliases=("project status", "state")),
        Field("rag", RAG, "Overall health as reported.", aliases=("rag status", "overall rag", "health")),
        Field(
            "sponsor",
            PERSON,
            "Who answers for the business case.",
            actionable=True,
            aliases=("sro", "executive"),
        ),
        Field(
            "manager",
            PERSON,
            "Who manages it day by day.",
            actionable=True,
            aliases=("project manager", "pm"),
        ),
        Field("budget_owner", PERSON, "Who answers for the money.", actionable=True, aliases=("cost owner",)),
        Field(
            "start",
            DATE,
            "First day, planned or actual.",
            actionable=True,
            aliases=("start date",),
            happens=True,
        ),
        Field(
            "finish",
            DATE,
            "Last day as forecast now.",
            actionable=True,
            aliases=("end date", "finish date", "end"),
        ),
        Field("baseline_start", DATE, "First day as approved.", aliases=("baseline start date",)),
        Field("baseline_finish", DATE, "Last day as approved.", aliases=("baseline end date", "baseline end")),
        Field("actual_finish", DATE, "The day it finished.", Blank.NONE, aliases=("actual end date",)),
        Field("budget", MONEY, "Approved budget for the whole project.", aliases=("approved budget", "bac")),
        Field("contingency", MONEY, "Part of the budget held back.", actionable=True, aliases=("reserve",)),
        Field("planned_cost", MONEY, "Cost planned to date.", aliases=("planned value", "pv")),
        Field("actual_cost", MONEY, "Cost incurred to date.", aliases=("actuals", "spend to date", "ac")),
        Field("earned_value", MONEY, "Budgeted cost of the work done.", aliases=("ev",)),
        Field(
            "forecast_cost",
            MONEY,
            "Cost expected at completion.",
            aliases=("eac", "forecast", "whole life cost"),
        ),
        Field("percent_complete", PERCENT, "How much of the work is done.", aliases=("% complete", "progress")),
        Field("goals", TEXT, "What it sets out to reach.", actionable=True, aliases=("goal", "aims", "aim")),
        Field("method", TEXT, "How it is to be done.", actionable=True, aliases=("approach", "methodology")),
        Field(
            "expected_outcomes",
            TEXT,
            "What is to be different afterwards.",
            actionable=True,
            aliases=("expected outcome", "outcomes", "expected results"),
        ),
        Field(
            "objective",
            ref("objective"),
            "The objective of the organisation that it serves.",
            actionable=True,
            aliases=("strategic objective", "corporate objective", "objective served", "serves"),
        ),
        Field("contract_type", CONTRACT_TYPE, "How the main supplier is paid.", aliases=("contract",)),
        CALENDAR_REF,
    ),
    part_of=("programme", "organisation_unit"),
)
ORGANISATION_UNIT = Entity(
    "organisation_unit",
    "organisation_units",
    "A department, directorate or team.",
    (
        ID,
        NAME,
        Field("parent", ref("organisation_unit"), "The unit it belongs to.", Blank.NONE),
        Field("head", PERSON, "Who leads it.", actionable=True),
    ),
    part_of=("parent",),
)
PERSON_ENTITY = Entity(
    "person",
    "people",
    "Somebody who can own, approve or attend.",
    (
        ID,
        NAME,
        Field("email", TEXT, "Address.", actionable=True, aliases=("e-mail", "mail", "e-mail address")),
        Field("initials", TEXT, "Letters by which other registers name the person.", Blank.NONE),
        Field(
            "also_known_as",
            TEXTS,
            "Other names by which registers have the person, such as `A. Khan`.",
            Blank.NONE,
            aliases=("known as", "aka", "other names"),
        ),
        Field("job_title", TEXT, "What the person does.", aliases=("role", "position")),
        Field("department", TEXT, "Where the person works.", aliases=("directorate", "division")),
        Field("organisation_unit", ref("organisation_unit"), "The unit the person works in."),
        Field("left_on", DATE, "Last day with the organisation.", Blank.NONE, aliases=("leaving date",)),
        Field("capacity", PERCENT, "Part of full time available for projects.", aliases=("fte",)),
        Field(
            "approval_limit",
            MONEY,
            "The most this person may approve alone; blank for nothing.",
            Blank.NONE,
            aliases=("authority", "authority limit", "delegated authority", "may approve up to"),
        ),
        Field("skills", TEXTS, "What the person can do."),
    ),
    part_of=("organisation_unit",),
)
ROLE = Entity(
    "role",
    "roles",
    "A part somebody plays in a project for a time.",
    (
        ID,
        PROJECT,
        Field("kind", TEXT, "Which part: sponsor, project manager, quality reviewer.", aliases=("role", "name")),
        Field("person", PERSON, "Who holds it.", actionable=True, aliases=("holder",)),
        Field("held_from", DATE, "First day in it.", aliases=("from", "start")),
        Field("held_until", DATE, "Last day in it.", Blank.NONE, actionable=True, aliases=("to", "until", "end")),
    ),
    part_of=("project", "person"),
    key=("project", "kind", "held_from"),
    label="kind",
    addable=True,
)
STAKEHOLDER = Entity(
    "stakeholder",
    "stakeholders",
    "A person or group with an interest in a project.",
    (
        ID,
        PROJECT,
        NAME,
        Field("person", PERSON, "Who it is, where it is one person."),
        Field("interest", TEXT, "What they want of it.", actionable=True),
        Field("influence", one_of("influence", "low medium high", ordered=True), "How much they can move."),
        Field(
            "last_contact",
            DATE,
            "The day somebody last spoke with them.",
            actionable=True,
            aliases=("last contacted", "last spoken to", "last engaged"),
        ),
    ),
    part_of=("project",),
    key=("project", "name"),
    addable=True,
)
OBJECTIVE = Entity(
    "objective",
    "objectives",
    "What a project or the organisation sets out to reach.",
    (
        ID,
        Field(
            "project",
            ref("project"),
            "The project whose own it is; blank for one of the organisation.",
            Blank.NONE,
            aliases=PROJECT.aliases,
        ),
        NAME,
        DESCRIPTION,
        OWNER,
        Field("measure", TEXT, "How it is measured.", actionable=True),
        Field("target", TEXT, "What counts as reached.", actionable=True),
        Field("valid_from", DATE, "The first day on which it counts.", Blank.NONE, aliases=("from", "in force from")),
        Field(
            "valid_until",
            DATE,
            "The last day on which it counts.",
            Blank.NONE,
            actionable=True,
            aliases=("until", "in force until", "to"),
        ),
    ),
    part_of=("project",),
    key=("project", "name"),
    addable=True,
)
BENEFIT = Entity(
    "benefit",
    "benefits",
    "A measurable gain that a project is done for.",
    (
        ID,
        PROJECT,
        NAME,
        DESCRIPTION,
        OWNER,
        Field("amount", MONEY, "Its worth over the appraisal period.", aliases=("value", "benefit value")),
        Field("measure", TEXT, "How it is measured.", actionable=True),
        Field("baseline", NUMBER, "The measure before.", aliases=("before",), unit="as `measure` says"),
        Field("target", NUMBER, "The measure aimed at.", actionable=True, unit="as `measure` says"),
        Field(
            "realised",
            NUMBER,
            "The measure reached.",
            Blank.NONE,
            aliases=("reached", "achieved", "realized"),
            unit="as `measure` says",
        ),
        Field("due", DATE, "When it is to be realised.", actionable=True, aliases=("realisation date",)),
        Field(
            "measured_on",
            DATE,
            "The day it was last measured.",
            Blank.NONE,
            actionable=True,
            aliases=("last measured", "measurement date", "date measured"),
        ),
    ),
    part_of=("project",),
    key=("project", "name"),
    addable=True,
)
CALENDAR = Entity(
    "calendar",
    "calendars",
    "Which days a project or the organisation works.",
    (
        ID,
        NAME,
        Field(
            "working_week",
            one_of("working week", "monday_to_friday monday_to_saturday sunday_to_thursday every_day"),
            "The weekdays that are worked.",
            actionable=True,
            aliases=("week", "weekdays"),
        ),
    ),
)
HOLIDAY = Entity(
    "holiday",
    "holidays",
    "A day on which nobody works.",
    (
        ID,
        NAME,
        Field("calendar", ref("calendar"), "The calendar it counts in; blank for every one.", Blank.NONE),
        Field("date", DATE, "The day.", aliases=("day", "holiday")),
    ),
    part_of=("calendar",),
    key=("calendar", "date"),
)
EXCHANGE_RATE = Entity(
    "exchange_rate",
    "exchange_rates",
    "How much of one currency another is worth from a day on.",
    (
        ID,
        Field("currency", TEXT, "Which currency is quoted, by its ISO 4217 code.", aliases=("from",)),
        Field("base", TEXT, "The currency it is quoted in.", aliases=("base currency", "to")),
        Field("rate", NUMBER, "What one unit of it is worth.", unit="units of `base`", aliases=("exchange rate",)),
        Field("valid_from", DATE, "The first day on which the rate counts.", aliases=("date", "from date")),
    ),
    key=("currency", "base", "valid_from"),
    label="currency",
)

ENTITIES = (
    PORTFOLIO,
    PROGRAMME,
    PROJECT_ENTITY,
    ORGANISATION_UNIT,
    PERSON_ENTITY,
    ROLE,
    STAKEHOLDER,
    OBJECTIVE,
    BENEFIT,
    CALENDAR,
    HOLIDAY,
    EXCHANGE_RATE,
)
