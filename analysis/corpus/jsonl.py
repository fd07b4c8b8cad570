"""Read a .jsonl file: one article a line, as a JSON object with `id` and `text`."""

from __future__ import annotations

import codecs
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO, NoReturn

from analysis.corpus.fields import (
    FIELDS,
    clean,
    figures_read,
    first_figure,
    kind,
    may_be_either,
)
from analysis.corpus.files import MAX_BYTES
from analysis.corpus.notes import LoadNote, Refused, UnusableCorpusError, shown
from analysis.layers import Article

MAX_LINE = 6 * MAX_BYTES  # JSON may write one character as \uXXXX
MOST_EXTRA_KEYS = 20


def read_jsonl(
    file: BinaryIO, name: str, again: Callable[[], BinaryIO] | None = None
) -> Iterator[Article | LoadNote]:
    """Read articles line by line, holding one text at a time.

    Parameters
    ----------
    file : binary file
        Read once from where it stands, so that it may be a pipe.
    name : str
        What the report calls it.
    again : callable, optional
        Opens the file from its start, if that can be done: so the other dates tell, once a date
        such as 5/3/2024 comes, which figure is the day.

    Yields
    ------
    Article or LoadNote
        `article_id` and `text` are exactly those of the line. A line that cannot be used is an
        error that gives the line number.

    Raises
    ------
    UnusableCorpusError
        If the file is no JSON Lines in UTF-8 at all.
    """
    line_of: dict[str, int] = {}
    extra: dict[str, None] = {}
    first = ""
    for number, line in _lines(file, name):
        try:
            record = _parse(line)
            if again and may_be_either(record.get("date")):
                first, again = _first_figure(again, name), None
                if first:
                    yield LoadNote(name, "notice", figures_read(first))
            article, problems = _article(record, f"{name}:{number}", first)
            _refuse_known(article.article_id, line_of)
        except Refused as refusal:
            yield LoadNote(name, refusal.level, f"line {number}: {refusal.reason}")
            continue
        line_of[article.article_id] = number
        yield article
        for problem in problems:
            yield LoadNote(name, "notice", f"line {number}: {problem}")
        if len(extra) < MOST_EXTRA_KEYS:
            extra.update(dict.fromkeys(key for key in record if key not in ("id", "text", *FIELDS)))
    if extra:
        keys = ", ".join(map(shown, extra))
        yield LoadNote(name, "notice", f"keys that are not used: {keys}")


def _first_figure(again: Callable[[], BinaryIO], name: str) -> str:
    """Say what the dates of a whole file have first: day or month, if all that tell it agree."""
    with again() as file:
        return first_figure(_dates(file, name))


def _dates(file: BinaryIO, name: str) -> Iterator[str]:
    for _, line in _lines(file, name):
        with suppress(Refused):
            value = _parse(line).get("date")
            if isinstance(value, str):
                yield value


def _refuse_known(article_id: str, line_of: dict[str, int]) -> None:
    if article_id in line_of:
        raise Refused(
            "error",
            f"id {shown(article_id)} is already that of line {line_of[article_id]};"
            " every article needs an id of its own",
        )


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes | None]]:
    """Number the lines that are not blank; None stands for one over the limit."""
    for number, line in enumerate(iter(lambda: file.readline(MAX_LINE + 1), b""), start=1):
        if number == 1:
            line = _check_start(line, name)  # noqa: PLW2901
        if len(line) > MAX_LINE:
            _skip_line(file, line)
            yield number, None
        elif line.strip():
            yield number, line


def _check_start(line: bytes, name: str) -> bytes:
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnusableCorpusError(f"{name}: is UTF-16; JSON Lines are UTF-8: save it as UTF-8")
    if line.startswith(b"\x1f\x8b"):
        raise UnusableCorpusError(f"{name}: is a gzip archive; unpack it first")
    return line.removeprefix(codecs.BOM_UTF8)


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(MAX_LINE)


def _parse(line: bytes | None) -> dict[str, object]:
    """Read one line as a JSON object, strictly."""
    if line is None:
        raise Refused("error", f"longer than {MAX_LINE:,} bytes; is it one article a line?")
    try:
        record = json.loads(
            line.decode("utf-8"), object_pairs_hook=_unique_keys, parse_constant=_no_constant
        )
    except UnicodeDecodeError as flaw:
        raise Refused(
            "error", f"encoding: not valid UTF-8 at byte {flaw.start:,} of the line ({flaw.reason})"
        ) from None
    except RecursionError:
        raise Refused("error", "not usable JSON: nested too deeply") from None
    except ValueError as error:
        hint = "; one object a line, not one array" if line.lstrip()[:1] == b"[" else ""
        raise Refused("error", f"not valid JSON ({str(error)[:120]}){hint}") from None
    if not isinstance(record, dict):
        raise Refused("error", f"is {kind(record)}, not an object with the keys id and text")
    return record


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise Refused("error", f"the key {shown(twice)} stands twice in one object")
    return record


def _no_constant(constant: str) -> NoReturn:
    raise Refused("error", f"{constant} is not JSON; a missing text has no line")


def _article(record: dict[str, object], path: str, first: str) -> tuple[Article, list[str]]:
    identity, text = record.get("id"), record.get("text")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str):
        if "id" not in record:
            keys = ", ".join(map(shown, list(record)[:10])) or "nothing"
            raise Refused("error", f"id is missing; a line needs id and text, this one has {keys}")
        raise Refused("error", f"id is {kind(identity)}; it must be a string")
    if not identity:
        raise Refused("error", "id is empty; every article needs an id of its own")
    if not isinstance(text, str):
        found = f"{kind(text)}, not a string" if "text" in record else "missing"
        raise Refused("error", f"text of id {shown(identity)} is {found}")
    fields, problems = clean(record, first)
    return Article(article_id=identity, text=text, path=path, **fields), problems
