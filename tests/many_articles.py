"""Any number of invented articles, many outlets and events, the same on every run.

The 24 invented articles of tests/data/corpus are told again about other places, people and
figures: within an event the names are the same in all tellings, and some numbers are not.

    python tests/many_articles.py FOLDER 300
"""

import csv
import random
import re
import sys
from itertools import count, cycle, islice
from pathlib import Path

SOURCE = Path(__file__).parent / "data" / "corpus"
OUTLETS = [f"{place} {paper}" for place in ("Harbor", "Northmoor", "Tidewater", "Velden") for paper in ("Courier", "Herald", "Mirror")]  # fmt: skip
TELLINGS = 5
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
KEPT = set("January February March April May June July August September October November December "
           "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Photo Ledger".split())  # fmt: skip
NUMBER = re.compile(r"(?<![\d.,:/-])[1-9]\d{0,2}(?![\d.,:/-])")
SYLLABLES = (
    "bar cal den fen gor hal kes lan mor nev pol quin ros sel tor ul ven wes yar zel".split()
)
FIELDS = ["file", "outlet", "event", "date", "title", "source", "note"]


def templates():
    """The texts of each invented event."""
    texts = {}
    for path in sorted(SOURCE.glob("e*.txt")):
        texts.setdefault(path.stem.split("-")[0], []).append(path.read_text("utf-8"))
    return list(texts.values())


def retold(texts, chance):
    """One event told by several outlets: new names, the same in all; figures that mostly agree."""
    names = sorted({name for text in texts for name in NAME.findall(text)} - KEPT)
    new = {name: "".join(chance.sample(SYLLABLES, 2)).capitalize() for name in names}
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b")
    shift = chance.randrange(1, 40)
    for text in islice(cycle(texts), TELLINGS):
        paragraphs = pattern.sub(lambda found: new[found[0]], text).split("\n\n")
        kept = [p for p in paragraphs if chance.random() < 0.9] or paragraphs
        more = shift + int(chance.random() < 0.3)
        yield NUMBER.sub(lambda found, more=more: str(int(found[0]) + more), "\n\n".join(kept))


def write(folder, articles, seed=0):
    """Write articles with their metadata into a new folder and return it."""
    folder.mkdir(parents=True)
    chance = random.Random(seed)
    rows = []
    for number, texts in zip(count(1), cycle(templates()), strict=False):
        outlets = chance.sample(OUTLETS, TELLINGS)
        for outlet, text in zip(outlets, retold(texts, chance), strict=True):
            file = f"e{number:03}-{outlet.lower().replace(' ', '_')}.txt"
            if len(rows) == articles:
                break
            (folder / file).write_text(text, encoding="utf-8")
            date = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
            rows.append(
                [file, outlet, f"event {number:03}", date, f"Event {number}", "invented", ""]
            )
        if len(rows) == articles:
            break
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([FIELDS, *rows])
    return folder


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2])))
