"""The side-by-side reader: every character stays, every row has its place, every way leads back."""

import copy
from functools import cache
from urllib.parse import unquote, urlsplit

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import results, site
from analysis.site.evidence import AGGREGATES
from analysis.site.pages import fill
from analysis.site.reader import ReaderPage, reader_pages, seated
from analysis.site.reader import seats as seating

COUNTED = {
    "leakage": "leaks", "voice-rates": "count", "words": "count", "phrases": "count",
    "mask": "count without mask",
}  # fmt: skip
SPAN = {"article_id", "start", "end"}
PAIR = {"article_a", "start_a", "end_a", "article_b", "start_b", "end_b"}


def read(html):
    """Parse a page with every blank as it stands, which the parser would else make one."""
    return BeautifulSoup(html, "html.parser", preserve_whitespace_tags={"div"})


@pytest.fixture(scope="module")
def found(corpus_report, invented_corpus):
    return results.Results(corpus_report / "results", invented_corpus)


@pytest.fixture(scope="module")
def seats(found):
    return seated(found)


@pytest.fixture(scope="module")
def parsed(corpus_report):
    @cache
    def of(name):
        return read((corpus_report / "site" / name).read_bytes())

    return of


@pytest.fixture(scope="module")
def elements(parsed):
    """The elements of a page by their ids."""

    @cache
    def of(name):
        return {tag["id"]: tag for tag in parsed(name).find_all(id=True)}

    return of


def words(element):
    """The text of an element without the labels that the reader sets into it."""
    element = copy.copy(element)
    for label in element.select(".label"):
        label.decompose()
    return element.get_text()


def opened(address, elements):
    parts = urlsplit(address)
    return elements(unquote(parts.path))[unquote(parts.fragment)]


def stretches(found, wanted):
    """Every row of every table that says where it stands, with all its places."""
    for path in sorted((found.folder / "tables").glob("*.csv")):
        table = found.table(path.stem)
        if wanted <= set(table.columns):
            for row in table.to_dict("records"):
                yield path.stem, row


def test_an_article_stands_there_character_by_character(found, seats, elements):
    for name, seat in seats.items():
        text = elements(seat.page)[seat.anchor()].select_one(".text")
        assert words(text) == found.articles[name].text


def test_every_row_of_every_table_of_spans_has_its_place(found, seats, elements):
    tables = set()
    for table, row in stretches(found, SPAN):
        name, start, end = row["article_id"], int(row["start"]), int(row["end"])
        place = opened(seats[name].address(start, end), elements)
        if end > start:
            assert found.articles[name].text[start:end].startswith(words(place)), (table, row)
            assert words(place)
        tables.add(table)
    assert {"boilerplate", "quotes", "quantities", "actors", "frames", "voice", "sentences"} < tables  # fmt: skip


def test_both_sides_of_every_pair_have_their_place(found, seats, elements):
    tables = set()
    for table, row in stretches(found, PAIR):
        for side in "ab":
            name, start, end = (row[f"{key}_{side}"] for key in ("article", "start", "end"))
            place = opened(seats[name].address(int(start), int(end)), elements)
            assert found.articles[name].text[int(start) : int(end)].startswith(words(place))
        tables.add(table)
    assert tables == {"sentence_pairs", "quote_pairs", "quantity_pairs"}


def shown_tables(parsed):
    for name in ("01-corpus", "02-boilerplate", "03-quotation", "04-readability", "05-framing", "06-alignment"):  # fmt: skip
        for figure in parsed(f"{name}.html").select("figure.table"):
            links = figure.find_next("p", class_="files").select("a")
            source = links[1]["href"].removeprefix("tables/").removesuffix(".csv") if links[1:] else ""  # fmt: skip
            yield figure, figure["id"].removeprefix("table-"), source


def test_every_shown_row_that_stands_for_a_span_links_to_it(found, parsed, elements):
    linked = set()
    for figure, name, source in shown_tables(parsed):
        columns = set(found.table(source).columns) if source else set()
        if name in AGGREGATES or not (columns >= SPAN or columns >= PAIR):
            continue
        heads = [head.get_text(strip=True) for head in figure.select("thead th")]
        for row in figure.select("tbody tr:not(:has(td[colspan]))"):
            places = [opened(link["href"], elements) for link in row.select("td.place a")]
            assert len(places) == (2 if columns >= PAIR else 1), (name, row)
            texts = [row.select("td")[heads.index(head)].get_text() for head in heads if head in {"text", "text A", "text B"}]  # fmt: skip
            if source not in {"openings", "sentiment"}:  # whose text is the title or the sentence's
                for text, place in zip(texts, places, strict=False):
                    printed, there = flat(text), flat(words(place))
                    bare = source == "sentences" and there.endswith(printed)  # without furniture
                    assert printed.startswith(there) or bare, (name, text)
        linked.add(name)
    assert linked >= {
        "leaks", "quotations", "indirect-speech", "hard-sentences", "openings", "beside-actors",
        "frame-cues", "voice", "sentiment", "sentence-pairs", "quantity-pairs", "quote-pairs",
    }  # fmt: skip


