"""The page of accuracy: what every set's figures are, in tables of Markdown."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from khronika.evaluate.bootstrap import Interval
from khronika.evaluate.figures import Measured
from khronika.evaluate.labels import LabelScores
from khronika.evaluate.pages import F1_MIN, PageScores
from khronika.evaluate.reliability import SURE, Reliability
from khronika.evaluate.scores import Scores, Shown
from khronika.evaluate.slips import How, Slip

Sort = TypeVar("Sort")

CONFIDENCE = (
    "How far the confidence of a claim can be relied on: a claim is right where it answers a gold claim. The weights of its signs are "
    "fitted to `claims-train` and `claims-own`, whose rows flatter therefore; `claims-dev` and `seed` are left out of the fit."
)

COMMONEST = 15
"""How many sorts of errors a set shows."""

HEAD = ("precision", "recall", "F1", "95 in 100 draws")
HOW = (How.MISSED, How.OTHER, How.MADE_UP)


@dataclass(frozen=True, slots=True)
class Scored:
    """A set's scores, and how far they would move with other reports."""

    scores: Measured
    intervals: Mapping[str, Interval] = field(default_factory=dict)


Lines = Mapping[str, Mapping[str, float]]
"""For each set the F1 that a figure is meant to reach, by the figure's name."""


def accuracy_page(scored: Iterable[Scored], pages: PageScores | None, lines: Lines) -> Iterator[str]:
    """The lines of the page, without its title: every set's headlines, then each set by itself."""
    listed = list(scored)
    yield from ("## All sets", "")
    yield from _headlines(listed, pages, lines)
    yield from ("", "## Confidence", "", CONFIDENCE, "")
    yield from _confidence(listed)
    for one in listed:
        yield from ("", f"## {one.scores.set}", "")
        yield from _labels(one, one.scores) if isinstance(one.scores, LabelScores) else _claims(one, one.scores)


def reliability_rows(found: Reliability) -> Iterator[str]:
    """The bins of confidence as a table, and from where on a claim can be taken as it is."""
    yield from _table("confidence", "claims", "mean confidence", "share right")
    for bin in found.bins:
        yield _row(f"{bin.low:.1f} to {bin.low + 0.1:.1f}", str(bin.claims), f"{bin.confidence:.3f}", f"{bin.right:.3f}")
    yield from ("", f"Brier score {found.brier:.3f}, calibration error {found.error:.3f}. {_sure(found)}")


def _sure(found: Reliability) -> str:
    if found.sure_from is None:
        return f"At no confidence are {SURE:.0%} right."
    share = found.sure / found.claims
    return (
        f"From a confidence of {found.sure_from:.3f} on, {SURE:.0%} are right: {found.sure} of {found.claims} claims ({share:.0%}) remain."
    )


def _headlines(scored: Iterable[Scored], pages: PageScores | None, lines: Lines) -> Iterator[str]:
    yield from _table("set", "figure", *HEAD, "line", "")
    for one in scored:
        for name, rate in _main_rates(one.scores).items():
            line = lines.get(one.scores.set, {}).get(name)
            reached = "" if line is None else "reached" if rate.f1 >= line else "not reached"
            yield _row(f"`{one.scores.set}`", name, *_figures(rate, one.intervals.get(f"{name}.f1")), _decimals(line), reached)
    if pages is not None:
        reached = "reached" if pages.f1 >= F1_MIN else "not reached"
        yield _row(
            "`web-pages`", "text", *(f"{figure:.3f}" for figure in (pages.precision, pages.recall, pages.f1)), "", str(F1_MIN), reached
        )


def _main_rates(scores: Measured) -> Mapping[str, Shown]:
    if isinstance(scores, LabelScores):
        return scores.rates
    return {"claim": scores.claim, "slot": scores.slot, "links": scores.links}


