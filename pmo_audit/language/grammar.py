"""The parser that Lark builds from `grammar/pmo.lark`: the only place that knows how it is made."""

from __future__ import annotations

from functools import cache

from lark import Lark

from pmo_audit.resources import read_shipped


@cache
def parser(*, strict: bool = False, every_token: bool = False) -> Lark:
    """The LALR(1) parser for one block.

    The tests build it strictly, which fails on any conflict or colliding word. A grammar that passes has no
    conflict left to settle, so the plain build is the same parser in half the time. With `every_token`, brackets and
    commas stand in the tree too, and nothing in the place of what was left out: so it is for the layout.
    """
    return Lark(
        read_shipped("grammar", "pmo.lark"),
        parser="lalr",
        strict=strict,
        propagate_positions=True,
        maybe_placeholders=not every_token,
        keep_all_tokens=every_token,
    )
