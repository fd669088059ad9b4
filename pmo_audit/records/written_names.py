"""Names of persons as people write them: `Khan, A. (PMO)`, `Dr Aisha Khan`, `Aisha Khan <a.khan@example.org>`.

A text is cut into the words of a name, what is said of the person beside it, and addresses. Whom it means is not
asked here. One text may be read in several ways: what stands behind a comma is a given name or a remark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from pmo_audit.classes import dataclass
from pmo_audit.text import fold

LONGEST = 120
"""Letters of a text that may be a name."""
_MOST_WORDS = 7
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that no accent makes, as those write them who do not have them."""
TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "sir", "dame", "lord", "lady"),
        *("rev", "revd", "cllr", "councillor", "herr", "frau", "mme", "mlle"),
    )
)
"""What stands before a name and is no part of it."""
LETTERS_AFTER = frozenset(
    ("phd", "dphil", "mba", "msc", "bsc", "meng", "beng", "obe", "mbe", "cbe", "frs", "fca", "aca", "pmp", "esq")
)
"""What stands behind a name and is no part of it. `Jr` is part of it: it tells a son from his father."""


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:mailto:)?([^\s<>()\[\],;:\"@|/]+@[^\s<>()\[\],;:\"@|/]+\.[^\s<>()\[\],;:\"@|/.]+)", re.I)


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]|<([^<>]*)>")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r"\s+[-–—|]+\s+|\s*\|\s*")


@cache
def _several() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[;/&+\n\r\v\f\x85\u2028\u2029]|(?<=\s)(?:and|und|et)(?=\s))\s*", re.I)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\S*\d\S*")


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(r"[*#?!@%$€£=<>{}()\[\]\\~^|:_\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Written:
    """A text read as the name of one person: its words in the order given name, surname; remarks; an address.

    `surname` is how many of the last words are surely the surname, 0 where that is not said. `turned` says that the
    words are taken to stand the other way round, with nothing that shows it.
    """

    words: tuple[str, ...]
    surname: int = 0
    remarks: tuple[str, ...] = ()
    address: str = ""
    turned: bool = False

    @property
    def pieces(self) -> tuple[str, ...]:
        """The words, those with a hyphen cut at it."""
        return pieces(self.words)

    @property
    def is_full(self) -> bool:
        """Whether it has two words at least, and none of them is only a letter."""
        return len(self.words) > 1 and all(len(one) > 1 for one in self.pieces)


def plain(text: str) -> str:
    """The form in which words of names are compared: no case, no accents, no apostrophes."""
    folded = fold(text.translate(_APOSTROPHES))
    if folded.isascii():
        return folded
    bare = "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return bare.translate(_LETTERS)


def pieces(words: Iterable[str]) -> tuple[str, ...]:
    """The words, those with a hyphen cut at it."""
    return tuple(piece for one in words for piece in one.split("-") if piece)


def several_parts(text: str) -> tuple[str, ...]:
    """The parts of a text between signs and words that stand between two names; one part where there are none."""
    return tuple(part for part in _several().split(text) if part.strip())


def addresses(text: str) -> tuple[str, ...]:
    """The addresses that stand in a text, without regard to case, each once."""
    return tuple(dict.fromkeys(fold(one) for one in _address().findall(text))) if "@" in text else ()


def ways_to_read(text: str) -> tuple[Written, ...]:
    """The ways in which a text may be read as the name of one person, the plainest first; none where it is no name."""
    if len(text) > LONGEST or len(several_parts(text)) != 1:
        return ()
    found = addresses(text)
    if len(found) > 1:
        return ()
    name = _address().sub(" ", text) if found else text
    remarks = [remark.strip() for groups in _in_brackets().findall(name) for remark in groups if remark.strip()]
    name, *asides = _aside().split(_in_brackets().sub(" ", name).strip())
    remarks += [one for one in asides if one.strip()]
    if asides and _number().fullmatch(name.strip()):
        name, remarks[-len(asides)] = asides[0], name.strip()  # `E7 - Aisha Khan`
    return tuple(dict.fromkeys(_ways(name.strip(" ,"), remarks, found[0] if found else "")))


def _ways(name: str, remarks: list[str], address: str) -> Iterator[Written]:
    parts = [part.strip() for part in name.split(",") if part.strip()]
    parts = parts[:1] + [part for part in parts[1:] if plain(part.replace(".", "")) not in LETTERS_AFTER]
    if not parts:
        if address and not remarks:
            yield Written((), 0, (), address)
        return
    if len(parts) > 1:
        for given in _words(parts[1], last=True):
            for surname in _words(parts[0])[:1]:
                if given and surname:
                    yield _kept(given + surname, len(surname), remarks + parts[2:], address)
    for words in _words(parts[0]):
        if words and (len(words) > 1 or len(parts) == 1):
            yield _kept(words, 0, remarks + parts[1:], address)


def _kept(words: tuple[str, ...], surname: int, remarks: Iterable[str], address: str) -> Written:
    return Written(words, surname, tuple(remarks), address)


def _words(text: str, *, last: bool = False) -> list[tuple[str, ...]]:
    """The words of a part of a name, without titles; a second time with `AB` as two letters. None where it is none."""
    raw = [one for one in text.replace(".", " ").split() if one.strip("-'’")]
    if not raw or len(raw) > _MOST_WORDS or _no_name().search(text):
        return []
    raw = _without_titles(raw, last=last)
    read = [tuple(map(plain, raw))]
    if not all(pieces([word]) for word in read[0]):
        return []
    letters = [one for one in raw if _may_be_letters(one)]
    if letters and (last or len(letters) < len(raw)):
        spelt = (tuple(one) if _may_be_letters(one) else (one,) for one in raw)
        read.append(tuple(plain(one) for each in spelt for one in each))
    return read


def _without_titles(words: list[str], *, last: bool) -> list[str]:
    while len(words) > 1 and plain(words[0]) in TITLES:
        words = words[1:]
    while len(words) > (1 if last else 2) and plain(words[-1]) in (TITLES if last else LETTERS_AFTER):
        words = words[:-1]
    return words


def _may_be_letters(word: str) -> bool:
    """Whether a word may be the first letters of several names: `AB`."""
    return 2 <= len(word) <= 3 and word.isalpha() and word.isupper()


def turned(written: Written) -> Iterator[Written]:
    """The name with its words the other way round, where nothing says which way they stand: `Khan A`."""
    if not written.surname:
        for cut in range(1, len(written.words)):
            words = written.words[cut:] + written.words[:cut]
            yield Written(words, cut, written.remarks, written.address, turned=True)
