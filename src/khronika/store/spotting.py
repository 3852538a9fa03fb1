"""Whether a name stands in texts and in bytes as they were received, however it is written there."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from khronika.records.hidden_person import HiddenPerson
from khronika.store.guard import finder_of
from khronika.text.names_found import NameFinder

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "cp1252")
"""In which bytes are read; what is in another one is found by the text that was read from it."""

_TAG = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Spotter:
    """What finds names; ``words`` are one of each, by which most texts are passed over quickly."""

    names: NameFinder
    words: tuple[str, ...]

    @classmethod
    def of(cls, persons: Iterable[HiddenPerson]) -> "Spotter":
        """One that knows every spelling of these persons."""
        names = finder_of(persons)
        sought = {max(one.words, key=len) for found in names.by_first_word.values() for one in found}
        return cls(names, tuple(sorted(sought)))

    def is_in(self, text: str | None) -> bool:
        """Whether a name stands in the text."""
        if text is None or not self.words or not self._may_be_in(text):
            return False
        return self.names.masked(text) != text

    def is_in_bytes(self, data: bytes) -> bool:
        """Whether a name stands in the bytes, in one of several encodings, plain or with its letters written as numbers."""
        return bool(self.words) and any(self.is_in(text) for encoding in ENCODINGS for text in _readings(data.decode(encoding, "ignore")))

    def _may_be_in(self, text: str) -> bool:
        folded = unicodedata.normalize("NFKC", unquote(text) if "%" in text else text).casefold()
        return any(word in folded for word in self.words)


def _readings(text: str) -> Iterator[str]:
    """The text as a browser would show it, and as programs would read it."""
    yield text
    if "<" in text or "&" in text:
        yield html.unescape(_TAG.sub("", text))
        yield html.unescape(_TAG.sub(" ", text))
    if "\\u" in text:
        yield _ESCAPED.sub(lambda code: chr(int(code.group(1), 16)), text)
