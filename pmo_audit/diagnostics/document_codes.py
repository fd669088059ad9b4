"""Codes of what may be wrong with YAML and NDJSON (PA550-555)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, data

DOCUMENTS: tuple[Code, ...] = (
    Code(
        "PA550",
        "broken YAML",
        "The file does not follow the rules of YAML, so nothing of it is read. Most often a line is indented otherwise "
        "than those around it, a tab stands where spaces are expected, or a text that holds `: ` has no quotes.",
        data(("projects.yaml", "- id: P1\n  name: Phase 2: the portal\n")),
        data(("projects.yaml", '- id: P1\n  name: "Phase 2: the portal"\n')),
    ),
    Code(
        "PA551",
        "an anchor that leads nowhere or everywhere",
        "A name such as `*there` stands for what was called `&there` before. This one was never said, stands within "
        "itself, or is mentioned so often that the file would grow beyond all measure. Nothing of the file is read.",
        data(("projects.yaml", "- id: P1\n  sponsor: *ann\n")),
        data(("projects.yaml", "- id: P1\n  sponsor: &ann Ann Lee\n- id: P2\n  sponsor: *ann\n")),
    ),
    Code(
        "PA552",
        "a tag in YAML",
        "A tag such as `!money` asks a program to make something of the value that follows. What that would be is not "
        "known here, so the value is unreadable; and so is what `<<` cannot be filled in from.",
        data(("projects.yaml", "- id: P1\n  budget: !money EUR 1m\n")),
        data(("projects.yaml", "- id: P1\n  budget: EUR 1m\n")),
    ),
    Code(
        "PA553",
        "several documents in one file",
        "A line `---` begins a second document in the YAML file. Only the first is read, and its registers count as "
        "incomplete.",
        data(("projects.yaml", "- id: P1\n---\n- id: P2\n")),
        data(("projects.yaml", "---\n- id: P1\n- id: P2\n")),
    ),
    Code(
        "PA554",
        "a line that is no record",
        "A file that ends in `.ndjson` or `.jsonl` has one record in each line, as JSON. This line cannot be read, so "
        "its record is lost and the register counts as incomplete; all others are read.",
        data(("projects.ndjson", '{"id": "P1"}\n{"id": "P2"\n')),
        data(("projects.ndjson", '{"id": "P1"}\n{"id": "P2"}\n')),
    ),
    Code(
        "PA555",
        "keys from another object",
        "Objects of the YAML file have keys from others through `<<`. They count as if they were written there; a key "
        "that an object has itself goes before.",
        data(("projects.yaml", "- &first\n  id: P1\n  manager: Bo Ek\n- <<: *first\n  id: P2\n")),
        data(("projects.yaml", "- id: P1\n  manager: Bo Ek\n- id: P2\n  manager: Bo Ek\n")),
    ),
)
