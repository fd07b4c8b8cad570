"""The pages: whole, safe, linked, and small; see tests/browser for the same in a real browser."""

import itertools
import json
import shutil
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import display, notebooks, results, site
from analysis.findings import Finding
from analysis.site import front
from analysis.site.budget import MOST_ROWS
from analysis.site.outputs import OutputNameError, said_above, svg_size
from analysis.site.pages import fill

NOTEBOOKS = [
    "00-overview", "01-corpus", "02-boilerplate", "03-quotation", "04-readability", "05-framing",
    "06-alignment", "07-validation",
]  # fmt: skip
READERS = [f"read-e{number}" for number in range(1, 9)]
NAMES = ["index", *NOTEBOOKS, *READERS]
POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
KB = 1000


@pytest.fixture(scope="session")
def folder(corpus_report):
    return corpus_report / "site"


@pytest.fixture(scope="module")
def parsed(folder):
    """Parse a page of the site, each once."""

    @cache
    def of(name):
        return BeautifulSoup((folder / name).read_bytes(), "html.parser")

    return of


@pytest.fixture(params=NAMES)
def page(request, parsed):
    return parsed(f"{request.param}.html")


@pytest.fixture(params=NOTEBOOKS)
def notebook_page(request, parsed):
    return parsed(f"{request.param}.html")


def test_every_notebook_and_every_event_has_a_page(folder):
    assert sorted(path.stem for path in folder.glob("*.html")) == sorted(NAMES)


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        ("details div.highlight, figure.table, p.files a", NOTEBOOKS),
        ("figure.picture img, figure.picture source", NOTEBOOKS[2:]),
        ("table td.place", NOTEBOOKS[1:7]),
        (".text .label", READERS),
    ],
)
def test_what_is_looked_at_below_is_there(selector, names, parsed):
    for part in selector.split(", "):
        assert [name for name in names if not parsed(f"{name}.html").select(part)] == [], part


def test_the_policy_stands_first_in_the_head(page):
    first = page.head.find(True)
    assert first["http-equiv"] == "Content-Security-Policy"
    assert first["content"] == POLICY
    assert len(page.find_all("meta", attrs={"http-equiv": True})) == 1


def test_nothing_is_loaded_from_elsewhere_or_written_into_the_page(page):
    for tag in page.find_all(True):
        assert not {name for name in tag.attrs if name.startswith("on") or name == "style"}
        for address in (tag.get(name) for name in ("src", "href", "srcset", "data", "action")):
            parts = urlsplit(address or "")
            assert not parts.netloc
            assert not parts.scheme or address == "data:,"
    assert [(tag["src"], tag.string) for tag in page.find_all("script")] == [("site.js", None)]
    assert not page.find_all(["style", "iframe", "object", "embed", "form", "base"])


@pytest.fixture(scope="module")
def ids(parsed):
    """Every id of a page of the site."""

    @cache
    def of(name):
        return {tag["id"] for tag in parsed(name).find_all(id=True)}

    return of


def test_links_and_anchors_resolve(page, folder, ids):
    own = {tag["id"] for tag in page.find_all(id=True)}
    for link in page.find_all(["a", "link", "img"]):
        address = urlsplit(link.get("href") or link.get("src"))
        if address.scheme == "data":
            continue
        if address.path:
            target = folder / unquote(address.path)
            assert target.resolve().is_relative_to(folder.resolve())
            assert target.stat().st_size
        if address.path.endswith(".svg"):
            assert not address.fragment or f'id="{address.fragment}"' in target.read_text("utf-8")
        elif address.fragment:
            there = ids(unquote(address.path)) if address.path else own
            assert unquote(address.fragment) in there


