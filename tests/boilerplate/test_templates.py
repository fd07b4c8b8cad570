"""Lines that recur within an outlet: learned by page, edited by hand, never prose of others."""

import pytest

from analysis import tables
from analysis.boilerplate import TemplateError, Templates, find, learn, suspects
from analysis.corpus import Corpus
from analysis.layers import Article
from analysis.own import Own

HILL = "The hill line reopened on Monday after a week of repairs that kept four villages cut off from the coast."
PIER = "The council of Norvale voted on Tuesday to repair the pier that the winter storm had broken in January."
MILL = "The old mill at Tarrow burned for nine hours on Friday, and its owner said that nothing could be saved."
OUTLET_LINE = "Courier morning desk, harbour street 12"


def texts(*bodies, line=OUTLET_LINE):
    return [("Courier", f"{body}\n\n{line}") for body in bodies]


def test_a_line_on_two_pages_is_learned_and_cut():
    learned = learn(texts(HILL, PIER))
    text = f"{MILL}\n\n{OUTLET_LINE}"
    (span,) = find(text, learned.outlet("Courier"))
    assert text[span.start : span.end] == OUTLET_LINE
    assert "recurs-on-2-pages" in span.rule


def test_a_line_is_surer_the_more_pages_print_it():
    towns = ("Dalby", "Orvale", "Pellan", "Reyl")
    bodies = [f"The {town} choir sang for {town} on the {town} pier, and nobody left." for town in towns]  # fmt: skip
    sure = []
    for pages in (2, 3, 4):
        known = learn(texts(*bodies[:pages])).outlet("Courier")
        (span,) = find(f"{MILL}\n\n{OUTLET_LINE}", known, "safe")
        assert span.rule == f"recurs-on-{pages}-pages"
        sure.append(span.confidence)
    assert sure[0] < sure[1] == sure[2] < 1


def test_two_versions_of_one_page_are_one_page():
    learned = learn([("Courier", f"{PIER}\n\n{OUTLET_LINE}"), ("Courier", f"{PIER} {OUTLET_LINE}")])
    assert dict(learned.outlet("Courier").pages) == {}


def test_digits_dates_and_names_are_slots():
    first = texts(HILL, line="Edited by Ana Lund for the morning desk, 3 May")
    second = texts(PIER, line="Edited by Tor Vik for the morning desk, 12 June")
    learned = learn([*first, *second])
    assert dict(learned.outlet("Courier").pages) == {
        "edited by {name} for the morning desk, {n} {date}": 2
    }


def test_another_outlets_lines_do_not_count():
    learned = learn(
        [("Courier", f"{HILL}\n\n{OUTLET_LINE}"), ("Herald", f"{PIER}\n\n{OUTLET_LINE}")]
    )
    assert dict(learned.outlet("Courier").pages) == {}
    assert learned.outlet("Gazette") is None


def test_of_articles_without_an_outlet_nothing_is_learned():
    learned = learn([("", f"{HILL}\n\n{OUTLET_LINE}"), ("", f"{PIER}\n\n{OUTLET_LINE}")])
    assert learned.outlet("") is None


@pytest.mark.parametrize(
    "told_again",
    [
        "Three people were killed, the governor said.",
        "“Somebody will have to answer for that,” Mayor Helena Brandt said.",
        '"We were told it was safe," she said.',
        "Doctors said 12 children had been treated for burns after the blast in Harlow.",
        "She was pronounced dead at the scene.",
        "The harbour office declined to comment.",
        "Shares of the ferry company fell 4.2% on Monday.",
        "Police named the woman who died as Oda Falk, 71.",
    ],
)
def test_what_a_second_story_tells_again_is_flagged_and_kept(told_again):
    learned = learn(texts(HILL, PIER, MILL, line=told_again))
    text = f"{HILL}\n\n{told_again}\n\n{PIER}"
    known = learned.outlet("Courier")
    assert find(text, known) == []
    (span,) = suspects(text, known)
    assert (text[span.start : span.end], span.rule) == (told_again, "retold-on-3-pages")


def test_an_invitation_with_a_title_in_marks_is_cut_where_it_recurs():
    line = "Subscribe to our newsletter “Morning Tide” for free."
    learned = learn(texts(HILL, PIER, line=line))
    text = f"{MILL}\n\n{line}"
    assert [text[s.start : s.end] for s in find(text, learned.outlet("Courier"))] == [line]


