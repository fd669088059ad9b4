"""Codes about people: whom a cell means, who is asked for what, and what a report keeps to itself (PA660 to PA679)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, data

_PEOPLE = "id,name,department\nE7,Aisha Khan,PMO\nE8,Bridget Walsh,Legal\n"

MENTIONS: tuple[Code, ...] = (
    Code(
        "PA660",
        "a person taken from a short form",
        "The cell holds no id, address or whole name of the register of people, but a short or turned form of a name "
        "that fits one person in it and nobody else who is known. The reference leads to that person, and this note "
        "says so, once for each text. Where somebody else is meant, write the id in the cell, say so under `words` in "
        "the mapping, or fill in the column `also_known_as` in the register of people.",
        data(("projects.csv", 'id,sponsor\nP1,"Khan, A. (PMO)"\n'), ("people.csv", _PEOPLE)),
        data(
            ("projects.csv", 'id,sponsor\nP1,"Khan, A. (PMO)"\n'),
            ("people.csv", _PEOPLE),
            (
                "pmo-audit.toml",
                '[[table]]\nentity = "project"\n[table.fields]\n'
                'sponsor = { column = "sponsor", words = { "Khan, A. (PMO)" = "E7" } }\n',
            ),
        ),
    ),
    Code(
        "PA661",
        "several people where one is asked for",
        "The cell names more than one person, so that it cannot be told who answers. The field is unreadable. A field "
        "that holds a list takes them all.",
        data(("projects.csv", "id,sponsor\nP1,A. Khan / B. Walsh\n"), ("people.csv", _PEOPLE)),
        data(("projects.csv", "id,sponsor\nP1,E7\n"), ("people.csv", _PEOPLE)),
    ),
    Code(
        "PA665",
        "names that may be one person's",
        "There is no register of people, and two cells name somebody in ways that may mean one person. Nobody can "
        "tell, so they are taken for two: a rule that asks for two different people then passes. A register of people, "
        "with no more than ids and names, settles it.",
        data(("projects.csv", "id,sponsor,manager\nP1,Aisha Khan,A. Khan\n")),
        data(
            ("projects.csv", "id,sponsor,manager\nP1,Aisha Khan,A. Khan\n"),
            ("people.csv", "id,name,also known as\nE7,Aisha Khan,A. Khan\n"),
        ),
    ),
)

USAGE: tuple[Code, ...] = (
    Code(
        "PA662",
        "nobody of that name is asked for anything",
        "`pmo-audit actions --person` names somebody of whom the audit asks nothing, or whom the registers do not "
        "name. Without `--person` everybody is listed of whom something is asked.",
    ),
    Code(
        "PA663",
        "people named by number",
        "`--redact people` took the names of people out of the report, their ids and addresses too: everybody in the "
        "register of people, and everybody whom a field for a person names. A person has one number throughout. Names "
        "that stand in free text alone, in no register and no field for a person, are not recognised; single words "
        "that are ordinary words too, such as May, are left; and names of files are as they were. Read such a report "
        "before it travels.",
    ),
    Code(
        "PA664",
        "a key that cannot be written",
        "`--redact-key` goes with `--redact people`, and into a file of its own: it says who is which number, so it "
        "must not travel with the report.",
    ),
)
