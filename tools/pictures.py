"""Take the pictures of the example site that README.md shows: ``planloom build``, then ``tools/pictures.py``.

Needs Playwright and a Chromium, whose path may stand in ``CHROMIUM``; the pictures are kept in ``docs/images``.
"""

import functools
import http.server
import os
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
WIDTH = 1280
PICTURES = {
    "golden-thread": ("/thread/", None, 960),
    "objective": ("/strategy/objectives/grow-dach/", "what-serves-this-objective", 860),
}
"""By name: the page, the heading at its top (none: the page from its beginning) and the height."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Take every picture from the site as it was built last."""
    handler = functools.partial(Quiet, directory=str(ROOT / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        for name, (page, heading, height) in PICTURES.items():
            take(browser, f"http://127.0.0.1:{server.server_port}{page}", heading, height, IMAGES / f"{name}.png")
        browser.close()
        server.shutdown()


def take(browser: Browser, address: str, heading: str | None, height: int, picture: Path) -> None:
    """Write a picture of the part of a page that begins with `heading`."""
    page = browser.new_page(viewport={"width": WIDTH, "height": height}, reduced_motion="reduce")
    page.goto(address)
    if heading:
        page.locator(f"#{heading}").evaluate("heading => window.scrollTo(0, heading.offsetTop - 60)")
    page.wait_for_timeout(1000)  # until the tabs have faded in
    page.screenshot(path=picture)
    page.close()


if __name__ == "__main__":
    main()
