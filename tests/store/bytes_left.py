"""Every byte that a ledger leaves on the disk, and whether a name stands in them."""

from collections.abc import Iterable
from pathlib import Path

from khronika.store import Ledger
from khronika.store.backup import back_up

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def traces(names: Iterable[str], folder: Path) -> list[str]:
    """The names, or words of them, that stand in any file under a folder in any case, each with the file's name."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        for word in {word for name in names for word in (name, *name.split())}:
            forms = {form.encode(encoding) for form in (word, word.lower(), word.upper()) for encoding in ENCODINGS}
            if any(form in data for form in forms):
                found.append(f"{path.name}: {word}")
    return found


def backed_up(ledger: Ledger, folder: Path) -> Path:
    """The folder with a fresh backup in it."""
    folder.mkdir()
    back_up(ledger, folder / "backup.db")
    return folder
