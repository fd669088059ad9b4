"""PA7xx: a command line that cannot be followed. PA9xx: our own fault.

None of them has examples, since only a command line or an accident can give them.
"""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

_HELP = "`pmo-audit COMMAND --help` shows what a command takes."

CODES: tuple[Code, ...] = (
    Code(
        "PA701",
        "an unknown report format",
        "`--format`, or the ending of the file named by `--output`, is none of the formats in which a report can be "
        "had: html, json, markdown, text and terminal.",
    ),
    Code(
        "PA702",
        "an unknown code, rule or standard",
        "What `pmo-audit explain` was given is neither the code of a diagnostic, such as PA201, nor a standard (a "
        "path, or a shipped pack), nor the code of a rule in the standards that were searched: those of `--rules`, "
        "else all that are shipped.",
    ),
    Code(
        "PA703",
        "a report that cannot be written",
        "The file or folder named by `--output` cannot be made or opened. Nothing was written there; the audit itself "
        "ran to its end.",
    ),
    Code(
        "PA704",
        "an unknown rule or tag",
        "`--select` or `--ignore` names a rule or a `#tag` that none of the standards has. This is taken for a slip, "
        "since an audit without the rule that was meant would look like approval; nothing is audited.",
    ),
    Code(
        "PA705",
        "an unknown project",
        "`--project` names a project that the data does not hold. Projects are named by their id. Nothing is audited.",
    ),
    Code(
        "PA706",
        "a day that is none",
        "A day is written as year, month and day, as in 2026-03-31, and has to be in the calendar.",
    ),
    Code(
        "PA707",
        "something left unsaid",
        "The command needs to be told something that neither the command line nor `pmo-audit.toml` says: `run` needs "
        "standards (`--rules`) and data (`--data`), other commands their arguments.",
    ),
    Code(
        "PA708",
        "no rule to audit by",
        "The standards hold no rule, or `--select` and `--ignore` together leave none. An audit without rules finds "
        "nothing, which would look like approval.",
    ),
    Code(
        "PA709",
        "formats that do not fit the output",
        "A page of HTML is not for the terminal and needs `--output`; one file holds one format; several formats need "
        "a folder, in which each becomes a file of its own.",
    ),
    Code(
        "PA716",
        "the report would replace what is read",
        "A report is never written over the data, the rules or the settings of its run, and none that would be read as "
        "data the next time lies among the data. `pmo-audit template` replaces no file at all, since somebody may have "
        "filled it in.",
    ),
    Code("PA710", "an unknown option", f"The command has no option of that name. {_HELP}"),
    Code("PA711", "an unknown command", "pmo-audit has no command of that name. `pmo-audit --help` lists them."),
    Code(
        "PA712",
        "a command line that cannot be read",
        f"An option lacks its value or has one that it cannot take, or there are too many arguments. {_HELP}",
    ),
    Code(
        "PA713",
        "an unknown entity",
        "What `pmo-audit schema` or `pmo-audit template` was given is no kind of record. `pmo-audit schema` "
        "lists them all.",
    ),
    Code(
        "PA714",
        "an unknown severity",
        "`--fail-on` takes the severity from which on a finding makes the exit code 1: info, minor, major or critical; "
        "or `never`.",
    ),
    Code(
        "PA715",
        "only one mapping is used",
        "Several of the standards ship a mapping of the data they are written for. One portfolio is read by one "
        "mapping: that of the first standard, or your own.",
    ),
    Code(
        "PA717",
        "a rule file that cannot be written",
        "`pmo-audit fmt` could not write a file anew, so it is as it was. A file is written beside the old one and "
        "then takes its place, so that it is never half written: the folder has to let new files in.",
    ),
    Code(
        "PA901",
        "a rule that could not be carried out",
        "pmo-audit failed while it judged one record by one rule. The verdict is `error`, which counts as neither pass "
        "nor failure; all other verdicts stand. This is a fault of pmo-audit, and not of the rule or the data.",
    ),
    Code(
        "PA902",
        "a failure of pmo-audit itself",
        "Something happened that should not, and the command could not go on. This is a fault of pmo-audit. With "
        "PMO_AUDIT_DEBUG=1 in the environment the command shows where; please report it with that.",
    ),
    Code(
        "PA903",
        "a rule that came out in two ways",
        "pmo-audit judges by a fast way, and explains what does not pass by a slower one that is written to be read. "
        "For one record the two came to different outcomes. The verdict is `error`, which counts as neither pass nor "
        "failure; all other verdicts stand. This is a fault of pmo-audit, and not of the rule or the data.",
    ),
    Code(
        "PA904",
        "a layout that would have changed the rules",
        "`pmo-audit fmt` reads each file again that it laid out. Where the rules or the comments are no longer the "
        "same, the file is left as it was. This is a fault of pmo-audit; please report it with the file.",
    ),
)
