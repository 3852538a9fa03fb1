"""The people and bodies that a report names, found again by what it says of them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from khronika.extract.draft import Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.name import Name
from khronika.extract.names import Names
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.mention import Kind
from khronika.records.stated import Stated

MANY_BODIES = word_set("parties", "bodies", "many")
ANYBODY = word_set("parties", "people", "anybody")
NOT_TELLING = word_set("parties", "phrases", "not_telling")
BODIES = (Kind.ORGANIZATION, Kind.OUTLET)
FARTHEST = 900
"""How many characters before a pronoun the person it means may stand; three times as many before a description."""


class KnownParties:
    """The people and bodies of one report; ``told`` are all its mentions of them, those that stand in one phrase together."""

    def __init__(self, names: Names, told: Iterable[list[Party]]) -> None:
        self._names = names
        self._people = [name for name in names if name.kind is Kind.PERSON]
        self._bodies = [name for name in names if name.kind in BODIES]
        self._people_starts = [name.start for name in self._people]
        self._body_starts = [name.start for name in self._bodies]
        self._first_person = {self.full(name): name for name in reversed(self._people)}
        self._last_person = {self.full(name): name for name in self._people}
        self._last_body = {self.full(name): name for name in self._bodies}
        self._body_words = {word for name in self._bodies for word in name.words}
        self._heads: dict[str, set[str]] = defaultdict(set)
        self._told: dict[str, set[str]] = defaultdict(set)
        self._groups: dict[str, list[list[Party]]] = defaultdict(list)
        for together in told:
            for party in together:
                if party.name is not None and party.description is not None:
                    self._add(party.name.value, _lemmas(party.description.value))
            self._add_group(together)

    def _add(self, full: str, heads: set[str]) -> None:
        self._heads[full] |= heads
        for head in heads:
            self._told[head].add(full)

    def _add_group(self, together: list[Party]) -> None:
        """Keep several named people whom one plural describes, by its words."""
        described = {party.description.value for party in together if party.name is not None and party.description is not None}
        if len(together) > 1 and len(described) == 1 and all(party.kind is Kind.PERSON for party in together):
            for head in _lemmas(described.pop()):
                self._groups[head].append(together)

    def full(self, name: Name) -> str:
        """The fullest form of a name, by which whoever it means is known."""
        return self._names.fullest(name).text

    def as_named(self, party: Party, name: Name) -> Party:
        """A mention of a person as the one whom a name means, with the words of both forms."""
        full = self._names.fullest(name)
        words = [name.evidence] if full.text == name.text else [name.evidence, full.evidence]
        return Party(Kind.PERSON, Stated(full.text, tuple(words)), party.description, head=party.head, start=party.start)

    def only_one(self, party: Party, beside: set[str]) -> Party:
        """The one person or body that the report describes so elsewhere ("a blogger", "blogger A"); else the mention itself."""
        if is_noun_of(party.head, "association") or is_noun_of(party.head, "press"):
            return self._only_body(party)
        if party.kind is not Kind.PERSON or party.head in ANYBODY or not party.head or party.description is None:
            return party
        fits = [full for full in self._told.get(party.head, ()) if full not in beside]
        if len(fits) != 1:
            words = _lemmas(party.description.value)
            fits = [full for full in fits if len(words) > 1 and words <= self._heads[full]]
        named = self._first_person.get(fits[0]) if len(fits) == 1 else None
        return party if named is None else self.as_named(party, self._names.fullest(named))

    def _only_body(self, party: Party) -> Party:
        """The one body that the report describes so ("a rights group", "the rights group A")."""
        fits = [full for full in self._told.get(party.head, ()) if full in self._last_body and self._is_told_as(full, party)]
        if len(fits) != 1 or party.head in MANY_BODIES:
            return party
        name = self._last_body[fits[0]]
        return replace(self.as_named(party, name), kind=name.kind)

    def person_before(self, party: Party, beside: set[str]) -> Party | None:
        """The last person named before a pronoun, who is not ``beside`` it."""
        before = self._people_between(party.start - FARTHEST, party.start)
        name = next((name for name in reversed(before) if self.full(name) not in beside), None)
        return None if name is None else self.as_named(party, name)

    def client_before(self, party: Party, start: int) -> Party:
        """The last person named before the sentence in which somebody speaks for them; else the mention itself."""
        speaking = {self.full(name) for name in self._people_between(start - 1, party.start)}
        before = self._people_between(start - 3 * FARTHEST, start)
        name = next((name for name in reversed(before) if self.full(name) not in speaking), None)
        return party if name is None else self.as_named(party, name)

    def are_told(self, people: list[Party], head: str) -> bool:
        """Whether the report describes each of the people by a word."""
        return all(party.name is not None and head in self._heads[party.name.value] for party in people)

    def person_described(self, party: Party, beside: set[str]) -> Party:
        """The last person before whom the report describes so; anybody near for "the suspect"; else the mention itself."""
        before = self._people_between(party.start - 3 * FARTHEST, party.start)
        fits = [name for name in before if self._is_told_as(self.full(name), party)]
        if not fits and party.head in ANYBODY:
            fits = self._people_between(party.start - FARTHEST, party.start)
        name = next((name for name in reversed(fits) if self.full(name) not in beside), None)
        return party if name is None else self.as_named(party, name)

    def body_described(self, party: Party, beside: set[str]) -> Party:
        """The body that a word such as "the newspaper" means: the last one so described, or the last outlet; else the mention itself."""
        is_press = is_noun_of(party.head, "press")
        own = self._named_within(party)
        if own is not None:
            return replace(self.as_named(party, own), kind=Kind.OUTLET) if is_press else party
        if party.head in MANY_BODIES or not (is_press or party.head in self._told or party.head in self._body_words):
            return party
        name = next((name for name in self._bodies_before(party.start, beside) if self._is_headed(name, party.head)), None)
        if name is None and is_press:
            name = next((name for name in self._bodies_before(party.start, beside) if name.kind is Kind.OUTLET), None)
        return party if name is None else replace(self.as_named(party, name), kind=self._names.fullest(name).kind)

    def _named_within(self, party: Party) -> Name | None:
        """The name that a description ends with ("the site of X")."""
        words = party.description.evidence[0] if party.description is not None else None
        found = [] if words is None else self._names.within(words.start, words.end)
        return found[-1] if found and words is not None and found[-1].end == words.end else None

    def group_described(self, party: Party, number: int | None) -> list[Party]:
        """The named people whom one plural with that head describes, the last before the mention; of a number, else the first behind it."""
        groups = [group for group in self._groups.get(party.head, ()) if number is None or len(group) == number]
        before = [group for group in groups if group[0].start < party.start]
        found = before[-1] if before else groups[0] if groups and number is not None else []
        return [replace(other, description=party.description, count=None, start=party.start) for other in found]

    def as_many(self, party: Party, number: int) -> list[Party]:
        """The people whom the report describes by the head, where there are as many; else none."""
        fits = [full for full in self._told.get(party.head, ()) if full in self._first_person]
        if len(fits) != number:
            return []
        in_order = sorted(fits, key=lambda full: self._first_person[full].start)
        return [self.as_named(party, self._names.fullest(self._last_person[full])) for full in in_order]

    def people_back_from(self, end: int, start: int) -> Iterator[Name]:
        """The people named between two offsets, the last first."""
        return reversed(self._people_between(start, end))

    def _people_between(self, start: int, end: int) -> list[Name]:
        return self._people[bisect_right(self._people_starts, start) : bisect_left(self._people_starts, end)]

    def _bodies_before(self, offset: int, beside: set[str]) -> Iterator[Name]:
        """The bodies named before an offset, the last first, without those ``beside``."""
        for number in range(bisect_left(self._body_starts, offset) - 1, -1, -1):
            if self.full(self._bodies[number]) not in beside:
                yield self._bodies[number]

    def _is_headed(self, name: Name, head: str) -> bool:
        return head in self._heads[self.full(name)] or head in name.words

    def _is_told_as(self, full: str, party: Party) -> bool:
        """Whether the report describes the name by the same head, and by another word too where the description has several."""
        heads = self._heads[full]
        if party.head not in heads or party.description is None:
            return False
        words = _lemmas(party.description.value) - {party.head} - NOT_TELLING
        return len(words) < 2 or bool(words & heads)


def _lemmas(description: str) -> set[str]:
    return {noun_lemma(word) for word in description.lower().split()}
