"""Whom the names at, before and behind the head of a noun phrase mention."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from khronika.extract.descriptions import is_plural
from khronika.extract.draft import Party
from khronika.extract.enumerations import Lists
from khronika.extract.inflection import noun_lemma
from khronika.extract.name import Name
from khronika.extract.names import Names
from khronika.extract.noun_phrases import begin_of, count_of, extent, stated, trimmed
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child, with_conjuncts
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.mention import Kind
from khronika.records.stated import Stated
from khronika.text.places import country_of_adjective

BODIES_OF_COUNTRIES = word_set("parties", "bodies", "countries")
ONE_A_COUNTRY = word_set("parties", "bodies", "one_a_country")
FORCES = word_set("parties", "bodies", "forces")
BODIES_OF_UNIONS = word_set("parties", "bodies", "unions")
UNIONS = word_set("parties", "bodies", "names_of_unions")
LONGEST_DESCRIPTION = 100
MOST_BEFORE_PHRASE = 5
_INTRODUCES = re.compile(r"^[^.;]{0,80}?(?:--|–|—|:|,|\()\s*(?:(?:namely|identified as|named as|all)[ :]*)?$")
_OPENS = re.compile(r":? (?:the |an? )?(?:[a-z][\w'’-]* ){0,6}")
_WORDS_BEFORE = re.compile(r"(?:^|[,;:]| and) (?P<words>(?:(?!and )[a-z][\w'’-]* )+)$")
_OPENED = re.compile(r" (?:[a-z-]+ ){0,2}([a-z-]+) ")


class NamedParties:
    """Reads mentions by name out of the sentences of one report, whose names are known."""

    def __init__(self, names: Names, text: str) -> None:
        self._names = names
        self._lists = Lists(names, text)

    def at(self, head: Token, sentence: Sentence) -> list[Party]:
        """The mentions that names give to a head; none where it has no name."""
        name = self._name_at(head, sentence)
        if name is not None:
            return list(self._listed(name, head, sentence))
        body = self._named_body(head, sentence)
        if body is not None:
            return [body]
        name = self._lists.first_around(sentence.start + head.idx)
        if name is not None:
            return list(self._listed(name, head, sentence))
        name = self._name_right_behind(head, sentence)
        if name is not None:
            description = stated(trimmed(sentence, begin_of(head), name.title_start - sentence.start))
            return _with_description(self._listed(name, head, sentence), description)
        return self._named_behind(head, sentence) or self._apposed(head, sentence)

    def people_behind(self, opening: Token, sentence: Sentence) -> list[Party]:
        """The person, or those in one list, right behind the word that opens who is in a group, with what describes them."""
        end = sentence.start + opening.idx + len(opening.text)
        behind = self._names.within(end, min(end + LONGEST_DESCRIPTION, sentence.start + len(sentence.text)))
        if not behind or behind[0].kind is not Kind.PERSON or sentence.text.startswith(("'s ", "’s "), behind[0].end - sentence.start):
            return []
        if _OPENS.fullmatch(sentence.text, end - sentence.start, behind[0].title_start - sentence.start) is None:
            return []
        return list(self._told_apart(behind[0], opening, sentence))

    def _told_apart(self, first: Name, opening: Token, sentence: Sentence) -> Iterator[Party]:
        """A name and those in one list with it, each with the words right before it; a plural describes those behind it too."""
        shared: Stated[str] | None = None
        offset = opening.idx + len(opening.text)
        for name in self._list_in(first, sentence) or (first,):
            words = _WORDS_BEFORE.search(sentence.text[offset : name.title_start - sentence.start])
            description = None if words is None else stated(trimmed(sentence, offset + words.start("words"), offset + words.end()))
            if description is not None:
                shared = description if is_plural(description.value) else None
            offset = name.end - sentence.start
            token = sentence.token_at(name.start - sentence.start, offset)
            yield replace(self.named(name, opening if token is None else token, sentence), description=description or shared)

    def _list_in(self, name: Name, sentence: Sentence) -> tuple[Name, ...] | None:
        """The list that a name stands in, where all of it stands in the sentence."""
        listed = self._lists.of(name)
        is_here = listed is not None and all(sentence.start <= other.start < sentence.start + len(sentence.text) for other in listed)
        return listed if is_here else None

    def is_name(self, head: Token, sentence: Sentence) -> bool:
        """Whether a token is part of a name."""
        return self._names.covering(sentence.start + head.idx) is not None

    def named(self, name: Name, head: Token, sentence: Sentence) -> Party:
        """Whom a name means, in its fullest form, with what stands beside it to say who that is."""
        full = self._names.fullest(name)
        words = [name.evidence]
        if full.start != name.start and full.text != name.text:
            words.append(full.evidence)
        kind = full.kind if full.kind is not name.kind and len(full.words) > len(name.words) else name.kind
        description = self._description_before(name, head, sentence) or self._description_behind(head, sentence)
        return Party(kind, Stated(full.text, tuple(words)), description, head=head.lower_, start=name.start)

    def _description_before(self, name: Name, head: Token, sentence: Sentence) -> Stated[str] | None:
        """What stands before a name and says who it is: a title, or nouns in lower case."""
        start = max(min(sentence.start + begin_of(head), name.title_start), sentence.start)
        words = sentence.text[start - sentence.start : max(0, name.start - sentence.start)]
        return stated(trimmed(sentence, start - sentence.start, start - sentence.start + len(words)))

    def _description_behind(self, head: Token, sentence: Sentence) -> Stated[str] | None:
        apposed = child(head, "appos")
        if apposed is None or apposed.pos_ != "NOUN" or self._names.covering(sentence.start + apposed.idx):
            return None
        start, end = extent(apposed, apposed)
        return stated(trimmed(sentence, start, end))

    def _name_at(self, head: Token, sentence: Sentence) -> Name | None:
        """The name that the head is part of, or whose description that name opens."""
        name = self._names.covering(sentence.start + head.idx)
        if name is None or self._is_common_noun(name, head):
            return None
        return self._whose(name, sentence) or name

    def _is_common_noun(self, name: Name, head: Token) -> bool:
        """Whether a capital at the start of a sentence made a common noun look like a name."""
        is_capital_from_there = len(name.words) == 1 and name.text[1:].islower()
        return head.pos_ in ("NOUN", "NUM") and is_capital_from_there and self._names.times_met(name) == 1

    def _whose(self, name: Name, sentence: Sentence) -> Name | None:
        """The person whose description the name only opens ("Daily Star editor A")."""
        behind = self._names.within(name.end, min(name.end + LONGEST_DESCRIPTION, sentence.start + len(sentence.text)))
        if not behind or behind[0].kind is not Kind.PERSON:
            return None
        first, last = name.end - sentence.start, behind[0].title_start - sentence.start
        between = _OPENED.fullmatch(sentence.text[first:last])
        is_done = any(token.pos_ in ("VERB", "AUX") and first <= token.idx < last for token in sentence.doc)
        return behind[0] if between is not None and not is_done and is_noun_of(between[1], "person") else None

    def _listed(self, name: Name, head: Token, sentence: Sentence) -> Iterator[Party]:
        """The name, and those in one list with it; a plural before a name describes those behind it too ("editors A, B and C")."""
        listed = self._list_in(name, sentence)
        if listed is None:
            yield self.named(name, head, sentence)
            return
        shared: Stated[str] | None = None
        for other in listed:
            token = sentence.token_at(other.start - sentence.start, other.end - sentence.start)
            party = self.named(other, token if token is not None else head, sentence)
            if party.description is not None:
                shared = party.description if is_plural(party.description.value) else None
            party.description = party.description or shared
            yield party

    def _name_right_behind(self, head: Token, sentence: Sentence) -> Name | None:
        """The person, or the first of several, named right behind a noun that says who it is ("photographer A", "photographers A and B").

        The parse may part them.
        """
        if head.tag_ not in ("NN", "NNS") or not is_noun_of(noun_lemma(head.lower_), "person"):
            return None
        offset = sentence.start + head.idx + len(head.text) + 1
        name = self._names.covering(offset)
        if name is None or name.kind is not Kind.PERSON or name.title_start != offset:
            return None
        return name if head.tag_ == "NN" or self._lists.of(name) is not None else None

    def _named_behind(self, head: Token, sentence: Sentence) -> list[Party]:
        """As many people as a description counts, listed behind it ("two journalists for a channel -- A, 27, and B, 23 --")."""
        if head.tag_ != "NNS" or not is_noun_of(noun_lemma(head.lower_), "person"):
            return []
        listed = self._list_behind(head, sentence)
        count = count_of(head, sentence)
        if not listed or (count is not None and count.value.min != len(listed)):
            return []
        start, last = extent(head, head)
        if count is not None:
            start = max(start, count.evidence[0].end - sentence.start)
        description = stated(trimmed(sentence, start, min(last, listed[0].title_start - sentence.start)))
        return _with_description(self._listed(listed[0], head, sentence), description)

    def _list_behind(self, head: Token, sentence: Sentence) -> tuple[Name, ...]:
        """The list of people that a noun introduces; none where a verb stands between."""
        end = sentence.start + head.idx + len(head.text)
        behind = self._names.within(end, min(end + LONGEST_DESCRIPTION, sentence.start + len(sentence.text)))
        listed = next((names for name in behind if (names := self._lists.of(name)) is not None), ())
        if not listed or listed[0].kind is not Kind.PERSON:
            return ()
        first, last = end - sentence.start, listed[0].start - sentence.start
        if not _INTRODUCES.search(sentence.text[first : listed[0].title_start - sentence.start]):
            return ()
        between = sentence.doc.char_span(first, last, alignment_mode="contract")
        has_verb = between is not None and any(token.pos_ == "VERB" and token.tag_ != "VBN" for token in between)
        return () if has_verb else listed

    def _named_body(self, head: Token, sentence: Sentence) -> Party | None:
        """A body whose name stands before the noun that says what it is ("the Unison trade union")."""
        lemma = noun_lemma(head.lower_)
        is_body = is_noun_of(lemma, "outlet") or is_noun_of(lemma, "body") or lemma in BODIES_OF_COUNTRIES
        if head.pos_ != "NOUN" or not (lemma in FORCES or (is_body and head.tag_ != "NNS")):
            return None
        for other in head.children:
            if other.dep_ in ("compound", "nmod") and other.pos_ == "PROPN":
                name = self._names.covering(sentence.start + other.idx)
                party = None if name is None else self._body(name, head, other, sentence)
                if party is not None:
                    return party
        return _body_of_country(head, sentence) if lemma in ONE_A_COUNTRY | FORCES else None

    def _body(self, name: Name, head: Token, token: Token, sentence: Sentence) -> Party | None:
        """The body that a name and the noun behind it mean: of a place or union by both together, else by its own name."""
        lemma, end = noun_lemma(head.lower_), head.idx + len(head.text)
        is_of_union = lemma in BODIES_OF_COUNTRIES | BODIES_OF_UNIONS and name.text.lower() in UNIONS
        is_force = lemma in FORCES and token.i == head.i - 1
        if (lemma in BODIES_OF_COUNTRIES and name.kind is Kind.PLACE) or is_of_union or is_force:
            words = sentence.evidence(name.start - sentence.start, end)
            description = stated(sentence.words_of(head, head))
            return Party(Kind.ORGANIZATION, Stated(words.quote, (words,)), description, head=lemma, start=name.start)
        if name.kind in (Kind.PLACE, Kind.SITE) or name.start <= sentence.start + head.left_edge.idx - MOST_BEFORE_PHRASE:
            return None
        party = self.named(name, token, sentence)
        party.description = stated(trimmed(sentence, max(0, name.end - sentence.start), end)) or party.description
        party.kind = Kind.ORGANIZATION
        return party

    def _apposed(self, head: Token, sentence: Sentence) -> list[Party]:
        """Named people behind a description ("the suspect, A", "two journalists - A and B"), each with that description."""
        apposed = child(head, "appos") if head.pos_ in ("NOUN", "PROPN", "NUM") else None
        if apposed is None:
            return self._set_off(head, sentence)
        covered = [(token, self._names.covering(sentence.start + token.idx)) for token in with_conjuncts(apposed)]
        named = [(token, name) for token, name in covered if name is not None]
        if not named or named[0][1].kind is Kind.PLACE:
            return []
        start, end = extent(head, head)
        description = stated(trimmed(sentence, start, end))
        return _with_description((self.named(name, token, sentence) for token, name in named), description)

    def _set_off(self, head: Token, sentence: Sentence) -> list[Party]:
        """The person set off by commas behind a description that ends in another name ("the editor of X, A, was ...")."""
        of = next((other for other in head.children if other.dep_ == "prep" and other.lower_ in ("of", "at", "for")), None)
        inner = child(of, "pobj") if of is not None else None
        if inner is None or head.tag_ != "NN" or not is_noun_of(noun_lemma(head.lower_), "person"):
            return []
        outer = self._names.covering(sentence.start + inner.idx)
        name = None if outer is None else self._names.covering(outer.end + 2)
        if outer is None or name is None or name.kind is not Kind.PERSON or len(name.words) < 2:
            return []
        first, last = outer.end - sentence.start, name.end - sentence.start
        if sentence.text[first : first + 2] != ", " or sentence.text[last : last + 1] != ",":
            return []
        start, _ = extent(head, head)
        return _with_description([self.named(name, head, sentence)], stated(trimmed(sentence, start, first)))


def _body_of_country(head: Token, sentence: Sentence) -> Party | None:
    """The body that an adjective of a country right before its noun names ("the Kenyan government")."""
    before = head.nbor(-1) if head.i else head
    if before.head.i != head.i or country_of_adjective(before.text) is None:
        return None
    return Party(
        Kind.ORGANIZATION,
        stated(sentence.words_of(before, head)),
        stated(sentence.words_of(head, head)),
        head=noun_lemma(head.lower_),
        start=sentence.start + before.idx,
    )


def _with_description(parties: Iterable[Party], description: Stated[str] | None) -> list[Party]:
    """The parties, those without a description of their own with this one."""
    return [replace(party, description=party.description or description) for party in parties]
