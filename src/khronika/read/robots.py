"""What a site's robots.txt allows, each site asked once."""

from collections.abc import Callable
from typing import Protocol, cast

from khronika.errors import InputError
from khronika.read.asking import Asked

ROBOTS_BYTES_MAX = 500 * 1024
"""Rules beyond this are not read: RFC 9309 asks for at least as many bytes."""

RULES_SECONDS = 86_400
"""Rules are asked for anew after a day, as RFC 9309 has it."""

SITES_MAX = 2000
"""The rules of so many sites are kept."""


class Rules(Protocol):
    """What a robots.txt says."""

    def can_fetch(self, address: str, user_agent: str) -> bool:
        """Whether it lets that agent have that address."""

    def crawl_delay(self, user_agent: str) -> float | None:
        """The seconds that it asks that agent to wait."""


class Robots:
    """The rules of the sites asked so far. ``ask`` gives the status and the bytes of an address."""

    def __init__(self, ask: Callable[[str], tuple[int, bytes]], user_agent: str, timer: Callable[[], float]) -> None:
        self._ask = ask
        self._user_agent = user_agent
        self._timer = timer
        self._rules: dict[str, tuple[float, Rules]] = {}

    def refuse_forbidden(self, asked: Asked) -> None:
        """``InputError`` where the site does not want the address fetched, or cannot say for now."""
        now = self._timer()
        if asked.origin not in self._rules or now > self._rules[asked.origin][0] + RULES_SECONDS:
            while len(self._rules) >= SITES_MAX:
                del self._rules[next(iter(self._rules))]
            self._rules[asked.origin] = now, self._read(asked)
        if not self._rules[asked.origin][1].can_fetch(asked.address, self._user_agent):
            raise InputError(asked.address, "the site's robots.txt asks not to fetch it", "add --ignore-robots if you have good reason")

    def delay_seconds(self, asked: Asked) -> float:
        """How long the site asks to wait between two requests, as far as it was asked; 0 where it does not say."""
        known = self._rules.get(asked.origin)
        return 0.0 if known is None else known[1].crawl_delay(self._user_agent) or 0.0

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
