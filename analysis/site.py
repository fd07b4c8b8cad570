"""Render the executed notebooks into a site of plain pages that load nothing from elsewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from analysis.readme import QUESTIONS, headline_key
from analysis.results import ROOT, Results

TEMPLATES = ROOT / "templates"
HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)<a class="anchor-link"', re.S)
TAG = re.compile(r"<[^<>]+>")
PICTURE = "event-strips"


@dataclass(frozen=True)
class Page:
    """One rendered notebook, e.g. ``Page("03-quotation")``."""

    name: str

    @property
    def number(self) -> str:
        """Its number, ``03``."""
        return self.name.partition("-")[0]

    @property
    def topic(self) -> str:
        """Its topic, ``quotation``."""
        return self.name.partition("-")[2].replace("-", " ")

    @property
    def file(self) -> str:
        """The file of its page."""
        return f"{self.name}.html"


def render(notebooks: Path, found: Results, figures: Path, target: Path) -> None:
    """Write the whole site.

    Parameters
    ----------
    notebooks : Path
        The executed notebooks.
    found : Results
        Tables and findings of the same run.
    figures : Path
        The SVG files that the notebooks wrote.
    target : Path
        The folder to make; it must not be where readers look.
    """
    shutil.copytree(figures, target / "figures")
    shutil.copytree(found.folder / "tables", target / "tables")
    shutil.copytree(notebooks, target / "notebooks")
    shutil.copy(found.folder / "findings.json", target / "findings.json")
    shutil.copy(TEMPLATES / "site.css", target / "site.css")
    pages = [Page(path.stem) for path in sorted(notebooks.glob("*.ipynb"))]
    common = {"pages": pages, "provenance": found.provenance, "commit": commit()}
    pictures: dict[str, dict[str, str]] = {}
    for position, page in enumerate(pages):
        notebook = json.loads((notebooks / f"{page.name}.ipynb").read_text("utf-8"))
        pictures |= prepare(notebook, target)
        neighbours = {
            "before": pages[position - 1] if position else None,
            "after": pages[position + 1] if position + 1 < len(pages) else None,
        }
        text = page_html(page, fragment(notebook), common | neighbours)
        (target / page.file).write_text(text, encoding="utf-8")
    (target / "index.html").write_text(index_html(found, pages, pictures, common), encoding="utf-8")


def prepare(notebook: dict[str, Any], target: Path) -> dict[str, dict[str, str]]:
    """Turn each output's figure and numbers into files, and say how the page shows them.

    Returns
    -------
    dict
        Name, alt text and caption of each figure.
    """
    pictures = {}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            about = output.get("metadata", {}).get("same_story")
            if not about:
                continue
            name = about["name"]
            (target / "figures" / f"{name}.csv").write_text(about["csv"], encoding="utf-8", errors="backslashreplace")  # fmt: skip
            if "image/png" in output["data"]:
                alt = output["metadata"]["image/png"]["alt"]
                pictures[name] = {"name": name, "alt": alt, "caption": about["caption"]}
                output["data"] = {"text/html": picture_html(pictures[name])}
            else:
                table = "".join(output["data"]["text/html"])
                output["data"] = {"text/html": table_html(table, about)}
    return pictures


def picture_html(picture: Mapping[str, str]) -> str:
    """Return a figure as a file with its alt text, its caption, and the numbers one click away."""
    name, alt, caption = (escape(picture[key]) for key in ("name", "alt", "caption"))
    return (
        f'<figure class="picture" id="figure-{name}">'
        f'<div class="scroll" tabindex="0" role="group" aria-label="Figure: {name}">'
        f'<img src="figures/{name}.svg" alt="{alt}"></div>'
        f"<figcaption>{caption}</figcaption></figure>"
        f'<p class="files"><a href="figures/{name}.csv">Numbers (CSV)</a> · '
        f'<a href="figures/{name}.svg">Figure (SVG)</a></p>'
    )


def table_html(table: str, about: Mapping[str, str]) -> str:
    """Return a table in a box that scrolls, with links to its rows as CSV."""
    name, source = escape(about["name"]), escape(about["source"])
    links = f'<a href="figures/{name}.csv">All rows (CSV)</a>'
    if source:
        links += f' · from <a href="tables/{source}.csv">{source}.csv</a>'
    box = f'<div class="scroll" tabindex="0" role="group" aria-label="Table: {name}">{table}</div>'
    return f'{box}<p class="files">{links}</p>'


def fragment(notebook: dict[str, Any]) -> str:
    """Return a notebook as an HTML fragment, by nbconvert with the project's template."""
    import nbformat
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name="same_story",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    body, _ = exporter.from_notebook_node(nbformat.reads(json.dumps(notebook), as_version=4))
    return str(body)


def contents(body: str) -> list[dict[str, str]]:
    """List the sections of a page: anchor and title of each second-level heading."""
    return [
        {"anchor": anchor, "title": TAG.sub("", title)} for anchor, title in HEADING.findall(body)
    ]


def page_html(page: Page, body: str, values: Mapping[str, Any]) -> str:
    """Put a rendered notebook into a whole page."""
    from markupsafe import Markup

    made = Markup(body)
    filled = template("page.html.j2").render(
        page=page, here=page.name, body=made, contents=contents(body), **values
    )
    return str(filled)


def index_html(
    found: Results,
    pages: Sequence[Page],
    pictures: Mapping[str, Mapping[str, str]],
    common: Mapping[str, Any],
) -> str:
    """Return the front page: the answer, the picture, a card for each notebook."""
    cards = [
        {
            "page": page,
            "question": QUESTIONS[page.name],
            "finding": found.findings[headline_key(page.name)].text,
        }
        for page in pages
    ]
    filled = template("index.html.j2").render(
        here="index",
        corpus=found.findings["corpus.headline"].text,
        headline=found.findings["overview.headline"].text,
        picture=pictures.get(PICTURE),
        cards=cards,
        tables=sorted(path.stem for path in (found.folder / "tables").glob("*.csv")),
        **common,
    )
    return str(filled)


def template(name: str) -> Any:
    """Return one of the page templates; whatever it is given is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template(name)


def commit() -> str:
    """Return the commit that is checked out, empty outside a git checkout."""
    command = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
