"""Mentions: marked articles, the seeds, and properties that hold for any text."""

import csv
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.layers import Mention
from analysis.names import mentions, parse
from analysis.names.tokens import read
from analysis.spans import Span

DATA = Path(__file__).parents[1] / "data" / "names"
SEEDS = Path(__file__).parents[2] / "seeds"
MARK = re.compile(r"\[([^\[\]|]+)\|(\w+)\|(\w+)\|([^\[\]|]+)\]")
Label = tuple[int, int, str, str, str]


def marked_articles() -> list[tuple[str, list[Label]]]:
    lines = (DATA / "marked.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    raw = "".join(line for line in lines if not line.startswith("#"))
    return [unmark(article.strip()) for article in raw.split("---\n")]


def unmark(marked: str) -> tuple[str, list[Label]]:
    pieces, labels, size, position = [], [], 0, 0
    for match in MARK.finditer(marked):
        pieces += [marked[position : match.start()], match[1]]
        size += match.start() - position
        labels.append((size, size + len(match[1]), match[2], match[3], match[4]))
        size += len(match[1])
        position = match.end()
    return "".join([*pieces, marked[position:]]), labels


def as_label(mention: Mention) -> Label:
    return (mention.start, mention.end, mention.kind, mention.form, mention.name)


@pytest.mark.parametrize(("text", "labels"), marked_articles())
def test_marked_articles_have_exactly_the_mentions_that_are_marked(text, labels):
    assert [as_label(m) for m in mentions(text)] == labels


def seed_labels() -> dict[str, list[Label]]:
    labels: dict[str, list[Label]] = {}
    lines = (DATA / "seed_mentions.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        label = (int(row["start"]), int(row["end"]), row["kind"], row["form"], row["name"])
        labels.setdefault(row["file"], []).append(label)
    return labels


@pytest.mark.parametrize(("file", "labels"), seed_labels().items())
def test_seeds_have_exactly_the_labelled_mentions(file, labels):
    text = (SEEDS / file).read_text(encoding="utf-8")
    assert [as_label(m) for m in mentions(text)] == labels


def test_boilerplate_names_nobody():
    text = "Photo by Ada Okoro/Getty Images\n\nMayor Ada Okoro resigned."
    (mention,) = mentions(text, [Span(0, 31)])
    assert (mention.start, mention.text) == (33, "Mayor Ada Okoro")


def test_title_holds_the_words_as_printed():
    (mention,) = mentions("They met former deputy mayor Ada Okoro there.")
    assert (mention.text, mention.title) == (
        "former deputy mayor Ada Okoro",
        "former deputy mayor",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“No,” former President Ada Okoro said.", "former President"),
        ("They met former Mayor Ada Okoro there.", "former Mayor"),
        ("They met former Ohio Gov. Ada Okoro there.", "former Gov."),
        ("They then met and then President Ada Okoro left.", "President"),
        ("They met union president Ada Okoro there.", "union president"),
        ("Union president Ada Okoro left.", "union president"),
    ],
)
def test_a_title_says_if_it_is_past_or_of_a_body(text, title):
    (mention,) = (m for m in mentions(text) if m.kind == "person")
    assert (mention.name, mention.title) == ("Ada Okoro", title)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It hired Doyle & Pratt for the work.", "organisation"),
        ("It hired Ernst & Young for the work.", "organisation"),
        ("They saw Meghan & Harry there.", "person"),
    ],
)
def test_surnames_with_an_ampersand_are_a_firm(text, kind):
    assert [m.kind for m in mentions(text)] == [kind]


def test_other_languages_are_not_read():
    assert mentions("Präsident Karl Ostrom sprach.", language="de") == []


ALPHABET = st.sampled_from(
    [
        "The ",
        "Mr. ",
        "Ada ",
        "Okoro",
        "’s ",
        "said ",
        "of ",
        "Ministry ",
        "U.S. ",
        ". ",
        "\n",
        '"',
        "Bank ",
        "al-",
        "May ",
        "president ",
        "the ",
        "Iván ",
        "漢字",
        "�",
        "\x00",
        "É",
        "& ",
        "(",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(ALPHABET, max_size=40).map("".join)))
