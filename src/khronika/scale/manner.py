"""How the pages of a run are read."""

from dataclasses import dataclass
from datetime import date, datetime

from khronika.read import LIMIT_BYTES

SHARD_SIZE = 500
TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Manner:
    """What decides, beside the inputs, what comes out: equal inputs read in the same manner give equal files.

    ``begun`` is when the run was begun, which stands for the time at which files were read; ``published`` the day of reports that do not
    say one; ``shard_size`` how many pages, lines or records make a shard; ``limit_bytes`` the most that one page may weigh.
    """

    begun: datetime
    published: date | None = None
    gate: bool = True
    shard_size: int = SHARD_SIZE
    limit_bytes: int = LIMIT_BYTES
