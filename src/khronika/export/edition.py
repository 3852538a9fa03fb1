"""What leaves: the records that somebody has chosen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khronika.records.case import Case
from khronika.records.codec_kept import Kept
from khronika.records.incident import Incident


@dataclass(frozen=True, slots=True)
class Edition:
    """Records on their way out, chosen and, where that is needed, redacted by whoever calls: an exporter sees nothing else.

    Each is a function, because a format may have to walk over its records more than once; each call gives the same records in the same
    order. ``kept`` is what a ledger keeps, ``incidents`` and ``cases`` are what is worked out from it.
    """

    kept: Callable[[], Iterable[Kept]]
    incidents: Callable[[], Iterable[Incident]]
    cases: Callable[[], Iterable[Case]]