def test_a_line_that_speaks_to_the_reader_is_cut_where_it_recurs():
    line = "You asked, we answered."
    learned = learn(texts(HILL, PIER, line=line))
    text = f"{MILL}\n\n{line}"
    assert [text[s.start : s.end] for s in find(text, learned.outlet("Courier"))] == [line]


def test_prose_that_two_outlets_share_is_flagged_and_kept():
    learned = learn([("Courier", f"{HILL}\n\n{PIER}"), ("Herald", f"{MILL}\n\n{PIER}")])
    text = f"{HILL}\n\n{PIER}"
    known = learned.outlet("Courier")
    assert find(text, known) == []
    (span,) = [s for s in suspects(text, known) if s.rule == "shared-prose"]
    assert text[span.start : span.end] == PIER


def test_saved_templates_come_back_and_hold_no_prose(tmp_path):
    learned = learn([*texts(HILL, PIER, line='The "Courier" \\ desk\ttoday'), ('He"rald\n', PIER)])
    path = tmp_path / "templates.toml"
    path.write_text(learned.as_toml(), encoding="utf-8")
    assert Templates.load(path) == learned
    written = path.read_text(encoding="utf-8")
    assert "# Delete a line and it counts as any other line" in written
    assert PIER.lower() not in written


def test_memory_is_bounded_and_what_recurs_survives(monkeypatch):
    bodies = [f"Ferry number {word} sank near the cape." for word in "abcdefghijklmnopqrstuvwxyz"]
    rare = "A line that stands first and last"
    pages = [*texts(HILL, line=rare), *texts(*bodies), *texts(MILL, line=rare)]
    outlet_line = OUTLET_LINE.replace("12", "{n}").lower()
    assert set(learn(pages).outlet("Courier").pages) == {outlet_line, rare.lower()}
    monkeypatch.setattr("analysis.boilerplate.templates.MOST_LINES", 50)
    assert set(learn(pages).outlet("Courier").pages) == {outlet_line}


def test_a_reviewed_file_keeps_a_line_set_to_none_and_cuts_one_added_as_printed(tmp_path):
    path = tmp_path / "templates.toml"
    added = "Written for the Morning Desk in 3 hours"
    path.write_text(
        f'[[outlet]]\nname = "Courier"\n[outlet.pages]\n"Subscribe now" = 0\n"{added}" = 2\n'
    )
    text = f"{HILL}\n\nSubscribe now\n\n{added}\n\n{PIER}"
    known = Templates.load(path).outlet("Courier")
    assert [text[s.start : s.end] for s in find(text)] == ["Subscribe now"]
    assert [text[s.start : s.end] for s in find(text, known)] == [added]


@pytest.mark.parametrize("content", ["[[outlet", "[[outlet]]\npages = 3", "outlet = 3"])
def test_a_wrong_template_file_is_named(tmp_path, content):
    path = tmp_path / "templates.toml"
    path.write_text(content)
    with pytest.raises(TemplateError, match=r"templates\.toml"):
        Templates.load(path)


def test_a_missing_template_file_is_named(tmp_path):
    with pytest.raises(TemplateError, match=r"absent\.toml"):
        Templates.load(tmp_path / "absent.toml")


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('[[outlets]]\nname = "Bell"\n', "'outlets'"),
        ('[[outlet]]\nname = "Bell"\nlines = 2\n', "'lines'"),
    ],
)
def test_a_key_that_nothing_reads_is_refused(tmp_path, written, named):
    path = tmp_path / "templates.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(TemplateError, match=named):
        Templates.load(path)


def test_outlets_that_templates_and_corpus_do_not_share_are_named(tmp_path):
    path = tmp_path / "templates.toml"
    path.write_text(learn([("alpha", "Rain fell.\nBell"), ("alpha", "Sun.\nBell")]).as_toml())
    told = [
        Article("a", "The dam broke.", outlet="Alpha"),
        Article("b", "It held.", outlet="alpha"),
    ]
    found = tables.measure(Corpus(articles=told[:1]), Own.read(templates=path))["load_report"]
    assert ['"alpha"' in reason for reason in found["reason"]] == [True, False]
    assert Own.read(templates=path).misfits({"alpha"}) == []
