"""The outputs of a notebook on its page: figures and numbers as files, one click away."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from analysis.display import CAPTION, TABLE_STYLE, TEXT_STYLE, finding_of
from analysis.escaping import escaped, slug
from analysis.images import PHONE_SVG
from analysis.site.budget import fitted
from analysis.site.links import Links

SVG_SIZE = re.compile(rb' width="([\d.]+)pt" height="([\d.]+)pt"')
SECTION = re.compile("^## ", re.M)
NARROW = "screen and (max-width: 44rem)"
"""Windows that show figures as drawn for phones; the style sheet has the same.  A print has room for the title."""


class OutputNameError(Exception):
    """Two outputs of a report have one name, or a name that no file may have."""


def extract(notebook: dict[str, Any], folder: Path, links: Links) -> list[dict[str, Any]]:
    """Write each output's figure and numbers as files, and say how the page shows them.

    Parameters
    ----------
    notebook : dict
        An executed notebook; its outputs are changed to what the page shows.
    folder : Path
        Holds the SVG files that the notebooks wrote; the other files are added.
    links : Links
        Leads each row of a table to its place in a text.

    Returns
    -------
    list of dict
        Name, file, size, alt text and caption of each figure.

    Raises
    ------
    OutputNameError
        If a name was used before in this report or is not plain.
    """
    pictures, tables, said = [], [], said_above(notebook)
    undress(notebook)
    for output in described(notebook):
        write_numbers(output["metadata"]["same_story"], folder)
        if "image/png" in output["data"]:
            pictures.append(picture(output, folder))
            known = pictures[-1]["name"] in said
            output["data"] = {"text/html": picture_html(pictures[-1], says=not known)}
        else:
            tables.append(output)
    show_tables(tables, links)
    return pictures


def said_above(notebook: Mapping[str, Any]) -> set[str]:
    """Return the names of the figures whose finding stands above them in their section.

    What a page opens with, its answer, stands above the figures of the first section too.
    """
    names, said, sections = set(), "", 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and SECTION.search("".join(cell["source"])):
            sections += 1
            said = said if sections == 1 else ""
        for output in cell.get("outputs", []):
            about = output.get("metadata", {}).get("same_story")
            if about is None:
                said += "".join(output.get("data", {}).get("text/html", ""))
            elif "image/png" in output["data"]:
                alt = output["metadata"]["image/png"]["alt"]
                if escaped(finding_of(alt)).rstrip(".") in said:
                    names.add(about["name"])
    return names


def undress(notebook: Mapping[str, Any]) -> None:
    """Take out what only a notebook in use needs: style in outputs, captions below figures."""
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        cell["outputs"] = [o for o in cell["outputs"] if CAPTION not in o.get("metadata", {})]
        for output in cell["outputs"]:
            html = "".join(output.get("data", {}).get("text/html", ""))
            if html:
                bare = html.removeprefix(TABLE_STYLE).removeprefix(TEXT_STYLE)
                output["data"]["text/html"] = bare


def show_tables(outputs: Sequence[dict[str, Any]], links: Links) -> None:
    """Lead the rows of a page's tables to their places, and keep the page small."""
    own = [output["metadata"]["same_story"] for output in outputs]
    linked = [
        (about["name"], links.linked("".join(output["data"]["text/html"]), about), about["csv"])
        for output, about in zip(outputs, own, strict=True)
    ]
    for output, about, html in zip(outputs, own, fitted(linked, links.forget), strict=True):
        output["data"] = {"text/html": html + files_html(about)}


def described(notebook: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the outputs that tell their name and numbers."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if "same_story" in output.get("metadata", {}):
                yield output


def write_numbers(about: Mapping[str, str], folder: Path) -> None:
    """Write the numbers behind an output as CSV."""
    name = about["name"]
    target = folder / f"{slug(name)}.csv"
    if slug(name) != name or target.exists():
        raise OutputNameError(f"{name!r} is used twice or is no plain name; give it another one")
    target.write_text(about["csv"], encoding="utf-8")


def picture(output: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Say what a figure is; where there is no SVG, the notebook's PNG is made its file."""
    about = output["metadata"]["same_story"]
    file = folder / f"{about['name']}.svg"
    if not file.exists():
        file = file.with_suffix(".png")
        file.write_bytes(base64.b64decode("".join(output["data"]["image/png"])))
    phone = file.with_name(f"{about['name']}{PHONE_SVG}")
    return {
        "name": about["name"],
        "file": file.name,
        "size": svg_size(file),
        "phone": phone.name if phone.exists() else "",
        "phone_size": svg_size(phone) if phone.exists() else None,
        "alt": output["metadata"]["image/png"]["alt"],
        "caption": about["caption"],
    }


def svg_size(file: Path) -> tuple[int, int] | None:
    """Return width and height in points, so that a page keeps its place while it loads."""
    found = SVG_SIZE.search(file.read_bytes()[:4000])
    return (round(float(found[1])), round(float(found[2]))) if found else None


def drawn_for_phones(picture: Mapping[str, Any]) -> bool:
    """Say whether a figure was drawn anew as wide as a phone, so that it need not scroll there."""
    whole, narrow = picture["size"], picture["phone_size"]
    return bool(whole and narrow and narrow[0] < whole[0])


def size_html(size: tuple[int, int] | None) -> str:
    """Return the attributes of a size.

    Examples
    --------
    >>> size_html((518, 300)), size_html(None)
    (' width="518" height="300"', '')
    """
    return f' width="{size[0]}" height="{size[1]}"' if size else ""


def picture_html(picture: Mapping[str, Any], *, says: bool = True) -> str:
    """Return a figure with its alt text and caption, and the numbers one click away.

    Narrow windows show the figure as drawn for phones, without its title, and the finding stands
    above it in words, with `says`; whoever hears the page has it from the alt text.
    """
    name, file, alt, caption = (escape(picture[key]) for key in ("name", "file", "alt", "caption"))
    finding = f'<p class="says" aria-hidden="true">{escape(finding_of(picture["alt"]))}</p>\n'
    size, phone_size = size_html(picture["size"]), size_html(picture["phone_size"])
    source = f'<source media="{NARROW}" srcset="figures/{escape(picture["phone"])}"{phone_size}>'
    kind = file.rpartition(".")[2].upper()
    fits = " fits" if drawn_for_phones(picture) else ""
    return (
        f'<figure class="picture{fits}" id="figure-{name}">\n{finding if says else ""}'
        f'<div class="scroll" tabindex="0" role="group" aria-labelledby="caption-{name}">'
        f'<picture>{source if picture["phone"] else ""}<img src="figures/{file}" alt="{alt}"{size}></picture></div>\n'
        f'<figcaption id="caption-{name}">{caption}</figcaption>\n'
        f'<p class="files"><a href="figures/{name}.csv" download>Numbers (CSV)</a>\n'
        f'<a href="figures/{file}" download>Figure ({kind})</a></p>\n</figure>'
    )


def files_html(about: Mapping[str, str]) -> str:
    """Return the links to a table's rows, and to the whole table it was drawn from."""
    name, source = escape(about["name"]), escape(about["source"])
    links = f'<a href="figures/{name}.csv" download>These rows (CSV)</a>'
    if source:
        links += f'\n<a href="tables/{source}.csv" download>Every column: {source}.csv</a>'
    return f'<p class="files">{links}</p>'