def _confidence(scored: Iterable[Scored]) -> Iterator[str]:
    yield from _table("set", "claims", "Brier score", "calibration error", f"{SURE:.0%} right from", "claims that remain")
    for one in scored:
        found = None if isinstance(one.scores, LabelScores) else one.scores.reliability
        if found is not None:
            sure = ("-", "0") if found.sure_from is None else (f"{found.sure_from:.3f}", f"{found.sure} ({found.sure / found.claims:.0%})")
            yield _row(f"`{one.scores.set}`", str(found.claims), f"{found.brier:.3f}", f"{found.error:.3f}", *sure)


def _labels(one: Scored, scores: LabelScores) -> Iterator[str]:
    left_out = "".join(f", {number} {what} left out" for what, number in scores.left_out.items())
    yield from (f"{scores.reports} reports, {len(scores.not_read)} not read{left_out}.", "")
    yield from _rates("label", scores.rates, one.intervals, "")
    if scores.wrong:
        yield from ("", *_table("commonest errors", "", "times"))
        for wrong, times in _most(scores.wrong, lambda wrong: (wrong.what, wrong.is_spurious)):
            yield _row(wrong.what, "made up" if wrong.is_spurious else "missed", str(times))


def _claims(one: Scored, scores: Scores) -> Iterator[str]:
    yield from (
        f"{scores.reports} reports, {len(scores.not_read)} not read, {scores.evidence_faults} evidence faults. Shown as fact: "
        f"{scores.shown_as_fact:.3f} of {scores.hedged} claims that are none.",
        "",
    )
    yield from _rates("field", scores.slots, one.intervals, "slots.")
    yield ""
    yield from _rates("type", scores.types, one.intervals, "types.")
    yield from _errors(scores)
    if scores.reliability is not None:
        yield from ("", *reliability_rows(scores.reliability))


def _errors(scores: Scores) -> Iterator[str]:
    """The errors by type of claim and by kind of slot, then the commonest of both."""
    claims = Counter({slip: times for slip, times in scores.slips.items() if not slip.slot})
    yield from ("", *_table("claims of type", "missed", "read as another type", "made up"))
    yield from _by_how(claims, lambda slip: slip.type)
    values = Counter({slip: times for slip, times in scores.slips.items() if slip.slot})
    yield from ("", *_table("field, in claims that were found", "missed", "read as another value", "made up"))
    yield from _by_how(values, lambda slip: slip.slot)
    for title, slips in (("commonest errors of claims", claims), ("commonest errors of fields", values)):
        yield from ("", *_table(title, "", "times"))
        for slip, times in _most(slips, lambda slip: (slip.type, slip.how, slip.slot, slip.read_as)):
            yield _row(f"{slip.slot} of {slip.type}" if slip.slot else slip.type, _said(slip), str(times))


def _by_how(slips: Counter[Slip], name: Callable[[Slip], str]) -> Iterator[str]:
    for one in sorted({name(slip) for slip in slips}):
        counts = (sum(times for slip, times in slips.items() if name(slip) == one and slip.how is how) for how in HOW)
        yield _row(one, *map(str, counts))


def _said(slip: Slip) -> str:
    return f"read as {slip.read_as}" if slip.read_as else "another value" if slip.how is How.OTHER else slip.how


def _rates(head: str, rates: Mapping[str, Shown], intervals: Mapping[str, Interval], prefix: str) -> Iterator[str]:
    yield from _table(head, *HEAD, "gold", "read")
    for name, rate in rates.items():
        yield _row(name, *_figures(rate, intervals.get(f"{prefix}{name}.f1")), str(rate.gold), str(rate.read))


def _figures(rate: Shown, interval: Interval | None) -> tuple[str, ...]:
    drawn = "" if interval is None else f"{interval.low:.3f} to {interval.high:.3f}"
    return f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}", drawn


def _decimals(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}"


def _table(*head: str) -> Iterator[str]:
    yield _row(*head)
    yield "|" + "---|" * len(head)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _most(counted: Counter[Sort], key: Callable[[Sort], tuple[str | bool, ...]]) -> list[tuple[Sort, int]]:
    """The commonest with their counts, equals in the order of ``key``."""
    return sorted(counted.items(), key=lambda item: (-item[1], key(item[0])))[:COMMONEST]
