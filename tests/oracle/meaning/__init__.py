"""A second meaning of the language, written straight from the tables of `docs/semantics.md`: tiny, slow, and its own.

It takes the checked tree (`pmo_audit.ir`) and the records as plain data, and uses nothing of what the product computes
with: its own states, texts, days, exchange, belonging, truth tables, and its own counting by trying every case. A test
holds that list of imports. Reasons and outcomes are the words of the page.
"""

from __future__ import annotations

from tests.oracle.meaning.evaluate import Oracle
from tests.oracle.meaning.world import World, world_of

__all__ = ["Oracle", "World", "world_of"]
