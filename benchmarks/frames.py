"""Precision of the frame dictionary on hits that were read one by one.

    python benchmarks/frames.py GOLD

GOLD is a JSON Lines file of articles with ``id`` and ``text``; the labels are in ``frame_hits.csv``
beside this file (one reading; its header says whose).  A labelled hit that the dictionary no longer
finds is left out and counted.  Frames whose lower bound of precision is under .6 are pointed out.
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from analysis.comparison import wilson
from analysis.framing import frames
from analysis.framing.frame_cues import definitions

LEAST_PRECISION = 0.6


def read_labels() -> list[dict[str, str]]:
    """Labelled hits."""
    lines = Path(__file__).with_name("frame_hits.csv").read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def main() -> None:
    """Print precision by frame."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold.read_text("utf-8").splitlines()
    texts = {article["id"]: article["text"] for article in map(json.loads, gold)}
    labels = [label for label in read_labels() if label["id"] in texts]
    wanted = {label["id"] for label in labels}
    found = {(i, h.start, h.end, h.category) for i in sorted(wanted) for h in frames(texts[i])}
    right, total, lost = Counter[str](), Counter[str](), 0
    for label in labels:
        frame = label["frame"]
        if (label["id"], int(label["start"]), int(label["end"]), frame) not in found:
            lost += 1
            continue
        right[frame] += int(label["right"])
        total[frame] += 1
    print(f"{'frame':42}   n  right  precision  interval")
    for frame in definitions():
        share = wilson(right[frame], total[frame])
        bounds = "-" if share.low is None else f"{share.low:.2f}-{share.high:.2f}"
        note = "" if (share.low or 0) >= LEAST_PRECISION else "  under .6"
        print(f"{frame:42} {share.n:3} {right[frame]:6} {share.estimate:10.2f}  {bounds}{note}")
    print(f"{lost} labelled hits are no longer found")


if __name__ == "__main__":
    main()
