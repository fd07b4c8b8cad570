"""Measures of quotation: sorts of source, words told once, abstention, context, within events."""

import pandas as pd
import pytest

from analysis.findings import quotation, speech
from analysis.quotation import ABSTAIN_BELOW


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
        {"article_id": "a", "outlet": "A", "event": "e", "body_words": 100, "indirect_share": 0.1}
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
    text = before + 'will hold" and that is all.\n\n' + 20 * "Nothing follows. "
    rows = pd.DataFrame([quote("mixed", 2, at=len(before), end=len(before) + 9)])
    found = speech.in_context(rows, {"a": text}).iloc[0]
    assert found["before"].startswith("… ") and found["before"].endswith('The mayor said that it "')
    assert found["after"].startswith('" and that is all. Nothing') and found["after"].endswith(" …")
    assert set(found["before"].split()) <= {"…", *before.split()}


def test_of_more_than_three_outlets_the_lowest_and_the_highest_are_named():
    rows, articles = [], []
    for number, outlet in enumerate("ABCD"):
        about = {"article_id": outlet, "outlet": outlet}
        rows += [quote("direct", 9, at=k, **about) for k in range(4)]
        rows += [
            quote("direct", 1, "unnamed", "a clerk", "a clerk", at=k, **about)
            for k in range(10, 10 + number)
        ]
        articles.append(about | {"event": "e", "body_words": 100, "indirect_share": 0.1})
    four = tables(rows) | {"articles": pd.DataFrame(articles)}
    said = quotation.unnamed(four).text
    assert said.endswith(": from 0 of 4 in the A article to 3 of 7 in the D article.")
    said = quotation.speakers(four).text
    assert "from Ana Ruiz in the D article (92 %" in said
    assert "to Ana Ruiz in the A article (100 %" in said
    said = quotation.ends(four).text
    assert said.startswith("In the A article Ana Ruiz is quoted first and last; in the B")


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
    assert shown.values["A, direct"] < 0.05
    assert "direct quotations" in shown.text
