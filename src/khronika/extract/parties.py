"""From the head of a noun phrase to whom or what it mentions: name, description and count."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from khronika.extract.draft import Party
from khronika.extract.enumerations import enumerations
from khronika.extract.inflection import noun_lemma, verb_forms
from khronika.extract.name import Name
from khronika.extract.names import Names
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child, with_conjuncts
from khronika.extract.word_lists import is_noun_of, is_person_noun
from khronika.records.claim_type import ClaimType
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.records.stated import Stated

PRONOUNS = {
    "he": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she", "they": "they", "them": "they", "themselves": "they", "it": "it",
    "his": "he", "hers": "she", "their": "they", "its": "it", "i": "i", "me": "i", "we": "we", "us": "we", "both": "they",
}  # fmt: skip
LEFT = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "advmod", "punct", "case"})
SKIPPED = frozenset(
    "the a an some many several other such all both any every each these those this that another more most few own dozens hundreds".split()
)
OF_LIKE = frozenset("of from for with against".split())
PLACE_LIKE = frozenset("in at on near outside".split())
LIGHT = frozenset("people person those others anyone members group".split())
PORTIONS = frozenset(
    "dozens hundreds thousands scores number majority some many several most one all any each few couple group none both half part more tens millions".split()
)
TAKING_OF = frozenset(
    form
    for lemma in ("accuse", "convict", "suspect", "acquit", "charge", "blame", "clear", "sentence", "jail", "arrest")
    for form in verb_forms(lemma)
)
BODIES = frozenset("government parliament court embassy administration council municipality legislature tribunal consulate".split())
OFFICES = frozenset("agency office commission committee mission rapporteur".split())
UNIONS = frozenset(("un", "u.n.", "united nations", "eu", "european union", "african union", "au"))
FARTHEST = 14
LONGEST_DESCRIPTION = 100
_INTRODUCES = re.compile(r"^[^.;]{0,80}?(?:--|–|—|:|,|\()\s*(?:(?:namely|identified as|named as|all)[ :]*)?$")


class Parties:
    """Reads mentions out of the sentences of one report, whose names are known."""

    def __init__(self, names: Names, text: str) -> None:
        self._names = names
        self._lists = {name.start: listed for listed in enumerations(names, text) for name in listed}

    def of(self, heads: list[Token], sentence: Sentence) -> list[Party]:
        """The mentions that the heads and what is joined to them make; what says nothing is left out."""
        found: list[Party] = []
        joined = {token.i for head in heads for token in with_conjuncts(head)[1:]}
        for head in heads:
            if head.i not in joined:
                found += self._of_coordination(head, sentence)
        return _distinct(found)

    def of_one(self, head: Token, sentence: Sentence) -> Iterator[Party]:
        """The mentions that one head makes, without what is joined to it."""
        return self._of_one(head, sentence)

    def counted(self, noun: Token, sentence: Sentence) -> Party | None:
        """The number of people that a count before the noun of an event gives ("413 arrests")."""
        count = self._count(noun, sentence)
        return None if count is None else Party(Kind.GROUP, count=count, start=sentence.start + noun.idx)

    def _of_coordination(self, head: Token, sentence: Sentence) -> Iterator[Party]:
        head = _whole(head)
        inner = _portion_of(head) if head.pos_ == "NUM" or head.lower_ in PORTIONS else None
        behind = with_conjuncts(inner)[1:] if inner is not None else []
        for other in behind:
            if self._count(other, sentence) is not None:
                yield from self._of_one(other, sentence)
        members = [token for token in with_conjuncts(head) if token.pos_ not in ("VERB", "AUX", "ADP", "ADV") or token is head]
        if len(members) > 1 and self._shares_count(members, sentence):
            party = self._described(members[0], members[-1], sentence)
            if party is not None:
                yield party
                return
        for member in members:
            yield from self._of_one(member, sentence)
            yield from self._included(member, sentence)

    def _included(self, head: Token, sentence: Sentence) -> Iterator[Party]:
        """Those of a group who are told apart ("activists, including A and B")."""
        for other in head.children:
            if other.dep_ == "prep" and other.lower_ == "including" and (first := child(other, "pobj")) is not None:
                for member in with_conjuncts(first):
                    yield from self._of_one(member, sentence)

    def _shares_count(self, members: list[Token], sentence: Sentence) -> bool:
        """Whether one count stands before common nouns that are joined ("hundreds of reporters and activists")."""
        if any(self._names.covering(sentence.start + token.idx) for token in members):
            return False
        counted = [self._count(token, sentence) is not None for token in members]
        return counted[0] and not any(counted[1:])

    def _of_one(self, head: Token, sentence: Sentence) -> Iterator[Party]:
        if head.lower_ in PRONOUNS and head.pos_ in ("PRON", "DET"):
            pronoun = PRONOUNS[head.lower_]
            yield Party(
                Kind.PERSON if pronoun in ("he", "she", "i") else Kind.GROUP,
                pronoun=pronoun,
                head=head.lower_,
                start=sentence.start + head.idx,
            )
            return
        name = self._names.covering(sentence.start + head.idx)
        if name is not None and not self._is_common_noun(name, head):
            name = self._whose(name, sentence) or name
            yield from self._listed(name, head, sentence)
            return
        body = self._named_body(head, sentence)
        if body is not None:
            yield body
            return
        around = self._list_around(sentence.start + head.idx)
        if around is not None:
            yield from self._listed(around, head, sentence)
            return
        right_behind = self._name_right_behind(head, sentence)
        if right_behind is not None:
            yield from self._listed(right_behind, head, sentence)
            return
        joined = self._named_behind(head, sentence) or self._apposed(head, sentence)
        if joined:
            yield from joined
            return
        if head.lower_ in PORTIONS or head.pos_ == "NUM" or head.like_num:
            inner = _portion_of(head)
            if inner is not None:
                yield from self._portion(head, inner, sentence)
                return
        party = self._described(head, head, sentence)
        if party is not None:
            yield party

    def _whose(self, name: Name, sentence: Sentence) -> Name | None:
        """The person whose description the name only opens ("Daily Star editor A")."""
        behind = self._names.within(name.end, min(name.end + LONGEST_DESCRIPTION, sentence.start + len(sentence.text)))
        if not behind or behind[0].kind is not Kind.PERSON:
            return None
        between = re.fullmatch(
            r" (?:[a-z-]+ ){0,2}([a-z-]+) ", sentence.text[name.end - sentence.start : behind[0].title_start - sentence.start]
        )
        return behind[0] if between is not None and is_noun_of(between[1], "person") else None

    def _listed(self, name: Name, head: Token, sentence: Sentence) -> Iterator[Party]:
        """The name, and those that stand in one list with it; a plural before a name describes those behind it too ("editors A, B and C")."""
        listed = self._lists.get(name.start)
        if listed is None or not all(sentence.start <= other.start < sentence.start + len(sentence.text) for other in listed):
            yield self.named(name, head, sentence)
            return
        shared: Stated[str] | None = None
        for other in listed:
            token = sentence.token_at(other.start - sentence.start, other.end - sentence.start)
            party = self.named(other, token if token is not None else head, sentence)
            if party.description is not None:
                shared = party.description if _is_plural(party.description.value) else None
            party.description = party.description or shared
            yield party

    def _name_right_behind(self, head: Token, sentence: Sentence) -> Name | None:
        """The person named right behind a noun that says who it is, which a parse may part from it ("photographer A")."""
        if head.tag_ != "NN" or not is_noun_of(noun_lemma(head.lower_), "person"):
            return None
        offset = sentence.start + head.idx + len(head.text) + 1
        name = self._names.covering(offset)
        return name if name is not None and name.kind is Kind.PERSON and name.title_start == offset else None

    def _list_around(self, offset: int) -> Name | None:
        """The first name of a list between whose names an offset stands: a description there belongs to them."""
        before = [listed for start, listed in self._lists.items() if start < offset < listed[-1].start]
        return before[-1][0] if before else None

    def _named_behind(self, head: Token, sentence: Sentence) -> list[Party]:
        """As many people as a description counts, listed behind it ("two journalists for a channel -- A, 27, and B, 23 --")."""
        if head.tag_ != "NNS" or not is_noun_of(noun_lemma(head.lower_), "person"):
            return []
        end = sentence.start + head.idx + len(head.text)
        behind = self._names.within(end, min(end + LONGEST_DESCRIPTION, sentence.start + len(sentence.text)))
        listed = next((self._lists[name.start] for name in behind if name.start in self._lists), ())
        count = self._count(head, sentence)
        if (
            not listed
            or listed[0].kind is not Kind.PERSON
            or not _INTRODUCES.search(sentence.text[end - sentence.start : listed[0].title_start - sentence.start])
        ):
            return []
        if count is not None and count.value.min != len(listed):
            return []
        between = sentence.doc.char_span(end - sentence.start, listed[0].start - sentence.start, alignment_mode="contract")
        if between is not None and any(token.pos_ == "VERB" and token.tag_ != "VBN" for token in between):
            return []
        start, last = self._extent(head, head)
        if count is not None:
            start = max(start, count.evidence[0].end - sentence.start)
        description = _stated(_trimmed(sentence, start, min(last, listed[0].title_start - sentence.start)))
        found = list(self._listed(listed[0], head, sentence))
        for party in found:
            party.description = party.description or description
        return found

    def _is_common_noun(self, name: Name, head: Token) -> bool:
        """Whether a capital at the start of a sentence made a common noun look like a name."""
        return head.pos_ in ("NOUN", "NUM") and len(name.words) == 1 and self._names.times_met(name) == 1

    def _named_body(self, head: Token, sentence: Sentence) -> Party | None:
        """A body whose name stands before the noun that says what it is ("the Unison trade union")."""
        lemma = noun_lemma(head.lower_)
        if head.pos_ != "NOUN" or head.tag_ == "NNS" or not (is_noun_of(lemma, "outlet") or is_noun_of(lemma, "body") or lemma in BODIES):
            return None
        for other in head.children:
            name = (
                self._names.covering(sentence.start + other.idx) if other.dep_ in ("compound", "nmod") and other.pos_ == "PROPN" else None
            )
            if name is not None and (
                (lemma in BODIES and name.kind is Kind.PLACE) or (lemma in BODIES | OFFICES and name.text.lower() in UNIONS)
            ):
                words = sentence.evidence(name.start - sentence.start, head.idx + len(head.text))
                return Party(
                    Kind.ORGANIZATION, Stated(words.quote, (words,)), _stated(sentence.words_of(head, head)), head=lemma, start=name.start
                )
            if name is not None and name.kind not in (Kind.PLACE, Kind.SITE) and name.start > sentence.start + head.left_edge.idx - 5:
                party = self.named(name, other, sentence)
                words = _trimmed(sentence, max(0, name.end - sentence.start), head.idx + len(head.text))
                party.description = _stated(words) or party.description
                party.kind = Kind.ORGANIZATION
                return party
        return None

    def _portion(self, head: Token, inner: Token, sentence: Sentence) -> Iterator[Party]:
        """Mentions of "dozens of reporters", "two of the men": what is counted, with the count of its portion."""
        members = [inner, *(token for token in with_conjuncts(inner)[1:] if self._count(token, sentence) is None)]
        party = self._described(members[0], members[-1], sentence) if len(members) > 1 else next(iter(self._of_one(inner, sentence)), None)
        if party is None:
            return
        count = self._count(head, sentence)
        if count is not None or head.lower_ in ("one", "some", "many", "most"):
            party.count = count
            party.name = None
        yield party

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
        left = [other for other in head.lefts if other.dep_ in LEFT and other.dep_ != "punct" and other.lower_ not in SKIPPED]
        begin = min((other.left_edge.idx for other in left), default=head.idx)
        start = max(min(sentence.start + begin, name.title_start), sentence.start)
        words = sentence.text[start - sentence.start : max(0, name.start - sentence.start)]
        return _stated(_trimmed(sentence, start - sentence.start, start - sentence.start + len(words)))

    def _description_behind(self, head: Token, sentence: Sentence) -> Stated[str] | None:
        apposed = child(head, "appos")
        if apposed is None or apposed.pos_ != "NOUN" or self._names.covering(sentence.start + apposed.idx):
            return None
        start, end = self._extent(apposed, apposed)
        return _stated(_trimmed(sentence, start, end))

    def _apposed(self, head: Token, sentence: Sentence) -> list[Party]:
        """Named people behind a description ("the suspect, A", "two journalists - A and B"), each with that description."""
        if head.pos_ not in ("NOUN", "PROPN", "NUM"):
            return []
        apposed = child(head, "appos")
        if apposed is None:
            return []
        named = [
            (token, name) for token in with_conjuncts(apposed) if (name := self._names.covering(sentence.start + token.idx)) is not None
        ]
        if not named or named[0][1].kind is Kind.PLACE:
            return []
        start, end = self._extent(head, head)
        description = _stated(_trimmed(sentence, start, end))
        found = []
        for token, name in named:
            party = self.named(name, token, sentence)
            party.description = party.description or description
            found.append(party)
        return found

    def _described(self, first: Token, last: Token, sentence: Sentence) -> Party | None:
        start, end = self._extent(first, last)
        count = self._count(first, sentence)
        if count is not None:
            start = max(start, count.evidence[0].end - sentence.start)
        words = _trimmed(sentence, start, end)
        head = first.lower_
        if words is not None and words.start > sentence.start + first.idx:
            words = sentence.evidence(first.idx, words.end - sentence.start)
        kind, is_single = _kind(first, head)
        if words is None or head.isdigit():
            return None if count is None else Party(Kind.GROUP, count=count, head="", start=sentence.start + first.idx)
        if count is None and is_single and child(first, "poss") is None:
            count = Stated(Count(1, 1), (words,))
        definite = child(first, "det")
        return Party(
            kind,
            None,
            _stated(words),
            count,
            head=noun_lemma(head),
            is_definite=definite is not None and definite.lower_ in ("the", "both", "these", "those"),
            start=words.start,
        )

    def _extent(self, first: Token, last: Token) -> tuple[int, int]:
        """Where the description of a noun phrase begins and ends, in the sentence."""
        lefts = [other for other in first.lefts if other.dep_ in LEFT and other.lower_ not in SKIPPED and other.dep_ != "punct"]
        begin = min((other.left_edge.idx for other in lefts), default=first.idx)
        end = last.idx + len(last.text)
        for other in last.rights:
            if other.dep_ == "prep" and first.head.lower_ in TAKING_OF and first.dep_ in ("dobj", "nsubjpass"):
                break
            keeps = (other.dep_ == "prep" and other.lower_ in OF_LIKE) or (
                other.dep_ == "prep" and other.lower_ in PLACE_LIKE and self._is_no_town(other) and not _is_custody(other)
            )
            keeps = keeps or (other.dep_ in ("relcl", "acl") and first.lower_ in LIGHT)
            if not keeps or other.right_edge.i - last.i > FARTHEST or other.i - last.i > FARTHEST:
                break
            end = other.right_edge.idx + len(other.right_edge.text)
        return begin, _end_of_word(first.doc.text, end)

    def _is_no_town(self, preposition: Token) -> bool:
        return all(other.pos_ != "PROPN" for other in preposition.subtree)

    def _count(self, head: Token, sentence: Sentence) -> Stated[Count] | None:
        """The count that stands in the noun phrase, before its head or as its head."""
        left = head.left_edge.idx
        for found in sentence.counts:
            if left - 12 <= found.start and found.end <= head.idx + len(head.text) and found.end >= left:
                between = sentence.doc.char_span(found.start, found.end, alignment_mode="expand")
                if between is not None and (between.root.head.i == head.i or between.root.i == head.i or _leads_to(between.root, head)):
                    return Stated(found.count, (sentence.evidence(found.start, found.end),))
        return None


OF_PEOPLE = frozenset({
    ClaimType.DETENTION, ClaimType.RELEASE, ClaimType.DISAPPEARANCE, ClaimType.CHARGE, ClaimType.HEARING, ClaimType.SENTENCE, ClaimType.ACQUITTAL, ClaimType.ASSAULT,
    ClaimType.INJURY, ClaimType.DEATH, ClaimType.EXPULSION, ClaimType.TRAVEL_BAN, ClaimType.RESIGNATION, ClaimType.THREAT,
})  # fmt: skip


def can_be_target(type: ClaimType, party: Party) -> bool:
    """Whether what is mentioned can be what such a claim is done to: people, for most; never a place or an abstract noun."""
    if type not in OF_PEOPLE or party.pronoun or (party.name is not None and party.kind not in (Kind.PLACE, Kind.THING)):
        return True
    if party.kind is Kind.PLACE or party.name is not None:
        return False
    return party.kind is not Kind.THING or party.count is not None or is_person_noun(party.head)


def without_words_from(party: Party, offset: int) -> Party:
    """The party, its description cut where what is done to it begins ("people arrested in May" are people)."""
    words = party.description.evidence[0] if party.description is not None else None
    if words is None or not words.start < offset < words.end:
        return party
    kept = words.quote[: offset - words.start].rstrip(" ,;:-–—")
    cut = Evidence(words.start, words.start + len(kept), kept)
    return replace(party, description=Stated(kept, (cut,))) if kept else party


def can_act(party: Party) -> bool:
    """Whether what is mentioned can do something; an abstract noun cannot."""
    if party.name is None and party.description is None and not party.pronoun:
        return False
    return party.kind is not Kind.THING or bool(party.pronoun) or is_person_noun(party.head)


def _end_of_word(text: str, end: int) -> int:
    """The end of the word with the parts that hyphens join to it ("editor-in-chief")."""
    found = re.compile(r"(?:-\w+)+").match(text, end)
    return end if found is None else found.end()


def _is_custody(preposition: Token) -> bool:
    """Whether a preposition leads to a place of custody, which says what is done to people, not who they are."""
    inner = child(preposition, "pobj")
    return inner is not None and is_noun_of(noun_lemma(inner.lower_), "custody")


def _is_plural(description: str) -> bool:
    last = description.split()[-1].lower()
    return noun_lemma(last) != last or last in ("people", "men", "women", "staff")


def _leads_to(number: Token, head: Token) -> bool:
    """Whether a number hangs on the head, directly or by "of"."""
    for _ in range(3):
        if number.head.i == head.i:
            return True
        number = number.head
    return False


def _whole(head: Token) -> Token:
    """The noun that a bare determiner or preposition stands for."""
    inner = child(head, "pobj") if head.pos_ == "ADP" else None
    return head if inner is None else inner


def _portion_of(head: Token) -> Token | None:
    of = next((other for other in head.children if other.dep_ == "prep" and other.lower_ in ("of", "among")), None)
    return None if of is None else child(of, "pobj")


def _kind(head: Token, word: str) -> tuple[Kind, bool]:
    """The kind of an unnamed mention, and whether it is one person."""
    lemma = noun_lemma(word)
    if is_noun_of(lemma, "authority") and lemma not in (
        "minister",
        "president",
        "judge",
        "prosecutor",
        "officer",
        "soldier",
        "official",
        "policeman",
    ):
        return Kind.ORGANIZATION, False
    if is_person_noun(lemma) or is_noun_of(word, "person"):
        plural = head.tag_ in ("NNS", "NNPS") or word in (
            "people",
            "police",
            "staff",
            "crowd",
            "group",
            "family",
            "couple",
            "team",
            "those",
            "others",
            "public",
            "mob",
            "gang",
            "crew",
        )
        return (Kind.GROUP, False) if plural else (Kind.PERSON, head.pos_ == "NOUN")
    for classes, kind in (
        (("service",), Kind.SITE),
        (("outlet",), Kind.ORGANIZATION),
        (("gathering",), Kind.GROUP),
        (("building",), Kind.PLACE),
    ):
        if any(is_noun_of(lemma, name) for name in classes):
            return kind, False
    return Kind.THING, False


def _trimmed(sentence: Sentence, start: int, end: int) -> Evidence | None:
    """The words between two offsets without articles, quantities and punctuation around them."""
    words = sentence.text[start:end]
    while True:
        before = words
        words = words.lstrip(" ,;:\"'“”‘’()[]-–—")
        start = end - len(words)
        first, _, rest = words.partition(" ")
        if first.lower() in SKIPPED and rest:
            words = rest
            start = end - len(words)
        if words == before:
            break
    words = words.rstrip(' ,;:"“”‘()[]-–—.')
    return sentence.evidence(start, start + len(words)) if words else None


def _stated(words: Evidence | None) -> Stated[str] | None:
    return None if words is None else Stated(words.quote, (words,))


def _distinct(parties: list[Party]) -> list[Party]:
    found: list[Party] = []
    for party in parties:
        if party.is_empty and not party.pronoun:
            continue
        if not any(party.name and other.name and party.name.value == other.name.value for other in found):
            found.append(party)
    return found
