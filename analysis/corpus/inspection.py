"""What is odd about a text that is loaded: each finding is a reason for the load report."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from hashlib import blake2b
from importlib import resources

from analysis import language
from analysis.corpus.notes import counted

SHORT = 25  # words; under it no share or grade means anything
WORD = re.compile(r"[^\W\d_]+")
LONGEST_MARK_RUN = 30  # no language stacks more combining marks on a letter


@cache
def _oddities() -> list[tuple[re.Pattern[str], str, int]]:
    source = resources.files(__package__).joinpath("oddities.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    return [
        (re.compile(oddity["pattern"]), oddity["reason"], oddity.get("least", 1))
        for oddity in table["oddity"]
    ]


def inspect(text: str, detected: str) -> list[str]:
    """Name what is odd about a text.

    Parameters
    ----------
    text : str
        The decoded raw text.
    detected : str
        Its language, from `analysis.language.detect`.

    Returns
    -------
    list of str
        Reasons; empty for an ordinary English article.

    Examples
    --------
    >>> inspect("Yes.", "")
    ['very short: 1 word']
    """
    reasons = []
    for pattern, reason, least in _oddities():
        hits = sum(1 for _ in pattern.finditer(text))
        if hits >= least:
            reasons.append(f"{hits:,} x {reason}")
    reasons.extend(_length(text))
    if detected not in ("", "en"):
        reasons.append(
            f"language seems to be {language.name(detected)} ({detected}), not English:"
            " readability, names, speakers, reported speech, cues, frames and quantities do not apply"
        )
    return reasons


def _length(text: str) -> list[str]:
    words = 0
    for _ in WORD.finditer(text):
        words += 1
        if words >= SHORT:
            return []
    if not text.strip():
        return ["empty: the text has no character but blanks, so no table has the article"]
    return [f"very short: {counted(words, 'word')}"] if words else ["no words: not a letter in it"]


def fingerprint(text: str) -> int:
    r"""Return the same 64-bit number for texts that differ in composition and blanks only.

    Examples
    --------
    >>> fingerprint("café  open\r\n") == fingerprint("cafe" + chr(0x301) + " open")
    True
    """
    folded = " ".join(text.split())
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", _cap_marks(folded))
    digest = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _cap_marks(text: str) -> str:
    """Shorten runs of combining marks: normalisation takes quadratic time on them."""
    marks = "".join(sorted(c for c in set(text) if unicodedata.combining(c)))
    if not marks:
        return text
    run = re.compile(f"([{re.escape(marks)}]{{{LONGEST_MARK_RUN}}})[{re.escape(marks)}]+")
    return run.sub(r"\1", text)
