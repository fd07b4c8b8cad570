"""Every table grows with the text: a long article takes no more time a page than a short one."""

from functools import cache
from importlib import import_module
from itertools import islice, product

import pytest

from analysis.corpus import Corpus
from analysis.layers import Article
from analysis.tables import TABLES, cleaning, leakage

measure = import_module("analysis.tables.measure")
SYLLABLES = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]
PARAGRAPH = (
    "Mayor Ada {name}, the embattled leader of the town, said: “We may win {number} votes, perhaps. "
    "The regime must fall.” The court ruled that {name} clearly broke the law {number} times.\n\n"
    "Advertisement\n\n"
)


def article(length):
    """As many paragraphs as `length` holds, each about a mayor of its own."""
    names = ("".join(syllables).capitalize() for syllables in product(SYLLABLES, repeat=3))
    paragraphs = enumerate(islice(names, length // len(PARAGRAPH)), 3)
    return "".join(PARAGRAPH.format(name=name, number=number) for number, name in paragraphs)


@cache
def read(length):
    known = {"outlet": "Orvale Post", "event": "1", "language": "en"}
    return measure.read_three_ways(
        Corpus(articles=[Article("a", article(length), **known)], report=[], fatal="")
    )


OF_ALL = {
    "leakage": lambda r: leakage.leakage(r.balanced, r.event_of),
    "distinctive_words": lambda r: cleaning.distinctive_words(
        {"raw": r.raw, "safe": r.safe, "balanced": r.balanced}
    ),
}


@pytest.mark.parametrize("name", [*TABLES, *OF_ALL])
def test_time_to_make_a_table_grows_with_length(name, linear):
    linear(lambda text: (TABLES | OF_ALL)[name](read(len(text))), "x")


def test_every_table_of_spans_has_rows_to_make():
    for name in ("sentences", "quotes", "quantities", "actors", "frames", "voice", "boilerplate"):
        assert len(TABLES[name](read(6_000))) > 10, name
