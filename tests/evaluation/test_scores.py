"""Each measure on cases small enough to count by hand, and on the labels against themselves."""

import json
from pathlib import Path

import pytest

from analysis import evaluation
from analysis.evaluation import pairs
from analysis.evaluation.quotes import head, same_speaker

LABELS = Path(__file__).parents[1] / "data" / "corpus_labels"


@pytest.fixture
def gold(tmp_path):
    def write(*records, name="gold.jsonl"):
        path = tmp_path / name
        path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        return path

    return write


def page(spans, text="aaaa bb\ncccc\nShare this", **more):
    return {"id": "1", "site": "s", "text": text, "spans": spans, **more}


def test_characters_lines_and_loss(gold):
    path = gold(page([{"start": 13, "end": 23, "kind": "share", "where": "line"}]))
    found = evaluation.evaluate("boilerplate", path, lambda r: [(0, 4), (13, 18)], boot=0)
    assert found.value("characters", "precision") == 5 / 9
    assert found.value("characters", "recall") == 5 / 9
    assert found.value("lines", "precision") == 1 / 2  # "aaaa bb" is cut by more than half
    assert found.value("lines", "recall") == 1.0
    assert found.value("article", "loss") == 4 / 10
    assert found.value("leak", "residual") == 4 / (4 + 6)
    assert found.value("kind share", "recall") == 5 / 9
    assert found.value("texts", "losing over 1 %") == 1.0


def test_what_is_lost_inside_quotation_marks_is_counted_apart(gold):
    path = gold(page([], text='He said "we left" and left.\nShare'))
    found = evaluation.evaluate("boilerplate", path, lambda r: [(9, 11), (18, 21)], boot=0)
    assert found.value("article", "quoted loss") == 2 / 8
    printed = evaluation.format(found)
    assert "0.25000" in printed and "quoted loss: of those inside quotation marks" in printed


def test_a_layer_of_furniture_is_scored_by_mode_and_on_chosen_records(gold):
    text = "The dam broke on Monday, the mayor said in Orvale.\nRead more: The river rises again"
    path = gold(
        page([{"start": 51, "end": 83, "kind": "related"}], text=text, lang="en"),
        page([], id="2", site="t", text="Rain fell on Orvale.", lang="de"),
    )
    english = evaluation.where(["lang=en"])
    every, flagged = (
        evaluation.evaluate("boilerplate", path, boot=0, keep=english, mode=mode)
        for mode in ("balanced", "flag")
    )
    assert every.units == 1
    assert every.value("characters", "recall") == 1.0
    assert flagged.value("characters", "recall") == 0.0
    with pytest.raises(evaluation.EvaluationError, match="FIELD=VALUE"):
        evaluation.where(["lang"])


def test_ignored_characters_do_not_count(gold):
    path = gold(page([{"start": 13, "end": 23, "kind": "share"}], ignore=[{"start": 0, "end": 4}]))
    found = evaluation.evaluate("boilerplate", path, lambda r: [(0, 4), (13, 23)], boot=0)
    assert found.value("characters", "f1") == 1.0


@pytest.mark.parametrize(("labelled", "precision"), [(False, 1.0), (True, 0.5)])
def test_datelines_count_only_where_gold_labels_them(gold, labelled, precision):
    spans = [{"start": 8, "end": 12, "kind": "share"}]
    other = page([{"start": 0, "end": 4, "kind": "dateline"}] if labelled else [], id="2")
    dateline = {"start": 0, "end": 4, "kind": "dateline"}
    path = gold(page(spans), other)

    def predict(record):
        return [dateline, *spans] if record["id"] == "1" else []

    found = evaluation.evaluate("boilerplate", path, predict, boot=0)
    assert found.value("characters", "precision") == precision


TEXT = 'Ana Ruiz spoke. "We will go," she said. "And\nnot come back," Bo Lund added.'


def quote(start, end, speaker, at, kind="direct", **more):
    place = {"speaker_start": at, "speaker_end": at + len(speaker)}
    return {"start": start, "end": end, "speaker": speaker, "type": kind, **place, **more}


