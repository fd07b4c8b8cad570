"""What a page is called, and the templates that pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analysis.escaping import shown, together
from analysis.results import ROOT

TEMPLATES = ROOT / "templates"


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


def fill(name: str, **values: Any) -> str:
    """Fill a template with values whose hidden characters are shown, and in a page escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=is_page,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["together"] = together
    return str(templates.get_template(name).render(**values))


def is_page(template: str | None) -> bool:
    """Tell a template of a page, where values are escaped, from one of plain text."""
    return not (template or "").endswith(".txt.j2")


def visible(value: Any) -> Any:
    """Make hidden characters of a plain text visible; what is markup already stays as it is."""
    return shown(value) if type(value) is str else value
