"""The pattern file: every entry usable and linear; a researcher's own file wins or explains."""

import contextlib
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.boilerplate import PatternError, builtin, find, load_patterns, suspects
from analysis.boilerplate.parts import parts
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.pattern_check import FIELDS_OF_TABLE, check
from analysis.boilerplate.pattern_file import FILES

ENTRIES = [(table, p) for table, found in builtin().entries.items() for p in found]
SOIL = [" ", "\n", '"', "“", "<a ", "((((", "a.a.a.", "Ab ", "A/", "1/", "Photo by ", "a|"]


@pytest.mark.parametrize("soil", SOIL)
def test_time_grows_with_the_length_of_a_text(soil, linear):
    linear(suspects, soil, size=20_000)


def test_names_are_unique_and_every_entry_says_why():
    names = [p.name for _, p in ENTRIES]
    assert len(names) == len(set(names))
    assert all(isinstance(p, Pattern) and len(p.reason) > 15 for _, p in ENTRIES)


OWN = (Path(__file__).parents[1] / "data" / "own_patterns.toml").read_text(encoding="utf-8")
INSIDE = OWN.replace("[[line]]", "[[inline]]").replace('rest = "label"\n', "")
WORDED = INSIDE.replace("[[inline]]", "[[worded]]").replace(
    'match = "high water at"', "wording = 0.3"
)


def test_own_patterns_join_the_built_in_ones(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    text = "The pier will be repaired, the council of Norvale said.\n\nHigh water at 6.14\n\nAdvertisement"
    found = find(text, patterns=load_patterns(path))
    assert [s.rule.split("+")[0] for s in found] == ["tide-table", "advertisement-label"]


@pytest.mark.parametrize("said", ["said. ", "said.", "said.\u2003 ", "said,", "said – "])
@pytest.mark.parametrize("word", ["TIDE", "tide", "~"])
def test_an_own_label_is_found_inside_a_line(tmp_path, word, said):
    path = tmp_path / "own.toml"
    label = INSIDE.replace("high water at", rf"{word} \\d\\.\\d\\d")
    path.write_text(label + f'[first_words]\nwords = ["{word}"]\n')
    text = f"The pier will be repaired, the council of Norvale {said}{word} 6.14 It had been shut."
    (span,) = find(text, patterns=load_patterns(path))
    assert text[span.start : span.end] == f"{word} 6.14"


def test_a_word_that_a_pattern_needs_is_looked_for_first(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN + 'needs = ["water"]\n')
    known = load_patterns(path)
    assert known.line("High water at 6", "high water at 6", at_edge=False).name == "tide-table"
    path.write_text(OWN + 'needs = ["ebb"]\n')
    assert load_patterns(path).line("High water at 6", "high water at 6", at_edge=False) is None


def test_a_word_that_is_needed_may_have_marks_around_it(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("high water at", "high .water") + 'needs = ["water"]\n')
    known = load_patterns(path)
    for key in ('high "water" is near', "high (water), near", "high *water: 6"):
        assert known.line(key, key, at_edge=False).name == "tide-table"


@pytest.mark.parametrize("needs", [("", "low"), ("low", ""), ("low", "tide"), ("tide", "low")])
def test_of_two_that_match_the_first_in_the_file_counts(tmp_path, needs):
    path = tmp_path / "own.toml"
    entries = []
    for name, word in zip(("first", "second"), needs, strict=True):
        entry = OWN.replace("tide-table", name).replace("high water at", "low tide")
        entries.append(entry + (f'needs = ["{word}"]\n' if word else ""))
    path.write_text("\n".join(entries))
    assert load_patterns(path).line("Low tide", "low tide", at_edge=False).name == "first"


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
        (OWN.replace("high water", "high {tide}"), r"names \{tide\}; parts are Month, "),
        (OWN + 'needs = "water"', "is no list of words"),
        (INSIDE, r"add \[first_words\]"),
        (OWN.replace("[[line]]", "[[inline]]"), "`rest` is no field of it; known are name, "),
        (WORDED + 'match = "{tide}"\nneeds = ["tide"]', "`match` is no field of it"),
        (WORDED, "has no `needs`"),
        (WORDED + "needs = []", "is no list of words"),
        (OWN.replace("0.95", '"high"'), "tide-table: confidence 'high' is not a number"),
        (OWN.replace("0.95", "nan"), "confidence nan is not between"),
        (OWN.replace("0.95", "true"), "confidence True is not a number"),
        (OWN + 'words = "many"', "words 'many' is not a whole number"),
        (OWN + "words = -1", "words -1 is less than 0"),
        (OWN + 'edge = "yes"', "edge 'yes' is not true or false"),
        (OWN + 'edges = "yes"', "`edges` is no field of it; known are name"),
        (OWN + 'needs = [""]', "no list of words"),
        (OWN.replace('"other"', '["other"]'), r"kind \['other'\] is not a text"),
        (OWN.replace('"high water at"', "5"), "match 5 is not a text"),
        (OWN.replace('"tide-table"', "5"), "no. 1: name 5 is not a text"),
        (OWN.replace("tide-table", "tide:table"), "has a . or a colon"),
        (OWN.replace("[[line]]", "[line]"), r"`line` is no list of entries; write \[\[line\]\]"),
        (
            OWN.replace("[[line]]", "[[lines]]"),
            r"`lines` is no table of patterns; known are \[\[line\]\]",
        ),
        ('inline = ["x"]', r"`inline` is no list of entries"),
        (OWN + '[first_words]\nwords = "Read"', r"\[first_words\] needs a list of words"),
        (OWN + '[first_words]\nwords = [""]', r"\[first_words\] needs a list of words"),
        ("first_words = 5", r"\[first_words\] needs a list of words"),
        (OWN.replace("high water", "(?i)high water"), "global flags"),
        (OWN.replace("high water", "(?i:high) water"), "without flags"),
        (INSIDE.replace("high water", "(?i:high) water"), "without flags"),
    ],
)
def test_a_wrong_pattern_file_is_named_with_the_reason(tmp_path, text, why):
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(PatternError, match=why) as raised:
        load_patterns(path)
    assert "own.toml" in str(raised.value)


