"""Plain texts compared as the projects of a portfolio are: for whoever keeps records elsewhere, and for benchmarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmo_audit.derive.overlaps.find import MOST, Level, likest_first
from pmo_audit.derive.overlaps.works import Work, sentences
from pmo_audit.derive.texts.meaning import Meanings, SentenceModel, load_model
from pmo_audit.findings import Subject
from pmo_audit.oversight import Overlap, Passage

LEVEL = "text"


def compare_texts(
    records: Iterable[Mapping[str, object]],
    *,
    semantic: bool = False,
    most: int | None = MOST,
    model: SentenceModel | None = None,
) -> tuple[Overlap, ...]:
    """The pairs of texts that resemble each other, the likest first, as `find_overlaps` gives those of projects.

    Each record has an `id`, and a `title` or a `text` or both; one that has neither is compared with nothing.
    `most` bounds how many pairs are given beside those that reach the threshold; None gives all. Raises `ValueError`
    where an id is lacking or stands twice.
    """
    works = [_work(number, one) for number, one in enumerate(records, 1)]
    seen: set[str] = set()
    for work in works:
        if work.subject.id in seen:
            raise ValueError(f"two records have the id `{work.subject.id}`")
        seen.add(work.subject.id)
    meanings = Meanings(model or load_model()) if semantic else None
    compared = Level([one for one in works if one.passages], LEVEL, meanings, {}, raise_parts=True)
    return likest_first(compared.overlaps(most))


def _work(number: int, record: Mapping[str, object]) -> Work:
    id_ = record.get("id")
    if id_ is None or not str(id_).strip():
        raise ValueError(f"record {number} has no id")
    title, text = (_text(record.get(name)) for name in ("title", "text"))
    subject = Subject("text", str(id_), title or str(id_))
    passages = [Passage(subject, "name", title)] if title else []
    passages += (Passage(subject, "text", one) for one in sentences(text))
    return Work(subject, subject, tuple(passages))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
