"""What holds for every text: offsets, order, modes, quotation marks, and that nothing raises."""

import random
import re
from re import _constants as codes
from re import _parser as parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.boilerplate import KINDS, THRESHOLDS, builtin, find, split, suspects
from analysis.boilerplate.quotation_guard import quoted
from analysis.spans import View

PARAGRAPHS = [
    "The council of Norvale voted on Tuesday to repair the pier that the winter storm had broken.",
    "Engineers told the members that the work would cost about 4 million crowns, and that it would"
    " take until the spring, when the ferries return to the harbour.",
    "“We have waited long enough,” said the mayor, Ilse Brandt, who had asked for the vote.",
    '"The harbour is why we live here," she said. "It is our duty to keep it open."',
    "A second vote on the budget was planned for May, said the clerk, who declined to say how the"
    " members would decide.",
    "Fishermen who had gathered outside the hall cheered when the result was read to them.",
    "The storm broke the pier in January, drowned two boats and cut the island off for a week.",
]
LINES = [
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "By Ana Lund",
    "Sign up for our daily newsletter",
    "Share on Facebook",
    "Read more: Norvale counts the cost of the storm",
    "Copyright 2021 The Norvale Courier. All rights reserved.",
    "Leave a comment",
    "Photo by Jon Aasen/Coast Press",
]
article = st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=7, unique=True)
furniture = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(LINES)), max_size=4)


def assembled(paragraphs, leaks):
    blocks = list(paragraphs)
    for place, line in leaks:
        blocks.insert(min(place, len(blocks)), line)
    return "\n\n".join(blocks)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_no_text_raises_and_spans_are_in_order(text):
    end = 0
    for span in suspects(text):
        assert end <= span.start < span.end <= len(text)
        assert span.kind in KINDS
        assert 0 <= span.confidence <= 1
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end


@settings(max_examples=60, deadline=None)
@given(article, furniture)
def test_only_furniture_is_cut_and_all_of_it(paragraphs, leaks):
    text = assembled(paragraphs, leaks)
    kept = View(text, find(text)).text
    assert [block.strip() for block in kept.split("\n") if block.strip()] == paragraphs


@settings(max_examples=60, deadline=None)
@given(article, furniture)
def test_cleaning_twice_is_cleaning_once(paragraphs, leaks):
    text = assembled(paragraphs, leaks)
    assert find(View(text, find(text)).text) == []


@settings(max_examples=60, deadline=None)
@given(article, st.integers(0, 6), st.sampled_from(["", " ", "\xa0"]))
def test_no_cut_inside_quotation_marks(paragraphs, place, blank):
    quoted = f"“We paid for it.{blank}Advertisement{blank}It ran for a week,” the mayor said."
    text = assembled(paragraphs, [(place, quoted)])
    marked = [m.span() for m in re.finditer("“[^“”]*”", text)]
    for span in find(text):
        assert not any(start < span.end and span.start < end for start, end in marked)


def sample(parts, choose):
    """A string that a parsed pattern may match."""
    text = ""
    for code, value in parts:
        if code is codes.LITERAL:
            text += chr(value)
        elif code is codes.IN:
            kind, member = choose.choice(value)
            first = member[0] if kind is codes.RANGE else member
            text += chr(first) if kind in (codes.LITERAL, codes.RANGE) else "a"
        elif code is codes.BRANCH:
            text += sample(choose.choice(value[1]), choose)
        elif code is codes.SUBPATTERN:
            text += sample(value[3], choose)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, inner = value
            for _ in range(choose.randint(least, min(int(most), least + 1))):
                text += sample(inner, choose)
        elif code in (codes.ANY, codes.NOT_LITERAL):
            text += "a"
    return text