def test_ids_stand_once(page):
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_headings_go_down_step_by_step(page):
    levels = [int(tag.name[1]) for tag in page.find_all(["h1", "h2", "h3", "h4"])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_landmarks_and_the_way_past_the_head(page):
    assert [len(page.find_all(name)) for name in ("header", "main", "footer")] == [1, 1, 1]
    assert page.body.find("a")["href"] == "#" + page.main["id"]
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.find_all("nav"))
    for label in (tag["aria-labelledby"] for tag in page.find_all(attrs={"aria-labelledby": True})):
        assert page.find(id=label).get_text(strip=True)


def test_the_contents_follow_the_answer_and_list_every_section(notebook_page):
    page = notebook_page
    contents = page.find("nav", class_="contents")
    opening = page.select_one("article > .opening")
    assert opening.find("h1")
    assert opening.find(class_="finding").find_next("nav", class_="contents") is contents
    assert [heading["id"] for heading in opening.find_all("h2")] == ["contents"]
    listed = [link["href"].removeprefix("#") for link in contents.select("li:not(.file) a")]
    assert listed == [tag["id"] for tag in page.select("article h2[id]") if tag["id"] != "contents"]
    assert listed
    assert contents.select_one("li.file a")["href"].endswith(".ipynb")


def test_code_is_folded(page):
    for code in page.select("div.highlight"):
        fold = code.find_parent("details")
        assert fold
        assert not fold.has_attr("open")


def test_tables_and_figures_scroll_in_their_own_box(page):
    for inner in [*page.find_all("table"), *page.select("figure.picture img")]:
        assert inner.find_parent(class_="scroll")["tabindex"] == "0"


def test_tables_and_figures_give_their_numbers(notebook_page, folder):
    for figure in notebook_page.select("figure.table, figure.picture"):
        links = figure.select("p.files a") or figure.find_next("p", class_="files").select("a")
        numbers = folder / links[0]["href"]
        assert numbers.suffix == ".csv"
        assert numbers.read_text("utf-8")
        if "picture" in figure["class"]:
            assert links[1]["href"].endswith(".svg")


def test_alt_text_tells_a_finding_and_the_values_behind_it(page):
    for image in page.select("figure.picture img"):
        sentence, values, told = image["alt"].partition(" Values (")
        assert sentence.endswith(".")
        assert values
        assert any(character.isdigit() for character in told)


def test_pages_stay_small(folder):
    sizes = {path.name: path.stat().st_size for path in folder.glob("*.html")}
    assert sizes.pop("index.html") < 60 * KB
    assert max(sizes.values()) < 300 * KB


def most_rows(path):
    """Rows of the longest table of a page; a page of a hundred articles has no row an article."""
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    return max(len(table.select("tbody tr")) for table in page.select("table"))


def test_many_articles_make_pages_of_the_same_sizes(many_articles, make_report, tmp_path):
    articles = many_articles(tmp_path / "articles", 2 * MOST_ROWS)
    folder = make_report(articles, tmp_path / "report") / "site"
    test_pages_stay_small(folder)
    rows = {path.name: most_rows(path) for path in folder.glob("0*.html")}
    assert max(rows.values()) == MOST_ROWS, rows
    readers = sorted(path.name for path in folder.glob("read-*.html"))
    assert len(readers) == 12
    assert "8 more events without a reader" in (folder / "index.html").read_text("utf-8")
    page = BeautifulSoup((folder / "05-framing.html").read_bytes(), "html.parser")
    assert "all are in the CSV" in page.get_text()
    linked = {link["href"].partition("#")[0] for link in page.select("td.place a")}
    assert linked <= set(readers)


