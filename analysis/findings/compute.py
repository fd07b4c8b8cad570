"""Compute all findings: one module a notebook topic, each tables in, findings out."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import (
    alignment,
    boilerplate,
    corpus,
    framing,
    overview,
    quotation,
    readability,
    validation,
)
from analysis.findings.model import Finding

MODULES = {
    "01-corpus": corpus,
    "02-boilerplate": boilerplate,
    "03-quotation": quotation,
    "04-readability": readability,
    "05-framing": framing,
    "06-alignment": alignment,
    "07-validation": validation,
}


def compute(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Compute the findings of every notebook; the overview is drawn from all others."""
    found = [finding for module in MODULES.values() for finding in module.findings(tables)]
    return overview.findings(tables, {f.key: f for f in found}) + found
