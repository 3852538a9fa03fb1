"""What one report says about one thing, as far as it can be held against what another one says."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khronika.records.claim import Claim
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind, Mention
from khronika.records.penalty import Penalty
from khronika.records.place import Place, PlaceKind
from khronika.records.report import Report
from khronika.resolve.naming import Naming, Placed, keys_of, matches_of
from khronika.resolve.penalties import exclude_each_other
from khronika.resolve.retelling import SHORTEST_COPY, Told, told_in
from khronika.resolve.sentences import paragraph_around, sentence_around
from khronika.resolve.word_keys import sorts_told, stem, words_for_offices

DAYS_IN_BUCKET = 8
NEAR_DAYS = 2
"""So many days apart, two reports may still mean one day."""

LONGEST_SPAN = 45
"""A longer interval is no day: its accounts are found by names alone."""

NEWS_DAYS = 10
"""For so long before it is published a report without a day may tell of something."""

WORDS_OF_COPY = 12

SAID = frozenset({ClaimType.STATEMENT, ClaimType.POLICY, ClaimType.THREAT})
"""What is words itself, and is told over more than a sentence."""

Named = tuple[str, str]
"""A name, and the kind of its bearer."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says about one thing.

    ``type`` is ``None`` where the words are of no type of the codebook. ``published`` is never a day of the thing: it only tells what was
    not known yet. ``towns`` are ids of the gazetteer with names; ``areas`` are districts and regions, those of the towns too. ``home`` is
    the country that the report is mostly about. ``told`` are the words with which it is told. ``has_group`` says whether it was done to
    unnamed people too.
    """

    report: str
    label: str
    type: ClaimType | None
    told: Told
    earliest: date | None = None
    latest: date | None = None
    published: date | None = None
    towns: tuple[tuple[int, str], ...] = ()
    areas: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()
    home: str | None = None
    people: tuple[Named, ...] = ()
    doers: tuple[Named, ...] = ()
    words: frozenset[str] = frozenset()
    counts: tuple[tuple[int | None, int | None], ...] = ()
    penalties: tuple[Penalty, ...] = ()
    has_group: bool = False

    @property
    def offices(self) -> frozenset[str]:
        """The words that say which office those have to whom it happened, "minister" and "agriculture"; none where they have no office."""
        return self.words if len(self.words) > 1 and self.words & words_for_offices() else frozenset()

    @property
    def is_single(self) -> bool:
        """Whether it is about one person or body alone."""
        return len(self.people) == 1 and all(count == (1, 1) for count in self.counts)

    @property
    def narrowness(self) -> int:
        """How narrow the place is that it tells of: a town, an area, or no more than a country."""
        return 2 if self.towns else 1 if self.areas else 0

    @property
    def is_countrywide(self) -> bool:
        """Whether it is told of a country as a whole, and of more than one person."""
        return bool(self.countries) and self.narrowness == 0 and not self.is_single


def account_of(report: Report, label: str, claims: Sequence[Claim], placed: Placed, home: str | None) -> Account:
    """What the claims of a report that share a label say together; ``home`` is the country of the whole report."""
    days = [claim.when.value for claim in claims if claim.when is not None]
    narrow = min(days, key=lambda when: (when.latest - when.earliest, when.earliest), default=None)
    known = [match.place for claim in claims for match in matches_of(claim, placed) if match.place is not None]
    stated = {place.value.country for claim in claims for place in claim.where if place.value.country is not None}
    countries = frozenset({place.country for place in known if place.country is not None} or stated)
    return Account(
        report.address,
        label,
        Counter(claim.type for claim in claims).most_common(1)[0][0],
        _told(report, claims),
        None if narrow is None else narrow.earliest,
        None if narrow is None else narrow.latest,
        report.published,
        tuple(sorted({(place.id, place.name) for place in known if place.kind is PlaceKind.TOWN})),
        frozenset(area for place in known for area in _areas(place)),
        countries,
        home,
        _names(mention for claim in claims for mention in claim.targets),
        _names(mention for claim in claims for mention in claim.actors),
        sorts_told((m.description.value for claim in claims for m in claim.targets if m.description is not None), countries | {home}),
        tuple(sorted({(m.count.value.min, m.count.value.max) for claim in claims for m in claim.targets if m.count is not None}, key=str)),
        tuple(sorted({stated.value for claim in claims for stated in claim.penalty}, key=str)),
        any(mention.kind is Kind.GROUP and mention.name is None for claim in claims for mention in claim.targets),
    )


def home_of(claims: Iterable[Claim], placed: Placed) -> str | None:
    """The country of most places that a report's claims have; none where no country has more than the others together."""
    found = Counter(country for claim in claims for country in _countries(claim, placed))
    country, number = next(iter(found.most_common(1)), (None, 0))
    return country if 2 * number > found.total() else None


