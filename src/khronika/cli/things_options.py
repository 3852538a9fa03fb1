"""What a person asks of the commands that show what was joined."""

from dataclasses import dataclass, field

from khronika.cli.options import ClaimsFormat
from khronika.pipeline.asking import Asked


@dataclass(frozen=True, slots=True)
class ThingsOptions:
    """Which things are shown, and how; ids show those alone, with all that is known of them."""

    asked: Asked = field(default_factory=Asked)
    format: ClaimsFormat = ClaimsFormat.TABLE
    ledger: str | None = None
