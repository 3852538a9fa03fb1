"""The scores as a person reads them, and as a machine does."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from khronika.evaluate.bootstrap import Interval
from khronika.evaluate.labels import LabelScores
from khronika.evaluate.reliability import SURE, Reliability
from khronika.evaluate.scores import Rate, Scores, Shown
from khronika.evaluate.tally import Wrong


def score_lines(scores: Scores, intervals: Mapping[str, Interval]) -> Iterator[str]:
    """A table of every rate, then the counts, then the headlines with their intervals where there are any."""
    for part, rates in (("slot", scores.slots), ("type", scores.types)):
        yield from (f"{part:5} {name:17} {_rate(rate)}  gold {rate.gold:5} read {rate.read:5}" for name, rate in rates.items())
    yield f"{scores.set}: reports {scores.reports}, not read {len(scores.not_read)}, evidence faults {scores.evidence_faults}"
    shown = f"shown as fact {scores.shown_as_fact:.3f} of {scores.hedged}"
    yield shown + _interval(intervals.get("shown_as_fact"))
    yield from reliability_line(scores.reliability)
    for name, rate in _headlines(scores).items():
        yield f"{name:5} {_rate(rate)}" + _interval(intervals.get(f"{name}.f1"))


def reliability_line(found: Reliability | None) -> Iterator[str]:
    """What confidence is worth, where claims give one."""
    if found is not None:
        sure = "no confidence is" if found.sure_from is None else f"confidence from {found.sure_from:.3f} on, {found.sure} claims, is"
        yield f"confidence of {found.claims}: Brier {found.brier:.3f}, calibration error {found.error:.3f}; {sure} {SURE:.0%} right"


def label_lines(scores: LabelScores, intervals: Mapping[str, Interval]) -> Iterator[str]:
    """The counts, and every label's rate with its interval where there is one."""
    left_out = "".join(f", left out {what} {number}" for what, number in scores.left_out.items())
    yield f"{scores.set}: reports {scores.reports}, not read {len(scores.not_read)}{left_out}"
    for label, rate in scores.rates.items():
        yield f"{label:10} {_rate(rate)}  gold {rate.gold:5} read {rate.read:5}" + _interval(intervals.get(f"{label}.f1"))
    yield from scores.told


def error_lines(wrong: Counter[Wrong], most: int) -> Iterator[str]:
    """The ``most`` frequent classes of errors with their counts, the most frequent first; of equals in the order of their names."""
    for one, number in sorted(wrong.items(), key=lambda item: (-item[1], item[0].what, item[0].is_spurious))[:most]:
        yield f"{'spurious' if one.is_spurious else 'missed  '} {number:5}  {one.what}"


def scores_as_json(scores: Scores, intervals: Mapping[str, Interval]) -> str:
    """One JSON object with every figure; intervals as ``[low, high]``, left out where there are none."""
    values = figures_by_part(scores)
    if intervals:
        values["intervals"] = {name: [interval.low, interval.high] for name, interval in intervals.items()}
    return json.dumps({"set": scores.set, "gold_sha256": scores.gold_sha256, **values}, indent=1)


def figures_by_part(scores: Scores) -> dict[str, object]:
    """Every figure, grouped as the scorer that comes with the gold groups them."""
    return {
        **{name: _row(rate) for name, rate in _headlines(scores).items()},
        "shown_as_fact": scores.shown_as_fact,
        "hedged": scores.hedged,
        "slots": {kind: _row(rate) for kind, rate in scores.slots.items()},
        "types": {type: _row(rate) for type, rate in scores.types.items()},
        "evidence_faults": scores.evidence_faults,
        "reports": scores.reports,
        "not_read": list(scores.not_read),
    }


def labels_by_name(scores: LabelScores) -> dict[str, object]:
    """Every label's figures, and how many reports there were."""
    rates: dict[str, object] = {label: _row(rate) for label, rate in scores.rates.items()}
    return rates | {
        "reports": scores.reports,
        "not_read": list(scores.not_read),
        "left_out": dict(scores.left_out),
        "told": list(scores.told),
    }


def _headlines(scores: Scores) -> dict[str, Rate]:
    return {"links": scores.links, "claim": scores.claim, "slot": scores.slot}


def _rate(rate: Shown) -> str:
    return f"P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}"


def _row(rate: Shown) -> dict[str, float]:
    return {"p": rate.precision, "r": rate.recall, "f1": rate.f1, "gold": rate.gold, "read": rate.read}


def _interval(interval: Interval | None) -> str:
    return "" if interval is None else f"  ({interval.low:.3f} to {interval.high:.3f})"
