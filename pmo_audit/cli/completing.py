"""What the shell offers when somebody presses the tabulator key; loaded only then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

import click
from click.shell_completion import CompletionItem

from pmo_audit.cli.requests import CONFIG, NEVER

Offer = Callable[[click.Context, str], Iterable[str]]


def prepare(commands: click.Group) -> None:
    """Lets every parameter of these commands offer what it takes."""
    for command in commands.commands.values():
        for param in command.params:
            offer = _OFFERS.get(param.name or "")
            if offer is not None and not isinstance(param.type, click.Choice):
                complete = _completer(offer, files=param.name in _FILES)
                param.shell_complete = complete  # type: ignore[method-assign, assignment]


def _completer(offer: Offer, *, files: bool) -> Callable[[click.Context, str], list[CompletionItem]]:
    def complete(context: click.Context, typed: str) -> list[CompletionItem]:
        """What begins as what was typed; after a comma, what begins as the part behind it."""
        before, comma, begun = typed.rpartition(",")
        found: list[CompletionItem] = []
        with suppress(Exception):  # whoever presses the key gets nothing rather than an error
            found = [
                CompletionItem(f"{before}{comma}{one}")
                for one in sorted(set(offer(context, begun)))
                if one.casefold().startswith(begun.casefold())
            ]
        return [*found, CompletionItem(typed, type="file")] if files else found

    return complete


def _packs(context: click.Context, typed: str) -> Iterable[str]:
    from pmo_audit.api import shipped_packs

    return shipped_packs()


def _nothing(context: click.Context, typed: str) -> Iterable[str]:
    return ()


def _formats(context: click.Context, typed: str) -> Iterable[str]:
    from pmo_audit.cli.writing import TERMINAL
    from pmo_audit.reporting import formats

    return (*(one.name for one in formats()), TERMINAL)


def _formats_of_lists(context: click.Context, typed: str) -> Iterable[str]:
    from pmo_audit.cli.actions import TABLE
    from pmo_audit.reporting.action_pages import PAGES

    return (TABLE, *PAGES)


def _severities(context: click.Context, typed: str) -> Iterable[str]:
    from pmo_audit.findings import Grade

    return (*(one.value for one in Grade), NEVER)


def _rules(context: click.Context, typed: str) -> Iterable[str]:
    """The codes of the rules of the standards named so far, else of those of the settings, else of the shipped ones."""
    return [rule.code for one in _standards(context) for rule in one.standard.rules]


def _rules_and_tags(context: click.Context, typed: str) -> Iterable[str]:
    found = [rule for one in _standards(context) for rule in one.standard.rules]
    return [*(rule.code for rule in found), *(f"#{tag}" for rule in found for tag in rule.tags)]


def _explained(context: click.Context, typed: str) -> Iterable[str]:
    from pmo_audit.diagnostics import all_codes

    return [*(one.code for one in all_codes()), *_packs(context, typed), *_rules(context, typed)]


def _standards(context: click.Context) -> Iterable[Any]:
    from pmo_audit.api import load_standard, shipped_packs
    from pmo_audit.cli.requests import read_settings, split

    named = split(context.params.get("rules") or ())
    settings, _ = read_settings(context.params.get("config"))
    return [load_standard(one) for one in named or settings.run.rules or shipped_packs()]


_OFFERS: Mapping[str, Offer] = MappingProxyType(
    {
        "rules": _packs,
        "standards": _packs,
        "data": _nothing,
        "config": lambda context, typed: (CONFIG,),
        "output": _nothing,
        "redact_key": _nothing,
        "formats": _formats,
        "form": _formats_of_lists,
        "fail_on": _severities,
        "select": _rules_and_tags,
        "ignore": _rules_and_tags,
        "rule": _rules,
        "name": _explained,
    }
)
"""What each parameter takes, by its name; of those in `_FILES` files are offered, too."""
_FILES = frozenset({"rules", "standards", "data", "config", "output", "redact_key"})
