"""Measures of quotation: sorts of source, words told once, abstention, context, within events."""

import pandas as pd
import pytest

from analysis.findings import quotation, speech
from analysis.findings.scopes import Scope
from analysis.quotation import ABSTAIN_BELOW
from analysis.spans import Span, blank


def quote(
    kind, words, speaker_kind="person", name="Ana Ruiz", printed="Ruiz", sure=0.9, at=0, **more
):
    return {
        "article_id": "a", "outlet": "A", "event": "e", "start": at, "end": at + 10, "type": kind,
        "speaker": printed, "speaker_name": name, "speaker_kind": speaker_kind, "cue": "said",
        "cue_start": at, "stance": "neutral", "confidence": sure, "words": words,
    } | more  # fmt: skip


def tables(quotes, titles=()):
    articles = [
        {
            "article_id": "a",
            "outlet": "A",
            "event": "e",
            "body_words": 100,
            "indirect_share": 0.1,
            "language": "en",
        }
    ]
    actors = [{"event": "e", "name": n, "kind": "person", "called": t} for n, t in titles]
    return {
        "quotes": pd.DataFrame(quotes),
        "articles": pd.DataFrame(articles),
        "actors": pd.DataFrame(actors, columns=["event", "name", "kind", "called"]),
    }


@pytest.mark.parametrize(
    ("row", "titles", "expected"),
    [
        ({}, [("Ana Ruiz", "Mayor")], speech.NAMED_OFFICIAL),
        ({}, [("Ana Ruiz", "former Mayor")], speech.NAMED),
        ({}, [("Ana Ruiz", "former President"), ("Ana Ruiz", "President")], speech.NAMED),
        ({}, [("Ana Ruiz", "former Senator"), ("Ana Ruiz", "Governor")], speech.NAMED_OFFICIAL),
        ({}, [("Ana Ruiz", "union president")], speech.NAMED),
        ({"printed": "the mayor"}, [], speech.NAMED_OFFICIAL),
        ({"printed": "Captain Ana Ruiz of the coast guard"}, [("Ana Ruiz", "Captain")], speech.NAMED_OFFICIAL),
        ({"printed": "Its president, Ana Ruiz"}, [], speech.NAMED),
        ({"printed": "Ana Judge", "name": "Ana Judge"}, [], speech.NAMED),
        ({}, [("Ben Osk", "Mayor")], speech.NAMED),
        ({"speaker_kind": "unnamed", "name": "a White House aide"}, [], speech.UNNAMED_OFFICIAL),
        ({"speaker_kind": "unnamed", "name": "a neighbour", "printed": "a neighbour"}, [], speech.UNNAMED),
        ({"speaker_kind": "group", "name": "Police"}, [], speech.BODY),
        ({"speaker_kind": "organisation", "name": "Acme"}, [], speech.GROUP),
        ({"speaker_kind": "document", "name": "the report"}, [], speech.DOCUMENT),
        ({"sure": 0.2}, [("Ana Ruiz", "Mayor")], speech.UNSURE),
        ({"speaker_kind": "group", "name": "Ana Ruiz and Bo Osk"}, [("Ana Ruiz", "Mayor"), ("Bo Osk", "Senator")], speech.NAMED_OFFICIAL),
        ({"speaker_kind": "group", "name": "Ana Ruiz and Bo Osk"}, [("Ana Ruiz", "Mayor")], speech.GROUP),
    ],
)  # fmt: skip
def test_sorts_of_source(row, titles, expected):
    found = speech.sourced(tables([quote("direct", 10, **row)], titles))
    assert list(found["source"]) == [expected]


def test_words_of_each_manner_are_shares_of_the_body():
    rows = [quote("direct", 20), quote("mixed", 5), quote("indirect", 30, sure=0.3)]
    found = speech.measures(tables(rows)).iloc[0]
    assert found[["direct", "mixed", "indirect"]].tolist() == [0.20, 0.05, 0.10]
    assert found["fragment"] == 5
    assert speech.reported(tables(rows)).empty


def test_a_verb_that_introduces_several_pieces_counts_once():
    rows = [quote("direct", 9, at=3), quote("mixed", 2, at=40), quote("direct", 5, at=90)]
    rows[2]["cue_start"] = rows[0]["cue_start"]
    other = quote("direct", 5, at=3, article_id="b")
    assert list(speech.cued(tables([*rows, other]))["start"]) == [3, 40, 3]


