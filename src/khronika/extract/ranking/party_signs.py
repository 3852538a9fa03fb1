"""Signs of a party that a claim may be about: what it is, how it stands in the sentence, in which claims it has a role."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from khronika.extract.draft import Draft, Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.ranking.asked import Asked
from khronika.extract.ranking.time_place_signs import FARTHEST_STEP, STEP, band
from khronika.extract.role_fit import OF_PEOPLE
from khronika.extract.syntax import ancestors, clause_head
from khronika.extract.word_lists import is_noun_of
from khronika.records.claim_type import ClaimType
from khronika.records.report import PassageKind

CLASSES = ("person", "authority", "body", "outlet", "association")
MOST = 4


class PartySigns:
    """The signs of parties for one claim."""

    def __init__(self, asked: Asked, drafts: Sequence[Draft]) -> None:
        self._asked = asked
        self._drafts = drafts
        draft = asked.draft
        said, people = draft.type is ClaimType.STATEMENT, draft.type in OF_PEOPLE
        self._sort = "said" if said else "done to people" if people else "done"
        self._verb = draft.verb if draft.verb is not None else clause_head(draft.trigger.head)

    def of(self, party: Party, words: str, token: Token | None) -> Iterator[str]:
        """The signs of a party with its words, and its noun in the claim's sentence."""
        yield from self._of_itself(party)
        places = [(number, role) for number, draft in enumerate(self._drafts) for role in _roles_in(draft, words)]
        yield from (f"{role} of it, {self._sort}" for number, role in places if number == self._asked.number)
        yield from (f"{role} of it, {self._asked.draft.type}" for number, role in places if number == self._asked.number)
        yield from dict.fromkeys(self._of_claims([place for place in places if place[0] != self._asked.number]))
        yield from self._here(token) if token is not None else self._away(party)

    def _of_itself(self, party: Party) -> Iterator[str]:
        draft, named = self._asked.draft, "named" if party.name is not None else "described"
        kind = f"{party.kind} {named}"
        yield "always"
        yield f"for {draft.type}"
        yield f"for {self._sort}, {draft.trigger.form.part}"
        yield f"{kind}, {self._sort}"
        yield f"{kind}, {draft.type}"
        if draft.is_quoted:
            yield f"quoted, {kind}"
        if party.name is None:
            lemma = noun_lemma(party.head)
            yield from (f"noun of {name}, {self._sort}" for name in CLASSES if is_noun_of(lemma, name))

    def _of_claims(self, places: Sequence[tuple[int, str]]) -> Iterator[str]:
        """The signs of the roles that it has in other claims."""
        own, number, sort = self._asked.draft, self._asked.number, self._sort
        yield f"in {min(len({place for place, _ in places}), MOST)} claims, {sort}"
        for place, role in places:
            claim = self._drafts[place]
            yield f"{role} elsewhere, {sort}"
            if place == number - 1:
                yield f"{role} of the claim before, {sort}"
            if place == number + 1:
                yield f"{role} of the claim behind, {sort}"
            if claim.sentence.number == own.sentence.number:
                yield f"{role} beside, {sort}"
            if claim.type is own.type:
                yield f"{role} of the type, {sort}"
                yield f"{role} of the incident" if claim.incident == own.incident else f"{role} of another incident"
            if claim.sentence.kind is PassageKind.TITLE:
                yield f"{role} in the title, {sort}"
        before = next((self._drafts[other] for other in range(number - 1, -1, -1) if self._drafts[other].targets), None)
        if before is not None and any(self._drafts[place] is before and role == "target" for place, role in places):
            yield f"last target, {sort}"

    def _here(self, token: Token) -> Iterator[str]:
        draft, offset = self._asked.draft, self._asked.offset
        home = clause_head(token)
        link = token.head.lower_ if token.head.pos_ == "ADP" else "no preposition"
        yield f"here, {self._sort}"
        yield f"here, {token.dep_}, {draft.trigger.form.part}"
        yield f"here, {'before' if token.idx < offset else 'behind'}, {token.dep_}"
        yield f"here, {min(abs(token.idx - offset) // STEP, FARTHEST_STEP) * STEP} characters away"
        yield f"here, {self._clause_of(home)}, {token.dep_}"
        yield f"here, behind {link}, {self._sort}"
        if any(other.i == draft.trigger.head.i for other in ancestors(token)):
            yield f"here, below the trigger, {draft.trigger.form.part}"

    def _clause_of(self, home: Token) -> str:
        if home.i == self._verb.i:
            return "own clause"
        if any(other.i == home.i for other in ancestors(self._verb)):
            return "clause above"
        return "clause below" if any(other.i == self._verb.i for other in ancestors(home)) else "another clause"

    def _away(self, party: Party) -> Iterator[str]:
        distance = (self._asked.draft.sentence.start - party.start) // (STEP * MOST)
        yield f"away, {self._sort}"
        yield f"{'before' if distance >= 0 else 'behind'}, {band(abs(distance))} steps of text away"


def _roles_in(draft: Draft, words: str) -> Iterator[str]:
    for role, parties in (("target", draft.targets), ("actor", draft.actors), ("speaker", draft.speakers)):
        for party in parties:
            if (party.name is not None and party.name.value == words) or (
                party.name is None and party.description is not None and party.description.value.lower() == words
            ):
                yield role
                break
