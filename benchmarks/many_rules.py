"""A standard of as many rules as are wanted, no two the same, made from those of `rules20.pmo`."""

from __future__ import annotations

import re
from pathlib import Path

RULES20 = Path(__file__).with_name("rules20.pmo")
REGO20 = Path(__file__).with_name("rules20.rego")

_RULE = re.compile(r"^rule BG-(\d+) ", re.MULTILINE)
_SCOPE = re.compile(r"for each (\w+) where ")
_EXAMPLE = re.compile(r"^  example .*\n(?:           .*\n)*", re.MULTILINE)


def many_rules(number: int) -> str:
    """The text of a standard of so many rules.

    Each is one of the twenty with a code of its own, for projects from a budget on that no other has. They have no
    examples, since those would be judged too.
    """
    head, *rules = _split(RULES20.read_text(encoding="utf-8"))
    blocks = [_varied(rules[index % len(rules)], index) for index in range(number)]
    return "".join([head.replace("stage_gate_20", f"many_{number}"), *blocks])


def _split(text: str) -> list[str]:
    """What stands before the rules, and each rule."""
    starts = [found.start() for found in _RULE.finditer(text)]
    return [text[: starts[0]]] + [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _varied(rule: str, index: int) -> str:
    rule = _EXAMPLE.sub("", rule)
    rule = _RULE.sub(f"rule N{index}-\\1 ", rule)
    return _SCOPE.sub(lambda found: f"for each {found[1]} where {_budget(found[1])} > EUR {index} and ", rule)


def _budget(entity: str) -> str:
    return "budget" if entity == "project" else "project.budget"