def test_spans_speakers_and_both_together(gold):
    gold_quotes = [quote(17, 28, "she", 30), quote(41, 59, "Bo Lund", 61)]
    path = gold({"id": "a", "text": TEXT, "quotes": gold_quotes})
    found_quotes = [
        quote(16, 29, "she", 30, confidence=0.9),  # marks and comma are trimmed
        quote(41, 44, "Ana Ruiz", 0, confidence=0.2),  # first line only, wrong speaker
    ]
    found = evaluation.evaluate("quotes", path, lambda r: found_quotes, boot=0)
    assert found.value("quotations", "precision") == 1.0
    assert found.value("quotations", "recall") == 2 / 3  # a line break cuts the second in two
    assert found.value("quotations", "speaker") == 1 / 2
    assert found.value("quotations, end to end", "f1") == pytest.approx(2 / 5)
    assert found.value("quotations, confidence ≥ 0.5", "precision") == 1.0
    assert found.value("quotations, confidence ≥ 0.5", "coverage") == 1 / 2
    assert found.value("quotations: short", "recall") == 2 / 3


def test_indirect_speech_counts_only_where_gold_has_it(gold):
    indirect = quote(0, 14, "she", 30, "indirect")
    direct = quote(17, 28, "she", 30)
    marked = gold({"id": "a", "text": TEXT, "quotes": [direct]})
    assert evaluation.evaluate("quotes", marked, lambda r: [direct, indirect], 0).value("quotations", "precision") == 1  # fmt: skip
    both = gold({"id": "a", "text": TEXT, "quotes": [direct, indirect]})
    found = evaluation.evaluate("quotes", both, lambda r: [direct], 0)
    assert found.value("quotations", "recall") == 1 / 2
    assert found.value("marked only", "recall") == 1


@pytest.mark.parametrize(
    ("mention", "word"),
    [
        ("Mayor Ana Ruiz", "ruiz"),
        ("Ruiz, the mayor of Solano", "ruiz"),
        ("the head of the guild", "head"),
        ("Ruiz’s", "ruiz"),
        ("Al Moe Jr", "moe"),
        ("President Al Moe", "moe"),
        ("", ""),
    ],
)
def test_head_word_of_a_mention(mention, word):
    assert head(mention) == word


def test_no_speaker_is_right_only_where_gold_has_none():
    assert same_speaker({"speaker": None}, {"speaker": None})
    assert not same_speaker({"speaker": None}, {"speaker": "Ruiz"})
    assert not same_speaker({"speaker": "Ruiz"}, {"speaker": None})


def test_boundaries(gold):
    path = gold({"id": "a", "text": "One. Two. Six.", "sentences": [[0, 4], [5, 9], [10, 14]]})
    found = evaluation.evaluate("sentences", path, lambda r: [(0, 4), (5, 14)], boot=0)
    assert found.value("boundaries", "precision") == 1.0
    assert found.value("boundaries", "recall") == 1 / 2
    assert found.value("spans", "recall") == 1 / 3


def test_quantities_found_and_their_values(gold):
    labelled = [
        {"start": 0, "end": 9, "low": 6, "high": 3, "unit": "votes"},
        {"start": 20, "end": 25, "low": 10, "high": 10, "unit": "mile"},
    ]
    path = gold({"id": "a", "text": "about 6-3 was told, 10 mi", "quantities": labelled})
    predicted = [{"start": 6, "end": 9, "low": 3, "high": 6, "unit": "votes"}]
    found = evaluation.evaluate("quantities", path, lambda text: predicted, boot=0)
    assert found.value("quantities", "recall") == 1 / 2
    assert found.value("quantities", "value") == found.value("quantities", "unit") == 1.0


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_count_has_no_unit_whether_null_or_empty(gold, nothing):
    labelled = [{"start": 0, "end": 6, "low": 6, "high": 6, "unit": nothing}]
    path = gold({"id": "a", "text": "6 eels", "quantities": labelled})
    predicted = [{"start": 0, "end": 6, "low": 6, "high": 6, "unit": ""}]
    found = evaluation.evaluate("quantities", path, lambda text: predicted, boot=0)
    assert found.value("quantities", "unit") == 1.0


def test_b_cubed(gold):
    told = [("a", "x"), ("b", "x"), ("c", "y"), ("d", "y")]
    path = gold(*({"id": i, "event": e, "text": "t"} for i, e in told))
    groups = {"a": "1", "b": "1", "c": "1", "d": "2"}
    found = evaluation.evaluate("events", path, lambda articles: groups, boot=0)
    assert found.value("articles", "b-cubed precision") == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)  # fmt: skip
    assert found.value("articles", "b-cubed recall") == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)


