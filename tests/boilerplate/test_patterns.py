"""The pattern file: every entry usable and linear; a researcher's own file wins or explains."""

import pytest

from analysis.boilerplate import PatternError, builtin, find, load_patterns, suspects
from analysis.boilerplate.patterns import Pattern

ENTRIES = [(table, p) for table, found in builtin().entries.items() for p in found]
SOIL = [" ", "\n", '"', "“", "<a ", "((((", "a.a.a.", "Ab ", "A/", "1/", "Photo by ", "a|"]


@pytest.mark.parametrize("soil", SOIL)
def test_time_grows_with_the_length_of_a_text(soil, linear):
    linear(suspects, soil, size=20_000)


def test_names_are_unique_and_every_entry_says_why():
    names = [p.name for _, p in ENTRIES]
    assert len(names) == len(set(names))
    assert all(isinstance(p, Pattern) and len(p.reason) > 15 for _, p in ENTRIES)


OWN = """
[[line]]
name = "tide-table"
kind = "other"
match = "high water at"
rest = "label"
confidence = 0.95
reason = "The Courier prints the tide under every report."
"""


def test_own_patterns_join_the_built_in_ones(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    text = "The pier will be repaired, the council of Norvale said.\n\nHigh water at 6.14\n\nAdvertisement"
    found = find(text, patterns=load_patterns(path))
    assert [s.rule.split("+")[0] for s in found] == ["tide-table", "advertisement-label"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[line", "cannot be read as TOML"),
        ('[[line]]\nname = "x"', "has no `match`"),
        (OWN.replace('"other"', '"tides"'), "kind 'tides' is not one of"),
        (OWN.replace("0.95", "95"), "not between 0 and 1"),
        (OWN.replace('"label"', '"words"'), "rest 'words' is not one of"),
        (OWN.replace("high water at", "high (water"), "is no regular expression"),
        (OWN.replace("high water at", "(high) water"), r"groups must be \(\?:…\)"),
        (OWN.replace("high water at", "(?:high)?"), "accepts the empty string"),
    ],
)
def test_a_wrong_pattern_file_is_named_with_the_reason(tmp_path, text, why):
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(PatternError, match=why) as raised:
        load_patterns(path)
    assert "own.toml" in str(raised.value)


def test_a_missing_pattern_file_is_named(tmp_path):
    with pytest.raises(PatternError, match=r"absent\.toml"):
        load_patterns(tmp_path / "absent.toml")