@pytest.mark.parametrize(("sure", "counted"), [(0.1, 0), (ABSTAIN_BELOW, 1), (0.9, 1)])
def test_the_verb_of_an_unsure_attribution_does_not_count(sure, counted):
    rows = [quote("direct", 9, sure=sure), quote("direct", 9, at=50, stance="", sure=0.9)]
    assert len(speech.cued(tables(rows))) == counted
    neutral = speech.measures(tables(rows))["neutral"]
    assert neutral.notna().tolist() == [bool(counted)]


def test_an_article_without_quotations_has_no_shares_of_them():
    rows = [quote("direct", 20, article_id="b", outlet="B")]
    both = tables(rows)
    both["articles"] = pd.concat(
        [both["articles"], both["articles"].assign(article_id="b", outlet="B")], ignore_index=True
    )
    found = speech.measures(both).set_index("article_id")
    assert found.loc["a", "direct"] == 0
    assert found.loc["a", ["officials", "unnamed", "fragment"]].isna().all()


def test_context_is_whole_words_of_the_article():
    before = 40 * "words and " + 'The mayor said that it "'
    text = before + 'will\nhold" and that is all.\n\n' + 20 * "Nothing follows. "
    rows = pd.DataFrame([quote("mixed", 2, at=len(before), end=len(before) + 9)])
    shown = speech.in_context(rows, {"a": text})["in context"].iloc[0]
    assert "The mayor said that it «will hold» and that is all. Nothing" in shown
    assert shown.startswith("… ") and shown.endswith(" …")
    assert set(shown.split("«")[0].split()) <= {"…", *before.split()}


def test_context_has_no_page_furniture():
    text = 'ORVALE - It "will hold"\n\nAdvertisement\n\n"Or not," he said.'
    rows = pd.DataFrame([quote("mixed", 2, at=13, end=22)])
    cut = [Span(0, 8), Span(text.index("Adv"), text.index("ment") + 4)]
    (shown,) = speech.in_context(rows, {"a": blank(text, cut)})["in context"]
    assert shown.split() == 'It «will hold» "Or not," he said.'.split()


def test_of_more_than_three_outlets_the_lowest_and_the_highest_are_named():
    rows, articles = [], []
    for number, outlet in enumerate("ABCD"):
        about = {"article_id": outlet, "outlet": outlet}
        rows += [quote("direct", 9, at=k, **about) for k in range(4)]
        rows += [
            quote("direct", 1, "unnamed", "a clerk", "a clerk", at=k, **about)
            for k in range(10, 10 + number)
        ]
        articles.append(
            about | {"event": "e", "body_words": 100, "indirect_share": 0.1, "language": "en"}
        )
    rows.append(quote("direct", 0, "unnamed", "a clerk", "a clerk", 0.2, at=2, article_id="A", outlet="A"))  # fmt: skip
    four = tables(rows) | {"articles": pd.DataFrame(articles)}
    said = quotation.unnamed(four).text
    assert said.endswith(": from 0 of 5 in the A article to 3 of 7 in the D article.")
    other = four["quotes"]["speaker_name"].where(four["quotes"]["article_id"] != "D", "Bo Osk")
    mixed = four | {"quotes": four["quotes"].assign(speaker_name=other)}
    said = quotation.speakers(mixed).text
    assert said == "The most quoted: Ana Ruiz in 3 articles (95 to 100 % of the quoted words) and Bo Osk in 1 article (100 %)."  # fmt: skip
    said = quotation.speakers(four).text
    assert "Ana Ruiz, with from 92 % of the quoted words in the D article" in said
    assert "to 100 % in the A article" in said
    said = quotation.ends(four).text
    assert said == (
        "Ana Ruiz is quoted first and a clerk last in 3 articles; "
        "Ana Ruiz is quoted first and last in 1 article."
    )


def test_what_holds_before_correction_alone_is_not_said_to_hold():
    # Each event is told by two of four outlets, so that no corrected p is small.
    told = [(o, f"{pair}{e}", 10 + 20 * (o == pair[0])) for e in range(6) for pair in ("AB", "CD") for o in pair]  # fmt: skip
    about = [{"article_id": f"{o}{event}", "outlet": o, "event": event} for o, event, _ in told]
    articles = pd.DataFrame(about).assign(body_words=100, indirect_share=0.1)
    rows = [quote("direct", words, **own) for (_, _, words), own in zip(told, about, strict=True)]
    made = tables(rows) | {"articles": articles}
    measures = speech.measures(made)
    assert (quotation.differences(measures).query("metric == 'direct'")["p"] <= 0.05).all()
    found = quotation.within_events(made, measures)
    assert found.values["A, direct"] > 0.05
    assert not any(name in found.text for name in speech.MEASURES.values())