def test_the_index_says_what_was_compared_and_how(folder, corpus_report, invented_corpus):
    page = BeautifulSoup((folder / "index.html").read_bytes(), "html.parser")
    found = results.Results(corpus_report / "results", invented_corpus)
    articles = found.table("articles")
    assert page.select_one("#event + p").get_text() == ", ".join(sorted(set(articles["event"])))
    answer = [line.contents[0].strip() for line in page.select("#answer ~ p.finding")]
    assert len(answer) == 3
    texts = [finding.text.replace(" %", "\N{NO-BREAK SPACE}%") for finding in found.findings.values()]  # fmt: skip
    assert all(any(line in text for text in texts) for line in answer)
    first_cells = [row.td.get_text() for row in page.select("#table-outlets tbody tr")]
    assert first_cells == found.outlets
    assert [part["id"] for part in page.find_all("h2")][:2] == ["answer", "event"]
    assert len(page.select("ol.cards li")) == len(NOTEBOOKS)
    thumbnails = page.select("ol.cards img")
    assert len(thumbnails) >= len(NOTEBOOKS) - 1  # 01-corpus has no figure
    assert all(image["src"].endswith(".phone.svg") for image in thumbnails)
    assert [link["href"] for link in page.select("ul.readers a")] == [f"{r}.html" for r in READERS]
    methods = page.select_one("blockquote.paste").get_text()
    for told in (f"{len(articles)} articles on {articles['event'].nunique()} events",
                 f"{articles['words'].sum():,} words", found.provenance["corpus_sha256"][:16],
                 found.provenance["versions"]["textstat"]):  # fmt: skip
        assert told in methods


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (2, "2 articles on one event by 2 outlets (1,"),
        (1, "2 articles on one event by 1 outlet (1 without an outlet, compared by itself; 1,"),
        (0, "2 articles on one event (no outlet is given, so each is compared by itself; 1,"),
    ],
)
def test_the_methods_count_the_outlets_that_are_given(named, told, tmp_path):
    shutil.copytree(results.ROOT / "results", tmp_path / "results")
    path = tmp_path / "results" / "tables" / "articles.csv"
    articles = pd.read_csv(path, dtype=str, keep_default_na=False)
    articles["outlet_given"] = [str(place < named) for place in range(len(articles))]
    articles.to_csv(path, index=False)
    assert told in front.methods(results.Results(tmp_path / "results", results.SEEDS), "")


def test_the_methods_say_that_events_were_found(tmp_path):
    shutil.copytree(results.ROOT / "results", tmp_path / "results")
    path = tmp_path / "results" / "tables" / "events.csv"
    events = pd.read_csv(path, dtype=str, keep_default_na=False)
    events.assign(given="False").to_csv(path, index=False)
    said = front.methods(results.Results(tmp_path / "results", results.SEEDS), "")
    assert (
        "on one event (not given but found, by grouping articles that tell the same) by 2" in said
    )


def test_the_foot_says_how_many_articles_are_dated(page, folder):
    found = json.loads((folder / "findings.json").read_text("utf-8"))["provenance"]
    dates = found["dates"]
    foot = " ".join(page.footer.get_text().split())
    assert foot.startswith(f"{found['articles']} articles, dated {dates[0]} to {dates[-1]};")


@pytest.mark.parametrize(
    ("dated", "said"),
    [(["2022-03-11", ""], "2 articles, 1 of them dated 2022-03-11;"), (["", ""], "2 articles, none dated;")],
)  # fmt: skip
def test_articles_without_a_date_are_not_called_dated(dated, said):
    provenance = {
        "articles": len(dated), "dates": [date for date in dated if date], "corpus_sha256": "0" * 64,
        "versions": {"same-story": "0"}, "syllables": "none",
    }  # fmt: skip
    given = {"dated": sum(map(bool, dated)), "provenance": provenance}
    page = fill("base.html.j2", pages=[], readers=[], here="", commit="", **given)
    assert said in " ".join(BeautifulSoup(page, "html.parser").footer.get_text().split())


def test_the_note_on_an_outlet_stands_beside_its_name_on_the_index():
    articles = pd.DataFrame(
        {
            "outlet": ["Gazette", "Orvale"], "words": 9, "date": ["", "2024-01-01"], "title": "",
            "note": ["", "Orvale is only its dateline."],
        }
    )  # fmt: skip
    shown = front.outlets(articles)
    assert shown["note"].tolist() == ["", "Orvale is only its dateline."]
    many = pd.concat([articles.assign(outlet=f"Outlet {n}") for n in range(15)])
    assert "Shown: 12 of 15 outlets." in front.outlets_html(many)


