"""Headings as registers have them, and the field each is taken for."""

from __future__ import annotations

import pytest

from pmo_audit.proposing.headings import spoken, wording
from pmo_audit.proposing.vocabulary import LIKELY, Vocabulary
from pmo_audit.records import core_schema

SCHEMA = core_schema()
VOCABULARY = Vocabulary(SCHEMA)

HEADINGS = """
project | Project Ref | id
project | Proj. No | id
project | N° projet | id
project | Projekt-Nr. | id
project | Scheme / No. | id
project | projectId | id
project | Init. # | id
project | Initiative no | id
project | Scheme | name
project | Projektbezeichnung | name
project | Intitulé | name
project | Project/Programme Name | name
project | Budget (£k) | budget
project | Approved funding (EUR m) | budget
project | Presupuesto (€) | budget
project | budget_gbp_m | budget
project | Bugdet ($k) | budget
project | Spend to date (£k) | actual_cost
project | Istkosten (TEUR) | actual_cost
project | Senior Responsible Owner (SRO) | sponsor
project | Burn to date | actual_cost
project | Exec sponser | sponsor
project | Accountable exec | sponsor
project | Accountable executive | sponsor
project | Opdrachtgever | sponsor
project | Chef de projet | manager
project | Projektleiter | manager
project | Delivery lead | manager
project | Go-live date | finish
project | Date de fin prévue | finish
project | Dates / From | start
project | Ampel | rag
project | Semáforo | rag
project | Riba stage | phase
project | % complete | percent_complete
risk | Likelyhood | probability
risk | Eintrittswahrscheinlichkeit | probability
risk | Projcet | project
risk | Init. # | project
risk | Scheme ref | project
risk | Open/Closed | status
action | By when | due
dependency | Waits for | target
person | Adresse mail | email
milestone | Approve design / Expected | forecast
"""
NOTHING = """
project | Budget variance
project | Sponsor email
project | Previous RAG
project | Budget comments
project | Sponsor department
project | Cost RAG
project | Colour of the cover
risk | Project manager
"""


@pytest.mark.parametrize("line", HEADINGS.strip().splitlines())
def test_a_heading_is_taken_for_a_field(line: str) -> None:
    entity, heading, field = (part.strip() for part in line.split("|"))
    best = VOCABULARY.like(SCHEMA.entities[entity], heading)[0]
    assert best.field.name == field
    assert best.score >= LIKELY
    assert best.reason


@pytest.mark.parametrize("line", NOTHING.strip().splitlines())
def test_a_heading_that_means_something_else_is_taken_for_nothing(line: str) -> None:
    entity, heading = (part.strip() for part in line.split("|"))
    assert not [one for one in VOCABULARY.like(SCHEMA.entities[entity], heading) if one.score >= LIKELY]


@pytest.mark.parametrize("entity", SCHEMA.entities.values(), ids=lambda one: one.name)
def test_every_field_is_known_by_its_name_and_aliases(entity) -> None:
    for field in entity.fields:
        for name in (field.name, *field.aliases):
            strict = [one.field.name for one in VOCABULARY.like(entity, name) if one.strict]
            assert field.name in strict


def test_accents_plurals_and_articles_make_no_difference() -> None:
    assert wording("Les Coûts du projet").core == wording("cout projets").core


def test_headings_of_programs_are_spoken() -> None:
    assert spoken("fy_budget_gbp_m") == "fy budget GBP m"
    assert spoken("budgetGbp") == "budget GBP"
    assert spoken("all_of_it") == "all_of_it"
    assert spoken("Budget (GBP)") == "Budget (GBP)"
