"""Standards made of choices: rules of every form of the language, nearly always well typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.fuzz.choices import Choices
from tests.fuzz.fields import ENTITIES, fields_of, plural_of

LITERALS = {
    "number": ("1", "0", "2.5", "100", "-3"),
    "percent": ("10%", "0%", "100%", "33.3%"),
    "money": ("EUR 100", "EUR 0", "USD 100", "GBP 1k", "EUR 1.5m"),
    "date": ("today", "2026-03-31", "2024-02-29", "0001-01-01", "9999-12-31"),
    "duration": ("5 days", "0 days", "1.5 days", "9999999 days"),
    "working days": ("5 working days", "0 working days", "1.5 working days", "9999999 working days"),
    "months": ("1 month", "0 months", "2.5 months", "999999 months"),
    "text": ('"Alpha"', '""', '"a"', '"Über"'),
    "truth": ("true", "false"),
}
ORDERS = ("<", "<=", ">", ">=", "=", "<>", "is", "is not", "is at least", "is at most", "is more than", "is less than")
OF_TIME = ("is before", "is after", "is on or before", "is on or after", "is", "<", ">=")
OVER = ("is at most", "is at least", "is more than", "is less than", "<", ">=")
TEXT_TESTS = (
    *("contains {0}", "starts with {0}", "does not end with {0}", "is {0}", "is one of [{0}]"),
    *('matches "^A.*$"', 'does not match "a+"'),
)
STATES = ("known", "missing", "exempt", "empty")
QUANTIFIERS = (
    *("some", "no", "every", "at least 1", "at most 1", "exactly 1", "more than 2", "fewer than 2"),
    *("at least 50% of", "at most 0% of", "exactly 50% of", "more than 99% of", "fewer than 100% of"),
)
QUANTITIES = ("number", "money", "date", "duration", "working days", "months", "percent")
PARAMETERS = {
    "number": "p_number = 2",
    "percent": "p_percent = 10% until 2026-03-30 then 20%",
    "money": "p_money = EUR 50 until 2026-03-31 then EUR 60",
    "date": "p_date = 2026-03-31",
    "duration": "p_duration = 5 days",
}
BANDED = "p_banded by budget: below EUR 50 10%, below EUR 100 20%, otherwise 20%"
HEADER = 'standard fuzz "Fuzzed"\n  months round {0}\n'


@dataclass
class Writer:
    """Writes one standard; `around` are the kinds of record being looked at, the innermost last."""

    choices: Choices
    around: list[str] = field(default_factory=list)
    defined: list[tuple[str, str, str]] = field(default_factory=list)
    """Definitions: entity, kind, name."""

    # Blocks

    def standard(self) -> str:
        """A whole rule file."""
        header = HEADER.format(self.choices.of(["down", "up"]))
        blocks = [self.definition(f"defined_{number}") for number in range(self.choices.number(3))]
        blocks += [self.rule(f"F-{number}") for number in range(1 + self.choices.number(3))]
        text = "".join(blocks)
        used = [f"parameter {one}\n" for one in (*PARAMETERS.values(), BANDED) if one.split()[0] in text]
        return "".join([header, *used, text])

    def definition(self, name: str) -> str:
        """A definition of a condition or of a quantity."""
        entity = self.choices.of(ENTITIES)
        self.around = [entity]
        kind = self.choices.of(["truth", *QUANTITIES])
        text = self.condition(2) if kind == "truth" else self.quantity(kind, 2)
        self.defined.append((entity, kind, name))
        return f"define {name} of {entity} = {text}\n"

    def rule(self, code: str) -> str:
        """A rule with its scope, and sometimes with days and exceptions."""
        entity = self.choices.of(ENTITIES)
        self.around = [entity]
        lines = [f'rule {code} "Rule {code}"\n  severity minor\n']
        lines.append(self.choices.of(["", "", "", "  in force from 2026-03-31\n", "  in force until 2026-03-30\n"]))
        lines.append(f"  for each {entity}")
        lines.append(f" where {self.condition(2)}\n" if self.choices.number(3) == 1 else "\n")
        lines.append(f"  require {self.condition(4)}\n")
        for number in range(max(0, self.choices.number(5) - 2)):
            then = f" then require {self.condition(2)}" if self.choices.number(2) else ""
            lines.append(f'  except "e{number}" where {self.condition(2)}{then}\n')
        if self.choices.number(4) == 1:
            lines.append(f'  message "{{{self.choices.of(["id", self.any_field()])}}} does not"\n')
        return "".join(lines)

    # Conditions

    def condition(self, depth: int) -> str:
        """Something true or false about the innermost record."""
        if depth <= 0:
            return self.comparison(0)
        match self.choices.number(10):
            case 0 | 1 | 2:
                return self.comparison(depth - 1)
            case 3:
                return f"({self.condition(depth - 1)} and {self.condition(depth - 1)})"
            case 4:
                return f"({self.condition(depth - 1)} or {self.condition(depth - 1)})"
            case 5:
                return f"not ({self.condition(depth - 1)})"
            case 6:
                return self.state_test()
            case 7:
                return self.of_words(depth - 1)
            case _:
                return self.quantified(depth - 1)

    def comparison(self, depth: int) -> str:
        """Two quantities of one kind held against each other."""
        kind = self.choices.of(QUANTITIES)
        left, right = self.quantity(kind, depth), self.quantity(kind, depth)
        match self.choices.number(6):
            case 0 if kind != "percent":
                by = self.of_distance(kind, depth)
                limit = self.choices.of(["at most", "at least", "more than", "less than"])
                return f"{left} differs from {right} by {limit} {by}"
            case 1 if kind != "percent":
                side = self.choices.of(["over", "under"])
                return f"{left} {self.choices.of(OVER)} {self.of_distance(kind, depth)} {side} {right}"
            case 2 if kind == "date":
                by = self.quantity(self.choices.of(["duration", "working days", "months"]), 0)
                return f"{left} {self.choices.of(['is', 'is not'])} in the {self.choices.of(['last', 'next'])} {by}"
            case _:
                return f"{left} {self.choices.of(OF_TIME if kind == 'date' else ORDERS)} {right}"

    def of_distance(self, kind: str, depth: int) -> str:
        """What two of a kind may be apart."""
        if kind == "date":
            return self.quantity("duration", depth)
        return self.quantity(self.choices.of([kind, "percent"]), depth)

    def state_test(self) -> str:
        """A question about the state of a field or a collection."""
        asked = self.choices.of([self.any_field(), plural_of(self.choices.of(ENTITIES))])
        return f"{asked} {self.choices.of(['is', 'is not'])} {self.choices.of(STATES)}"

    def any_field(self) -> str:
        """Some field of the innermost record."""
        return self.choices.of([name for names in fields_of(self.around[-1]).values() for name in names])

    def of_words(self, depth: int) -> str:
        """A test of a text, a word, a reference or a list."""
        entity = self.around[-1]
        kind = self.choices.of(sorted(fields_of(entity)))
        name = self.choices.of(fields_of(entity)[kind])
        negated = self.choices.of(["", "not "])
        first, _, rest = kind.partition(" ")
        match first:
            case "word":
                words = rest.split()[1:]
                test = self.choices.of(["is {0}", "is at least {0}", "is before {0}", "is one of [{0}, {1}]"])
                return f"{negated}{name} {test.format(self.choices.of(words), self.choices.of(words))}"
            case "reference":
                return f"{negated}{name} is {self.choices.of(fields_of(entity)[kind])}"
            case "truth":
                return f"{negated}{name}"
            case "list":
                return f"{negated}length({name}) > {self.choices.number(3)}"
            case "text":
                return f"{negated}{name} {self.choices.of(TEXT_TESTS).format(self.choices.of(LITERALS['text']))}"
            case _:
                return f"{negated}{self.comparison(depth)}"

    def quantified(self, depth: int) -> str:
        """A quantifier over a collection, in parentheses."""
        entity = self.choices.of(ENTITIES[:12])
        alias = self.alias(entity)
        word = self.choices.of(QUANTIFIERS)
        self.around.append(entity)
        where, body = self.condition(depth - 1), self.condition(depth - 1)
        self.around.pop()
        form = self.choices.of(["where {0}", "satisfies {1}", "where {0} satisfies {1}"])
        if word == "every" and form == "where {0}":
            form = "satisfies {1}"
        if word.endswith("of"):
            form = form if form != "satisfies {1}" else "where {0}"
            entity = plural_of(entity)
        return f"({word} {entity}{alias} {form.format(where, body)})"

    def alias(self, entity: str) -> str:
        """A name for the member, needed where records of its kind are looked at already."""
        return f" as member_{len(self.around)}" if entity in self.around or self.choices.rarely() else ""

    # Quantities

    def quantity(self, kind: str, depth: int) -> str:
        """An expression of a kind."""
        if depth > 0:
            match self.choices.number(6):
                case 0:
                    return self.computed(kind, depth - 1)
                case 1:
                    return self.gathered(kind, depth - 1)
                case _:
                    pass
        return self.simple(kind)

    def simple(self, kind: str) -> str:
        """A field on some path, a parameter, a definition or a literal."""
        entity = self.around[-1]
        options = list(fields_of(entity).get(kind, ()))
        if entity != "project" and "project" in fields_of(entity).get("reference to project", ()):
            options += [f"project.{name}" for name in fields_of("project").get(kind, ())[:2]]
        options += [name for of, defined, name in self.defined if of == entity and defined == kind]
        options += [PARAMETERS[kind].split()[0]] if kind in PARAMETERS else []
        if kind == "percent" and any("budget" in fields_of(one).get("money", ()) for one in self.around):
            options.append("p_banded")
        if self.choices.rarely() or not options or self.choices.number(3) == 0:
            return self.choices.of(LITERALS[kind])
        return self.choices.of(options)

    def computed(self, kind: str, depth: int) -> str:
        """A computation that gives the kind."""
        one = self.quantity(kind, depth)
        match kind, self.choices.number(4):
            case "date", choice:
                unit = ("duration", "working days", "months", "duration")[choice]
                return f"({one} {self.choices.of(['+', '-'])} {self.quantity(unit, depth)})"
            case "working days", 0:
                return f"(working days from {self.quantity('date', depth)} to {self.simple('date')})"
            case "duration", 0:
                return f"({self.quantity('date', depth)} - {self.quantity('date', depth)})"
            case "number" | "percent", 0:
                unit = self.choices.of(["money", "number", "duration", "working days", "months"])
                return f"({self.quantity(unit, depth)} / {self.quantity(unit, depth)})"
            case _, 1:
                return f"({one} * {self.quantity('number', depth)})"
            case _, 2:
                return f"(- {one})"
            case _:
                return f"({one} {self.choices.of(['+', '-'])} {self.quantity(kind, depth)})"

    def gathered(self, kind: str, depth: int) -> str:
        """What many members come to together."""
        entity = self.choices.of(ENTITIES[:12])
        alias = self.alias(entity)
        self.around.append(entity)
        value = self.quantity(kind, 0)
        where = f" where {self.condition(depth - 1)}" if self.choices.number(2) else ""
        self.around.pop()
        of = f"{plural_of(entity)}{alias}{where}"
        if kind == "number" and self.choices.number(2):
            return f"count({of})"
        words = ("earliest", "latest") if kind == "date" else ("sum", "average", "largest", "smallest")
        return f"{self.choices.of(words)}(({value}) of {of})"
