"""The page about the ledger leaves nothing out."""

from pathlib import Path

import pytest

from khronika.store import FaultKind, schema

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*schema.metadata.tables, *FaultKind])
def test_every_table_and_every_kind_of_fault_is_on_the_page(name: str) -> None:
    rows = [line for line in PAGE.split("\n") if line.startswith("| `")]
    assert any(f"`{name}`" in row.split(" | ")[0] for row in rows)
