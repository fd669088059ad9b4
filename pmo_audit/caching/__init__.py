"""What took a while to make, kept between runs: checked and compiled standards, in the user's own cache folder.

A cache must never change what comes out. Therefore:

- An entry is found by a digest of everything it was made from: the texts, and the program itself (`program`).
- It is read only if it is whole and was written by this user (`store`), and of a checked standard only values of
  known kinds come out of it (`kinds`). Anything else counts as not there.
- That it cannot be read or written is no trouble for anybody: what it would hold is then made anew.

`PMO_AUDIT_CACHE_DIR` says where it is, `PMO_AUDIT_NO_CACHE` that there shall be none.
"""

from __future__ import annotations

from pmo_audit.caching.checked import CheckedPack, CheckedPacks
from pmo_audit.caching.place import cache_folder
from pmo_audit.caching.programs import Programs
from pmo_audit.caching.store import Cache

__all__ = ["Cache", "CheckedPack", "CheckedPacks", "Programs", "cache_folder"]