@pytest.mark.parametrize(
    ("match", "never"),
    [
        ("High water", "H"),
        ("(?:ebb|Flood) at", "F"),
        ("tide [A-Z]+", "A"),
        ("(?=.*Tide)the", "T"),
        ("harbour’s tide", "’"),
        ("tide(?: AT)?", "A"),
    ],
)
def test_a_pattern_that_no_line_can_match_is_refused(tmp_path, match, never):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("high water at", match))
    with pytest.raises(PatternError, match=f"has '{never}', but lines are judged in lower case"):
        load_patterns(path)
    path.write_text(OWN.replace("high water at", match) + "case = true\n")
    assert load_patterns(path).entries["line"][0].match == match


@pytest.mark.parametrize("match", ["tide [A-Za-z]", r"tide \\W\\S", "tide [^A-Z]", "tide(?! AT)"])
def test_a_pattern_that_some_line_can_match_is_not(tmp_path, match):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("high water at", match))
    assert load_patterns(path).entries["line"][0].name == "tide-table"


def test_the_built_in_files_keep_their_own_rules():
    folder = resources.files("analysis.boilerplate").joinpath("furniture")
    joined: dict[str, object] = {}
    for name in FILES:
        file = folder.joinpath(f"{name}.toml")
        for table, content in tomllib.loads(file.read_text(encoding="utf-8")).items():
            known = joined.get(table, [])
            joined[table] = [*known, *content] if isinstance(content, list) else content
    check(Path("furniture"), joined)


def test_every_built_in_file_is_read():
    folder = resources.files("analysis.boilerplate").joinpath("furniture")
    files = {f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")}
    assert files == {*FILES, "parts"}


@pytest.mark.parametrize(
    ("match", "line"),
    [
        ("{month} tides", "sept. tides"),
        ("tides on\n  {weekday}\n|tides[ ]\n  today", "tides today"),
        ("  tides today\n  |high tides", "tides today"),
        (r"tides \{[0-9]\}", "tides {4}"),
        ("tides [0-9]{2}", "tides 12"),
    ],
)
def test_a_pattern_may_name_parts_and_be_laid_out(tmp_path, match, line):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace('"high water at"', f"'''\n{match}\n'''"))
    assert load_patterns(path).line(line, line, at_edge=False).name == "tide-table"


