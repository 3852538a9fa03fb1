"""What inputs there are, before they are read."""

import os
from collections.abc import Iterable
from pathlib import Path

LINES = (".jsonl", ".ndjson", ".jsonlines")


def is_address(input: str) -> bool:
    """Whether an input is fetched."""
    return input.lower().startswith(("http://", "https://"))


def is_missing(input: str) -> bool:
    """Whether an input is a path with nothing there."""
    return not is_address(input) and not _exists(input)


def how_many(inputs: Iterable[str]) -> int:
    """About how many reports the inputs hold: a file is one, a line of a JSON-lines file too, an address as well."""
    return sum(1 if is_address(input) else _in_path(input) for input in inputs)


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def _in_path(name: str) -> int:
    """Counts nothing twice: what is no ordinary file, such as a pipe, can be read only once."""
    try:
        path = Path(name)
        if path.is_dir():
            files = (Path(parent) / file for parent, _, names in os.walk(path) for file in names if not file.startswith("."))
            return sum(map(_in_file, files))
        return _in_file(path)
    except (OSError, ValueError):
        return 1


def _in_file(path: Path) -> int:
    if path.suffix.lower() not in LINES:
        return 1
    try:
        with path.open("rb") as file:
            return sum(bool(line.strip()) for line in file) if path.is_file() else 1
    except OSError:
        return 1
