"""What the fields of a gold record must be, so that a bad label is named and not stumbled over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_TEXT, _NUMBER, _LIST, _WHOLE = (str,), (int, float), (list,), (int,)
_TEXT_OR_NONE, _WHOLE_OR_NONE = (str, type(None)), (int, type(None))
FIELDS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("text", "text_a", "text_b", "article_a", "article_b", "label"), _TEXT),
    **dict.fromkeys(("id", "site", "event"), (str, int)),
    **dict.fromkeys(("start_a", "end_a", "start_b", "end_b"), _WHOLE),
    **dict.fromkeys(("spans", "ignore", "quotes", "sentences", "quantities"), _LIST),
    **dict.fromkeys(("sentences_a", "sentences_b", "pairs", "dropped"), _LIST),
    **dict.fromkeys(("span_a", "span_b", "pieces_a", "pieces_b"), _LIST),
}
ITEMS: Mapping[str, Mapping[str, tuple[type, ...]]] = {
    "spans": {"kind": _TEXT_OR_NONE, "where": _TEXT_OR_NONE},
    "quotes": {
        "speaker": _TEXT_OR_NONE,
        "speaker_start": _WHOLE_OR_NONE,
        "speaker_end": _WHOLE_OR_NONE,
        "type": _TEXT_OR_NONE,
    },
    "quantities": {"low": _NUMBER, "high": _NUMBER, "unit": _TEXT_OR_NONE},
    "pairs": {"a": _WHOLE, "b": _WHOLE, "label": _TEXT},
}
_OFFSETS = ("spans", "ignore", "quotes", "sentences", "quantities")
_SENTENCES = ("sentences_a", "sentences_b")


def faults(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a record, field by field.

    Examples
    --------
    >>> next(faults({"id": "a", "text": 5}))
    'text is int, not str'
    >>> list(faults({"text": "Hm.", "quotes": [{"start": 0, "end": 3, "speaker": "Bo"}]}))
    []
    """
    yield from _kinds(record, FIELDS, "")
    for name, fields in ITEMS.items():
        for item in _list(record, name):
            if isinstance(item, dict):
                yield from _kinds({field: item.get(field) for field in fields}, fields, f"{name}: ")
            else:
                yield f"{name}: holds {type(item).__name__}, not objects"
    for name in _SENTENCES:
        if not all(isinstance(sentence, str) for sentence in _list(record, name)):
            yield f"{name}: holds something else than strings"
    yield from _spans(record)


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    """Return a field if it is a list."""
    found = record.get(name)
    return found if isinstance(found, list) else []


def _kinds(
    values: Mapping[str, Any], fields: Mapping[str, tuple[type, ...]], where: str
) -> Iterator[str]:
    """Yield the fields that are of another kind."""
    for name, kinds in fields.items():
        if name in values and not isinstance(values[name], kinds):
            wanted = " or ".join(kind.__name__ for kind in kinds)
            yield f"{where}{name} is {type(values[name]).__name__}, not {wanted}"


def _spans(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the spans that are none, or lie outside their text."""
    text = record.get("text")
    if isinstance(text, str):
        for name in _OFFSETS:
            yield from outside(_list(record, name), len(text), name)
    for side in "ab":
        text = record.get(f"text_{side}")
        if isinstance(text, str) and f"span_{side}" in record:
            yield from outside([record[f"span_{side}"]], len(text), f"span_{side}")
        if f"pieces_{side}" in record:
            yield from outside(_list(record, f"pieces_{side}"), None, f"pieces_{side}")


def outside(spans: Iterable[Any], length: int | None, name: str) -> Iterator[str]:
    """Yield the spans that are no offsets into a text of `length` (None: of any length).

    Examples
    --------
    >>> list(outside([[0, 9]], 4, "sentences"))
    ['sentences: span 0-9 is outside the text of 4 characters']
    """
    for span in spans:
        start, end = edges(span)
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
            yield f"{name}: span {start}-{end} is no pair of offsets"
        elif length is not None and end > length:
            yield f"{name}: span {start}-{end} is outside the text of {length} characters"


def edges(span: Any) -> tuple[Any, Any]:
    """Return start and end of a span, whether object, mapping or pair; None where it has none."""
    if isinstance(span, Mapping):
        return span.get("start"), span.get("end")
    if isinstance(span, (list, tuple)):
        return (span[0], span[1]) if len(span) >= 2 else (None, None)
    return getattr(span, "start", None), getattr(span, "end", None)
