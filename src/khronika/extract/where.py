"""Where a claim's thing happened, by the names of places in its sentence."""

import re
from collections import Counter

from spacy.tokens import Token

from khronika.extract.attachment import ABOVE, APART, SAME, distance
from khronika.extract.attribution import is_speech
from khronika.extract.draft import Draft
from khronika.extract.inflection import forms_of
from khronika.extract.name import Name
from khronika.extract.names import Names
from khronika.extract.place_nouns import GENERIC, direction_before, facility, is_named_by, is_told_closer
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import ancestors, child, is_within
from khronika.extract.word_lists import is_name_word, strings, word_set
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.place_name import PlaceName
from khronika.records.report import Report
from khronika.records.stated import Stated
from khronika.text.places import countries_with, country_named, country_of_adjective, is_region

LOCATIVE = word_set("places", "places", "locative")
LEAVING = (ClaimType.EXPULSION, ClaimType.RELEASE, ClaimType.DISAPPEARANCE)
STRIKING = forms_of("places", "places", "striking")
TO_A_PLACE = word_set("places", "places", "to_a_place")
CITIES_OF_THEIR_OWN = frozenset(strings("places")["cities"]["of_their_own"])
TOLD = 3
"""What the name or adjective of a country weighs in what the report is about; the name of a town weighs less."""

LEAST = 2
"""What a country weighs at least that an unknown place is taken to be in: the one town of a name, not one of several."""

LONGEST_UNKNOWN = 3
NEAR_DOER = 60


class Places:
    """The places of one report and the country it is about."""

    def __init__(self, names: Names, words: list[str], report: Report) -> None:
        self._names = names
        self._text = report.text
        self._passages = report.passages
        self._countries = _countries(names, words)

    def country_of(self, name: str) -> str | None:
        """The country a place is in: what the name says, else where the report plays."""
        named = country_named(name)
        if named is not None:
            return named
        known = countries_with(name) or next((found for word in (name.rpartition(" ")[0],) if word and (found := countries_with(word))), ())
        told = [code for code, _ in self._countries.most_common() if code in known]
        if known and known[0] in told and not is_region(name):
            return known[0]
        if told:
            return told[0]
        if known and (len(known) == 1 or not self._countries):
            return known[0]
        code, weight = next(iter(self._countries.most_common(1)), (None, 0))
        return code if weight >= LEAST else None

    def of(self, draft: Draft) -> list[Stated[PlaceName]]:
        """The most specific places that the words give for the claim."""
        sentence = draft.sentence
        ranked: list[tuple[int, int, Name, Token]] = []
        for name in self._names.within(sentence.start, sentence.start + len(sentence.text)):
            token = sentence.token_at(name.start - sentence.start, name.end - sentence.start)
            if token is None:
                continue
            token = facility(token)
            if is_told_closer(token):
                continue
            if _names_trigger(token, name, draft) or _is_struck(token, draft):
                ranked.append((SAME, abs(token.idx - draft.trigger.first.idx), name, token))
            elif self._is_place(name, token, draft):
                steps = ABOVE if _sets_scene(token, draft) else distance(token, draft.trigger.head, draft.verb)
                if steps < APART:
                    ranked.append((steps, abs(token.idx - draft.trigger.first.idx), name, token))
        if not ranked:
            return self._of_relative_clause(draft) or self._of_doer(draft) or self._of_heading(draft)
        best = min(row[0] for row in ranked)
        kept = [row for row in ranked if row[0] == best]
        towns = [row for row in kept if _is_within_country(row[2].text)] or [row for row in kept if direction_before(row[3])] or kept
        outer = [row for row in towns if not any(row[3].i != other[3].i and _is_inside(row[3], other[3]) for other in towns)]
        return [self.told(row[2], row[3], sentence) for row in outer]

    def _of_relative_clause(self, draft: Draft) -> list[Stated[PlaceName]]:
        """The place that a clause with "where" explains ("in Oral, where two people were held")."""
        for verb in (draft.trigger.head, *ancestors(draft.trigger.head)):
            if verb.dep_ == "relcl" and any(other.lower_ == "where" for other in verb.children):
                name = self._names.covering(draft.sentence.start + verb.head.idx)
                inner = next((other for other in verb.head.subtree if other.dep_ == "pobj" and other.head.lower_ == "of"), None)
                if name is None and inner is not None:
                    name = self._names.covering(draft.sentence.start + inner.idx)
                is_town = name is not None and name.kind in (Kind.PLACE, Kind.PERSON) and country_named(name.text) is None
                return [self._stated(name)] if name is not None and is_town else []
        return []

    def _of_doer(self, draft: Draft) -> list[Stated[PlaceName]]:
        """The town in the name of who acts ("Istanbul police"), where nothing else says where."""
        for party in draft.actors:
            stated = party.name or party.description
            if stated is None:
                continue
            words = stated.evidence[0]
            for name in self._names.within(max(words.start, party.start), min(words.end, party.start + NEAR_DOER)):
                is_part = name.end < words.end or party.name is None
                if (
                    is_part
                    and name.kind is Kind.PLACE
                    and _is_within_country(name.text)
                    and (country_named(name.text) or countries_with(name.text))
                ):
                    return [self._stated(name)]
        return []

    def _stands_behind(self, preposition: Token, token: Token, name: Name) -> bool:
        """Whether a name that need not be a place stands right behind the preposition, or is joined to one that does."""
        if token.dep_ == "conj":
            return len(name.words) == 1 or bool(countries_with(name.text))
        before = self._text[max(0, name.title_start - 40) : name.title_start].lower()
        return (
            token.dep_ in ("pobj", "compound", "nmod")
            and re.search(rf"\b{re.escape(preposition.lower_)} (?:the )?(?:[\w’'-]+ ){{0,2}}$", before) is not None
        )

    def _of_heading(self, draft: Draft) -> list[Stated[PlaceName]]:
        """The place that stands alone at the head of a paragraph ("Brest. A teacher was fined ...")."""
        passage = self._passages[draft.sentence.paragraph]
        name = self._names.covering(passage.start)
        if name is None or name.start != passage.start or name.kind is not Kind.PLACE or not self._text.startswith((". ", ": "), name.end):
            return []
        return [self._stated(name)]

    def told(self, name: Name, token: Token, sentence: Sentence) -> Stated[PlaceName]:
        """The place with the common noun that says what it is ("Evin prison"), or with the part of it that is meant ("central Minsk")."""
        start, end = name.start - sentence.start, token.idx + len(token.text)
        if end <= name.end - sentence.start or token.pos_ != "NOUN" or not is_named_by(token, name):
            direction = direction_before(token)
            if direction is None:
                return self._stated(name)
            start, end = min(start, direction.idx), name.end - sentence.start
        words = sentence.evidence(start, end)
        return Stated(PlaceName(words.quote, self.country_of(name.text)), (words,))

    def _stated(self, name: Name) -> Stated[PlaceName]:
        return Stated(PlaceName(name.text, self.country_of(name.text)), (name.evidence,))

    def _is_place(self, name: Name, token: Token, draft: Draft) -> bool:
        preposition = _preposition(token)
        if preposition is None:
            return False
        if preposition.lower_ == "of":
            return preposition.head.lower_ in GENERIC and name.kind in (Kind.PLACE, Kind.PERSON)
        is_here = preposition.lower_ in LOCATIVE or (draft.type in LEAVING and preposition.lower_ in TO_A_PLACE)
        if not is_here or name.kind in (Kind.SITE, Kind.OUTLET):
            return False
        if name.kind is Kind.PLACE:
            return preposition.lower_ != "on" or is_name_word(name.words[-1], "place_words")
        return preposition.lower_ not in ("on", "to") and self._is_used_as_place(name, token, preposition)

    def _is_used_as_place(self, name: Name, token: Token, preposition: Token) -> bool:
        """Whether a name that is no place's by its words stands for one: a building of a body, a town that no list has."""
        if name.kind is Kind.ORGANIZATION:
            is_at = preposition.lower_ in ("outside", "at") and len(name.words) > 1
            return is_at or any(is_name_word(word, "place_words") for word in name.words)
        is_short = len(name.words) <= LONGEST_UNKNOWN
        return is_short and self._stands_behind(preposition, token, name) and self._names.fullest(name) is name