def test_the_figure_of_the_index_gives_its_numbers_too(folder):
    page = BeautifulSoup((folder / "index.html").read_bytes(), "html.parser")
    links = [link["href"] for link in page.select("figure.picture p.files a")]
    assert links == ["figures/event-strips.csv", "figures/event-strips.svg"]


@pytest.mark.parametrize(
    ("name", "figure"),
    [("index", "event-strips"), ("02-boilerplate", "leak-strips"), ("03-quotation", "quotation-strips"),
     ("03-quotation", "speaker-shares"), ("04-readability", "sentence-lengths"),
     ("05-framing", "actor-rows"), *(("06-alignment", f) for f in ("event-strips", "coverage", "order"))],
)  # fmt: skip
def test_what_is_said_of_a_figure_of_one_event_names_the_event(name, figure, parsed):
    alt = parsed(f"{name}.html").select_one(f"#figure-{figure} img")["alt"]
    assert alt.startswith("Event e")
    assert ", 1 of 8: " in alt


def test_rows_of_the_length_of_articles_say_of_which_event(parsed):
    heads = [head.get_text() for head in parsed("01-corpus.html").select("#table-lengths th")]
    assert heads[:2] == ["outlet", "event"]


def test_shares_of_all_words_are_not_called_means_over_events(parsed):
    figure = parsed("02-boilerplate.html").select_one("#figure-leak-rates")
    assert "Shares of all words of an outlet over 8 events" in figure.get_text()


def test_every_figure_says_its_finding_where_the_title_is_left_out(notebook_page):
    for figure in notebook_page.select("figure.picture"):
        alt = figure.img["alt"].replace(" %", "\N{NO-BREAK SPACE}%")
        said = figure.select_one(".says")
        if said is None:  # it stands above in its section
            above = [line.get_text() for line in figure.find_all_previous("p", class_="finding")]
            assert any(alt.startswith(line.rstrip(".")) for line in above)
            continue
        assert said["aria-hidden"] == "true"  # the alt text says it to those who hear the page
        assert alt.startswith(f"{said.get_text()} Values (")


def test_a_finding_is_not_said_again_below_itself(monkeypatch):
    published = []
    monkeypatch.setattr(
        display, "publish", lambda data, about=None: published.append((data, about))
    )
    finding = Finding("a.b", "Ash quotes 6 % more <than> Birch", {"Ash": 6})
    display.say(finding)
    for name, alt in (("drawn", finding.spoken), ("other", "Birch quotes. Values (n): 1.")):
        display.figure(plt.figure(), name, alt, "caption", pd.DataFrame())
    outputs = [{"data": data, "metadata": about or {}} for data, about in published]
    cells = [{"cell_type": "code", "source": "", "outputs": outputs}]
    assert said_above({"cells": cells}) == {"drawn"}
    heading = {"cell_type": "markdown", "source": ["## Speech\n"]}
    parted = [{**cells[0], "outputs": outputs[:1]}, heading, {**cells[0], "outputs": outputs[1:]}]
    assert said_above({"cells": parted}) == {"drawn"}  # in the opening, for the first section
    assert said_above({"cells": [heading, *parted]}) == set()


def test_the_overview_leads_to_the_pages_of_the_notebooks(parsed):
    cells = parsed("00-overview.html").select("#table-findings td:first-child")
    assert [(cell.get_text(), cell.a["href"]) for cell in cells] == [
        (name, f"{name}.html") for name in NOTEBOOKS[1:]
    ]


