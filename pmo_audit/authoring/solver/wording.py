"""Whether what is said of texts and words goes together: which are the same, and what they contain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pmo_audit.authoring.solver.formula import Same, Says

QUOTE = "“"
"""Begins the name of a constant text, as against the path of a cell."""


class Groups:
    """Texts that are the same, each group under one of its names."""

    def __init__(self, same: Iterable[Same]) -> None:
        self._above: dict[str, str] = {}
        for one in same:
            if one.same:
                left, right = self.head(one.left), self.head(one.right)
                if left != right:  # a constant heads its group
                    low, high = sorted((left, right), key=lambda name: name.startswith(QUOTE))
                    self._above[low] = high

    def head(self, name: str) -> str:
        """The name that stands for the group of a text."""
        while name in self._above:
            name = self._above[name]
        return name

    def names(self) -> list[str]:
        """All texts that were found to be the same as another."""
        return sorted({*self._above, *self._above.values()})


def contradict(
    same: Mapping[Same, None], says: Mapping[Says, None], words: Callable[[str], frozenset[str] | None]
) -> bool:
    """Whether some of this cannot be true together; `words` are those that a cell may still hold, if it has a list."""
    groups = Groups(same)
    constants: dict[str, str] = {}
    for one in same:
        if not one.same:
            continue
        for name in (one.left, one.right):
            if name.startswith(QUOTE) and constants.setdefault(groups.head(name), name) != name:
                return True
    if any(not one.same and groups.head(one.left) == groups.head(one.right) for one in same):
        return True
    return _words_clash(same, groups, words) or _texts_clash(says, groups)


def _words_clash(same: Iterable[Same], groups: Groups, words: Callable[[str], frozenset[str] | None]) -> bool:
    """Cells that hold the same word have one in common; two that can only hold one and the same do not differ."""
    left: dict[str, frozenset[str]] = {}
    for name in {name for one in same for name in (one.left, one.right)}:
        own = words(name)
        if own is not None:
            head = groups.head(name)
            left[head] = left.get(head, own) & own
    if any(not one for one in left.values()):
        return True
    return any(
        not one.same
        and len(mine := left.get(groups.head(one.left), frozenset())) == 1
        and mine == left.get(groups.head(one.right))
        for one in same
    )


def _texts_clash(says: Iterable[Says], groups: Groups) -> bool:
    by_text: dict[str, list[Says]] = {}
    for one in says:
        by_text.setdefault(groups.head(one.path), []).append(one)
    return any(_clash(text, said) for text, said in by_text.items())


def _clash(text: str, said: list[Says]) -> bool:
    """Whether one text cannot be all that is said of it."""
    if text.startswith(QUOTE):
        return any(_is_true(one, text[1:-1]) is not one.truly for one in said)
    yes, no = [one for one in said if one.truly], [one for one in said if not one.truly]
    if any(_follows(one, other) for one in yes for other in no):
        return True
    return any(_apart(one, other) for one in yes for other in yes)


def _is_true(one: Says, text: str) -> bool:
    match one.how:
        case "contains":
            return one.words in text
        case "starts":
            return text.startswith(one.words)
        case _:
            return text.endswith(one.words)


def _follows(one: Says, other: Says) -> bool:
    """Whether what one says of a text makes the other true as well."""
    if other.how == "contains":
        return other.words in one.words
    return one.how == other.how and _is_true(other, one.words)


def _apart(one: Says, other: Says) -> bool:
    """Whether a text cannot begin, or end, with both."""
    if one.how != other.how or one.how == "contains":
        return False
    return not (_is_true(one, other.words) or _is_true(other, one.words))
