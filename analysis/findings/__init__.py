"""Findings: every sentence that carries a number, computed from the tables.

A finding says one thing in words, with its value, interval and n, and names the table and the
rows it came from.  Notebooks, figure titles, alt texts, the README and the site's index take
their prose numbers from here, and CI fails when a committed finding no longer comes out.
"""

from analysis.findings.compute import MODULES, compute
from analysis.findings.model import Finding, as_json, from_json
from analysis.findings.scopes import Scope, scope

__all__ = ["MODULES", "Finding", "Scope", "as_json", "compute", "from_json", "scope"]
