"""What the notebooks read: texts found by the ids of the tables, and never two corpora at once."""

import json

import pytest

from analysis import corpus, results, tables
from analysis.layers import Article
from analysis.own import Own

TEXTS = (
    'The ferry of Port Essel is late, 7 people said. "We wait," said Ada Okoro on Monday.',
    'Seven people waited for the ferry of Port Essel. "We wait," Okoro said, and left at 9.',
    "The ferry is late, the council said. Ada Okoro waited with 7 others on Monday.",
)


def measured(folder, records):
    path = folder / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    made = tables.measure(corpus.load(path))
    tables.write(made, folder / "results" / "tables")
    return made, results.Results(folder / "results", path)


def test_every_text_is_found_by_the_id_that_the_tables_print(tmp_path):
    ids = ("x\r1", "\ud8002", " 3\r\n")
    _, found = measured(tmp_path, [{"id": i, "text": t} for i, t in zip(ids, TEXTS, strict=True)])
    texts = [found.articles[i].text for i in found.table("articles")["article_id"]]
    assert texts == list(TEXTS)


def test_names_that_look_like_numbers_stay_names_in_every_table(tmp_path):
    records = [
        {"id": str(n), "text": t, "outlet": f"10{n % 2}", "event": str(n // 2), "title": f"{n}e3"}
        for n, t in enumerate(TEXTS * 2)
    ]
    made, found = measured(tmp_path, records)
    turned = {
        (name, column)
        for name, table in made.items()
        for column in table.columns
        if any(isinstance(cell, str) for cell in table[column])
        and not all(isinstance(cell, str) for cell in found.table(name)[column])
    }
    assert turned == set()


def test_a_corpus_of_empty_texts_has_no_results(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": " "}')
    with pytest.raises(results.CorpusError, match="no article has a text"):
        results.make(path, tmp_path / "results")
    assert not (tmp_path / "results").exists()


def name(monkeypatch, corpus_path="", folder=""):
    monkeypatch.setenv(results.CORPUS_VARIABLE, str(corpus_path))
    monkeypatch.setenv(results.RESULTS_VARIABLE, str(folder))


def test_without_a_setting_the_seeds_have_their_committed_results(monkeypatch):
    name(monkeypatch)
    assert results.current() == results.Results(results.ROOT / "results", results.SEEDS)


def test_a_corpus_and_its_results_are_named_together(monkeypatch, tmp_path):
    (tmp_path / "findings.json").write_text("{}")
    name(monkeypatch, tmp_path / "mine", tmp_path)
    assert results.current() == results.Results(tmp_path, tmp_path / "mine")


@pytest.mark.parametrize(
    ("corpus_path", "folder", "why"),
    [
        ("mine", "", "belong together"),
        ("", "made", "belong together"),
        ("mine", "made", "findings"),
    ],
)
def test_texts_of_one_corpus_never_meet_the_results_of_another(
    monkeypatch, corpus_path, folder, why
):
    name(monkeypatch, corpus_path, folder)
    with pytest.raises(results.CorpusError, match=why) as error:
        results.current()
    assert "\n" not in str(error.value)


def test_two_lines_without_a_name_or_a_number_have_findings(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"it rained hard in the night, {name}.\n")
    said = results.make(tmp_path / "in", tmp_path / "out")
    assert " loaded, " in said
    found = results.Results(tmp_path / "out", tmp_path / "in")
    assert found.findings["framing.early"].text == "No actor is named by two outlets."
    assert str(found.table("quotes")["words"].dtype) == "float64"


def test_the_event_asked_for_is_shown_else_the_most_told_and_one_that_nobody_tells_is_an_error(
    tmp_path,
):
    events = ("tide", "ferry", "ferry")
    records = [
        {"id": str(n), "text": t, "outlet": f"o{n}", "event": e}
        for n, (t, e) in enumerate(zip(TEXTS, events, strict=True))
    ]
    _, found = measured(tmp_path, records)
    asked = [results.Results(found.folder, found.corpus_path, e) for e in ("tide", "flood")]
    assert (found.event, asked[0].event) == ("ferry", "tide")
    with pytest.raises(results.CorpusError, match="no article tells the event flood"):
        _ = asked[1].event


def test_a_corpus_has_one_hash_in_whatever_order_its_lines_stand():
    articles = [Article("b", "Rain fell."), Article("a", "It snowed.")]
    one, other = (
        results.provenance(corpus.Corpus(order), Own())["corpus_sha256"]
        for order in (articles, articles[::-1])
    )
    assert one == other