def _countries(claim: Claim, placed: Placed) -> Iterator[str]:
    for position, stated in enumerate(claim.where):
        match = placed.get((claim.id, position))
        country = stated.value.country if match is None or match.place is None else match.place.country
        if country is not None:
            yield country


def _told(report: Report, claims: Sequence[Claim]) -> Told:
    around = paragraph_around if all(claim.type in SAID for claim in claims) else sentence_around
    told = told_in(report.text, sorted({(claim.trigger.start, claim.trigger.end) for claim in claims}), around)
    return told if told.triggers else replace(told, triggers=frozenset(stem(claim.trigger.quote) for claim in claims))


def can_be_one(one: Claim, other: Claim) -> bool:
    """Whether two claims of a report may be about one thing: a reader's label does not hold against other days or another penalty."""
    if one.when is not None and other.when is not None:
        apart = max(one.when.value.earliest, other.when.value.earliest) - min(one.when.value.latest, other.when.value.latest)
        if apart.days > NEAR_DAYS:
            return False
    return not exclude_each_other(*([stated.value for stated in claim.penalty] for claim in (one, other)))


def keys_of_account(account: Account) -> tuple[str, ...]:
    """Keys by which accounts that may be of one thing are found: by whom, by where and when, by the same sentence."""
    type = account.type or min(account.told.triggers, default="")
    found = {f"{type} {key}" for name, kind in account.people for key in keys_of(_bearer(name, kind, account))}
    if account.type is ClaimType.THREAT:
        found |= {
            f"{type} by {key}" for name, kind in account.doers if kind == Kind.PERSON for key in keys_of(_bearer(name, kind, account))
        }
    at = _at(account)
    found |= {f"{type} {country} {' '.join(pair)}" for country in at for pair in _pairs(account.offices)}
    buckets = _buckets(account)
    found |= {f"{type} {town} {bucket}" for town, _ in account.towns for bucket in buckets}
    found |= {f"{type} {country} {bucket}" for country in at for bucket in buckets}
    words = sorted(account.told.sentences)
    if len(words) >= SHORTEST_COPY:
        found.add(f"{type} = {hashlib.sha256(' '.join(words[:WORDS_OF_COPY]).encode()).hexdigest()[:16]}")
    return tuple(sorted(found))


def _pairs(offices: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each word for an office with each other word that says which."""
    common = offices & words_for_offices()
    return ((office, word) for office in common for word in offices - common)


def _buckets(account: Account) -> list[int]:
    """The stretches of days in which the thing may have been, a few days around it included; none where the interval is long."""
    if account.earliest is not None and account.latest is not None:
        first, last = account.earliest.toordinal() - NEAR_DAYS, account.latest.toordinal() + NEAR_DAYS
    elif account.published is not None:
        first, last = account.published.toordinal() - NEWS_DAYS, account.published.toordinal()
    else:
        return []
    return [] if last - first > LONGEST_SPAN else list(range(first // DAYS_IN_BUCKET, last // DAYS_IN_BUCKET + 1))


def _bearer(name: str, kind: Kind | str, account: Account) -> Naming:
    return Naming(name, Kind(kind), account.published, (), countries=_at(account))


def _at(account: Account) -> tuple[str, ...]:
    """The countries of the thing, or that of the whole report."""
    return tuple(sorted(account.countries or filter(None, {account.home})))


def _areas(place: Place) -> Iterable[int]:
    own = place.id if place.kind in (PlaceKind.DISTRICT, PlaceKind.REGION) else None
    return (id for id in (own, place.district, place.region) if id is not None)


def _names(mentions: Iterable[Mention]) -> tuple[Named, ...]:
    return tuple(sorted({(mention.name.value, str(mention.kind)) for mention in mentions if mention.name is not None}))
