"""The process that reads pages: tasks come in on standard input, a line each; what becomes of each page goes out, a line each.

A page that crashes a library, or never comes to an end, costs this process and nothing else; whoever started it goes on with another.
``python -m khronika.scale.reading_process`` runs it.
"""

import os
import signal
import sys
from collections.abc import Iterator
from math import ceil
from queue import Queue
from threading import Thread
from typing import IO

from khronika.errors import InputError, KhronikaError
from khronika.extract import ClaimReader, GatedReader, english_reader, trained_gate
from khronika.pipeline.reading import Hands, batch_of, report_in
from khronika.read.parting import captures_in_part
from khronika.read.source import Source
from khronika.records.body import body_of, record_in
from khronika.records.capture import Capture
from khronika.records.codec_kept import encode_kept
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport
from khronika.records.reading import Reading
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.retrieval import Retrieval
from khronika.scale.task import ReadPage, Step, Task, Word
from khronika.scale.unread import Unread, Why
from khronika.store.rows import report_row

FIRST_WORDS = "Police detained two people."
GRACE_SECONDS = 30
"""So much later than whoever watches it the process ends itself over a page that hangs, for nobody may be watching any more."""

Say = tuple[Word, object]


def main() -> None:
    """Reads what it is asked to until nobody asks any more."""
    tasks, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - what a library prints is no answer
        os.dup2(nowhere.fileno(), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(english_reader(), tasks, out)


def serve(reader: ClaimReader, tasks: IO[bytes], out: IO[bytes]) -> None:
    """Answers each task, once the reader has loaded what it needs."""
    try:
        list(reader.read([_first_report()]))
        _write(out, (Word.READY, None))
        for line in _lines(tasks):
            for said in _answer(record_in(Task, line.decode()), reader):
                _write(out, said)
    except KhronikaError as error:
        _write(out, (Word.FAULT, str(error)))


def _lines(tasks: IO[bytes]) -> Iterator[bytes]:
    """The lines; when no more can come the process ends, whatever it is doing."""
    lines: Queue[bytes] = Queue()

    def listen() -> None:
        for line in tasks:
            lines.put(line)
        os._exit(0)

    Thread(target=listen, daemon=True).start()
    while True:
        yield lines.get()


def _answer(task: Task, reader: ClaimReader) -> Iterator[Say]:
    manner = task.manner
    reader = GatedReader(reader, trained_gate()) if manner.gate else reader
    hands = Hands(_no_fetch, lambda: manner.begun, reader, manner.published, manner.limit_bytes)
    source = Source(_no_fetch, hands.clock, manner.limit_bytes)
    for number in range(task.part, len(task.shard.parts)):
        captures = captures_in_part(task.shard.parts[number], source)
        page, first = 0, task.page if number == task.part else 0
        while True:
            _set_alarm(task.timeout_seconds)
            if page <= first:  # whoever watches knows what comes after a page that was told of
                yield Word.STEP, Step(number, page)
            capture = next(captures, None)
            if capture is None:
                break
            if page >= first:
                yield Word.STEP, Step(number, page, capture.name if isinstance(capture, InputError) else capture.address)
                yield _became(capture, hands)
            page += 1
    _set_alarm(0)
    yield Word.END, None


def _became(capture: Capture | InputError, hands: Hands) -> Say:
    """What became of one page, read by itself, so that its claims do not hang on its neighbours."""
    [outcome] = batch_of([report_in(capture, hands)], hands.reader).outcomes
    if isinstance(outcome, InputError):
        return Word.UNREAD, Unread(outcome.name, Why.FAILED, str(outcome).removeprefix(f"{outcome.name}: "))
    taken, reading = outcome
    if reading.left_out is not None:
        return Word.UNREAD, Unread(taken.address, Why.LEFT_OUT, reading.left_out)
    if reading.claims is None:
        return Word.UNREAD, Unread(taken.address, Why.LANGUAGE, f"nobody reads its language ({reading.report.language or 'unknown'})")
    return Word.READ, _kept(taken, reading)


def _kept(capture: Capture, reading: Reading) -> ReadPage:
    key = report_row(reading.report)["key"]
    retrieval = Retrieval(key, capture.address, capture.fetched_at, capture.how, capture.media_type)
    kept = (KeptBytes(capture.data), KeptReport(key, reading.report, (reading,)), retrieval)
    return ReadPage(tuple(encode_kept(one).decode() for one in kept))


def _set_alarm(seconds: float) -> None:
    """Lets the system end this process after so long and some more; 0 for never. Where there is no alarm, whoever watches is enough."""
    if hasattr(signal, "alarm"):
        signal.alarm(ceil(seconds) + GRACE_SECONDS if seconds else 0)


def _write(out: IO[bytes], said: Say) -> None:
    word, what = said
    out.write(f"{word} {body_of(what)}\n".encode())
    out.flush()


def _first_report() -> Report:
    """A report that the reader loads its models over."""
    whole = Passage(PassageKind.BODY, 0, len(FIRST_WORDS))
    return Report("first", FIRST_WORDS, (whole,), capture_sha256="0" * 64, address="file:///first", language="en")


def _no_fetch(address: str) -> Capture:
    raise InputError(address, "nothing is fetched in a run", "khronika read fetches addresses")


if __name__ == "__main__":
    main()
