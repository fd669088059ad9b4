"""Other engines with the same rules, ready to judge one project: all that can be done before is done before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import regorus
import rule_engine

from benchmarks.evaluate import Failing
from benchmarks.many_rules import REGO20
from benchmarks.plain import Json, plain_projects
from benchmarks.portfolios import AS_OF
from benchmarks.rule_engine_rules import FAILING
from pmo_audit.records import Portfolio, Record

Judge = Callable[[Record], Failing]

OWNED = {"risk": "risks", "issue": "issues", "change": "changes", "dependency": "dependencies"}


def regorus_judge(portfolio: Portfolio) -> Judge:
    """One engine for each project, with the policy parsed and the project set as its input.

    A rule is carried out anew at each call: Regorus keeps no results from call to call.
    """
    projects = plain_projects(portfolio)
    facts = {one["id"]: {name: one[name] for name in ("status", "finish")} for one in projects}
    engine = regorus.Engine()
    engine.add_policy(REGO20.name, REGO20.read_text(encoding="utf-8"))
    engine.add_data({"today": AS_OF.toordinal(), "projects": facts})
    engines: dict[str, Any] = {}
    for project in projects:
        engines[project["id"]] = clone = engine.clone()
        clone.set_input(project)

    def judge(project: Record) -> Failing:
        found = engines[project.key].eval_rule("data.stage_gate.failing")
        return frozenset((code, key) for code, keys in found.items() for key in keys)

    return judge


def rule_engine_judge(portfolio: Portfolio) -> Judge:
    """Every rule parsed, and every record with the facts of other records that its rules ask for."""
    context = rule_engine.Context(resolver=rule_engine.resolve_item)
    rules = [(code, entity, rule_engine.Rule(text, context=context)) for code, entity, text in FAILING]
    projects = {one["id"]: _with_facts(one) for one in plain_projects(portfolio)}
    for project in projects.values():
        for one in project["dependencies"]:
            target = projects[one["target"]]
            one |= {"target_status": target["status"], "target_finish": target["finish"]}

    def judge(project: Record) -> Failing:
        facts = projects[project.key]
        return frozenset(
            (code, one["id"])
            for code, entity, rule in rules
            for one in ([facts] if entity == "project" else facts[OWNED[entity]])
            if rule.matches(one)
        )

    return judge


def _with_facts(project: Json) -> Json:
    project["today"] = AS_OF.toordinal()
    for plural in OWNED.values():
        for one in project[plural]:
            one |= {
                "today": project["today"],
                "project_start": project["start"],
                "project_budget": project["budget"],
            }
    return project
