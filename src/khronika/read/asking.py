"""Which addresses may be asked for: public ones, and private ones that are allowed by name."""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import httpx

from khronika.errors import InputError

PRIVATE_NAMES = (
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "home.arpa",
    "test",
    "invalid",
    "example",
)
"""Names that never belong to a public host, and the ends of such names."""

PORTS = {"http": 80, "https": 443}
PORT_MAX = 65_535
NAT64 = ipaddress.ip_network("64:ff9b::/96")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Iterable[str]]
"""The numeric addresses of a host's name; raises ``OSError``."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address in its parts: what is asked for, of whom."""

    address: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")


def asked_for(address: str) -> Asked:
    """The parts of an http(s) address without its fragment; ``InputError`` where it is none, or carries a password."""
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InputError(address, f"this is no address ({error})", "check how it is written") from error
    if url.scheme not in PORTS or not url.host:
        raise InputError(address, "only http and https addresses are read", "give an address that begins with https://")
    if url.userinfo:
        raise InputError(str(url.copy_with(userinfo=b"")), "it carries a name or password", "leave them out of the address")
    host = url.raw_host.decode("ascii").lower().rstrip(".")
    port = url.port or PORTS[url.scheme]
    if not is_host(host) or port > PORT_MAX:
        raise InputError(address, "this is no address", "check how its host is written")
    path = url.raw_path if url.raw_path.startswith(b"/") else b"/" + url.raw_path
    return Asked(str(url.copy_with(fragment=None, raw_path=path)), url.scheme, host, port)


def host_as_asked(name: str) -> str:
    """A host's name as somebody writes it, as ``Asked.host`` has it.

    >>> host_as_asked("LOCALHOST."), host_as_asked("[::1]")
    ('localhost', '::1')
    """
    return name.strip().lower().rstrip(".").removeprefix("[").removesuffix("]")


def is_host(host: str) -> bool:
    """Whether a host's name has only characters that names and numeric addresses have."""
    return re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+(?:%\w+)?", host) is not None


def refuse_private_name(asked: Asked, allowed: frozenset[str], *, through_proxy: bool) -> None:
    """``InputError`` where the host's name, or the number it is written as, is private, unless it is allowed by name."""
    if asked.host in allowed:
        return
    if asked.host.endswith(".onion") and not through_proxy:
        raise InputError(asked.address, "onion addresses are reached through Tor alone", "add --proxy socks5h://127.0.0.1:9050")
    number = number_of(asked.host)
    last = tuple(name for name in PRIVATE_NAMES if asked.host == name or asked.host.endswith(f".{name}"))
    if last or (number is None and "." not in asked.host) or (number is not None and not is_public(number)):
        raise private(asked)


def private(asked: Asked) -> InputError:
    """The complaint about a private host."""
    return InputError(asked.address, f"{asked.host} is a private address", f"add --allow-host {asked.host} if it is yours to ask")


def number_of(host: str) -> IPAddress | None:
    """The numeric address that a host is written as, in any of the forms that systems take; ``None`` for a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def is_public(number: IPAddress) -> bool:
    """Whether a numeric address, and one that it carries within it, belongs to the open internet."""
    inner = _carried(number)
    if inner is not None:
        return is_public(inner)
    is_of_a_site = isinstance(number, ipaddress.IPv6Address) and number.is_site_local  # once private, still routed so by some
    return number.is_global and not (number.is_multicast or number.is_reserved or is_of_a_site)


def _carried(number: IPAddress) -> IPAddress | None:
    if isinstance(number, ipaddress.IPv4Address):
        return None
    if number in NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour or (None if number.teredo is None else number.teredo[1])


def resolved(host: str, port: int) -> list[str]:
    """The numeric addresses that the system's resolver gives for a host."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
