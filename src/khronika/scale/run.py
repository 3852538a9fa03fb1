"""What a run is over, and how it is read."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika import __version__
from khronika.read.parting import paths_in
from khronika.records.claim import Reader
from khronika.scale.manner import Manner


@dataclass(frozen=True, slots=True)
class Run:
    """What decides what comes out of a run; ``files_sha256`` is of the paths, sizes and times of change of all its files."""

    khronika: str
    reader: str
    inputs: tuple[str, ...]
    files: int
    files_sha256: str
    manner: Manner

    def differences_from(self, other: "Run") -> Iterator[str]:
        """What is not the same in another run, when it began apart, in words."""
        if self.inputs != other.inputs:
            yield "other inputs"
        elif self.files_sha256 != other.files_sha256:
            yield "files that have changed since"
        if (self.khronika, self.reader) != (other.khronika, other.reader):
            yield f"another version of khronika ({other.khronika}, {other.reader})"
        for option in ("published", "gate", "shard_size", "limit_bytes"):
            if getattr(self.manner, option) != getattr(other.manner, option):
                yield f"another --{option.replace('_', '-')}"


def run_over(inputs: Iterable[str], manner: Manner, reader: Reader) -> Run:
    """The run over files and folders, as they are now."""
    listed = tuple(str(Path(name).absolute()) for name in inputs)
    digest, files = hashlib.sha256(), 0
    for path in paths_in(listed):
        digest.update(f"{path}\n{_state(path)}\n".encode("utf-8", "surrogateescape"))
        files += 1
    return Run(__version__, f"{reader.name} {reader.version}", listed, files, digest.hexdigest(), manner)


def _state(path: str) -> str:
    try:
        found = Path(path).stat()
    except OSError:
        return "not there"
    return f"{found.st_size} {found.st_mtime_ns}"