def flat(text):
    return "".join(text.split())


def test_an_aggregate_links_to_as_many_places_as_it_counts(parsed, elements):
    seen = set()
    for figure, name, _ in shown_tables(parsed):
        if name not in COUNTED:
            continue
        heads = [head.get_text(strip=True) for head in figure.select("thead th")]
        for row in figure.select("tbody tr:not(:has(td[colspan]))"):
            cells = [cell.get_text() for cell in row.select("td")]
            count = int(cells[heads.index(COUNTED[name])].replace(",", ""))
            links = row.select("td.place a")
            assert len(links) == min(count, 40), (name, cells)
            if count > 1:
                assert row.summary.get_text() in {f"{count} places", f"40 of {count} places"}
            if "term" in heads:
                outlets = [label.contents[0].strip() for label in row.select("td.place .of")]
                assert outlets == [cells[heads.index("outlet")]]
                for link in links:
                    place = words(opened(link["href"], elements))
                    assert " ".join(place.lower().split()).startswith(cells[heads.index("term")])
        seen.add(name)
    assert seen == set(COUNTED)


def test_every_line_of_the_concordance_links_to_its_word(parsed, elements):
    figure = parsed("05-framing.html").select_one("#table-concordance")
    heads = [head.get_text(strip=True) for head in figure.select("thead th")]
    assert figure.select("tbody tr:not(:has(td[colspan]))")
    for row in figure.select("tbody tr:not(:has(td[colspan]))"):
        (link,) = row.select("td.place a")
        keyword = row.select("td")[heads.index("keyword")].get_text()
        assert words(opened(link["href"], elements)) == keyword


def test_every_aggregate_that_is_declared_is_shown_and_linked(parsed):
    linked = {name for figure, name, _ in shown_tables(parsed) if figure.select("td.place a")}
    assert set(AGGREGATES) <= linked


def test_a_table_of_articles_links_each_to_its_article(found, seats, parsed):
    table = parsed("01-corpus.html").select_one("#table-lengths")
    links = [link["href"] for link in table.select("td.place a")]
    assert links == [seats[name].address() for name in found.table("articles")["article_id"]]


def test_marks_lead_back_to_their_rows(seats, parsed, elements):
    kinds = set()
    for page in {seat.page for seat in seats.values()}:
        for label in parsed(page).select("a.label:not(.tie):not(.flag)"):
            row = opened(label["href"], elements)
            kinds.add(label["class"][1])
            if row.name != "tr":  # a row beyond those that its page shows
                assert row["id"].startswith("table-")
                continue
            heads = row.find_parent("table").select("thead th")
            cells = zip((h.get_text() for h in heads), (c.get_text() for c in row.select("td")), strict=True)  # fmt: skip
            shown = dict(cells)
            quoted = shown.get("in context", "").partition("«")[2].partition("»")[0]
            text = flat(shown.get("text", quoted))
            if "quotes" in label["class"]:
                within = "quote" in label.parent.get("class", ())
                quote = label.parent if within else label.find_next(class_="quote")
                assert text.startswith(flat(words(quote)))
            else:
                assert text.endswith(flat(words(label.find_previous_sibling(["del", "span"]))))
            places = [opened(link["href"], elements) for link in row.select("td.place a")]
            assert label.find_parent(class_="telling") in [p.find_parent(class_="telling") for p in places]  # fmt: skip
    assert kinds == {"leaks", "quotes"}


def test_tied_sentences_have_one_number_and_one_colour_and_lead_around(found, seats, parsed, elements):  # fmt: skip
    for page in reader_pages(found, seats):
        facts = {}
        assert parsed(page.file).select("a.tie")
        for sentence in parsed(page.file).select("[data-fact]"):
            tie = sentence.select_one("a.tie")
            if tie is None:  # the rest of a sentence that another mark cuts
                continue
            assert tie.get_text(strip=True) == sentence["data-fact"]
            facts.setdefault(sentence["data-fact"], []).append((tie["class"][2], sentence))
            there = elements(page.file)[tie["href"].removeprefix("#")]
            assert there["data-fact"] == sentence["data-fact"]
            assert there.find_parent(class_="telling") is not sentence.find_parent(class_="telling")
        assert facts
        for tied in facts.values():
            assert len({colour for colour, _ in tied}) == 1
            assert len({id(sentence.find_parent(class_="telling")) for _, sentence in tied}) > 1


