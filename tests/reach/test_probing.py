import asyncio
import hashlib
import time
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from khronika.errors import SettingsError
from khronika.reach.plan import Plan
from khronika.reach.probing import observe, observe_all
from khronika.records.observation import Observations

pytestmark = pytest.mark.enable_socket

BODY = b"<title>The Harbour Post</title>" + b"x" * 60_000
MEGABYTE = 1_000_000


@dataclass
class Server:
    """A web server on loopback: how many connections it has and had at most at once."""

    port: int = 0
    now: int = 0
    most: int = 0

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            path = (await reader.readuntil(b"\r\n\r\n")).split()[1]
            await self._answer(path, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self.now -= 1
            writer.close()

    async def _answer(self, path: bytes, writer: asyncio.StreamWriter) -> None:
        if path.startswith(b"/silent"):
            await asyncio.sleep(60)
        if path.startswith(b"/endless"):
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                writer.write(b"y" * 65_536)
                await writer.drain()
        if path.startswith(b"/round"):
            writer.write(b"HTTP/1.1 302 Found\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n")
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY)
        await writer.drain()


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    server = Server()
    listening = await asyncio.start_server(server.take, "127.0.0.1", 0, backlog=1024)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


def clock() -> datetime:
    return datetime(2024, 3, 5, tzinfo=UTC)


def seen_at(path: str, plan: Plan) -> Observations:
    async def run() -> Observations:
        async with serving() as server:
            return await observe(f"http://127.0.0.1:{server.port}{path}", plan)

    return asyncio.run(run())


def test_a_thousand_addresses_are_probed_a_few_at_once_and_silent_servers_hold_nobody_up() -> None:
    plan = Plan((), step_seconds=2, address_seconds=5, at_once=40)

    async def run() -> tuple[Server, dict[str, str | None], int]:
        async with serving() as server:
            paths = [f"/silent{number}" if number % 50 == 0 else f"/{number}" for number in range(1000)]
            addresses = (f"http://127.0.0.1:{server.port}{path}" for path in paths)
            order: dict[str, str | None] = {}
            tracemalloc.start()
            async for address, _, seen in observe_all(addresses, plan, clock):
                order[address] = seen.exchanges[0].failure
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            return server, order, peak

    started = time.monotonic()
    server, order, peak = asyncio.run(run())
    took = time.monotonic() - started
    assert len(order) == 1000
    silent = [address for address, failure in order.items() if failure is not None]
    assert len(silent) == 20
    assert {order[address] for address in silent} == {"generic_timeout_error"}
    assert all("/silent" in address for address in silent)
    assert server.most <= 2 * plan.at_once
    assert peak < 20 * MEGABYTE, f"{peak} bytes, where all bodies together are {1000 * len(BODY)}"
    assert took < 30, f"{took:.0f} s; one after the other the silent servers alone take 80"


def test_a_page_is_told_by_its_status_title_length_and_hash() -> None:
    (exchange,) = seen_at("/", Plan((), step_seconds=5)).exchanges
    assert (exchange.status, exchange.title, exchange.length) == (200, "The Harbour Post", len(BODY))
    assert exchange.body_sha256 == hashlib.sha256(BODY).hexdigest()


def test_a_body_without_end_is_read_to_the_limit_and_called_cut() -> None:
    exchange = seen_at("/endless", Plan((), step_seconds=5, limit_bytes=100_000)).exchanges[0]
    assert (exchange.length, exchange.is_truncated, exchange.failure) == (100_000, True, None)


def test_redirects_in_a_circle_end() -> None:
    exchanges = seen_at("/round", Plan((), step_seconds=5)).exchanges
    assert exchanges[-1].failure == "unknown_failure: stopped after too many redirects"
    assert len(exchanges) == 12


def test_a_refused_connection_is_told_as_one() -> None:
    (connect,) = asyncio.run(observe("http://127.0.0.1:9/", Plan((), step_seconds=5))).connects
    assert connect.failure == "connection_refused"


@pytest.mark.parametrize("wrong", [{"step_seconds": 0}, {"at_once": 0}, {"limit_bytes": 0}])
def test_a_plan_that_cannot_work_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(SettingsError, match="greater than nothing"):
        Plan((), **wrong)  # type: ignore[arg-type]
