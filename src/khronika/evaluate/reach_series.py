"""What judging makes of made measurements: whether it finds when episodes began and ended, and no others."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from khronika.evaluate.labels import Labelled, LabelledSet, LabelMiss
from khronika.evaluate.made_series import MadeEpisode, MadeSeries, made_series
from khronika.evaluate.tally import Hits, Wrong
from khronika.records.measurement import Measurement
from khronika.records.spell import Between, Spell, unreachable

NAME = "reach-series"
SEED, COUNT = 7, 500

EPISODE, STATE, ONSET, END = "episode", "state", "onset", "end"
CLOSE_ONSET, CLOSE_END, WEEK = "close_onset", "close_end", "quiet_week"
LABELS = (EPISODE, STATE, ONSET, END, CLOSE_ONSET, CLOSE_END, WEEK)
"""What is counted: episodes that were found at all, with their state; onsets and ends within the stated interval, and within one of at most
three days; weeks without an episode, which judging finds quiet too."""

CLOSE = timedelta(days=3)
WEEK_LONG = timedelta(days=7)

JudgeSeries = Callable[[Iterable[Measurement], datetime], list[Spell]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """An episode, and the spells that tell of it."""

    episode: MadeEpisode
    spells: Sequence[Spell]


def reach_series(judge: JudgeSeries, seed: int = SEED, count: int = COUNT) -> LabelledSet:
    """Made series, judged; each counts as a report, and the generator's seed and number stand for the hash of the gold."""
    reports = tuple(_compared(series, judge) for series in made_series(seed, count))
    return LabelledSet(NAME, hashlib.sha256(f"made series {seed} {count}".encode()).hexdigest(), LABELS, reports)


def _compared(series: MadeSeries, judge: JudgeSeries) -> Labelled:
    spells = unreachable(judge(series.measurements, series.now))
    pairs = [_Pair(episode, [spell for spell in spells if _overlap(episode, spell, series.now)]) for episode in series.episodes]
    false = [spell for spell in spells if not any(spell in pair.spells for pair in pairs)]
    gold, read, both = Counter[str](), Counter[str](), Counter[str]()
    misses = [LabelMiss(series.site, is_spurious=True, label=EPISODE, words=_words(spell)) for spell in false]
    read[EPISODE] += len(false)
    for pair in pairs:
        hits = _hits(pair)
        gold.update(hits)
        read.update(dict.fromkeys(hits, bool(pair.spells)))
        both.update(hits)
        misses += [LabelMiss(series.site, False, label, _miss(pair)) for label, hit in hits.items() if not hit]
        gold += Counter({label: 1 for label, hit in hits.items() if not hit})
    quiet, found_quiet = _quiet_weeks(series, spells)
    gold[WEEK], read[WEEK], both[WEEK] = quiet, found_quiet, found_quiet
    wrong = Counter(Wrong(miss.label, miss.is_spurious) for miss in misses)
    return Labelled(series.site, Hits(both, gold, read), tuple(misses), wrong=wrong)


def _hits(pair: _Pair) -> dict[str, bool]:
    """What is right about an episode: one spell tells of it, and has the state and the ends."""
    if not pair.spells:
        return dict.fromkeys(LABELS[:-1], False)
    first, last, episode = pair.spells[0], pair.spells[-1], pair.episode
    has_onset = first.begun.holds(episode.onset)
    has_end = last.ended is None if episode.end is None else last.ended is not None and last.ended.holds(episode.end)
    return {
        EPISODE: len(pair.spells) == 1,
        STATE: any(spell.state is episode.state for spell in pair.spells),
        ONSET: has_onset,
        END: has_end,
        CLOSE_ONSET: has_onset and _is_close(first.begun),
        CLOSE_END: has_end and (last.ended is None or _is_close(last.ended)),
    }


def _quiet_weeks(series: MadeSeries, spells: Sequence[Spell]) -> tuple[int, int]:
    """How many weeks have no episode, and how many of these have no spell either."""
    quiet = found = 0
    week = series.start
    while week < series.now:
        until = week + WEEK_LONG
        if not any(one.onset < until and (one.end is None or one.end > week) for one in series.episodes):
            quiet += 1
            found += not any(_surely_from(spell) < until and _surely_to(spell) > week for spell in spells)
        week = until
    return quiet, found


def _overlap(episode: MadeEpisode, spell: Spell, now: datetime) -> bool:
    return spell.first < (episode.end or now) and spell.last > episode.onset


def _surely_from(spell: Spell) -> datetime:
    return spell.begun.latest or spell.first


def _surely_to(spell: Spell) -> datetime:
    return spell.last if spell.ended is None or spell.ended.earliest is None else spell.ended.earliest


def _is_close(change: Between) -> bool:
    return change.earliest is not None and change.latest is not None and change.latest - change.earliest <= CLOSE


def _miss(pair: _Pair) -> str:
    told = "; ".join(map(_words, pair.spells)) or "nothing"
    return f"{pair.episode.state} {_time(pair.episode.onset)} to {_time(pair.episode.end)}, judged: {told}"


def _words(spell: Spell) -> str:
    begun = f"{_time(spell.begun.earliest)}..{_time(spell.begun.latest)}"
    ended = "" if spell.ended is None else f"{_time(spell.ended.earliest)}..{_time(spell.ended.latest)}"
    return f"{spell.state} {begun} to {ended}"


def _time(time: datetime | None) -> str:
    return "" if time is None else f"{time:%m-%d %H:%M}"
