"""Finds names in texts: as whole words, in any case and with any accents, in every order in which they are written.

A text is cut into words, and a name is a row of words. So `Lee` is not found in `Fleet`, and `LEE, Ann` is found where
`Ann Lee` is known. Single words of a name are only looked for where texts come from the data, and only where they are
written as names are: `Khan` or `KHAN`. Those that are ordinary words too are left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.records.written_names import plain
from pmo_audit.text import fold

PERSON = "Person "
"""How every number begins."""
A_NAME = "[a name]"
"""What stands for a single word of a name, which may be several people's."""
AN_ADDRESS = "[an address]"
_MAIL = "address of "
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'`@|/=]+@[^\s<>()\[\],;:\"'`@|/=]+")
_TICKED = re.compile(r"`([^`]*)`")
_CUT = re.compile(r"([^`\"“”:;]{2,90})…")
_MOST_WORDS = 12
_GAP = 4
"""Signs that may stand between two words of one name, as in `Khan, A. (PMO)`."""
_GLUE = frozenset("._-'’")
ORDINARY = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "will", "mark", "grant"),
        *("bill", "rose", "hope", "grace", "joy", "faith", "summer", "art", "young", "long", "short", "king", "price"),
        *("park", "hill", "wood", "woods", "field", "stone", "lake", "day", "best", "good", "rich", "case", "cross"),
        *("white", "black", "green", "brown", "gray", "grey", "red", "amber", "ruby", "north", "west", "east"),
        *("south", "street", "bridge", "church", "ford", "marsh", "banks", "bank", "cash", "page", "law", "major"),
        *("little", "small", "power", "baker", "cook", "miller", "mason", "carpenter", "porter", "sterling", "chase"),
        *("chance", "drew", "frank", "ray", "dale", "glen", "heath", "lane", "reed", "ward", "wells", "winter"),
        *("an", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on", "or", "so"),
        *("to", "up", "us", "we", "the", "and", "for", "not", "new", "all", "one", "two", "see", "per", "pm", "hr"),
        *("eu", "uk", "ok", "id", "van", "von", "der", "den", "del", "de", "la", "le", "el", "al", "bin", "ben", "dos"),
    )
)
"""Words that are names and ordinary words both; alone they tell nobody, and a text without them would be spoilt."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A row of words that means somebody.

    One that is `strict` is a single word, found in just these letters and in texts from the data alone. One of which
    only the `data` tells may be a body or a post; elsewhere it is found where every word begins with a capital.
    """

    words: tuple[str, ...]
    stands_for: str
    strict: bool = False
    data: bool = False
    tail: str = ""
    """Signs that end it and go with it, such as the bracket of `(PMO)`."""


