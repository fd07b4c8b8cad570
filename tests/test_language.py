from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import language

TEXTS = {
    "en": "The ferry did not leave on Monday, and nobody at the harbor could say when it would.",
    "de": "Die Fähre fuhr am Montag nicht, und niemand im Hafen konnte sagen, wann sie wieder fährt.",
    "fr": "Le bac n'est pas parti lundi, et personne au port ne pouvait dire quand il repartirait.",
    "es": "El transbordador no salió el lunes y nadie en el puerto supo decir cuándo iba a salir.",
    "pt": "A balsa não saiu na segunda-feira, e ninguém no porto sabia dizer quando ela ia sair.",
    "it": "Il traghetto non è partito lunedì e nessuno al porto sapeva dire quando sarebbe partito.",
    "nl": "De veerboot voer maandag niet uit en niemand in de haven kon zeggen wanneer dat wel zou zijn.",
    "id": "Kapal itu tidak berangkat pada hari Senin dan tidak ada orang di pelabuhan yang tahu kapan akan berangkat.",
    "ru": "Паром не ушёл в понедельник, и никто в порту не знал, когда он уйдёт.",
    "ja": "フェリーは月曜日に出港せず、港の誰もいつ出るか言えなかった。",
    "zh": "渡轮星期一没有开出，港口没有人知道它什么时候会开。",
    "ko": "여객선은 월요일에 출항하지 않았고 항구의 누구도 언제 떠날지 몰랐다.",
}  # fmt: skip


@pytest.mark.parametrize("code", TEXTS)
def test_one_sentence_is_enough(code):
    assert language.detect(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "Yes.", "1 2 3", "NATO, IMF, EU", "🙂", "\ud800", "Lorem"])
def test_unsure(text):
    assert language.detect(text) == ""


def test_english_with_a_foreign_quotation_stays_english():
    assert language.detect(TEXTS["en"] * 3 + TEXTS["es"]) == "en"


@pytest.mark.parametrize(("one", "other"), [("en", "id"), ("fr", "pt"), ("de", "es")])
def test_a_text_half_in_one_language_and_half_in_another_is_neither(one, other):
    assert language.detect(f"{TEXTS[one]} {TEXTS[other]}") == ""


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_input_raises(text):
    assert isinstance(language.detect(text), str)


@pytest.mark.parametrize("unit", ["a'", "a ", "'", " ", "東", "a"])
def test_a_long_text_takes_no_longer(unit):
    begin = time.process_time()
    language.detect(unit * 1_000_000)
    assert time.process_time() - begin < 0.5


def test_every_code_has_a_name():
    for table in language._table().values():
        for code in table:
            assert language.name(code)


def test_a_script_that_several_languages_share_names_none():
    assert language.detect("لم تغادر العبارة يوم الاثنين ولم يعرف أحد في الميناء متى ستغادر.") == ""
