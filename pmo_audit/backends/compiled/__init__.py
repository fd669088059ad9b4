"""The fast backend: checked rules as one generated Python program, built as syntax trees and never as text.

It gives the same outcome as the reference for every rule and record, and for an unknown one the same reasons; what
explains a verdict is the reference's to tell. `program.py` is where to begin: rules are *written* (`writing.py`, which
calls the files named for what they write), compiled, and *bound* to a portfolio, whose records become *rows*.
"""

from __future__ import annotations

from pmo_audit.backends.compiled.binding import Bound, Sweep
from pmo_audit.backends.compiled.narrowing import Narrowing
from pmo_audit.backends.compiled.program import Compiled
from pmo_audit.backends.compiled.verdict import Verdict

__all__ = ["Bound", "Compiled", "Narrowing", "Sweep", "Verdict"]
