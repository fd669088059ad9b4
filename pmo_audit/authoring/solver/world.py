"""The names of everything that conditions speak of: cells by their path, collections and their members."""

from __future__ import annotations

from pmo_audit import ir
from pmo_audit.authoring.solver.formula import LOST, MISSING, NO, STATES, VALUE, YES
from pmo_audit.classes import dataclass, field
from pmo_audit.types import EnumType, RefType, Truth

Places = tuple[str, ...]
"""The path of each record being looked at, the subject first."""

SUBJECT = "$"
OF_COLLECTION = frozenset({VALUE, MISSING, LOST})
OF_RESULT = frozenset({VALUE, LOST})
SIGNS, ABOVE = frozenset({"below", "zero", "above"}), frozenset({"above"})
FATES = frozenset({"true", "false", "unknown"})


@dataclass(frozen=True, slots=True)
class Home:
    """Whose a collection is: the owner's path (None: the portfolio's), and by which field of its members."""

    owner: str | None
    entity: str
    by: str


@dataclass
class World:
    """Everything named so far. A name means the same wherever it comes up, so conditions can be held together."""

    domains: dict[str, frozenset[str]] = field(default_factory=dict)
    """The possibilities of what has a closed list of them."""
    parents: dict[str, str] = field(default_factory=dict)
    """The cell that leads to the record in which a cell stands."""
    children: dict[str, list[str]] = field(default_factory=dict)
    cells: dict[str, ir.Field] = field(default_factory=dict)
    collections: dict[str, Home] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    """The collection that a member is of."""
    counts: dict[str, str] = field(default_factory=dict)
    """The collection that a count is of."""
    ranks: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """The path and the words behind a number that is the place of a word in its order."""
    signed: dict[str, str] = field(default_factory=dict)
    """What an amount within a comparison is of: it has one sign wherever it is exchanged."""
    entities: dict[str, str] = field(default_factory=dict)
    """The kind of record at a path that is one."""

    def path(self, node: ir.Local | ir.Field, places: Places) -> str:
        """The path of a record or cell, which is given its possibilities when it first comes up."""
        if isinstance(node, ir.Local):
            return places[node.depth]
        base = self.path(node.base, places)
        home = self.collections[self.members[base]] if base in self.members else None
        single = isinstance(node.type, RefType)  # of a list that names owners, this one is but one of them
        if home is not None and home.by == node.name and home.owner is not None and single:
            return home.owner
        path = f"{base}.{node.name}"
        if path not in self.cells:
            self._add(path, base, node)
        return path

    def _add(self, path: str, base: str, node: ir.Field) -> None:
        self.cells[path] = node
        self.parents[path] = base
        self.children.setdefault(base, []).append(path)
        self.domains[state(path)] = STATES
        match node.type:
            case EnumType(members=members):
                self.domains[word(path)] = frozenset(members)
            case Truth():
                self.domains[word(path)] = frozenset({"true", "false"})

    def result(self, key: str) -> str:
        """The path of what is computed of many records, or otherwise than by sums and shares."""
        path = f"<{key}>"
        self.domains.setdefault(state(path), OF_RESULT)
        return path

    def collection(self, members: ir.Members, places: Places) -> str:
        """The name of a collection."""
        owner = self.path(members.owner, places) if members.owner is not None else None
        name = f"{owner or '*'}/{members.entity}:{members.by}"
        self.collections.setdefault(name, Home(owner, members.entity, members.by))
        self.domains.setdefault(state(name), OF_COLLECTION)
        return name

    def amount(self, name: str, of: str) -> str:
        """The name of an amount as it is exchanged in some comparison; `of` is empty for a currency's unit."""
        self.signed[name] = of
        self.domains.setdefault(sign(of), SIGNS if of else ABOVE)
        return name

    def member(self, collection: str, mark: str) -> str:
        """The path of a member of a collection, told from others by its mark."""
        path = f"[{mark} of {collection}]"
        self.members[path] = collection
        self.entities[path] = self.collections[collection].entity
        return path

    def domain(self, name: str) -> frozenset[str]:
        """The possibilities of something before anything is said of it."""
        found = self.domains.get(name)
        if found is not None:
            return found
        return FATES if name.startswith("fate ") else YES | NO


def state(path: str) -> str:
    """The name under which the state of a cell or collection is kept."""
    return f"state {path}"


def word(path: str) -> str:
    """The name under which the word of an enumeration, or a truth, is kept."""
    return f"word {path}"


def sign(path: str) -> str:
    """The name under which it is kept whether an amount is below zero, zero, or above."""
    return f"sign {path}"


def fate(key: str) -> str:
    """The name under which it is kept what a condition of which nothing more is known comes to."""
    return f"fate {key}"


def defined(key: str) -> str:
    """The name under which it is kept whether a computation has an answer."""
    return f"defined {key}"
