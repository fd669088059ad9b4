"""What conditions can come to, decided without any data: an exact small solver over the typed form of rules.

`Solver.impossible` is a proof that no record and no day let the conditions come to what is asked, whatever the state
of any cell. Where it cannot tell within its budget it says no. `Finder` is the other way round: it finds a record
that does, as it could stand in an example, and has carried the conditions out on it.
"""

from __future__ import annotations

from pmo_audit.authoring.solver.finding import Finder, Witness
from pmo_audit.authoring.solver.formula import Want
from pmo_audit.authoring.solver.keys import Keys
from pmo_audit.authoring.solver.moments import Moment, moments_of
from pmo_audit.authoring.solver.reading import Reading
from pmo_audit.authoring.solver.solver import Asked, Solver

__all__ = ["Asked", "Finder", "Keys", "Moment", "Reading", "Solver", "Want", "Witness", "moments_of"]
