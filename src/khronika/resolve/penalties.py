"""Whether penalties can have been laid by one sentence."""

from collections.abc import Iterable

from khronika.records.penalty import Penalty, PenaltyKind

ACCOMPANYING = frozenset({PenaltyKind.FINE, PenaltyKind.OTHER, PenaltyKind.COMMUNITY_SERVICE})
"""Penalties that a court lays beside a term."""


def exclude_each_other(laid: Iterable[Penalty], also: Iterable[Penalty]) -> bool:
    """Whether no sentence is both: two terms, or two fines, of which no one can be one of the others.

    >>> five, eight = (Penalty(PenaltyKind.PRISON, years, years, "year") for years in (5, 8))
    >>> exclude_each_other([five], [eight]), exclude_each_other([five], [Penalty(PenaltyKind.FINE)])
    (True, False)
    """
    return any(
        _differ(_of(laid, kinds), _of(also, kinds)) for kinds in (set(PenaltyKind) - ACCOMPANYING, *({kind} for kind in ACCOMPANYING))
    )


def shared(laid: Iterable[Penalty], also: Iterable[Penalty]) -> list[Penalty]:
    """The penalties that both say in full."""
    return sorted((one for one in set(laid) & set(also) if one.unit is not None), key=str)


def _of(penalties: Iterable[Penalty], kinds: Iterable[PenaltyKind]) -> list[Penalty]:
    return [penalty for penalty in penalties if penalty.kind in kinds]


def _differ(laid: list[Penalty], also: list[Penalty]) -> bool:
    return bool(laid and also) and not any(_can_be_one(one, other) for one in laid for other in also)


def _can_be_one(one: Penalty, other: Penalty) -> bool:
    return one == other or (one.kind is other.kind and None in (one.unit, other.unit))
