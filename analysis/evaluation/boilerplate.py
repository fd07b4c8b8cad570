"""Score page furniture: by character, by line, by kind, and what cleaning costs the articles.

Characters are those that are not blank and not marked `ignore`.  A line is furniture when at
least half of its scored characters are.  `NOTES` says what the other measures are.  Intervals
resample sites.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from analysis.evaluation.gold import Range, Record, ranges, value
from analysis.evaluation.measures import (
    Counts,
    Reading,
    Summary,
    add,
    agreement,
    by_unit,
    counts,
    ratio,
)

if TYPE_CHECKING:
    from analysis.boilerplate import Mode

REQUIRED = ("id", "site", "text", "spans")
NOTES = (
    "article loss: article characters wrongly cut, of all article characters; "
    "quoted loss: of those inside quotation marks.",
    "leak raw: furniture, of all characters; leak residual: furniture left, of all that cleaning leaves.",
    "kind and place: mean share of a labelled stretch that is cut; inline: inside a line, where labels "
    "aligned by machine are the least sure.",
)
Predict = Callable[[Record], Sequence[Any]]
GOLD, CUT, OUT = 1, 2, 4
"""Bits of the code of a character: labelled furniture, predicted furniture, not scored."""
_SET = {bit: bytes(code | bit for code in range(256)) for bit in (GOLD, CUT, OUT)}
_BLANKS = re.compile(r"\s+")
_LOSS_LIMIT = 0.01


def predictor(records: Sequence[Record], mode: Mode = "balanced") -> Predict:
    """Return the project's own finder, with each site's repeated lines learned over `records`."""
    from analysis import boilerplate

    learned = boilerplate.learn((str(r["site"]), r["text"]) for r in records)
    return lambda record: boilerplate.find(
        record["text"], learned.outlet(str(record["site"])), mode
    )


def read(records: Sequence[Record], predict: Predict | None = None) -> Reading:
    """Count every text and add up by site.

    Predicted datelines are left out of the score when gold labels none: such gold counts them
    as article.
    """
    predict = predict or predictor(records)
    datelines = any(s.get("kind") == "dateline" for r in records for s in r["spans"])
    counted = []
    for record in records:
        spans = [s for s in predict(record) if datelines or value(s, "kind") != "dateline"]
        counted.append((record["site"], count(record, spans)))
    return Reading("sites", by_unit(counted), summarise)


def count(record: Record, predicted: Sequence[Any]) -> Counts:
    """Count one text."""
    from analysis.boilerplate.quotation_guard import quoted

    text, name = record["text"], record["id"]
    codes = bytearray(len(text))
    gold = ranges(record["spans"], len(text), name)
    _mark(codes, gold, GOLD)
    _mark(codes, ranges(predicted, len(text), name), CUT)
    _mark(codes, ranges(record.get("ignore", ()), len(text), name), OUT)
    blanks = [m.span() for m in _BLANKS.finditer(text)]
    ignored = bytes(codes)
    _mark(codes, blanks, OUT)
    counted = counts()
    add(counted, _characters(codes))
    for start, end in _lines(text):
        add(counted, _line(codes[start:end], ignored[start:end], text[start:end]))
        for mark in quoted(text[start:end]):
            inside = _characters(codes[start + mark.start : start + mark.end])
            add(counted, {"quoted_fp": inside["fp"], "quoted_tn": inside["tn"]})
    for (start, end), span in zip(gold, record["spans"], strict=True):
        add(counted, _span(codes[start:end], span))
    add(counted, _document(counted))
    return counted


def _mark(codes: bytearray, spans: Sequence[Range], bit: int) -> None:
    """Set one bit in the codes of the spans."""
    for start, end in spans:
        codes[start:end] = codes[start:end].translate(_SET[bit])


def _lines(text: str) -> list[Range]:
    """Offsets of the lines between line feeds."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _characters(codes: bytearray) -> dict[str, float]:
    """Right and wrong characters of a stretch, without those not scored."""
    kinds = {"tp": GOLD | CUT, "fn": GOLD, "fp": CUT, "tn": 0}
    return {name: codes.count(code) for name, code in kinds.items()}


def _line(codes: bytearray, ignored: bytes, text: str) -> dict[str, float]:
    """Whether a line is furniture by gold and by prediction."""
    c = _characters(codes)
    scored = c["tp"] + c["fn"] + c["fp"] + c["tn"]
    left_out = sum(1 for k, code in enumerate(ignored) if code & OUT and not text[k].isspace())
    if not scored or left_out > scored:
        return {}
    gold, cut = 2 * (c["tp"] + c["fn"]) >= scored, 2 * (c["tp"] + c["fp"]) >= scored
    return {"line_tp": gold and cut, "line_gold": gold, "line_cut": cut}


def _span(codes: bytearray, span: Record) -> dict[str, float]:
    """Share of one labelled span that is cut."""
    c = _characters(codes)
    scored = c["tp"] + c["fn"]
    if not scored:
        return {}
    keys = [f"kind {span.get('kind', 'other')}", f"place {span.get('where', 'line')}"]
    return {f"{k}|n": 1 for k in keys} | {f"{k}|hit": c["tp"] / scored for k in keys}


def _document(c: Counts) -> dict[str, float]:
    """Count the text itself: leaking, harmed, exact."""
    body = c["fp"] + c["tn"]
    leaks = c["tp"] + c["fn"] > 0
    f1 = 2 * c["tp"] / (2 * c["tp"] + c["fp"] + c["fn"]) if leaks else 0
    return {
        "texts": 1,
        "harmed": body > 0 and c["fp"] / body > _LOSS_LIMIT,
        "exact": c["fp"] == c["fn"] == 0,
        "leaking": leaks,
        "leaking_f1": f1,
    }


def summarise(c: Counts) -> Summary:
    """Compute the measures of a layer from its counts."""
    summary = agreement("characters", c["tp"], c["tp"] + c["fp"], c["tp"] + c["fn"])
    summary |= agreement("lines", c["line_tp"], c["line_cut"], c["line_gold"])
    summary[("texts", "mean f1 where any leaks")] = ratio(c["leaking_f1"], c["leaking"])
    summary[("texts", "exact")] = ratio(c["exact"], c["texts"])
    summary[("texts", "losing over 1 %")] = ratio(c["harmed"], c["texts"])
    summary[("article", "loss")] = ratio(c["fp"], c["fp"] + c["tn"])
    lost = c["quoted_fp"]
    summary[("article", "quoted loss")] = ratio(lost, lost + c["quoted_tn"])
    summary[("leak", "raw")] = ratio(c["tp"] + c["fn"], c["tp"] + c["fn"] + c["fp"] + c["tn"])
    summary[("leak", "residual")] = ratio(c["fn"], c["fn"] + c["tn"])
    for key in sorted(k.removesuffix("|n") for k in c if k.endswith("|n")):
        summary[(key, "recall")] = ratio(c[f"{key}|hit"], c[f"{key}|n"])
    return summary
