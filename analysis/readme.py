"""The findings table of README.md, written between its markers."""

from __future__ import annotations

import os
from pathlib import Path

from analysis.findings import MODULES
from analysis.results import Results

BEGIN = "<!-- findings: written by `make report`; do not edit -->"
END = "<!-- /findings -->"
QUESTIONS = {
    "00-overview": "What differs?",
    "01-corpus": "What was loaded, and from where?",
    "02-boilerplate": "What leaked into the text?",
    "03-quotation": "Who is quoted, how, and how much?",
    "04-readability": "Which article is harder to read?",
    "05-framing": "What does each foreground, and how does it name the actors?",
    "06-alignment": "Which facts do they share, and where do they disagree?",
    "07-validation": "How good is each layer, and where does it fail?",
}


class MarkersMissingError(Exception):
    """README.md has lost the markers that the findings table stands between."""


def headline_key(notebook: str) -> str:
    """Return the key of a notebook's one-line finding.

    Examples
    --------
    >>> headline_key("03-quotation")
    'quotation.headline'
    """
    return f"{notebook.partition('-')[2]}.headline"


def findings_table(found: Results) -> str:
    """Return the table of the notebooks with their computed one-line findings, as Markdown."""
    lines = ["| notebook | question | finding |", "| --- | --- | --- |"]
    for notebook in ("00-overview", *MODULES):
        text = found.findings[headline_key(notebook)].text.replace("|", "\\|")
        link = f"[{notebook}](notebooks/{notebook}.ipynb)"
        lines.append(f"| {link} | {QUESTIONS[notebook]} | {text} |")
    return "\n".join(lines)


def update(path: Path, found: Results) -> None:
    """Rewrite the findings table of a README; nothing else of it changes.

    Raises
    ------
    MarkersMissingError
        If the two marker lines are not there, in order.
    """
    text = path.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise MarkersMissingError(f"{path}: put back the lines {BEGIN!r} and {END!r}")
    new = f"{before}{BEGIN}\n{findings_table(found)}\n{END}{after}"
    if new != text:
        unfinished = path.parent / "build" / f"README-{os.getpid()}"
        unfinished.parent.mkdir(exist_ok=True)
        unfinished.write_text(new, encoding="utf-8")
        unfinished.replace(path)
