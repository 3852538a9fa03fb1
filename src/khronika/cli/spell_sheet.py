"""Spells as CSV, a row each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from khronika.export.marks import BETWEEN
from khronika.records.spell import Between, Spell


@dataclass(frozen=True, slots=True)
class MeasuredSpell:
    """A spell with the site that it is of."""

    site: str
    spell: Spell


def _time(time: datetime | None) -> str:
    return "" if time is None else time.astimezone(UTC).isoformat(timespec="seconds")


def _ended(spell: Spell) -> Between:
    return spell.ended or Between()


SPELL_COLUMNS: dict[str, Callable[[MeasuredSpell], str]] = {
    "site": lambda one: one.site,
    "country": lambda one: one.spell.country,
    "state": lambda one: one.spell.state.value,
    "rule": lambda one: one.spell.rule,
    "networks": lambda one: BETWEEN.join(one.spell.networks),
    "begun_earliest": lambda one: _time(one.spell.begun.earliest),
    "begun_latest": lambda one: _time(one.spell.begun.latest),
    "ended_earliest": lambda one: _time(_ended(one.spell).earliest),
    "ended_latest": lambda one: _time(_ended(one.spell).latest),
    "first": lambda one: _time(one.spell.first),
    "last": lambda one: _time(one.spell.last),
    "measurements": lambda one: str(one.spell.tally.all),
    "stopped": lambda one: str(one.spell.tally.stopped),
    "down": lambda one: str(one.spell.tally.down),
    "mechanisms": lambda one: BETWEEN.join(one.spell.mechanisms),
    "reasons": lambda one: BETWEEN.join(one.spell.reasons),
}
