"""What a finding is, and how it is written."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.tables.files import SIGNIFICANT_DIGITS

Value = float | int | str | None


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
        >>> Finding("a.b", "UPI quotes more.", {"UPI": 0.25, "Jakarta": 0.1}, "share").spoken
        'UPI quotes more. Values (share): UPI 0.25, Jakarta 0.1.'
        """
        told = ", ".join(f"{name} {shortened(value)}" for name, value in self.values.items())
        return f"{self.text} Values ({self.unit or 'count'}): {told}." if told else self.text


def shortened(value: Value) -> str:
    """Return a value as one would say it: four significant digits.

    Examples
    --------
    >>> shortened(0.123456), shortened(1234567), shortened(None)
    ('0.1235', '1,234,567', 'undefined')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "undefined"
    if isinstance(value, float):
        return f"{value:,.4g}"
    return f"{value:,}" if isinstance(value, int) else value


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


def listed(names: Sequence[str]) -> str:
    """Join names as prose does.

    Examples
    --------
    >>> listed(["UPI", "Jakarta", "Ledger"])
    'UPI, Jakarta and Ledger'
    """
    *front, last = [*names] or [""]
    return f"{', '.join(front)} and {last}" if front else last
