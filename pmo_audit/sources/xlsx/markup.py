"""XML, streamed: without document types, so without entities, and no deeper than any workbook goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pyexpat import ExpatError, ParserCreate, XMLParserType

from pmo_audit.classes import dataclass, field
from pmo_audit.sources.xlsx import limits
from pmo_audit.sources.xlsx.limits import damaged

Attributes = dict[str, str]


def parser(name: str) -> XMLParserType:
    """A parser that refuses document types."""
    made = ParserCreate()
    made.buffer_text = True
    made.buffer_size = 65536

    def refuse(*_: object) -> None:
        raise damaged(f"the part `{name}` of the workbook declares a document type, which no workbook does")

    made.StartDoctypeDeclHandler = refuse
    return made


def feed(made: XMLParserType, pieces: Iterable[bytes], name: str) -> Iterator[None]:
    """Parses a part piece by piece, and stops after each for whoever wants to look."""
    try:
        for piece in pieces:
            made.Parse(piece)
            yield
        made.Parse(b"", True)
    except (ExpatError, ValueError, LookupError):
        raise damaged(f"the part `{name}` of the workbook is no well-formed XML") from None
    yield


@dataclass(slots=True, eq=False)
class Element:
    """An element of a small part: its name without prefix, attributes without prefixes, what it holds."""

    name: str
    attributes: Attributes
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def named(self, name: str) -> Iterator[Element]:
        """The children of this name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element:
        """The first child of this name, or an empty one."""
        return next(self.named(name), Element(name, {}))

    def anywhere(self, name: str) -> Iterator[Element]:
        """All elements of this name beneath this one, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.anywhere(name)


def tree(pieces: Iterable[bytes], name: str) -> Element:
    """A small part as a tree."""
    stack = [Element("", {})]
    made = parser(name)

    def start(tag: str, attributes: Attributes) -> None:
        if len(stack) > limits.DEPTH:
            raise damaged(f"the part `{name}` of the workbook is nested too deep")
        child = Element(local(tag), {local(key): value for key, value in attributes.items()})
        stack[-1].children.append(child)
        stack.append(child)

    def end(_: str) -> None:
        stack.pop()

    def characters(text: str) -> None:
        if len(stack[-1].text) <= limits.CELL_CHARACTERS:
            stack[-1].text += text

    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, characters
    for _ in feed(made, pieces, name):
        pass
    return stack[0].children[0]


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def without_prefixes(handler: Callable[..., None]) -> Callable[..., None]:
    """A handler of elements that is given their names without prefixes."""

    def handle(name: str, *rest: object) -> None:
        handler(name.rpartition(":")[2], *rest)

    return handle
