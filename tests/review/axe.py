"""axe-core in the page of a real browser."""

from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}"


def faults_in(page: Page) -> list[str]:
    """What axe finds in the page as it is shown now: how grave, which rule, and the first element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(f"axe.run({RULES}).then(found => found.violations)")
    return [f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]
