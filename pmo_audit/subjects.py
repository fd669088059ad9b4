"""Whom and what facts speak of: a record by its kind, id and name, and somebody who is to act."""

from __future__ import annotations

from pmo_audit.classes import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """The record a verdict is about. `entity` `portfolio` with an empty id stands for the whole."""

    entity: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who is to act: who it is, and as what.

    `id` is the key of the person's record; empty where the name leads to none.
    """

    id: str
    name: str
    role: str
    email: str = ""
