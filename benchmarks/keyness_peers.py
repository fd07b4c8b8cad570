"""Compare word scores with those of convokit and scattertext, to the last digits.

    python benchmarks/keyness_peers.py GOLD SITE_PACKAGES

GOLD is a JSON Lines file of articles with ``text`` and ``outlet``.  SITE_PACKAGES is a folder in which
the two packages lie unpacked (``pip install --no-deps --target SITE_PACKAGES convokit scattertext``):
installed whole they bring torch and spaCy, so their scoring methods alone are taken from their own
source, unchanged, and run on our counts.  A package that is not there is named.  Prints JSON: for each
package, prior and pair of outlets the largest difference of z; the exit code is 1 beyond 1e-9.
"""

import argparse
import ast
import contextlib
import io
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd

from analysis.framing import log_odds, term_counts

TOLERANCE = 1e-9
CONVOKIT = Path("convokit/fighting_words/fightingWords.py")
SCATTERTEXT = Path("scattertext/termsignificance/LogOddsRatioInformativeDirichletPiror.py")
Scores = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]


def method(path: Path, name: str) -> Callable:
    """One method of a source file, taken out of its class and without its annotations."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            for argument in node.args.args:
                argument.annotation = None
            module = ast.Module([node], [])
            found: dict = {"np": np}
            exec(compile(module, str(path), "exec"), found)
            return found[name]
    raise LookupError(f"{path} has no {name}")


def convokit(folder: Path) -> Scores:
    """Convokit's z, two terms of variance, its prior given as an array."""
    compare = method(folder / CONVOKIT, "_bayes_compare_language")

    def scores(a: np.ndarray, b: np.ndarray, prior: np.ndarray) -> np.ndarray:
        counted = SimpleNamespace(toarray=lambda: np.array([a, b]))
        vectorizer = SimpleNamespace(
            fit_transform=lambda texts: counted, vocabulary_={i: i for i in range(len(a))}
        )
        given = SimpleNamespace(text_func=str, cv=vectorizer, prior=prior)
        with contextlib.redirect_stdout(io.StringIO()):
            z = compare(given, ["a"], ["b"])
        return np.array([z[i] for i in range(len(a))])

    return scores


def scattertext(folder: Path) -> Scores:
    """Scattertext's zeta, four terms of variance, its prior unscaled."""
    zeta = method(folder / SCATTERTEXT, "get_zeta_i_j_given_separate_counts")

    def scores(a: np.ndarray, b: np.ndarray, prior: np.ndarray) -> np.ndarray:
        given = SimpleNamespace(_priors=prior, _scale_type="none", _prior_power=1, _scale=1)
        return zeta(given, a, b)

    return scores


PEERS = {"convokit": (convokit, "two_terms"), "scattertext": (scattertext, "four_terms")}


def difference(
    peer: Scores, variance: str, a: pd.Series, b: pd.Series, prior: pd.Series
) -> dict[str, float]:
    """The largest difference of z, and CPU seconds of both kernels."""
    started = time.process_time()
    theirs = peer(a.to_numpy(float), b.to_numpy(float), prior.to_numpy(float))
    between = time.process_time()
    ours = log_odds(a, b, prior, variance)["z"]
    return {
        "words": len(a),
        "largest difference of z": float(np.abs(ours.to_numpy() - theirs).max()),
        "CPU seconds, peer": round(between - started, 4),
        "CPU seconds, ours": round(time.process_time() - between, 4),
    }


def compared(articles: list[dict[str, str]], folder: Path, name: str) -> dict[str, dict]:
    """One peer on each pair of outlets, under a flat and a pooled prior."""
    make, variance = PEERS[name]
    peer = make(folder)
    outlets = sorted({a["outlet"] for a in articles})
    counts = {outlet: Counter[str]() for outlet in outlets}
    for article in articles:
        counts[article["outlet"]].update(term_counts(article["text"]))
    table = pd.DataFrame(counts).fillna(0.0).sort_index()
    found = {}
    for a, b in itertools.pairwise(outlets):
        pooled = table[a] + table[b]
        both = table[pooled > 0]
        pooled = pooled[pooled > 0]
        priors = {"flat": pooled * 0 + 0.1, "pooled": 500 * pooled / pooled.sum()}
        for label, prior in priors.items():
            found[f"{a} v {b}, {label}"] = difference(peer, variance, both[a], both[b], prior)
    return found


def main() -> None:
    """Print the differences; fail beyond the tolerance."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines()]
    report: dict[str, object] = {}
    for name, place in (("convokit", CONVOKIT), ("scattertext", SCATTERTEXT)):
        there = (options.folder / place).exists()
        report[name] = compared(articles, options.folder, name) if there else "not installed"
    print(json.dumps(report, indent=1))
    largest = [
        run["largest difference of z"]
        for runs in report.values()
        if isinstance(runs, dict)
        for run in runs.values()
    ]
    sys.exit(not largest or max(largest) > TOLERANCE)


if __name__ == "__main__":
    main()
