"""The spells of networks become those of a country."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from khronika.reach.judging_rules import JudgingRules
from khronika.reach.network_spells import NOT_ENOUGH, gaps_between
from khronika.reach.samples import Sample, tally_of
from khronika.records.reach import Reach
from khronika.records.spell import Between, Spell, Tally

DOWN_FOR_EVERYONE = "down-for-everyone"
STRENGTH = (Reach.BLOCKED, Reach.LIKELY_BLOCKED, Reach.DOWN, Reach.INTERMITTENT)
"""Of several networks the strongest state holds for the country, with the networks that show it."""

LEAST_SHARE = 0.25
"""What a state needs of a spell's measurements to hold for all of it."""


def country_spell(group: Sequence[Spell], every: Sequence[Spell], samples: Sequence[Sample], rules: JudgingRules) -> Spell:
    """The spell that the spells of networks at one time make together."""
    shown = _shown(group)
    others = sorted({network for spell in every for network in spell.networks if _reaches_during(spell, group)} - _networks(group))
    tally = sum((spell.tally for spell in group), Tally())
    is_down = tally.down * 2 > tally.all and not others and tally.firm == 0
    reasons = [*dict.fromkeys(reason for spell in group if spell.state is shown.state for reason in spell.reasons)]
    reasons += [f"reached at that time in {', '.join(others)}"] if others else []
    first, last = min(spell.first for spell in group), max(spell.last for spell in group)
    ends = [spell.ended for spell in group]
    return Spell(
        state=Reach.DOWN if is_down else shown.state,
        rule=DOWN_FOR_EVERYONE if is_down else shown.rule,
        country=shown.country,
        networks=tuple(sorted(_networks(group))),
        begun=_first_of([spell.begun for spell in group]),
        ended=None if any(end is None for end in ends) else _last_of([end for end in ends if end is not None]),
        first=first,
        last=last,
        tally=tally,
        reasons=tuple(reasons),
        mechanisms=tuple(sorted({name for spell in group for name in spell.mechanisms})),
        gaps=gaps_between([one for one in samples if first <= one.at <= last], rules.changes.gap),
    )


@dataclass(frozen=True, slots=True)
class _Hole:
    """The time between two spells in which the site was not reached; ``None`` where none stands on that side."""

    before: Spell | None
    after: Spell | None

    @property
    def start(self) -> datetime | None:
        """The last measurement of the spell before."""
        return None if self.before is None else self.before.last

    @property
    def end(self) -> datetime | None:
        """The first measurement of the spell after."""
        return None if self.after is None else self.after.first

    @property
    def is_closed(self) -> bool:
        """Whether there is no such time: the spell before goes on, or the one after was there from the first."""
        return (self.before is not None and self.before.ended is None) or (self.after is not None and self.after.begun.earliest is None)

    def holds(self, spell: Spell) -> bool:
        """Whether some of a spell lies in it."""
        return (self.start is None or spell.last > self.start) and (self.end is None or spell.first < self.end)


def quiet_spells(stopped: Sequence[Spell], every: Sequence[Spell], samples: Sequence[Sample], rules: JudgingRules) -> list[Spell]:
    """What is known of the times between spells in which the site was not reached: reached, restored, or too little."""
    ordered = sorted(stopped, key=lambda spell: spell.first)
    holes = [_Hole(before, after) for before, after in zip([None, *ordered], [*ordered, None], strict=True)]
    found = (_quiet(hole, [spell for spell in every if spell not in stopped and hole.holds(spell)], samples, rules) for hole in holes)
    return [spell for spell in found if spell is not None]


def _quiet(hole: _Hole, within: Sequence[Spell], samples: Sequence[Sample], rules: JudgingRules) -> Spell | None:
    own = [one for one in samples if (hole.start is None or one.at > hole.start) and (hole.end is None or one.at < hole.end)]
    if not own or hole.is_closed:
        return None
    reached = [spell for spell in within if spell.state is Reach.REACHED]
    tally = tally_of(own)
    if reached:
        state, rule, reasons = Reach.REACHED if hole.before is None else Reach.RESTORED, reached[0].rule, reached[0].reasons
    else:
        words = f"of {tally.all} measurements {tally.stopped} were stopped, {tally.down} found it down: too few to tell"
        state, rule, reasons = Reach.INSUFFICIENT, NOT_ENOUGH, (words,)
    return Spell(
        state=state,
        rule=rule,
        country=own[0].country,
        networks=tuple(sorted({one.network for one in own})),
        begun=Between(None, own[0].at) if hole.before is None or hole.before.ended is None else hole.before.ended,
        ended=None if hole.after is None else hole.after.begun,
        first=own[0].at,
        last=own[-1].at,
        tally=tally,
        reasons=reasons,
        gaps=gaps_between(own, rules.changes.gap),
    )


def _shown(group: Sequence[Spell]) -> Spell:
    """The spell whose state holds for all of them."""
    measured = {state: sum(spell.tally.all for spell in group if spell.state is state) for state in STRENGTH}
    strong = [spell for spell in group if measured[spell.state] >= LEAST_SHARE * sum(measured.values())]
    return min(strong, key=lambda spell: STRENGTH.index(spell.state))


def _reaches_during(spell: Spell, group: Sequence[Spell]) -> bool:
    return spell.state is Reach.REACHED and any(spell.first < other.last and spell.last > other.first for other in group)


def _networks(group: Sequence[Spell]) -> set[str]:
    return {network for spell in group for network in spell.networks}


def _first_of(changes: Sequence[Between]) -> Between:
    """When the first of several changes was."""
    earliest = [change.earliest for change in changes]
    latest = [change.latest for change in changes if change.latest is not None]
    known = [time for time in earliest if time is not None]
    return Between(min(known) if len(known) == len(earliest) else None, min(latest) if latest else None)


def _last_of(changes: Sequence[Between]) -> Between:
    """When the last of several changes was."""
    earliest = [change.earliest for change in changes if change.earliest is not None]
    latest = [change.latest for change in changes]
    known = [time for time in latest if time is not None]
    return Between(max(earliest) if earliest else None, max(known) if len(known) == len(latest) else None)
