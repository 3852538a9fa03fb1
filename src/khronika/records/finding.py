"""What one measurement says of a site, beside its control."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.errors import RecordError


class Layer(StrEnum):
    """How deep a probe got before something failed."""

    DNS = "dns"
    TCP = "tcp"
    TLS = "tls"
    HTTP = "http"


class Outcome(StrEnum):
    """What became of an attempt to reach a site."""

    REACHED = "reached"
    BLOCKED = "blocked"
    """Somebody between probe and site stops it: the evidence names how, and the control reaches the site."""

    LIKELY_BLOCKED = "likely blocked"
    """It fails here and not at the control, in a way that a fault can look like too."""

    INTERMITTENT = "intermittent"
    """Of several attempts, some were stopped and some got through."""

    DOWN = "down"
    """It fails at the control too: the fault is the site's own."""

    INSUFFICIENT = "insufficient"
    """The evidence does not decide: neither blocked nor fine."""


BLOCKINGS = (Outcome.BLOCKED, Outcome.LIKELY_BLOCKED, Outcome.INTERMITTENT)


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome and the evidence for it, in words.

    ``layer`` and ``failure`` are of the first step that failed, ``None`` where none did. ``mechanism`` is the deepest that the evidence
    supports (``tls.reset.sni``); only what is stopped has one.
    """

    outcome: Outcome
    reasons: tuple[str, ...]
    layer: Layer | None = None
    failure: str | None = None
    mechanism: str | None = None

    def __post_init__(self) -> None:
        if not self.reasons:
            raise RecordError("a finding says why")
        if (self.mechanism is not None) != (self.outcome in BLOCKINGS):
            raise RecordError(f"what is stopped has a mechanism, and nothing else has: not {self.outcome} with {self.mechanism}")
