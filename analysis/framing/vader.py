"""Sentiment of single sentences by VADER's method, with the lexicon beside this module.

Never of an article: the value grows with length, and a mean over a news story says little.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from analysis.spans import HasOffsets, blank

if TYPE_CHECKING:
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

# VADER takes time quadratic in length: a "sentence" beyond this is a table or a broken text.
LONGEST_SENTENCE = 5_000
"""Characters of the longest sentence that is scored."""


def sentiment(
    text: str, sentences: Sequence[HasOffsets], boilerplate: Sequence[HasOffsets] = ()
) -> list[float | None]:
    """Compound sentiment of each sentence, from -1 to 1.

    Parameters
    ----------
    text : str
        The raw text, in English.
    sentences : sequence of spans
        Sentences of the text.
    boilerplate : sequence of spans
        Page furniture, not scored.

    Returns
    -------
    list of float or None
        One value a sentence, the compound score of NLTK's implementation; None for a sentence
        without a letter or of over 5,000 characters.

    References
    ----------
    Hutto and Gilbert (2014), VADER: A parsimonious rule-based model for sentiment analysis of social
    media text, ICWSM.

    Examples
    --------
    >>> from analysis.spans import Span
    >>> sentiment("A terrible flood. Help came. 1/3", [Span(0, 17), Span(18, 28), Span(29, 32)])
    [-0.4767, 0.4019, None]
    """
    seen = blank(text, boilerplate)
    scores: list[float | None] = []
    for span in sentences:
        sentence = seen[span.start : span.end]
        if len(sentence) > LONGEST_SENTENCE or not any(c.isalpha() for c in sentence):
            scores.append(None)
        else:
            scores.append(float(_analyser().polarity_scores(sentence)["compound"]))
    return scores


@cache
def _analyser() -> SentimentIntensityAnalyzer:
    """NLTK's analyser with the bundled lexicon; its own constructor looks for a downloaded one."""
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    analyser = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    analyser.lexicon = _lexicon()
    analyser.constants = VaderConstants()
    return analyser


def _lexicon() -> dict[str, float]:
    source = resources.files(__package__).joinpath("vader_lexicon.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in source.splitlines() if not line.startswith("#"))
    return {word: float(valence) for word, valence in pairs}
