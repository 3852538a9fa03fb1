"""Measurements of a site over time and networks become its states, country by country.

Each network is judged alone, and those with few measurements together. Where the site is not reached in some networks at one time, that
is one spell of the country; it began with the first of them and ended with the last. Between such spells the site is reached, or
restored, where enough measurements show it, and else nothing is known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from khronika.reach.country_spells import country_spell, quiet_spells
from khronika.reach.judging_rules import JudgingRules, judging_rules
from khronika.reach.network_spells import network_spells
from khronika.reach.samples import Sample, samples_of
from khronika.records.measurement import Measurement
from khronika.records.reach import Reach
from khronika.records.spell import Between, Spell, Tally, unreachable

STALE = "too-old"
"""The rule by which nothing is known of the time after the last measurement."""


def spells_of(measurements: Iterable[Measurement], now: datetime, rules: JudgingRules | None = None) -> list[Spell]:
    """The states of one site, by country, in the order of time; it does not matter in which order the measurements came.

    Measurements from after ``now`` do not count, nor do those whose finding is insufficient.
    """
    rules = rules or judging_rules()
    samples = sorted((one for one in samples_of(measurements) if one.at <= now), key=lambda one: one.country)
    found: list[Spell] = []
    for _, own in groupby(samples, key=lambda one: one.country):
        found += _spells_of_country(list(own), now, rules)
    return found


def _spells_of_country(samples: list[Sample], now: datetime, rules: JudgingRules) -> list[Spell]:
    by_network = [network_spells(own, rules) for own in _rows(samples, rules.changes.least_of_a_network)]
    every = [spell for spells in by_network for spell in spells]
    stopped = [country_spell(group, every, samples, rules) for group in _groups(unreachable(every))]
    spells = sorted([*stopped, *quiet_spells(stopped, every, samples, rules)], key=lambda one: (one.first, one.last))
    newest = spells[-1]
    if newest.state is Reach.INSUFFICIENT or now - newest.last <= rules.changes.gap:
        return spells
    words = f"no measurement for {(now - newest.last).days} days"
    unknown = replace(newest, state=Reach.INSUFFICIENT, rule=STALE, reasons=(words,), tally=Tally(), mechanisms=(), gaps=())
    return [*spells, replace(unknown, begun=Between(newest.last, None), first=newest.last, ended=None)]


def _rows(samples: Iterable[Sample], least: int) -> list[list[Sample]]:
    """The samples of each network that has enough, and those of all the others together, each row in the order of time."""
    by_network: dict[str, list[Sample]] = {}
    for sample in samples:
        by_network.setdefault(sample.network, []).append(sample)
    rows = [own for own in by_network.values() if len(own) >= least]
    rest = sorted((sample for own in by_network.values() if len(own) < least for sample in own), key=lambda one: one.at)
    return [*rows, rest] if rest else rows


def _groups(spells: Sequence[Spell]) -> list[list[Spell]]:
    """Spells of networks that follow each other without a time between by which all of them are known to have ended."""
    groups: list[list[Spell]] = []
    latest: datetime | None = None
    for spell in sorted(spells, key=_start):
        if groups and latest is not None and _start(spell) <= latest:
            groups[-1].append(spell)
        else:
            groups.append([spell])
            latest = None
        latest = max(_end(spell), latest or _end(spell))
    return groups


def _start(spell: Spell) -> datetime:
    return spell.begun.latest or spell.first


def _end(spell: Spell) -> datetime:
    return spell.last if spell.ended is None or spell.ended.latest is None else spell.ended.latest
