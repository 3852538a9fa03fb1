"""The language of a text."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Protocol

from khronika.errors import SettingsError
from khronika.read.rules import words

PACKAGE = "py3langid"
VERSION = "0.4.0"
MODEL_SHA256 = "f4f4a2c3465ca1f081541037f9cac23021d68151c2f709c55ae5eedfca522963"
"""The model that is used; docs/data.md tells where it comes from."""

SAMPLE_CHARACTERS = 1000
LETTERS_MIN = 12
"""A shorter text is in no language that could be told."""

SURE = 0.9
"""From this share of certainty on, the text is believed and not what its page declares: templates often declare wrongly."""


class Identifier(Protocol):
    """Says which language a text is in."""

    def classify(self, text: str) -> tuple[str, float]:
        """The language's code, and how sure that is, from 0 to 1."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All languages with how sure each is, the surest first."""


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639 code of the language of a text, ``None`` where it has too few letters to tell and none is declared."""
    sample = text[:SAMPLE_CHARACTERS]
    if sum(map(str.isalpha, sample)) < LETTERS_MIN:
        return declared
    found, certainty = _identifier().classify(sample)
    if found not in _names():
        found, certainty = next(pair for pair in _identifier().rank(sample) if pair[0] in _names())
    return found if declared is None or certainty >= SURE else declared


@cache
def _identifier() -> Identifier:
    from py3langid.langid import MODEL_DIR, MODEL_FILE  # noqa: PLC0415 - loads a large library

    return identifier_from(Path(MODEL_DIR) / MODEL_FILE)


def identifier_from(model: Path) -> Identifier:
    """What tells languages by that model; ``SettingsError`` where it is not the one khronika was measured with."""
    from py3langid.langid import LanguageIdentifier  # noqa: PLC0415 - loads a large library

    try:
        found = hashlib.sha256(model.read_bytes()).hexdigest()
        if found != MODEL_SHA256:
            again = f"install {PACKAGE}=={VERSION} again (pip install --force-reinstall)"
            raise SettingsError(f"{model} has SHA-256 {found}, not {MODEL_SHA256}; {again}")
        identifier: Identifier = LanguageIdentifier.from_model_file(model, norm_probs=True)
    except OSError as error:  # it is unpacked into a temporary file
        room = "free some space in the folder for temporary files, or name another in TMPDIR, such as TMPDIR=~/tmp"
        raise SettingsError(f"languages cannot be told: {error.strerror or error}; {room}") from error
    return identifier


@cache
def _names() -> frozenset[str]:
    return frozenset(words("languages", "names"))
