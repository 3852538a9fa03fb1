"""What ``khronika run`` does once its options are understood."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika import scale
from khronika.cli.manners import NOTHING_DONE, SOME_FAILED, STOPPED
from khronika.cli.options import Engine, RunOptions
from khronika.cli.reading import now
from khronika.cli.screen import tell
from khronika.cli.walk import is_address, is_missing
from khronika.errors import SettingsError
from khronika.extract import ENGLISH
from khronika.scale import Done, LocalEngine, Manner, Run, RunFolder, Shard, ShardReader, run_over


@dataclass(slots=True)
class Missing:
    """The shards of a run that are not done; how many there are in all, and how many pages failed in those done before."""

    folder: RunFolder
    run: Run
    shards: int = 0
    done_before: int = 0
    failed_before: int = 0

    def each(self) -> Iterator[Shard]:
        """The shards that are missing."""
        for shard in self.folder.shards(self.run):
            self.shards += 1
            if self.folder.is_done(shard):
                self.done_before += 1
                self.failed_before += self.folder.failed_in(shard)
            else:
                yield shard

    def tell(self, done: Done) -> None:
        """Says on standard error what was done now, and where it is."""
        words = (
            f"{done.shards:,} of {self.shards:,} shards done now, {self.done_before:,} before: {done.pages:,} pages, {done.reports:,} read"
        )
        words += f", {done.claims:,} claims; {done.left_out:,} left out by the gate, {done.not_read:,} in a language that nobody reads"
        words += f", {len(done.failed):,} failed" + (f" and {self.failed_before:,} before" if self.failed_before else "")
        tell("", f"{words}. All of it is in {self.folder.path}")


def run_and_tell(options: RunOptions) -> int:
    """Reads the shards that are missing, and gives the exit code: 1 where some pages failed, 2 where no input exists."""
    _check(options)
    if all(map(is_missing, options.inputs)):
        tell("failed", f"{', '.join(options.inputs)}: there is no such file or folder; check the path", "bold red")
        return NOTHING_DONE
    folder = RunFolder(options.out.absolute())
    manner = Manner(now(), options.published, options.gate, options.shard_size, options.limit_bytes)
    run = folder.begin(run_over(options.inputs, manner, ENGLISH))
    missing, total = Missing(folder, run), Done()
    reader = ShardReader(folder, run.manner, options.timeout_seconds)
    try:
        for done in _engine(options).done(missing.each(), reader):
            total += done
            for one in done.failed:
                tell("failed", f"{one.name}: {one.reason}", "bold red")
    except KeyboardInterrupt:
        missing.tell(total)
        tell("stopped", "what is done stays; the same command again goes on", "bold yellow")
        return STOPPED
    folder.tidy()
    missing.tell(total)
    return SOME_FAILED if total.failed or missing.failed_before else 0


def _check(options: RunOptions) -> None:
    if any(map(is_address, options.inputs)):
        raise SettingsError("a run reads files and folders; khronika read and khronika follow fetch addresses, and can keep archives")
    if options.scheduler is not None and options.engine is Engine.LOCAL:
        raise SettingsError("--scheduler names a cluster; give --engine dask with it")
    out = options.out.resolve()
    if any(out.is_relative_to(Path(name).resolve()) for name in options.inputs if Path(name).is_dir()):
        raise SettingsError(
            f"{options.out} lies in a folder that is read, so that a second run would read what the first wrote; name another"
        )
    if min(options.shard_size, options.timeout_seconds, 1 if options.workers is None else options.workers) < 1:
        raise SettingsError("--workers, --shard-size and --timeout are at least 1; ones that work are --workers 2 --shard-size 500")


def _engine(options: RunOptions) -> scale.Engine:
    workers = options.workers or os.cpu_count() or 1
    if options.engine is Engine.LOCAL:
        return LocalEngine(workers)
    try:
        from khronika.scale.dask_engine import DaskEngine  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SettingsError("a cluster needs the library Dask: pip install 'khronika[cluster]'") from error
    return DaskEngine(workers, options.scheduler)
