"""Real pages in a real browser, and what it says while it shows them."""

import functools
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Seen:
    """A page, and everything that a quiet page does not do."""

    page: object
    said: list = field(default_factory=list)
    requested: list = field(default_factory=list)

    def listen(self):
        self.page.on("console", lambda message: self.said.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("dialog", self.dismiss)
        self.page.on("popup", lambda popup: self.said.append(f"popup: {popup.url}"))
        self.page.on("request", lambda request: self.requested.append(request.url))
        return self

    def dismiss(self, dialog):
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def strangers(self, folder):
        """Addresses that were asked for and are not in the folder of the site."""
        home = (folder.as_uri() + "/", "data:")
        return [address for address in self.requested if not address.startswith(home)]


@pytest.fixture(scope="session")
def browser(browser_path):
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def window(browser):
    """A browser window a width, scheme and script; to open one takes longer than to show a page."""

    @functools.cache
    def of(width, scheme, script):
        return browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
        )

    return of


@pytest.fixture
def opened(window):
    """Open a file in a page of its own: ``opened(path, width=1200, scheme="light", script=True)``."""
    pages = []

    def open_page(path, width=1200, scheme="light", script=True):
        pages.append(window(width, scheme, script).new_page())
        seen = Seen(pages[-1]).listen()
        seen.page.goto(path.as_uri(), wait_until="load")
        return seen

    yield open_page
    for page in pages:
        page.close()
