"""What one process reads at a time of the inputs of many."""

from dataclasses import dataclass

from khronika.read.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or a stretch of one, that holds some ``count`` of reports; ``stretch`` is ``None`` for all of the file."""

    path: str
    count: int
    stretch: Stretch | None = None