@dataclass(slots=True)
class Names:
    """All names that are known, and what to put in their place."""

    _rows: dict[tuple[str, str], dict[tuple[str, ...], _Name]] = field(default_factory=dict)
    """Names by their first two words, the longest first."""
    _starts: set[str] = field(default_factory=set)
    _seconds: dict[str, set[str]] = field(default_factory=dict)
    _singles: set[str] = field(default_factory=set)
    _exact: dict[str, str] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)
    _texts: dict[str, set[str]] = field(default_factory=dict)
    _done: dict[tuple[str, bool], str] = field(default_factory=dict)

    def learn(
        self,
        text: str,
        stands_for: str,
        *,
        exact: bool = False,
        data: bool = False,
        joined: bool = False,
        elsewhere: bool = True,
    ) -> None:
        """Takes note of a text that means somebody.

        It is `exact` where a cell for a person held it, whatever it is. `data` says that no register of people has
        it, so that it may be a body or a post, of which a standard speaks too; `joined` that it is a whole name in one
        word, found in any letters. With `elsewhere` False it is not looked for within texts.
        """
        words = tuple(plain(one) for one in _WORD.findall(_composed(text)))
        self._done.clear()
        if exact:
            known = self._exact.setdefault(fold(text), stands_for)
            self._exact[fold(text)] = _either(known, stands_for)
            self._texts.setdefault(stands_for, set()).add(fold(text))
        if "@" in text:
            for address in _ADDRESS.findall(text):
                self._addresses.setdefault(fold(address), _MAIL + stands_for)
        if (
            not words
            or not elsewhere
            or len(words) > 12
            or (len(words) == 1 and (words[0].isdigit() or len(words[0]) < 2))
        ):
            return
        tail = text[_last_letter(text) :]
        alone = len(words) == 1 and not joined and not any(char.isdigit() for char in words[0])
        name = _Name(words if not alone else (text.strip(),), stands_for, strict=alone, data=data, tail=tail)
        self._take(words, name)

    def _take(self, words: tuple[str, ...], name: _Name) -> None:
        """Keeps a row of words; one that two people share tells neither."""
        self._starts.add(words[0])
        second = words[1] if len(words) > 1 else ""
        if second:
            self._seconds.setdefault(words[0], set()).add(second)
        rows = self._rows.setdefault((words[0], second), {})
        known = rows.get(name.words)
        if known is None:
            rows[name.words] = name
        elif known.stands_for != name.stands_for:
            shared = _either(known.stands_for, name.stands_for)
            rows[name.words] = replace(known, stands_for=shared, data=known.data and name.data)

    def learn_singles(self, name: str) -> None:
        """Takes note of each word of a name, but for those that are ordinary words too."""
        words = {plain(one) for one in _WORD.findall(_composed(name))}
        self._singles |= {one for one in words if len(one) > 1 and one.isalpha() and one not in ORDINARY}

    def meant(self, text: str) -> str | None:
        """What stands for a text that a cell for a person held; None where it is unknown."""
        return self._exact.get(fold(text))

    def out_of(self, text: str, *, data: bool = True) -> str:
        """The text without the names. `data` says that it may come from the data, and not only from a standard."""
        if len(text) < 2:
            return text
        asked = (text, data)
        found = self._done.get(asked)
        if found is None:
            found = self._replaced(text, data)
            if len(text) < 400:
                self._done[asked] = found
        return found

    def out_of_terms(self, text: str) -> str:
        """The same of words that a program has put together, where names have lost their capitals."""
        text = self.out_of(text)
        return _WORD.sub(lambda match: A_NAME if plain(match[0]) in self._singles else match[0], text)

    def _replaced(self, text: str, data: bool) -> str:
        text = _composed(text)
        if "`" in text:
            text = _TICKED.sub(lambda match: f"`{self._exact.get(fold(match[1]), match[1])}`", text)
        if "…" in text:
            text = _CUT.sub(lambda match: self._cut(match[1]) + "…", text)
        if "@" in text:
            text = _ADDRESS.sub(lambda match: self._address(match[0]), text)
        return self._told_once("".join(self._pieces(text, data)))

    def _address(self, text: str) -> str:
        bare = text.rstrip(".")
        return self._addresses.get(fold(bare), AN_ADDRESS) + text[len(bare) :]

    def _pieces(self, text: str, data: bool) -> Iterator[str]:
        words = list(_WORD.finditer(text))
        forms = [_form(one[0]) for one in words]
        done = at = 0
        while at < len(words):
            found = self._row_at(text, words, forms, at, data) if forms[at] in self._starts else None
            if found is None and not (data and forms[at] in self._singles and words[at][0][0].isupper()):
                at += 1
                continue
            yield text[done : words[at].start()]
            if found is None:
                yield A_NAME
                done, at = words[at].end(), at + 1
            else:
                yield found.stands_for
                at += len(found.words)
                done = words[at - 1].end()
                if found.tail and text.startswith(found.tail, done):
                    done += len(found.tail)
        yield text[done:]

    def _row_at(
        self, text: str, words: Sequence[re.Match[str]], forms: Sequence[str], at: int, data: bool
    ) -> _Name | None:
        following = forms[at + 1] if at + 1 < len(forms) else ""
        best: _Name | None = None
        for one in self._rows.get((forms[at], following), {}).values() if following else ():
            if best is not None and len(one.words) <= len(best.words):
                continue
            here = words[at : at + len(one.words)]
            fits = tuple(forms[at : at + len(one.words)]) == one.words and _hangs_together(text, here)
            if fits and (data or not one.data or all(each[0][0].isupper() for each in here)):
                best = one
        if best is None and data:
            best = self._rows.get((forms[at], ""), {}).get((words[at][0],))
        joined = self._rows.get((forms[at], ""), {}).get((forms[at],)) if best is None else None
        return joined if joined is not None and not joined.strict else best

    def _cut(self, text: str) -> str:
        """The text before `…`, without the beginning of a name that was cut there."""
        words = list(_WORD.finditer(text))
        for start in range(max(0, len(words) - 8), len(words)):
            said = tuple(_form(one[0]) for one in words[start:])
            half = len(said) == 1 and len(said[0]) > 2 and words[start][0][0].isupper()
            begun = len(said) > 1 and self._begins(said)
            if begun or (half and any(one.startswith(said[0]) for one in self._singles)):
                return text[: words[start].start()] + A_NAME
        return text

    def _begins(self, said: tuple[str, ...]) -> bool:
        """Whether words are the beginning of a name, the last of them perhaps cut."""
        if len(said) == 2:
            return any(second.startswith(said[1]) for second in self._seconds.get(said[0], ()))
        rows = self._rows.get((said[0], said[1]), ())
        return any(
            name[: len(said) - 1] == said[:-1] and name[len(said) - 1].startswith(said[-1])
            for name in rows
            if len(name) >= len(said)
        )

    def _told_once(self, text: str) -> str:
        """Without the words of a cell that stand in brackets behind the same person: `Person 7 (Khan, A.)`."""
        at = 0
        while (at := text.find(" (", at)) >= 0:
            end = _closing(text, at + 1)
            inner, before = text[at + 2 : end], text[:at]
            who = next((one for one in (_last_of(before),) if one in self._texts), None)
            if who is not None and end > 0 and (inner.removeprefix(_MAIL) == who or fold(inner) in self._texts[who]):
                text = before + text[end + 1 :]
            else:
                at += 2
        return text


