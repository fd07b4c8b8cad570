"""A report on articles that attack: nothing runs, nothing is asked for, with or without the policy."""

import csv
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from analysis import escaping, report

HOSTILE = json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text("utf-8"))
RUN = "window.hostile=1"
EVENTS = HOSTILE[:12]  # as many as get a reader, five articles each
FIELDS = ["file", "outlet", "event", "date", "title", "source", "note"]
# Unfold all, and bring the keyboard to whatever takes it; to be scrolled to would paint each figure.
REACH_EVERYTHING = """() => {
  document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
  document.querySelectorAll("*").forEach((e) => { if (e.focus) e.focus({preventScroll: true}); });
}"""
TEXT = """{0}

Advertisement

HARBOR CITY ({1}) -- The mayor of Harbor City, {2}, said on Tuesday that 300 people left the {3} quay.

“{4} is what we saw,” said {5} Marlow, a captain. “We will not sail again {6} until spring.”

Photo by {7} / Harbor Wire

President {8} Anders told reporters that $5 million to ${9} would be paid. "{10}," he said. \u202e {11}

Advertisement {12}

Read more: {13}
"""


def named(text):
    """A text as the name of a file: without what no file name may hold."""
    return text.replace("/", "∕").replace("\x00", "␀") + ".txt"


def hostile_corpus(folder):
    """Write sixty articles: each string is an outlet, a title, a file's name, and in the text."""
    folder.mkdir()
    rows = []
    for number, text in enumerate(HOSTILE):
        turn = [HOSTILE[(number + 7 * i) % len(HOSTILE)] for i in range(14)]
        file = f"{number} {named(text)}"
        (folder / file).write_text(TEXT.format(*turn), encoding="utf-8")
        event = EVENTS[number % len(EVENTS)]
        rows.append([file, text, event, "2024-03-11", turn[1], turn[2], turn[3]])
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[cell.replace("\x00", "") for cell in row] for row in [FIELDS, *rows]])  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def hostile_report(make_report, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    return make_report(hostile_corpus(folder / "articles"), folder / "report")


@pytest.fixture(scope="module")
def hostile_ids(make_report, tmp_path_factory):
    """A report on JSONL, where ids and events may hold what no file name can; all events have a reader."""
    folder = tmp_path_factory.mktemp("ids")
    rows = []
    for number, text in enumerate([*HOSTILE, "../../escape", "a/b\x00c\ud800\u202e'\">"]):
        body = TEXT.format(*HOSTILE[number % 40 :]) + "\x00 \ud800"
        rows.append({"id": text, "outlet": text[:9], "event": text, "title": text, "text": body})
    corpus = folder / "articles.jsonl"
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    sources = folder / "sources"
    sources.mkdir()
    for name in ("01-corpus", "02-boilerplate"):
        shutil.copy(report.NOTEBOOKS / f"{name}.ipynb", sources)
    return make_report(corpus, folder / "report", sources, every_event=True)


def without_policy(site, folder):
    """Copy a site and take the policy out of every page."""
    shutil.copytree(site, folder)
    for path in folder.glob("*.html"):
        text = path.read_text("utf-8")
        head, meta, rest = text.partition('<meta http-equiv="Content-Security-Policy"')
        assert meta
        path.write_text(head + rest.partition(">")[2], "utf-8")
    return folder


@pytest.mark.parametrize(("kind", "pages"), [("hostile_report", 21), ("hostile_ids", 65)])
@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without the policy"])
def test_nothing_runs_and_nothing_is_asked_for(policy, kind, pages, request, opened, tmp_path):
    site = request.getfixturevalue(kind) / "site"
    folder = site if policy else without_policy(site, tmp_path / "site")
    paths = sorted(folder.glob("*.html"))
    assert len(paths) == pages
    seen = opened(paths[0])
    for path in paths:
        seen.page.goto(path.as_uri())
        seen.page.mouse.move(200, 400)
        seen.page.keyboard.press("Tab")
        seen.page.evaluate(REACH_EVERYTHING)
        assert seen.page.evaluate("window.hostile") is None, path.name
        assert seen.said == [], path.name
        assert seen.strangers(folder) == [], path.name
        assert seen.page.url == path.as_uri()


def test_a_hostile_page_does_run_in_this_browser(opened, tmp_path):
    page = tmp_path / "page.html"
    assert HOSTILE[2].startswith("<img") and HOSTILE[6].startswith("<iframe")
    page.write_text("<!DOCTYPE html><title>t</title>" + HOSTILE[2] + HOSTILE[6], "utf-8")
    seen = opened(page)
    assert seen.page.evaluate("window.hostile") == 1
    assert "https://example.invalid/frame" in seen.strangers(tmp_path / "elsewhere")


def test_no_file_is_named_by_an_id(hostile_ids):
    top = hostile_ids / "site"
    for path in top.rglob("*"):
        assert set(path.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_."), path
    assert not (hostile_ids.parent / "escape").exists()


def test_what_attacks_is_shown_as_text(hostile_report):
    shown = ""
    for path in (hostile_report / "site").glob("*.html"):
        page = BeautifulSoup(path.read_bytes(), "html.parser")
        assert [tag.get("src") for tag in page.find_all("script")] == ["site.js"]
        for label in page.select("sup"):  # stands between what leaked and what follows it
            label.decompose()
        shown += page.get_text()
    for text in HOSTILE:
        assert visible(text) in "".join(shown.split())


def visible(text):
    return "".join(escaping.shown(text.replace("\x00", "")).split())


def test_the_figures_draw_no_element_from_data(hostile_report):
    forbidden = {"script", "image", "a", "iframe", "img", "foreignObject"}
    figures = [*(hostile_report / "site" / "figures").glob("*.svg")]
    assert len(figures) > 20
    for path in figures:
        drawn = {tag.tag.rpartition("}")[2] for tag in ElementTree.parse(path).iter()}
        assert "path" in drawn
        assert not drawn & forbidden


def test_hostile_texts_do_not_break_the_page(hostile_report, opened):
    paths = sorted((hostile_report / "site").glob("*.html"))
    page = opened(paths[0]).page
    for path in paths:
        page.goto(path.as_uri())
        for width in (1200, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_many_outlets_make_no_page_heavy(hostile_report):
    sizes = {path.name: path.stat().st_size for path in (hostile_report / "site").glob("*.html")}
    assert sizes.pop("index.html") < 60_000
    assert max(sizes.values()) < 300_000
