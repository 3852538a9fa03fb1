"""Made incidents, day after day in two dozen countries: the more there are, the longer the time.

The first thousand of a hundred thousand are the same as a thousand alone. A third continue the case of a person (detention, charge,
hearing, sentence, release); of every two thousand one hundred are a crackdown, in one town within eight days.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind

SEED = 20261126
FIRST_DAY = date(2012, 1, 1)
INCIDENTS_A_DAY = 20
INCIDENTS_IN_ROUND = 2_000
INCIDENTS_IN_CRACKDOWN = 100
DAYS_OF_CRACKDOWN = 8
OPEN_CASES = 500

STEPS = (ClaimType.DETENTION, ClaimType.CHARGE, ClaimType.HEARING, ClaimType.SENTENCE, ClaimType.RELEASE)
OTHERS = (ClaimType.ASSAULT, ClaimType.BLOCK, ClaimType.PROTEST)
WORDS = tomllib.loads(Path(__file__).with_name("made_ledger.toml").read_text(encoding="utf-8"))
TOWNS = {country: towns.split("|") for country, towns in WORDS["towns"].items()}
NAMES = {part: words.split() for part, words in WORDS["names"].items()}


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to whom, where and when; ``who`` is a person, a site, or how many."""

    type: ClaimType
    who: str
    kind: Kind
    country: str
    town: str
    day: date
    is_crackdown: bool = False


@dataclass(slots=True)
class _Case:
    """A person's case, and which step comes next."""

    who: str
    country: str
    town: str
    step: int = 0


def happenings(seed: int = SEED) -> Iterator[Happening]:
    """Happenings without end, the earliest first but for the days of crackdowns."""
    chance, cases, number = Random(seed), list[_Case](), 0
    scene = _scene(chance)
    while True:
        day = FIRST_DAY + timedelta(days=number // INCIDENTS_A_DAY)
        place_in_round = number % INCIDENTS_IN_ROUND
        if place_in_round == 0:
            scene = _scene(chance)
        number += 1
        if place_in_round < INCIDENTS_IN_CRACKDOWN:
            later = timedelta(days=chance.randrange(DAYS_OF_CRACKDOWN))
            yield Happening(ClaimType.DETENTION, person(chance), Kind.PERSON, *scene, day + later, is_crackdown=True)
        elif chance.random() < 0.35 and cases:
            yield _continued(chance, cases, day)
        else:
            yield _new(chance, cases, day)


def person(chance: Random) -> str:
    """The name of a person."""
    surname = "".join(chance.choice(NAMES[part]) for part in ("beginnings", "middles", "endings"))
    return f"{chance.choice(NAMES['given'])} {surname}"


def _scene(chance: Random) -> tuple[str, str]:
    country = chance.choice(list(TOWNS))
    return country, chance.choice(TOWNS[country])


def _continued(chance: Random, cases: list[_Case], day: date) -> Happening:
    case = cases[chance.randrange(len(cases))]
    case.step += 1
    if case.step == len(STEPS) - 1:
        cases.remove(case)
    return Happening(STEPS[case.step], case.who, Kind.PERSON, case.country, case.town, day)


def _new(chance: Random, cases: list[_Case], day: date) -> Happening:
    country, town = _scene(chance)
    type = chance.choice((ClaimType.DETENTION, ClaimType.DETENTION, *OTHERS))
    if type is ClaimType.PROTEST:
        return Happening(type, str(chance.randrange(20, 900)), Kind.GROUP, country, town, day)
    if type is ClaimType.BLOCK:
        return Happening(type, _site(chance, town), Kind.SITE, country, town, day)
    who = person(chance)
    if type is ClaimType.DETENTION:
        cases.append(_Case(who, country, town))
        del cases[:-OPEN_CASES]
    return Happening(type, who, Kind.PERSON, country, town, day)


def _site(chance: Random, town: str) -> str:
    return f"{_letters(town)}{chance.choice(NAMES['sites'])}{chance.randrange(1000)}.example"


def _letters(words: Sequence[str]) -> str:
    return "".join(letter for letter in words if letter.isascii() and letter.isalpha()).lower()
