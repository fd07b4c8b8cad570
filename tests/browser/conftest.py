"""Real pages in a real browser, and what it says while it shows them."""

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


@pytest.fixture
def opened(browser):
    """Open a file: ``opened(path, width=1200, scheme="light", script=True)``."""
    contexts = []

    def open_page(path, width=1200, scheme="light", script=True):
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
        )
        contexts.append(context)
        seen = Seen(context.new_page()).listen()
        seen.page.goto(path.as_uri(), wait_until="load")
        return seen

    yield open_page
    for context in contexts:
        context.close()
