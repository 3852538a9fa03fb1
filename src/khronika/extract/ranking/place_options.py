"""Where a claim without a place may have happened, each place with its signs: every place that its sentence names."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from khronika.extract.draft import Draft
from khronika.extract.inflection import noun_lemma
from khronika.extract.name import Name
from khronika.extract.names import Names
from khronika.extract.place_nouns import facility
from khronika.extract.ranking.asked import Asked
from khronika.extract.ranking.options import Option
from khronika.extract.ranking.party_signs import CLASSES
from khronika.extract.ranking.time_place_signs import FARTHEST_STEP, STEP
from khronika.extract.syntax import ancestors, child, clause_head
from khronika.extract.where import Places
from khronika.extract.word_lists import is_noun_of
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.place_name import PlaceName
from khronika.records.stated import Stated
from khronika.text.places import countries_with, country_named, is_region

MOST = 3
NO_PLACE = frozenset({Kind.SITE, Kind.OUTLET})

PlaceOption = Option[Stated[PlaceName]]


def place_options(number: int, drafts: Sequence[Draft], names: Names, places: Places) -> list[PlaceOption]:
    """The places that a draft may have, by its number among those of its report; a statement has none."""
    asked = Asked(drafts[number], number)
    if asked.draft.type is ClaimType.STATEMENT:
        return []
    found = list(_named_in(asked.draft, names))
    return [
        Option(places.told(name, facility(token), asked.draft.sentence), tuple(_signs(asked, drafts, name, token, len(found))))
        for name, token in found
    ]


def _named_in(draft: Draft, names: Names) -> Iterator[tuple[Name, Token]]:
    """The places of a sentence, each where it stands nearest to the trigger."""
    sentence, met = draft.sentence, dict[str, tuple[Name, Token]]()
    for name in names.within(sentence.start, sentence.start + len(sentence.text)):
        token = sentence.token_at(name.start - sentence.start, name.end - sentence.start)
        if token is None or not _may_be_place(name):
            continue
        known = met.get(name.text)
        if known is None or _apart(token, draft) < _apart(known[1], draft):
            met[name.text] = (name, token)
    yield from met.values()


def _may_be_place(name: Name) -> bool:
    return name.kind is Kind.PLACE or (name.kind not in NO_PLACE and bool(countries_with(name.text)))


def _apart(token: Token, draft: Draft) -> int:
    return abs(token.idx - draft.trigger.first.idx)


def _signs(asked: Asked, drafts: Sequence[Draft], name: Name, token: Token, places: int) -> Iterator[str]:
    part = asked.draft.trigger.form.part
    yield "always"
    yield f"for {asked.draft.type}"
    yield f"for {part}"
    yield f"among {min(places, MOST)}"
    if asked.draft.is_quoted:
        yield "quoted"
    if asked.in_title:
        yield "in the title"
    yield from _of_itself(name)
    yield from _of_stand(asked, token)
    yield from _of_roles(asked.draft, name)
    yield from dict.fromkeys(_of_claims(asked, drafts, name))


def _of_itself(name: Name) -> Iterator[str]:
    if country_named(name.text) is not None:
        yield "a country"
    elif is_region(name.text):
        yield "a region"
    else:
        yield "a known town" if countries_with(name.text) else "an unknown place"
    if name.kind is not Kind.PLACE:
        yield f"taken for a {name.kind}"


def _of_stand(asked: Asked, token: Token) -> Iterator[str]:
    """How it stands to the words that carry the claim."""
    draft, part = asked.draft, asked.draft.trigger.form.part
    above, offset = token.head, asked.offset
    link = above.lower_ if above.pos_ == "ADP" else "no preposition"
    side = "before" if token.idx < offset else "behind"
    yield f"{token.dep_}, {part}"
    yield f"{token.dep_}, {side}"
    yield f"behind {link}"
    yield f"behind {link}, {side}"
    yield f"{min(_apart(token, draft) // STEP, FARTHEST_STEP) * STEP} characters away, {side}"
    yield f"possessive, {part}" if child(token, "case") is not None else f"no possessive, {part}"
    own = draft.verb if draft.verb is not None else clause_head(draft.trigger.head)
    yield f"{_clause(clause_head(token), own)}, {part}"
    if any(other.i == draft.trigger.head.i for other in ancestors(token)):
        yield f"below the trigger, {part}"
    if any(other.i == token.i for other in ancestors(draft.trigger.head)):
        yield f"above the trigger, {part}"
    noun = above.head if above.pos_ == "ADP" else above
    if noun.pos_ in ("NOUN", "PROPN"):
        lemma = noun_lemma(noun.lower_)
        yield from (f"with noun of {sort}, {token.dep_}" for sort in (*CLASSES, "building", "gathering") if is_noun_of(lemma, sort))


def _clause(home: Token, own: Token) -> str:
    if home.i == own.i:
        return "own clause"
    if any(other.i == home.i for other in ancestors(own)):
        return "clause above"
    return "clause below" if any(other.i == own.i for other in ancestors(home)) else "another clause"


def _of_roles(draft: Draft, name: Name) -> Iterator[str]:
    """Whether the words of a party of the claim hold it."""
    for role, parties in (("target", draft.targets), ("actor", draft.actors), ("speaker", draft.speakers)):
        stated = (value for party in parties for value in (party.name, party.description) if value is not None)
        if any(words.start <= name.start < words.end for value in stated for words in value.evidence):
            yield f"in the {role}"
            yield f"in the {role}, {draft.type}"


def _of_claims(asked: Asked, drafts: Sequence[Draft], name: Name) -> Iterator[str]:
    """The signs of the report's other claims that have it for their place."""
    own = asked.draft
    for number, draft in enumerate(drafts):
        if number == asked.number or not draft.where:
            continue
        is_here = any(place.value.name == name.text for place in draft.where)
        same = "its place" if is_here else "another place"
        if draft.sentence.number == own.sentence.number:
            yield f"{same} of a claim beside"
        if draft.type is own.type and draft.incident == own.incident:
            yield f"{same} of the incident"
        if is_here:
            yield "place of a claim"
            if draft.type is own.type:
                yield "place of a claim of the type"
