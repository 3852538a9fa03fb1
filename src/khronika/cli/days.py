"""Days as options."""

import re
from datetime import date

import typer


def day_of(words: str) -> date:
    """The day that a person wrote as an option."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words.strip()):
            return date.fromisoformat(words.strip())
    except ValueError:
        pass
    raise typer.BadParameter(f"{words!r} is no day; give one such as 2021-05-03")
