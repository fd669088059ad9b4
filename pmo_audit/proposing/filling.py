"""What tables tell of each other: projects that a sentence names, sections that are projects, projects in a matrix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pmo_audit.classes import replace
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.matching import Match, Matcher, Matching, Question
from pmo_audit.proposing.tables import section_of
from pmo_audit.proposing.taking import Refused, Taken
from pmo_audit.proposing.vocabulary import LIKELY, SURE, Vocabulary
from pmo_audit.records import Field, Schema
from pmo_audit.sources.tables import show
from pmo_audit.sources.words import alike

_CODE = re.compile(r"\w[\w./-]*\w|\w")
_CODED = re.compile(r"[A-Za-z]{1,6}[-_/.]?\d+[\w-]*(?:\s|:|$)")
_SECTION_WORDS = (
    ("programme", re.compile(r"\bprogram(?:me?|s|mes)?\b|\bprogramm?[ae]?\b", re.IGNORECASE)),
    (
        "department",
        re.compile(r"\b(?:directorate|department|division|dept|abteilung|direction|afdeling)\b", re.IGNORECASE),
    ),
)


def fill_in(found: Sequence[Taken | Refused], schema: Schema) -> list[Taken | Refused]:
    """What is taken, with what only other tables, or other columns together, can tell."""
    taken = [one for one in found if isinstance(one, Taken)]
    known = _projects(taken)
    for one in taken:
        _section(one, known, schema)
        _home(one, known, schema)
        if one.entity.name == "dependency" and one.matching.find("target") is None:
            _target(one, known, schema)
    if any(one.entity.name == "project" for one in taken):
        return list(found)
    return [each for one in found for each in (*_projects_of(one, schema), one)]


def _projects_of(one: Taken | Refused, schema: Schema) -> list[Taken]:
    """The projects that rows are about, where no other table has any: a report for each month, a row of a matrix."""
    if not isinstance(one, Taken) or not (one.entity.name == "status_report" or one.layout.across is not None):
        return []
    match = one.matching.find("project")
    identifier, name = schema.find_field("project", "id"), schema.find_field("project", "name")
    if match is None or identifier is None or name is None:
        return []
    reason = "it tells one project from another, and no other table has any"
    matches = [Match(match.column, identifier, LIKELY, reason)]
    called = Matcher(schema.entities["project"], one.seen.columns, Vocabulary(schema)).matching().find("name")
    if called is not None and called.column.index != match.column.index:
        matches.append(called)
    elif any(not _CODE.fullmatch(told) or not any(map(str.isdigit, told)) for told in match.column.told):
        matches.append(Match(match.column, name, LIKELY, reason))
    entity, layout = schema.entities["project"], replace(one.layout, across=None, where=())
    why = f"each row is about the project in `{match.column.heading}`, and no other table has the projects"
    used = {each.column.index for each in matches}
    rest = [column for column in one.columns if column.index not in used]
    left = tuple((column, "it is no part of what tells the projects apart") for column in rest)
    held = Matching(tuple(matches), (), left)
    return [Taken(one.seen, entity, held, why, False, layout, True)]


def _projects(taken: Iterable[Taken]) -> set[str]:
    """What projects are called in all tables: ids, names, and what refers to them."""
    return {
        alike(told)
        for one in taken
        for match in one.matching.matches
        if (one.entity.name == "project" and match.field.name in ("id", "name")) or match.field.name == "project"
        for told in match.column.told
    }


# Sections


def _section(one: Taken, known: set[str], schema: Schema) -> None:
    """The field that the headings of sections are, where their words or other tables tell; else a question."""
    column = section_of(one.seen)
    if column is None or not column.told:
        return
    left = tuple(each for each in one.matching.left if each[0] is not column)
    names = {match.field.name for match in one.matching.matches}
    match = _section_field(one, column, known, names, schema)
    if match is not None:
        one.matching = replace(one.matching, matches=(*one.matching.matches, match), left=left)
        return
    fields = [field for name in ("programme", "department") if (field := schema.find_field(one.entity.name, name))]
    fields = [field for field in fields if field.name not in names]
    if one.entity.name == "project" and fields:
        said = " or ".join(f"`{field.name}`" for field in fields)
        question = Question(
            (column,), tuple(fields), f"the headings of sections, such as `{column.told[0]}`, could be {said}"
        )
        one.matching = replace(one.matching, questions=(*one.matching.questions, question), left=left)


def _section_field(one: Taken, column: Column, known: set[str], names: set[str], schema: Schema) -> Match | None:
    project = schema.find_field(one.entity.name, "project")
    if project is not None and "project" not in names and all(alike(told) in known for told in column.told):
        return Match(column, project, SURE, "the rows stand under the names of projects")
    coded = len(set(column.told)) > 1 and all(_CODED.match(told) for told in column.told)
    if project is not None and "project" in one.entity.part_of and "project" not in names and coded:
        return Match(column, project, LIKELY, "the rows stand under headings that begin with a code each")
    for name, pattern in _SECTION_WORDS:
        field = schema.find_field(one.entity.name, name)
        if field is not None and name not in names and all(pattern.search(told) for told in column.told):
            return Match(column, field, SURE, f"the headings of the sections say that they are a {name}")
    return None


# Projects under a heading that does not say so


def _home(one: Taken, known: set[str], schema: Schema) -> None:
    """The project that each row belongs to, where one column that is not read holds only what projects are called."""
    field = schema.find_field(one.entity.name, "project")
    if field is None or "project" not in one.entity.part_of or any(map(one.matching.find, one.entity.part_of)):
        return
    held = [
        column for column, _ in one.matching.left if column.told and all(alike(told) in known for told in column.told)
    ]
    if len(held) == 1 and not any("project" in map(_name, each.fields) for each in one.matching.questions):
        match = Match(held[0], field, LIKELY, "each of its cells is what a project of another table is called")
        one.matching = _with(one.matching, match)


def _name(field: Field) -> str:
    return field.name


# Projects in a sentence


def _target(one: Taken, known: set[str], schema: Schema) -> None:
    """The project that is waited for, where each sentence of a column names one."""
    own, field = one.matching.find("project"), schema.find_field("dependency", "target")
    if own is None or field is None:
        return
    for column in one.seen.columns:
        words = _named(column, own.column, known) if column is not own.column else {}
        if words and 2 * len(words) >= len(set(column.told)):
            match = Match(column, field, LIKELY, "its sentences name one other project each", tuple(words.items()))
            one.matching = _with(one.matching, match)
            return


def _with(matching: Matching, match: Match) -> Matching:
    left = tuple(each for each in matching.left if each[0] is not match.column)
    return replace(matching, matches=(*matching.matches, match), left=left)


def _named(column: Column, own: Column, known: set[str]) -> dict[str, str]:
    """The sentences of a column that name one project other than the row's own, each with that project."""
    found: dict[str, str] = {}
    for cell, mine in zip(column.cells, own.cells, strict=True):
        text = show(cell).strip()
        others = {one for one in _CODE.findall(text) if any(c.isdigit() for c in one) and alike(one) in known}
        others -= {show(mine).strip()}
        if len(others) == 1 and alike(text) not in known:
            found[text] = others.pop()
    return found
