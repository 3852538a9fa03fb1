"""How the desk reads what people send it: by the reader and the network that the command line has."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from khronika.cli.joining import join
from khronika.cli.options import AskingOptions
from khronika.cli.reading import fetcher_of, now
from khronika.errors import InputError
from khronika.extract import ClaimReader, english_reader
from khronika.pipeline import Batch, Hands, batches_kept, batches_of
from khronika.read import Fetch, captures_in
from khronika.records.capture import Capture
from khronika.review.readings import Input, Step, Worker
from khronika.store import Ledger

SUFFIX = re.compile(r"\.[a-z0-9]{1,8}(\.gz)?$")


@cache
def _reader() -> ClaimReader:
    """The reader, loaded when something is first read."""
    return english_reader()


def worker_over(asking: AskingOptions) -> Worker:
    """What reads one input after the other and joins what was read."""
    fetch = fetcher_of(asking)

    def read(input: Input, ledger: Ledger) -> Iterator[Step]:
        hands = Hands(fetch, now, _reader(), limit_bytes=asking.limit_bytes)
        for batch in batches_kept(batches_of(_captures(input, fetch, asking.limit_bytes), hands), ledger):
            yield step_of(batch)

    return Worker(read, join)


def step_of(batch: Batch) -> Step:
    """What a batch comes to, counted."""
    claims = sum(len(reading.claims or ()) for _, reading in batch.readings)
    return Step(len(batch.readings), claims, tuple(one for one in batch.outcomes if isinstance(one, InputError)))


def _captures(input: Input, fetch: Fetch, limit_bytes: int) -> Iterator[Capture | InputError]:
    """The captures of an input; bytes that were sent are laid into a file, for what holds many reports is read from one."""
    if isinstance(input, InputError):
        yield input
    elif isinstance(input, str):
        yield from captures_in([input], fetch, now, limit_bytes)
    else:
        with TemporaryDirectory(prefix="khronika-sent-") as folder:
            suffix = SUFFIX.search(input.address.lower())
            path = Path(folder) / f"sent{suffix.group() if suffix else ''}"
            path.write_bytes(input.data)
            for found in captures_in([str(path)], fetch, now, limit_bytes):
                yield _as_sent(found, path, input)


def _as_sent(found: Capture | InputError, path: Path, sent: Capture) -> Capture | InputError:
    """The capture under the address of what was sent, not that of the file in which it lay."""
    if isinstance(found, InputError):
        return InputError(found.name.replace(path.as_uri(), sent.address).replace(str(path), sent.address), found.problem, found.remedy)
    is_file = found.address.startswith(path.as_uri())
    return replace(found, address=found.address.replace(path.as_uri(), sent.address), how=sent.how) if is_file else found
