"""Read a gold file, score a layer on it, and compute the measures with their intervals.

Gold is JSON Lines; the fields of a record are those of its layer's module (``REQUIRED`` there).
Files of pairs need the articles beside them, in another .jsonl file with id, event and text.

What `evaluate` takes as `predict` depends on the layer.  Boilerplate, quotes, sentences: from a
gold record to its predicted spans (objects, mappings or pairs).  Quantities: from a text to its
quantities.  Events: from the articles to a mapping of article id to group.  Pairs: from two
article ids to rows with both spans and a label.  Links between given sentences: from two
`Layers` to such rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.evaluation import (
    boilerplate,
    events,
    pairs,
    quantities,
    quotes,
    sentence_pairs,
    sentences,
)
from analysis.evaluation import gold as gold_files
from analysis.evaluation.gold import EvaluationError, Keep, Record
from analysis.evaluation.measures import Evaluation, Reading, measure

if TYPE_CHECKING:
    from analysis.boilerplate import Mode

_TEXTS: dict[str, Any] = {
    "boilerplate": boilerplate,
    "quotes": quotes,
    "sentences": sentences,
    "quantities": quantities,
    "events": events,
}
_PAIRS = ("quote_pairs", "quantity_pairs", "sentence_pairs")
LAYERS = (*_TEXTS, *_PAIRS)
BOOT = 500
_KEYS = {"boilerplate": "site", "events": "event", **dict.fromkeys(_PAIRS, "event")}


def evaluate(
    layer: str,
    gold: str | Path,
    predict: Callable[..., Any] | None = None,
    boot: int = BOOT,
    keep: Keep | None = None,
    mode: Mode = "balanced",
) -> Evaluation:
    """Score one layer against a gold file.

    Parameters
    ----------
    layer : str
        One of `LAYERS`.
    gold : path
        A gold file.
    predict : callable, optional
        What to score, see above; by default the project's own layer.
    boot : int
        Draws of the bootstrap; 0 for no intervals.
    keep : callable, optional
        Which gold records to score: all by default.  See `half` and `where`.
    mode : {"balanced", "safe", "flag"}
        How much the project's own layer of boilerplate cuts; no other layer has modes.

    Returns
    -------
    Evaluation

    Raises
    ------
    EvaluationError
        If the layer is unknown, or the gold cannot be read; one line that names file, line,
        reason and what to do.

    Examples
    --------
    >>> import json, tempfile
    >>> record = {"id": "a", "text": "Rain fell. It left.", "sentences": [[0, 10], [11, 19]]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "gold.jsonl")
    ...     _ = path.write_text(json.dumps(record), encoding="utf-8")
    ...     evaluate("sentences", path).value("boundaries", "f1")
    1.0
    """
    if layer not in LAYERS:
        raise EvaluationError(f"no layer {layer!r} can be scored; choose from {', '.join(LAYERS)}")
    path = Path(gold)
    records = gold_files.read(path, _required(layer, path))
    chosen = [r for r in records if keep is None or keep(r)]
    if not chosen:
        raise EvaluationError(f"{path}: no record is kept of its {len(records)}; keep some")
    if layer == "boilerplate" and predict is None:
        predict = boilerplate.predictor(chosen, mode)
    reading = _read(layer, path, chosen, predict)
    measures = measure(reading, boot)
    return Evaluation(layer, path.name, reading.unit, len(reading.clusters), measures)


def _required(layer: str, path: Path) -> tuple[str, ...]:
    """Return the fields of a layer's gold; two layers have two kinds, known by the first record."""
    if layer in _TEXTS and layer != "quantities":
        return tuple(_TEXTS[layer].REQUIRED)
    first = gold_files.read(path, ())[0]
    if layer == "quantities":
        return quantities.PAIR if "span_a" in first else quantities.REQUIRED
    given = layer == "sentence_pairs" and "sentences_a" in first
    return sentence_pairs.REQUIRED if given else pairs.REQUIRED


def _read(layer: str, path: Path, records: list[Record], predict: Any) -> Reading:
    """Hand the records to the module of the layer."""
    if layer in _TEXTS:
        reading: Reading = _TEXTS[layer].read(records, predict)
        return reading
    if "sentences_a" in records[0]:
        return sentence_pairs.read(records, predict)
    label, other = pairs.misplaced(layer, records)
    if label:
        raise EvaluationError(
            f"{path}: the label {label!r} is none of {layer}; score it as {other}"
        )
    articles = gold_files.articles_beside(path, {str(r["event"]) for r in records})
    return pairs.read(records, layer, articles, predict)


def half_of(name: str) -> int:
    """Return the half of the gold that a site, event or text is in: 0 for tuning, 1 for checking.

    Examples
    --------
    >>> [half_of(name) for name in "abc"]
    [1, 1, 0]
    """
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2


def where(conditions: Sequence[str]) -> Keep:
    """Return the choice of the records whose fields have these values.

    Parameters
    ----------
    conditions : sequence of str
        Each ``field=value``; of one field any of its values will do.

    Raises
    ------
    EvaluationError
        If a condition has no equals sign.

    Examples
    --------
    >>> keep = where(["lang=en", "scraper=p_tags", "scraper=goose3"])
    >>> [keep({"lang": lang, "scraper": "goose3"}) for lang in ("en", "de")]
    [True, False]
    """
    wanted: dict[str, set[str]] = {}
    for condition in conditions:
        field, equals, value = condition.partition("=")
        if not equals:
            raise EvaluationError(f"{condition!r} is no condition; write FIELD=VALUE, as lang=en")
        wanted.setdefault(field, set()).add(value)
    return lambda record: all(str(record.get(f, "")) in values for f, values in wanted.items())


def half(layer: str, number: int) -> Keep:
    """Return the choice of one half of the gold: 0 is for tuning, 1 for checking.

    Halves are by site (boilerplate), event (events, pairs) or text, so that what is alike
    stays together.

    Examples
    --------
    >>> keep = half("quotes", 0)
    >>> [keep({"id": name}) for name in "abc"]
    [False, False, True]
    """
    key = _KEYS.get(layer, "id")
    return lambda record: half_of(str(record.get(key, ""))) == number
