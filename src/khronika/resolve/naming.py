"""What reports say of the bearer of a name."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, permutations

from khronika.records.claim import Claim
from khronika.records.claim_type import ClaimType
from khronika.records.match import Match
from khronika.records.mention import Kind, Mention
from khronika.records.place import PlaceKind
from khronika.records.report import Report
from khronika.resolve.name_parts import NAMING, parts_of
from khronika.resolve.name_spelling import consonants
from khronika.resolve.word_keys import content_words

LONGEST_KEY_NAME = 5
"""Of a longer name only the first parts make keys."""

FEWEST_INITIALS = 3
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Deed:
    """A claim of something that was done to somebody: its type, its days where they are told, and whether it is told as a fact."""

    type: ClaimType
    is_fact: bool
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in one report, and what the report says of its bearer.

    ``company`` are the consonants of other names beside it; ``towns`` and ``countries`` are where its claims are, the most frequent first;
    ``spans`` are where the name stands in the text.
    """

    name: str
    kind: Kind
    published: date | None
    spans: tuple[Span, ...]
    towns: tuple[tuple[int, str], ...] = ()
    countries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    company: tuple[tuple[str, str], ...] = ()
    told: tuple[Deed, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether it is the name of a person."""
        return self.kind is Kind.PERSON

    @property
    def form(self) -> str:
        """The parts of the name that say who it is, in Latin letters."""
        return " ".join(part.word for part in parts_of(self.name, self.kind).parts if part.role in NAMING)


Placed = Mapping[tuple[str, int], Match]
"""What the places of claims are on the map, by the claim's id and the place's position."""

UNNAMED_KINDS = frozenset({Kind.PLACE})
"""Kinds whose names are no party's."""


def namings_of(report: Report, claims: Sequence[Claim], placed: Placed) -> list[tuple[Naming, list[Claim]]]:
    """Every name of a party in the report, with the claims that hold it as target or doer."""
    held: dict[tuple[str, bool], list[tuple[Claim, Mention]]] = {}
    for claim in claims:
        for mention in (*claim.targets, *claim.actors):
            if mention.name is not None and mention.kind not in UNNAMED_KINDS:
                held.setdefault((mention.name.value, mention.kind is Kind.PERSON), []).append((claim, mention))
    here = _countries(claims, placed)
    return [(_naming(report, mentions, held, here, placed), _each(mentions)) for _, mentions in sorted(held.items())]


def keys_of(naming: Naming) -> tuple[str, ...]:
    """Keys by which namings that may be of one bearer are found: any two parts of a name, wherever it is told of.

    For each country besides: one part whole and one by its first letter, or the one part that a name or an address has, for what is spelled
    so differently is many people's in the whole world. Letters that can be a body's initials have a key everywhere.

    >>> keys_of(Naming("Maks Bokayev", Kind.PERSON, None, ((0, 12),), countries=("KZ",)))
    ('person b mks KZ', 'person bkf mks', 'person m bkf KZ')
    """
    sort, countries = "person" if naming.is_person else "body", naming.countries or ("",)
    words = _words_of(naming.name, naming.kind)
    distinct = _words_of(naming.name.rpartition(".")[0], naming.kind) if _is_host(naming) else words
    found = {f"{sort} {' '.join(sorted(_skeleton(word) for word in pair))}" for pair in combinations(words, 2) if min(map(len, pair)) > 1}
    if len(distinct) < 2:
        found |= {f"{sort} {_skeleton(word)} {country}" for word in distinct for country in countries}
    else:
        pairs = {(first, _skeleton(other)) for one, other in permutations(distinct, 2) for first in {one[0], _skeleton(one)[0]}}
        found |= {f"{sort} {first} {other} {country}" for first, other in pairs for country in countries}
    if not naming.is_person and len(words) > 2:
        found.add(f"{sort} {''.join(word[0] for word in words)}")
    if not naming.is_person and len(words) == 1 and _can_be_initials(naming.name):
        found.add(f"{sort} {words[0]}")
    return tuple(sorted(found))


def _words_of(name: str, kind: Kind) -> list[str]:
    return [part.word for part in parts_of(name, kind).parts if part.role in NAMING][:LONGEST_KEY_NAME]


def _is_host(naming: Naming) -> bool:
    return not naming.is_person and _HOST.fullmatch(naming.name) is not None


def _can_be_initials(name: str) -> bool:
    return name.isupper() and len(name) >= FEWEST_INITIALS


def words_of(name: str, kind: Kind) -> tuple[str, ...]:
    """The words of a name as searches compare them: one for most spellings."""
    return tuple(sorted({_skeleton(part.word) for part in parts_of(name, kind).parts if part.role in NAMING}))


def _skeleton(word: str) -> str:
    return consonants(word) or word


def _naming(
    report: Report,
    mentions: list[tuple[Claim, Mention]],
    held: Mapping[tuple[str, bool], list[tuple[Claim, Mention]]],
    here: Sequence[str],
    placed: Placed,
) -> Naming:
    claims = _each(mentions)
    name = next(mention.name for _, mention in mentions if mention.name is not None)
    kind = Counter(mention.kind for _, mention in mentions).most_common(1)[0][0]
    words = [mention.description.value for _, mention in mentions if mention.description is not None]
    beside = [other for (other, _), mentioned in held.items() if other != name.value and _share(claims, mentioned)]
    spans = {(words.start, words.end) for _, mention in mentions if mention.name is not None for words in mention.name.evidence}
    return Naming(
        name.value,
        kind,
        report.published,
        tuple(sorted(spans)),
        _towns(claims, placed),
        tuple(_countries(claims, placed) or here[:1]),
        tuple(sorted({word for phrase in words for word in content_words(phrase)})),
        tuple(sorted({(skeleton_of(other), other) for other in beside if " " in other})),
        tuple(sorted({_deed(claim) for claim, mention in mentions if mention in claim.targets}, key=str)),
    )


def skeleton_of(name: str) -> str:
    """The consonants of a name's parts, sorted: one for most spellings and orders of it."""
    return " ".join(sorted(consonants(part.word) for part in parts_of(name, Kind.PERSON).parts if part.role in NAMING))


def _deed(claim: Claim) -> Deed:
    days = () if claim.when is None else (claim.when.value.earliest, claim.when.value.latest)
    return Deed(claim.type, claim.is_fact, *days)


def _each(mentions: Iterable[tuple[Claim, Mention]]) -> list[Claim]:
    return list({claim.id: claim for claim, _ in mentions}.values())


def _share(claims: Sequence[Claim], mentions: Iterable[tuple[Claim, Mention]]) -> bool:
    return not {claim.id for claim in claims}.isdisjoint(claim.id for claim, _ in mentions)


def _towns(claims: Iterable[Claim], placed: Placed) -> tuple[tuple[int, str], ...]:
    places = [match.place for claim in claims for match in matches_of(claim, placed) if match.place is not None]
    found = Counter((place.id, place.name) for place in places if place.kind in (PlaceKind.TOWN, PlaceKind.DISTRICT))
    return tuple(town for town, _ in sorted(found.items(), key=lambda row: (-row[1], row[0])))


def _countries(claims: Iterable[Claim], placed: Placed) -> list[str]:
    """The countries of claims, the most frequent first: by the map, else as the reader has it."""
    found: Counter[str] = Counter()
    for claim in claims:
        mapped = [match.place.country for match in matches_of(claim, placed) if match.place is not None and match.place.country is not None]
        found.update(set(mapped or [place.value.country for place in claim.where if place.value.country is not None]))
    return [country for country, _ in sorted(found.items(), key=lambda row: (-row[1], row[0]))]


def matches_of(claim: Claim, placed: Placed) -> list[Match]:
    """What the places of a claim are on the map, as far as it is known."""
    return [placed[claim.id, position] for position in range(len(claim.where)) if (claim.id, position) in placed]