def pair(label, start_a=0, start_b=0, a="a", b="b"):
    return {
        "event": "e", "article_a": a, "start_a": start_a, "end_a": start_a + 10,
        "article_b": b, "start_b": start_b, "end_b": start_b + 10, "label": label,
    }  # fmt: skip


@pytest.fixture
def articles(gold):
    gold(*({"id": i, "event": "e", "text": "t" * 99} for i in "ab"), name="events.jsonl")


def test_complete_gold_scores_pairs_found_and_missed(gold, articles):
    path = gold(pair("agree"), pair("conflict", 30, 30), name="pairs.jsonl")
    rows = [pair("agree", 1, 1), pair("rounding", 60, 60)]
    found = evaluation.evaluate("quantity_pairs", path, lambda a, b: rows, boot=0)
    assert found.value("pairs", "precision") == found.value("pairs", "recall") == 1 / 2
    assert found.value("labels", "accuracy") == 1.0


def test_false_pairs_count_between_articles_that_share_none(gold):
    gold(*({"id": i, "event": "e", "text": "t" * 99} for i in "abc"), name="events.jsonl")
    path = gold(pair("agree"), name="pairs.jsonl")
    found = evaluation.evaluate("quantity_pairs", path, lambda a, b: [pair("agree")], boot=0)
    assert found.value("pairs", "precision") == 1 / 3


def test_candidates_are_a_choice_among_labels(gold, articles):
    swapped = pair("different", 30, 50, a="b", b="a")
    path = gold(pair("verbatim"), swapped, name="pairs.jsonl")
    rows = [pair("verbatim"), pair("reworded", 50, 30), pair("split", 80, 80)]
    found = evaluation.evaluate("quote_pairs", path, lambda a, b: rows, boot=0)
    assert found.value("label verbatim", "f1") == 1.0
    assert found.value("label different", "recall") == 0.0
    assert found.value("labels", "accuracy") == 1 / 2
    assert found.value("joined", "precision") == 1 / 2
    assert found.value("joined", "recall") == 1.0


def test_candidates_with_pieces_are_judged_by_their_pieces():
    said = "We will rebuild the old harbour by spring"
    text_b = f'{said[:24]}," Lund said, "{said[24:]}'
    row = {
        "article_a": "a", "start_a": 1, "end_a": 42, "pieces_a": [[1, 42]], "text_a": said,
        "article_b": "b", "start_b": 5, "end_b": 61, "pieces_b": [[5, 29], [44, 61]],
        "text_b": text_b, "label": "split",
    }  # fmt: skip
    assert pairs.by_pieces(row, []) == "split"
    assert pairs.by_pieces(row | {"pieces_b": [[5, 29]]}, []) == "truncated"


def labels_of(name):
    lines = (LABELS / f"{name}.jsonl").read_bytes().split(b"\n")
    return [json.loads(line) for line in lines if line]


@pytest.mark.parametrize(
    ("layer", "field", "part"),
    [
        ("boilerplate", "spans", "characters"),
        ("quotes", "quotes", "quotations, end to end"),
        ("sentences", "sentences", "boundaries"),
    ],
)
def test_labels_agree_with_themselves(layer, field, part):
    found = evaluation.evaluate(layer, LABELS / f"{layer}.jsonl", lambda r: r[field], boot=20)
    best = found.find(part, "f1")
    assert (best.value, best.low, best.high) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("layer", ["quote_pairs", "quantity_pairs", "sentence_pairs"])
def test_pair_labels_agree_with_themselves(layer):
    rows = labels_of(layer)

    def predict(a, b):
        return [r for r in rows if (r["article_a"], r["article_b"]) == (a, b)]

    found = evaluation.evaluate(layer, LABELS / f"{layer}.jsonl", predict, boot=0)
    assert found.value("pairs", "f1") == found.value("labels", "macro f1") == 1.0


def test_nothing_predicted_has_no_precision():
    found = evaluation.evaluate("quotes", LABELS / "quotes.jsonl", lambda r: [], boot=5)
    assert found.value("quotations", "precision") is None
    assert found.value("quotations", "recall") == 0.0
    assert "not defined" in evaluation.format(found)
