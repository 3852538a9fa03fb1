"""A line of a page on its way into a report."""

from dataclasses import dataclass

from khronika.records.report import PassageKind


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph or lesser line: its words, the block of adjoining lines it stands in, and its part where the page's markup tells.

    Lines of one block have no blank line between them.
    """

    text: str
    block: int
    kind: PassageKind | None = None
