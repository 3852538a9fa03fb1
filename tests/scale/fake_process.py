"""A reading process whose reader is quick, and does to it what a page's words say."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType
from khronika.records.evidence import Evidence
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.scale.reading_process import serve

CRASH, HANG, FAULT = "crashes the parser", "has no end", "is our own fault"
SCHEDULER = Path(sys.argv[-1]) / "scheduler"
"""Where the number of the scheduler's process stands."""

KILLS: dict[str, Callable[[], int]] = {
    "kills its process": os.getpid,
    "kills its worker": os.getppid,
    "kills the scheduler": lambda: int(SCHEDULER.read_text()),
}
"""Whom a page kills, once."""


class FakeReader:
    """Finds one claim in each report."""

    signature = Reader("fake", "1")
    languages = frozenset({"en"})

    def __init__(self, folder: Path) -> None:
        self.killed = folder / "killed"

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            self._suffer(report.text)
            if report.language not in self.languages:
                yield Reading(report)
                continue
            words = Evidence.of(report.text, 0, report.text.index(" "))
            id = claim_id(report.text_sha256, words, ClaimType.PROTEST)
            yield Reading(report, self.signature, (Claim(id, ClaimType.PROTEST, words, self.signature, 0.5, "1"),))

    def _suffer(self, text: str) -> None:
        if CRASH in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        for words, who in KILLS.items():
            if words in text and not self.killed.exists():
                self.killed.touch()
                os.kill(who(), signal.SIGKILL)
        if FAULT in text:
            raise IndexError("no such word")
        if HANG in text:
            time.sleep(60)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(FakeReader(Path(sys.argv[1])), sys.stdin.buffer, sys.stdout.buffer)
