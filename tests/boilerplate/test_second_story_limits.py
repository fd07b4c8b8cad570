"""How unlike the article a part below must be, and how long, to be another story: both sides of each limit."""

import pytest

from analysis import boilerplate

SEA = "harbor anchor rudder beacon mooring trawler lantern breakwater ferryman dockyard".split()
BUDGET = "budget ledger auditor deficit surplus treasurer invoice payroll creditor subsidy".split()
OPERA = "soprano curtain overture libretto costume chorus applause orchestra balcony encore".split()
PEOPLE = [
    f"{first}{last}"
    for first in ("Mar", "Nor", "Tol", "Vin")
    for last in ("dale", "sen", "wick", "by", "ton")
]
OTHERS = [
    f"{first}{last}"
    for first in ("Ost", "Hal", "Kel", "Ruf")
    for last in ("mark", "berg", "feld", "ville", "nau")
]
SIGNED = ["Opera house opens late", "By Ada Lund", "March 4, 2019"]


def paragraph(words, names, number):
    a, b, c = (words[(number * 3 + k) % len(words)] for k in range(3))
    x, y = (names[(number * 2 + k) % len(names)] for k in range(2))
    return (
        f"On that day the {a} and the {b} were taken to {x}, and a man from {y} said he had seen"
        f" the {c} as well but did not know why it was so."
    )


def part(words, names, count):
    return [paragraph(words, names, number) for number in range(count)]


def begins(above, *below):
    """Return where another story begins, counted from the end of `above`, or None."""
    text = "\n\n".join([*above, *below])
    starts = [s.start for s in boilerplate.suspects(text) if "second-story" in s.rule]
    return min(starts) - len("\n\n".join(above)) if starts else None


def is_told(above, *below):
    """Whether another story begins right below the last paragraph of `above`."""
    return begins(above, *below) == 2


ARTICLE = part(SEA, PEOPLE, 10)


def test_another_story_is_told_from_the_article_going_on():
    assert is_told(ARTICLE, *part(OPERA, OTHERS, 12))
    assert not is_told(ARTICLE, *part(SEA, PEOPLE, 12))
    assert not is_told(ARTICLE, *part(SEA, OTHERS, 12))
    assert not is_told(ARTICLE, *part(OPERA, PEOPLE, 12))


@pytest.mark.parametrize(("shared", "told"), [(3, True), (5, False)])
def test_of_the_names_below_the_article_has_a_fifth_at_most(shared, told):
    assert is_told(ARTICLE, *part(OPERA, PEOPLE[:shared] + OTHERS[shared:], 10)) == told


@pytest.mark.parametrize(("shared", "told"), [(6, True), (9, False)])
def test_below_a_head_it_may_have_a_third_of_them(shared, told):
    below = part(OPERA, PEOPLE[:shared] + OTHERS[shared:], 10)
    assert is_told(ARTICLE, *SIGNED, *below) == told


@pytest.mark.parametrize(("count", "told"), [(9, False), (11, True)])
def test_twenty_names_must_stand_below(count, told):
    below = part(OPERA, OTHERS, count)
    assert len("".join(below)) > 1000
    assert is_told(ARTICLE, *below) == told


@pytest.mark.parametrize(("count", "told"), [(5, False), (7, True)])
def test_a_thousand_characters_must_stand_below(count, told):
    below = [
        line.replace("a man", "Kelmark and Halnau and a man") for line in part(OPERA, OTHERS, count)
    ]
    assert count * 4 >= 20
    assert (len("".join(below)) >= 1000) == told
    assert is_told(ARTICLE, *below) == told


def test_what_comes_first_below_counts_not_what_comes_last():
    more = [f"{a} {b}" for a, b in zip(unlike(12)[::2], unlike(12)[1::2], strict=True)]
    opera = part(SEA[:1] + OPERA, OTHERS, 12)
    long = [f"{a} {b}" for a, b in zip(opera[::2], opera[1::2], strict=True)]
    assert is_told(ARTICLE, *long, *more)


def test_of_two_stories_below_the_first_begins_it():
    assert is_told(ARTICLE, *part(SEA[:1] + OPERA, OTHERS[:10], 12), *part(BUDGET, OTHERS[10:], 12))


@pytest.mark.parametrize(("count", "told"), [(3, False), (4, True)])
def test_below_a_head_half_a_thousand_characters_must_stand(count, told):
    below = part(OPERA, OTHERS, count)
    assert (len("".join(below)) >= 500) == told
    assert is_told(ARTICLE, *SIGNED, *below) == told


def test_below_a_head_six_names_must_stand():
    below = part(OPERA, OTHERS, 5)
    few = [
        line.replace(f"to {name}", "them")
        for line in below
        for name in OTHERS
        if f"to {name}" in line
    ]
    assert is_told(ARTICLE, *SIGNED, *below)
    assert not is_told(ARTICLE, *SIGNED, *few)


