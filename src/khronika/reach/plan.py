"""How a probe asks."""

import ssl
from dataclasses import dataclass, field

from khronika.errors import SettingsError

USER_AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
"""A common browser's: what a censor lets through for programs tells nothing of people."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom a probe asks and how long it waits.

    ``nameservers`` are the system's, ``resolvers`` those that are asked besides: numeric addresses, or https addresses for DoH.
    ``authorities`` is a file of certificates that are trusted beside the system's.
    """

    nameservers: tuple[str, ...]
    resolvers: tuple[str, ...] = ()
    step_seconds: float = 10.0
    address_seconds: float = 60.0
    limit_bytes: int = 1_000_000
    at_once: int = 10
    authorities: str | None = None
    trusting: ssl.SSLContext = field(init=False, repr=False)
    blind: ssl.SSLContext = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if min(self.step_seconds, self.address_seconds) <= 0 or min(self.limit_bytes, self.at_once) < 1:
            raise SettingsError("times, bytes and how many at once are greater than nothing; try --timeout 10 --at-once 10")
        blind = ssl.create_default_context()
        blind.check_hostname = False
        blind.verify_mode = ssl.CERT_NONE
        object.__setattr__(self, "blind", blind)
        object.__setattr__(self, "trusting", _trusting(self.authorities))


def _trusting(authorities: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if authorities is not None:
        try:
            context.load_verify_locations(authorities)
        except OSError as error:
            raise SettingsError(f"{authorities}: this holds no certificates ({error}); give a PEM file") from error
    return context
