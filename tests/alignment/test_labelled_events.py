"""Labelled events told by several outlets: no number is called a conflict that is none."""

import re
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import pytest

from analysis.alignment import quantity_pairs, quote_pairs

EVENTS = sorted((Path(__file__).parents[1] / "data" / "alignment").glob("*.txt"))
LEAST_REMARKS = 0.8  # part of the remarks listed that is found
LEAST_NUMBERS = 0.6  # part of the equal and rounded numbers listed that is found
LABEL = re.compile(r"\[([^\]#]+)#(\w+)\]|\^(q\d+)")


@dataclass
class Telling:
    """An article with the labelled spans of its numbers and the places of its quotations."""

    text: str = ""
    numbers: list[tuple[int, int, str]] = field(default_factory=list)
    quotes: list[tuple[int, str]] = field(default_factory=list)

    def add(self, marked):
        done = 0
        for label in LABEL.finditer(marked):
            self.text += marked[done : label.start()]
            if label[3]:
                self.quotes.append((len(self.text), label[3]))
            else:
                self.numbers.append((len(self.text), len(self.text) + len(label[1]), label[2]))
                self.text += label[1]
            done = label.end()
        self.text += marked[done:]

    def counted(self, start, end):
        return {key for first, last, key in self.numbers if first < end and start < last}

    def said(self, start, end):
        return {key for place, key in self.quotes if start - 2 <= place <= end}


def read(path):
    tellings, conflicts, quoted, rounded = {}, set(), {}, set()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("== "):
            telling = tellings.setdefault(line[3:], Telling())
            gap = ""
        elif line.startswith("!conflict "):
            _, key, a, b = line.split()
            conflicts.add((key, frozenset((a, b))))
        elif line.startswith("!rounding "):
            _, key, a, b = line.split()
            rounded.add((key, frozenset((a, b))))
        elif line.startswith("!quote "):
            _, key, a, b, label = line.split()
            quoted[key, frozenset((a, b))] = label
        elif not line:
            gap = "\n\n"
        else:
            sentence = line.partition(" | ")[2]
            between = gap or ("\n" if sentence.startswith("•") else " ")
            telling.add((between if telling.text else "") + sentence)
            gap = ""
    return tellings, conflicts, quoted, rounded


def called(tellings, annotated):
    """Every number and quotation pair that is called, with the articles and their labels."""
    layers = {name: annotated(telling.text, name) for name, telling in tellings.items()}
    for a, b in combinations(tellings, 2):
        for p in quantity_pairs(layers[a], layers[b]):
            keys = [tellings[a].counted(p.start_a, p.end_a), tellings[b].counted(p.start_b, p.end_b)]  # fmt: skip
            yield "number", frozenset((a, b)), p, keys
        for p in quote_pairs(layers[a], layers[b]):
            keys = [tellings[a].said(p.start_a, p.end_a), tellings[b].said(p.start_b, p.end_b)]
            yield "quote", frozenset((a, b)), p, keys


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_no_conflict_is_called_and_no_utterance_joined_that_is_none(path, annotated):
    tellings, conflicts, *_ = read(path)
    for kind, who, pair, (key_a, key_b) in called(tellings, annotated):
        if kind == "quote":
            assert key_a & key_b, pair
        elif pair.label == "conflict":
            assert any((key, who) in conflicts for key in key_a & key_b), pair


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_nobody_is_said_to_have_reworded_what_he_has_not(path, annotated):
    tellings, _, quoted, _ = read(path)
    for kind, who, pair, (key_a, key_b) in called(tellings, annotated):
        labels = {quoted[key, who] for key in key_a & key_b if (key, who) in quoted}
        if kind == "quote" and pair.label == "reworded" and labels:
            assert labels & {"reworded", "rendered"}, pair


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_no_number_that_was_rounded_is_said_to_agree(path, annotated):
    tellings, *_, rounded = read(path)
    for kind, who, pair, (key_a, key_b) in called(tellings, annotated):
        keys = {(key, who) for key in key_a & key_b}
        if kind == "number" and keys and keys <= rounded:
            assert pair.label == "rounding", pair


def test_most_numbers_of_one_thing_are_found_where_rounding_is_listed(annotated):
    found, listed, wrong = set(), set(), []
    for path in EVENTS:
        tellings, conflicts, _, rounded = read(path)
        if not rounded:
            continue
        for a, b in combinations(tellings, 2):
            keys = [{key for *_, key in tellings[name].numbers} for name in (a, b)]
            listed |= {
                (path.stem, key, frozenset((a, b)))
                for key in keys[0] & keys[1]
                if (key, frozenset((a, b))) not in conflicts
            }
        for kind, who, pair, (key_a, key_b) in called(tellings, annotated):
            if kind == "number" and pair.label != "conflict":
                found |= {
                    (path.stem, key, who) for key in key_a & key_b if (key, who) not in conflicts
                }
                wrong += [] if key_a & key_b else [pair]
    assert not wrong
    assert len(found) >= LEAST_NUMBERS * len(listed)


def test_most_remarks_of_the_events_are_found(annotated):
    found, listed = set(), set()
    for path in EVENTS:
        tellings, _, quoted, _ = read(path)
        listed |= {(path.stem, *row) for row in quoted}
        for kind, who, _, (key_a, key_b) in called(tellings, annotated):
            found |= {(path.stem, key, who) for key in key_a & key_b if kind == "quote"}
    assert len(found & listed) >= LEAST_REMARKS * len(listed)


def test_most_conflicts_of_the_events_are_found(annotated):
    found, listed = 0, 0
    for path in EVENTS:
        tellings, conflicts, *_ = read(path)
        listed += len(conflicts)
        found += sum(kind == "number" and p.label == "conflict" for kind, _, p, _ in called(tellings, annotated))  # fmt: skip
    assert listed == 74
    assert found >= 38
