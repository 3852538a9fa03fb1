"""Case tables: each row of a TOML file as a test, its ``todo`` rows as strict expected failures."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "cases"
OPEN = -1
"""How a table writes an open end."""


def cases(name: str) -> list[Any]:
    """The rows of ``cases/name.toml``, named by their words."""
    rows: list[Mapping[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["words"][:60], marks=_marks(row)) for row in rows]


def _marks(row: Mapping[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="not read yet")] if row["from"] == "todo" else []


def ends(*bounds: int | None) -> list[int]:
    """Bounds as the tables write them."""
    return [OPEN if bound is None else bound for bound in bounds]
