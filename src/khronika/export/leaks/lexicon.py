"""The parts of all sealed values, so that a word's likes among them are found at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations

from khronika.export.leaks.endings import bare_forms
from khronika.export.leaks.hit import WHOLE, Target
from khronika.export.leaks.sealed import Known, SealedSpelling, SealedValue, Sort
from khronika.export.leaks.words import cleaned, is_abjad, latin

SHORTEST_NEAR = 4
"""Of a shorter word any slip makes another word."""

SHORTEST_INSIDE = 6
"""What is shorter stands inside other words by chance."""

SHORTEST_WHOLE = 8
"""A shorter name grown together counts by its letters alone: it sounds like many a word."""

SHORTEST_CUT = 5
"""What is shorter comes out of two words by chance."""

MOST_ORDERS = 3
"""Of how many parts every order is looked for in one word; of more, their own order and that of their first and last."""

Targets = dict[str, list[Target]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Parts by their letters, by what is left of them before an ending, by their sound and their consonants."""

    known: Known
    letters: Targets = field(default_factory=lambda: defaultdict(list))
    bare: Targets = field(default_factory=lambda: defaultdict(list))
    sounds: Targets = field(default_factory=lambda: defaultdict(list))
    consonants: Targets = field(default_factory=lambda: defaultdict(list))
    consonants_alone: Targets = field(default_factory=lambda: defaultdict(list))
    """Of parts that are written without vowels."""
    names: dict[str, None] = field(default_factory=dict)
    single: set[str] = field(default_factory=set)
    """Parts of names, and no names grown together."""
    inside: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, form: str, target: Target) -> None:
        """Adds a part of which the letters count, and no likeness."""
        if form:
            self.letters[form].append(target)

    def add_name(self, form: str, target: Target, *, has_vowels: bool = True) -> None:
        """Adds a part of a name."""
        if not form:
            return
        self.letters[form].append(target)
        self.names[form] = None
        if target.part != WHOLE and len(form) >= SHORTEST_CUT:
            self.single.add(form)
        for bare in bare_forms(form):
            self.bare[bare].append(target)
        self.sounds[self.known.sound(form)].append(target)
        self.consonants[self.known.consonants(form)].append(target)
        if not has_vowels:
            self.consonants_alone[self.known.consonants(form)].append(target)
        if len(form) >= SHORTEST_INSIDE and form not in self.inside[form[:SHORTEST_INSIDE]]:
            self.inside[form[:SHORTEST_INSIDE]].append(form)


def lexicon_of(known: Known) -> Lexicon:
    """The lexicon of what is sealed."""
    lexicon = Lexicon(known)
    for number, value in enumerate(known.sealed):
        for place, spelling in enumerate(value.spellings):
            for part, shown in enumerate(spelling.parts):
                target = Target(number, place, part, shown.shown.isascii())
                if value.sort is Sort.WORDS:
                    lexicon.add(latin(cleaned(shown.shown)), target)
                else:
                    lexicon.add_name(latin(cleaned(shown.shown)), target, has_vowels=not is_abjad(shown.shown))
            for form in _grown_together(value, spelling):
                add = lexicon.add_name if len(form) >= SHORTEST_WHOLE else lexicon.add
                add(form, Target(number, place, WHOLE, spelling.shown.isascii()))
            for form in _shortened(value, spelling):
                lexicon.add(form, Target(number, place, WHOLE, spelling.shown.isascii()))
    return lexicon


def _grown_together(value: SealedValue, spelling: SealedSpelling) -> Iterator[str]:
    """A name of several parts as one word, in every order."""
    parts = _parts(spelling)
    if len(parts) > 1 and value.sort is not Sort.WORDS:
        orders = permutations(parts) if len(parts) <= MOST_ORDERS else iter([tuple(parts)])
        yield from sorted({"".join(order) for order in orders} | {one + other for one, other in permutations(parts, 2)})


def _shortened(value: SealedValue, spelling: SealedSpelling) -> Iterator[str]:
    """A surname grown together with the first letter of another part."""
    if value.sort is not Sort.PERSON:
        return
    parts = _parts(spelling)
    for surname, part in zip(parts, spelling.parts, strict=True):
        if part.betrays:
            letters = sorted({other[:1] for other in parts if other is not surname})
            yield from (form for letter in letters for form in (letter + surname, surname + letter) if len(form) >= SHORTEST_INSIDE)


def _parts(spelling: SealedSpelling) -> list[str]:
    return [latin(cleaned(part.shown)) for part in spelling.parts]
