"""What a finding is, and how it is written."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.rounding import formatted
from analysis.tables.files import SIGNIFICANT_DIGITS

Value = float | int | str | None

VALUES = " Values ("
"""Where an alt text goes on from the finding to its values."""
SHARES, PER_CENT, WHOLE = ("share", "relative change"), "%", 100
"""How the units of shares and of their hundredfold begin; from what size on a number has no digits."""


@dataclass(frozen=True)
class Finding:
    """One computed statement.

    Attributes
    ----------
    key : str
        ``<notebook topic>.<name>``, e.g. ``quotation.share``; the topic's own summary, which the
        README and the index show, is ``<topic>.headline``.
    text : str
        The statement in words, complete and no wider than `n` allows.
    values : dict
        The numbers behind the text by name, e.g. ``{"UPI": 0.21, "Jakarta": 0.08}``.
    unit : str
        Unit of the values, e.g. ``share of words``.
    n : int
        Events compared; with 1 the text speaks of the articles, not of the outlets.
    low, high : dict
        Interval of each value, where one exists.
    table, rows : str
        The table the values come from, and which of its rows, in words or as a filter.
    """

    key: str
    text: str
    values: Mapping[str, Value] = field(default_factory=dict)
    unit: str = ""
    n: int = 1
    low: Mapping[str, float] = field(default_factory=dict)
    high: Mapping[str, float] = field(default_factory=dict)
    table: str = ""
    rows: str = ""

    @property
    def spoken(self) -> str:
        """What one would tell over the telephone: the finding, then its values; for alt texts.

        Examples
        --------
        >>> Finding("a.b", "UPI quotes more", {"UPI": 0.254, "Jakarta": 0.1}, "share of words").spoken
        'UPI quotes more. Values (share of words): UPI 25 %, Jakarta 10 %.'
        """
        text = self.text if self.text.endswith((".", "!", "?")) else f"{self.text}."
        digits = self.digits
        told = ", ".join(
            f"{name} {said(value, self.unit, digits)}" for name, value in self.values.items()
        )
        return f"{text}{VALUES}{self.unit or 'count'}): {told}." if told else text

    @property
    def digits(self) -> int | None:
        """The digits that the text itself gives its shares, or None where it gives none of them."""
        shares = [v for v in self.values.values() if isinstance(v, float | int)]
        for digits in (1, 0) if self.unit.startswith(SHARES) else ():
            for share in shares:
                told = said(share, self.unit, digits)
                if re.search(rf"(?<![\d.,]){re.escape(told)}", self.text):
                    return digits
        return None


def said(value: Value, unit: str = "", digits: int | None = None) -> str:
    """Return a value as one would say it: shares in percent, two or three digits, or so many.

    Examples
    --------
    >>> said(0.001692, "share of words"), said(0.7826, "share of namings"), said(1, "share")
    ('0.2 %', '78 %', '100 %')
    >>> said(8.893), said(0.0875), said(569.4), said(1234567), said(None)
    ('8.9', '0.088', '569', '1,234,567', 'undefined')
    >>> said(0.72, "relative change"), said(59.5, "% of draws"), said(0.265, "share", 1)
    ('+72 %', '60', '26.5 %')
    >>> said(0.0, "relative change")
    '0 %'
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "undefined"
    if isinstance(value, str):
        return value
    if unit.startswith(SHARES):
        sign = "" if unit.startswith(SHARES[0]) or not value else "+"
        return f"{formatted(100 * value, f'{sign}.{shown_digits(100 * value, digits)}f')} %"
    if unit.startswith(PER_CENT):
        return formatted(value, f".{shown_digits(value, digits)}f")
    if isinstance(value, int) or value.is_integer() or abs(value) >= WHOLE:
        return formatted(value, ",.0f")
    return formatted(value, ".1f" if abs(value) >= 1 else ".2g")


def shown_digits(value: float, digits: int | None) -> int:
    """Return the digits of a per cent: so many as are asked for, else one where it is small."""
    return (0 if abs(value) >= 10 or not value else 1) if digits is None else digits


def rounded(value: Any) -> Any:
    """Round every float inside to ten significant digits.

    Examples
    --------
    >>> rounded({"share": 1 / 3, "n": 2})
    {'share': 0.3333333333, 'n': 2}
    """
    if isinstance(value, dict):
        return {name: rounded(inner) for name, inner in value.items()}
    if isinstance(value, float):
        return None if math.isnan(value) else float(f"{value:.{SIGNIFICANT_DIGITS - 1}e}")
    return value


def as_json(findings: Iterable[Finding], provenance: dict[str, Any]) -> str:
    """Return the findings as the text of results/findings.json."""
    records = [rounded(dataclasses.asdict(finding)) for finding in findings]
    content = {"provenance": provenance, "findings": sorted(records, key=lambda r: str(r["key"]))}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> dict[str, Finding]:
    """Read findings back by key."""
    return {record["key"]: Finding(**record) for record in json.loads(text)["findings"]}


def listed(names: Sequence[str], most: int = 0) -> str:
    """Join names as prose does; with `most`, of more names the first and how many more there are.

    Examples
    --------
    >>> listed(["UPI", "Jakarta", "Ledger"]), listed(["UPI", "Jakarta", "Ledger"], 2)
    ('UPI, Jakarta and Ledger', 'UPI, Jakarta and 1 more')
    """
    if most and len(names) > most:
        names = [*names[:most], f"{len(names) - most} more"]
    *front, last = [*names] or [""]
    return f"{', '.join(front)} and {last}" if front else last
