"""The door: halves, intervals, printing, and what is said of files that cannot be scored."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import evaluation
from analysis.evaluation.measures import Reading, counts, match, measure, overlap, ratio

LABELS = Path(__file__).parents[1] / "data" / "corpus_labels"
PAIR_LAYERS = ("quote_pairs", "quantity_pairs", "sentence_pairs")


def test_intervals_are_the_same_on_every_run_and_hold_the_value():
    def score():
        return evaluation.evaluate("sentences", LABELS / "sentences.jsonl", lambda r: r["sentences"][:-3], 60)  # fmt: skip

    first = score()
    assert first == score()
    recall = first.find("boundaries", "recall")
    assert recall.low < recall.value < recall.high


@pytest.mark.parametrize("hits", [20, 50, 80])
def test_an_interval_leaves_out_a_fortieth_of_the_draws_on_either_side(hits):
    clusters = {f"u{i:03}": counts() | {"hit": float(i < hits)} for i in range(100)}
    reading = Reading("articles", clusters, lambda c: {("all", "recall"): ratio(c["hit"], 100)})
    (recall,) = measure(reading, 2_000)
    half = 1.96 * math.sqrt(hits / 100 * (1 - hits / 100) / 100)
    assert recall.value == hits / 100
    assert recall.value - recall.low == pytest.approx(half, abs=0.01)
    assert recall.high - recall.value == pytest.approx(half, abs=0.01)


def test_no_interval_from_one_unit(tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text('{"id": "a", "text": "A. B.", "sentences": [[0, 2], [3, 5]]}', encoding="utf-8")
    found = evaluation.evaluate("sentences", path, lambda r: r["sentences"])
    assert found.find("boundaries", "f1").low is None


REPEATED = {
    "sentences": ({"id": "a", "text": "A. B.", "sentences": [[0, 2], [3, 5]]}, "spans"),
    "quotes": (
        {"id": "a", "text": 'Ann said: "No."', "quotes": [{"start": 10, "end": 15}]},
        "quotations",
    ),
    "quantities": (
        {
            "id": "a",
            "text": "Two ships.",
            "quantities": [{"start": 0, "end": 3, "low": 2, "high": 2, "unit": "ship"}],
        },
        "quantities",
    ),
    "sentence_pairs": (
        {
            "event": "e",
            "sentences_a": ["It rained."],
            "sentences_b": ["Rain fell."],
            "pairs": [{"a": 0, "b": 0, "label": "same_fact"}],
        },
        "any link",
    ),
}


@pytest.mark.parametrize("layer", REPEATED)
def test_every_record_counts_where_one_unit_has_several(tmp_path, layer):
    record, part = REPEATED[layer]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join([json.dumps(record)] * 3), encoding="utf-8")
    found = evaluation.evaluate(layer, path, lambda *_: [])
    assert (found.units, found.find(part, "recall").n) == (1, 3 if layer != "sentences" else 6)


@pytest.mark.parametrize("layer", PAIR_LAYERS)
@pytest.mark.parametrize("gold", PAIR_LAYERS)
def test_pairs_are_scored_as_what_they_are_labelled_as_and_as_nothing_else(layer, gold):
    def score():
        return evaluation.evaluate(layer, LABELS / f"{gold}.jsonl", lambda a, b: [], 0)

    if layer == gold:
        assert score().layer == layer
        return
    with pytest.raises(evaluation.EvaluationError, match=f"is none of {layer}; score it as {gold}"):
        score()


def test_halves_share_nothing_and_keep_all():
    counts = [
        evaluation.evaluate(
            "quotes", LABELS / "quotes.jsonl", lambda r: [], 0, evaluation.half("quotes", n)
        ).units
        for n in (0, 1)
    ]
    assert sum(counts) == 24 and min(counts) > 0


def test_halves_of_boilerplate_keep_a_site_together():
    keep = evaluation.half("boilerplate", 0)
    assert keep({"id": "1", "site": "s"}) == keep({"id": "2", "site": "s"})


def test_the_table_and_the_object_hold_the_same(tmp_path):
    found = evaluation.evaluate("quotes", LABELS / "quotes.jsonl", lambda r: r["quotes"], 10)
    table = evaluation.format(found).split("\n")
    assert len(table) == len(found.measures) + 2
    assert "intervals over 24 articles" in table[0]
    assert len(json.loads(json.dumps(evaluation.as_json(found)))["measures"]) == len(found.measures)


BAD = [
    ("", "holds no record"),
    ("{", "line 1: not JSON"),
    ("[1]", "line 1: not a JSON object"),
    ('{"id": "a", "text": "t", "sentences": []}\n\n{"id": "b"}', "line 3: no field 'text'"),
    ('{"id": "a", "text": "t", "sentences": [[0, 9]]}', "line 1: sentences: span 0-9 is outside"),
    ('{"id": "a", "text": "t", "sentences": [["x", 1]]}', "line 1: sentences: span x-1 is no pair"),
    ('{"id": "a", "text": "t", "sentences": 5}', "line 1: sentences is int, not list"),
    ('{"id": "a", "text": 5, "sentences": []}', "line 1: text is int, not str"),
    ("[" * 100_000, "line 1: not JSON"),
]


@pytest.mark.parametrize(("content", "reason"), BAD)
def test_a_bad_file_gets_one_clear_line(tmp_path, content, reason):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(evaluation.EvaluationError) as caught:
        evaluation.evaluate("sentences", path)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(evaluation.EvaluationError, match=r"gold\.jsonl: line 1: not UTF-8"):
        evaluation.evaluate("quotes", path)


def test_no_file_no_layer_no_articles(tmp_path):
    with pytest.raises(evaluation.EvaluationError, match="no such file"):
        evaluation.evaluate("quotes", tmp_path / "none.jsonl")
    with pytest.raises(evaluation.EvaluationError, match="choose from boilerplate"):
        evaluation.evaluate("tone", tmp_path / "none.jsonl")
    alone = tmp_path / "pairs.jsonl"
    alone.write_bytes((LABELS / "quote_pairs.jsonl").read_bytes())
    with pytest.raises(evaluation.EvaluationError, match="of its 8 events are not at hand"):
        evaluation.evaluate("quote_pairs", alone)
    with pytest.raises(evaluation.EvaluationError, match="no record is kept"):
        evaluation.evaluate("quotes", LABELS / "quotes.jsonl", keep=lambda r: False)


def test_a_record_may_hold_any_line_separator(tmp_path):
    path = tmp_path / "gold.jsonl"
    record = {"id": "a", "text": "One\u2028two. \x85", "sentences": [[0, 8]]}
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    found = evaluation.evaluate("sentences", path, lambda r: r["sentences"])
    assert found.value("spans", "f1") == 1.0


def damage(draw, value):
    """Replace one thing somewhere inside a JSON value."""
    if isinstance(value, dict) and value and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(value)))
        return value | {key: damage(draw, value[key])}
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        place = draw(st.integers(0, len(value) - 1))
        return [*value[:place], damage(draw, value[place]), *value[place + 1 :]]
    return draw(st.sampled_from([None, -1, 10**6, 0.5, "", "x", [], {}, [None], [[]]]))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_gold_is_scored_or_refused_never_stumbled_over(tmp_path_factory, data):
    layer = data.draw(st.sampled_from(evaluation.LAYERS))
    lines = (LABELS / f"{layer}.jsonl").read_bytes().split(b"\n")[:2]
    records = [json.loads(line) for line in lines]
    records[0] = damage(data.draw, records[0])
    folder = tmp_path_factory.mktemp("gold")
    (folder / "events.jsonl").write_bytes((LABELS / "events.jsonl").read_bytes())
    path = folder / f"{layer}.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in records), encoding="utf-8")
    predict = PREDICT.get(layer, lambda *_: [])
    try:
        evaluation.format(evaluation.evaluate(layer, path, predict, boot=2))
    except evaluation.EvaluationError as error:
        assert "\n" not in str(error)


PREDICT = {"events": lambda articles: {a.article_id: "1" for a in articles}}
spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1]))
)


@settings(max_examples=60, deadline=None)
@given(spans, spans)
def test_matching_is_one_to_one_and_above_the_bar(gold, predicted):
    pairs = match(gold, predicted, 0.5, overlap)
    assert len(set(pairs.values())) == len(pairs)
    assert all(overlap(gold[i], predicted[j]) >= 0.5 for i, j in pairs.items())
