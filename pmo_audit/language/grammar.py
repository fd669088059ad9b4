"""The parser that Lark builds from `grammar/pmo.lark`: the only place that knows how it is made."""

from __future__ import annotations

from functools import cache

from lark import Lark

from pmo_audit.resources import read_shipped


@cache
def parser(*, strict: bool = False) -> Lark:
    """The LALR(1) parser for one block.

    The tests build it strictly, which fails on any conflict or colliding word. A grammar that passes has no
    conflict left to settle, so the plain build is the same parser in half the time.
    """
    return Lark(
        read_shipped("grammar", "pmo.lark"),
        parser="lalr",
        strict=strict,
        propagate_positions=True,
        maybe_placeholders=True,
    )
