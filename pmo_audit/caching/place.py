"""Where the cache is, by the custom of the system."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NO_CACHE = "PMO_AUDIT_NO_CACHE"
CACHE_DIR = "PMO_AUDIT_CACHE_DIR"


def cache_folder() -> Path | None:
    """The folder of the cache, which need not be there yet; None where there shall be no cache, or can be none."""
    if os.environ.get(NO_CACHE, "0") not in ("", "0"):
        return None
    given = os.environ.get(CACHE_DIR)
    if given:
        return Path(given).absolute()
    try:
        return _of_user() / "pmo-audit"
    except RuntimeError:  # nobody can tell where home is
        return None


def _of_user() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".cache"
