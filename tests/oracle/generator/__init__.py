"""Random standards and portfolios, fast and from a seed: well-typed rules as text, records as plans of their cells.

A batch is one standard of some twenty rules and some portfolios for it. The standard is read and checked by the
product, which must accept every rule; the portfolios are made as the product's own objects, and some are read by its
loader.
"""

from __future__ import annotations

from tests.oracle.generator.batches import Batch, make_batch

__all__ = ["Batch", "make_batch"]
