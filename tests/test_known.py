from analysis import known
from analysis.known import Known


def test_a_word_is_looked_up_once_and_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(known, "_MOST", 3)
    asked = []
    memory = Known(lambda word: asked.append(word) or word.upper())
    assert [memory[word] for word in ("a", "b", "a", "b", "c")] == ["A", "B", "A", "B", "C"]
    assert asked == ["a", "b", "c"]
    assert memory["d"] == "D"
    assert len(memory) <= 3
