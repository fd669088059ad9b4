"""Looking for a way in which everything goes together, choice by choice."""

from __future__ import annotations

from pmo_audit.authoring.solver.branch import Branch
from pmo_audit.authoring.solver.formula import Any
from pmo_audit.authoring.solver.linear import TooLargeError


class Search:
    """A search that gives up after so many steps."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def explore(self, branch: Branch) -> Branch | None:
        """The first branch in which every choice is made and all goes together; None where there is none.

        Raises `TooLargeError` where it cannot tell within its steps.
        """
        self.steps -= 1
        if self.steps < 0:
            raise TooLargeError
        if not settled(branch) or not branch.goes_together():
            return None
        if not branch.open:
            return branch
        choice = min(branch.open, key=lambda one: len(one.parts))
        for part in choice.parts:
            other = branch.copy()
            other.open.remove(choice)
            if other.add(part):
                found = self.explore(other)
                if found is not None:
                    return found
        return None


def settled(branch: Branch) -> bool:
    """Makes the choices that leave no choice; False where one leaves nothing."""
    changed = True
    while changed:
        changed = False
        waiting, branch.open = branch.open, []
        for choice in waiting:
            if any(branch.entails(part) for part in choice.parts):
                continue
            left = tuple(part for part in choice.parts if not branch.refutes(part))
            if len(left) > 1:
                branch.open.append(Any(left))
            elif not left or not branch.add(left[0]):
                return False
            else:
                changed = True
    return True
