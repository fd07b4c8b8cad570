"""What reports have in common with the boxes of a page, set into an article: little of it is cut."""

import json
from pathlib import Path

import pytest

from analysis import boilerplate

LOOKALIKES = Path(__file__).parents[1] / "data" / "boilerplate_lookalikes.jsonl"
ARTICLE = [
    "The harbour board of Lindness voted on Monday to close the old fish market after a survey of its roof and walls.",
    "Its roof has leaked since the storm of last winter, and traders have moved their stalls out to the quay for the time being.",
    "Repairs would cost more than the town earns from the market in six years, the survey found, and nobody has offered to pay.",
    "A second hearing is planned for the spring, when the board will name the company that it chose to do the work.",
    "The chair of the board, Ida Mohr, said that she had bought her first herring there and would be sorry to see it go.",
    "Fishermen asked for a roof of tin, which would be cheaper, and were told that the law of 1994 does not allow one.",
]
FOOTER = [
    "Most read",
    "Village pub for sale with a horse included",
    "Police appeal after duck race money goes missing",
    "Ten walks for the weekend",
    "Sign up to our newsletter",
    "© 2024 Lindness Herald. All rights reserved.",
]


def lost(above, passage, below):
    """How many characters of a passage are cut between other lines."""
    text = "\n".join([*above, passage, *below])
    start = text.index(passage)
    end = start + len(passage)
    spans = boilerplate.find(text)
    return sum(max(0, min(s.end, end) - max(s.start, start)) for s in spans)


@pytest.mark.parametrize(
    ("above", "below", "limit"),
    [
        (ARTICLE[:4], ARTICLE[4:], 0.020),  # .032 before lists and chronicles were known
        (ARTICLE, [], 0.068),
        (ARTICLE, FOOTER, 0.136),  # .144
    ],
)
def test_lists_tables_and_chronicles_of_a_report_are_mostly_kept(above, below, limit):
    lines = LOOKALIKES.read_text(encoding="utf-8").splitlines()
    passages = [json.loads(line)["text"] for line in lines]
    cut = sum(lost(above, passage, below) for passage in passages)
    assert cut <= limit * sum(map(len, passages))
