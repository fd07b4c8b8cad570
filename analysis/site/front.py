"""The front page: the event, the answer, the picture, a card a notebook, and how to cite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import display
from analysis.escaping import together
from analysis.findings import scope
from analysis.findings.corpus import grouped, without_outlet
from analysis.findings.wording import in_one_bracket
from analysis.readme import QUESTIONS, headline_key
from analysis.results import Results
from analysis.site.outputs import picture_html
from analysis.site.pages import Page, fill

PICTURE = "event-strips"
ANSWERS = ("00-overview", "06-alignment", "04-readability")
MOST_NAMES = 12


def index_html(
    found: Results,
    pictures: Mapping[str, Sequence[Mapping[str, Any]]],
    common: Mapping[str, Any],
) -> str:
    """Return the front page.

    Parameters
    ----------
    found : Results
    pictures : mapping
        The figures of each notebook, in order, by its name.
    common : mapping
        What every page is given.
    """
    from markupsafe import Markup

    everywhere = {picture["name"]: picture for own in pictures.values() for picture in own}
    articles, told = found.table("articles"), answer(found)
    return fill(
        "index.html.j2",
        here="index",
        events=first_few(
            [found.event_names[event] for event in sorted(articles["event"].unique())]
        ),
        more_events=articles["event"].nunique() - len({r.event for r in common["readers"]}),
        outlets=Markup(outlets_html(articles)),
        answer=told,
        picture=Markup(main_picture(everywhere[PICTURE], told)) if PICTURE in everywhere else "",
        cards=[card(found, page, pictures[page.name]) for page in common["pages"]],
        tables=sorted(path.stem for path in (found.folder / "tables").glob("*.csv")),
        methods=methods(found, common["commit"]),
        **common,
    )


def answer(found: Results) -> list[dict[str, Any]]:
    """Return the answer in three sentences, each with the page that has its evidence."""
    return [{"text": headline(found, name), "page": Page(name)} for name in ANSWERS]


def headline(found: Results, page: str) -> str:
    """Return the finding of a page, that of the overview without what the page on alignment says."""
    text = found.findings[headline_key(page)].text
    shared = found.findings[headline_key("06-alignment")].text
    return text if text == shared else text.removesuffix(shared).rstrip()


def main_picture(picture: Mapping[str, Any], told: Sequence[Mapping[str, Any]]) -> str:
    """Return the picture below the answer; phones show its finding where the answer is another."""
    finding = display.finding_of(picture["alt"]).rstrip(".")
    return picture_html(picture, says=not any(finding in together(e["text"]) for e in told))


def first_few(names: Sequence[str]) -> list[str]:
    """Return the names, after a dozen only how many more there are."""
    more = len(names) - MOST_NAMES
    return [*names[:MOST_NAMES], f"{more} more"] if more > 0 else list(names)


def outlets_html(articles: pd.DataFrame) -> str:
    """Return the table of outlets; of many the first, with a caption that says so."""
    table = outlets(articles)
    caption = "One row an outlet."
    if len(table) > MOST_NAMES:
        caption += f" Shown: {MOST_NAMES} of {len(table)} outlets."
    return display.table_html(table.head(MOST_NAMES), "outlets", caption)


def outlets(articles: pd.DataFrame) -> pd.DataFrame:
    """Return one row an outlet: how much of it there is; of a single article its title and the note.

    The note of the metadata says what an outlet's name stands for where the text does not name it.
    """
    rows = []
    for outlet, own in articles.groupby("outlet"):
        dates = sorted(date for date in own["date"] if date)
        row = {
            "outlet": outlet,
            "articles": len(own),
            "words": int(own["words"].sum()),
            "date": " to ".join(dict.fromkeys((dates or ["not known"])[:: len(dates) - 1 or 1])),
        }
        if len(articles) <= MOST_NAMES and len(own) == 1:
            row["title"] = own["title"].iloc[0] or "none given"
            row |= {"note": own["note"].iloc[0]} if own["note"].iloc[0] else {}
        rows.append(row)
    return pd.DataFrame(rows).fillna("")


def card(found: Results, page: Page, pictures: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what the card of a notebook shows: its question, its finding, its first figure.

    The finding stands below in words, so the figure goes without its title where it can.
    """
    thumbnail = pictures[0]["phone"] or pictures[0]["file"] if pictures else ""
    return {
        "page": page,
        "question": QUESTIONS[page.name],
        "finding": headline(found, page.name),
        "thumbnail": thumbnail,
    }


def methods(found: Results, commit: str) -> str:
    """Return the methods paragraph of this very report, ready to paste."""
    articles = found.table("articles")
    given = articles["outlet_given"].astype(bool)
    text = fill(
        "methods.txt.j2",
        compared=scope(articles),
        named=articles.loc[given, "outlet"].nunique(),
        grouped=grouped(found.table("events")),
        without_outlet=without_outlet(len(articles) - int(given.sum()), len(articles)),
        words=int(articles["words"].sum()),
        body_words=int(articles["body_words"].sum()),
        validation=found.findings["validation.headline"].text,
        provenance=found.provenance,
        commit=commit,
    )
    return in_one_bracket(" ".join(text.split()))
