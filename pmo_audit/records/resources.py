"""What projects share and who has promised it: resources, what can be had of them and when, assignments."""

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
    PERIOD,
    PERSON,
    PROJECT,
    TEXT,
    Blank,
    Entity,
    Field,
    ref,
)

_UNIT = "as `unit` of the resource says"
_RESOURCE_REF = ref("resource")

RESOURCE = Entity(
    "resource",
    "resources",
    "Something that several projects use and of which there is only so much: a machine, licences, a room, money.",
    (
        ID,
        NAME,
        DESCRIPTION,
        Field(
            "kind",
            TEXT,
            "Which sort: machine, licence, room, team, money.",
            aliases=("type", "category", "resource type"),
        ),
        Field(
            "capacity",
            NUMBER,
            "How much of it can be used at one time.",
            actionable=True,
            aliases=("available", "number available", "seats", "max units"),
            unit="as `unit` says",
        ),
        Field("unit", TEXT, "What one of it is: machine, seat, room.", aliases=("unit of measure", "uom")),
        Field(
            "budget",
            MONEY,
            "The money in it, where it is a pot of money that is used up.",
            actionable=True,
            aliases=("money", "fund size"),
        ),
        OWNER,
        Field(
            "available_from",
            DATE,
            "First day on which it can be used.",
            Blank.NONE,
            actionable=True,
            aliases=("from", "valid from", "in use from"),
            happens=True,
        ),
        Field(
            "available_until",
            DATE,
            "Last day on which it can be used.",
            Blank.NONE,
            actionable=True,
            aliases=("until", "valid until", "expires on"),
        ),
    ),
    addable=True,
)
AVAILABILITY = Entity(
    "availability",
    "availabilities",
    "What a person or resource can give for a time, other than usual: leave, part time, one more machine.",
    (
        ID,
        Field("person", PERSON, "Who, where it is a person.", actionable=True),
        Field("resource", _RESOURCE_REF, "Which resource, where it is one.", actionable=True),
        Field(
            "share",
            PERCENT,
            "What a person can give of full time meanwhile; 0% on leave.",
            actionable=True,
            aliases=("capacity", "fte"),
        ),
        Field(
            "quantity",
            NUMBER,
            "How much of a resource there is meanwhile.",
            actionable=True,
            aliases=("number available", "seats"),
            unit=_UNIT,
        ),
        Field(
            "amount",
            MONEY,
            "The money in a pot for this time.",
            actionable=True,
            aliases=("budget", "money"),
        ),
        Field("start", DATE, "First day.", actionable=True, aliases=("from", "start date"), happens=True),
        Field(
            "finish",
            DATE,
            "Last day; blank for from then on.",
            Blank.NONE,
            actionable=True,
            aliases=("to", "until", "end", "end date"),
        ),
        Field("reason", TEXT, "Why: leave, training, maintenance.", aliases=("type", "absence type")),
    ),
    part_of=("person", "resource"),
    key=("person", "resource", "start"),
    label="id",
    addable=True,
    either=("person", "resource"),
)
ASSIGNMENT = Entity(
    "assignment",
    "assignments",
    "A person's share of time, or so much of a resource, promised to a project.",
    (
        ID,
        PROJECT,
        Field("person", PERSON, "Who, where it is a person.", actionable=True),
        Field("resource", _RESOURCE_REF, "What, where it is a resource.", actionable=True),
        Field(
            "share",
            PERCENT,
            "Part of full time; of a resource, part of one.",
            actionable=True,
            aliases=("allocation", "fte"),
        ),
        Field(
            "quantity",
            NUMBER,
            "How much of the resource at one time.",
            actionable=True,
            aliases=("units", "number of units"),
            unit=_UNIT,
        ),
        Field("amount", MONEY, "How much money, of a pot of money.", actionable=True, aliases=("money",)),
        Field("start", DATE, "First day.", actionable=True, aliases=("from", "start date"), happens=True),
        Field("finish", DATE, "Last day.", actionable=True, aliases=("to", "until", "end", "end date", "finish date")),
        Field("period", PERIOD, "The month or other period in which it holds.", Blank.NONE, aliases=("month",)),
    ),
    part_of=("project", "person", "resource"),
    key=("project", "person", "resource", "start", "period"),
    label="id",
    addable=True,
    either=("person", "resource"),
)

ENTITIES = (RESOURCE, AVAILABILITY, ASSIGNMENT)
