"""Whose name the words of a text are, of those that may stand there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from khronika.export.leaks.endings import stems
from khronika.export.leaks.words import Word, cleaned, latin, plain_words

LONGEST_INITIAL = 2
"""Letters of an initial: ``Zh.`` for Ж."""

Sound = Callable[[str], str]
Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A public name, and the numbers of the words that it stands in."""

    name: str
    words: range


@dataclass(frozen=True, slots=True)
class PublicNames:
    """The names by the sound of each part, in the orders in which people write them."""

    sound: Sound
    forms: dict[str, list[tuple[int, Form, str]]]
    alone: dict[str, str]

    def explain(self, words: list[Word], number: int) -> Explained | None:
        """The public name of several parts in which a word stands, initials for given names among them; ``None`` where it is in none."""
        for key in self._keys(words[number]):
            for place, form, name in self.forms.get(key, ()):
                start = number - place
                run = words[max(start, 0) : start + len(form)]
                if start >= 0 and len(run) == len(form) and all(map(self._says, run, form)):
                    return Explained(name, range(start, start + len(form)))
        return None

    def with_part(self, word: Word) -> str | None:
        """A public name that has the word for a part."""
        return next((self.alone[key] for key in self._keys(word) if key in self.alone), None)

    def _says(self, word: Word, part: str) -> bool:
        letters = latin(word.shown)
        is_initial = letters.isalpha() and len(letters) <= LONGEST_INITIAL and part.startswith(self.sound(letters))
        return is_initial or part in self._keys(word)

    def _keys(self, word: Word) -> list[str]:
        return [self.sound(stem) for stem in stems(latin(word.shown))]


def public_names(names: Iterable[str], sound: Sound) -> PublicNames:
    """The names, taken apart."""
    forms: dict[str, list[tuple[int, Form, str]]] = defaultdict(list)
    alone: dict[str, str] = {}
    for name in names:
        parts = tuple(sound(latin(word.shown)) for word in plain_words(cleaned(name)))
        for part in parts:
            alone.setdefault(part, name)
        for form in _orders(parts):
            for place, part in enumerate(form):
                forms[part].append((place, form, name))
    return PublicNames(sound, forms, alone)


def _orders(parts: Form) -> Iterator[Form]:
    """As it is written, the last part first, and without what stands in the middle."""
    if len(parts) > 1:
        yield from dict.fromkeys((parts, (parts[-1], *parts[:-1]), (parts[0], parts[-1]), (parts[-1], parts[0])))
