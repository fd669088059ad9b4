"""Columns of words from a closed list: what the office's own words stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmo_audit.classes import replace
from pmo_audit.proposing.reading.seen import Said, Seen, few
from pmo_audit.proposing.reading.senses import Sense, plain_words, senses
from pmo_audit.sources.months import MONTHS, plain
from pmo_audit.sources.words import alike, has_wildcard, matches
from pmo_audit.text import in_words

_NUMBERED = re.compile(r"^\(?[0-9]{1,2}[).:]?\s*[-–—=:.]?\s*(?=[^\W\d_])")
_SIGNS = re.compile(
    r"[↑↓→←↗↘⬆⬇➡▲▼►◄●■*!]+|[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?(?=.*\w)|(?<=\w)\s*[\U0001f000-\U0001faff]"
)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_BETWEEN = re.compile(r"\s*(?:/|→|->|–|—| to | - )\s*", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(not|no|never|re ?open\w*|un\w+|was|were|but|if|unless|until|pending|await\w*|subject|provisional\w*|nearly"
    r"|almost|soon|to be|should|nicht|pas|nicht mehr|niet|non|sauf|aber|wieder)\b"
)
"""Words in a remark that may turn round what it remarks on."""
_BEFORE_DAYS = re.compile(r"on|in|q|am|le|el|op|il|st|nd|rd|th|er|v|ver|version|rev|issue")
"""What may stand between a word and a day or a version behind it, and in them."""
_FIVE = ("very_low", "low", "medium", "high", "very_high")
_SCALE_IN_HEADING = re.compile(r"1 ?(?:-|–|to|bis|à|a) ?([0-9]+)")


class WordReader:
    """Finds what texts stand for among the members of one enumeration."""

    def __init__(self, topic: str, members: tuple[str, ...], key: Mapping[str, str]) -> None:
        self.members = {plain_words(one): one for one in members}
        self._senses = senses(topic, members)
        self._key = {plain_words(word): meaning for word, meaning in key.items()}

    def find(self, text: str) -> Sense | None:
        """What a text stands for, as it is or without its numbering, its signs and a remark behind it."""
        return self.find_whole(text) or (None if plain_words(text) in self._key else self._bare(text))

    def find_whole(self, text: str) -> Sense | None:
        """What a text stands for as it is, or by the sheet's own key."""
        words = plain_words(text)
        if words in self._key:
            return self._sense(plain_words(self._key[words]), loose=True)
        return self._sense(words)

    def _sense(self, words: str, *, loose: bool = False) -> Sense | None:
        if words in self.members:
            return Sense(self.members[words], sure=True)
        found = self._senses.get(words, ())
        if len({one.member for one in found}) == 1:
            return found[0]
        if loose and (parts := [one for one in words.split() if one in self.members]):
            return Sense(self.members[parts[0]], sure=True) if len(set(parts)) == 1 else None
        return None

    def _bare(self, text: str) -> Sense | None:
        """What a text stands for without its numbering, its arrows, and what is said behind it."""
        without = _SIGNS.sub("", _NUMBERED.sub("", text)).strip()
        bracket = _BRACKETED.search(without)
        outside = _BRACKETED.sub("", without).strip() if bracket else without
        if bracket and outside.isdigit():
            return self._sense(plain_words(bracket[0].strip(" ()[]")))
        sense = self._sense(plain_words(outside)) if outside and outside != text else None
        if sense is not None:
            tame = bracket is None or not re.search(r"[^\W\d_]{2}", bracket[0])
            return sense if tame else self._with_remark(sense, bracket[0] if bracket else "")
        head, mark, remark = _remark(without)
        sense = self._sense(plain_words(head)) if mark else None
        return self._with_remark(sense, remark) if sense is not None else None

    def _with_remark(self, sense: Sense, remark: str) -> Sense | None:
        """A sense with a remark behind it, which may not name another member or take the word back."""
        words = plain_words(remark)
        pieces = re.findall(r"\w+", words)
        others = [found for one in pieces if (found := self._sense(one)) is not None and len(one) > 1]
        if any(one.member != sense.member for one in others) or _TAKES_BACK.search(words):
            return None
        return Sense(sense.member, sure=False)

    def between(self, text: str) -> list[str]:
        """The members that a text lies between, as `Amber/Green` does; none where it does not."""
        parts = [one for one in _BETWEEN.split(text.strip()) if one]
        found = [self._sense(plain_words(one)) for one in parts]
        members = list(dict.fromkeys(one.member for one in found if one is not None))
        return members if len(parts) > 1 and None not in found and len(members) > 1 else []


def _remark(text: str) -> tuple[str, str, str]:
    """A word, the mark behind it and what is said behind that: `Open - escalated`, `Amber: supplier late`."""
    match = re.match(r"([^\W\d_][^-–—:;,]*?)(\s+[-–—]\s+|[:;,]\s+)(.+)", text)
    return (match[1], match[2], match[3]) if match else (text, "", "")


