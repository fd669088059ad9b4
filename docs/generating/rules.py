"""`rules.md`: the shipped standards, from `rules/`."""

from __future__ import annotations

from collections.abc import Sequence

from docs.generating.fields import holds
from docs.generating.markdown import anchor, box, code, page, parts, table, wrapped
from pmo_audit.api import LoadedStandard, load_standard, shipped_packs
from pmo_audit.ir import DefinitionDeclared, ParameterDeclared, Rule
from pmo_audit.records import Extension
from pmo_audit.types import Type

_RULES = """
The standards that come with pmo-audit. `pmo-audit run --rules stage_gate` audits by one of them, and
`pmo-audit explain SG-301` shows a rule with its examples. They are text files that you may copy and change.
"""


def rules_page() -> str:
    """The shipped standards, each with all its rules."""
    packs = [load_standard(name) for name in shipped_packs()]
    return page("Rules", _RULES, *map(_pack, packs))


def _pack(pack: LoadedStandard) -> str:
    standard = pack.standard
    files = ", ".join(f"`rules/{one.name}`" for one in pack.sources)
    facts = [f"Version {standard.version}, {standard.owner}.", f"Source: {standard.source}.", f"Text: {files}."]
    if standard.lifecycle:
        facts.append(f"Stages: {code(', '.join(standard.lifecycle))}.")
    overview = (
        (
            f"[{one.code}](#{anchor(_title(one))})",
            one.severity.value,
            one.title,
            " ".join(f"`#{tag}`" for tag in one.tags),
        )
        for one in standard.rules
    )
    return parts(
        f"## `{standard.name}`: {standard.title}",
        pack.description,
        "\n".join(f"* {fact}" for fact in facts),
        table(("Rule", "Severity", "What it asks", "Tags"), overview),
        _parameters(standard.parameters),
        _extensions(standard.extensions),
        _definitions(standard.definitions),
        *map(_rule, standard.rules),
    )


def _parameters(parameters: Sequence[ParameterDeclared]) -> str:
    rows = ((f"`{one.name}`", code(one.said), one.doc) for one in parameters)
    return parts("Its parameters:", table(("Parameter", "Value", "What it is"), rows)) if parameters else ""


def _extensions(extensions: Sequence[Extension]) -> str:
    rows = ((one.entity, f"`{one.field.name}`", one.field.doc, _plain(one.field.type)) for one in extensions)
    headings = ("Record", "Field", "What it is", "Holds")
    return parts("The fields it adds:", table(headings, rows)) if extensions else ""


def _definitions(definitions: Sequence[DefinitionDeclared]) -> str:
    return parts("What it defines:", box("pmo", "\n".join(one.text for one in definitions))) if definitions else ""


def _plain(kind: Type) -> str:
    return holds(kind).replace("](#", "](fields.md#")


def _rule(rule: Rule) -> str:
    scope, _, require = rule.sentence.partition(", require ")
    sentence = "\n".join(wrapped("for each ", scope.removeprefix("for each ")) + wrapped("require  ", require))
    texts = (
        ("Severity", rule.severity.value),
        ("Because", rule.because),
        ("Remedy", rule.remedy),
        ("Source", rule.source),
    )
    told = "\n".join(f"* {name}: {text}" for name, text in texts if text)
    return parts(f"### {_title(rule)}", box("text", sentence), told)


def _title(rule: Rule) -> str:
    return f"{rule.code}: {rule.title}"
