"""What a format could not carry."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loss:
    """One sort of thing that a file does not hold, or not as it was: how many there are, and why."""

    what: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class LossReport:
    """What became of records in one format: how many it holds of which kind, and what it lost."""

    format: str
    written: dict[str, int]
    losses: tuple[Loss, ...]

    def line(self) -> str:
        """The same in a few words."""
        held = ", ".join(f"{number:,} {what}" for what, number in self.written.items())
        lost = "; ".join(f"{loss.number:,} {loss.what}" for loss in self.losses)
        return f"{held} written; " + (f"not carried: {lost}" if lost else "nothing is lost")


@dataclass(frozen=True, slots=True)
class LossRule(Generic[T]):
    """How many of one sort of thing a format loses of one record, and why."""

    what: str
    why: str
    number: Callable[[T], int]


def losses_of(records: Iterable[T], rules: Iterable[LossRule[T]]) -> tuple[Loss, ...]:
    """What the format loses of the records by its rules; sorts of which nothing is lost are left out."""
    listed = list(rules)
    counts = [0] * len(listed)
    for record in records:
        for place, rule in enumerate(listed):
            counts[place] += rule.number(record)
    return tuple(Loss(rule.what, number, rule.why) for rule, number in zip(listed, counts, strict=True) if number)


def loss_path(path: Path) -> Path:
    """Where the loss report of a file stands: beside it."""
    return path.with_name(f"{path.name}.loss.json")


def write_loss(report: LossReport, path: Path) -> None:
    """Writes the report as JSON."""
    losses = [{"what": loss.what, "count": loss.number, "why": loss.why} for loss in report.losses]
    form = {"format": report.format, "written": report.written, "not_carried": losses}
    path.write_text(json.dumps(form, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
