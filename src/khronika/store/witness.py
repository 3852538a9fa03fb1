"""What the log says against a row."""

from khronika.store.log import ADDED, commitment
from khronika.store.noun import Noun
from khronika.store.rows import Row


def objection(noun: Noun, row: Row, damaged: set[int]) -> str | None:
    """Why the row is not the one that the log tells of; ``None`` where it is.

    ``damaged`` are lines of the log that were changed themselves; their word is worth nothing.
    """
    number, salt = row["logged_number"] or row["number"], row["salt"]
    if number in damaged:
        return None
    if row["logged_noun"] != noun.kind:
        return f"the log does not tell of it in line {number}"
    if not isinstance(salt, bytes):
        return f"the salt of line {number} of the log is gone, so nothing vouches for it"
    if commitment(noun, row, salt) != row["logged_new"]:
        return f"it is not what line {number} of the log says was {ADDED if number == row['number'] else 'put there'}"
    return None
