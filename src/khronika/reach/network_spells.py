"""The samples of one network, or of several judged together, become spells."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from khronika.reach.changes import Stretch, change_place, stretches
from khronika.reach.judging_rules import JudgingRules, StateRule
from khronika.reach.samples import Sample, tally_of
from khronika.records.reach import Reach
from khronika.records.spell import Between, Spell, Tally

NOT_ENOUGH = "not-enough"
"""What stands for the name of a rule where no rule's floors are met."""


def network_spells(samples: Sequence[Sample], rules: JudgingRules) -> list[Spell]:
    """The spells of samples in the order of time: each stretch in one condition, and the state that its evidence allows."""
    kinds = [sample.kind for sample in samples]
    changes = rules.changes
    found = stretches(kinds, rules.conditions, changes.penalty)
    places = [change_place(kinds, left, right, rules.conditions, changes.interval) for left, right in pairwise(found)]
    cuts = [Between(samples[place.before].at, samples[place.after].at) for place in places]
    ends = zip(found, [Between(None, samples[0].at), *cuts] if found else [], [*cuts, None], strict=False)
    return [_spell(samples, stretch, (begun, ended), rules) for stretch, begun, ended in ends]


def gaps_between(times: Sequence[Sample], longest: timedelta) -> tuple[Between, ...]:
    """The stretches of more than ``longest`` without a sample."""
    return tuple(Between(left.at, right.at) for left, right in pairwise(times) if right.at - left.at > longest)


def _spell(samples: Sequence[Sample], stretch: Stretch, ends: tuple[Between, Between | None], rules: JudgingRules) -> Spell:
    own = samples[stretch.start : stretch.end]
    tally, days = tally_of(own), len({sample.at.date() for sample in own})
    rule = next((rule for rule in rules.rules if rule.is_met_by(stretch.condition, tally, days)), None)
    return Spell(
        state=Reach.INSUFFICIENT if rule is None else rule.state,
        rule=NOT_ENOUGH if rule is None else rule.name,
        country=own[0].country,
        networks=tuple(sorted({sample.network for sample in own})),
        begun=ends[0],
        ended=ends[1],
        first=own[0].at,
        last=own[-1].at,
        tally=tally,
        reasons=(_words(rule, tally, days),),
        mechanisms=tuple(sorted({sample.mechanism for sample in own if sample.mechanism is not None})),
        gaps=gaps_between(own, rules.changes.gap),
    )


def _words(rule: StateRule | None, tally: Tally, days: int) -> str:
    counted = (
        f"of {tally.all} measurements on {days} day{'' if days == 1 else 's'} {tally.stopped} were stopped, {tally.down} found it down"
    )
    return f"{counted}: too few to tell" if rule is None else f"{rule.words}: {counted}"
