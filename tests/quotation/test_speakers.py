"""Who speaks, under which name and as what; and the scores on the project's own corpus."""

import json
import tomllib
from pathlib import Path

import pytest

from analysis.quotation import annotate, stance
from analysis.spans import Span

DATA = Path(__file__).parents[1] / "data"
CASES = tomllib.loads((DATA / "speakers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_speaker_name_and_kind(case):
    quote = [q for q in annotate(case["text"]).quotes if q.type != "indirect"][-1]
    assert (quote.speaker, quote.speaker_name, quote.speaker_kind) == (
        case["speaker"],
        case["name"],
        case["kind"],
    )


@pytest.mark.parametrize(
    ("text", "span", "speaker", "cue"),
    [
        ("Ruiz said that the bridge was safe.", "that the bridge was safe", "Ruiz", "said"),
        ("The bridge was safe, Ruiz said.", "The bridge was safe", "Ruiz", "said"),
        ("According to Ruiz, the bridge was safe.", "the bridge was safe", "Ruiz", "According to"),
        ("Ruiz said that the city paid £3 million for it.", "that the city paid £3 million for it", "Ruiz", "said"),
        ("HALM (AP) — The bridge was safe, Ruiz said.", "The bridge was safe", "Ruiz", "said"),
        ("HALM, Valdoria — The bridge was safe, Ruiz said.", "The bridge was safe", "Ruiz", "said"),
        ("Ruiz has rejected calls for a review of the bridge.", "calls for a review of the bridge", "Ruiz", "rejected"),
    ],
)  # fmt: skip
def test_indirect_speech_has_its_clause_as_span(text, span, speaker, cue):
    quotes = annotate(text).quotes
    assert [(q.type, q.text, q.speaker, q.cue.lower()) for q in quotes] == [
        ("indirect", span, speaker, cue.lower())
    ]
    assert text[quotes[0].cue_start :].lower().startswith(cue.lower())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“I ran,” said witness 3, who said he had seen the smoke.", "witness 3"),
        ("“I ran,” said Tove Aske, who leads the union and who said she would vote no.", "Tove Aske"),
        ("“I ran,” said a woman who was there, who said the smoke was black.", "a woman"),
        ("“I ran,” said Ana Ruiz, 41, who said she had waited for hours.", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_who_stands_for_the_one_it_is_said_of(text, name):
    *_, reported = annotate(text).quotes
    assert (reported.type, reported.speaker, reported.speaker_name) == ("indirect", "who", name)


@pytest.mark.parametrize(
    "text",
    [
        "Two boats were lost, harbour managers said.",
        "Two boats were lost, Captain Ada Okoro told reporters.",
        "Two boats with 90 people and crew on board were lost near the port of Halm on Sunday, police said.",
    ],
)
def test_a_clause_that_a_verb_of_saying_closes_is_sure(text):
    (quote,) = annotate(text).quotes
    assert text.startswith(quote.text + ", ")
    assert quote.confidence > 0.7


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz said nothing as she left the hall with her son.",
        "Ruiz said so on Monday.",
        "Asked whether she would resign, Ruiz said: “No.”",
        "Ruiz was told in March that the file was lost.",
        "“Not in writing,” Ruiz replied, according to the suit.",
    ],
)
def test_what_is_not_told_is_no_indirect_speech(text):
    assert [q for q in annotate(text).quotes if q.type == "indirect"] == []


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "neutral"), ("claimed", "doubtful"), ("praising", "emotive"), ("added", "structuring"),
        ("admits", "conceding"), ("urged", "directive"), ("tweeted", "written"), ("", ""),
    ],
)  # fmt: skip
def test_stance_of_a_cue_as_printed(cue, expected):
    assert stance(cue) == expected


def records(name: str) -> list[dict]:
    lines = (DATA / "corpus_labels" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def attributed() -> tuple[int, int, int, int, int]:
    """Labelled quotations of the invented corpus: all, found, right mention, nameable, named."""
    furniture = {
        r["id"]: [Span(s["start"], s["end"]) for s in r["spans"]]
        for r in records("boilerplate.jsonl")
    }
    total = found = spoken = nameable = named = 0
    for record in records("quotes.jsonl"):
        ours = {q.start: q for q in annotate(record["text"], furniture[record["id"]]).quotes}
        for gold in (q for q in record["quotes"] if q["type"] != "indirect"):
            total += 1
            quote = ours.get(gold["start"])
            if quote is None or quote.speaker is None:
                continue
            found += 1
            spoken += (
                quote.speaker_start < gold["speaker_end"]
                and gold["speaker_start"] < quote.speaker_end
            )
            if gold["speaker_name"] in record["text"]:
                nameable += 1
                named += quote.speaker_name == gold["speaker_name"]
    return total, found, spoken, nameable, named


def test_scores_on_the_invented_corpus_do_not_fall():
    total, found, spoken, nameable, named = attributed()
    assert found >= 0.93 * total
    assert spoken >= 0.93 * found
    assert named >= 0.93 * nameable


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor on Thursday said the plan was “dead”.", "The mayor"),
        ("Ruiz had nothing to hide. According to her, “the road was built twice.”", "her"),
        ("“We told the builder,” alleged her brother-in-law Tom Reyes, a driver.", "her brother-in-law Tom Reyes"),
        ("“What is new about the rain?” Ruiz asked while she left.", "Ruiz"),
        ("“Must do better” was the verdict of Ruiz.", "Ruiz"),
        ("“It leaks,” one user wrote. “It sinks,” joked another.", "another"),
        ("HALM — The speaker, Ana Ruiz, called it “a farce”.", "The speaker, Ana Ruiz"),
    ],
)  # fmt: skip
def test_speakers_where_no_name_stands_beside_the_verb(text, speaker):
    quotes = [q for q in annotate(text).quotes if q.type != "indirect"]
    assert (quotes[-1].speaker, quotes[-1].rule in ("loose", "continued")) == (speaker, False)


def test_who_speaks_according_to_a_clause_is_no_part_of_what_is_told():
    text = "According to two men, who asked not to be named, the bridge was unsafe."
    assert [q.text for q in annotate(text).quotes] == ["the bridge was unsafe"]
