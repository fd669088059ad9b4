"""`python -m tests.oracle run --pairs 100000`: compares, and writes what it compared into the ledger."""

from __future__ import annotations

import argparse
import sys

from tests.oracle import months
from tests.oracle.run import progress, run


def main() -> int:
    """Does what the command line asks; 1 where a difference was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    runs = commands.add_parser("run", help="compare the product with the oracle")
    runs.add_argument("--pairs", type=int, help="stop after so many pairs of a rule and a record")
    runs.add_argument("--seconds", type=float, help="stop after so long")
    runs.add_argument("--jobs", type=int, default=1, help="processes")
    runs.add_argument("--seed", type=int, default=0, help="the first seed")
    runs.add_argument("--no-ledger", action="store_true", help="do not write into the ledger")
    commands.add_parser("months", help="write the table of months anew")
    given = parser.parse_args()
    if given.command == "months":
        months.write()
        return 0
    entry = run(given.seed, pairs=given.pairs, seconds=given.seconds or (None if given.pairs else 60), jobs=given.jobs)
    print(progress(entry))
    if not given.no_ledger:
        entry.append()
    return 1 if entry.differences else 0


if __name__ == "__main__":
    sys.exit(main())
