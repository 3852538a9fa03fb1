"""Whom "he added", "the group said" or a lead's "a rights group said" mean: sources that the report names elsewhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khronika.extract.draft import Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.sentence import Sentence
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.mention import Kind
from khronika.records.report import PassageKind
from khronika.records.stated import Stated

BODIES = (Kind.ORGANIZATION, Kind.OUTLET)
ANY_BODY = word_set("speech", "tellers", "bodies")
ANY_PERSON = word_set("speech", "tellers", "people")
KIN = word_set("speech", "tellers", "kin")
FARTHEST = 2000
"""How many characters may lie between "the group said" and the group's name."""
LEAD_END = 2
"""The last paragraph in which a source may stand before its name is told."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Words of attribution outside quotation marks.

    ``is_apart``: a subject stands before them in the sentence, outside quotation marks, whom a pronoun would mean first.
    """

    sentence: Sentence
    parties: tuple[Party, ...]
    is_apart: bool


class Tellers:
    """The sources of one report, each in the order in which it is told; ``quoted`` are the numbers of sentences that begin in a quotation.

    ``resolve`` finds whom a mention means by what the report tells of people and bodies.
    """

    def __init__(self, tellings: Iterable[Telling], quoted: set[int], resolve: Callable[[list[Party], Sentence], list[Party]]) -> None:
        self._quoted = quoted
        self._pronouns: dict[str, str] = {}
        self._meant: dict[int, list[Party]] = {}
        self._told: list[tuple[Telling, list[Party]]] = []
        for telling in tellings:
            found: list[Party] = []
            for party in telling.parties:
                again = self._again(party, telling)
                meant = again or resolve([party], telling.sentence)
                if again or not party.pronoun:
                    self._meant[party.start] = meant
                found += meant
            self._told.append((telling, found))
        self._name_the_lead()

    def meant_by(self, parties: list[Party]) -> list[Party] | None:
        """Whom the mentions of a source mean, where they are all among those told; else ``None``."""
        if not parties or any(party.start not in self._meant for party in parties):
            return None
        found: list[Party] = []
        for party in (other for mention in parties for other in self._meant[mention.start]):
            if not any(party.is_like(other) for other in found):
                found.append(party)
        return found

    def _again(self, party: Party, telling: Telling) -> list[Party]:
        """The last source, where the mention takes it up again; none where it does not."""
        if party.pronoun:
            return [] if telling.is_apart else self._of_pronoun(party.pronoun, telling.sentence)
        if party.name is not None or not party.is_definite:
            return []
        if party.kind is Kind.PERSON and party.head in ANY_PERSON:
            return self._last(telling, (Kind.PERSON,))
        return self._last(telling, BODIES) if party.head in ANY_BODY else []

    def _last(self, telling: Telling, kinds: tuple[Kind, ...]) -> list[Party]:
        for other, found in reversed(self._told):
            if telling.sentence.start - other.sentence.start > FARTHEST:
                break
            if len(found) == 1 and found[0].name is not None and found[0].kind in kinds:
                return found
        return []

    def _of_pronoun(self, pronoun: str, sentence: Sentence) -> list[Party]:
        if not self._told:
            return []
        last, found = self._told[-1]
        between = range(last.sentence.number + 1, sentence.number)
        if not all(number in self._quoted for number in between) or not _suits(found, pronoun):
            return []
        if pronoun in ("he", "she"):
            known = found[0].name.value if found[0].name is not None else ""
            if self._pronouns.setdefault(known, pronoun) != pronoun:
                return []
        return found

    def _name_the_lead(self) -> None:
        """Names the source of a title or a lead by the first named one behind that it can mean."""
        for number, (telling, found) in enumerate(self._told):
            if telling.sentence.paragraph > LEAD_END and telling.sentence.kind is not PassageKind.TITLE:
                break
            if len(found) != 1 or found[0].name is not None or found[0].is_definite:
                continue
            later = (other for _, others in self._told[number + 1 :] for other in others if len(others) == 1)
            named = next((other for other in later if other.name is not None and _can_mean(found[0], other)), None)
            if named is not None:
                party = Party(named.kind, named.name, found[0].description, head=found[0].head, start=found[0].start)
                self._meant[telling.parties[0].start] = [party]


def _suits(found: list[Party], pronoun: str) -> bool:
    if len(found) != 1:
        return pronoun == "they" and len(found) > 1
    kind = found[0].kind
    if pronoun in ("he", "she"):
        return kind is Kind.PERSON
    return kind is Kind.GROUP if pronoun == "they" else pronoun == "it" and kind in BODIES


def _can_mean(party: Party, named: Party) -> bool:
    """Whether a source without a name can be one that is named: a body that is none of the state's, a person told of by the same word."""
    if is_noun_of(party.head, "association"):
        return named.kind in BODIES and not any(_is_of_state(word) for word in _lemmas(named.name))
    words = _lemmas(named.description)
    return named.kind is party.kind is Kind.PERSON and (party.head in words or (party.head == "relative" and bool(words & KIN)))


def _lemmas(words: Stated[str] | None) -> set[str]:
    return set() if words is None else {noun_lemma(word) for word in words.value.lower().split()}


def _is_of_state(word: str) -> bool:
    return is_noun_of(word, "authority") and not is_noun_of(word, "association")
