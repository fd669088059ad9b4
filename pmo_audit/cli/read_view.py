"""What was read, as people read it: each register with its fields, and how many cells tell nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from pmo_audit.cli.styles import FAINT, STRONG
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.text import in_words
from pmo_audit.values import Exempt, Missing, Unreadable, Value

if TYPE_CHECKING:
    from pmo_audit.proposing.account import Account
    from pmo_audit.records import Register

_UNREADABLE = "bold red"


def show_account(sheet: Sheet, account: Account) -> None:
    """Shows each register that came."""
    registers = [one for one in account.portfolio.registers.values() if one.records or one.delivered]
    if not registers:
        sheet.line("Nothing was read.")
    for register in registers:
        _show_register(sheet, account, register)
    if account.proposal is not None and registers:
        sheet.line("Read as `pmo-audit init` would propose; there each guess stands with its reason.")
        sheet.blank()


def _show_register(sheet: Sheet, account: Account, register: Register) -> None:
    entity = account.portfolio.schema.entities[register.entity]
    noun = (entity.name if len(register.records) == 1 else entity.plural).replace("_", " ")
    files = in_words(dict.fromkeys(one.place.file for one in register.records if one.place is not None))
    sheet.line(styled(f"{len(register.records)} {noun}", STRONG), f" from {files}" if files else "")
    names = list(dict.fromkeys(name for one in register.records for name in (*one.columns,)))
    longest = max((len(name) for name in names), default=0)
    for name in names:
        values = [account.portfolio.value(one, name) for one in register.records]
        headings = in_words(dict.fromkeys(one.columns[name] for one in register.records if name in one.columns))
        lead = words("  ", name.ljust(longest), "  ")
        sheet.line(styled(headings, FAINT), "  ", *_counts(values), lead=lead)
    left = account.proposal.left_of(register.entity) if account.proposal is not None else ()
    unread = in_words(dict.fromkeys(f"`{one.heading}`" for one in left), "and")
    if unread:
        sheet.line(styled(unread, FAINT), lead=words("  not read: "))
    if register.lost:
        sheet.line(f"{len(register.lost)} were lost", lead=words("  ", styled("! ", _UNREADABLE)))
    sheet.blank()


def _counts(values: list[Value]) -> tuple[Text | str, ...]:
    """How many cells hold a value, and how many do not and why."""
    kinds = Counter(_kind(one) for one in values)
    said = [f"{kinds['']} of {len(values)}"]
    said += [f"{number} {kind}" for kind, number in sorted(kinds.items()) if kind and kind != "unreadable"]
    bad = f", {kinds['unreadable']} unreadable" if kinds["unreadable"] else ""
    return ", ".join(said), styled(bad, _UNREADABLE)


def _kind(value: Value) -> str:
    match value:
        case Missing():
            return "missing"
        case Exempt():
            return "withheld"
        case Unreadable():
            return "unreadable"
        case _:
            return ""