def test_six_events_are_tested_and_five_are_not():
    def corpus(events):
        articles = [
            {
                "article_id": f"{o}{e}",
                "outlet": o,
                "event": f"e{e}",
                "body_words": 100,
                "indirect_share": 0.1,
            }
            for e in range(events)
            for o in "AB"
        ]
        rows = [
            quote("direct", 10 + e + 20 * (o == "A"), article_id=f"{o}{e}", outlet=o, event=f"e{e}")
            for e in range(events)
            for o in "AB"
        ]
        return tables(rows) | {"articles": pd.DataFrame(articles)}

    few, many = corpus(5), corpus(8)
    said = quotation.within_events(few, speech.measures(few)).text
    assert said.startswith("Differences within events are not tested")
    shown = quotation.within_events(many, speech.measures(many))
    assert (
        shown.text.startswith("Of the ")
        and " comparisons that 8 events allow to test, " in shown.text
    )
    assert shown.values["A, direct"] < 0.05
    assert "direct quotations" in shown.text


def test_of_many_comparisons_that_hold_the_surest_are_named(monkeypatch):
    names = list(speech.MEASURES)[:7]
    made = pd.DataFrame(
        {"metric": names, "outlet": "A", "against": "B", "estimate": 0.1, "events": 8}
    )
    made["p_all"] = [0.04, *[0.03] * 5, 0.01]
    monkeypatch.setattr(quotation, "differences", lambda _: made)
    articles = pd.DataFrame({"outlet": ["A", "B"], "event": ["e", "f"]})
    said = quotation.within_events({"articles": articles}, made).text
    assert (
        f"7 hold after correction for all of them: {speech.MEASURES[names[-1]]} (A, +0.10" in said
    )
    assert said.count("; ") == 5
    assert said.endswith("; and 2 more.")


def test_at_one_article_each_a_share_is_no_mean_over_events():
    rows = [
        quote("direct", 10, article_id=o, outlet=o, event=e) for o, e in (("A", "e"), ("B", "f"))
    ]
    articles = pd.DataFrame({"article_id": ["A", "B"], "outlet": ["A", "B"], "event": ["e", "f"]})
    said = quotation.speakers(tables(rows) | {"articles": articles}).text
    assert said.startswith("The most quoted speaker of an article has ")


def of_events(rows):
    """Tables of quotations given as event, outlet, speaker and words."""
    quotes = [
        quote("direct", words, name=name, at=10 * n, article_id=f"{outlet}{event}", outlet=outlet, event=event)
        for n, (event, outlet, name, words) in enumerate(rows)
    ]  # fmt: skip
    told = sorted({(event, outlet) for event, outlet, _, _ in rows})
    articles = [
        {
            "article_id": f"{o}{e}",
            "outlet": o,
            "event": e,
            "body_words": 100,
            "indirect_share": 0.0,
            "language": "en",
        }
        for e, o in told
    ]
    return tables(quotes) | {"articles": pd.DataFrame(articles)}


def test_people_of_several_events_are_not_pooled():
    two = of_events([("e", "A", "Ana", 30), ("e", "A", "Bo", 10), ("f", "A", "Eva", 5)])
    found = quotation.speakers(two)
    assert "Ana" not in found.text and found.values == {"A": pytest.approx((0.75 + 1) / 2)}


def test_a_speaker_who_is_most_quoted_everywhere_is_named_once():
    both = of_events([("e", "A", "Ana", 8), ("e", "B", "Ana", 5), ("e", "B", "Bo", 3)])
    said = quotation.speakers(both).text
    assert said == "The most quoted: Ana, with 100 % of the quoted words in the A article and 63 % in the B article."  # fmt: skip


def test_speakers_who_tie_are_all_named():
    said = quotation.speakers(of_events([("e", "A", "Ana", 8), ("e", "A", "Bo", 8)])).text
    assert "Ana and Bo in the A article (50 % of" in said


