"""Whether words that come near to what is sealed name it, may name it, or are something else."""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.export.leaks.doubts import DOUBTS_OF_NAMES, DOUBTS_OF_PARTS, Case, Judged, is_anothers
from khronika.export.leaks.hit import WHOLE, How
from khronika.export.leaks.leak import Verdict
from khronika.export.leaks.public_names import PublicNames
from khronika.export.leaks.sealed import Known, SealedSpelling, Sort
from khronika.export.leaks.sighting import Looked, Sighting, parts_met, together

MOST_MISSING = 1
"""Of a body's name of more than three words so many may be missing."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that name something sealed, or may; ``start`` and ``end`` are their place in the text."""

    verdict: Verdict
    start: int
    end: int
    spelling: str
    why: str


def findings(seen: Looked, known: Known, public: PublicNames) -> Iterator[Found]:
    """Every place of a text that names what is sealed, or may."""
    for number, sightings in seen.by_value.items():
        sort = known.sealed[number].sort
        groups = _runs(sightings, known) if sort is Sort.WORDS else together(sightings)
        for group in groups:
            found = LOOKS[sort](Case(seen, known, public, group))
            yield from (one for one in found if one.verdict is not Verdict.CLEAR)


def _person(case: Case) -> Iterator[Found]:
    """A name by two parts or more, or grown into one word; else each word that is a part of it."""
    grown = [one for one in case.group if one.hit.target.part == WHOLE]
    met = parts_met(one for one in case.group if not is_anothers(case, one))
    if len(met) > 1:
        yield _judged(case, met, DOUBTS_OF_NAMES)
    elif grown:
        yield _judged(case, [min(grown, key=lambda one: one.cost)], DOUBTS_OF_NAMES)
    else:
        nearest = {one.word: one for one in sorted(case.group, key=lambda one: one.cost, reverse=True)}
        yield from (_judged(case, [one], DOUBTS_OF_PARTS) for one in nearest.values())


def _body(case: Case) -> Iterator[Found]:
    grown = [one for one in case.group if one.hit.target.part == WHOLE]
    met = parts_met(case.group)
    needed = 0 if not met else len(case.spelling(met[0]).parts)
    if met and len(met) >= needed - (MOST_MISSING if needed > 3 else 0):
        yield _judged(case, met, DOUBTS_OF_NAMES)
    elif grown:
        yield _judged(case, [min(grown, key=lambda one: one.cost)], DOUBTS_OF_NAMES)


def _sentence(case: Case) -> Iterator[Found]:
    yield _judged(case, case.group, DOUBTS_OF_NAMES)


LOOKS = {Sort.PERSON: _person, Sort.BODY: _body, Sort.WORDS: _sentence}
"""How a value of each sort is looked for in words that stand near each other."""


def _judged(case: Case, met: list[Sighting], doubts: tuple[Judged, ...]) -> Found:
    """The verdict of the first that has one; without a doubt it is the sealed value."""
    verdict, why = next(filter(None, (doubt(case, met) for doubt in doubts)), (Verdict.REFUSE, ""))
    start, end = min(one.word.start for one in met), max(one.word.end for one in met)
    spelling = case.spelling(met[0])
    return Found(verdict, start, end, spelling.shown, _sentence_of(met, spelling) + (f"; {why}" if why else ""))


def _sentence_of(met: list[Sighting], spelling: SealedSpelling) -> str:
    """What the words have of the sealed value, in words."""
    worst = max(met, key=lambda one: one.cost)
    if all(one.hit.how is How.EXACT for one in met):
        return f"it is “{spelling.shown}”, which must not stand here"
    part = spelling.shown if worst.hit.target.part == WHOLE else spelling.parts[worst.hit.target.part].shown
    of = "" if part == spelling.shown else f" of “{spelling.shown}”"
    return f"“{worst.word.shown}”: {worst.hit.how.words} “{part}”{of}, which must not stand here"


def _runs(sightings: list[Sighting], known: Known) -> Iterator[list[Sighting]]:
    """All words of a sealed sentence, one behind another."""
    by_place: dict[tuple[int, int, int], Sighting] = {}
    for one in sightings:
        if one.hit.how in (How.EXACT, How.INFLECTED):
            by_place[one.word.first, one.hit.target.spelling, one.hit.target.part] = one
    for (_, spelling, part), first in by_place.items():
        if part == 0:
            run, then = [first], first
            parts = known.sealed[first.hit.target.value].spellings[spelling].parts
            for number in range(1, len(parts)):
                following = by_place.get((then.word.last + 1, spelling, number))
                if following is None:
                    break
                run.append(following)
                then = following
            if len(run) == len(parts):
                yield run
