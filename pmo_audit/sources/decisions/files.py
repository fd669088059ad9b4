"""The files of decisions that stand beside a portfolio's data, read together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.decision_files import files_among, workbooks_among
from pmo_audit.sources.decisions.reading import DecisionsRead, read_decisions, refused, together
from pmo_audit.sources.tables import clean
from pmo_audit.text import Origin

_AS_CSV = 'save it as `overlap-decisions.csv`, of the type "CSV UTF-8"; until then nothing in it counts'


def load_decisions(paths: Path | str | Sequence[Path | str]) -> DecisionsRead:
    """The decisions that stand beside this data, and what is wrong with them; nothing where nobody has decided."""
    read = []
    for path in files_among(paths):
        name = name_of(path)
        try:
            read.append(read_decisions(path.read_bytes(), name))
        except OSError:
            help_ = "check that you may read it; until then every pair is raised that was decided there"
            read.append(refused(f"`{name}` cannot be opened", Origin(name, ""), help_))
    for path in workbooks_among(paths):
        name = name_of(path)
        told = Diagnostic("PA840", f"`{name}` is not read", Origin(name, ""), _AS_CSV, Severity.WARNING)
        read.append(DecisionsRead((), (told,)))
    return together(read)


def name_of(path: Path) -> str:
    """How a file is called in places: as the user gave it, but without the folders of this machine."""
    shown = Path(path.parent.name, path.name) if path.is_absolute() else path
    return clean(shown.as_posix())
