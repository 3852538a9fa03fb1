"""Whom pronouns and descriptions mean: the people and groups that the report has named before."""

from collections import defaultdict

from khronika.extract.draft import Draft, Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.names import Name, Names
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.records.stated import Stated

ANYBODY = frozenset("man woman suspect victim detainee defendant accused deceased pair duo two three four person prisoner couple".split())
FARTHEST = 900


class Coreference:
    """Resolves mentions in the order of the text."""

    def __init__(self, names: Names, drafts: list[Draft]) -> None:
        self._names = names
        self._people = [name for name in names if name.kind is Kind.PERSON]
        self._heads: dict[str, set[str]] = defaultdict(set)
        self._groups: list[tuple[int, list[Party]]] = []
        for draft in drafts:
            for party in (*draft.targets, *draft.actors, *draft.speakers):
                if party.name is not None and party.description is not None:
                    self._heads[party.name.value].update(noun_lemma(word) for word in party.description.value.lower().split())

    def resolve(self, parties: list[Party], apart: list[Party]) -> list[Party]:
        """The parties with pronouns and descriptions replaced by whom they mean; ``apart`` cannot be meant, they stand beside.

        A pronoun that means nobody the report tells of is left out.
        """
        found: list[Party] = []
        for party in parties:
            found += self._resolved(party, apart)
        kept: list[Party] = []
        for party in found:
            if not any(party.name and other.name and party.name.value == other.name.value for other in kept):
                kept.append(party)
        if len(kept) > 1 or any(party.kind is Kind.GROUP for party in kept):
            self._groups.append((parties[0].start, kept))
        return kept

    def _resolved(self, party: Party, apart: list[Party]) -> list[Party]:
        if party.pronoun in ("he", "she"):
            return self._person(party, apart)
        if party.pronoun in ("they", "we"):
            return self._group_before(party) if party.pronoun == "they" else []
        if party.pronoun:
            return []
        if party.name is None and party.is_definite and party.description is not None:
            return self._described(party, apart)
        return [party]

    def _person(self, party: Party, apart: list[Party]) -> list[Party]:
        beside = {other.name.value for other in apart if other.name is not None}
        before = [name for name in self._people if party.start - FARTHEST < name.start < party.start and self._names.fullest(name).text not in beside]
        if not before:
            return []
        return [self._as(party, self._likeliest(before, party.start))]

    def _likeliest(self, before: list[Name], start: int) -> Name:
        """Of the names before a pronoun the one named most often close by, the last of equals."""
        near = before[-6:]
        votes: dict[str, int] = defaultdict(int)
        for name in near:
            votes[self._names.fullest(name).text] += 1
        return max(reversed(near), key=lambda name: (votes[self._names.fullest(name).text] + (2 if name is near[-1] else 0)))

    def _as(self, party: Party, name: Name) -> Party:
        full = self._names.fullest(name)
        words = [self._names.evidence_of(name)]
        if full.text != name.text:
            words.append(self._names.evidence_of(full))
        return Party(Kind.PERSON, Stated(full.text, tuple(words)), party.description, head=party.head, start=party.start)

    def _group_before(self, party: Party) -> list[Party]:
        for start, group in reversed(self._groups):
            if start < party.start and party.start - start < FARTHEST:
                return [_copied(other) for other in group]
        return []

    def _described(self, party: Party, apart: list[Party]) -> list[Party]:
        if party.count is not None and party.count.value.min != 1:
            return self._counted(party) or [party]
        if party.kind is not Kind.PERSON:
            return [party]
        beside = {other.name.value for other in apart if other.name is not None}
        before = [name for name in self._people if party.start - 3 * FARTHEST < name.start < party.start]
        fits = [name for name in before if party.head in self._heads[self._names.fullest(name).text]]
        if not fits and party.head in ANYBODY:
            fits = [name for name in before if name.start > party.start - FARTHEST]
        fits = [name for name in fits if self._names.fullest(name).text not in beside]
        return [self._as(party, fits[-1])] if fits else [party]

    def _counted(self, party: Party) -> list[Party]:
        """The named people of whom there are as many as the description counts."""
        number = None if party.count is None else party.count.value.min
        for _, group in reversed(self._groups):
            named = [other for other in group if other.name is not None]
            if number is not None and len(named) == number and len(named) == len(group):
                return [_copied(other, party.description) for other in named]
        return []


def _copied(party: Party, description: Stated[str] | None = None) -> Party:
    return Party(party.kind, party.name, description or party.description, party.count, party.head, start=party.start)


def evidence_of(party: Party) -> tuple[Evidence, ...]:
    """Every word behind a mention."""
    return tuple(words for stated in (party.name, party.description, party.count) if stated is not None for words in stated.evidence)