def _hangs_together(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether words that could be a name are written as one: side by side, in one sentence, letters as letters."""
    gaps = [text[one.end() : other.start()] for one, other in pairwise(words)]
    if any(len(gap) > _GAP or _ends(one[0], gap) for one, gap in zip(words, gaps, strict=False)):
        return False
    if not any(one[0][0].isupper() for one in words):
        if any("," in gap for gap in gaps) and all(_form(one[0]) in ORDINARY for one in words):
            return False
        glued = all(gap in _GLUE for gap in gaps)
        return glued or sum(len(one[0]) > 1 for one in words) > 1
    return all(len(one[0]) > 1 or not one[0].islower() for one in words) or sum(len(one[0]) > 1 for one in words) > 1


def _ends(word: str, gap: str) -> bool:
    """Whether a sentence ends behind a word."""
    return len(word) > 1 and len(gap) > 1 and gap[0] in ".!?:;"


def _composed(text: str) -> str:
    """The text with its letters in one piece, and without those that nobody sees: they would part a name."""
    if text.isascii():
        return text
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFC", seen)


def _form(word: str) -> str:
    return word.lower() if word.isascii() else plain(word)


def _either(one: str, other: str) -> str:
    """What stands for a text that means one or the other."""
    people = {each for each in (one, other) if each.startswith(PERSON)}
    return people.pop() if len(people) == 1 and A_NAME not in (one, other) else A_NAME if people else one


def _last_of(text: str) -> str:
    match = re.search(rf"{PERSON}\d+$", text[-20:])
    return match[0] if match else ""


def _closing(text: str, opening: int) -> int:
    """Where the bracket ends that opens there; -1 where it does not."""
    depth = 0
    for at in range(opening, min(len(text), opening + 200)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return -1


def _last_letter(text: str) -> int:
    """How far a text goes without the signs at its end."""
    found = list(_WORD.finditer(text))
    return found[-1].end() if found else len(text)


def rows_of(name: str, given: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The ways in which a name may be written, given its words in order: whole, turned, and with first letters."""
    yield name
    for words in given:
        for cut in range(1, len(words)):
            before, after = words[:cut], words[cut:]
            letters = tuple(one[0] for one in before)
            for first in (before, before[:1], letters, letters[:1]):
                yield " ".join((*first, *after))
                yield " ".join((*after, *first))