def test_officials_stand_with_who_has_the_rest():
    one = of_events([("e", "A", "Ana Ruiz", 60), ("e", "A", "Bo Osk", 40)])
    one["actors"] = pd.DataFrame([{"event": "e", "name": "Ana Ruiz", "kind": "person", "called": "Mayor"}])  # fmt: skip
    said = quotation.sources(one, speech.measures(one)).text
    assert said == "Officials and public bodies have 60 % of the quoted words (other named people 40 %) in the A article."  # fmt: skip


def test_what_is_in_marks_and_no_quotation_is_counted_by_kind():
    one = of_events([("e", "A", "Ana", 8)])
    one["marked"] = pd.DataFrame({"kind": ["title", "scare", "title"]})
    said = quotation.marked(one).text
    assert said == "In quotation marks, but no quotation: 3 stretches (2 of kind “title” and 1 of kind “scare”)."  # fmt: skip
    none = one | {"marked": one["marked"].head(0)}
    assert quotation.marked(none).text.startswith("All that stands in quotation marks")


def test_a_mean_over_events_is_not_said_to_be_a_share_of_all_verbs():
    rows = [quote("direct", 5, at=n, article_id=a, event=a) for a, n in (("a", 0), ("b", 0), ("b", 9))]  # fmt: skip
    rows[2]["stance"] = "doubtful"
    articles = pd.DataFrame(
        [{"article_id": a, "outlet": "A", "event": a, "body_words": 100, "indirect_share": 0.1} for a in "ab"]
    )  # fmt: skip
    two = tables(rows) | {"articles": articles}
    said = quotation.verbs(two, speech.measures(two)).text
    assert said.endswith("on average over events: 75 % (3 verbs in all) in A.")


def test_the_speech_of_an_article_in_another_language_has_no_measures():
    own = tables([quote("direct", 20)])
    foreign = own["articles"].assign(indirect_share=float("nan"), language="fr")
    other = {**own, "articles": foreign, "quotes": own["quotes"].assign(confidence=0.0)}
    assert speech.measures(other)[list(speech.MEASURES)].isna().all(axis=None)
    measures = speech.measures(other)
    texts = [
        quotation.unnamed(other).text,
        quotation.ends(other).text,
        quotation.speakers(other).text,
    ]
    texts += [getattr(quotation, name)(other, measures).text for name in ("sources", "verbs", "fragments", "manner")]  # fmt: skip
    assert (
        texts[0]
        == "Nobody is quoted in quotation marks in any article in English; 1 article in another language is left out."
    )
    assert all(text.endswith("; 1 article in another language is left out.") for text in texts)


def test_of_several_events_without_quotations_no_share_of_articles_is_said():
    two = of_events([("e", "A", "Ana", 30), ("f", "A", "Eva", 5)])
    assert quotation.ends(two | {"quotes": two["quotes"].head(0)}).text == "Nobody is quoted."


def test_which_outlets_ranges_are_of_is_said_once():
    rows = [(event, outlet, "Ana", n) for n, outlet in enumerate("ABCD", 1) for event in "ef"]
    uneven = of_events(rows[:-1])
    uneven["articles"]["indirect_share"] = [0.01 * n for n in range(len(uneven["articles"]))]
    said = quotation.manner(uneven, speech.measures(uneven)).text
    assert "to 3 % in C; in fragments: 0 % in every outlet; in indirect speech: from " in said
    assert said.count(" of more than one event") == 1
    assert said.endswith(", each range among the 3 outlets of more than one event.")


def test_outlets_without_fragments_are_not_given_a_length_of_them():
    rows = [quote("mixed", 5, article_id="A", outlet="A")]
    articles = pd.DataFrame(
        [{"article_id": o, "outlet": o, "event": "e", "body_words": 100, "indirect_share": 0.1, "language": "en"} for o in "AB"]
    )  # fmt: skip
    two = tables(rows) | {"articles": articles}
    said = quotation.fragments(two, speech.measures(two)).text
    assert said == "On average a fragment has 5.0 words in the A article; none is found in the B article."  # fmt: skip


def test_an_outlet_of_one_event_is_not_the_end_of_a_range():
    found = Scope(tuple("ABCD"), 7, 2, (2, 2, 2, 1))
    values = dict(zip("ABCD", (0.2, 0.5, 0.4, 1.0), strict=True))
    said = quotation.by_value(values, {o: f"{v:.0%} in {o}" for o, v in values.items()}, found)
    assert said == "from 20% in A to 50% in B among the 3 outlets of more than one event"
