"""What a text is about, apart from how it is written: a decision about it holds until that changes.

The substance of a text is the set of its telling words. Some of them are *names*: numbers and years, codes, and words
with a capital inside a sentence, which is how sites, products and firms are written. A change of one name is one of
substance, and so is one of a word that turns a sentence round, such as `without`. Of other words it takes
`SUBSTANTIAL_WORDS`, or a share of all words, since a synonym changes nothing and a new sentence of scope brings
several. Case, punctuation, spacing, order, endings and slips of the pen are no change at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from hashlib import sha256
from unicodedata import normalize

from pmo_audit.classes import dataclass
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import FEW_SLIPS, LINE_ENDS, fold, slips


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBSTANTIAL_WORDS = 3
"""So many new telling words, or gone ones, change the substance of a text of any length."""
SUBSTANTIAL_SHARE = Fraction(1, 3)
"""So large a share of all telling words, new or gone, changes the substance of a short text."""
_TOKEN = re.compile(r"\d{1,3}(?: \d{3})+(?![^\W_])|\d+(?:[.,:]\d+)*(?![^\W_])|[^\W_]+(?:['\u2019][^\W\d_]+)*")
_ENDS_SENTENCE = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*\s+[\"'\u201c\u2018(]*$")
_BEGINS = re.compile(r"(?:\n[ \t]*[-*\u2013\u2022\u00b7]\s*|^\W*)$")
_THOUSANDS = re.compile(r"[, ](?=\d{3}(?!\d))")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_SHORT, _LONG = 5, 8
"""Letters from which on one slip, and two, leave a word the same."""
_ENDINGS = ("ings", "ing", "edly", "ed", "es", "s", "e", "ly")
_ROOT = 4
_LONGEST = 30_000
_DIGEST = "sha256:"
_NO_WORDS = "(no words)"
_LOOKED_BACK = 12
_NEXT = re.compile(r"\s+([^\W_]+)")
_FIELDS = ("name", "description", "goals", "method", "expected_outcomes")
_PARTS = ("objective", "deliverable")
"""What a project's text has beside its own fields."""
_SMALL = _words(
    "a about after again all also although always am an and another any anything are around as at away back be "
    "because been before being below both but by came can come could did do does doing done down during each "
    "either else etc even ever every everyone everything far few first for from further get gets getting give "
    "given go goes going had has have having he her here him his how however i if in into is it its itself just "
    "last less let like made make makes making many may me might more most much must my near need needs neither "
    "next nor now of off often on once one or other others our out over own per perhaps please put quite rather "
    "really said same say says see shall she should since so some something soon still such take takes than that "
    "the their them themselves then there therefore these they thing things this those though through thus to "
    "together too toward towards under until up upon us use used uses using very via want wants was we well were "
    "what whatever when where whether which while who whole whom whose why will with within would yet you your"
)
_BESIDE_LETTERS = _words("and or to of in for at on with by from is are was were will")
"""What may stand after the letter of `plant A`, and never after the article."""
_TURNING = _words("not no never cannot without except excluding exclude excludes excluded")
_COUNTED = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
"""Numbers from two on as words."""


