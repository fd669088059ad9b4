"""The report as one page: self-contained, without network, readable on screen, on paper and by a screen reader.

Templates escape everything, and each text passes through `make_visible` on its way, whatever the template says.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from pmo_audit.reporting import limits, wording
from pmo_audit.reporting.html_bar import segments
from pmo_audit.reporting.plain import clip, make_visible, one_line
from pmo_audit.reporting.view import RuleView, View
from pmo_audit.resources import read_shipped

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = "reports"


def render_html(view: View) -> str:
    """The report as an HTML page that loads nothing and runs no script but its own few lines."""
    style, script = read_shipped(_FOLDER, "report.css"), read_shipped(_FOLDER, "report.js")
    environment = _environment()
    template = environment.get_template("report.html.j2")
    return template.render(
        view=view,
        bar=segments(view.tally),
        anchors=_anchors(view.rules),
        style=style,
        script=script,
        policy=content_security_policy(style, script),
    )


def content_security_policy(style: str, script: str) -> str:
    """A policy that allows this style and this script, by their hashes, and nothing else at all."""
    return (
        f"default-src 'none'; style-src {_hash_source(style)}; script-src {_hash_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        loader=FunctionLoader(lambda name: read_shipped(_FOLDER, name)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(limits=limits, words=wording)
    environment.filters.update(clip=clip, number=lambda count: f"{count:,}", one_line=one_line)
    return environment


def _finalize(value: object) -> object:
    """Each text that a template writes, made visible; what the templates themselves composed stays as it is."""
    return make_visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _hash_source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def _anchors(rules: Iterable[RuleView]) -> dict[tuple[str, str], str]:
    """The name to which a link leads, for each rule: its id as far as it is plain, and different for each."""
    anchors: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for rule in rules:
        plain = re.sub(r"[^A-Za-z0-9]+", "-", rule.id).strip("-")
        name, number = f"rule-{plain}", 1
        while name in taken:
            number += 1
            name = f"rule-{plain}-{number}"
        taken.add(name)
        anchors[rule.standard, rule.id] = name
    return anchors
