"""Check word-use statistics on real articles: type-I error, time, and outlets' own names.

    python benchmarks/keyness.py GOLD [--half 0|1] [--swaps N]

GOLD is a JSON Lines file of articles with ``text``, ``outlet`` and ``event``, several outlets an
event.  Prints JSON: how often the family-wise test rejects when labels are swapped at random within
events (it should be 5 %), how often a single word does, and how many words pass |z| 1.96 then; CPU
seconds of one test of 200 articles with 1,000 relabellings; which of the outlets' own names are
among the most distinctive words, without and with the mask; how many words survive the test.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import numpy as np

from analysis.comparison import permute_keyness, wilson
from analysis.evaluation import half_of
from analysis.framing import self_names, term_counts, tokens

# (199 + 1) x .05 is a whole number, so that a right test rejects in exactly 5 % of swaps.
RELABELLINGS = 199
TOP = 50


def load(path: Path, half: int | None) -> list[dict[str, str]]:
    """Articles of the file, or of one half of its events."""
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [a for a in articles if half is None or half_of(a["event"]) == half]


def type_one_error(articles: list[dict[str, str]], swaps: int) -> dict:
    """Swap two outlets' labels at random within events, test each time, count rejections."""
    outlet, against = sorted({a["outlet"] for a in articles})[:2]
    articles = [a for a in articles if a["outlet"] in (outlet, against)]
    counts = [term_counts(a["text"]) for a in articles]
    events = [a["event"] for a in articles]
    generator = np.random.default_rng(1)
    family, single, naive = [], [], []
    for swap in range(swaps):
        labels = swapped([a["outlet"] for a in articles], events, generator)
        result = permute_keyness(
            counts, labels, events, outlet, against, relabellings=RELABELLINGS, seed=swap
        )
        tested = result.table.dropna(subset=["p"])
        family.append(bool((tested["p_family"] <= 0.05).any()))
        single.append(float((tested["p"] <= 0.05).mean()))
        naive.append(int((tested["z"].abs() > 1.96).sum()))
    share = wilson(sum(family), swaps)
    return {
        "outlets": [outlet, against],
        "swaps": swaps,
        "relabellings each": RELABELLINGS,
        "words tested": len(tested),
        "family-wise error, interval": [
            round(share.estimate, 4),
            round(share.low, 4),
            round(share.high, 4),
        ],
        "error of single words": round(float(np.mean(single)), 4),
        "words beyond |z| 1.96 by chance": round(float(np.mean(naive)), 1),
    }


def swapped(outlets: list[str], events: list[str], generator: np.random.Generator) -> list[str]:
    """Outlets exchanged at random within each event."""
    labels = np.array(outlets, dtype=object)
    for event in sorted(set(events)):
        places = [i for i, e in enumerate(events) if e == event]
        labels[places] = generator.permutation(labels[places])
    return list(labels)


def distinctive(articles: list[dict[str, str]], masked: bool) -> dict:
    """Own names among the most distinctive words of each outlet, and words that survive the test."""
    outlets, events = [a["outlet"] for a in articles], [a["event"] for a in articles]
    names = self_names(outlets)
    own = {words[0] for words in map(tokens, names) if len(words) == 1}
    counts = [term_counts(a["text"], mask=names if masked else ()) for a in articles]
    found = {}
    for outlet in sorted(set(outlets)):
        test = permute_keyness(counts, outlets, events, outlet)
        top: set[str] = set()
        for score in ("z", "z_paired", "log_likelihood"):
            top.update(test.table[score].dropna().nlargest(TOP).index)
        found[outlet] = {
            "own names in the top": sorted(own & top),
            "words with p_family < .05": int((test.table["p_family"] < 0.05).sum()),
            "words with |z| > 1.96": int((test.table["z"].abs() > 1.96).sum()),
            "threshold": round(test.threshold, 2) if test.threshold else None,
            "events": test.n_events,
        }
    return found


def seconds(articles: list[dict[str, str]]) -> float:
    """CPU seconds to count 200 articles of 100 events and test with 1,000 relabellings."""
    outlet, against = sorted({a["outlet"] for a in articles})[:2]
    sides = [[a["text"] for a in articles if a["outlet"] == o] for o in (outlet, against)]
    texts = [sides[i % 2][(i // 2) % len(sides[i % 2])] for i in range(200)]
    events = [str(i // 2) for i in range(200)]
    start = time.process_time()
    counts: list[Counter[str]] = [term_counts(text) for text in texts]
    permute_keyness(counts, [outlet, against] * 100, events, outlet, against, relabellings=1000)
    return round(time.process_time() - start, 2)


def main() -> None:
    """Run all checks and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--swaps", type=int, default=4000)
    options = parser.parse_args()
    articles = load(options.gold, options.half)
    report = {
        "articles": len(articles),
        "CPU seconds, 200 articles, 1,000 relabellings": seconds(articles),
        "without mask": distinctive(articles, masked=False),
        "with mask": distinctive(articles, masked=True),
        "type I": type_one_error(articles, options.swaps),
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
