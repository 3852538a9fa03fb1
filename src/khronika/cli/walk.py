"""What inputs there are, before they are read."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from khronika.read.json_lines import is_json_lines
from khronika.read.rules import words


def is_address(input: str) -> bool:
    """Whether an input is fetched."""
    return input.lower().startswith(("http://", "https://"))


def is_missing(input: str) -> bool:
    """Whether an input is a path with nothing there."""
    return not is_address(input) and not _exists(input)


def how_many(inputs: Iterable[str]) -> int:
    """How many reports the inputs hold, or fail to: a file is one, a line of a JSON-lines file too, an address as well."""
    return sum(1 if is_address(input) else _in_path(input) for input in inputs)


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def _in_path(name: str) -> int:
    try:
        path = Path(name)
        return sum(map(_in_file, _files_in(path))) if path.is_dir() else _in_file(path)
    except (OSError, ValueError):
        return 1


def _files_in(folder: Path) -> Iterator[Path]:
    """The files that are read of a folder."""
    left_out = frozenset(words("formats", "assets", "suffixes"))
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(parent) / name for name in names if not name.startswith(".")):
            if path.suffix.lower() not in left_out and (path.is_file() or not path.exists()):
                yield path


def _in_file(path: Path) -> int:
    """Counts nothing twice: what is no ordinary file, such as a pipe, can be read only once."""
    try:
        if not path.is_file():
            return 1
        with path.open("rb") as file:
            return max(1, sum(bool(line.strip()) for line in file)) if is_json_lines(file, path) else 1
    except OSError:
        return 1
