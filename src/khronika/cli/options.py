"""What a person asks of each command."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from khronika.read import LIMIT_BYTES

TIMEOUT_SECONDS = 30.0
EVERY_SECONDS = 900.0
PAGE_TIMEOUT_SECONDS = 60.0
SHARD_SIZE = 500
CLAIM_SETS = ("claims-dev", "seed", "claims-own", "claims-train")
LABEL_SETS = ("hrdsattack", "indiapoliceevents", "timebank", "names", "lgl", "geovirus", "reach", "reach-series")
CHAINS = "ecbplus"
PAGES = "web-pages"
GATE = "gate"
ALL_SETS = (*CLAIM_SETS, *LABEL_SETS, CHAINS, PAGES, GATE)
FLOORS = Path("benchmarks") / "floors.json"
LINES = Path("benchmarks") / "lines.toml"


class ReadFormat(StrEnum):
    """How readings are shown."""

    TABLE = "table"
    JSONL = "jsonl"
    NONE = "none"


class ClaimsFormat(StrEnum):
    """How claims are shown."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Engine(StrEnum):
    """What runs the processes of a run."""

    LOCAL = "local"
    DASK = "dask"


class Say(StrEnum):
    """What can be decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What is read, and what becomes of it."""

    inputs: tuple[str, ...]
    format: ReadFormat = ReadFormat.TABLE
    published: date | None = None
    store: bool = True
    ledger: str | None = None
    gate: bool = False


@dataclass(frozen=True, slots=True)
class AskingOptions:
    """How addresses are fetched, and how much one input may weigh."""

    proxy: str | None = None
    ignore_robots: bool = False
    allow_hosts: frozenset[str] = frozenset()
    timeout_seconds: float = TIMEOUT_SECONDS
    limit_bytes: int = LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class FollowOptions:
    """What is followed, and how; ``warc`` is the folder of web archives, ``None`` where none are kept."""

    feeds: tuple[str, ...]
    once: bool = False
    every_seconds: float = EVERY_SECONDS
    delay_seconds: float = 5.0
    warc: Path | None = None
    gate: bool = True


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What is read in shards, by whom, and into which folder; ``workers`` is ``None`` for one on each core."""

    inputs: tuple[str, ...]
    out: Path
    engine: Engine = Engine.LOCAL
    workers: int | None = None
    scheduler: str | None = None
    gate: bool = True
    published: date | None = None
    shard_size: int = SHARD_SIZE
    timeout_seconds: float = PAGE_TIMEOUT_SECONDS
    limit_bytes: int = LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class EvaluateOptions:
    """What is scored, and what becomes of the floors; ``floors`` is ``None`` where nobody named their file."""

    sets: tuple[str, ...] = ()
    gold: Path | None = None
    read: Path | None = None
    floors: Path | None = None
    raise_floors: bool = False
    reason: str | None = None
    json: bool = False
    markdown: bool = False
    misses: int = 0
    errors: int = 0


class ReachFormat(StrEnum):
    """How measurements are shown."""

    TABLE = "table"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Which addresses are tried, beside what, and how."""

    addresses: tuple[str, ...]
    consent: bool
    resolvers: tuple[str, ...]
    control: Path | None
    control_address: str | None
    fingerprints: tuple[Path, ...]
    times: int
    network: str
    country: str
    format: ReachFormat
    step_seconds: float
    at_once: int
    authorities: str | None
