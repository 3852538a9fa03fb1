"""A measurement beside its control, asked for what decides."""

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from khronika.reach.fingerprints import Fingerprints
from khronika.records.finding import Outcome
from khronika.records.measurement import Measurement
from khronika.records.observation import HttpExchange, Lookup, Observations, TcpConnect, TlsHandshake

ASIDE = frozenset({"udp", "doh", "dot"})
"""Engines of lookups that were made beside those of the system."""

REDIRECTS = (301, 302, 303, 307, 308)
NOTHING = Observations()
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Place:
    """Host and port of an address, and whether TLS is spoken there."""

    host: str
    port: int
    is_https: bool


def place_of(address: str) -> Place:
    """The host that an address names, as it stands in questions to resolvers."""
    url = httpx.URL(address)
    return Place(url.raw_host.decode("ascii").lower(), url.port or PORTS.get(url.scheme, 80), url.scheme == "https")


@dataclass(frozen=True, slots=True)
class View:
    """What was seen of an address here and at the control."""

    measurement: Measurement
    marks: Fingerprints

    @property
    def place(self) -> Place:
        """Whom the address names."""
        return place_of(self.measurement.address)

    @property
    def seen(self) -> Observations:
        """What the probe saw."""
        return self.measurement.seen

    @property
    def there(self) -> Observations:
        """What the control saw; nothing where there is none."""
        control = self.measurement.control
        return NOTHING if control is None or control.failure is not None else control.seen

    @property
    def stopped(self) -> Outcome:
        """What to call a failure that the control does not have: blocked only where the network was seen to work."""
        return Outcome.BLOCKED if self.measurement.network_works else Outcome.LIKELY_BLOCKED

    @property
    def control_page(self) -> HttpExchange | None:
        """The page that the control ended at, ``None`` where it got none."""
        chain = [exchange for exchange in self.there.exchanges if not exchange.is_aside]
        return chain[-1] if chain and chain[-1].failure is None else None

    def lookups(self, host: str) -> list[Lookup]:
        """How the system looked a host up; all lookups of it where the system made none."""
        every = [lookup for lookup in self.seen.lookups if lookup.name.lower().rstrip(".") == host]
        return [lookup for lookup in every if lookup.engine not in ASIDE] or every

    def answers(self, host: str) -> list[str]:
        """The numeric addresses of a host, the host itself where it is one."""
        return [host] if is_number(host) else [answer.ip for lookup in self.lookups(host) for answer in lookup.answers]

    def control_answers(self) -> list[str]:
        """The numeric addresses that the control has for the host."""
        return [answer.ip for lookup in self.there.lookups for answer in lookup.answers]

    def connects(self, host: str, port: int) -> list[TcpConnect]:
        """The attempts to connect to a host."""
        known = set(self.answers(host))
        return [connect for connect in self.seen.connects if connect.ip in known and connect.port == port]

    def handshakes(self, host: str) -> list[TlsHandshake]:
        """The handshakes under the host's own name."""
        known = set(self.answers(host))
        return [at for at in self.seen.handshakes if at.ip in known and (at.server_name == host or is_number(host))]

    def chain(self) -> list[HttpExchange]:
        """The page and what it redirected to."""
        return [exchange for exchange in self.seen.exchanges if not exchange.is_aside]

    def hops(self) -> Iterator[Place]:
        """The hosts on the way: the address's own, and that of a redirect which led nowhere."""
        yield self.place
        chain = self.chain()
        target = redirect_target(chain[-1]) if chain else None
        if target is not None and place_of(target) != self.place:
            yield place_of(target)

    def mark(self) -> str | None:
        """The fingerprint of a block page among all pages that came, unless the control's page bears it too."""
        theirs = None if self.control_page is None else self.marks.of_page(self.control_page)
        found = (self.marks.of_page(exchange) for exchange in self.seen.exchanges if exchange.failure is None)
        return next((name for name in found if name is not None and name != theirs), None)


def redirect_target(exchange: HttpExchange) -> str | None:
    """Where a response leads to, ``None`` where it leads nowhere; ``""`` never: a broken one is ``None`` too."""
    location = exchange.header("location")
    if exchange.status not in REDIRECTS or not location:
        return None
    try:
        target = httpx.URL(exchange.address).join(location)
    except (httpx.InvalidURL, UnicodeError):
        return None
    return str(target) if target.scheme in PORTS and target.host else None


def is_number(host: str) -> bool:
    """Whether a host is written as a numeric address."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
