"""Inputs of runs, and what is in the folders of runs."""

import json
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from pyarrow import parquet

from khronika.records.claim import Reader
from khronika.scale import Done, Engine, LocalEngine, Manner, RunFolder, ShardReader, run_over
from khronika.scale.shard_reader import Processes

BEGUN = datetime(2026, 11, 26, 12, tzinfo=UTC)
SIGNATURE = Reader("fake", "1")
FAKE = Path(__file__).with_name("fake_process.py")


def write_lines(path: Path, *texts: str, language: str = "en") -> Path:
    """A file of JSON lines with a report for each text, under its number."""
    lines = [json.dumps({"id": str(number), "text": text, "language": language}) for number, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def plain(number: int) -> list[str]:
    """So many texts with nothing strange about them."""
    return [f"March number {place} went by in peace." for place in range(number)]


class Running:
    """A run over inputs by fake processes, which read all without a gate."""

    def __init__(self, inputs: list[Path], out: Path, shard_size: int = 3, timeout_seconds: float = 20) -> None:
        self.folder = RunFolder(out)
        manner = Manner(BEGUN, gate=False, shard_size=shard_size)
        self.run = self.folder.begin(run_over(map(str, inputs), manner, SIGNATURE))
        self.reader = ShardReader(self.folder, self.run.manner, timeout_seconds, Processes((sys.executable, str(FAKE), str(out.parent))))

    def go(self, engine: Engine | None = None) -> Done:
        """Reads what is missing."""
        missing = (shard for shard in self.folder.shards(self.run) if not self.folder.is_done(shard))
        return sum((engine or LocalEngine(1)).done(missing, self.reader), Done())


def claims_in(folder: Path) -> list[str]:
    """Every claim of a run as JSON, sorted, each beside the address of its report."""
    rows = []
    for path in folder.glob("claims-*.parquet"):
        table = parquet.read_table(BytesIO(path.read_bytes()))
        rows += [f"{address} {claim}" for address, claim in zip(table["address"].to_pylist(), table["json"].to_pylist(), strict=True)]
    return sorted(rows)


def ids_in(folder: Path) -> list[int]:
    """The numbers of the reports that have claims in a run, each as often as it has."""
    return sorted(int(row.partition(" ")[0].rpartition("#")[2]) for row in claims_in(folder))


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a run but the one that says over what it is."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "run.json"}
