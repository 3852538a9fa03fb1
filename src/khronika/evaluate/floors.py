"""Floors: what the figures of a gold set must not fall below."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from khronika.errors import GoldError
from khronika.evaluate.figures import CEILINGS, Measured, figures_of, is_better

GOLD = "gold_sha256"
WORDS_OF_A_REASON = 4


@dataclass(frozen=True, slots=True)
class Lowering:
    """That figures were let down, from what to what, and why."""

    reason: str
    was: Mapping[str, float]
    now: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one gold set (ceilings, for figures that are better when lower) and the hash of the gold they were measured on."""

    set: str
    gold_sha256: str
    figures: Mapping[str, float]
    lowered: tuple[Lowering, ...] = ()


@dataclass(frozen=True, slots=True)
class FloorBreach:
    """One figure that fell below its floor, or ``gold_sha256`` where the gold is no longer the one that was measured."""

    set: str
    figure: str
    floor: float | str
    found: float | str | None

    def __str__(self) -> str:
        if self.figure == GOLD:
            return (
                f"{self.set}: {GOLD} was {self.floor}, now is {self.found}; floors on changed gold mean nothing: lower them with a reason"
            )
        if self.found is None:
            return f"{self.set}: {self.figure} has a floor of {self.floor} but is not measured any more"
        side = "above its ceiling" if self.figure in CEILINGS else "below its floor"
        return f"{self.set}: {self.figure} is {self.found}, {side} of {self.floor}"


def check_floors(scores: Measured, floors: Floors) -> list[FloorBreach]:
    """Every figure that is worse than its floor; a changed gold is a breach of its own."""
    _check_set(scores, floors)
    found = figures_of(scores)
    changed = [] if scores.gold_sha256 == floors.gold_sha256 else [FloorBreach(floors.set, GOLD, floors.gold_sha256, scores.gold_sha256)]
    return changed + [
        FloorBreach(floors.set, name, floor, found.get(name))
        for name, floor in floors.figures.items()
        if name not in found or is_better(name, floor, than=found[name])
    ]


def first_floors(scores: Measured) -> Floors:
    """Floors for a set that has none, where its figures stand today."""
    return Floors(scores.set, scores.gold_sha256, dict(figures_of(scores)))


def raise_floors(scores: Measured, floors: Floors) -> Floors:
    """The floors, raised to every figure that is better today; none is lowered, and a changed gold is refused."""
    _check_set(scores, floors)
    if scores.gold_sha256 != floors.gold_sha256:
        raise GoldError(str(FloorBreach(floors.set, GOLD, floors.gold_sha256, scores.gold_sha256)))
    raised = dict(floors.figures)
    for name, figure in figures_of(scores).items():
        if name not in raised or is_better(name, figure, than=raised[name]):
            raised[name] = figure
    return replace(floors, figures=raised)


def lower_floors(scores: Measured, floors: Floors, reason: str) -> Floors:
    """The floors, let down to today's figures where these are worse; the reason is kept beside what was let down."""
    _check_set(scores, floors)
    if len(reason.split()) < WORDS_OF_A_REASON:
        raise GoldError(f"floors are lowered for a reason, in a sentence of at least {WORDS_OF_A_REASON} words, not {reason!r}")
    breaches = check_floors(scores, floors)
    if not breaches:
        raise GoldError(f"{floors.set}: no figure is below its floor; there is nothing to lower")
    found = figures_of(scores)
    was = {breach.figure: floors.figures[breach.figure] for breach in breaches if breach.figure != GOLD}
    now = {name: found[name] for name in was if name in found}
    kept = {name: floor for name, floor in floors.figures.items() if name not in was}
    lowering = Lowering(reason.strip(), was, now)
    return Floors(floors.set, scores.gold_sha256, kept | now, (*floors.lowered, lowering))


def _check_set(scores: Measured, floors: Floors) -> None:
    if scores.set != floors.set:
        raise GoldError(f"scores of {scores.set} cannot be held against floors of {floors.set}; name one set for both")
