"""What is wrong with what we were given: rule text, data, configuration, the command line.

A diagnostic is about input; a finding (`pmo_audit.findings`) is about a project. The two never mix.
"""

from __future__ import annotations

from pmo_audit.diagnostics.catalogue import all_codes, find_code
from pmo_audit.diagnostics.declare import Code
from pmo_audit.diagnostics.diagnostic import Diagnostic, Severity, in_order

__all__ = ["Code", "Diagnostic", "Severity", "all_codes", "find_code", "in_order"]
