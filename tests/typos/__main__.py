"""`python -m tests.typos`: every slip at every letter of the shipped packs, and what becomes of it. Takes minutes."""

from __future__ import annotations

import sys

from tests.typos.measure import measure
from tests.typos.sites import keywords, names

every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
for what, sites in (("names", names), ("words of the language", keywords)):
    figures = measure(sites, every)
    print(f"{what}: {figures.told()}", end="")
    for one, count in figures.unhelped.most_common(20):
        print(f"    without the right word {count:>4}  {one}")
