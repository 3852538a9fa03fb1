"""Whether two reports are one text: an agency's copy, a mirror, an edited version."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from khronika.records.report import Report
from khronika.resolve.sketches import Sketch, bands_of, shared, sketch_of
from khronika.resolve.weighed import Sign, Weighed

MOSTLY = 0.5
"""What share of the shorter text must stand in the other: two reports that quote one statement at length have less in common."""

TELLING = 0.6
"""What share of the fewer figures and names must be common: two bulletins on one pattern have other figures and names."""

SMALL = 12
"""So few shingles a text must at least have."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a report is worded, and when and where it was published."""

    address: str
    sketch: Sketch
    published: date | None = None
    publisher: str | None = None


def wording_of(report: Report) -> tuple[Wording, tuple[str, ...]]:
    """The wording of a report, and the keys by which reports of the same wording are found."""
    return Wording(report.address, sketch_of(report.text), report.published, report.publisher), bands_of(report.text)


def compare_wordings(left: Wording, right: Wording) -> Weighed:
    """How much speaks for two reports being one text; above 0 they are copies."""
    return Weighed.of(_signs(left, right))


def _signs(left: Wording, right: Wording) -> Iterator[Sign]:
    resemblance, contained = shared(left.sketch, right.sketch)
    if min(left.sketch.size, right.sketch.size) < SMALL:
        yield Sign(-5.0, "one is too short to tell")
        return
    yield Sign(8 * (contained - MOSTLY), f"{contained:.0%} of the shorter text stands in the other ({resemblance:.0%} of both is common)")
    fewest = min(len(left.sketch.telling), len(right.sketch.telling))
    common = len(left.sketch.telling & right.sketch.telling)
    if fewest and common / fewest < TELLING:
        yield Sign(-6.0, f"of the {fewest} figures and names of one only {common} are in the other")
