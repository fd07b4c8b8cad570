"""Values of an article in both modes, why some are not defined, and what the route does to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from analysis import language
from analysis.readability.counting import Counts, add_up, body_sentences, textstat_counts
from analysis.readability.formulas import FORMULAS
from analysis.segmentation import words
from analysis.spans import HasOffsets, blank, merge

Values = dict[str, float | None]

#: Flesch's samples had 100 words; McLaughlin's SMOG is made for 30 sentences.
LEAST_WORDS: Final = 100
LEAST_SENTENCES: Final = 30
_SMOG_BASED: Final = ("smog_index", "text_standard")


def score(
    text: str, boilerplate: Sequence[HasOffsets] = (), without: Sequence[HasOffsets] = ()
) -> dict[str, Values]:
    """Twelve readability values in both modes.

    Parameters
    ----------
    text : str
        Raw text.
    boilerplate : sequence of spans
        Page furniture; the news mode leaves it out.
    without : sequence of spans
        The news mode leaves out sentences that touch one of these (quotations, say).

    Returns
    -------
    dict
        ``textstat``: textstat 0.7.13's values on the raw text, identical to the last bit;
        ``news``: the formulas on the body, ``None`` where `undefined` gives a reason.

    Examples
    --------
    >>> values = score("The mayor resigned on Monday. Nobody had expected it.")
    >>> round(values["textstat"]["flesch_kincaid_grade"], 2)
    7.14
    >>> values["news"]["smog_index"] is None
    True
    """
    return {
        "textstat": _evaluate(textstat_counts(text)),
        "news": _news(blank(text, boilerplate), counts(text, boilerplate, without)),
    }


def counts(
    text: str, boilerplate: Sequence[HasOffsets] = (), without: Iterable[HasOffsets] = ()
) -> Counts:
    """Counts of the news mode: proper sentences and words of the body.

    A compound counts as one word with the syllables of its parts, initials are spelt, a number
    is one familiar word of one syllable; curly and straight marks count alike.

    Examples
    --------
    >>> counts("The U.S. paid $1.9 million. It hurt.").sentences
    2
    """
    return add_up([spoken for _, spoken in body_sentences(text, boilerplate, without)])


def undefined(
    text: str, boilerplate: Sequence[HasOffsets] = (), without: Iterable[HasOffsets] = ()
) -> dict[str, str]:
    """Reasons, by metric, why the news mode gives no value; empty when all are defined.

    Examples
    --------
    >>> undefined("Too short.")["lix"]
    'fewer than 100 words'
    """
    return _reasons(blank(text, boilerplate), counts(text, boilerplate, without))


def routes(
    text: str,
    boilerplate: Sequence[HasOffsets] = (),
    quotations: Sequence[HasOffsets] = (),
    headline: Sequence[HasOffsets] = (),
) -> dict[tuple[str, str], Values]:
    """Values of every metric by the five ways of computing it.

    Two things vary: the text, and whose sentences and words are counted.  The proper ones of the
    cleaned text are those of `score`'s news mode.

    Parameters
    ----------
    text : str
        Raw text.
    boilerplate : sequence of spans
        Page furniture; every route but the raw ones leaves it out.
    quotations : sequence of spans
        ``without quotations`` leaves out the sentences that touch one of these too.
    headline : sequence of spans
        No sentence of the prose, so counted properly by no route; textstat reads it.

    Returns
    -------
    dict
        Keyed by text (``raw``, ``cleaned`` or ``without quotations``) and counting (``textstat``
        or ``proper``); a metric that is `undefined` for the article is ``None`` by every route.

    Examples
    --------
    >>> ways = routes("It fell to 3.75 of them in the old mill. " * 12)
    >>> ways["raw", "textstat"]["lix"] < ways["raw", "proper"]["lix"]
    True
    >>> ways["raw", "textstat"]["smog_index"] is None
    True
    """
    no_prose = [*boilerplate, *headline]
    missing = undefined(text, no_prose)
    ways = {
        (name, counting): {**_evaluate(counted), **dict.fromkeys(missing)}
        for name, view, left_out in (
            ("raw", text, headline),
            ("cleaned", blank(text, boilerplate), no_prose),
        )
        for counting, counted in (
            ("textstat", textstat_counts(view)),
            ("proper", counts(text, left_out)),
        )
    }
    narrative = counts(text, no_prose, quotations)
    ways["without quotations", "proper"] = _news(blank(text, no_prose), narrative)
    return ways


def parts(
    text: str, boilerplate: Sequence[HasOffsets] = (), quotations: Sequence[HasOffsets] = ()
) -> dict[str, Counts]:
    """Counts of what the article tells and of what it quotes.

    Returns
    -------
    dict
        ``narrative``: the sentences of the body that touch no quotation; ``quoting``: those that
        do; ``inside quotations``: only what stands inside, whose fragments are no sentences, so
        that its number of sentences is that of the quotations.

    Examples
    --------
    >>> from analysis.spans import Span
    >>> told = parts('It rained. "We left," he said.', (), [Span(12, 19)])
    >>> {part: counted.words for part, counted in told.items()}
    {'narrative': 2, 'quoting': 4, 'inside quotations': 2}
    """
    narrative = body_sentences(text, boilerplate, quotations)
    told = {span for span, _ in narrative}
    body = blank(text, boilerplate)
    pieces = [body[span.start : span.end] for span in merge(quotations)]
    inside = [[piece[word.start : word.end] for word in words(piece)] for piece in pieces]
    return {
        "narrative": add_up([spoken for _, spoken in narrative]),
        "quoting": add_up([w for span, w in body_sentences(text, boilerplate) if span not in told]),
        "inside quotations": add_up([spoken for spoken in inside if spoken]),
    }


def _evaluate(counted: Counts) -> Values:
    return {name: formula(counted) for name, formula in FORMULAS.items()}


def _news(body: str, counted: Counts) -> Values:
    reasons = _reasons(body, counted)
    return {
        name: None if name in reasons else formula(counted) for name, formula in FORMULAS.items()
    }


def _reasons(body: str, counted: Counts) -> dict[str, str]:
    """Why a metric is not defined for these counts, by metric."""
    if counted.words < LEAST_WORDS:
        return dict.fromkeys(FORMULAS, f"fewer than {LEAST_WORDS} words")
    if language.detect(body) != "en":
        return dict.fromkeys(FORMULAS, "not recognised as English")
    if counted.sentences < LEAST_SENTENCES:
        return dict.fromkeys(_SMOG_BASED, f"fewer than {LEAST_SENTENCES} sentences (SMOG)")
    return {}
