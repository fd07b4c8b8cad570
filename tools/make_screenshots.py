"""Renew the pictures in docs/: the project's figure, and pages as a reader sees them.

    .venv/bin/python tools/make_screenshots.py

The figure is taken from the executed 06-alignment notebook, the pages from build/site by the
Chromium or Chrome that is on the PATH; run `make report` first.
"""

from __future__ import annotations

import base64
import io
import json
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SITE = ROOT / "build" / "site"
PAGES = {
    "index": ("index.html", 1100, 1500),
    "index-phone": ("index.html", 390, 1500),
    "alignment": ("06-alignment.html", 1100, 1500),
    "reader": ("read-*.html", 1100, 1500),
}


def save_figure(notebook: str, name: str) -> None:
    """Take a figure out of an executed notebook."""
    cells = json.loads((ROOT / "notebooks" / f"{notebook}.ipynb").read_text("utf-8"))["cells"]
    for output in (o for cell in cells for o in cell.get("outputs", [])):
        if output.get("metadata", {}).get("same_story", {}).get("name") == name:
            png = base64.b64decode("".join(output["data"]["image/png"]))
            (DOCS / f"{name}.png").write_bytes(png)
            return
    raise SystemExit(f"{notebook} shows no figure {name}; run `make report` first")


def save_page(browser: Browser, name: str, pattern: str, width: int, height: int) -> None:
    """Photograph the top of a page, with few colours so that the file stays small."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(min(SITE.glob(pattern)).as_uri())
    with Image.open(io.BytesIO(page.screenshot())) as image:
        image.convert("RGB").quantize(96, Image.Quantize.MAXCOVERAGE).save(
            DOCS / f"{name}.png", optimize=True
        )
    page.close()


def main() -> None:
    """Renew every picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("No chromium or google-chrome on the PATH; install one of them")
    if not (SITE / "index.html").exists():
        sys.exit("There is no build/site; run `make report` first")
    DOCS.mkdir(exist_ok=True)
    save_figure("06-alignment", "event-strips")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (pattern, width, height) in PAGES.items():
            save_page(browser, name, pattern, width, height)
        browser.close()


if __name__ == "__main__":
    main()