def propose_words(topic: str, members: tuple[str, ...], seen: Seen, said: Said, key: Mapping[str, str]) -> None:
    """The office's words for the members, each told; those that nobody can be sure of are left and told."""
    reader = WordReader(topic, members, key)
    words: dict[str, str] = {}
    tails: dict[str, list[str]] = {}
    rest: list[str] = []
    clash = _clashing(topic, seen)
    for text in seen.written:
        if plain_words(text) in reader.members and plain_words(text) not in clash:
            continue
        head = _before_a_date(text)
        sense = None if plain_words(text) in clash else reader.find(text)
        if head and reader.find_whole(text) is None and reader.find_whole(head) is not None:
            tails.setdefault(head, []).append(text)
        elif sense is None or _means_others(text, sense, reader, seen):
            rest.append(text)
        else:
            words[text] = sense.member
            _tell(text, sense, key, said)
    rest = _scale(members, seen, words, rest, said)
    _with_dates(tails, reader, words, said, [*seen.texts])
    if words:
        said.line = replace(said.line, words=tuple(words.items()))
    for text in rest:
        _tell_open(text, reader, members, said)


def _means_others(text: str, sense: Sense, reader: WordReader, seen: Seen) -> bool:
    """Whether a word with `*` in it would stand for other cells in the mapping, that mean something else."""
    formed = alike(text)
    if not has_wildcard(formed):
        return False
    others = [one for one in seen.texts if matches(formed, alike(one))]
    return any((found := reader.find(one)) is None or found.member != sense.member for one in others)


def _tell(text: str, sense: Sense, key: Mapping[str, str], said: Said) -> None:
    reason = "the key of the sheet says so" if text in key else f"`{text}` is another word for it"
    if not sense.sure:
        reason = f"`{text}` most likely means it"
    said.guess(text, sense.member, reason, sure=sense.sure)


def _tell_open(text: str, reader: WordReader, members: tuple[str, ...], said: Said) -> None:
    between = reader.between(text)
    if between:
        said.guess(text, "left open", f"`{text}` lies between {in_words(between)}", sure=False)
    else:
        said.guess(text, "left open", f"`{text}` is none of {in_words(members)}", sure=False)


def _before_a_date(text: str) -> str:
    """`Closed` of `Closed 12/03/2026` and `Closed - 4 May`; nothing where something else follows a word."""
    head = re.match(r"[^\W\d_]+(?:[ -][^\W\d_]+)?(?=[\s:,(-]+.*[0-9])", text)
    while head and head[0]:
        found = head[0]
        tail = re.findall(r"[^\W\d_]+", text[len(found) :])
        if all(plain(one) in MONTHS or _BEFORE_DAYS.fullmatch(one.casefold()) for one in tail):
            return found
        head = re.match(r"[^\W\d_]+(?=[ -])", found)
    return ""


def _with_dates(
    tails: Mapping[str, list[str]], reader: WordReader, words: dict[str, str], said: Said, texts: list[str]
) -> None:
    """Words with a day behind them; as a pattern where nothing else ever follows the word."""
    for head, told in tails.items():
        sense = reader.find(head)
        if sense is None:
            continue
        others = [one for one in texts if one.casefold().startswith(f"{head.casefold()} ") and one not in told]
        for pattern in told if others else [f"{head} *"] if all(one.startswith(f"{head} ") for one in told) else told:
            words[pattern] = sense.member
        said.guess(told[0], sense.member, f"{few(told)}: `{head}` with a day behind it", sure=sense.sure)


def _scale(members: tuple[str, ...], seen: Seen, words: dict[str, str], rest: list[str], said: Said) -> list[str]:
    """A scale of numbers for levels, where it is plain that it goes to five, or the heading says how far."""
    numbers = [text for text in rest if text.isascii() and text.isdigit()]
    if members != _FIVE or not numbers or words:
        return rest
    highest = max(map(int, numbers))
    stated = _SCALE_IN_HEADING.search(seen.heading.casefold())
    top = int(stated[1]) if stated else 5 if highest in (4, 5) else 0
    if top not in (3, 5) or highest > top or min(map(int, numbers)) < 1:
        said.guess(seen.heading, "scale not told", f"{few(numbers)} do not tell how far the scale goes", sure=False)
        return [one for one in rest if one not in numbers]
    levels = _FIVE if top == 5 else _FIVE[1:4]
    words.update({one: levels[int(one) - 1] for one in sorted(numbers, key=int)})
    reason = f"numbers up to {top} are taken for a scale with {top} as the highest"
    said.guess(seen.heading, f"a scale from {levels[0]} to {levels[-1]}", reason, sure=False)
    return [one for one in rest if one not in numbers]


def _clashing(topic: str, seen: Seen) -> frozenset[str]:
    """Letters that mean two colours together: with `V` (vert, verde) a `G` may be giallo."""
    forms = {plain_words(one) for one in seen.texts}
    return frozenset("g") if topic == "rag" and {"g", "v"} <= forms else frozenset()
