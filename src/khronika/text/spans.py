"""Stretches of a text that finders give back."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Span(Protocol):
    """Anything that stands at ``text[start:end]``."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """The offset behind its last character."""


S = TypeVar("S", bound=Span)


def without_overlaps(spans: Iterable[S]) -> tuple[S, ...]:
    """The spans in order; of two that overlap the earlier stays, of two that begin together the longer."""
    kept: list[S] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            kept.append(span)
            end = span.end
    return tuple(kept)


def overlap(left: Span, right: Span) -> bool:
    """Whether the two share a character."""
    return left.start < right.end and right.start < left.end
