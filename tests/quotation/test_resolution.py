"""Who pronouns, roles, nicknames and short names refer to, on hand-labelled invented snippets."""

import tomllib
from pathlib import Path

from analysis.quotation import annotate

DATA = Path(__file__).parents[1] / "data" / "quotation" / "resolution.toml"
CASES = tomllib.loads(DATA.read_text(encoding="utf-8"))["case"]
# .82 when first run on the labels, .93 once the faults that other texts share were mended; the goal is .90.
FLOOR = 0.92


def resolved() -> list[tuple[bool, bool]]:
    """For every labelled quotation, whether its mention and its name are right."""
    found = []
    for case in CASES:
        quotes = [q for q in annotate(case["text"]).quotes if q.type != "indirect"]
        for words, speaker, name in case["quote"]:
            ours = next((q for q in quotes if q.text.startswith(words)), None)
            mention = ours is not None and str(ours.speaker) in speaker
            found.append((mention, ours is not None and ours.speaker_name == name))
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