def test_what_differs_is_said_in_words_and_leads_to_the_other_side(found, seats, parsed, elements):
    signs = {"conflict": "numbers disagree", "reworded": "reworded", "uncertain": "perhaps reworded"}  # fmt: skip
    seen = set()
    for table in ("quantity_pairs", "quote_pairs"):
        for row in found.table(table).to_dict("records"):
            if row["label"] not in signs:
                continue
            ends = [
                seats[row[f"article_{s}"]].address(row[f"start_{s}"], row[f"end_{s}"]) for s in "ab"
            ]
            page = parsed(seats[row["article_a"]].page)
            flags = {flag["href"]: flag.get_text() for flag in page.select("a.flag")}
            assert all(signs[row["label"]] in flags[address] for address in ends)
            listed = [link["href"] for link in page.select(".differences li a")]
            assert set(ends) <= set(listed)
            seen.add(row["label"])
    assert {"conflict", "reworded"} <= seen


def test_the_two_sides_of_a_difference_stand_in_the_order_of_the_columns(parsed, elements):
    seen = 0
    for name in {f"read-e{number}.html" for number in range(1, 9)}:
        for entry in parsed(name).select(".differences li"):
            articles = [link["href"].partition("#")[2].split("-")[0] for link in entry.select(".side a")]  # fmt: skip
            assert articles == sorted(articles)
            seen += 1
    assert seen


@pytest.mark.parametrize(("language", "said"), [("es", "es"), ("en", None), ("", None)])
def test_a_text_says_its_language_where_it_is_not_that_of_the_page(language, said):
    page = ReaderPage("fire", "fire", "read-fire.html", ("A",))
    row = {"outlet": "A", "title": "Fuego", "date": "", "language": language}
    telling = {"seat": seating.Seat(page.file, 1, 9), "row": row, "look": 1, "measures": [], "text": "Fuego", "more": 0}  # fmt: skip
    provenance = {"articles": 1, "dates": [], "corpus_sha256": "0" * 64, "versions": {}, "syllables": ""}  # fmt: skip
    html = fill(
        "reader.html.j2", page=page, readers=[page], pages=[], here="reader", tellings=[telling],
        differences=[], more_differences=0, speakers=[], rows=[], provenance=provenance, commit="",
        dated=0,
    )  # fmt: skip
    column = read(html).select_one(".telling")
    assert [column.select_one(part).get("lang") for part in (".title", ".text")] == [said, said]


def test_leaked_words_stay_and_are_struck_through(found, seats, elements):
    table = found.table("boilerplate")
    assert table["cut"].any()
    for row in table[table["cut"]].itertuples():
        place = opened(seats[row.article_id].address(row.start, row.end), elements)
        assert place.name == "del" or place.find("del") or place.find_parent("del")


def test_events_can_be_named_and_an_unknown_one_is_refused(found):
    named = seated(found, ["e3"])
    assert {seat.page for seat in named.values()} == {"read-e3.html"}
    with pytest.raises(site.UnknownEventError, match=r"'e99'; there are 'e1', 'e2'"):
        seated(found, ["e3", "e99"])


def test_of_many_events_the_first_dozen_that_most_outlets_tell_get_a_reader():
    rows = [("x", f"e{n:02}", f"a{n}") for n in range(30)] + [("y", "e29", "b29")]
    articles = pd.DataFrame(rows, columns=["outlet", "event", "article_id"])
    assert seating.chosen(articles) == [f"e{n:02}" for n in range(11)] + ["e29"]
    assert seating.chosen(articles, ["e20", "e07"]) == ["e07", "e20"]


def test_an_event_too_large_for_a_page_goes_on_on_another(found, seats, monkeypatch):
    monkeypatch.setattr(seating.parts, "__defaults__", (20_000,))
    many = seated(found, ["e1"])
    assert {seat.page for seat in many.values()} >= {"read-e1.html", "read-e1.2.html"}
    pages = reader_pages(found, many)
    assert [(page.part, page.parts) for page in pages] == [(n, len(pages)) for n in range(1, len(pages) + 1)]  # fmt: skip
    assert {seat.number for seat in many.values()} == {1, 2, 3}


def test_a_stretch_beyond_what_is_shown_leads_to_the_note_that_says_so():
    seat = seating.Seat("read-e1.html", 1, 1000)
    assert seat.address(990, 1000) == "read-e1.html#a1-990-1000"
    assert seat.address(990, 1001) == seat.address(5000, 5010) == "read-e1.html#a1-rest"
