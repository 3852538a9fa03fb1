"""Rows side by side where there is room, one below the other where there is not; nothing is ever cut off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len, chop_cells
from rich.text import Text

from khronika.cli.plain import plain

LABEL = 12
WIDTH_MAX = 120
WIDTH_MIN = 24
SIDE_BY_SIDE_MIN = 66
"""In a narrower window the quotes stand below the values."""

QUOTE_STYLE = "cyan"


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the parts of a row are, in cells of the terminal."""

    indent: int
    value: int
    quote: int | None
    """``None`` where quotes stand below the values."""

    @property
    def width(self) -> int:
        """How wide a row is."""
        rest = 1 if self.quote is None else 2 + 2 + self.quote
        return self.indent + LABEL + self.value + rest

    @classmethod
    def within(cls, width: int) -> "Columns":
        """The columns for a window of that width."""
        if width < SIDE_BY_SIDE_MIN:
            return cls(2, width - 2 - LABEL - 1, None)
        room = width - 4 - LABEL - 2 - 2
        value = room * 9 // 20
        return cls(4, value, room - value)

    @classmethod
    def without_quotes(cls, width: int) -> "Columns":
        """The columns for rows that have values alone."""
        return cls(4, width - 4 - LABEL - 1, None)

    def lines(self, label: str, value: str, quotes: Sequence[str]) -> Iterator[Text]:
        """The lines of one row. A row without a value has its quotes in the place of it."""
        marked = " · ".join(f"“{plain(quote)}”" for quote in quotes)
        if self.quote is None or not value:
            value = "" if tuple(quotes) == (value,) else value
            return self._stacked(label, value, marked)
        return self._side_by_side(label, value, marked)

    def beside(self, title: Text, quote: str) -> Iterator[Text]:
        """A claim's first line, its trigger in the column of quotes; where there is no such column, behind it or below it."""
        quoted = f"“{plain(quote)}”"
        if self.quote is None and title.cell_len + 2 + cell_len(quoted) <= self.width:
            yield title.append("  ").append(quoted, QUOTE_STYLE)
            return
        words = wrapped(quoted, self.value if self.quote is None else self.quote)
        start = 0 if self.quote is None else self.indent + LABEL + 2 + self.value + 2
        if title.cell_len >= start:
            yield title
            title = Text()
            start = start or self.indent + LABEL + 1
        for line in words:
            yield title.append(" " * (start - title.cell_len)).append(line, QUOTE_STYLE)
            title = Text()

    def _side_by_side(self, label: str, value: str, quotes: str) -> Iterator[Text]:
        values, words = wrapped(plain(value), self.value), wrapped(quotes, self.quote or 0)
        for number, (left, right) in enumerate(zip_longest(values, words, fillvalue="")):
            line = self._head(label if number == 0 else "", 2).append(left)
            if right:
                line.append(" " * (self.value - cell_len(left) + 2)).append(right, QUOTE_STYLE)
            yield line

    def _stacked(self, label: str, value: str, quotes: str) -> Iterator[Text]:
        gap, width = (1, self.value) if self.quote is None else (2, self.value + 2 + self.quote)
        parts = [(line, "") for line in wrapped(plain(value), width)] + [(line, QUOTE_STYLE) for line in wrapped(quotes, width)]
        for number, (line, style) in enumerate(parts):
            yield self._head(label if number == 0 else "", gap).append(line, style)

    def _head(self, label: str, gap: int) -> Text:
        return Text(" " * self.indent).append(label.ljust(LABEL), "dim").append(" " * gap)


def wrapped(words: str, width: int) -> list[str]:
    """The words in lines of at most ``width`` cells, broken at spaces, and within a word where it is longer; none for no words."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        if line and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line = ""
        joined = f"{line} {word}" if line else word
        *full, line = chop_cells(joined, width) or [joined]
        lines += full
    return [*lines, line] if line else lines