def test_offsets_index_the_raw_text_in_order_without_overlap(text):
    found = mentions(text)
    assert all(text[m.start : m.end] == m.text != "" for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(m.name and m.form in {"title", "full", "bare", "role"} for m in found)


def test_a_name_that_only_the_blank_of_furniture_makes_is_none():
    text = "Mayor Ana|Solis spoke on Monday. Bo Tate left."
    assert [m.text for m in mentions(text, [Span(9, 10)])] == ["Bo Tate"]
    assert [m.text for m in mentions(text.replace("|", " "))] == ["Mayor Ana Solis", "Bo Tate"]


@settings(max_examples=50, deadline=None)
@given(st.lists(ALPHABET, max_size=40).map("".join), st.integers(0, 100), st.integers(1, 60))
def test_no_mention_touches_boilerplate(text, start, length):
    cut = Span(min(start, len(text)), min(start + length, len(text)))
    for mention in mentions(text, [cut]):
        assert mention.end <= cut.start or mention.start >= cut.end


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        "“",
        "<a ",
        "((((",
        "a.a.a.",
        "A.A.A.",
        "A",
        "Ab ",
        "Ab de ",
        "Bank of ",
        "the mayor ",
        "Ada Okoro, ",
        "Mr. Foo. ",
        "Foo (",
        "al-",
        "�",
    ],
)
def test_time_grows_with_the_text(piece, linear):
    linear(mentions, piece, size=4_000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Luis "Lucho" Vega sold the boat.', [('Luis "Lucho" Vega', "Luis Vega")]),
        ("Ada ‘The Hammer’ Okoro won.", [("Ada ‘The Hammer’ Okoro", "Ada Okoro")]),
        (
            'Luis "Leo" Vega sold the boat. "It ate," Leo said.',
            [('Luis "Leo" Vega', "Luis Vega"), ("Leo", "Luis Vega")],
        ),
        (
            "He moved in with his sister Elena.",
            [("Elena", "Elena")],
        ),
        (
            "A spokeswoman for the port, Tilda Moss, said no.",
            [("Tilda Moss", "Tilda Moss")],
        ),
        (
            "Mayor Earl Okoro III fired Ada Okoro.",
            [("Mayor Earl Okoro III", "Earl Okoro III"), ("Ada Okoro", "Ada Okoro")],
        ),
        (
            "Judge Ada Okoro KC freed MP Luis Vega.",
            [("Judge Ada Okoro", "Ada Okoro"), ("MP Luis Vega", "Luis Vega")],
        ),
        (
            "Nobody knew Lee Jae-yong. Lee left.",
            [("Lee Jae-yong", "Lee Jae-yong"), ("Lee", "Lee Jae-yong")],
        ),
        (
            "Ten-man crews and Halm-based firms met Lars-Erik Moe.",
            [("Lars-Erik Moe", "Lars-Erik Moe")],
        ),
        (
            "Jurors blamed St. Odo Medical Center. St. Odo said no.",
            [
                ("St. Odo Medical Center", "St. Odo Medical Center"),
                ("St. Odo", "St. Odo Medical Center"),
            ],
        ),
        (
            "Chelsea Okoro wept. “We cried,” said Chelsea, 34.",
            [("Chelsea Okoro", "Chelsea Okoro"), ("Chelsea", "Chelsea Okoro")],
        ),
        (
            "Lady Justice Moss freed Cllr Luis Vega and PC Ada Okoro.",
            [
                ("Lady Justice Moss", "Moss"),
                ("Cllr Luis Vega", "Luis Vega"),
                ("PC Ada Okoro", "Ada Okoro"),
            ],
        ),
    ],
)
def test_nicknames_kin_and_appositions(text, found):
    assert [(m.text, m.name) for m in mentions(text)] == found


def test_a_run_of_one_word_reads_as_the_parser_of_longer_runs_reads_it():
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    text += " King said Mr, Jr. Washington, D.C. The Paris Rose said. A Frenchman, May. President"
    page = read(text)
    for run in page.runs:
        for token in run:
            assert parse.of_one(page, token) == parse.Parser(page, [token]).parse()
