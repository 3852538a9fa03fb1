"""An address is looked up, connected to, secured and asked for its page; each step leaves what was seen."""

import asyncio
import ipaddress
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from datetime import datetime

import httpx

from khronika.reach.connecting import Stream, connect, secure, secure_blindly
from khronika.reach.failures import TIMEOUT
from khronika.reach.names import is_bogon
from khronika.reach.plan import Plan
from khronika.reach.requesting import request
from khronika.reach.resolving import look_up
from khronika.reach.view import PORTS, Place, is_number, place_of, redirect_target
from khronika.records.observation import HttpExchange, Lookup, Observations, TcpConnect, TlsHandshake

Clock = Callable[[], datetime]
"""The time, with its zone."""

MOST_REDIRECTS = 10
MOST_NUMBERS = 2
"""How many of a host's numeric addresses are tried."""

OTHER_NAME = "example.com"
"""A name that nobody blocks and that no server takes for its own."""


async def observe_all(addresses: Iterable[str], plan: Plan, clock: Clock) -> AsyncIterator[tuple[str, datetime, Observations]]:
    """What was seen of each address and when that began, in the order in which they were done.

    ``plan.at_once`` are under way, and no more are held.
    """
    waiting = iter(addresses)
    under_way: dict[asyncio.Task[Observations], tuple[str, datetime]] = {}
    try:
        while True:
            for address in waiting:
                under_way[asyncio.create_task(observe(address, plan))] = address, clock()
                if len(under_way) >= plan.at_once:
                    break
            if not under_way:
                return
            done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield *under_way.pop(task), task.result()
    finally:
        for task in under_way:
            task.cancel()


async def observe(address: str, plan: Plan) -> Observations:
    """What was seen of an address within ``plan.address_seconds``.

    Where the time ran out, or an address on the way is none, it is what was seen until then.
    """
    walk = _Walk(plan)
    try:
        async with asyncio.timeout(plan.address_seconds):
            await walk.follow(address)
    except TimeoutError:
        walk.exchanges.append(HttpExchange(address, failure=TIMEOUT))
    except (ValueError, httpx.InvalidURL) as error:
        walk.exchanges.append(HttpExchange(address, failure=f"unknown_failure: {error}"))
    return walk.observations()


class _Walk:
    """The way to one site."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.lookups: list[Lookup] = []
        self.connects: list[TcpConnect] = []
        self.handshakes: list[TlsHandshake] = []
        self.exchanges: list[HttpExchange] = []

    def observations(self) -> Observations:
        """What was seen so far."""
        return Observations(tuple(self.lookups), tuple(self.connects), tuple(self.handshakes), tuple(self.exchanges))

    async def follow(self, address: str) -> None:
        """Visits an address and what it redirects to."""
        target: str | None = address
        for _ in range(MOST_REDIRECTS + 1):
            exchange = await self._visit(str(target))
            target = None if exchange is None else redirect_target(exchange)
            if target is None:
                return
        self.exchanges.append(HttpExchange(str(target), failure="unknown_failure: stopped after too many redirects"))

    async def _visit(self, address: str) -> HttpExchange | None:
        place = place_of(address)
        for ip in await self._numbers(place.host):
            exchange = await self._ask(address, place, ip)
            if exchange is not None:
                return exchange
        return None

    async def _numbers(self, host: str) -> list[str]:
        """The numeric addresses to try; none that a resolver gives and that no public network has."""
        if is_number(host):
            return [host]
        servers = self._plan.nameservers[:1]
        asked = [look_up(host, kind, server, "system", self._plan) for server in servers for kind in ("A", "AAAA")]
        beside = [
            look_up(host, "A", server, "doh" if server.startswith("https:") else "udp", self._plan) for server in self._plan.resolvers
        ]
        found = await asyncio.gather(*asked, *beside)
        self.lookups += found
        numbers = [answer.ip for lookup in found[: len(asked)] for answer in lookup.answers]
        public = [ip for ip in dict.fromkeys(numbers) if not is_bogon(ip)]
        return sorted(public, key=lambda ip: ipaddress.ip_address(ip).version)[:MOST_NUMBERS]

    async def _ask(self, address: str, place: Place, ip: str) -> HttpExchange | None:
        """The page from one numeric address, ``None`` where no request could be made."""
        at, stream = await connect(ip, place.port, self._plan)
        self.connects.append(at)
        if stream is None:
            if place.is_https and at.failure != TIMEOUT:
                await self._ask_plainly(address, at)
            return None
        try:
            if place.is_https and not await self._secured(address, place, at, stream):
                return None
            exchange = await request(stream, address, at, self._plan)
        finally:
            stream.close()
        self.exchanges.append(exchange)
        if exchange.failure is not None and not place.is_https:
            await self._ask_as(address, at, OTHER_NAME)
        return exchange

    async def _secured(self, address: str, place: Place, at: TcpConnect, stream: Stream) -> bool:
        """Whether TLS began under the site's name; where not, it is asked what else the same numeric address answers."""
        handshake = await secure(stream, at, place.host, self._plan)
        if handshake.failure is None:
            self.handshakes.append(handshake)
            return True
        if handshake.failure.startswith("ssl_"):
            shown = await secure_blindly(at, place.host, self._plan)
            self.handshakes.append(replace(handshake, certificates=shown.certificates))
            await self._ask_plainly(address, at)
        else:
            self.handshakes.append(handshake)
            self.handshakes.append(await secure_blindly(at, None, self._plan))
            self.handshakes.append(await secure_blindly(at, OTHER_NAME, self._plan))
        return False

    async def _ask_plainly(self, address: str, at: TcpConnect) -> None:
        """Asks for the page without TLS: what shows a strange certificate may say there who it is."""
        plain = str(httpx.URL(address).copy_with(scheme="http", port=None))
        to, stream = await connect(at.ip, PORTS["http"], self._plan)
        if stream is not None:
            self.exchanges.append(replace(await request(stream, plain, to, self._plan), is_aside=True))
            stream.close()

    async def _ask_as(self, address: str, at: TcpConnect, host: str) -> None:
        """Asks the same numeric address under another Host."""
        to, stream = await connect(at.ip, at.port, self._plan)
        if stream is not None:
            self.exchanges.append(await request(stream, address, to, self._plan, host))
            stream.close()
