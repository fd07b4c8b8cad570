"""Read gold files: JSON Lines, one labelled record a line, every fault named with its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from analysis.corpus.files import special_file
from analysis.evaluation.schema import edges, faults, outside
from analysis.layers import Article

Record = dict[str, Any]
Keep = Callable[[Mapping[str, Any]], bool]
Range = tuple[int, int]


class EvaluationError(ValueError):
    """A gold file or a request that cannot be scored; the message is one line that says why."""


def read(path: Path, required: Collection[str]) -> list[Record]:
    """Read the records of a gold file.

    Parameters
    ----------
    path : Path
        A JSON Lines file, UTF-8; blank lines are passed over.
    required : collection of str
        Fields that every record must have.

    Returns
    -------
    list of dict
        At least one.

    Raises
    ------
    EvaluationError
        If there is no such file, a line is no JSON object, a field is missing or of the wrong
        kind, or a span lies outside its text.
    """
    records = []
    for number, line in enumerate(_lines(path), start=1):
        if line.strip():
            record = _parse(path, number, line)
            missing = [name for name in required if name not in record]
            if missing:
                fault(path, number, f"no field {missing[0]!r}", f"needed: {', '.join(required)}")
            for reason in faults(record):
                fault(path, number, reason, "see the format of the layer's gold")
            records.append(record)
    if not records:
        raise EvaluationError(f"{path}: holds no record; give a JSON Lines file of labelled texts")
    return records


def articles_beside(path: Path, events: Collection[str]) -> dict[str, dict[str, Article]]:
    """Find every article of some events in the other .jsonl files of a gold file's folder.

    A record is an article when it has `id`, `event` and `text`.

    Returns
    -------
    dict of event to dict of article id to Article

    Raises
    ------
    EvaluationError
        If no article of any of the events is at hand.
    """
    found: dict[str, dict[str, Article]] = {}
    for beside in sorted(path.parent.glob("*.jsonl")):
        for number, line in enumerate(_lines(beside), start=1):
            if b'"event"' in line and b'"text"' in line:
                record = _parse(beside, number, line)
                event = str(record.get("event"))
                if event in events and "id" in record:
                    found.setdefault(event, {}).setdefault(str(record["id"]), article(record))
    if not found:
        raise EvaluationError(
            f"{path}: the articles of its {len(events)} events are not at hand; put a .jsonl file "
            "with their id, event and text into the same folder"
        )
    return found


def article(record: Record) -> Article:
    """Return a record as an article, its event left out."""
    known = {name: str(record.get(name, "")) for name in ("outlet", "date", "title")}
    return Article(str(record["id"]), record["text"], **known)


def _lines(path: Path) -> list[bytes]:
    """Split at line feeds alone: JSON strings may hold other line separators."""
    if kind := special_file(path):
        raise EvaluationError(f"{path}: is {kind}; give the path of a gold file (.jsonl)")
    try:
        return path.read_bytes().split(b"\n")
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise EvaluationError(f"{path}: {reason}; give the path of a gold file (.jsonl)") from error


def _parse(path: Path, number: int, line: bytes) -> Record:
    """Read one line as a JSON object."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        fault(path, number, f"not UTF-8 ({error.reason})", "save the file as UTF-8")
    except (json.JSONDecodeError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deep")
        fault(path, number, f"not JSON ({reason})", "one object a line")
    if not isinstance(record, dict):
        fault(path, number, "not a JSON object", "one object a line, as in {…}")
    return dict(record)


def fault(path: Path, number: int, reason: str, advice: str) -> NoReturn:
    """Raise the one-line error that names file, line, reason and what to do."""
    raise EvaluationError(f"{path}: line {number}: {reason}; {advice}")


def ranges(spans: Iterable[Any], length: int, name: str) -> list[Range]:
    """Offsets of spans given as objects, mappings or pairs, checked against the text's length.

    Examples
    --------
    >>> ranges([{"start": 0, "end": 3}, [4, 6]], 6, "a1")
    [(0, 3), (4, 6)]
    """
    found = []
    for span in spans:
        for reason in outside([span], length, name):
            raise EvaluationError(f"{reason}; offsets are code points, half-open")
        found.append(edges(span))
    return found


def value(item: Any, name: str) -> Any:
    """Return a field of a record, whether object or mapping; None if absent.

    Examples
    --------
    >>> value({"kind": "related"}, "kind"), value([3, 9], "kind")
    ('related', None)
    """
    return item.get(name) if isinstance(item, Mapping) else getattr(item, name, None)
