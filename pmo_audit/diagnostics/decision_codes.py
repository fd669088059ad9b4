"""Codes about what was decided of overlaps: the file of decisions, its rows, and `decide` (PA840 to PA849)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, Given, data

_NAME = "overlap-decisions.csv"
_HEAD = "left,right,level,decision,by,because,on,left_words,right_words,contributions\n"
_PROJECTS = ("projects.csv", "id,name\nP1,Patient portal\nP2,Portal for patients\n")
_ROW = 'P1,P2,project,justified,Ann Lee,two regions,2026-03-31,patient portal,patients portal,"{""words"": 4200}"\n'


def _decided(*rows: str, head: str = _HEAD) -> tuple[Given, ...]:
    return data(_PROJECTS, (_NAME, head + "".join(rows)))


_RIGHT = _decided(_ROW)

CODES: tuple[Code, ...] = (
    Code(
        "PA840",
        "a file of decisions that cannot be read",
        f"`{_NAME}` beside the data has what was decided about overlaps. It cannot be opened, or lacks a column "
        "without which nothing can be made of it. Nothing that stands in it counts, so every pair is raised that was "
        "decided there; and nothing is added to it, so that nothing is lost. It is a warning where a file is not "
        "written in UTF-8 and is read as Windows-1252, which spreadsheets save in, or where decisions were saved as a "
        "workbook, which is not read; and a note where a title stands above the header.",
        _decided(_ROW, head="left,right,decision\n"),
        _RIGHT,
    ),
    Code(
        "PA841",
        "a decision that cannot be read",
        "A row of the file of decisions names no record, a level that there is not, or a decision that is none of "
        "merge, justified, not-a-duplicate and undone; or a quoted cell does not end as it should. The row counts for "
        "nothing. All others do.",
        _decided(_ROW.replace("justified", "perhaps")),
        _RIGHT,
    ),
    Code(
        "PA842",
        "a part of a decision that cannot be read",
        "The decision counts, but not all that stands beside it can be used. Where the words are not there that the "
        "texts were made of, no change of them can be noticed, so that the pair is never raised again; where the "
        "contributions cannot be read, nothing is learned from the decision; where the day cannot be read, it cannot "
        "be told which of two decisions is the later one. A day is written as in 2026-03-31; spreadsheets like to "
        "write it anew, and 3/4/2026 is two days.",
        _decided(_ROW.replace("2026-03-31", "3/4/2026")),
        _RIGHT,
    ),
    Code(
        "PA843",
        "the same decided twice",
        "Two rows say the same of one pair, and no text has changed in between. That is harmless; it happens where two "
        "files were put together.",
        _decided(_ROW, _ROW),
        _RIGHT,
    ),
    Code(
        "PA844",
        "decisions that contradict each other",
        "Two rows say different things of one pair, and no text has changed in between. The last counts. It is a "
        "warning where two people said so and their days do not tell that one came after the other: they may have "
        "decided without knowing of each other. Whoever has come to think otherwise is told in a note. `pmo-audit "
        "decide --undo` takes a decision back.",
        _decided(_ROW, _ROW.replace("justified", "merge").replace("Ann Lee", "Bo Sand")),
        _RIGHT,
    ),
    Code(
        "PA845",
        "a decision about a record that is not there",
        "A row of the file of decisions names a project or deliverable that the data does not have. It has been "
        "removed, or its id has changed; then the pair is raised again.",
    ),
    Code(
        "PA846",
        "no pair to decide on",
        "`pmo-audit decide` is given the id of an overlap, or the ids of two projects, or of two deliverables: "
        "`P1 P2` or `P1~P2`. The data has no such records, has a project and a deliverable of these ids so that "
        "`--level` has to say which are meant, or they are one and the same.",
    ),
    Code(
        "PA847",
        "a decision that cannot be written",
        f"The decision cannot be added to `{_NAME}`: the folder takes no file, or the file that is there cannot be "
        "read, so that a row would not fit it. The file is as it was.",
    ),
    Code(
        "PA848",
        "nothing to take back",
        "`pmo-audit decide --undo` names a pair about which nothing was decided, or whose decision was taken back "
        "before.",
    ),
    Code(
        "PA849",
        "an unknown team",
        "`pmo-audit introductions --team` names a department that no project has. A team is what the projects have in "
        "the field `department`; a single project is named with `--project`.",
    ),
)