def _is_within_country(name: str) -> bool:
    """Whether a place is no whole country; a city that is its own country is a city."""
    return country_named(name) is None or name.lower() in CITIES_OF_THEIR_OWN


def _names_trigger(token: Token, name: Name, draft: Draft) -> bool:
    """Whether a place stands before the noun of an event ("the Sanaa fire", "the Nairobi attack")."""
    is_before = token.dep_ in ("compound", "nmod") and token.head.i == draft.trigger.head.i
    return is_before and name.kind is Kind.PLACE and draft.trigger.form.part == "nouns"


def _is_struck(token: Token, draft: Draft) -> bool:
    """Whether an event is said to have shaken or hit the place."""
    head = draft.trigger.head
    return token.dep_ == "dobj" and token.head.lower_ in STRIKING and head.dep_ == "nsubj" and head.head.i == token.head.i


def _sets_scene(token: Token, draft: Draft) -> bool:
    """Whether a place stands in front of who speaks, and so belongs to what is said ("In Oral, a lawyer said that ...")."""
    preposition = _preposition(token)
    if preposition is None or not is_speech(preposition.head):
        return False
    speaker = child(preposition.head, "nsubj")
    return speaker is not None and preposition.i < speaker.left_edge.i and is_within(draft.trigger.head, preposition.head)


def _preposition(token: Token) -> Token | None:
    """The preposition that a place hangs on, through conjunction and apposition."""
    if token.dep_ == "pobj":
        return token.head
    for other in ancestors(token):
        if token.dep_ not in ("conj", "appos", "dep"):
            return None
        if other.dep_ == "pobj":
            return other.head
        token = other
    return None


def _is_inside(inner: Token, outer: Token) -> bool:
    """Whether a place only explains another: it hangs below it without being joined to it."""
    if not is_within(inner, outer):
        return False
    while inner.i != outer.i:
        if inner.dep_ == "conj":
            return False
        inner = inner.head
    return True


def _countries(names: Names, words: list[str]) -> Counter[str]:
    """How often the report's words point to each country."""
    found: Counter[str] = Counter()
    for name in names:
        country = country_named(name.text)
        if country is not None:
            found[country] += TOLD
        elif name.kind is Kind.PLACE and (known := countries_with(name.text)):
            found[known[0]] += 2 if len(known) == 1 else 1
    for word in words:
        if word[:1].isupper() and (code := country_of_adjective(word)) is not None:
            found[code] += TOLD
    return found
