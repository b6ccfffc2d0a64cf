"""Every page of the app in a real browser: without a serious fault for those who see, hear or steer otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from every_page import STATES, address, routes, worked_on
from filled_workspace import filled
from served_workspace import CHROMIUM, Served, served

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""
#: Ways to look at a page: width, colours, and further wishes of whoever looks.
_LOOKS = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "dark": {"viewport": {"width": 1024, "height": 800}, "color_scheme": "dark"},
}


@dataclass(frozen=True)
class Site:
    """The served workspace, and what stands for each part of a path."""

    server: Served
    parts: dict[str, dict[str, str]]

    def address(self, path: str) -> str:
        """The address of a page."""
        return self.server.origin + address(path, self.parts)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = filled(tmp_path_factory.mktemp("axe") / "according.db")
    parts = worked_on(made)
    with served(made.path, works=False) as server:
        yield Site(server=server, parts=parts)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="module", params=_LOOKS)
def view(request: pytest.FixtureRequest, browser: Any, site: Site) -> Iterator[Any]:
    """A page of a browser that was let in; what it asks of others is stopped, and noted in ``strangers``."""
    context = browser.new_context(reduced_motion="reduce", **_LOOKS[request.param])
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.strangers, page.heard = [], []

    def only_ours(route: Any) -> None:
        if route.request.url.startswith((site.server.origin, "blob:", "data:")):
            route.continue_()
        else:
            page.strangers.append(route.request.url)
            route.abort()

    context.route("**/*", only_ours)
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.add_init_script(_VIOLATIONS)
    page.goto(site.server.link())
    yield page
    context.close()


@pytest.mark.parametrize("path", [*routes(), *STATES])
def test_page_has_no_serious_fault(view: Any, site: Site, path: str) -> None:
    """No page has a serious or critical fault; none breaks the policy, errs, runs over the edge or asks others."""
    answer = view.goto(site.address(path))
    assert answer.status == (404 if path.startswith("/there-is") else 200)
    assert view.evaluate("document.documentElement.scrollWidth") <= view.viewport_size["width"]
    found = axe.Axe().run(view)
    serious = [
        f"{fault['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:200]}"
        for fault in found.response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
    assert serious == []
    assert view.evaluate("window.violations") == []
    assert view.heard == []
    assert view.strangers == []


@pytest.fixture(scope="module", params=[320, 720])
def plain(request: pytest.FixtureRequest, browser: Any, site: Site) -> Iterator[Any]:
    """A page without script, as small as a phone gets, and as wide as 1440 pixels are at 200 %."""
    context = browser.new_context(viewport={"width": request.param, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.server.link())
    yield page
    context.close()


@pytest.mark.parametrize("path", routes())
def test_page_fits_without_script(plain: Any, site: Site, path: str) -> None:
    """Without script, on a small phone and at 200 % of a wide screen, no page runs over the edge."""
    plain.goto(site.address(path))
    assert plain.locator("html").bounding_box()["width"] <= plain.viewport_size["width"]
    assert plain.locator("body").bounding_box()["width"] <= plain.viewport_size["width"]
