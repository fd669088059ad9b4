"""Decisions on the terminal, and as JSON for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pmo_audit.cli.plain_json import Json, dump, place_json
from pmo_audit.cli.styles import FAINT, STRONG
from pmo_audit.cli.terminal import Sheet, styled
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.text import counted

if TYPE_CHECKING:
    from pmo_audit.oversight import Decided, Decision

HALF = 5_000
"""The score, in ten-thousandths, from which on a pair is raised."""


def show_taken(sheet: Sheet, taken: Decided, file: str, *, as_json: bool) -> None:
    """What was just written, and to which file."""
    if as_json:
        sheet.document(dump({**decided_json(taken, taken.decision), "file": file}))
        return
    pair = f"{one_line(taken.left)} and {one_line(taken.right)}"
    before = taken.decision.origin
    if before is not None:
        on = f" on {taken.decision.on.isoformat()}" if taken.decision.on is not None else ""
        sheet.line(f"{pair}: ", styled(taken.decision.verdict, STRONG))
        sheet.line(brief(f"So it was decided already{on} by {taken.decision.by}: {taken.decision.because}"))
        sheet.line(styled(one_line(str(before)), "cyan"), lead="nothing is added; it stands in ")
        return
    if taken.decision.verdict == "undone":
        sheet.line(f"What was decided about {pair} is taken back; they are raised again.")
    else:
        sheet.line(f"{pair}: ", styled(taken.decision.verdict, STRONG))
        score = sum(taken.contributions.values())
        if not taken.contributions:
            sheet.line("They were not raised: their texts have too little in common to be compared.")
            sheet.line("So nothing is learned from it.")
        elif score < HALF:
            sheet.line(f"They were not raised ({max(score, 0) / 100:.0f}%); what was decided is kept all the same.")
        else:
            sheet.line("They are not raised again until what either is about changes.")
    sheet.line(styled(one_line(file), "cyan"), lead="written to ")


def show_all(
    sheet: Sheet,
    decided: Sequence[tuple[Decided, Decision]],
    lost: frozenset[tuple[str, str, str]] = frozenset(),
    *,
    as_json: bool,
) -> None:
    """Every decision that counts, as it stands now; `lost` are pairs of which a record is not there any more."""
    if as_json:
        sheet.document(dump([decided_json(*one) for one in decided]))
        return
    for one, now in decided:
        tail = styled(f"{one.level}s", FAINT)
        said = styled(now.verdict, "" if now.stale else STRONG)
        sheet.line(f"{one_line(one.left)} and {one_line(one.right)}: ", said, tail=tail)
        on = f" on {now.on.isoformat()}" if now.on is not None else ""
        sheet.line(brief(f"by {now.by}{on}: {now.because}"), lead="  ")
        for change in now.changed:
            sheet.line(brief(change), lead="  no longer holds, since the text has changed: ")
    gone = sum(one.pair in lost for one, _ in decided)
    stale = sum(now.stale and one.pair not in lost for one, now in decided)
    if not decided:
        sheet.line("Nothing is decided yet.")
        return
    parts = [counted(len(decided) - stale - gone, "decision holds", "decisions hold")]
    parts += [f"{counted(stale, 'does', 'do')} no longer"] if stale else []
    parts += [f"{counted(gone, 'is', 'are')} about records that are not there"] if gone else []
    sheet.line(f"{', '.join(parts)}.")


def decided_json(one: Decided, now: Decision) -> Json:
    """A decision as JSON: about which pair, what, by whom, why, and whether it still holds."""
    return {
        "left": one.left,
        "right": one.right,
        "level": one.level,
        "verdict": now.verdict,
        "by": now.by,
        "because": now.because,
        "on": now.on.isoformat() if now.on is not None else None,
        "stale": now.stale,
        "changed": list(now.changed),
        "contributions": dict(sorted(one.contributions.items())),
        "place": place_json(now.origin),
    }
