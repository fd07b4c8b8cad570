"""The ladder: byte-order mark, strict UTF-8, plausible cp1252 with a notice, else refuse."""

import pytest

from analysis.corpus.encoding import decode
from analysis.corpus.notes import Refused

SPANISH = (
    "La alcaldesa Inés Núñez anunció el jueves que el año próximo habrá más trenes en Río Alto. "
    "“No podíamos esperar”, añadió.\n"
)
ENGLISH = "“It’s a start,” the mayor of Río Alto said — and the council didn’t object…\n"
POLISH = (
    "Burmistrz powiedział, że zostało mało pieniędzy i że będą płacić później, w następnym roku.\n"
)
RUSSIAN = "Мэр города сказал, что переговоры о мосте продолжатся в четверг.\n"
CHINESE = "市长说：“我们将继续合作。”两个城市发表了联合声明。\n"
JAPANESE = "市長は記者会見で、「協力を続ける」と述べた。\n"


@pytest.mark.parametrize(
    "text", [SPANISH, ENGLISH, CHINESE, "plain\r\nASCII\r\n", "+ADw-script+AD4-"]
)
def test_utf8_is_read_without_a_word(text):
    assert decode(text.encode()) == (text, "")
    assert decode(b"\xef\xbb\xbf" + text.encode()) == (text, "")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides(codec):
    text, notice = decode(("\ufeff" + SPANISH).encode(codec))
    assert text == SPANISH
    assert codec[:6].upper() in notice


@pytest.mark.parametrize(
    "text", [SPANISH, ENGLISH, "Inés spoke.", "Die Straße „Spaß“ ist schön.", "40 km²"]
)
def test_cp1252_is_read_with_a_notice(text):
    decoded, notice = decode(text.encode("cp1252"))
    assert decoded == text
    assert "cp1252" in notice


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "iso8859-5"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso2022_jp"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (ENGLISH, "mac_roman"),
        (ENGLISH, "gb18030"),
    ],
)
def test_other_encodings_are_refused_and_never_guessed(text, codec):
    with pytest.raises(Refused, match="encoding"):
        decode(text.encode(codec, "ignore"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ((SPANISH * 3 + "Inés").encode()[:-2], "truncated"),
        (SPANISH.encode() + b"\xff" + SPANISH.encode(), "broken bytes"),
        (b"He said hello \xed\xa0\x80 to all.", "surrogate"),
        (b"\xff\xfea\x00b", "UTF-16"),
        (b"\xff\xfe\x00\x00abc", "UTF-32"),
        (b"\xef\xbb\xbfabc\xff", "UTF-8"),
        (b"The mayor\x00 spoke.", "NUL"),
        ("no mark".encode("utf-16-le"), "byte-order mark"),
        (bytes(range(1, 32)) * 20, "binary"),
    ],
)
def test_damaged_and_binary_files_are_refused_with_the_reason(data, reason):
    with pytest.raises(Refused, match=reason):
        decode(data)
