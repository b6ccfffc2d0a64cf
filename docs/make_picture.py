"""Makes docs/report.png: the head of the report on examples/riverside, 1440 × 1100 pixels, in daylight.

Run it from the repository's root with `python docs/make_picture.py [chromium]`. It compares the example accounts, opens
the page in a browser of Playwright (or the one named), and takes the picture. Playwright is no dependency of According:
`pip install playwright`, and either name a Chromium that is installed or run `playwright install chromium`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1440, 1100
ROOT = Path(__file__).resolve().parents[1]


def main(browser: str | None) -> None:
    """Compare, open, picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        command = [sys.executable, "-m", "according", "compare", "examples/riverside", "-o", str(report)]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        chromium = playwright.chromium.launch(executable_path=browser)
        view = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        view.goto(report.as_uri())
        view.screenshot(path=str(ROOT / "docs" / "report.png"))
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
