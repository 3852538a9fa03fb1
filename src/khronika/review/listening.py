"""Where the desk listens, under which names it is asked, and with which certificate."""

import ssl
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from khronika.errors import SettingsError

LOOPBACK = "127.0.0.1"
LOOPBACK_NAMES = (LOOPBACK, "localhost")
USUAL_PORTS = {"http": 80, "https": 443}
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not listened at


@dataclass(frozen=True, slots=True)
class Listening:
    """An address of this machine and a port there; ``names`` are those in the address bars of browsers.

    ``certificate`` and ``key`` are files in PEM, ``None`` where the desk is asked without TLS, which it is on loopback alone.
    """

    host: str = LOOPBACK
    port: int = 8000
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_on_loopback(self) -> bool:
        """Whether this machine alone can ask."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def scheme(self) -> str:
        """How addresses of the desk begin."""
        return "http" if self.certificate is None else "https"

    def hosts(self, port: int) -> frozenset[str]:
        """The names with the port that was had; a browser leaves out the usual one."""
        names = [_bracketed(name).lower() for name in self._all_names()]
        named = frozenset(f"{name}:{port}" for name in names)
        return named | frozenset(names) if port == USUAL_PORTS[self.scheme] else named

    def address(self, port: int) -> str:
        """Where the desk is, by the first of its names."""
        return f"{self.scheme}://{_bracketed(self._all_names()[0])}:{port}"

    def check(self) -> None:
        """Refuses what would let others listen in; ``SettingsError`` says what is missing."""
        if (self.certificate is None) != (self.key is None):
            raise SettingsError("a certificate and its key go together; give both --certificate FILE and --key FILE")
        if not self.is_on_loopback and self.certificate is None:
            raise SettingsError(
                f"{self.host} is asked over the network, and without TLS others could listen in; give --certificate FILE and --key FILE"
            )
        if self.host in EVERYWHERE and not self.names:
            raise SettingsError(f"{self.host} is no name that a browser asks; say by --name under which names the desk is asked")
        _check_certificate(self.certificate, self.key)

    def _all_names(self) -> tuple[str, ...]:
        own = LOOPBACK_NAMES if self.host in LOOPBACK_NAMES else (self.host,)
        return self.names or own


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name and not name.startswith("[") else name


def _check_certificate(certificate: Path | None, key: Path | None) -> None:
    if certificate is None or key is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, lambda: "")
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"{certificate} and {key} are no certificate and key in PEM that fit each other ({error})") from error
