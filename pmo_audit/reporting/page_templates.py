"""The templates of HTML pages, and how they are filled in: everything is escaped, and nothing stays unseen."""

from __future__ import annotations

from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.reporting.plain import make_visible
from pmo_audit.resources import read_shipped

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "reports"
"""Where the templates, styles and scripts are shipped."""


def page_templates() -> Environment:
    """What fills in the shipped templates; a name that a template does not get is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        loader=FunctionLoader(lambda name: read_shipped(FOLDER, name)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalize(value: object) -> object:
    """Each text that a template writes, made visible; what the templates themselves composed stays as it is."""
    return make_visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
