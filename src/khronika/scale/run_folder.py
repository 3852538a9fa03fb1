"""The folder of a run: what the run is over, its shards, and the files of each shard that is done."""

import gzip
import json
import os
import platform
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from khronika.errors import InputError, RecordError, SettingsError
from khronika.export.claims_file import claims_file
from khronika.export.lossless import framed, read_lossless
from khronika.read.parting import parts_in
from khronika.records.body import body_of, record_in
from khronika.records.codec_kept import Kept, decode_kept
from khronika.records.kept_report import KeptReport
from khronika.scale.run import Run
from khronika.scale.shard import Shard, shards_of
from khronika.scale.unread import Unread, Why

RUN, SHARDS = "run.json", "shards.jsonl"
CLAIMS, REPORTS, UNREAD, DONE = "claims-{}.parquet", "reports-{}.jsonl.gz", "unread-{}.jsonl", "claims-{}.done"
UNFINISHED = ".unfinished"
FAILED = f'"why":"{Why.FAILED}"'.encode()
"""How a page that failed stands among those that were not read; in the words of a name or reason, quotes are escaped."""


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The folder at a path. Each file in it is there whole or not at all, and a shard is done when its empty marker is there."""

    path: Path

    def begin(self, run: Run) -> Run:
        """Makes it the folder of a run, or of the same run again; the run as it was begun first.

        ``SettingsError`` where the folder holds something else, or a run that differs.
        """
        if not is_run(self.path):
            if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
                raise SettingsError(f"{self.path} is there and holds no run of khronika's; name a new folder with --out")
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(RUN, f"{body_of(run)}\n".encode())
            return run
        first = self.run()
        differences = ", ".join(first.differences_from(run))
        if differences:
            raise SettingsError(f"{self.path} holds a run with {differences}; name another folder with --out, or run it as it was begun")
        return first

    def run(self) -> Run:
        """The run that the folder is of."""
        try:
            return record_in(Run, (self.path / RUN).read_text(encoding="utf-8"))
        except (RecordError, UnicodeDecodeError) as error:
            raise SettingsError(f"{self.path / RUN} cannot be read ({error}); name another folder with --out") from error

    def shards(self, run: Run) -> Iterator[Shard]:
        """The shards of the run, written down for the next time once all of them are known."""
        if (self.path / SHARDS).exists():
            with (self.path / SHARDS).open(encoding="utf-8") as lines:
                yield from (record_in(Shard, line) for line in lines)
            return
        unfinished = self._unfinished(SHARDS)
        unfinished.write_bytes(b"")
        for shard in shards_of(parts_in(run.inputs, run.manner.shard_size, run.manner.limit_bytes), run.manner.shard_size):
            with unfinished.open("a", encoding="utf-8") as file:
                file.write(f"{body_of(shard)}\n")
            yield shard
        unfinished.replace(self.path / SHARDS)

    def is_done(self, shard: Shard) -> bool:
        """Whether all of a shard is there."""
        return (self.path / DONE.format(shard.name)).exists()

    def failed_in(self, shard: Shard) -> int:
        """How many pages failed of a shard that is done."""
        return (self.path / UNREAD.format(shard.name)).read_bytes().count(FAILED)

    def keep(self, shard: Shard, lines: Iterable[str], unread: Iterable[Unread]) -> int:
        """Writes the files of a shard, its marker last; how many claims it has. ``lines`` are of the lossless form."""
        packed, held = BytesIO(), list(lines)
        with gzip.GzipFile("", "wb", fileobj=packed, mtime=0) as file:
            file.writelines(framed(line.encode() for line in held))
        kept = [one for one in map(_kept, filter(_is_report, held)) if isinstance(one, KeptReport)]
        self._write(REPORTS.format(shard.name), packed.getvalue())
        self._write(UNREAD.format(shard.name), b"".join(f"{body_of(one)}\n".encode() for one in unread))
        self._write(CLAIMS.format(shard.name), claims_file(kept))
        self._write(DONE.format(shard.name), b"")
        return sum(len(reading.claims or ()) for one in kept for reading in one.readings)

    def done(self) -> list[str]:
        """The shards that are done, by their numbers as they stand in the names of files."""
        begin, _, end = DONE.partition("{}")
        return sorted(path.name.removeprefix(begin).removesuffix(end) for path in self.path.glob(DONE.format("*")))

    def planned(self) -> int | None:
        """How many shards the run has; ``None`` while not all of them are known."""
        path = self.path / SHARDS
        return path.read_bytes().count(b"\n") if path.exists() else None

    def kept(self, shard: str) -> Iterator[Kept]:
        """What a ledger keeps of a shard that is done; ``InputError`` where its file is damaged."""
        path = self.path / REPORTS.format(shard)
        try:
            with gzip.open(path) as lines:
                yield from read_lossless(lines, str(path))
                lines.read()  # to the end, where the checksum stands
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(str(path), f"it cannot be read ({error})", "take its .done file away and run again") from error

    def tidy(self) -> None:
        """Takes away what runs that were killed left unfinished; nobody else may be writing."""
        for path in self.path.glob(f".*{UNFINISHED}"):
            path.unlink(missing_ok=True)

    def _write(self, name: str, data: bytes) -> None:
        """Writes a file whole or not at all, safe from a power cut."""
        unfinished = self._unfinished(name)
        try:
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self.path / name)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    def _unfinished(self, name: str) -> Path:
        """Where a file stands until it is whole: under a name that no other process has, for two may read one shard."""
        return self.path / f".{name}.{platform.node()}-{os.getpid()}{UNFINISHED}"


def is_run(path: Path) -> bool:
    """Whether a folder is that of a run."""
    return (path / RUN).is_file()


def _is_report(line: str) -> bool:
    """Whether a line is that of a report; the others, those of bytes above all, take long to read."""
    return line.startswith('{"noun":"report"')


def _kept(line: str) -> Kept:
    return decode_kept(json.loads(line), 0)
