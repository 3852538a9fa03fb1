"""What a probe saw at each layer on the way to a site; failures are OONI's strings (``connection_reset``), ``None`` where a step worked."""

from dataclasses import dataclass
from datetime import datetime

from khronika.errors import RecordError

PORT_MAX = 65_535


@dataclass(frozen=True, slots=True)
class Answer:
    """A numeric address that a resolver gave, and the network that has it, where that is known."""

    ip: str
    asn: int | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """One question to a resolver and its answer.

    ``resolver`` is its address (of DoH the https address), empty for the system's own; ``engine`` is ``system``, ``udp``, ``doh`` or
    as OONI has it. ``others`` are answers that came to the same question after the first: what somebody on the way injected, or what
    they overtook.
    """

    name: str
    query: str = "A"
    engine: str = "system"
    resolver: str = ""
    answers: tuple[Answer, ...] = ()
    others: tuple[Answer, ...] = ()
    failure: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class TcpConnect:
    """An attempt to connect to a numeric address."""

    ip: str
    port: int
    failure: str | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        _check_port(self.port)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says; ``sha256`` is of its bytes, ``names`` are those of the sites that it is for."""

    sha256: str
    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True, slots=True)
class TlsHandshake:
    """An attempt to begin TLS; ``server_name`` is the name that was sent, ``None`` where none was.

    ``certificates`` are those that the server showed, its own first, also where the handshake failed because nobody vouches for them.
    """

    ip: str
    port: int
    server_name: str | None
    failure: str | None = None
    version: str | None = None
    cipher: str | None = None
    certificates: tuple[Certificate, ...] = ()
    seconds: float | None = None

    def __post_init__(self) -> None:
        _check_port(self.port)


@dataclass(frozen=True, slots=True)
class HttpExchange:
    """A request and its response; a redirect's target is an exchange of its own, after it.

    ``ip`` and ``port`` are where the request went, ``host`` the Host header where it was not that of ``address``, ``length`` counts the
    bytes of the body that came, ``body`` is its beginning as text. ``is_truncated`` says that the body went on beyond what was read.
    ``is_aside`` marks what was asked only to learn what stops the site: another Host, or plain HTTP of a site whose TLS failed.
    """

    address: str
    ip: str | None = None
    port: int | None = None
    host: str | None = None
    failure: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    title: str | None = None
    body_sha256: str | None = None
    body: str | None = None
    is_truncated: bool = False
    is_aside: bool = False
    seconds: float | None = None

    def header(self, name: str) -> str | None:
        """The value of a header of the response, in any case of its letters."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Observations:
    """All that was seen from one place, each layer in the order of time."""

    lookups: tuple[Lookup, ...] = ()
    connects: tuple[TcpConnect, ...] = ()
    handshakes: tuple[TlsHandshake, ...] = ()
    exchanges: tuple[HttpExchange, ...] = ()


def _check_port(port: int) -> None:
    if not 0 < port <= PORT_MAX:
        raise RecordError(f"a port is a number from 1 to {PORT_MAX}, not {port}")
