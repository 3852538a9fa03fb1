"""Whether a data package, or a file in the lossless form, is as it was written: on any machine, without the ledger."""

import hashlib
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from khronika.errors import InputError
from khronika.export.lossless import is_lossless, read_lossless
from khronika.export.package import DESCRIPTION, LEDGER, is_archive, names_in
from khronika.records.codec_kept import Kept
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport
from khronika.records.reading import Reading

Open = Callable[[str], IO[bytes]]
BYTES_AT_ONCE = 1 << 20


def is_package(path: Path) -> bool:
    """Whether a path is a data package or a lossless file rather than a ledger."""
    if path.is_dir():
        return (path / DESCRIPTION).exists()
    return path.is_file() and (is_archive(path) or is_lossless(path))


def faults_of_package(path: Path) -> Iterator[str]:
    """All that does not fit, a sentence each: checksums, files too many or too few, and every hash and quote of the lossless form."""
    if path.is_file() and not is_archive(path):
        with path.open("rb") as file:
            yield from _faults_of_ledger(file, path.name)
        return
    try:
        names = Counter(names_in(path))
        with _opener(path) as open_file:
            yield from (f"{name}: it stands in the archive {number} times" for name, number in names.items() if number > 1)
            yield from _faults_of_files(set(names), open_file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        yield f"{path.name}: the archive is damaged: {error}"


@contextmanager
def _opener(path: Path) -> Iterator[Open]:
    if path.is_dir():
        yield lambda name: (path / name).open("rb")
        return
    with zipfile.ZipFile(path) as archive:
        yield archive.open


def _faults_of_files(names: set[str], open_file: Open) -> Iterator[str]:
    if DESCRIPTION not in names:
        yield f"{DESCRIPTION}: it is missing, so nothing says what the files should be"
        return
    try:
        with open_file(DESCRIPTION) as file:
            told = {str(one["path"]): (str(one["hash"]), int(one["bytes"])) for one in json.load(file)["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        yield f"{DESCRIPTION}: it is no description of a data package: {error}"
        return
    yield from (f"{name}: {DESCRIPTION} does not tell of it" for name in sorted(names - set(told) - {DESCRIPTION}))
    for name, (digest, size) in told.items():
        yield from [f"{name}: it is missing"] if name not in names else _faults_of_file(name, (digest, size), open_file)
    if LEDGER in names:
        with open_file(LEDGER) as file:
            yield from _faults_of_ledger(file, LEDGER)


def _faults_of_file(name: str, told: tuple[str, int], open_file: Open) -> Iterator[str]:
    found, size = hashlib.sha256(), 0
    with open_file(name) as file:
        while part := file.read(BYTES_AT_ONCE):
            found.update(part)
            size += len(part)
    if (f"sha256:{found.hexdigest()}", size) != told:
        yield f"{name}: it is not what was written: its checksum is another"


def _faults_of_ledger(file: IO[bytes], name: str) -> Iterator[str]:
    check = _Check(name, set(), set())
    try:
        for kept in read_lossless(file, name):
            yield from check.faults(kept)
    except InputError as error:
        yield str(error)


@dataclass(frozen=True, slots=True)
class _Check:
    """Records of one file, each against those before it."""

    name: str
    captures: set[str]
    ids: set[str]

    def faults(self, kept: Kept) -> Iterator[str]:
        if isinstance(kept, KeptBytes):
            self.captures.add(kept.sha256)
        elif isinstance(kept, KeptReport):
            if kept.report.capture_sha256 not in self.captures:
                yield f"{self.name}: the bytes of the report of {kept.report.address} are missing"
            for reading in kept.readings:
                yield from (f"{self.name}: {kept.report.address}: {sentence}" for sentence in _loose_words(reading))


def _loose_words(reading: Reading) -> Iterator[str]:
    text = reading.report.text
    for claim in reading.claims or ():
        for field, words in claim.evidence():
            if not words.stands_in(text):
                yield f"claim {claim.id}, {field}: the words {words.quote!r} are not those that stand there in the text"
