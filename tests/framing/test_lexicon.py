import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.framing.frame_cues import definitions, frames
from analysis.framing.lexicon import Lexicon, bundled, read
from analysis.framing.voice_cues import voice
from analysis.spans import Span

WORDS = st.lists(
    st.sampled_from(
        ["tax cuts", "the court", "sued", "may", "regime", "GOP", "\n", "’", "ok", "é"]
    ),
    max_size=12,
).map(" ".join)


def found(text, **categories):
    blocked = categories.pop("blocked", {})
    return [(h.category, h.text) for h in Lexicon(categories, blocked).find(text)]


@pytest.mark.parametrize(
    ("cue", "text", "hits"),
    [
        ("tax", "Tax, TAX and taxes", ["Tax", "TAX"]),
        ("tax*", "taxing a syntax", ["taxing"]),
        ("tax cut*", "tax-cuts, tax\ncut, tax. Cut", ["tax-cuts", "tax\ncut"]),
        ("health care", "healthcare health  care health care", ["health  care", "health care"]),
        ("court", "the court's and the court’s", ["court's", "court’s"]),
        ("STAT", "stat STAT Stat", ["STAT"]),
        ("can't", "we can’t and can't", ["can’t", "can't"]),
        ("économ*", "L'économie; Économie", ["Économie"]),
    ],
)
def test_what_a_cue_matches(cue, text, hits):
    assert [text for _, text in found(text, a=[cue])] == hits


def test_the_longest_cue_of_a_category_wins():
    assert found("public opinion poll", a=["poll", "opinion poll", "public opinion"]) == [
        ("a", "public opinion"),
        ("a", "poll"),
    ]
    assert found("tax cut", a=["tax", "tax cut"]) == [("a", "tax cut")]


def test_a_word_may_serve_two_categories():
    assert found("tax", a=["tax"], b=["tax"]) == [("a", "tax"), ("b", "tax")]


def test_nothing_inside_a_blocked_term_is_a_hit_of_its_category():
    text = "a tennis court; a court"
    hits = found(text, a=["court"], b=["court"], blocked={"a": ["tennis court"]})
    assert hits == [("b", "court"), ("a", "court"), ("b", "court")]


@pytest.mark.parametrize("cue", ["", "*", "ab*", "--"])
def test_a_cue_that_would_match_everything_is_refused(cue):
    with pytest.raises(ValueError, match="cue"):
        Lexicon({"a": [cue]})


def test_the_fourteen_frames_have_a_definition_and_cues_of_their_own():
    assert len(definitions()) == 14
    assert all(len(text) > 30 for text in definitions().values())
    texts = {
        "economic": "Inflation and unemployment rose.",
        "capacity_and_resources": "Clinics were understaffed.",
        "morality": "The bishop called it sinful.",
        "fairness_and_equality": "They protested discrimination.",
        "legality_constitutionality_jurisdiction": "The appeals court ruled.",
        "policy_prescription_and_evaluation": "The proposal was repealed.",
        "crime_and_punishment": "He was arrested for burglary.",
        "security_and_defense": "Troops crossed the river.",
        "health_and_safety": "Hospitals treated the patients.",
        "quality_of_life": "Many struggle to make ends meet.",
        "cultural_identity": "A question of national identity.",
        "public_opinion": "A poll found support.",
        "political": "Republicans blamed the Democrats.",
        "external_regulation_and_reputation": "The foreign minister flew home.",
    }
    assert set(texts) == set(definitions())
    for frame, text in texts.items():
        assert frame in {hit.category for hit in frames(text)}, frame


@pytest.mark.parametrize("name", ["frames.toml", "voice.toml"])
def test_every_cue_of_a_bundled_dictionary_can_be_found(name):
    import tomllib
    from pathlib import Path

    import analysis.framing

    path = Path(analysis.framing.__file__).with_name(name)
    lexicon = bundled(name)[0]
    for category, table in tomllib.loads(path.read_text("utf-8")).items():
        assert len(table["cues"]) == len(set(table["cues"])), category
        for cue in table["cues"]:
            hits = lexicon.find(f"x {cue.replace('*', '')} x")
            assert category in {hit.category for hit in hits}, cue


def test_a_dictionary_of_ones_own(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[sea]\ndefinition = "Seafaring"\ncues = ["harbour*"]\nblocked = ["harbour a"]\n'
    )
    hits = frames("They harbour a doubt in two harbours.", lexicon=read(path)[0])
    assert [(hit.category, hit.text) for hit in hits] == [("sea", "harbours")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[sea", "own.toml is no readable TOML"),
        ("[sea]\n", r"own.toml: \[sea\] has no list of cues"),
        ("[sea]\ncues = []\n", "has no list of cues"),
        ('cues = ["x"]\n', r"own.toml: \[cues\] has no list of cues"),
        ('[sea]\ncues = "x"\n', r"\[sea\] cues is no list of terms"),
        ('[sea]\ncues = ["*"]\n', r"own.toml: \[sea\] cues: the cue"),
        ('[sea]\ncues = ["x"]\nblocked = 5\n', r"own.toml: \[sea\] blocked is no list of terms"),
        ('[sea]\ncues = ["x"]\nblocked = [5]\n', "blocked is no list of terms"),
        ('[sea]\ncues = ["x"]\nblocked = "tennis court*"\n', "blocked is no list of terms"),
        ('[sea]\ncues = ["x"]\nblocked = ["--"]\n', r"\[sea\] blocked: the cue '--' has no word"),
        ('[sea]\ncues = ["x"]\ndefinition = 5\n', "definition is no text"),
        ('[sea]\ncues = ["x"]\n', r"own.toml: \[sea\] has no definition; write definition ="),
        ('[sea]\ncues = ["x"]\ndefinition = ""\n', "has no definition"),
        ('[sea]\ncues = ["x"]\nblock = ["y"]\n', "block is no field"),
    ],
)
def test_a_broken_dictionary_is_refused_by_name(tmp_path, content, message):
    path = tmp_path / "own.toml"
    path.write_text(content)
    with pytest.raises(ValueError, match=message):
        read(path)


def test_furniture_and_quotations_are_left_out():
    text = 'It may be: "A brutal regime." Tax cuts: Advertisement'
    assert [h.category for h in voice(text)] == ["hedge", "loaded", "loaded"]
    assert [h.category for h in voice(text, quotes=[Span(12, 28)])] == ["hedge"]
    assert frames(text, [Span(30, 53)]) == []


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("May 2 was the day. The vote is set for May. May Brown stayed; a May vote was off.", []),
        ("Theresa May may leave. It MAY RAIN.", ["may", "MAY"]),
        ("Could the pier hold? Might it fall?", ["Could", "Might"]),
        ("The historic district needs a landmark.", ["landmark"]),
        ("It was not announced, said and praised.", []),
    ],
)
def test_names_and_set_phrases_are_no_cues_of_voice(text, hits):
    assert [h.text for h in voice(text)] == hits


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), WORDS))
def test_hits_are_slices_in_order_and_each_once(text):
    for find in (frames, voice):
        hits = find(text)
        assert all(text[h.start : h.end] == h.text for h in hits)
        assert [h.start for h in hits] == sorted(h.start for h in hits)
        places = [(h.start, h.category) for h in hits]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("unit", [" ", "\n", "“", "<a ", "((((", "a.a.a.", "tax ", "tax-", "a'"])
def test_time_grows_with_length(unit, linear):
    linear(frames, unit)
