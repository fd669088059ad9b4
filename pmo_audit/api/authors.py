"""What those who write standards ask for: layout, lints, tried examples, the impact of a change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from time import perf_counter

from pmo_audit import ir
from pmo_audit.analysis import combine
from pmo_audit.api.judging import read_otherwise
from pmo_audit.api.loading import InputError, LoadedStandard, mentioned, plain_of, sources_of
from pmo_audit.auditing import Progress, Selection, select_rules
from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Portfolio
from pmo_audit.sources import Loaded
from pmo_audit.text import SourceText

if TYPE_CHECKING:
    from pmo_audit.authoring.impact import Impact
    from pmo_audit.authoring.report import Report


def format_standard(text: str, name: str = "<text>") -> str:
    """Rule text in its canonical layout, as `pmo-audit fmt` writes it; what cannot be read stays as it is."""
    from pmo_audit.language.formatting import format_text  # brings the parser along, which takes its time

    return format_text(SourceText(name, text)).text


def lint(
    standard: LoadedStandard | ir.Standard, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """What is probably wrong with a standard although it can be read; nothing for one that has mistakes.

    Each of it comes with a proof, with a record that shows it, or stands in the text for all to see. `select` and
    `ignore` are codes such as PA452. Raises ValueError for the code of anything else.
    """
    from pmo_audit.authoring.lints import lint_codes, lint_standard  # only those who write standards need them

    unknown = [one for one in (*select, *ignore) if one not in lint_codes()]
    if unknown:
        raise ValueError(f"no lint has the code {unknown[0]}")
    if isinstance(standard, ir.Standard):
        plain, sources, mapping = standard, sources_of(standard), None
    else:
        plain, sources, mapping = standard.standard, standard.sources, standard.mapping
        if not standard.ok:
            return ()
    told = lint_standard(plain, combine([plain])[0], sources, mentioned(mapping))
    return tuple(one for one in told if (not select or one.code in select) and one.code not in ignore)


def try_standard(
    standard: LoadedStandard | ir.Standard,
    *,
    as_of: date | None = None,
    select: Sequence[str] = (),
    mutate: bool = False,
    progress: Progress | None = None,
) -> Report:
    """The examples of a standard tried one by one, with what they see of it, and with `mutate` what they would notice.

    `as_of` is the day for examples that name none; today where it is not given. `select` names rules by code or
    `#tag`.
    """
    from pmo_audit.authoring.report import report_on  # most callers never write standards

    plain = plain_of([standard])
    chosen, _ = select_rules(plain, Selection(select=tuple(select)))
    rules = [rule for _, rule in chosen]
    today = as_of or date.today()
    return report_on(plain[0], rules, combine(plain)[0], today, clock=perf_counter, mutate=mutate, progress=progress)


def diff(
    old: LoadedStandard | ir.Standard,
    new: LoadedStandard | ir.Standard,
    portfolio: Loaded | Portfolio,
    *,
    as_of: date | None = None,
    as_of_new: date | None = None,
    new_portfolio: Loaded | Portfolio | None = None,
    select: Sequence[str] = (),
    progress: Progress | None = None,
) -> Impact:
    """Whose verdicts change between two versions of a standard, or two days, in which direction, and why.

    `as_of` is the day of both sides (today where it is not given), unless `as_of_new` gives the new side its own.
    Where the two standards add different fields, stages or records, each needs the data as it reads them:
    `portfolio` is that of the old side then, and `new_portfolio` that of the new. Raises `InputError` where a
    standard has mistakes, or the data was read for other standards; examples that disagree are no obstacle, since
    what a change would do is asked before they are put right.
    """
    from pmo_audit.authoring.impact import Side, impact_of

    day = as_of or date.today()
    given = ((old, portfolio, day), (new, new_portfolio or portfolio, as_of_new or day))
    sides = []
    for standard, data, on in given:
        plain = data.portfolio if isinstance(data, Loaded) else data
        told = list(standard.diagnostics) if isinstance(standard, LoadedStandard) else []
        told += read_otherwise(combine(plain_of([standard]))[0], plain)
        wrong = [one for one in told if one.severity is Severity.ERROR and one.code != "PA401"]
        if wrong:
            raise InputError(wrong)
        decided = data.decided if isinstance(data, Loaded) else ()
        sides.append(Side(plain_of([standard])[0], plain, on, decided))
    return impact_of(sides[0], sides[1], select=select, progress=progress)
