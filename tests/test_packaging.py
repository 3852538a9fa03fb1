"""What the package says of itself to those who install it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_by(code: str) -> Iterator[str]:
    """The packages that a module imports from outside."""
    for node in ast.walk(ast.parse(code)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        yield from (name.partition(".")[0] for name in names)


def test_whatever_is_imported_is_declared() -> None:
    extras = PROJECT["optional-dependencies"]
    needs = (*PROJECT["dependencies"], *extras["exchange"], *extras["cluster"])
    declared = {plain(re.split(r"[\[<>=!~ ]", need)[0]) for need in needs}
    imported = {name for path in (ROOT / "src").rglob("*.py") for name in imported_by(path.read_text(encoding="utf-8"))}
    outside = sorted(imported - sys.stdlib_module_names - {"khronika"})
    found = packages_distributions()
    assert [name for name in outside if declared.isdisjoint(map(plain, found.get(name, [])))] == []


def test_the_licences_that_it_comes_under_exist() -> None:
    assert [name for name in PROJECT["license-files"] if not (ROOT / name).is_file()] == []
