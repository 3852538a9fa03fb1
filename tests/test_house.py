"""Rules of the house that no linter knows."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "khronika"
UNTYPED = {"records/codec.py", "store/rows.py"}


def imports_any(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "typing" and any(name.name == "Any" for name in node.names)


def names_any(path: Path) -> bool:
    """Whether a module takes ``Any`` from typing."""
    return any(map(imports_any, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))


def test_any_stands_only_where_bytes_become_records() -> None:
    found = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if names_any(path)}
    assert found <= UNTYPED
    assert "records/codec.py" in found
