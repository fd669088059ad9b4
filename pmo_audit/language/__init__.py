"""Rule text → syntax tree. The only room that knows Lark; it never raises on bad text."""

from __future__ import annotations

from pmo_audit.language import tree
from pmo_audit.language.blocks import BLOCK_WORDS
from pmo_audit.language.parse import Parsed, parse

__all__ = ["BLOCK_WORDS", "Parsed", "parse", "tree"]
