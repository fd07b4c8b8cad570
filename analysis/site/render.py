"""Render the executed notebooks into a site of plain pages that load nothing from elsewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.readme import QUESTIONS
from analysis.results import ROOT, Results
from analysis.site.evidence import Evidence
from analysis.site.front import index_html
from analysis.site.links import Links
from analysis.site.outputs import described, extract
from analysis.site.pages import TEMPLATES, Page, fill
from analysis.site.reader import reader_pages, seated, write_readers

HEADING = re.compile(r'<h2 id="([^"<>]+)">([^<>]*)<a class="anchor-link"')
PROSE = re.compile(r'<div class="cell [^"<>]*\btext_cell\b')
ASSETS = ("site.css", "site.js")


def render(
    notebooks: Path, found: Results, figures: Path, target: Path, events: Sequence[str] = ()
) -> None:
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
    events : sequence of str
        The events that get a reader; without any, the first few that most outlets tell.

    Raises
    ------
    OutputNameError
        If two outputs of the report have one name.
    UnknownEventError
        If no article tells a named event.
    """
    copy_files(notebooks, found, figures, target)
    pages = [Page(path.stem) for path in sorted(notebooks.glob("*.ipynb"))]
    executed = {page: json.loads((notebooks / f"{page.name}.ipynb").read_text("utf-8")) for page in pages}  # fmt: skip
    seats = seated(found, events)
    links = Links(Evidence(found), seats)
    for page, notebook in executed.items():
        for output in described(notebook):
            links.note(page.file, output["metadata"]["same_story"])
    common = {
        "pages": pages,
        "readers": reader_pages(found, seats),
        "provenance": found.provenance,
        "dated": int((found.table("articles")["date"] != "").sum()),
        "commit": commit(),
    }
    pictures = {}
    for page, notebook in executed.items():
        pictures[page.name] = extract(notebook, target / "figures", links)
        body = with_pages(fragment(notebook), pages)
        html = page_html(page, body, common | neighbours(page, pages))
        write(target / page.file, html)
    common |= {"rows": links.shown_tables()}
    write_readers(found, seats, links.row_of, links.asked, common, target)
    write(target / "index.html", index_html(found, pictures, common))


def copy_files(notebooks: Path, found: Results, figures: Path, target: Path) -> None:
    """Copy what a site hands on as it is: figures, tables, notebooks, findings, style and script."""
    shutil.copytree(figures, target / "figures")
    shutil.copytree(found.folder / "tables", target / "tables")
    shutil.copytree(notebooks, target / "notebooks")
    shutil.copy(found.folder / "findings.json", target / "findings.json")
    for asset in ASSETS:
        shutil.copy(TEMPLATES / asset, target / asset)


def neighbours(page: Page, pages: Sequence[Page]) -> dict[str, Page | None]:
    """Return the pages before and after one."""
    place = pages.index(page)
    return {
        "before": pages[place - 1] if place else None,
        "after": pages[place + 1] if place + 1 < len(pages) else None,
    }


def write(path: Path, page: str) -> None:
    """Write a page as UTF-8."""
    path.write_text(page, encoding="utf-8")


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


def page_html(page: Page, body: str, values: dict[str, Any]) -> str:
    """Put a rendered notebook into a whole page, its contents after the question and the answer."""
    from markupsafe import Markup

    sections = [found.start() for found in PROSE.finditer(body)][1:]
    cut = sections[0] if sections else 0
    return fill(
        "page.html.j2",
        page=page,
        here=page.name,
        question=QUESTIONS[page.name],
        opening=Markup(body[:cut]),
        body=Markup(body[cut:]),
        contents=[{"anchor": a, "title": Markup(t)} for a, t in HEADING.findall(body)],
        **values,
    )


def with_pages(body: str, pages: Sequence[Page]) -> str:
    """Return a fragment in which a table's cell that names a notebook leads to its page."""
    for page in pages:
        cell = f'<td class="text page"><a href="{page.file}">{page.name}</a></td>'
        body = body.replace(f'<td class="text">{page.name}</td>', cell)
    return body


def commit() -> str:
    """Return the commit that is checked out, empty outside a git checkout."""
    command = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
