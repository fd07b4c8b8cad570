"""Synthetic outlets, events and articles for load tests, as JSON lines.

    python benchmarks/synthetic.py 100000 --leads > leads.jsonl

Words, names and places are built from syllables; what an event tells depends on the seed and its
number alone, so the same call writes the same bytes anywhere, a longer run begins with a shorter
one, and nothing is kept: any number of articles streams in constant memory.  Several outlets tell
an event, each some of its facts, in one of two wordings and in its own order, with background and
page furniture of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

WORDS = 30_000  # content words in the stock; the n-th is used about 1/n as often as the first
NAMES = 8_000
FIRST_DAY = date(2020, 1, 1)
PER_DAY = 100  # articles a day
TELLINGS = (2, 4)  # fewest and most outlets that tell an event
LATE = 2  # days after the event until which it is told
BACKGROUND = 4  # sentences of its own that an outlet adds at most
SLOTS = "abcde"


def articles(count: int, seed: int = 0, leads: bool = False, per_day: int = PER_DAY) -> Iterator[dict[str, str]]:  # fmt: skip
    """Yield `count` articles of as many events as it takes, in the order of the events.

    Parameters
    ----------
    count : int
    seed : int
    leads : bool
        Titles and the first two sentences only.
    per_day : int
        Articles a day; more make the same number of articles denser in time.

    Examples
    --------
    >>> first, second = articles(2)
    >>> first["event"] == second["event"], first["outlet"] == second["outlet"]
    (True, False)
    """
    made = event = 0
    while made < count:
        for article in tellings(event, made // per_day, seed, leads):
            if made < count:
                yield article
                made += 1
        event += 1


def tellings(event: int, day: int, seed: int = 0, leads: bool = False) -> Iterator[dict[str, str]]:
    """Yield each outlet's telling of one event that happens on a day, counted from the first."""
    random = Random(f"{seed} {event}")
    story = _story(random)
    outlets = random.sample(_stock()["outlets"]["names"], random.randint(*TELLINGS))
    for number, outlet in enumerate(outlets):
        told = FIRST_DAY + timedelta(days=day + random.randint(0, LATE))
        sentences = _sentences(random, story)
        title = (
            f"{story['place']}: {story['a']} {story['b']} {random.choice((story['c'], story['p']))}"
        )
        page = _page(random, sentences)
        yield {
            "id": f"e{event}-{number}",
            "event": f"e{event}",
            "outlet": outlet,
            "date": told.isoformat(),
            "title": title,
            "text": " ".join(sentences[:2]) if leads else page,
        }


def _story(random: Random) -> dict[str, str]:
    """What fills the slots of an event's facts."""
    story = {slot: word(random) for slot in SLOTS}
    story |= {slot: f"{_name(random)} {_name(random)}" for slot in "pq"}
    story |= {slot: _name(random) for slot in ("place", "other")}
    story["n"] = _number(random)
    story["day"] = random.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
    return story


def _sentences(random: Random, story: dict[str, str]) -> list[str]:
    """One outlet's choice of facts, the main one early, and its own background."""
    first, *others = _stock()["fact"]
    chosen = random.sample(others, random.randint(3, len(others)))
    told = [random.choice(fact["tell"]).format_map(story) for fact in (first, *chosen)]
    for _ in range(random.randint(0, BACKGROUND)):
        own = story | {slot: word(random) for slot in SLOTS} | {"n": _number(random)}
        sentence = random.choice(_stock()["background"]["tell"]).format_map(own)
        told.insert(random.randint(1, len(told)), sentence)
    return told


def _page(random: Random, sentences: list[str]) -> str:
    """Paragraphs of one or two sentences, with a line of page furniture somewhere."""
    lines, rest = [], list(sentences)
    while rest:
        size = random.randint(1, 2)
        lines.append(" ".join(rest[:size]))
        rest = rest[size:]
    furniture = random.choice(_stock()["furniture"]["lines"])
    filled = furniture.format_map({"a": word(random), "place": _name(random)})
    lines.insert(random.randint(1, len(lines)), filled)
    return "\n\n".join(lines)


def word(random: Random) -> str:
    """Draw a content word of the stock, by Zipf's law."""
    rank = int(WORDS ** random.random())
    return _built(rank)


def _number(random: Random) -> str:
    return str(random.randint(3, 900))


def _name(random: Random) -> str:
    return _built(WORDS + random.randrange(NAMES)).capitalize()


@cache
def _built(rank: int) -> str:
    """The word of a rank: syllables picked by its digits, so that no two ranks share one."""
    syllables = _stock()["syllables"]
    first, middle, last = (syllables[part] for part in ("first", "middle", "last"))
    rank, i = divmod(rank, len(first))
    rank, j = divmod(rank, len(last))
    spelled = ""
    while rank:
        rank, k = divmod(rank - 1, len(middle) - 1)
        spelled += middle[1 + k]
    return first[i] + spelled + last[j]


@cache
def _stock() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def main() -> None:
    """Write articles to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--leads", action="store_true", help="titles and first sentences only")
    parser.add_argument("--per-day", type=int, default=PER_DAY, metavar="N")
    given = parser.parse_args()
    for article in articles(given.count, given.seed, given.leads, given.per_day):
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
