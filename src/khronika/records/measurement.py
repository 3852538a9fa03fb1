"""An attempt to reach a site from one place at one time."""

from dataclasses import dataclass
from datetime import datetime

from khronika.errors import RecordError
from khronika.records.finding import Finding
from khronika.records.observation import Observations


@dataclass(frozen=True, slots=True)
class Vantage:
    """Where a probe stands: its network as ``AS137``, its country as ``IT``; empty is not known. Never the probe's own address."""

    network: str = ""
    country: str = ""
    network_name: str = ""
    resolver: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """What was seen of the same address from where nothing is thought to stop it.

    ``origin`` says whose view it is; ``failure`` is of the control itself: it could not be asked, which says nothing of the site.
    """

    origin: str
    seen: Observations
    at: datetime | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a probe saw of an address, what its control saw, and what follows.

    ``at`` is when it began, with its time zone. ``control`` is ``None`` where there is none, ``finding`` where nobody has compared the two.
    ``network_works`` says whether an address that is thought open was reached at the same time, ``None`` where none was tried: where
    it was not, the network may have failed, or a portal may answer for everybody.
    ``software`` is what measured, with its version; ``id`` is of whoever published the measurement, empty for our own.
    """

    address: str
    at: datetime
    vantage: Vantage
    seen: Observations
    control: Control | None = None
    finding: Finding | None = None
    network_works: bool | None = None
    software: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        if not self.address:
            raise RecordError("a measurement is of an address")
        if self.at.tzinfo is None:
            raise RecordError("the time of a measurement has its time zone")
