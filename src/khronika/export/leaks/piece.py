"""A stretch of text somewhere in what is about to leave."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Text and the file that it stands in, archives before what is in them; ``lines`` are the numbers of its lines there, where it has any.

    ``how`` says how it was written, where it does not stand there in plain letters.
    """

    file: str
    text: str
    lines: tuple[int, ...] = ()
    how: str = ""

    def place(self, line: int) -> str:
        """The place of a line of the text (from 0), in words."""
        where = f"{self.file}, line {self.lines[line]}" if line < len(self.lines) else self.file
        return f"{where} ({self.how})" if self.how else where


@dataclass(frozen=True, slots=True)
class Closed:
    """A file into which nobody can look, and why."""

    file: str
    why: str
