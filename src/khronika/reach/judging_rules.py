"""The written rules of judging, read from their file."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files

from khronika.errors import RecordError
from khronika.reach.samples import Kind
from khronika.records.body import body_of, record_in
from khronika.records.reach import Reach
from khronika.records.spell import Tally


@dataclass(frozen=True, slots=True)
class Changes:
    """When a change is one: ``penalty`` and ``interval`` in natural logarithms of likelihood ratios."""

    penalty: float
    interval: float
    least_of_a_network: int
    gap_days: int

    @property
    def gap(self) -> timedelta:
        """After so long without a measurement nothing is known."""
        return timedelta(days=self.gap_days)


@dataclass(frozen=True, slots=True)
class StateRule:
    """A state, and the evidence that it needs of a stretch in one condition."""

    name: str
    condition: str
    state: Reach
    words: str
    measurements: int
    days: int
    stopped_share: float = 0.0
    reached_share: float = 0.0
    down_share: float = 0.0
    firm: int = 0

    def is_met_by(self, condition: str, tally: Tally, days: int) -> bool:
        """Whether a stretch has all of the evidence."""
        floors = (
            (tally.all, self.measurements),
            (days, self.days),
            (tally.firm, self.firm),
            (tally.stopped, self.stopped_share * tally.all),
            (tally.reached, self.reached_share * tally.all),
            (tally.down, self.down_share * tally.all),
        )
        return condition == self.condition and all(found >= floor for found, floor in floors)


@dataclass(frozen=True, slots=True)
class JudgingRules:
    """All of them; ``conditions`` says how often each kind of sample comes in each condition that a network can be in."""

    conditions: dict[str, dict[Kind, float]]
    changes: Changes
    rules: tuple[StateRule, ...]

    def __post_init__(self) -> None:
        for name, shares in self.conditions.items():
            if set(shares) != set(Kind) or not all(0 < share < 1 for share in shares.values()):
                raise RecordError(f"condition {name} needs a share between 0 and 1 for each of {', '.join(Kind)}")


@cache
def judging_rules() -> JudgingRules:
    """The rules that come with khronika."""
    return rules_in((files("khronika.reach") / "judging.toml").read_text(encoding="utf-8"))


def rules_in(toml: str) -> JudgingRules:
    """The rules of a file; ``RecordError`` where something is missing or has the wrong form."""
    return record_in(JudgingRules, body_of(tomllib.loads(toml)))