@pytest.mark.parametrize(
    "pattern",
    [p for p in builtin().entries["line"] if p.rest != "none"],
    ids=lambda pattern: pattern.name,
)
@pytest.mark.parametrize(
    "report",
    [
        ', the clerk said on Monday. "Nobody has asked the fishermen," said Oda Falk, a pilot.',
        " of the harbour, said Oda Falk, but “nobody reads that in a storm,” she told the hall.",
    ],
)
def test_no_pattern_takes_what_somebody_said_with_its_line(pattern, report):
    choose = random.Random(pattern.name)
    parsed = parser.parse(pattern.match)
    for _ in range(6):
        opening = sample(parsed, choose).strip().replace('"', "")
        line = opening[:1].upper() + opening[1:] + report
        start = len(PARAGRAPHS[0]) + 2
        text = f"{PARAGRAPHS[0]}\n\n{line}\n\n{PARAGRAPHS[1]}"
        for span in find(text):
            inside = [
                q for q in quoted(line) if q.start < span.end - start and span.start - start < q.end
            ]
            assert not inside, (span.rule, text[span.start : span.end])


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("He said ‘it’s the boys’ school’ and left.", ["‘it’s the boys’ school’"]),
        ("'It's ours,' she said, 'and the boys' too.'", ["'It's ours,'", "'and the boys' too.'"]),
        ("The boys' school and the girls' choir", []),
        ("Home » News » Norvale", []),
        ("«Yes», «no» and »maybe« and „never“", ["«Yes»", "«no»", "»maybe«", "„never“"]),
        ("“Yes, and", ["“Yes, and"]),
    ],
)
def test_quotation_marks_of_several_houses(text, marked):
    assert sorted(text[q.start : q.end] for q in quoted(text)) == sorted(marked)


@pytest.mark.parametrize("soil", ["'a", "' a", "‘a’a", "s' a 's", "«", "» «a", "„"])
def test_time_to_find_quotations_grows_with_the_length(soil, linear):
    linear(quoted, soil, size=60_000)


@settings(max_examples=60, deadline=None)
@given(article, furniture)
def test_windows_line_ends_change_nothing(paragraphs, leaks):
    text = assembled(paragraphs, leaks)
    windows = text.replace("\n", "\r\n")
    cut = [text[s.start : s.end] for s in find(text)]
    assert [windows[s.start : s.end] for s in find(windows)] == cut


def test_modes_divide_the_same_suspects():
    text = assembled(PARAGRAPHS[:4], [(1, "Advertisement"), (4, "Inside the long repair")])
    found = suspects(text)
    for mode, least in THRESHOLDS.items():
        cut, flagged = split(found, mode)
        assert sorted([*cut, *flagged], key=lambda s: s.start) == found
        assert all(s.confidence >= least for s in cut)
    assert split(found, "flag")[0] == []
    assert set(split(found, "safe")[0]) <= set(split(found, "balanced")[0])


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\ud800", "Yes", "新闻报道", " " * 1_000_000, "\n" * 100_000, "\ufeff"],
)
def test_texts_without_furniture(text):
    assert find(text) == []


def test_each_span_says_its_rule():
    text = assembled(PARAGRAPHS[:3], [(0, "By Ana Lund"), (2, "Advertisement")])
    assert [(s.kind, s.rule.split("+")[0]) for s in find(text)] == [
        ("byline", "byline"),
        ("advertisement", "advertisement-label"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Please keep comments civil and short.", "comments"),
        ("Sponsor Message", "advertisement"),
        ("0:00 / 12:40", "navigation"),
        ("list 2 of 4", "navigation"),
        ("This live blog has now closed.", "navigation"),
        ("The opinions expressed in this column are solely those of the writer.", "other"),
        ("This story was produced with support from the Tarrow Fund.", "other"),
        ("Media contact: Ana Lund, 555 0100", "other"),
        ("SOURCE Norvale Harbour Works Inc.", "wire_credit"),
        ("ab/cde/fg", "wire_credit"),
        ("Von Ana Lund", "byline"),
        ("Lesen Sie auch: Der Sturm und der Hafen", "related"),
        ("Leer más: La tormenta y el puerto", "related"),
        ("Suscríbete a nuestro boletín", "newsletter"),
        ("Foto: Ana Lund", "credit"),
    ],
)
def test_lines_of_every_kind_are_cut_as_that_kind(line, kind):
    text = "\n\n".join([*PARAGRAPHS[:3], line])
    assert [(text[s.start : s.end], s.kind) for s in find(text)] == [(line, kind)]


def test_a_counter_takes_the_bar_before_the_caption_along():
    line = "2 of 7 | Divers walk along the quay at low water [Ana Lund/EPA]"
    text = "\n\n".join([*PARAGRAPHS[:3], line])
    assert [(text[s.start : s.end], s.kind) for s in find(text)] == [
        ("2 of 7 |", "gallery"),
        ("Divers walk along the quay at low water", "caption"),
        ("[Ana Lund/EPA]", "credit"),
    ]
