"""Who is one source with whom: copies of one text, and all that one publisher prints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khronika.records.report import Report
from khronika.resolve.notices import publisher_of
from khronika.resolve.print_order import order_of


@dataclass(frozen=True, slots=True)
class Printed:
    """A report, and the text that it is a copy of."""

    report: Report
    text: str


def voices_of(printed: Iterable[Printed]) -> Mapping[str, str]:
    """The voice of each report, by its address; a voice has the name of whoever of it printed first.

    The order of the reports does not matter.
    """
    listed = sorted(printed, key=lambda one: order_of(one.report))
    parent: dict[str, str] = {}

    def top(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for one in listed:
        text, publisher = top(f"text {one.text}"), top(f"publisher {publisher_of(one.report) or one.report.address}")
        parent[max(text, publisher)] = min(text, publisher)
    names: dict[str, str] = {}
    for one in listed:
        names.setdefault(top(f"text {one.text}"), one.report.publisher or one.report.address)
    return {one.report.address: names[top(f"text {one.text}")] for one in listed}
