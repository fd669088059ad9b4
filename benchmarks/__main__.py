"""`python -m benchmarks [NAME…]`: takes figures and prints each as one line of JSON.

A name is that of a figure or the beginning of several: `evaluate` means all that begin with `evaluate.`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks import evaluate, graph, html, intake, load, maps, overlaps, overload, scale, start, texts
from benchmarks.figures import FULL, SMALL, DisagreementError, Figure
from benchmarks.labelled import DataAbsentError

FIGURES: tuple[Figure, ...] = (
    *evaluate.FIGURES,
    *graph.FIGURES,
    *html.FIGURES,
    *intake.FIGURES,
    *load.FIGURES,
    *maps.FIGURES,
    *overlaps.FIGURES,
    *overload.FIGURES,
    *scale.FIGURES,
    *start.FIGURES,
    *texts.FIGURES,
)


def chosen(names: Sequence[str]) -> list[Figure]:
    """The figures of these names, in their own order; all of them where none is named."""
    return [one for one in FIGURES if not names or any(_is_meant(name, one.name) for name in names)]


def _is_meant(name: str, figure: str) -> bool:
    return figure == name or figure.startswith(f"{name.rstrip('.')}.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Takes the figures; 1 where one could not be taken, 2 where there is none of a name."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Takes figures of the program's speed.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="figures, or the beginning of their names")
    parser.add_argument("--small", action="store_true", help="on tiny sizes, to see that they can be taken at all")
    parser.add_argument("--list", action="store_true", help="only say which figures there are")
    asked = parser.parse_args(arguments)
    for name in asked.names:
        if not chosen([name]):
            print(f"there is no figure `{name}`; `--list` says which there are", file=sys.stderr)
            return 2
    if asked.list:
        print(*(one.name for one in chosen(asked.names)), sep="\n")
        return 0
    return max([_take(one, small=asked.small) for one in chosen(asked.names)])


def _take(figure: Figure, *, small: bool) -> int:
    lacking = figure.lacking()
    if lacking:
        print(f"{figure.name} needs {', '.join(lacking)}: `make bench` installs it", file=sys.stderr)
        return 1
    try:
        print(figure.line(SMALL if small else FULL), flush=True)
    except DisagreementError as error:
        print(f"{figure.name}: the two sides do not come to the same, so no time is taken: {error}", file=sys.stderr)
        return 1
    except DataAbsentError as error:
        print(f"{figure.name}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
