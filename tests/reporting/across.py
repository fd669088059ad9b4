"""What was found across the projects, made by hand and by a generator, for every test that shows it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pmo_audit.findings import AuditResult
from pmo_audit.oversight import (
    Clash,
    Contribution,
    Cycle,
    Decision,
    DependencyMap,
    Link,
    Loads,
    Meeting,
    MonthLoad,
    Overlap,
    Overload,
    Oversight,
    Passage,
    Served,
    Share,
    SharedIssue,
    Spread,
    Unsettled,
)
from pmo_audit.subjects import Actor, Subject
from pmo_audit.text import Origin
from tests.reporting import samples
from tests.reporting.samples import CLINIC, DEPOT, HARBOUR, LEDGER

PERMITS = Subject("project", "P-105", "Permit portal")
IDENTITY = Subject("project", "P-106", "Identity and access platform")
FIBRE = Subject("project", "P-107", "Fibre ring south")
CATALOGUE = Subject("project", "P-108", "Open data catalogue")
CHARGING = Subject("project", "P-109", "Fleet charging points")
SIGNALS = Subject("project", "P-110", "Traffic signal centre")
FLOOD = Subject("project", "P-111", "Flood gate controls")
MEALS = Subject("project", "P-112", "School meals ordering")
PAYROLL = Subject("project", "P-113", "Payroll change-over")
ARCHIVE = Subject("project", "P-114", "Records archive scanning")
CARDS = Subject("project", "P-115", "Card payments pilot")
GATE = Subject("project", "P-116", "Public sign-in")
SIGN_ON = Subject("deliverable", "P-106-D2", "Single sign-on service")
OPENING = Subject("milestone", "P-102-M4", "Ledger opened for the new year")
NOWHERE = Subject("project", "P-999", "P-999")

LIND = Actor("", "A. Lind", "project manager")
OKAFOR = Actor("E2", "M. Okafor", "project manager", "m.okafor@example.org")
WEISS = Actor("E3", "J. Weiss", "project manager")
SILVA = Actor("E4", "R. Silva", "supplier manager")

FILE = "registers.xlsx"


def at(sheet: str, row: int) -> Origin:
    """A cell of the registers."""
    return Origin(FILE, f"{sheet}!B{row}")


def link(source: Subject, target: Subject, row: int, kind: str = "finish_to_start", lag: int | None = None) -> Link:
    """A dependency as its register has it."""
    return Link(source, target, kind, lag, Subject("dependency", f"DEP-{row}", f"DEP-{row}"), at("Dependencies", row))


LINKS = (
    link(PERMITS, IDENTITY, 2),
    link(MEALS, SIGN_ON, 3, lag=14),
    link(PAYROLL, IDENTITY, 4),
    link(PAYROLL, OPENING, 5),
    link(IDENTITY, FIBRE, 6),
    link(SIGNALS, FIBRE, 7, "start_to_start", 30),
    link(FLOOD, SIGNALS, 8),
    link(CHARGING, DEPOT, 9),
    link(DEPOT, CHARGING, 10),
    link(PERMITS, CATALOGUE, 11, "finish_to_finish"),
    link(CATALOGUE, LEDGER, 12),
    link(LEDGER, PERMITS, 13, "start_to_start"),
    link(MEALS, CARDS, 14),
    link(SIGNALS, NOWHERE, 15),
    link(CLINIC, IDENTITY, 16),
    link(ARCHIVE, CATALOGUE, 17),
    link(HARBOUR, FLOOD, 18),
    Link(SIGN_ON, IDENTITY, "part_of"),
    Link(OPENING, LEDGER, "part_of"),
)
NODES = tuple(dict.fromkeys(end for one in LINKS for end in (one.source, one.target)))
MAP = DependencyMap(NODES, LINKS, (LINKS[4], LINKS[0], LINKS[11], LINKS[10], LINKS[15]))

CYCLES = (
    Cycle("cycle-1", (LINKS[7], LINKS[8]), (DEPOT, CHARGING), True),
    Cycle("cycle-2", (LINKS[9], LINKS[10], LINKS[11]), (PERMITS, CATALOGUE, LEDGER), False),
)
CLASHES = (
    Clash(
        LINKS[2],
        "late",
        "Payroll change-over starts on 2026-05-04; Identity and access platform ends on 2026-06-19.",
        46,
        (at("Projects", 14), at("Projects", 7)),
    ),
    Clash(
        LINKS[6],
        "late",
        "Flood gate controls starts on 2026-04-01; Traffic signal centre ends on 2026-04-13.",
        12,
        (at("Projects", 12), at("Projects", 11)),
    ),
    Clash(LINKS[12], "cancelled", "Card payments pilot was cancelled on 2025-11-20.", None, (at("Projects", 16),)),
    Clash(LINKS[13], "unknown", "There is no project P-999 in any register.", None, (at("Dependencies", 15),)),
)

GATE_TEXT = (
    "Residents prove who they are once and reach every council service with that one account. Bank identity, a code by "
    "letter for those without, and a desk in the town hall."
)
IDENTITY_TEXT = (
    "One account for residents and staff. Whoever has proved once who they are reaches every service; the town hall "
    "desk and a code by letter serve those without bank identity."
)


def marked(text: str, *parts: str) -> tuple[tuple[int, int], ...]:
    """The ranges of these parts in a text."""
    return tuple(sorted((text.index(one), text.index(one) + len(one)) for one in parts))


SHARED_WORDS = ("who they are", "reach", "every", "service", "bank identity", "code by letter", "town hall", "desk")


def passage(subject: Subject, field: str, text: str, *parts: str, row: int = 2, sheet: str = "Projects") -> Passage:
    """A passage with these words marked, as far as it has them."""
    low = text.lower()
    ranges = marked(low, *(one.lower() for one in parts if one.lower() in low))
    return Passage(subject, field, text, ranges, at(sheet, row))


OVERLAPS = (
    Overlap(
        "ov-4c1d",
        "project",
        IDENTITY,
        GATE,
        (IDENTITY, GATE),
        "duplicate",
        8312,
        True,
        "Both give residents one account for all services, by the same three ways, in the same year.",
        (
            Contribution("words", 5460, "rare words in both: bank identity, code by letter, town hall desk"),
            Contribution("name in text", 1210, "the name of one stands in the description of the other"),
            Contribution("objective", 1300, "both serve objective O-4, One door to the council"),
            Contribution("department", 800, "both are run by Citizen Services"),
            Contribution("neighbours", -458, "texts of Citizen Services resemble each other anyway"),
        ),
        (
            (
                passage(IDENTITY, "description", IDENTITY_TEXT, *SHARED_WORDS, row=7),
                passage(GATE, "description", GATE_TEXT, *SHARED_WORDS, row=17),
            ),
            (
                passage(IDENTITY, "name", "Identity and access platform", row=7),
                passage(GATE, "name", "Public sign-in", row=17),
            ),
        ),
        None,
        Meeting(
            (OKAFOR, LIND),
            "One account for residents, built twice",
            (
                Served(
                    SIGN_ON,
                    IDENTITY,
                    GATE,
                    "is accepted since 2026-02-03 and does what the other plans to buy",
                    at("Deliverables", 31),
                ),
            ),
        ),
    ),
    Overlap(
        "ov-77a0",
        "deliverable",
        Subject("deliverable", "P-105-D1", "Address search"),
        Subject("deliverable", "P-112-D3", "Finding a school by address"),
        (PERMITS, MEALS),
        "duplicate",
        6120,
        True,
        "Both build a search for addresses on the same register.",
        (
            Contribution("words", 4720, "rare words in both: geocoder, cadastral register, typo"),
            Contribution("supplier", 1400, "both buy from Kartwerk AG"),
        ),
        (
            (
                passage(
                    Subject("deliverable", "P-105-D1", "Address search"),
                    "description",
                    "Geocoder on the cadastral register which forgives a typo.",
                    "geocoder",
                    "cadastral register",
                    "typo",
                    row=20,
                    sheet="Deliverables",
                ),
                passage(
                    Subject("deliverable", "P-112-D3", "Finding a school by address"),
                    "description",
                    "Parents type an address, with or without a typo; a geocoder looks it up in the cadastral "
                    "register.",
                    "geocoder",
                    "cadastral register",
                    "typo",
                    row=44,
                    sheet="Deliverables",
                ),
            ),
        ),
        Decision(
            "not-a-duplicate",
            "R. Silva",
            "One was for maps, the other for lists.",
            date(2025, 10, 2),
            True,
            Origin("decisions.csv", "row 2"),
        ),
        Meeting((WEISS, LIND), "One geocoder"),
    ),
    Overlap(
        "ov-9e55",
        "project",
        Subject("project", "P-130", "Winter readiness 2025"),
        Subject("project", "P-131", "Winter readiness 2026"),
        (Subject("project", "P-130", "Winter readiness 2025"), Subject("project", "P-131", "Winter readiness 2026")),
        "recurrence",
        7410,
        True,
        "The same work a year later, planned anew from nothing.",
        (
            Contribution("words", 8010, "nearly the same text"),
            Contribution("year", -600, "2025 in one, 2026 in the other"),
        ),
    ),
    Overlap(
        "ov-1b20",
        "project",
        CLINIC,
        Subject("project", "P-090", "Outpatient clinic"),
        (CLINIC,),
        "successor",
        6900,
        False,
        "Phase 2 begins where phase 1 ended, and waits for it.",
        (
            Contribution("words", 7400, "the same building"),
            Contribution("phase", -500, "phase 1 in one, phase 2 in the other"),
        ),
    ),
    Overlap(
        "ov-2b21",
        "project",
        DEPOT,
        Subject("project", "P-140", "Tram depot south"),
        (DEPOT,),
        "sibling",
        6630,
        False,
        "Two depots at two sites, planned together.",
        (Contribution("words", 6630, "the same kind of building"),),
    ),
    Overlap(
        "ov-3b22",
        "project",
        SIGNALS,
        FLOOD,
        (SIGNALS, FLOOD),
        "template",
        5900,
        False,
        "What they share is the office's template for control rooms.",
        (Contribution("words", 5900, "template sentences"),),
    ),
    Overlap(
        "ov-4b23",
        "project",
        LEDGER,
        PAYROLL,
        (LEDGER, PAYROLL),
        "duplicate",
        5512,
        False,
        "Both move pay data to the new ledger.",
        (Contribution("words", 5512, "pay data, ledger, cut-over"),),
        (),
        Decision("justified", "A. Lind", "Payroll moves the history, the ledger the balances.", date(2026, 1, 12)),
    ),
)

STEEL = Subject("issue", "P-101-I2", "Steel arrives five weeks late")
PILES = Subject("issue", "P-104-I1", "Nordstahl cannot say when the rails come")
POSTS = Subject("risk", "P-109-R3", "Posts may slip, mill is out")
ISSUES = (
    SharedIssue(
        "si-61f2",
        (STEEL, PILES, POSTS),
        STEEL,
        (HARBOUR, DEPOT, CHARGING),
        7460,
        (
            Contribution("words", 4260, "rare words in all: Nordstahl, mill, furnace"),
            Contribution("supplier", 2200, "all buy from Nordstahl"),
            Contribution("time", 1000, "raised within 19 days"),
        ),
        (
            passage(
                STEEL,
                "description",
                "Nordstahl has shut the mill after the furnace fire; our piles come in week 31.",
                "Nordstahl",
                "mill",
                "furnace",
                row=3,
                sheet="Issues",
            ),
            passage(
                PILES,
                "description",
                "The furnace of Nordstahl is down. No date for rails.",
                "Nordstahl",
                "furnace",
                row=9,
                sheet="Issues",
            ),
            passage(
                POSTS,
                "description",
                "If the mill of Nordstahl stays shut, charging posts slip beyond the subsidy.",
                "Nordstahl",
                "mill",
                row=12,
                sheet="Risks",
            ),
        ),
        ("Nordstahl", "mill", "furnace", "fire"),
        (
            Spread("supplier", HARBOUR, DEPOT, "both buy from Nordstahl; raised 12 days later", at("Suppliers", 4)),
            Spread(
                "dependency", DEPOT, CHARGING, "Fleet charging points waits for Tram depot north", at("Dependencies", 9)
            ),
        ),
        (SILVA, LIND),
        (Subject("milestone", "P-104-M2", "Track laid"), Subject("deliverable", "P-109-D1", "Sixty posts in service")),
        Meeting((SILVA, LIND, WEISS), "One answer from Nordstahl for three projects"),
    ),
    SharedIssue(
        "si-0a9b",
        (
            Subject("issue", "P-105-I4", "Testers blocked by accounts"),
            Subject("issue", "P-113-I1", "No test accounts yet"),
        ),
        Subject("issue", "P-105-I4", "Testers blocked by accounts"),
        (PERMITS, PAYROLL),
        5120,
        (Contribution("words", 5120, "test accounts, waiting, access desk"),),
        (
            passage(
                Subject("issue", "P-105-I4", "Testers blocked by accounts"),
                "title",
                "Testers blocked by accounts",
                "accounts",
                row=15,
                sheet="Issues",
            ),
            passage(
                Subject("issue", "P-113-I1", "No test accounts yet"),
                "title",
                "No test accounts yet",
                "accounts",
                row=22,
                sheet="Issues",
            ),
        ),
        ("accounts",),
        (),
        (OKAFOR,),
        (),
        None,
    ),
)


def share(number: int, project: Subject | None, amount: Fraction, start: date, finish: date) -> Share:
    """A promise as its register has it."""
    return Share(
        Subject("assignment", f"A-{number}", f"A-{number}"), project, amount, start, finish, at("Assignments", number)
    )


ANNA = Subject("person", "E2", "M. Okafor")
BEN = Subject("person", "E7", "Benedikta Sørensen")
CRANE = Subject("resource", "R-2", "Mobile crane, 80 t")


def overload(
    number: int, who: Subject, month: str, promised: Fraction, capacity: Fraction, shares: tuple[Share, ...], unit="FTE"
) -> Overload:
    """An overload whose peak is the middle of the month."""
    year, of = map(int, month.split("-"))
    projects = tuple(dict.fromkeys(one.project for one in shares if one.project is not None))
    peak = (date(year, of, 8), date(year, of, 21))
    return Overload(
        f"load-{number}",
        who,
        month,
        unit,
        promised,
        capacity,
        peak,
        shares,
        projects,
        days=10,
        average=promised - Fraction(1, 10),
        limit="she gives all of her time",
    )


HALF = Fraction(1, 2)
SPRING = (
    share(3, PERMITS, HALF, date(2026, 3, 1), date(2026, 6, 30)),
    share(4, IDENTITY, Fraction(3, 5), date(2026, 2, 16), date(2026, 5, 21)),
    share(5, LEDGER, Fraction(2, 5), date(2026, 4, 1), date(2026, 4, 30)),
)
OVERLOADS = (
    overload(1, ANNA, "2026-03", Fraction(11, 10), Fraction(1), SPRING[:2]),
    overload(2, ANNA, "2026-04", HALF * 3, Fraction(1), SPRING),
    overload(3, ANNA, "2026-05", Fraction(11, 10), Fraction(1), SPRING[:2]),
    overload(
        4,
        BEN,
        "2026-04",
        Fraction(6, 5),
        Fraction(4, 5),
        (
            share(9, PAYROLL, Fraction(4, 5), date(2026, 4, 1), date(2026, 8, 31)),
            share(10, None, Fraction(2, 5), date(2026, 4, 8), date(2026, 4, 21)),
        ),
    ),
    overload(
        5,
        CRANE,
        "2026-07",
        Fraction(3),
        Fraction(1),
        (
            share(20, HARBOUR, Fraction(1), date(2026, 7, 1), date(2026, 7, 31)),
            share(21, DEPOT, Fraction(1), date(2026, 7, 8), date(2026, 8, 14)),
            share(22, FLOOD, Fraction(1), date(2026, 7, 6), date(2026, 7, 21)),
        ),
        "cranes",
    ),
)

HOMES = {
    SIGN_ON: (IDENTITY,),
    OPENING: (LEDGER,),
    STEEL: (HARBOUR,),
    PILES: (DEPOT,),
    POSTS: (CHARGING,),
    Subject("issue", "P-105-I4", "Testers blocked by accounts"): (PERMITS,),
    Subject("issue", "P-113-I1", "No test accounts yet"): (PAYROLL,),
    Subject("deliverable", "P-105-D1", "Address search"): (PERMITS,),
    Subject("deliverable", "P-112-D3", "Finding a school by address"): (MEALS,),
    Subject("milestone", "P-104-M2", "Track laid"): (DEPOT,),
    Subject("deliverable", "P-109-D1", "Sixty posts in service"): (CHARGING,),
}
LOADS = Loads(
    OVERLOADS,
    (
        *(MonthLoad(one.resource, one.period, one.unit, one.promised, one.capacity, "over") for one in OVERLOADS),
        MonthLoad(ANNA, "2026-07", "full time", Fraction(1, 2), Fraction(1), "within"),
        MonthLoad(BEN, "2026-05", "full time", Fraction(4, 5), None, "open"),
    ),
    (
        Unsettled(
            BEN,
            ("2026-05",),
            Subject("assignment", "A-11", "A-11"),
            "share",
            "missing",
            "The share promised to Depot is missing.",
            at("Assignments", 11),
        ),
    ),
    delivered=True,
    first="2026-03",
    last="2026-07",
)
CAPACITIES = {"E2": Fraction(1), "E7": Fraction(4, 5), "R-2": Fraction(1)}
FACTS = Oversight(MAP, CYCLES, CLASHES, OVERLAPS, ISSUES, OVERLOADS, CAPACITIES, HOMES, LOADS)


def small() -> AuditResult:
    """The small result, with something of everything across its projects."""
    return replace(samples.small(), oversight=FACTS)


def nothing_found() -> AuditResult:
    """All was looked for, and nothing was found."""
    facts = Oversight(DependencyMap((), ()), (), (), (), (), (), {}, {})
    return replace(samples.perfect(), oversight=facts)


def part_looked_for() -> AuditResult:
    """Only overlaps were looked for."""
    return replace(samples.small(), oversight=Oversight(overlaps=OVERLAPS))


NOUNS = ("Ledger", "Harbour", "Clinic", "Depot", "Portal", "Signal", "Archive", "Fleet", "Permit", "Payroll", "Bridge")
DEEDS = ("renewal", "migration", "extension", "roll-out", "replacement", "audit", "consolidation", "pilot")


def grown(nodes: int = 2000, links: int = 5000, seed: int = 7) -> Oversight:
    """A map of many things: most wait for what was there before them, a few in circles, some too late."""
    pick = random.Random(seed)
    things = tuple(
        Subject("project", f"G-{n:04d}", f"{pick.choice(NOUNS)} {pick.choice(DEEDS)} {n}") for n in range(nodes)
    )
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < links:
        later = pick.randrange(1, nodes)
        earlier = max(0, later - 1 - int(pick.expovariate(16 / nodes)))
        pairs[later, earlier] = None
    made = [link(things[a], things[b], row, lag=0) for row, (a, b) in enumerate(sorted(pairs), start=2)]
    cycles = []
    for number in range(5):
        one = pick.choice(made)
        back = link(one.target, one.source, links + 10 + number)
        made.append(back)
        cycles.append(Cycle(f"cycle-{number}", (one, back), (one.source, one.target), True))
    clashes = tuple(
        Clash(one, "late", f"{one.source.name} starts before {one.target.name} delivers.", pick.randint(1, 90))
        for one in pick.sample(made, min(60, len(made)))
    )
    chain = _chain(made, len(things))
    return Oversight(DependencyMap(things, tuple(made), chain), tuple(cycles), clashes, (), (), (), {}, {})


def _chain(links: list[Link], most: int) -> tuple[Link, ...]:
    """A long chain of waiting."""
    by_target = {one.target: one for one in reversed(links)}
    found: list[Link] = []
    at_ = links[0].target
    while at_ in by_target and len(found) < min(most, 12):
        found.append(by_target[at_])
        at_ = by_target[at_].source
    return tuple(found)


def large(nodes: int = 2000, links: int = 5000) -> AuditResult:
    """The small result with a map of many things."""
    return replace(samples.small(), oversight=grown(nodes, links))


def busy(pairs: int = 300, people: int = 60) -> AuditResult:
    """Many overlaps, shared issues and overloads."""
    overlaps = tuple(
        replace(
            OVERLAPS[n % 3],
            id=f"ov-{n}",
            points=10_000 - n,
            contributions=(Contribution("words", 10_000 - n, "the same words"),),
        )
        for n in range(pairs)
    )
    issues = tuple(replace(ISSUES[n % 2], id=f"si-{n}") for n in range(pairs // 2))
    months = [f"{2026 + (n // 12)}-{n % 12 + 1:02d}" for n in range(18)]
    loads = tuple(
        replace(
            OVERLOADS[1],
            id=f"load-{n}-{month}",
            resource=Subject("person", f"E{n}", f"Person number {n}"),
            period=month,
        )
        for n in range(people)
        for month in months[n % 5 :: 3]
    )
    return replace(samples.small(), oversight=replace(FACTS, overlaps=overlaps, shared_issues=issues, overloads=loads))
