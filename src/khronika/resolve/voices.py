"""Who is one source with whom in what is told of one thing.

Two reports are one source when they are one text, credit one agency, or have one publisher; what either prints besides stays its own. So
the number of independent sources is that of the most reports of which no two share a text or a publisher: the greatest matching of texts
and publishers. By König's theorem (1931) as many texts and publishers have a part in every report, and each of them is a voice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khronika.records.report import Report
from khronika.resolve.agencies import agencies_of
from khronika.resolve.notices import publisher_of
from khronika.resolve.print_order import order_of

Edges = Mapping[str, list[str]]
"""Which publishers print each text, in the order of print."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A report, and the text that it is a copy of."""

    report: Report
    text: str


def voices_of(printed: Iterable[Printed], groups: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The voice of each report that tells of one thing, by its address: one name for those of one source.

    There are as many names as independent sources, each a publisher's, or an address where the publisher is not known. The order of the
    reports does not matter. ``groups`` are what people said of publishers: those of one group are one publisher.
    """
    listed = sorted({one.report.address: one for one in printed}.values(), key=lambda one: order_of(one.report))
    sources = _sources(listed)
    edges: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    printers = {one.report.address: _printer(one.report, groups or {}) for one in listed}
    for one in listed:
        publisher, name = printers[one.report.address]
        edges.setdefault(sources[one.report.address], []).append(publisher)
        names.setdefault(publisher, name)
    matched = _matched(edges)
    reached = _reached(edges, matched)
    printer_of = {text: publisher for publisher, text in matched.items()}
    voices = {}
    for one in listed:
        text = sources[one.report.address]
        own, _ = printers[one.report.address]
        voices[one.report.address] = names[own if text in reached else printer_of[text]]
    return voices


def _printer(report: Report, groups: Mapping[str, str]) -> tuple[str, str]:
    """Who printed a report, as publishers are compared, and what that voice is called."""
    publisher = publisher_of(report)
    group = groups.get(publisher)
    return (publisher or report.address, report.publisher or report.address) if group is None else (f"group {group}", group)


def _sources(listed: Iterable[Printed]) -> dict[str, str]:
    """Whose text each report prints: the text itself, or the first of those that credit one agency."""
    first: dict[str, str] = {}
    found = {}
    for one in listed:
        marks = [f"text {one.text}", *(f"agency {name}" for name in sorted(agencies_of(one.report)))]
        source = next((first[mark] for mark in marks if mark in first), one.report.address)
        for mark in marks:
            first.setdefault(mark, source)
        found[one.report.address] = source
    return found


def _matched(edges: Edges) -> dict[str, str]:
    """The text of each publisher in a greatest matching, by augmenting paths."""
    matched: dict[str, str] = {}

    def has_place(text: str, tried: set[str]) -> bool:
        for publisher in edges[text]:
            if publisher not in tried:
                tried.add(publisher)
                if publisher not in matched or has_place(matched[publisher], tried):
                    matched[publisher] = text
                    return True
        return False

    for text in edges:
        has_place(text, set())
    return matched


def _reached(edges: Edges, matched: Mapping[str, str]) -> set[str]:
    """The texts from which a path leads, publisher for publisher, to one that is not matched: their publishers are the voices."""
    reached = set(edges) - set(matched.values())
    frontier = list(reached)
    while frontier:
        for publisher in edges[frontier.pop()]:
            text = matched[publisher]
            if text not in reached:
                reached.add(text)
                frontier.append(text)
    return reached
