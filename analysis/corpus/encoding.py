"""Decode the bytes of an article: byte-order mark, strict UTF-8, plausible cp1252, else refuse.

Statistical detectors are not used: on short news texts they take cp1252 for Big5 or cp1257, and
a wrong guess changes every count without a word.
"""

from __future__ import annotations

import codecs
import re

from analysis.corpus.notes import Refused, counted

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
ISO_2022 = re.compile(
    rb"\x1b\$[@AB)(]|\x1b\([BIJ]"
)  # its escapes are ASCII, so it passes for UTF-8
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
LETTER = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŠŒŽšœžŸ]")
HIGH_LETTER = re.compile(r"[À-ÖØ-öø-ÿŠŒŽšœžŸ]")
# What cp1252 prose does not have: a capital with an accent inside a word, a symbol or an en dash
# between two letters, a superscript after a word that is no unit, two symbols in a row, a lone
# capital Ò. Mac Roman, cp1250, GB 18030 and Big5 read as cp1252 are full of them.
IMPROBABLE = re.compile(
    r"[a-z][À-ÖØ-ÞŠŒŽŸ]"
    r"|[A-Za-z][¡-¬®-¶¸-¿×÷‚ƒ„†‡ˆ‰‹›•˜™](?=[A-Za-z])"
    r"|[a-z]–(?=[a-z])"
    r"|(?<![ckm]m)(?<=[a-z]{2})[¹²³¿¼½¾]"
    r"|¿(?=[a-z])|[¡-¾][¡-¿]"
    r"|[.,!?][ÐÑÒÓÔÕ]|(?<!\w)[ÐÑÒÔÕ](?!\w)"
)
# C0 controls that plain text does not hold (all but tab, line feed, vertical tab, form feed, return, escape).
CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.02  # of the characters; more is a binary file
MOST_HIGH_LETTERS = 0.3  # of the letters; French and Icelandic prose stay under 0.2
MOST_IMPROBABLE = 0.2  # of the characters outside ASCII


def decode(data: bytes) -> tuple[str, str]:
    """Decode one article.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    text : str
        The text without its byte-order mark; line ends and all else as they stand.
    notice : str
        What the report must say about the encoding; empty for UTF-8.

    Raises
    ------
    Refused
        If the bytes are not text, or in no encoding that can be told with confidence.

    Examples
    --------
    >>> decode("Río Alto".encode("cp1252"))[0]
    'Río Alto'
    >>> decode("Río Alto".encode())
    ('Río Alto', '')
    """
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            text = _decode_marked(data, codec, name or "UTF-8")
            notice = f"encoding is {name} by its byte-order mark" if name else ""
            break
    else:
        text, notice = _decode_unmarked(data)
    _refuse_binary(text)
    return text, notice


def _decode_marked(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec).lstrip("\ufeff")
    except UnicodeDecodeError as flaw:
        raise Refused(
            "skipped",
            f"encoding: has the byte-order mark of {name} but is not valid {name} at byte"
            f" {flaw.start:,} ({flaw.reason}); the file is damaged or truncated",
        ) from None


def _decode_unmarked(data: bytes) -> tuple[str, str]:
    if ISO_2022.search(data):
        raise Refused(
            "skipped", "encoding: ISO 2022 (Japanese, Korean or Chinese); save it as UTF-8"
        )
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as flaw:
        _refuse_damaged_utf8(data, flaw)
        text = _decode_cp1252(data, flaw)
    high = len(HIGH_BYTE.findall(data))
    return text, (
        f"encoding: not UTF-8, read as cp1252 (Windows Latin-1; {counted(high, 'character')}"
        " outside ASCII); save it as UTF-8 to be sure"
    )


def _refuse_damaged_utf8(data: bytes, flaw: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few broken bytes: as cp1252 all its accents would be garbled."""
    if flaw.reason == "unexpected end of data":
        raise Refused(
            "skipped",
            "encoding: the file ends inside a UTF-8 character, so it is truncated"
            " (an interrupted download?); fetch it again",
        )
    if ENCODED_SURROGATE.search(data):
        raise Refused(
            "skipped",
            f"encoding: not valid UTF-8, byte {flaw.start:,} begins an encoded surrogate;"
            " write the file again as UTF-8",
        )
    rest, whole = UTF8_SEQUENCE.subn(b"", data)
    if whole and whole >= len(HIGH_BYTE.findall(rest)):
        raise Refused(
            "skipped",
            f"encoding: UTF-8 with broken bytes, the first at byte {flaw.start:,}; repair it"
            " or fetch it again",
        )


def _decode_cp1252(data: bytes, flaw: UnicodeDecodeError) -> str:
    refusal = Refused(
        "skipped",
        f"encoding: not UTF-8 (byte {flaw.start:,}) and not plausible as cp1252, so it is not"
        " guessed; convert it to UTF-8 from the encoding it was saved in",
    )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise refusal from None
    high_letters = len(HIGH_LETTER.findall(text))
    high = len(HIGH_BYTE.findall(data))
    if (
        high_letters > MOST_HIGH_LETTERS * len(LETTER.findall(text))
        or len(IMPROBABLE.findall(text)) > MOST_IMPROBABLE * high
    ):
        raise refusal
    return text


def _refuse_binary(text: str) -> None:
    nuls = text.count("\0")
    if nuls:
        wide = nuls >= len(text) // 3
        hint = "UTF-16 or UTF-32 encoding without a byte-order mark?" if wide else "a binary file?"
        raise Refused(
            "skipped", f"holds {counted(nuls, 'NUL character')}, so not plain text: {hint}"
        )
    if len(CONTROL.findall(text)) > MOST_CONTROLS * len(text):
        raise Refused("skipped", "binary: too many control characters, not text")
