"""The option of the commands that read standards and may take them from the cache."""

from __future__ import annotations

import click

NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Check the standards anew, and keep nothing.  [env: PMO_AUDIT_NO_CACHE]"
)
"""The command gets `no_cache`, a truth."""
