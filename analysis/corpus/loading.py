"""Load a corpus: a folder of articles, one article file, or a .jsonl file."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from analysis import language
from analysis.corpus.encoding import decode
from analysis.corpus.fields import spellings
from analysis.corpus.files import (
    article_ids,
    describe_path,
    ending_of_no_article,
    read_bytes,
    special_file,
    walk,
)
from analysis.corpus.inspection import fingerprint, inspect
from analysis.corpus.jsonl import read_jsonl
from analysis.corpus.metadata import READ_AS_TABLE, find_table, read_metadata
from analysis.corpus.notes import LoadNote, Refused, UnusableCorpusError, counted, printable
from analysis.layers import Article

JSONL_ENDINGS = (".jsonl", ".ndjson")
STANDARD_INPUT = "-"
"""Stands for JSON Lines on standard input where a path is asked for."""


@dataclass(frozen=True)
class Corpus:
    """The articles that were loaded, and what became of everything else.

    Attributes
    ----------
    articles : list of Article
        In the order of their paths (a folder) or lines (a .jsonl file).
    report : list of LoadNote
        Every file or line that is not among the articles has exactly one note here that is
        skipped or error; notices are about what was loaded, or about the corpus as a whole.
    fatal : str
        One line if nothing can be used; then there is no article.
    """

    articles: list[Article] = field(default_factory=list)
    report: list[LoadNote] = field(default_factory=list)
    fatal: str = ""


def load(path: str | os.PathLike[str]) -> Corpus:
    """Load a corpus; no input raises.

    Parameters
    ----------
    path : str or path
        A folder of .txt files (subfolders included) with an optional metadata.csv (file, outlet,
        event, date, title, source, note), one article file (with the metadata.csv beside it), or a
        .jsonl file (id, text, and optionally the same fields); ``-`` reads such lines from standard
        input.

    Returns
    -------
    Corpus
        `text` is the decoded raw text: the byte-order mark is dropped, all else is as it stands.

    Examples
    --------
    >>> load("no/such/folder").fatal
    'no/such/folder: there is no such file or folder'
    """
    corpus = Corpus()
    try:
        for item in read(path):
            if isinstance(item, Article):
                corpus.articles.append(item)
            else:
                corpus.report.append(item)
    except UnusableCorpusError as error:
        return replace(corpus, fatal=str(error))
    return corpus


def iter_articles(path: str | os.PathLike[str]) -> Iterator[Article]:
    """Yield the articles of `load` one at a time, without the report.

    Memory stays flat but for about 300 bytes an article (its id and fingerprint), so files with
    millions of lines can be read.

    Raises
    ------
    UnusableCorpusError
        If nothing can be used; the message is one line.

    Examples
    --------
    >>> next(iter_articles("no/such/folder"))
    Traceback (most recent call last):
    ...
    analysis.corpus.notes.UnusableCorpusError: no/such/folder: there is no such file or folder
    """
    return (item for item in read(path) if isinstance(item, Article))


def read(path: str | os.PathLike[str]) -> Iterator[Article | LoadNote]:
    """Yield the articles and the notes of the load report as they arise.

    Raises
    ------
    UnusableCorpusError
        If nothing can be used; the message is one line.
    """
    given = os.fspath(path)
    checks = _Checks()
    for item in _source(given):
        if isinstance(item, LoadNote):
            checks.lose(item)
            yield item
            continue
        detected = language.detect(item.text)
        yield replace(item, language=detected)
        name, place = _place(item, given)
        for reason in checks.check(item, detected):
            yield LoadNote(name, "notice", place + reason)
    yield from (LoadNote(_corpus_name(given), "notice", reason) for reason in checks.summary())
    if not checks.loaded:
        empty = "; it is empty: one JSON object a line, with id and text, is read"
        raise _unusable(given, f"no article can be used{checks.of_lost() or empty}")


def _place(article: Article, given: str) -> tuple[str, str]:
    """What the report calls an article: its file and, in a .jsonl file, its line."""
    if _is_lines(given) and not os.path.isdir(given):  # noqa: PTH112
        file, _, line = article.path.rpartition(":")
        return file, f"line {line}: "
    return article.path, ""


def _is_lines(given: str) -> bool:
    return given == STANDARD_INPUT or given.lower().endswith(JSONL_ENDINGS)


def _corpus_name(given: str) -> str:
    if given == STANDARD_INPUT:
        return "standard input"
    return printable(os.path.basename(os.path.abspath(given)))  # noqa: PTH100, PTH119


def _source(given: str) -> Iterator[Article | LoadNote]:
    """Choose the reader by what the path is."""
    if given == STANDARD_INPUT:
        return _read_lines(given)
    try:
        mode = os.stat(given).st_mode  # noqa: PTH116  (a str may hold what Path refuses)
        if stat.S_ISDIR(mode):
            os.scandir(given).close()  # raises where the folder itself cannot be listed
    except FileNotFoundError:
        raise _unusable(given, "there is no such file or folder") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not a usable path"
        raise _unusable(given, f"cannot be read: {reason}") from None
    if stat.S_ISDIR(mode):
        return _read_folder(given)
    if kind := special_file(given):
        piped = "; give - to read JSON Lines from standard input" if stat.S_ISFIFO(mode) else ""
        raise _unusable(given, f"is {kind}, not a file or a folder{piped}")
    if _is_lines(given):
        return _read_lines(given)
    return _read_one(given)


def _unusable(given: str, reason: str) -> UnusableCorpusError:
    name = _corpus_name(given) if given == STANDARD_INPUT else describe_path(given)
    return UnusableCorpusError(f"{name}: {reason}")


def _read_lines(given: str) -> Iterator[Article | LoadNote]:
    if given == STANDARD_INPUT and sys.stdin is None:
        raise _unusable(given, "is closed")
    piped = given == STANDARD_INPUT

    def opened() -> BinaryIO:
        return Path(given).open("rb")

    try:
        with nullcontext(sys.stdin.buffer) if piped else opened() as file:
            yield from read_jsonl(file, _corpus_name(given), None if piped else opened)
    except OSError as error:
        raise _unusable(given, f"cannot be read: {error.strerror}") from None


def _read_one(given: str) -> Iterator[Article | LoadNote]:
    """Read one article; whatever its ending, it was asked for by name.

    What a metadata table beside it says of it counts, as it does where the folder is loaded.
    """
    path = Path(os.path.realpath(given))
    folder, name = os.path.split(os.path.abspath(given))  # noqa: PTH100
    fields = read_metadata(folder, [name]).of(name)
    try:
        yield from _read_article(path, name, article_ids([name])[name], fields)
    except Refused as refusal:
        raise _unusable(given, refusal.reason) from None
    if unlike := ending_of_no_article(name):
        yield LoadNote(printable(name), "notice", f"read as one article; its name is of {unlike}")


def _read_folder(given: str) -> Iterator[Article | LoadNote]:
    entries = list(walk(given, exclude=frozenset(filter(None, [find_table(given)]))))
    names = [entry for entry in entries if isinstance(entry, str)]
    if not names:
        notes = [entry for entry in entries if isinstance(entry, LoadNote)]
        yield from notes
        there = "".join(f"; {note.file}: {note.reason}" for note in notes[:1])
        raise _unusable(given, f"there is no article (.txt file) in this folder{there}")
    metadata = read_metadata(given, names)
    yield from metadata.notes
    ids = article_ids(names)
    for entry in entries:
        if isinstance(entry, LoadNote):
            yield entry
            continue
        try:
            yield from _read_article(Path(given, entry), entry, ids[entry], metadata.of(entry))
        except Refused as refusal:
            yield LoadNote(printable(entry), refusal.level, refusal.reason)
            continue
        if metadata.name and not metadata.has(entry):
            yield LoadNote(printable(entry), "notice", f"no row in {metadata.name}")


def _read_article(
    path: Path, name: str, article_id: str, fields: dict[str, str]
) -> Iterator[Article | LoadNote]:
    text, notice = decode(read_bytes(path))
    if not text.strip():
        raise Refused("skipped", "empty: the file has no character but blanks")
    yield Article(article_id=article_id, text=text, path=printable(name), **fields)
    if notice:
        yield LoadNote(printable(name), "notice", notice)


class _Checks:
    """What can only be said while a corpus is read: copies, and outlets that are not given."""

    def __init__(self) -> None:
        self.loaded = 0
        self.lost: list[LoadNote] = []
        self.lost_in_all = 0
        self.outlets: set[str] = set()
        self.events: set[str] = set()
        self.without_outlet = 0
        self.first_with: dict[int, str] = {}

    def lose(self, note: LoadNote) -> None:
        """Remember what is left out: how much, and the first."""
        if is_left_out(note):
            self.lost_in_all += 1
            self.lost = self.lost or [note]

    def of_lost(self) -> str:
        """Say in brackets how much was left out, and why the first was."""
        return "".join(
            f" ({counted(self.lost_in_all, 'item')} left out; {note.file}: {note.reason})"
            for note in self.lost
        )

    def check(self, article: Article, detected: str) -> list[str]:
        """Reasons for notices about one article."""
        self.loaded += 1
        self.without_outlet += not article.outlet
        self.outlets.add(article.outlet)
        self.events.add(article.event)
        reasons = inspect(article.text, detected)
        first = self.first_with.setdefault(fingerprint(article.text), article.path)
        if first != article.path and article.text.strip():
            reasons.append(
                f"duplicate: the same text as {describe_path(first)} (but for blanks and composed accents)"
            )
        return reasons

    def summary(self) -> list[str]:
        """Reasons for notices about the whole corpus."""
        reasons = [*spellings("outlet", self.outlets), *spellings("event", self.events)]
        if self.loaded and self.without_outlet:
            whose = f" for {self.without_outlet:,} of {self.loaded:,} articles"
            if self.without_outlet == self.loaded:
                whose = " for any article" if self.loaded > 1 else ""
            reasons.append(
                f"no outlet is given{whose}"
                ": each is compared by itself, and lines that an outlet repeats are not looked for there"
            )
        return reasons


def with_text(corpus: Corpus) -> Corpus:
    """Return a corpus without the articles of a .jsonl file that are empty, as crawlers leave them.

    They come back from `load` as they were given, but tell nothing: counted, each would be an
    article of no words and no quotations.

    Examples
    --------
    >>> len(with_text(Corpus([Article("a", "Rain fell."), Article("b", " ")])).articles)
    1
    """
    return replace(corpus, articles=[a for a in corpus.articles if a.text.strip()])


def is_left_out(note: LoadNote) -> bool:
    """Tell whether a note is of something that was left out; a table that was read is used.

    Examples
    --------
    >>> is_left_out(LoadNote("a.pdf", "skipped", "a PDF document"))
    True
    """
    return note.level != "notice" and not note.reason.startswith(READ_AS_TABLE)


def summary(corpus: Corpus) -> str:
    """Say in a line how much was loaded, left out and remarked on.

    Examples
    --------
    >>> summary(Corpus([Article("a", "Rain fell.")]))
    '1 article loaded, 0 items left out, 0 notices'
    """
    notices = sum(note.level == "notice" for note in corpus.report)
    left_out = sum(map(is_left_out, corpus.report))
    return (
        f"{counted(len(corpus.articles), 'article')} loaded,"
        f" {counted(left_out, 'item')} left out, {counted(notices, 'notice')}"
    )


def as_json(corpus: Corpus) -> dict[str, object]:
    """Return a corpus as the `load` command prints it.

    Every string but the texts and article ids can be encoded as UTF-8. These come back exactly
    as given, lone surrogates included, which `json.dumps` writes as escapes by default.

    Examples
    --------
    >>> as_json(Corpus(fatal="nothing there"))
    {'loaded': [], 'report': [], 'fatal': 'nothing there'}
    """
    return {
        "loaded": [
            {"file": article.path, "article_id": article.article_id, "text": article.text}
            for article in corpus.articles
        ],
        "report": [
            {"file": note.file, "level": note.level, "reason": note.reason}
            for note in corpus.report
        ],
        "fatal": corpus.fatal,
    }