def test_narrow_windows_get_a_figure_of_its_own_size_without_its_title(page, folder):
    for source in page.select("figure.picture source"):
        image = source.find_next("img")
        assert source["srcset"] == image["src"].removesuffix(".svg") + ".phone.svg"
        assert svg_size(folder / source["srcset"]) == (int(source["width"]), int(source["height"]))
        fits = "fits" in source.find_parent("figure")["class"]
        assert fits == (int(source["width"]) < int(image["width"]))
    assert len(page.select("figure.picture source")) == len(page.select("figure.picture"))


def test_the_column_of_places_is_named_as_what_print_leaves_out(notebook_page):
    for cell in notebook_page.select("table td.place"):
        head = cell.find_parent("table").thead.find_all("th")[-1]
        assert "place" in head["class"]


def test_labels_of_the_reader_do_not_run_into_the_text(parsed):
    for label in parsed(f"{READERS[0]}.html").select(".text .label"):
        assert label.get_text() == f" {label.get_text().strip()} "


def test_rendering_twice_gives_the_same_bytes(folder, corpus_report, invented_corpus, tmp_path):
    found = results.Results(corpus_report / "results", invented_corpus)
    again = tmp_path / "again"
    site.render(corpus_report / "notebooks", found, corpus_report / "figures", again)
    assert files(again) == files(folder)


def files(top):
    return {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file()}


@pytest.fixture
def rendered(corpus_report, invented_corpus, tmp_path, monkeypatch):
    """Render one notebook whose single cell shows what a function displays."""

    def of(show):
        outputs = []
        monkeypatch.setattr(display, "publish", lambda *args: outputs.append(args))
        show()
        cell = {
            "cell_type": "code",
            "metadata": {},
            "source": "show()",
            "outputs": [
                {"output_type": "display_data", "data": data, "metadata": dict(*about)}
                for data, *about in outputs
            ],
        }
        folder = tmp_path / "notebooks"
        folder.mkdir()
        text = notebooks.to_text(notebooks.normalised({"cells": [cell]}))
        (folder / "01-corpus.ipynb").write_text(text, encoding="utf-8")
        (tmp_path / "figures").mkdir()
        found = results.Results(corpus_report / "results", invented_corpus)
        site.render(folder, found, tmp_path / "figures", tmp_path / "site")
        return BeautifulSoup((tmp_path / "site" / "01-corpus.html").read_bytes(), "html.parser")

    return of


def test_dollar_signs_stay(rendered):
    money = "from $5 million to $10 million, $$x$$ and \\(y\\)"

    def show():
        display.say(Finding("a.b", money))
        display.table(pd.DataFrame({"sum": [money]}), "sums", money)
        display.marked_text(money, [], "text", money)

    page = rendered(show)
    shown = [page.find(class_="finding"), page.td, *page.find_all("figcaption")]
    shown.append(page.select_one(".marked-text .text"))
    assert [tag.get_text() for tag in shown] == [money] * 5
    assert "mathjax" not in str(page).lower()


def test_two_outputs_of_one_name_are_refused(rendered):
    def show():
        display.table(pd.DataFrame({"n": [1]}), "same", "caption")
        display.table(pd.DataFrame({"n": [2]}), "same", "caption")

    with pytest.raises(OutputNameError, match="'same' is used twice"):
        rendered(show)


def test_a_notebook_cannot_name_a_file_outside_the_site(corpus_report, invented_corpus, tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    shutil.copy(corpus_report / "notebooks" / "01-corpus.ipynb", folder)
    path = folder / "01-corpus.ipynb"
    path.write_text(path.read_text("utf-8").replace('"name": "lengths"', '"name": "../lengths"'), "utf-8")  # fmt: skip
    found = results.Results(corpus_report / "results", invented_corpus)
    with pytest.raises(OutputNameError, match=r"'\.\./lengths'"):
        site.render(folder, found, corpus_report / "figures", tmp_path / "site")
    assert not (Path(tmp_path) / "site" / "lengths.csv").exists()
