"""Whether two names in different reports are one person's or one body's.

A name alone does not say: two people share one, and one person has several. What reports say of the bearers decides with it: where they
are, who stands beside them, what they are called, what befell them. ``parties.toml`` has the weights.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.resolve.name_parts import NAMING, parts_of
from khronika.resolve.names import Likeness, compare_names
from khronika.resolve.naming import Deed, Naming
from khronika.resolve.weighed import Sign, Weighed, Weights, weights_in

NEAR_FROM = 0.75
"""The likeness of names from which they agree as wholes; below, down to where names can be one's, they agree in part."""

FAR_YEARS = 8

ALIVE = frozenset({ClaimType.DETENTION, ClaimType.RELEASE, ClaimType.CHARGE, ClaimType.HEARING, ClaimType.ASSAULT, ClaimType.INJURY})
"""What befalls only those who live."""

DEADLY = frozenset({ClaimType.DEATH})

SINGLE_EVENTS = frozenset({ClaimType.DETENTION, ClaimType.RELEASE, ClaimType.SENTENCE, ClaimType.DEATH, ClaimType.BLOCK, ClaimType.CLOSURE})
"""What befalls few people on one day, so that two who have it in common are rather one."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """What all reports that share a member say of the bearer of a name."""

    names: frozenset[str]
    kind: Kind
    towns: Mapping[int, str]
    countries: frozenset[str]
    words: frozenset[str]
    company: Mapping[str, str]
    told: frozenset[Deed]
    years: tuple[int, int] | None

    @classmethod
    def of(cls, namings: Sequence[Naming]) -> "Bearer":
        """All that the namings of one member say together."""
        days = [naming.published.year for naming in namings if naming.published is not None]
        return cls(
            frozenset(naming.name for naming in namings),
            min(naming.kind for naming in namings),
            {id: name for naming in namings for id, name in naming.towns},
            frozenset(country for naming in namings for country in naming.countries),
            frozenset(word for naming in namings for word in naming.words),
            {skeleton: name for naming in namings for skeleton, name in naming.company},
            frozenset(told for naming in namings for told in naming.told),
            (min(days), max(days)) if days else None,
        )

    @property
    def name(self) -> str:
        """One of the names, the same each time; all of them have the same parts."""
        return min(self.names)

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.kind is Kind.PERSON


def compare_bearers(left: Bearer, right: Bearer) -> Weighed:
    """How much speaks for two bearers of names being one person or one body."""
    if left.is_person != right.is_person:
        return Weighed.of([Sign(-6.0, "one is a person, one is none")])
    table = weights()["person" if left.is_person else "body"]
    return Weighed.of(Sign(table[name][0], table[name][1].format(*values)) for name, *values in _signs(left, right))


def weights() -> dict[str, Weights]:
    """Each sign's weight and words, for persons and for bodies."""
    return weights_in("parties.toml")


Named = tuple[str, ...]
"""A sign's name, and what its words name."""


def _signs(left: Bearer, right: Bearer) -> Iterator[Named]:
    yield from _of_names(left, right)
    yield from _of_places(left, right)
    company = sorted(left.company.keys() & right.company.keys())
    if company:
        yield "same_company", left.company[company[0]]
    if left.words and right.words:
        shared = sorted(left.words & right.words)
        yield ("same_words", " ".join(shared)) if shared else ("other_words", " ".join(sorted(left.words)), " ".join(sorted(right.words)))
    yield from _of_lives(left, right)


def _of_names(left: Bearer, right: Bearer) -> Iterator[Named]:
    likeness = compare_names(left.name, right.name, left.kind)
    fewest = min(_number_of_parts(left), _number_of_parts(right))
    yield _name_sign(likeness, is_short=fewest == 1 and left.is_person)
    if likeness.score >= NEAR_FROM and fewest > 2:
        yield ("more_parts",)


def _name_sign(likeness: Likeness, *, is_short: bool) -> Named:
    why = ", ".join(likeness.reasons)
    if not likeness.is_same:
        return "other_name", why
    if is_short or likeness.score < NEAR_FROM:
        return "part_name", why or "a name of one part"
    return ("near_name", why) if why else ("same_name",)


def _number_of_parts(bearer: Bearer) -> int:
    return sum(part.role in NAMING for part in parts_of(bearer.name, bearer.kind).parts)


def _of_places(left: Bearer, right: Bearer) -> Iterator[Named]:
    towns = sorted(left.towns.keys() & right.towns.keys())
    if towns:
        yield "same_town", left.towns[towns[0]]
    elif left.towns and right.towns:
        yield "other_town", _first(left.towns.values()), _first(right.towns.values())
    if left.countries and right.countries:
        shared = sorted(left.countries & right.countries)
        yield ("same_country", shared[0]) if shared else ("other_country", _first(left.countries), _first(right.countries))


def _first(words: Iterable[str]) -> str:
    return min(words)


def _of_lives(left: Bearer, right: Bearer) -> Iterator[Named]:
    """What befell both, what cannot befall one, and how far apart they are told of."""
    shared = next((one for one, other in product(sorted(left.told, key=str), right.told) if _is_one_event(one, other)), None)
    if shared is not None:
        yield "same_event", f"{shared.type}, {shared.earliest}"
    for dead, other in ((left, right), (right, left)):
        died = min((told.latest for told in _facts(dead, DEADLY) if told.latest is not None), default=None)
        lived = max((told.earliest for told in _facts(other, ALIVE) if told.earliest is not None), default=None)
        if died is not None and lived is not None and lived > died:
            yield "after_death", f"{died}", f"{lived}"
    if left.years and right.years:
        years = max(left.years[0], right.years[0]) - min(left.years[1], right.years[1])
        if years >= FAR_YEARS:
            yield "far_in_time", f"{years}"


def _facts(bearer: Bearer, types: frozenset[ClaimType]) -> list[Deed]:
    return [told for told in bearer.told if told.is_fact and told.type in types]


def _is_one_event(one: Deed, other: Deed) -> bool:
    if one.type is not other.type or one.type not in SINGLE_EVENTS or not (one.is_fact and other.is_fact):
        return False
    days = (_day(one.earliest), _day(one.latest), _day(other.earliest), _day(other.latest))
    return all(days) and max(days[0], days[2]) <= min(days[1], days[3])


def _day(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
