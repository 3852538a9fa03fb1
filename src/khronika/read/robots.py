"""What a site's robots.txt allows, each site asked once."""

from collections.abc import Callable
from typing import Protocol, cast

from khronika.errors import InputError
from khronika.read.asking import Asked

ROBOTS_BYTES_MAX = 500 * 1024
"""Rules beyond this are not read: RFC 9309 asks for at least as many bytes."""


class Rules(Protocol):
    """What a robots.txt says."""

    def can_fetch(self, address: str, user_agent: str) -> bool:
        """Whether it lets that agent have that address."""


class Robots:
    """The rules of the sites asked so far. ``ask`` gives the status and the bytes of an address."""

    def __init__(self, ask: Callable[[str], tuple[int, bytes]], user_agent: str) -> None:
        self._ask = ask
        self._user_agent = user_agent
        self._rules: dict[str, Rules] = {}

    def refuse_forbidden(self, asked: Asked) -> None:
        """``InputError`` where the site does not want the address fetched, or cannot say for now."""
        if asked.origin not in self._rules:
            self._rules[asked.origin] = self._read(asked)
        if not self._rules[asked.origin].can_fetch(asked.address, self._user_agent):
            raise InputError(asked.address, "the site's robots.txt asks not to fetch it", "add --ignore-robots if you have good reason")

    def _read(self, asked: Asked) -> Rules:
        """The site's rules; a site without a robots.txt allows everything, one whose server fails nothing."""
        from protego import Protego  # noqa: PLC0415 - loads only where addresses are fetched

        status, data = self._ask(f"{asked.origin}/robots.txt")
        if status >= 500:
            raise InputError(
                asked.address, f"the site's robots.txt cannot be had (status {status})", "try again later, or add --ignore-robots"
            )
        text = _whole_lines(data).decode("utf-8", "replace") if status < 300 else ""
        return cast(Rules, Protego.parse(text))


def _whole_lines(data: bytes) -> bytes:
    """The rules within the limit; one that the limit cuts is none, as half an address forbids more than its site meant."""
    return data if len(data) <= ROBOTS_BYTES_MAX else b"\n".join(data[:ROBOTS_BYTES_MAX].splitlines()[:-1])