def test_every_part_is_shared():
    folder = resources.files("analysis.boilerplate").joinpath("furniture")
    files = [folder.joinpath(f"{name}.toml") for name in (*FILES, "parts", "../boxes")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [name for name in parts() if text.count(f"{{{name}}}") < 2] == []


ANYTHING = st.recursive(
    st.one_of(st.integers(), st.floats(), st.booleans(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
ENTRY = tomllib.loads(OWN)["line"][0] | {"needs": ["water"], "wording": 0.5}


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["line", "worded", "inline", "credit", "first_words"]),
    st.sampled_from([*ENTRY, "edge", "words", "weighed"]),
    ANYTHING,
)
def test_any_value_in_any_place_is_used_or_refused(table, field, value):
    known = {field, *FIELDS_OF_TABLE.get(table, ENTRY)}
    entry = {name: content for name, content in ENTRY.items() if name in known}
    for content in (value, [entry | {field: value}]):
        data = {"first_words": {"words": ["TIDE"]}, table: content}
        with contextlib.suppress(PatternError):
            check(Path("own.toml"), data)


def test_a_missing_pattern_file_is_named(tmp_path):
    with pytest.raises(PatternError, match=r"absent\.toml"):
        load_patterns(tmp_path / "absent.toml")


def test_a_pattern_for_the_edges_is_tried_only_there():
    bio = "ada okoro covers the harbour for the herald."
    assert builtin().line(bio, bio, at_edge=True).name == "author-bio"
    assert builtin().line(bio, bio, at_edge=False) is None


def test_a_short_notice_of_ownership_keeps_its_address():
    report = "The bridge will stay closed until spring, the council said on Monday after a debate."
    notice = "All rights reserved. Visit us at our new house in Harbour Street, Norwick."
    (found,) = find(f"{report}\n\n{notice}")
    assert (found.kind, found.end - found.start) == ("copyright", len(notice))


def test_a_pattern_for_the_edges_hides_none_elsewhere(tmp_path):
    entry = """[[line]]
name = "{}"
kind = "other"
match = '''zebra notice'''
rest = "label"
confidence = 0.9
reason = "A line that two patterns take."
edge = {}
"""
    path = tmp_path / "own.toml"
    path.write_text(entry.format("at-an-edge", "true") + entry.format("anywhere", "false"))
    patterns = load_patterns(path)
    named = [patterns.line("zebra notice", "zebra notice", edge).name for edge in (True, False)]
    assert named == ["at-an-edge", "anywhere"]


def test_what_begins_with_anything_is_found_too(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("high water at", r"\\w+ water at"))
    known = load_patterns(path)
    assert known.line("Low water at 6", "low water at 6", at_edge=False).name == "tide-table"
    path.write_text(OWN.replace("high water at", r"\\w+ water at") + "edge = true\n")
    known = load_patterns(path)
    assert known.line("Low water at 6", "low water at 6", at_edge=True).name == "tide-table"
    assert known.line("Low water at 6", "low water at 6", at_edge=False) is None


def test_an_own_pattern_as_printed_is_found_inside_a_line(tmp_path):
    path = tmp_path / "own.toml"
    entry = OWN.replace("high water at", "TIDE TABLE") + "case = true\ninline = true\n"
    path.write_text(entry + '[first_words]\nwords = ["TIDE"]\n')
    report = "The pier will be repaired, the council of Norvale said. "
    for label, found in (("TIDE TABLE.", ["TIDE TABLE."]), ("TIDE table.", [])):
        text = f"{report}{label} It had been shut since the storm, and no boat could land."
        spans = find(text, patterns=load_patterns(path))
        assert [text[s.start : s.end] for s in spans] == found
