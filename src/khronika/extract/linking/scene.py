"""What time, place, telling, penalty, grounds and things of two claims say of whether they are about one thing."""

from collections.abc import Iterator

from khronika.extract.linking.member import Member
from khronika.extract.word_lists import word_set
from khronika.records.when import Basis, When

DAYS = (1, 3, 10, 60, 365)
"""The bounds of the bands of days between two times."""

SMALL_WORDS = word_set("parties", "phrases", "joining")


def signs_of_scene(earlier: Member, later: Member) -> Iterator[str]:
    """The signs of everything but the people."""
    yield _times(earlier.traits.when, later.traits.when)
    yield from _places(earlier, later)
    yield f"both told as {earlier.told}" if earlier.told == later.told else f"told as {' and '.join(sorted((earlier.told, later.told)))}"
    penalties = earlier.traits.penalties, later.traits.penalties
    if any(penalties):
        yield "only one penalty" if not all(penalties) else "the same penalty" if penalties[0] & penalties[1] else "other penalties"
    yield from _values("grounds", *(_words(member.draft.grounds.value) if member.draft.grounds else set() for member in (earlier, later)))
    yield from _values("things", *(_words(" ".join(item.value for item in member.draft.items)) for member in (earlier, later)))


def _times(one: When | None, other: When | None) -> str:
    if one is None or other is None:
        told = one or other
        return "no time" if told is None else f"only one time, {told.basis}"
    how = "inferred" if Basis.INFERRED in (one.basis, other.basis) else "stated"
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return f"the same time, {how}"
    apart = (max(one.earliest, other.earliest) - min(one.latest, other.latest)).days
    if apart <= 0:
        return f"times that touch, {how}"
    return f"{next((f'up to {days}' for days in DAYS if apart <= days), 'more')} days apart, {how}"


def _places(earlier: Member, later: Member) -> Iterator[str]:
    one, other = earlier.draft.where, later.draft.where
    names, others = ({place.value.name for place in where} for where in (one, other))
    if not one or not other:
        yield "only one place" if one or other else "no place"
        return
    yield "a place in common" if names & others else "other places"
    lands, other_lands = ({place.value.country for place in where} - {None} for where in (one, other))
    if lands and other_lands and not lands & other_lands:
        yield "other countries"


def _words(text: str) -> set[str]:
    return set(text.lower().split()) - SMALL_WORDS


def _values(what: str, one: set[str], other: set[str]) -> Iterator[str]:
    if one and other:
        yield f"{what} in common" if one & other else f"other {what}"
    elif one or other:
        yield f"{what} of one only"
