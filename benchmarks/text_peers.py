"""How alike texts are by other means: plain TF-IDF, rapidfuzz, MinHash. Each takes ids and texts, and scores pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from benchmarks.labelled import Scores

Peer = Callable[[Sequence[str], Sequence[str]], Scores]


def tfidf(ids: Sequence[str], texts: Sequence[str]) -> Scores:
    """The cosine of scikit-learn's TF-IDF as it comes, multiplied by sparse-dot-topn; every pair is kept."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    matrix = TfidfVectorizer().fit_transform(texts)
    product = sp_matmul_topn(matrix, matrix.T.tocsr(), len(ids), n_threads=1).tocoo()
    return _of(ids, zip(product.row.tolist(), product.col.tolist(), product.data.tolist(), strict=True))


def scaled_tfidf(ids: Sequence[str], texts: Sequence[str]) -> Scores:
    """The same less how alike either text is to its ten nearest on average, which is the best of the plain means."""
    plain = tfidf(ids, texts)
    place = {id_: at for at, id_ in enumerate(ids)}
    alike = np.zeros((len(ids), len(ids)))
    for (one, other), value in plain.items():
        alike[place[one], place[other]] = alike[place[other], place[one]] = value
    nearest = np.sort(alike, axis=1)[:, -10:].mean(axis=1)
    scaled = alike - (nearest[:, None] + nearest[None, :]) / 2
    return {_key(ids[a], ids[b]): float(scaled[a, b]) for a in range(len(ids)) for b in range(a)}


def fuzzy(ids: Sequence[str], texts: Sequence[str]) -> Scores:
    """rapidfuzz's `token_set_ratio` of all pairs."""
    from rapidfuzz import fuzz, process, utils

    prepared = [utils.default_process(one) for one in texts]
    scores = process.cdist(prepared, prepared, scorer=fuzz.token_set_ratio, workers=1)
    return {_key(ids[a], ids[b]): float(scores[a, b]) / 100 for a in range(len(ids)) for b in range(a)}


def minhash(ids: Sequence[str], texts: Sequence[str]) -> Scores:
    """The likeness that datasketch's MinHash of 128 permutations tells, of the sets of words."""
    from datasketch import MinHash

    rows = []
    for text in texts:
        made = MinHash(num_perm=128, seed=1)
        made.update_batch([word.encode() for word in sorted(set(text.lower().split()))])
        rows.append(made.hashvalues)
    hashes = np.stack(rows)
    found = {}
    for at in range(len(ids)):
        for other, share in enumerate((hashes[at] == hashes[:at]).mean(axis=1).tolist()):
            found[_key(ids[at], ids[other])] = share
    return found


PEERS: Mapping[str, Peer] = {"TF-IDF": tfidf, "TF-IDF, scaled": scaled_tfidf, "rapidfuzz": fuzzy, "MinHash": minhash}


def _of(ids: Sequence[str], entries: object) -> Scores:
    return {_key(ids[a], ids[b]): value for a, b, value in entries if a != b}  # type: ignore[attr-defined]


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
