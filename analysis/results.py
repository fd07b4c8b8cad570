"""What the notebooks read: the tables, findings and texts of the corpus at hand.

Without any setting that is the committed results/ on the seeds.  ``make report`` names another
folder and corpus through the two environment variables below, always both.
"""

from __future__ import annotations

import functools
import itertools
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import corpus, findings, tables
from analysis.findings.alignment import most_told_event
from analysis.findings.events import event_names
from analysis.layers import Article
from analysis.own import Own
from analysis.pipeline import NOTHING_OWN
from analysis.spans import Span

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
EVENT_VARIABLE = "SAME_STORY_EVENT"
RESULTS_VARIABLE = "SAME_STORY_RESULTS"
CORPUS_VARIABLE = "SAME_STORY_CORPUS"


@dataclass(frozen=True)
class Results:
    """The results of one corpus.

    Attributes
    ----------
    folder : Path
        Holds findings.json and tables/*.csv.
    corpus_path : Path
        The articles, read only when a text is asked for.
    asked : str
        The event to show where there is room for one; without it, the most widely told.
    """

    folder: Path
    corpus_path: Path
    asked: str = ""

    @functools.cache  # noqa: B019  (one Results lives as long as the notebook)
    def table(self, name: str) -> pd.DataFrame:
        """Return one table, e.g. ``quotes``; the caller must not change it."""
        return tables.read(self.folder / "tables" / f"{name}.csv")

    def of_event(self, event: str, *names: str) -> dict[str, pd.DataFrame]:
        """Return the rows of one event in each of the named tables."""
        found = {name: self.table(name) for name in names}
        return {name: table[table["event"] == event] for name, table in found.items()}

    @cached_property
    def event(self) -> str:
        """The event that is shown where there is room for one."""
        told = self.table("articles")
        if self.asked and self.asked not in set(told["event"]):
            raise CorpusError(f"{EVENT_VARIABLE}: no article tells the event {self.asked}")
        return self.asked or most_told_event(told)

    @cached_property
    def event_names(self) -> Mapping[str, str]:
        """What each event is called in words, by its name in the tables."""
        return event_names(self.table("articles"), self.table("actors"))

    @property
    def event_name(self) -> str:
        """What the event that is shown is called in words."""
        return self.event_names[self.event]

    def in_words(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a table whose events are called as in words."""
        return table.assign(event=table["event"].map(self.event_names))

    @cached_property
    def findings(self) -> Mapping[str, findings.Finding]:
        """All findings by key."""
        return findings.from_json((self.folder / "findings.json").read_text("utf-8"))

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """Versions, editions and the corpus hash that the results were made with."""
        content = json.loads((self.folder / "findings.json").read_text("utf-8"))
        return dict(content["provenance"])

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles themselves by id as the tables print it, for the words behind an offset."""
        loaded = corpus.load(self.corpus_path).articles
        return {tables.printed(article.article_id): article for article in loaded}

    @cached_property
    def furniture(self) -> Mapping[str, list[Span]]:
        """What was cut from each article, by the article's id, as all counts of words leave it out."""
        table = self.table("boilerplate")
        cut = table[table["cut"].astype(bool)]
        spans: dict[str, list[Span]] = {name: [] for name in self.articles}
        for name, start, end in zip(cut["article_id"], cut["start"], cut["end"], strict=True):
            spans[name].append(Span(int(start), int(end)))
        return {article.article_id: spans[name] for name, article in self.articles.items()}

    @cached_property
    def outlets(self) -> list[str]:
        """The outlets in the order that gives them their colours throughout a report."""
        return sorted(self.table("articles")["outlet"].unique())


def current() -> Results:
    """Return the results that the notebooks should read.

    Where no folder is named and the committed one is gone, the tables and findings of the seeds
    are computed into build/results first.

    Raises
    ------
    CorpusError
        If a corpus is named without its results or the other way round, or there are none.
    """
    path, folder = (os.environ.get(name) for name in (CORPUS_VARIABLE, RESULTS_VARIABLE))
    if bool(path) != bool(folder):
        raise CorpusError(
            f"{CORPUS_VARIABLE} and {RESULTS_VARIABLE} belong together: set both, to a corpus and"
            " to the results folder that `make report CORPUS=…` made of it, or neither"
        )
    if path and folder:
        return named(Path(path), Path(folder), os.environ.get(EVENT_VARIABLE, ""))
    committed, computed = ROOT / "results", ROOT / "build" / "results"
    if (committed / "findings.json").exists():
        return Results(committed, SEEDS)
    make(SEEDS, computed)
    return Results(computed, SEEDS)


def named(path: Path, folder: Path, event: str = "") -> Results:
    """Return the results in `folder` of the corpus at `path`, if there are any, to show an event."""
    if not (folder / "findings.json").exists():
        raise CorpusError(f"{folder}: holds no findings.json; `make report CORPUS={path}` makes it")
    return Results(folder, path, event)


class CorpusError(Exception):
    """The corpus cannot be used; the message is one line that names it and says why."""


def make(path: Path, folder: Path, own: Own = NOTHING_OWN, jobs: int = 1) -> str:
    """Compute every table and finding of the corpus at `path` into `folder`.

    Returns
    -------
    str
        How much was loaded, left out and remarked on, in a line.

    Raises
    ------
    CorpusError
        If no article could be loaded, or none has a text.
    """
    loaded = corpus.with_text(corpus.load(path))
    if loaded.fatal:
        raise CorpusError(loaded.fatal)
    if not loaded.articles:
        raise CorpusError(f"{path}: no article has a text")
    made = itertools.chain(tables.in_pieces(loaded, own, jobs), tables.validate().items())
    written = tables.write(tables.with_codebook(made), folder / "tables")
    # read back, so that findings rest on the very numbers that were written
    read = {Path(name).stem: tables.read(folder / "tables" / name) for name in written}
    text = findings.as_json(findings.compute(read), provenance(loaded, own))
    unfinished = folder / f".findings.{os.getpid()}"
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(folder / "findings.json")
    return corpus.summary(loaded)


def provenance(loaded: corpus.Corpus, own: Own) -> dict[str, Any]:
    """Say what the results were made from and with."""
    import hashlib
    from importlib.metadata import version

    from analysis import readability

    digest = hashlib.sha256()
    for article in sorted(loaded.articles, key=lambda article: article.article_id):
        digest.update(f"{article.article_id}\0{article.text}\0".encode("utf-8", "surrogatepass"))
    packages = ("same-story", "matplotlib", "nltk", "pandas", "textstat")
    return {
        "articles": len(loaded.articles),
        "corpus_sha256": digest.hexdigest(),
        "dates": sorted({article.date for article in loaded.articles if article.date}),
        "syllables": readability.edition(),
        "versions": {name: version(name) for name in packages},
        **({"own_files_sha256": dict(own.sources)} if own.sources else {}),
    }


def provenance_table(content: dict[str, Any]) -> pd.DataFrame:
    """Return what the results were made from and with, one row an item."""
    items = {
        "articles": str(content["articles"]),
        "corpus, SHA-256": content["corpus_sha256"],
        "syllables": content["syllables"],
        **content["versions"],
        **{
            f"own {kind}, SHA-256": sha for kind, sha in content.get("own_files_sha256", {}).items()
        },
    }
    return pd.DataFrame({"item": list(items), "value": [str(value) for value in items.values()]})


def findings_overview(
    found: Results, questions: Mapping[str, str], key_of: Callable[[str], str]
) -> pd.DataFrame:
    """Return one row a notebook: its question and its one-line finding."""
    rows = [
        {"notebook": name, "question": question, "finding": found.findings[key_of(name)].text}
        for name, question in questions.items()
    ]
    return pd.DataFrame(rows).iloc[1:]