@dataclass(frozen=True, slots=True)
class Substance:
    """The telling words of a text, folded; `names` are those of them that stand for one thing in particular."""

    words: frozenset[str]
    names: frozenset[str]

    @property
    def written(self) -> str:
        """The words in order, names with a capital or a digit, so that a file of them can be read and compared.

        Where they would not fit into a cell of a spreadsheet, a digest of them, which only tells whether they changed.
        """
        words = " ".join(_as_name(one) if one in self.names else one for one in sorted(self.words)) or _NO_WORDS
        return words if len(words) <= _LONGEST else f"{_DIGEST}{sha256(words.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Change:
    """What came and went between two texts, and whether that is one of substance."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    is_substantial: bool


def substance_of(text: str) -> Substance:
    """The substance of a text."""
    words: set[str] = set()
    names: set[str] = set()
    plain = normalize("NFKC", text.replace("\r\n", "\n")).translate(LINE_ENDS)
    for part in _PARAGRAPHS.split(plain):
        for word, is_name in _telling(part):
            words.add(word)
            if is_name and _can_be_marked(word):
                names.add(word)
    return Substance(frozenset(words), frozenset(names))


def read_substance(written: str) -> Substance:
    """The substance that was written down."""
    found = written.split() if written != _NO_WORDS else []
    names = (one for one in found if _is_marked(one))
    return Substance(frozenset(map(fold, found)), frozenset(map(fold, names)))


def change_since(written: str, now: Substance) -> Change:
    """What changed since the substance of a text was written down."""
    if written.startswith(_DIGEST) or now.written.startswith(_DIGEST):
        return Change((), (), written != now.written)
    return change_between(read_substance(written), now)


def change_between(before: Substance, after: Substance) -> Change:
    """What changed from one text to another, without what is only written otherwise."""
    new, gone = _not_in(after, before), _not_in(before, after)
    weighty = any(one in after.names or one in _TURNING for one in new)
    weighty |= any(one in before.names or one in _TURNING for one in gone)
    most, all_ = max(len(new), len(gone)), len(before.words | after.words)
    many = most >= SUBSTANTIAL_WORDS or (most > 0 and most >= SUBSTANTIAL_SHARE * all_)
    return Change(_shown(new, after), _shown(gone, before), weighty or many)


def _telling(part: str) -> Iterator[tuple[str, bool]]:
    """The telling words of a paragraph, and whether each is a name."""
    for match in _TOKEN.finditer(part):
        raw, word = match[0], _plain(match[0])
        if raw[0].isdigit():
            yield word, True
        elif len(word) == 1:
            if word not in "ai" or _is_label(part, match.end()):
                yield word, True
        elif word in _COUNTED:
            yield str(_COUNTED.index(word) + 2), True
        elif word not in _SMALL:
            yield word, _is_name(raw, part, match.start())


def _plain(raw: str) -> str:
    """A word or number as it is compared: folded, without the mark of a genitive, thousands run together."""
    if raw[0].isdigit():
        number = _THOUSANDS.sub("", raw)
        return number.lstrip("0") or "0" if number.isdecimal() else fold(number)
    word = fold(raw).replace("\u2019", "'").replace(" ", "")
    return word.removesuffix("'s").replace("'", "")


def _is_label(part: str, end: int) -> bool:
    """Whether a letter is the name of something, as in `plant A`, and no article and no pronoun."""
    after = _NEXT.match(part, end)
    return after is None or fold(after[1]) in _BESIDE_LETTERS


def _is_name(raw: str, part: str, start: int) -> bool:
    """Whether a word stands for one thing in particular: a code, letters for words, a capital inside a sentence."""
    if any(char.isdigit() for char in raw) or (len(raw) > 1 and raw.isupper()):
        return True
    before = part[max(0, start - _LOOKED_BACK) : start]
    return raw[0].isupper() and not (_BEGINS.search(before) or _ENDS_SENTENCE.search(before))


def _not_in(own: Substance, other: Substance) -> list[str]:
    """The words of one text of which the other has no form, be it with another ending, in two parts or with a slip.

    A name may only be a form of another name, or of a word that is gone: `Basel` is no slip for `based`.
    """
    gone, found = other.words - own.words, []
    pools = ((True, other.names | gone), (False, other.words))
    forms = {for_names: (known, frozenset(map(root, known))) for for_names, known in pools}
    for word in sorted(own.words - other.words):
        known, roots = forms[word in own.names]
        if root(word) in roots or _is_joined(word, known) or _is_parted(word, own.words, known):
            continue
        if not any(_is_slip(word, one) for one in known):
            found.append(word)
    return found


def root(word: str) -> str:
    """A word without the ending that its place in a sentence gives it."""
    if word.endswith("ies") and len(word) > _ROOT:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _ROOT - 1:
            return word[: -len(ending)]
    return word


def _is_joined(word: str, known: frozenset[str]) -> bool:
    """Whether a word is two known ones in one."""
    pairs = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return any(_are_parts(one, other, known) for one, other in pairs)


def _is_parted(word: str, words: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a word is one half of a known one, and the other half stands beside it."""
    if any(char.isdigit() for char in word):
        return False
    ends = (one.removeprefix(word) for one in known if one.startswith(word))
    heads = (one.removesuffix(word) for one in known if one.endswith(word))
    return any(_are_parts(word, other, words) for each in (ends, heads) for other in each if len(other) > 1)


def _are_parts(one: str, other: str, known: frozenset[str]) -> bool:
    parts = (one, other)
    return all(part in known or part in _SMALL for part in parts) and any(
        part in known and len(part) >= _ROOT for part in parts
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one written rightly and wrongly; never numbers, nor words with another beginning."""
    length = min(len(one), len(other))
    if length < _SHORT or one[0] != other[0] or any(char.isdigit() for char in one + other):
        return False
    if length >= _LONG and one[:3] == other[:3]:
        return slips(one, other) <= FEW_SLIPS
    return slips(one, other) <= 1


def _as_name(word: str) -> str:
    return word.capitalize() if word[0].isalpha() else word


def _can_be_marked(word: str) -> bool:
    """Whether a word can be written as a name; those of scripts without capitals cannot."""
    written = _as_name(word)
    return _is_marked(written) and fold(written) == word


def _is_marked(word: str) -> bool:
    return word[0].isupper() or any(char.isdigit() for char in word)


def _shown(words: Iterable[str], side: Substance) -> tuple[str, ...]:
    """Words as people may read them, names first."""
    return tuple(
        _as_name(one) if one in side.names else one for one in sorted(words, key=lambda w: (w not in side.names, w))
    )


def text_of(portfolio: Portfolio, record: Record) -> str:
    """The text that says what a record is about: of a project also its objectives and what it delivers."""
    parts = [*_texts(portfolio, record)]
    if record.entity == "project":
        for entity in _PARTS:
            members = portfolio.owned(record, entity, "project").members
            parts += (text for one in sorted(members, key=lambda one: one.key) for text in _texts(portfolio, one))
    return "\n\n".join(parts)


def _texts(portfolio: Portfolio, record: Record) -> Iterator[str]:
    for name in _FIELDS:
        value = portfolio.value(record, name)
        if isinstance(value, str):
            yield value
