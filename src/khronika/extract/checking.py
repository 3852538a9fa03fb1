"""Whether a file of a model is the one that khronika was measured with."""

import hashlib
from pathlib import Path

from khronika.errors import SettingsError


def check(file: Path, sha256: str, remedy: str) -> None:
    """``SettingsError``, with what to do, where the file has other bytes or cannot be read."""
    try:
        found = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise SettingsError(f"{file} cannot be read ({error.strerror or error}); {remedy}") from error
    if found != sha256:
        raise SettingsError(f"{file} has SHA-256 {found}, not {sha256}; {remedy}")