@pytest.mark.parametrize(("count", "told"), [(7, False), (9, True)])
def test_the_article_above_has_twelve_hundred_characters(count, told):
    above = part(SEA, PEOPLE, count)
    assert (len("".join(above)) >= 1200) == told
    assert is_told(above, *part(OPERA, OTHERS, 12)) == told


def test_the_article_above_has_four_paragraphs():
    long = [" ".join(ARTICLE[k : k + 3]) for k in range(0, 9, 3)]
    assert len("".join(long)) > 1200
    assert not is_told(long, *part(OPERA, OTHERS, 12))
    assert is_told([*long, ARTICLE[9]], *part(OPERA, OTHERS, 12))


@pytest.mark.parametrize(("shared", "told"), [(2, True), (6, False)])
def test_both_sides_are_far_less_alike_than_the_article_is(shared, told):
    assert is_told(ARTICLE, *part(SEA[:shared] + OPERA[shared:], OTHERS, 12)) == told


def test_of_an_article_that_is_unlike_itself_nothing_is_told():
    unlike_itself = [*part(SEA, PEOPLE[:10], 6), *part(BUDGET, PEOPLE[10:], 6)]
    below = part(SEA[:3] + OPERA[3:], OTHERS, 12)
    for head in ([], SIGNED):
        assert is_told(ARTICLE, *head, *part(SEA[:1] + OPERA[1:], OTHERS, 12))
        assert not is_told(unlike_itself, *head, *below)
    assert is_told(ARTICLE, *SIGNED, *below)


def unlike(count):
    """Paragraphs no two of which share a word."""
    letters = "bcdfghjklmnp"
    return [
        paragraph(
            [f"{letters[n]}arn{letters[k]}el" for k in range(3)], OTHERS[n % 20 :] + OTHERS, n
        )
        for n in range(count)
    ]


def test_what_comes_first_below_is_like_itself_unless_it_is_a_list_of_summaries():
    short = unlike(12)
    for number in (4, 6, 8):
        short[number] = short[number].replace("On that day", f"On that {SEA[number]} day")
    long = [f"{a} {b}" for a, b in zip(short[::2], short[1::2], strict=True)]
    assert max(map(len, short)) <= 180 < min(map(len, long))
    assert is_told(ARTICLE, *short)
    assert not is_told(ARTICLE, *long)


def test_a_name_that_begins_a_sentence_of_the_article_is_known():
    opened = [f"{PEOPLE[k]} slept. {line}" for k, line in enumerate(part(SEA, ["Skarn"], 10))]
    assert not is_told(opened, *part(OPERA, PEOPLE[:10], 12))
    assert is_told(opened, *part(OPERA, OTHERS, 12))


@pytest.mark.parametrize(
    "between",
    [
        ["By Ada Lund", "March 4, 2019"],
        ["Opera", "By Ada Lund"],
        ["The opera house opens late.", "By Ada Lund"],
        ["Opera house opens late"],
    ],
)
def test_a_head_is_a_headline_of_three_words_with_a_writer_or_a_time(between):
    below = part(OPERA, OTHERS, 5)
    assert begins(ARTICLE, *between, *below) is None
    assert is_told(ARTICLE, *SIGNED[:2], *below)
    assert is_told(ARTICLE, SIGNED[0], SIGNED[2], *below)


def summaries(count):
    heads = [f"{OTHERS[n]} to see its {OPERA[n]} again" for n in range(count)]
    return [line for head, each in zip(heads, unlike(count), strict=True) for line in (head, each)]


def test_summaries_are_three_to_the_end_of_the_text():
    assert is_told(ARTICLE, *summaries(5))
    assert not is_told(ARTICLE, *summaries(5), *part(OPERA, OTHERS, 1))
    assert not is_told(ARTICLE, *part(OPERA, OTHERS, 2), *summaries(2))
    longer = [f"{line} {line}" if len(line) > 100 else line for line in summaries(4)]
    assert is_told(ARTICLE, *summaries(4))
    assert not is_told(ARTICLE, *longer)


def test_a_story_begins_below_the_lines_between_where_it_may():
    last, first = paragraph(["nothing"], ["Quentin"], 0), part(OPERA, OTHERS, 12)
    text = "\n\n".join([*ARTICLE, last, "Opera house opens late", *first])
    start = min(s.start for s in boilerplate.suspects(text) if "second-story" in s.rule)
    assert text[start:].startswith("Opera house opens late")


def test_parts_each_with_a_head_of_their_own_are_of_one_piece():
    below = part(OPERA, OTHERS, 5)
    assert is_told(ARTICLE, *SIGNED, *below)
    assert begins([*ARTICLE[:3], *SIGNED, *ARTICLE[3:]], *SIGNED, *below) is None
