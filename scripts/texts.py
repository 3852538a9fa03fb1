#!/usr/bin/env python3
"""The texts of the desk's interface, and their translations under ``src/khronika/review/locale``.

    python scripts/texts.py            adds texts that are new, takes out those that are gone, and lists what still lacks a translation
    python scripts/texts.py --check    changes nothing; ends with 1 where a catalogue is behind

English is the language of the texts themselves. Each other language has a folder, with one catalogue for each screen, so that work on one
screen does not get in the way of another. Catalogues are read as they are; nothing is compiled.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from khronika.review.wording import FOLDER, LANGUAGES

REVIEW = FOLDER.parent
METHODS = [("screens/**.py", "python"), ("*.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}}
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "marked": None, "_": None, "RefusedError": (2,)}

Id = str | tuple[str, ...]


def texts() -> dict[Id, str]:
    """Every text of the interface, and the screen on which it was found first."""
    found: dict[Id, str] = {}
    for path, _, id, _, _ in sorted(extract_from_dir(REVIEW, METHODS, OPTIONS, KEYWORDS), key=str):
        found.setdefault(tuple(id) if isinstance(id, list | tuple) else id, Path(path).stem.partition("_")[0])
    return found


def catalogues(language: str) -> dict[str, Catalog]:
    """The catalogues of a language by screen."""
    found = {}
    for path in sorted((FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            found[path.stem] = read_po(file, locale=language)
    return found


def updated(language: str, wanted: dict[Id, str]) -> dict[str, Catalog]:
    """The catalogues as they should be: what was translated stays where it was, what is new comes to its screen."""
    before = catalogues(language)
    known = {message.id: (screen, message) for screen, catalogue in before.items() for message in catalogue if message.id}
    after: dict[str, Catalog] = {}
    for id, screen in wanted.items():
        place, message = known.get(id, (screen, Message(id)))
        after.setdefault(place, Catalog(locale=language)).add(id, message.string)
    return {screen: after.get(screen, Catalog(locale=language)) for screen in sorted({*before, *after})}


def missing(catalogue: Catalog) -> Iterator[Id]:
    """The texts without a translation."""
    for message in catalogue:
        told = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.id and (not all(told) or message.fuzzy):
            yield message.id if isinstance(message.id, str) else tuple(message.id)


def main() -> int:
    """Updates or checks the catalogues of each language but English; 1 where something is missing."""
    wanted, behind = texts(), 0
    for language in sorted(set(LANGUAGES) - {"en"}):
        before = catalogues(language)
        for screen, catalogue in updated(language, wanted).items():
            path = FOLDER / language / f"{screen}.po"
            lacking = list(missing(catalogue))
            same = screen in before and {message.id for message in before[screen]} == {message.id for message in catalogue}
            behind += len(lacking) + (0 if same else 1)
            for id in lacking:
                sys.stdout.write(f"{path.relative_to(REVIEW)}: {id!r} has no translation\n")
            if "--check" not in sys.argv:
                path.parent.mkdir(exist_ok=True)
                with path.open("wb") as file:
                    write_po(file, catalogue, width=140, no_location=True, omit_header=True, sort_output=True)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main())
