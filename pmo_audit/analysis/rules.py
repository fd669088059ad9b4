"""One rule block checked: its clauses collected, its scope opened, its parts typed."""

from __future__ import annotations

from pmo_audit import ir
from pmo_audit.analysis.examples import read_example
from pmo_audit.analysis.expressions import condition
from pmo_audit.analysis.messages import read_message
from pmo_audit.analysis.names import named
from pmo_audit.analysis.scope import Scope
from pmo_audit.analysis.typing import type_of
from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.findings import Grade
from pmo_audit.language import tree
from pmo_audit.text import Location, SourceText, Span, in_words, nearest
from pmo_audit.types import UnknownType

_GRADES = tuple(grade.value for grade in Grade)


def check_rule(outside: Scope, block: tree.RuleBlock, standard: str) -> ir.Rule | None:
    """The typed rule, or None where it or something it uses has a mistake; every mistake in it is reported."""
    mistakes: list[Diagnostic] = []
    rule = _rule(replace(outside, report=mistakes.append), block, standard)
    for one in mistakes:
        outside.report(one)
    return rule if not mistakes and rule is not None and _whole(rule) else None


def _whole(rule: ir.Rule) -> bool:
    """Whether nothing in the rule stands for a mistake that was told elsewhere, such as in a definition."""
    return not any(isinstance(type_of(node), UnknownType) for root in rule.roots for node in ir.walk(root))


def _rule(outside: Scope, block: tree.RuleBlock, standard: str) -> ir.Rule | None:
    _tell_repeated(outside, block)
    scopes = [clause for clause in block.clauses if isinstance(clause, tree.Scope)]
    requires = [clause for clause in block.clauses if isinstance(clause, tree.Require)]
    _tell_absent(outside, block, bool(scopes), bool(requires))
    severity = _severity(outside, block)
    scope = _enter(outside, scopes[0]) if scopes else None
    if scope is None or not requires:
        return None
    where = condition(scope, scopes[0].where) if scopes[0].where is not None else None
    require = condition(scope, requires[0].condition)
    exemptions = [_exemption(scope, one) for one in block.clauses if isinstance(one, tree.Except)]
    force = _in_force(outside, block)
    message = _one(block, "message")
    examples = [
        read_example(scope, one, scope.innermost.entity) for one in block.clauses if isinstance(one, tree.Example)
    ]
    return ir.Rule(
        code=block.code.text,
        title=block.title.text,
        standard=standard,
        severity=severity or Grade.MAJOR,
        tags=tuple(word.text for clause in _clauses(block, "tags") for word in clause.words),
        entity=scope.innermost.entity,
        where=where,
        require=require,
        exemptions=tuple(exemptions),
        in_force_from=force.start if force else None,
        in_force_until=force.end if force else None,
        because=_text(block, "because"),
        remedy=_text(block, "remedy"),
        source=_text(block, "source"),
        message=read_message(scope, message.words[0]) if message else None,
        examples=tuple(one for one in examples if one is not None),
        sentence=_sentence(outside.source, block, scopes[0], requires[0]),
        place=Location(outside.source, Span(block.span.start, block.title.span.end)),
    )


def _enter(outside: Scope, clause: tree.Scope) -> Scope | None:
    """The scope in which the rule's subject is looked at."""
    entity = outside.schema.find_entity(clause.entity.text)
    if entity is not None:
        inside = outside.inside(entity.name, clause.entity.span)
        return named(inside, clause.alias) if clause.alias is not None else inside
    plural = outside.schema.find_by_noun(clause.entity.text)
    near = plural.name if plural else nearest(clause.entity.text, outside.schema.entities)
    help_ = f"did you mean `{near}`?" if near else "`pmo-audit schema` lists the kinds of record"
    outside.tell("PA202", f"there is no kind of record `{clause.entity.text}`", clause.entity.span, help_)
    return None


def _tell_repeated(outside: Scope, block: tree.RuleBlock) -> None:
    seen: set[str] = set()
    for clause in block.clauses:
        keyword = _keyword(clause)
        if keyword in seen and keyword not in ("example", "tags", "except"):
            outside.tell(
                "PA104",
                f"`{keyword}` stands twice in rule `{block.code.text}`",
                clause.span,
                "leave one of them",
            )
        seen.add(keyword)


def _tell_absent(outside: Scope, block: tree.RuleBlock, scoped: bool, requires: bool) -> None:
    lacking = [
        word
        for word, there in (
            ("severity", bool(_clauses(block, "severity"))),
            ("for each", scoped),
            ("require", requires),
        )
        if not there
    ]
    if lacking:
        words = in_words(f"`{word} …`" for word in lacking)
        span = Span(block.span.start, block.title.span.end)
        outside.tell(
            "PA105",
            f"rule `{block.code.text}` has no {words}",
            span,
            "a rule says how grave, to whom, and what",
        )


def _severity(outside: Scope, block: tree.RuleBlock) -> Grade | None:
    clause = _one(block, "severity")
    if clause is None:
        return None
    word = clause.words[0]
    if word.text in _GRADES:
        return Grade(word.text)
    near = nearest(word.text, _GRADES)
    help_ = f"did you mean `{near}`? " if near else ""
    outside.tell("PA203", f"`{word.text}` is no severity", word.span, f"{help_}it is {in_words(_GRADES, 'or')}")
    return None


def _clauses(block: tree.RuleBlock, keyword: str) -> list[tree.Clause]:
    return [one for one in block.clauses if isinstance(one, tree.Clause) and one.keyword == keyword]


def _one(block: tree.RuleBlock, keyword: str) -> tree.Clause | None:
    found = _clauses(block, keyword)
    return found[0] if found else None


def _text(block: tree.RuleBlock, keyword: str) -> str:
    clause = _one(block, keyword)
    return clause.words[0].text if clause else ""


def _keyword(clause: tree.RuleClause) -> str:
    match clause:
        case tree.Clause(keyword=keyword):
            return keyword
        case tree.Scope():
            return "for each"
        case tree.Require():
            return "require"
        case tree.InForce():
            return "in force"
        case tree.Except():
            return "except"
        case _:
            return "example"


def _exemption(scope: Scope, clause: tree.Except) -> ir.Exemption:
    where = condition(scope, clause.where)
    require = condition(scope, clause.require) if clause.require is not None else None
    return ir.Exemption(clause.title.text, where, require, Location(scope.source, clause.span))


def _in_force(outside: Scope, block: tree.RuleBlock) -> tree.InForce | None:
    clause = next((one for one in block.clauses if isinstance(one, tree.InForce)), None)
    if clause is not None and clause.start and clause.end and clause.end < clause.start:
        outside.tell("PA108", "this rule ends before it begins", clause.span, "give the later day last")
    return clause


def _sentence(source: SourceText, block: tree.RuleBlock, scope: tree.Scope, require: tree.Require) -> str:
    """What the rule asks, in the author's words on one line, without comments."""
    exceptions = [clause.span for clause in block.clauses if isinstance(clause, tree.Except)]
    return ", ".join(_words(source, span) for span in (scope.span, require.span, *exceptions))


def _words(source: SourceText, span: Span) -> str:
    lines = source.content[span.start : span.end].splitlines()
    return " ".join(" ".join(_without_comment(line).split()) for line in lines).strip()


def _without_comment(line: str) -> str:
    """The line up to a `--` that is not between quotation marks."""
    pieces = line.split('"')
    for index in range(0, len(pieces), 2):
        if "--" in pieces[index]:
            return '"'.join([*pieces[:index], pieces[index].split("--")[0]])
    return line
