"""Reports in one file that share an id."""

from dataclasses import dataclass, field

from khronika.cli.table import source_of
from khronika.records.capture import Capture

LINE = "file, line "


@dataclass(slots=True)
class SharedIds:
    """A look-out for lines of one file that give other contents under an id that an earlier line has: the ledger takes them for one report.

    ``lines`` holds, for each id of the file that is being read, the last line that has it and the hash of what it holds.
    """

    file: str = ""
    lines: dict[str, tuple[str, str]] = field(default_factory=dict)

    def complaint(self, capture: Capture, id: str) -> str | None:
        """What to tell of the line that the capture is, whose report has this id; ``None`` where it shares it with no other."""
        file = capture.address.partition("#")[0]
        if not capture.how.startswith(LINE):
            return None
        if file != self.file:
            self.file, self.lines = file, {}
        line = capture.how.removeprefix(LINE)
        before, contents = self.lines.get(capture.address, (line, capture.sha256))
        self.lines[capture.address] = (line, capture.sha256)
        if contents == capture.sha256:
            return None
        problem = f"lines {before} and {line} hold different reports with one id, {id}"
        meaning = f"to a ledger these are versions of one report, of which line {line} counts"
        return f"{source_of(file)}: {problem}; {meaning}. Give each an id of its own"
