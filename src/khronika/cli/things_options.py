"""What a person asks of the commands that show what was joined."""

from dataclasses import dataclass
from datetime import date

from khronika.cli.options import ClaimsFormat
from khronika.records.claim_type import ClaimType


@dataclass(frozen=True, slots=True)
class ThingsOptions:
    """Which things are shown, and how; ``ids`` shows those alone, with all that is known of them."""

    ids: tuple[str, ...] = ()
    types: frozenset[ClaimType] = frozenset()
    place: str | None = None
    person: str | None = None
    since: date | None = None
    until: date | None = None
    several: bool = False
    format: ClaimsFormat = ClaimsFormat.TABLE
    ledger: str | None = None
