"""Who pronouns, roles, nicknames and short names refer to, on hand-labelled invented snippets."""

import json
import tomllib
from pathlib import Path

import pytest

from analysis.quotation import annotate

DATA = Path(__file__).parents[1] / "data" / "quotation" / "resolution.toml"
CASES = tomllib.loads(DATA.read_text(encoding="utf-8"))["case"]
# .82 when first run on the labels, .93 once the faults that other texts share were mended; the goal is .90.
FLOOR = 0.92


def bare(name: str) -> str:
    return name.lower().removeprefix("the ").removeprefix("a ")


def resolved() -> list[tuple[bool, bool]]:
    """For every labelled quotation, whether its mention and its name are right."""
    found = []
    for case in CASES:
        quotes = [q for q in annotate(case["text"]).quotes if q.type != "indirect"]
        for words, speaker, name in case["quote"]:
            ours = next((q for q in quotes if q.text.startswith(words)), None)
            mention = ours is not None and str(ours.speaker) in speaker
            found.append((mention, ours is not None and bare(str(ours.speaker_name)) == bare(name)))
    return found


def test_there_are_sixty_labels_and_each_is_in_its_text():
    labels = [(case["text"], *label) for case in CASES for label in case["quote"]]
    assert len(labels) >= 60
    for text, words, speaker, _ in labels:
        assert words in text
        assert speaker in text


def test_names_behind_mentions_do_not_get_worse():
    found = resolved()
    assert sum(name for _, name in found) >= FLOOR * len(found)
    assert sum(mention for mention, _ in found) >= 0.95 * len(found)


def resolved_blind(file: str) -> list[bool]:
    """Whether the name is right, for labels of somebody who had not seen the rules."""
    lines = (DATA.parent / file).read_text(encoding="utf-8").splitlines()
    found = []
    for case in map(json.loads, lines):
        quotes = annotate(case["text"]).quotes
        for label in case["quotes"]:
            if file == "quotes_fresh.jsonl" and not label["speaker_name"]:
                continue  # unnamed, a group or a document
            ours = next((q for q in quotes if q.start < label["end"] and label["start"] < q.end), None)  # fmt: skip
            name = label["speaker_name"] or label["speaker"]
            said = ours.speaker_name if ours else None
            found.append(bare(str(said)) == bare(name))
    return found


def test_names_of_others_do_not_get_worse():
    found = resolved_blind("names_blind.jsonl")
    assert len(found) == 77
    assert sum(found) >= 0.8 * len(found)


def test_names_of_a_second_reader_do_not_get_worse():
    """In whole articles: .89 at first sight, and then read for faults."""
    found = resolved_blind("quotes_fresh.jsonl")
    assert len(found) == 204
    assert sum(found) >= 0.94 * len(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('The premier, Anton de Wael, left. "Enough," he said.', "Anton de Wael"),
        ('The Leader of the Opposition, Ana Ruiz, left. "Enough," she said.', "Ana Ruiz"),
        ('The BBC, Ana Ruiz said, is late. "Enough," she said.', "Ana Ruiz"),
        ('Outside court Tom Reyes, a retired postman, said: "Enough."', "Tom Reyes"),
        ('Ana Ruiz came late. Her husband spoke first. "Enough," she said.', "Ana Ruiz"),
        ('"Enough," said The Economist, Ana Ruiz, and others.', "The Economist"),
        ('Tom Reyes found it. "Enough," said the 44-year-old.', "Tom Reyes"),
        ('Ana Ruiz, for the men, spoke first. "Enough," the barrister said.', "Ana Ruiz"),
        ('Dr B. Lakshmi Prasanna wrote. "Enough," the doctor said.', "B. Lakshmi Prasanna"),
        ('Cllr Ana Ruiz voted no. "Enough," the councillor said.', "Ana Ruiz"),
        ('The port body, the Docks Union, left. "Enough," it said.', "Docks Union"),
        ('"Enough," the Deputy Senate President, Chief Ana Okoro, said.', "Ana Okoro"),
        ('Mr Justice Halm came. "Enough," the judge said.', "Halm"),
        ('Police Sergeant Ana Ruiz met Ben Osk. "Enough," the officer said.', "Ana Ruiz"),
        ('Texas Rep. Ana Ruiz met Ben Osk. "Enough," the lawmaker said.', "Ana Ruiz"),
        ('Minister Leila Haad met Premier Gavin Ost. "Enough," the premier said.', "Gavin Ost"),
        ('Tom Reyes came second. "Enough," the Swede said.', "Tom Reyes"),
        ('President Ana Ruiz met King Osk. "Enough," the two leaders said.', "Ana Ruiz and Osk"),
        ('Her mother, Padma, came. "Enough," she said.', "Padma"),
        ('Chan Wai-ling came. "Enough," Chan said.', "Chan Wai-ling"),
        ('A motion moved by Sen. Ana Ruiz (I, Halm), who called it "enough".', "Ana Ruiz"),
        ('White House press secretary Ana Ruiz told us it was "enough".', "Ana Ruiz"),
        ('The Weather Service nevertheless warned of "enough rain".', "Weather Service"),
    ],
)
def test_a_description_finds_its_name(text, name):
    assert {quote.speaker_name for quote in annotate(text).quotes} == {name}


@pytest.mark.parametrize("title", ["Baroness", "Señora", "Dame"])
def test_a_title_says_whom_she_may_be(title):
    text = f'Sheikh Ashby met {title} Quillon on Monday. "It is settled," she said.'
    assert [q.speaker_name for q in annotate(text).quotes] == ["Quillon"]


def test_an_age_is_a_mention():
    (quote,) = annotate('Tom Reyes found it. "Enough," said the 44-year-old.').quotes
    assert (quote.speaker, quote.speaker_name) == ("the 44-year-old", "Tom Reyes")


def test_he_who_goes_on_speaking_is_the_one_before_and_no_name_between():
    text = (
        'Tom Reyes opposed the pier. "It was mad," he said. '
        "He said that Paul Esker had signed it.\n\n"
        'The council met. "It is still mad," he said.'
    )
    names = [q.speaker_name for q in annotate(text).quotes]
    assert set(names) == {"Tom Reyes"}


def test_somebody_of_a_people_is_a_person_and_both_of_two_a_group():
    text = 'Tom Reyes met Paul Esker. "Enough," the Swede said. "Enough," the two men said.'
    kinds = [(q.speaker_name, q.speaker_kind) for q in annotate(text).quotes]
    assert kinds == [("the Swede", "person"), ("Tom Reyes and Paul Esker", "group")]


def test_invented_articles_of_many_countries_do_not_get_worse():
    """46 articles, labelled before any was run; .79 of the names were right before the rules they led to."""
    records = map(json.loads, (DATA.parent / "quotes_many.jsonl").read_text("utf-8").splitlines())
    labels, named, kinds, extra = 0, [], [], 0
    for record in records:
        found = {
            (q.start, q.end): q for q in annotate(record["text"]).quotes if q.type != "indirect"
        }
        extra += len(found) - len(record["quotes"])
        for label in record["quotes"]:
            ours = next((q for q in found.values() if q.start < label["end"] and label["start"] < q.end), None)  # fmt: skip
            labels += ours is not None
            if label["speaker_name"]:
                named.append(ours is not None and bare(str(ours.speaker_name)) == bare(label["speaker_name"]))  # fmt: skip
            if label["speaker_kind"]:
                kinds.append(ours is not None and ours.speaker_kind == label["speaker_kind"])
    assert labels >= 454
    assert extra <= 10
    assert sum(named) >= 0.9 * len(named)
    assert sum(kinds) >= 0.94 * len(kinds)
