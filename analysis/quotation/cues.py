"""The cue lexicon: every form of every cue verb, its lemma, stance and frame."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_FRAMES = ("speech", "label", "thought")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a cue verb.

    `frame` is `speech` (takes a quotation), `label` (takes a quoted predicate) or `thought`;
    `form` is one of third, past, gerund, base.
    """

    lemma: str
    stance: str
    frame: str
    form: str


@cache
def forms() -> dict[str, Cue]:
    """Every inflected form in lower case; the first stance of a lemma in file order wins.

    Examples
    --------
    >>> forms()["adding"].lemma, forms()["adding"].stance
    ('add', 'structuring')
    """
    table = tomllib.loads(
        resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")
    )
    irregular = table.pop("irregular")
    found: dict[str, Cue] = {}
    for stance, frames in table.items():
        for frame in _FRAMES:
            listed = "thought" if stance == "cognitive" else frame
            for lemma in frames.get(frame, ()):
                third, past, participle, gerund = irregular.get(lemma) or _inflect(lemma)
                for form, word in (
                    ("base", lemma),
                    ("third", third),
                    ("past", participle),
                    ("past", past),
                    ("gerund", gerund),
                ):
                    found.setdefault(word, Cue(lemma, stance, listed, form))
    return found


def _inflect(lemma: str) -> tuple[str, str, str, str]:
    """Inflect a regular verb."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


def stance(cue: str) -> str:
    """Stance of a cue as a quotation record carries it, empty for none or an unknown one.

    The classes fold those of Caldas-Coulthard (1994); `cues.toml` lists them.

    Examples
    --------
    >>> stance("claim"), stance("according to"), stance("")
    ('doubtful', 'neutral', '')
    """
    if cue.startswith(("according to", "in the words")):
        return "neutral"
    known = forms().get(cue.lower())
    return known.stance if known else ""
