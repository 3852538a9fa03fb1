"""The figures that floors hold, each under one name."""

from collections.abc import Iterable, Mapping

from khronika.evaluate.labels import LabelScores
from khronika.evaluate.scores import Rate, Scores, Shown

TYPE_GROUPS: Mapping[str, tuple[str, ...]] = {
    "custody": ("detention", "release", "disappearance"),
    "courts": ("charge", "hearing", "sentence", "acquittal"),
    "force": ("assault", "threat", "injury", "death"),
    "search": ("raid", "seizure", "destruction"),
    "gatherings": ("protest", "protest_call", "dispersal"),
    "networks": ("block", "unblock", "shutdown"),
    "restrictions": ("censorship", "closure", "designation", "denial_of_access", "travel_ban", "expulsion"),
    "politics": ("policy", "resignation", "statement"),
    "others": ("other",),
}
"""Types of claims that are floored together, because each alone is too rare for a steady figure."""

CEILINGS = frozenset({"shown_as_fact", "evidence_faults", "not_read"})
"""The figures that are better when lower."""


Measured = Scores | LabelScores
"""What is measured of a set."""


def figures_of(scores: Measured) -> Mapping[str, float]:
    """Every figure of the scores by its name; what neither gold nor reading has gives none."""
    if isinstance(scores, LabelScores):
        return _figures(scores.rates) | {"not_read": len(scores.not_read)}
    rates = {"slot": scores.slot, "claim": scores.claim, "links": scores.links}
    rates |= {f"slots.{kind}": rate for kind, rate in scores.slots.items()}
    rates |= {f"types.{group}": _together(scores.types, types) for group, types in TYPE_GROUPS.items()}
    return _figures(rates) | {
        "shown_as_fact": scores.shown_as_fact,
        "evidence_faults": scores.evidence_faults,
        "not_read": len(scores.not_read),
    }


def is_better(name: str, figure: float, than: float) -> bool:
    """Whether ``figure`` is better than another of the same name."""
    return figure < than if name in CEILINGS else figure > than


def _figures(rates: Mapping[str, Shown]) -> dict[str, float]:
    return {f"{name}.{part}": figure for name, rate in rates.items() for part, figure in _parts(rate)}


def _together(rates: Mapping[str, Rate], types: Iterable[str]) -> Rate:
    found = [rates[type] for type in types if type in rates]
    return Rate(sum(rate.both for rate in found), sum(rate.gold for rate in found), sum(rate.read for rate in found))


def _parts(rate: Shown) -> tuple[tuple[str, float], ...]:
    if rate.gold == rate.read == 0:
        return ()
    return ("precision", rate.precision), ("recall", rate.recall), ("f1", rate.f1)
