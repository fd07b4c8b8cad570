"""A report on articles that attack: nothing runs, nothing is asked for, with or without the policy."""

import csv
import json
import shutil
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from analysis import report

RUN = "window.hostile=1"
HOSTILE = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><svg onload={RUN}>',
    f"' onfocus='{RUN}' autofocus tabindex='0",
    f'" onmouseover="{RUN}" style="position:fixed;inset:0"',
    "<iframe src=https://example.invalid/frame></iframe>",
    "<style>@import 'https://example.invalid/a.css'</style>",
    "<link rel=stylesheet href=https://example.invalid/b.css>",
    "<meta http-equiv=refresh content='0;url=https://example.invalid/c'>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<a href=javascript:{RUN}>read on</a>",
    "![seen](https://example.invalid/seen.png)",
    f"[read on](javascript:{RUN})",
    "```mermaid\ngraph TD; A-->B\n```",
    "<div class=mermaid>graph TD; A-->B</div>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    f"</title></textarea></noscript><script>{RUN}</script>",
    f"</figcaption></figure></main><body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<input onfocus={RUN} autofocus>",
    "{{ 7 * 7 }}{% for x in y %}",
    "\u202etxet denrut\u2066",
    "$\\href{javascript:1}{x}$ $$y$$ $a__b$",
    "=HYPERLINK(\"https://example.invalid\")",
]  # fmt: skip
OUTLETS = [HOSTILE[i] for i in (0, 3, 5, 19)]
EVENTS = [HOSTILE[2], HOSTILE[12]]
FIELDS = ["file", "outlet", "event", "date", "title", "source", "note"]
TEXT = """{0}

Advertisement

HARBOR CITY ({1}) -- The mayor of Harbor City, {2}, said on Tuesday that 300 people left the {3} quay.

“{4} is what we saw,” said {5} Marlow, a captain. “We will not sail again {6} until spring.”

Photo by {7} / Harbor Wire

President {8} Anders told reporters that $5 million to ${9} would be paid. "{10}," he said. \u202e {11}

Advertisement {12}

Read more: {13}
"""


def hostile_corpus(folder):
    """Write articles that carry every hostile text somewhere, in every field."""
    folder.mkdir()
    rows = []
    for number in range(len(OUTLETS) * len(EVENTS)):
        turn = [HOSTILE[(number * 4 + i) % len(HOSTILE)] for i in range(len(HOSTILE))]
        file = f"{number} {turn[0]}".replace("/", "∕").replace("\n", " ") + ".txt"
        (folder / file).write_text(TEXT.format(*turn), encoding="utf-8")
        outlet, event = OUTLETS[number % len(OUTLETS)], EVENTS[number // len(OUTLETS)]
        rows.append([file, outlet, event, "2024-03-11", turn[1], turn[2], turn[3]])
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([FIELDS, *rows])
    return folder


@pytest.fixture(scope="module")
def hostile_report(make_report, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    return make_report(hostile_corpus(folder / "articles"), folder / "report")


@pytest.fixture(scope="module")
def hostile_ids(make_report, tmp_path_factory):
    """A report on JSONL, where ids and all fields may hold what no file name can."""
    folder = tmp_path_factory.mktemp("ids")
    rows = []
    for number, text in enumerate(["../../escape", "a/b\x00c", f"<img src=x onerror={RUN}>"]):
        body = TEXT.format(*HOSTILE[number:]) + "\x00 \ud800"
        field = text + "\ud800\u202e'\">"
        rows.append({"id": text, "outlet": field, "event": field, "title": field, "text": body})
    corpus = folder / "articles.jsonl"
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    sources = folder / "sources"
    sources.mkdir()
    for name in ("01-corpus", "02-boilerplate"):
        shutil.copy(report.NOTEBOOKS / f"{name}.ipynb", sources)
    return make_report(corpus, folder / "report", sources)


def without_policy(site, folder):
    """Copy a site and take the policy out of every page."""
    shutil.copytree(site, folder)
    for path in folder.glob("*.html"):
        text = path.read_text("utf-8")
        head, meta, rest = text.partition('<meta http-equiv="Content-Security-Policy"')
        assert meta
        path.write_text(head + rest.partition(">")[2], "utf-8")
    return folder


@pytest.mark.parametrize(("kind", "pages"), [("hostile_report", 11), ("hostile_ids", 6)])
@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without the policy"])
def test_nothing_runs_and_nothing_is_asked_for(policy, kind, pages, request, opened, tmp_path):
    site = request.getfixturevalue(kind) / "site"
    folder = site if policy else without_policy(site, tmp_path / "site")
    paths = sorted(folder.glob("*.html"))
    assert len(paths) == pages
    for path in paths:
        seen = opened(path)
        seen.page.mouse.move(200, 400)
        for _ in range(12):
            seen.page.keyboard.press("Tab")
        seen.page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true; })")
        assert seen.page.evaluate("window.hostile") is None, path.name
        assert seen.said == [], path.name
        assert seen.strangers(folder) == [], path.name
        assert seen.page.url == path.as_uri()


def test_a_hostile_page_does_run_in_this_browser(opened, tmp_path):
    page = tmp_path / "page.html"
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
        shown += page.get_text()
    for text in HOSTILE:
        plain = text.replace("\u202e", "[U+202E]").replace("\u2066", "[U+2066]")
        assert " ".join(plain.split()) in " ".join(shown.split())


def test_the_figures_draw_no_element_from_data(hostile_report):
    forbidden = {"script", "image", "a", "iframe", "img", "foreignObject"}
    for path in (hostile_report / "site" / "figures").glob("*.svg"):
        drawn = {tag.tag.rpartition("}")[2] for tag in ElementTree.parse(path).iter()}
        assert "path" in drawn
        assert not drawn & forbidden


@pytest.mark.parametrize("width", [360, 1200])
def test_hostile_texts_do_not_break_the_page(width, hostile_report, opened):
    for path in sorted((hostile_report / "site").glob("*.html")):
        page = opened(path, width=width).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
