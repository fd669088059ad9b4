"""Codes of what may be wrong with data (PA5xx) and with settings and mappings (PA6xx)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, data
from pmo_audit.diagnostics.document_codes import DOCUMENTS
from pmo_audit.diagnostics.layout_codes import LAYOUT, LAYOUT_SETTINGS
from pmo_audit.diagnostics.people_codes import MENTIONS
from pmo_audit.diagnostics.workbook_codes import WORKBOOKS

_PROJECTS = "id,name\nP1,Patient portal\n"

FILES: tuple[Code, ...] = (
    Code(
        "PA501",
        "no such file",
        "The path leads to no file or folder, or to one that may not be read. Nothing was read from it.",
    ),
    Code(
        "PA502",
        "a folder with nothing to read",
        "None of the files in the folder is of a kind that is read. Registers are files that end in `.csv`, `.tsv`, "
        "`.json`, `.ndjson`, `.jsonl`, `.yaml`, `.yml`, `.xlsx` or `.xlsm`.",
        data(("notes.txt", "Nothing yet.")),
        data(("projects.csv", _PROJECTS)),
    ),
    Code(
        "PA503",
        "a file that is not read",
        "The file is of a kind that no reader reads. Where it may hold data this is an error, and the register that "
        "its name tells counts as incomplete; other files, such as notes, are only mentioned.",
        data(("projects.csv", _PROJECTS), ("risks.xls", "…")),
        data(("projects.csv", _PROJECTS), ("risks.csv", "id,name,project\nR1,Supplier fails,P1\n")),
    ),
    Code(
        "PA504",
        "not UTF-8",
        "The file is written in another encoding. It is not guessed which, since a wrong guess would change names and "
        "currency signs without a word. In Excel, save as the type `CSV UTF-8`; or say in the mapping which it is, as "
        'in `encoding = "cp1252"`, under `[data]` or at the `[[table]]`. UTF-16 is read where the file begins with its '
        "mark, as Excel writes it.",
    ),
    Code(
        "PA505",
        "a table of unknown name",
        "Neither the mapping nor the table's own name, which is the file's name or the key in JSON, tells what its "
        "rows are. Call it by the plural of an entity, such as `projects`, or name its entity in a `[[table]]`.",
        data(("overview.csv", _PROJECTS)),
        data(
            ("overview.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\nfile = "overview.csv"\n'),
        ),
    ),
    Code(
        "PA506",
        "an empty file",
        "The file holds nothing, so it is not known whether there are no such records or whether something went wrong "
        "on the way. An empty register has its header and no rows, or is `[]` in JSON.",
        data(("projects.json", "")),
        data(("projects.json", "[]")),
    ),
    Code(
        "PA507",
        "broken CSV",
        "A cell in quotes does not end as it should, so it cannot be told where the following cells begin. The rows "
        "above are read, the register counts as incomplete.",
        data(("projects.csv", 'id,name\nP1,Patient portal\nP2,"Ward network\nP3,Archive\n')),
        data(("projects.csv", 'id,name\nP1,Patient portal\nP2,"Ward network"\nP3,Archive\n')),
    ),
    Code(
        "PA508",
        "broken JSON",
        "The file does not follow the rules of JSON, so nothing of it is read.",
        data(("projects.json", '[{"id": "P1", "name": "Patient portal"},]')),
        data(("projects.json", '[{"id": "P1", "name": "Patient portal"}]')),
    ),
    Code(
        "PA509",
        "not a list of records",
        "Where records are expected stands something else: a text or number instead of the list, or instead of one of "
        "the records. It is left out, and the register counts as incomplete.",
        data(("portfolio.json", '{"projects": [{"id": "P1", "risks": "none"}]}')),
        data(("portfolio.json", '{"projects": [{"id": "P1", "risks": []}]}')),
    ),
    Code(
        "PA510",
        "a key that stands twice",
        "One object of a JSON file has the same key more than once. Most programs silently keep the last; here the "
        "value is unreadable.",
        data(("projects.json", '[{"id": "P1", "budget": "EUR 1m", "budget": "EUR 2m"}]')),
        data(("projects.json", '[{"id": "P1", "budget": "EUR 2m"}]')),
    ),
    Code(
        "PA512",
        "a heading that stands twice",
        "Several columns have the same heading. Which one is meant cannot be told, so none of them is read.",
        data(("projects.csv", "id,name,start,start\nP1,Patient portal,2026-01-05,2026-02-02\n")),
        data(("projects.csv", "id,name,start,baseline_start\nP1,Patient portal,2026-01-05,2026-02-02\n")),
    ),
    Code(
        "PA513",
        "a column without a heading",
        "A column holds something and has no heading, so it is not read. Empty columns may be without.",
        data(("projects.csv", "id,name,\nP1,Patient portal,2026-01-05\n")),
        data(("projects.csv", "id,name,start\nP1,Patient portal,2026-01-05\n")),
    ),
    Code(
        "PA514",
        "a row with too many cells",
        "A row has cells after the last column. Most often a cell holds the separator and has no quotes round it, so "
        "that all that follows has moved; therefore every cell of the row is unreadable. The record is kept.",
        data(("projects.csv", "id,name,start\nP1,Portal, patients,2026-01-05\n")),
        data(("projects.csv", 'id,name,start\nP1,"Portal, patients",2026-01-05\n')),
    ),
    Code(
        "PA515",
        "a row with too few cells",
        "A row ends before the last column. The cells that are not there are taken as empty.",
        data(("projects.csv", "id,name,start\nP1,Patient portal\n")),
        data(("projects.csv", "id,name,start\nP1,Patient portal,\n")),
    ),
    Code(
        "PA516",
        "a column nobody knows",
        "No field has the name of the column, so it is not read. Name the field it holds in the mapping, or list it "
        "under `ignore`. In JSON the same goes for keys.",
        data(("projects.csv", "id,name,finsih\nP1,Patient portal,2026-11-30\n")),
        data(("projects.csv", "id,name,finish\nP1,Patient portal,2026-11-30\n")),
    ),
    Code(
        "PA517",
        "a column that could be several fields",
        "Several columns could be one field, or one column could be several, so none of them is read. Say in the "
        "mapping which is meant.",
        data(("projects.csv", "id,name,end date,end\nP1,Patient portal,2026-11-30,2026-12-31\n")),
        data(
            ("projects.csv", "id,name,end date,end\nP1,Patient portal,2026-11-30,2026-12-31\n"),
            (
                "pmo-audit.toml",
                '[[table]]\nentity = "project"\n[table.fields]\nfinish = "end date"\nbaseline_finish = "end"\n',
            ),
        ),
    ),
    Code(
        "PA518",
        "a register without rows",
        "The file has a header and nothing below, which says that there are no such records. Rules then know that "
        "there are none, which is not the same as not knowing.",
        data(("projects.csv", "id,name\n")),
        data(("projects.csv", _PROJECTS)),
    ),
    Code(
        "PA519",
        "several separators",
        "The header holds commas and even more of another separator. Commas are taken to part the cells. Put quotes "
        "round headings that hold a separator, or begin the file with the line `sep=;`.",
        data(
            ("projects.csv", "id,phase; old; new\nP1,planning\n"),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\nignore = ["phase*"]\n'),
        ),
        data(
            ("projects.csv", 'id,"phase; old; new"\nP1,planning\n'),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\nignore = ["phase*"]\n'),
        ),
    ),
)

RECORDS: tuple[Code, ...] = (
    Code(
        "PA521",
        "a record without identity",
        "The record has neither an id nor any of the values that could stand in for one, so nothing could refer to it "
        "or tell it from another. It is left out, and the register counts as incomplete.",
        data(("projects.csv", "id,name,department\n,,Estates\n")),
        data(("projects.csv", "id,name,department\nP1,,Estates\n")),
    ),
    Code(
        "PA522",
        "an id that two records bear",
        "Both records are kept, the second under a key with `#2`, and what refers to the id leads nowhere, since "
        "either may be meant.",
        data(("projects.csv", "id,name\nP1,Patient portal\nP1,Ward network\n")),
        data(("projects.csv", "id,name\nP1,Patient portal\nP2,Ward network\n")),
    ),
    Code(
        "PA523",
        "rows of one record that differ",
        "The mapping says that several rows describe one record (`distinct = true`), and they do not agree in a cell. "
        "The field is unreadable.",
        data(
            ("projects.csv", "id,department\nP1,Estates\nP1,Finance\n"),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\ndistinct = true\n'),
        ),
        data(
            ("projects.csv", "id,department\nP1,Estates\nP1,estates\n"),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\ndistinct = true\n'),
        ),
    ),
    Code(
        "PA524",
        "records that are told apart by their order only",
        "Two records without ids agree in all that could identify them. Both are kept, the second under a key with "
        "`#2`, which changes when their order does.",
        data(("projects.csv", "name\nPatient portal\nPatient portal\n")),
        data(("projects.csv", "id,name\nP1,Patient portal\nP2,Patient portal\n")),
    ),
)

CELLS: tuple[Code, ...] = (
    Code(
        "PA531",
        "a cell that cannot be read",
        "The cell does not hold what its field is for, or it could mean several things. It is not guessed: the field "
        "is unreadable, and what depends on it unknown. The message says what to add to the mapping, where that helps.",
        data(("projects.csv", "id,finish\nP1,03/04/2026\n")),
        data(("projects.csv", "id,finish\nP1,03/04/2026\n"), ("pmo-audit.toml", '[data]\ndates = "day-first"\n')),
    ),
    Code(
        "PA532",
        "more than a reference",
        "Where another record is only mentioned stands a whole object. Its `id`, or else its `name`, is read as the "
        "mention; what else it says is not.",
        data(("projects.json", '[{"id": "P1", "sponsor": {"id": "E7", "email": "ann@example.org"}}]')),
        data(("projects.json", '[{"id": "P1", "sponsor": "E7"}]')),
    ),
    Code(
        "PA533",
        "a reference that leads nowhere",
        "No record of the register has the id or name that is mentioned. That something is meant is known; nothing is "
        "known about it.",
        data(("projects.csv", "id,sponsor\nP1,E7\n"), ("people.csv", "id,name\nE1,Ann\n")),
        data(("projects.csv", "id,sponsor\nP1,Ann\n"), ("people.csv", "id,name\nE1,Ann\n")),
    ),
    Code(
        "PA534",
        "a reference to several records",
        "More than one record has the name or id that is mentioned, so the reference leads to none of them.",
        data(("projects.csv", "id,sponsor\nP1,Ann\n"), ("people.csv", "id,name\nE1,Ann\nE2,Ann\n")),
        data(("projects.csv", "id,sponsor\nP1,E2\n"), ("people.csv", "id,name\nE1,Ann\nE2,Ann\n")),
    ),
    Code(
        "PA535",
        "a column that is never filled in",
        "The column is there and empty in every record, so what depends on it is unknown for all of them.",
        data(("projects.csv", "id,sponsor\nP1,\nP2,\n")),
        data(("projects.csv", "id,sponsor\nP1,Ann\nP2,\n")),
    ),
)

SETTINGS: tuple[Code, ...] = (
    Code(
        "PA601",
        "settings that cannot be opened",
        "The settings file is not there, may not be read, or is not a text in UTF-8. Everything is as without it.",
    ),
    Code(
        "PA602",
        "settings that are not TOML",
        "The settings file does not follow the rules of TOML. Nothing of it is used.",
        data(("projects.csv", _PROJECTS), ("pmo-audit.toml", "[data]\ncurrency = GBP\n")),
        data(("projects.csv", _PROJECTS), ("pmo-audit.toml", '[data]\ncurrency = "GBP"\n')),
    ),
    Code(
        "PA603",
        "an unknown setting",
        "There is no setting of this name, so it has no effect.",
        data(("projects.csv", _PROJECTS), ("pmo-audit.toml", '[data]\ncurency = "GBP"\n')),
        data(("projects.csv", _PROJECTS), ("pmo-audit.toml", '[data]\ncurrency = "GBP"\n')),
    ),
    Code(
        "PA604",
        "a setting of the wrong kind",
        "The setting has a value it cannot have. It is as if it were not there.",
        data(("projects.csv", _PROJECTS), ("pmo-audit.toml", '[data]\ndates = "dd/mm/yyyy"\n')),
        data(("projects.csv", _PROJECTS), ("pmo-audit.toml", '[data]\ndates = "day-first"\n')),
    ),
    Code(
        "PA605",
        "a setting that is not given",
        "A part of the mapping lacks what it cannot do without: a `[[table]]` its entity, a field its column.",
        data(("projects.csv", _PROJECTS), ("pmo-audit.toml", '[[table]]\nfile = "projects.csv"\n')),
        data(
            ("projects.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nfile = "projects.csv"\nentity = "project"\n'),
        ),
    ),
    Code(
        "PA611",
        "an unknown entity in the mapping",
        "A `[[table]]` names an entity that is none, so the table is not read.",
        data(
            ("overview.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nentity = "projekt"\nfile = "overview.csv"\n'),
        ),
        data(
            ("overview.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\nfile = "overview.csv"\n'),
        ),
    ),
    Code(
        "PA612",
        "an unknown field in the mapping",
        "The mapping names a field that the entity has not, so nothing is read into it.",
        data(
            ("projects.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\n[table.fields]\nnom = "name"\n'),
        ),
        data(
            ("projects.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\n[table.fields]\nname = "name"\n'),
        ),
    ),
    Code(
        "PA613",
        "a column that the file has not",
        "The mapping reads a field from a column which is not there, so nobody delivered the field.",
        data(
            ("projects.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\n[table.fields]\nbudget = "Budget 2026"\n'),
        ),
        data(
            ("projects.csv", "id,name,Budget 2026\nP1,Patient portal,EUR 1m\n"),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\n[table.fields]\nbudget = "Budget 2026"\n'),
        ),
    ),
    Code(
        "PA614",
        "a part of the mapping without data",
        "No file has the name that a `[[table]]` speaks of, or no list stands under its key.",
        data(
            ("projects.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\nfile = "project-*.csv"\n'),
        ),
        data(
            ("projects.csv", _PROJECTS),
            ("pmo-audit.toml", '[[table]]\nentity = "project"\nfile = "projects*.csv"\n'),
        ),
    ),
    Code(
        "PA615",
        "a word that stands for nothing",
        "The mapping turns a word into one that the field cannot hold.",
        data(
            ("projects.csv", "id,rag\nP1,amber\n"),
            (
                "pmo-audit.toml",
                '[[table]]\nentity = "project"\n[table.fields]\nrag = { column = "rag", words = { Ok = "grean" } }\n',
            ),
        ),
        data(
            ("projects.csv", "id,rag\nP1,amber\n"),
            (
                "pmo-audit.toml",
                '[[table]]\nentity = "project"\n[table.fields]\nrag = { column = "rag", words = { Ok = "green" } }\n',
            ),
        ),
    ),
)

CODES: tuple[Code, ...] = (
    FILES + RECORDS + CELLS + WORKBOOKS + DOCUMENTS + LAYOUT + SETTINGS + LAYOUT_SETTINGS + MENTIONS
)
