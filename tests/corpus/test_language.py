"""The language of a text, or nothing where it is not clear."""

import pytest

from analysis.corpus import language

SAMPLES = {
    "en": "The council said that the bridge will be closed for the winter and that it has no money for a new one.",
    "es": "El ayuntamiento dijo que el puente estará cerrado en invierno y que no hay dinero para una obra nueva.",
    "fr": "Le conseil a dit que le pont sera fermé pour l'hiver et qu'il n'y a pas d'argent pour une autre ville.",
    "de": "Der Rat hat gesagt, dass die Brücke im Winter für alle gesperrt ist und dass es nicht genug Geld gibt.",
    "id": "Dewan kota mengatakan bahwa jembatan itu akan ditutup untuk musim dingin dan tidak ada uang dari kota.",
    "ru": "Совет сказал, что мост будет закрыт на зиму и что денег на новый мост в городе не было и нет.",
    "zh": "市议会说，大桥将在冬天关闭，没有钱建新桥。",
    "ja": "市議会は、橋は冬のあいだ閉鎖されると述べた。",
    "": "Essel 3, Aldmoor 1",
}


@pytest.mark.parametrize(("code", "text"), SAMPLES.items())
def test_language_of_a_sentence(code, text):
    assert language.detect(text) == code


@pytest.mark.parametrize("text", ["", "\ud800", "\0" * 99, "😀 " * 99, "U.S. Dr. Mr. " * 99])
def test_no_language_where_there_is_none(text):
    assert language.detect(text) == ""


def test_every_code_has_a_name():
    for table in language._table().values():
        for code in table:
            assert language.name(code)
