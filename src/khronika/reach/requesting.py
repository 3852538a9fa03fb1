"""A request for a page over an open connection."""

import asyncio
import hashlib
import html
import re
from dataclasses import dataclass, field, replace

import h11
import httpx

from khronika.reach.connecting import Stream
from khronika.reach.failures import failure_of
from khronika.reach.plan import USER_AGENT, Plan
from khronika.records.observation import HttpExchange, TcpConnect

READ_BYTES = 65_536
KEPT_BYTES = 65_536
"""How much of a body is kept; the hash and the length are of all that was read."""
TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
TITLE_CHARACTERS = 1_000


@dataclass(slots=True)
class _Came:
    """What came of a response so far."""

    status: int | None = None
    headers: list[tuple[str, str]] = field(default_factory=list)
    kept: bytearray = field(default_factory=bytearray)
    length: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    is_truncated: bool = False

    def take(self, data: bytes, limit: int) -> bool:
        """Takes some of the body; whether more is wanted."""
        data = data[: limit - self.length + 1]
        self.is_truncated = self.length + len(data) > limit
        data = data[: limit - self.length]
        self.length += len(data)
        self.digest.update(data)
        self.kept += data[: KEPT_BYTES - len(self.kept)]
        return not self.is_truncated


async def request(stream: Stream, address: str, at: TcpConnect, plan: Plan, host: str | None = None) -> HttpExchange:
    """A request and what came; ``host`` stands in the Host header in place of the address's own."""
    loop = asyncio.get_running_loop()
    started = loop.time()
    came = _Came()
    failure = None
    try:
        async with asyncio.timeout(plan.step_seconds):
            await _exchange(stream, address, host, came, plan.limit_bytes)
    except (OSError, EOFError, h11.ProtocolError) as error:
        failure = failure_of(error)
    sent = HttpExchange(address, at.ip, at.port, host, failure, is_aside=host is not None, seconds=round(loop.time() - started, 6))
    return sent if came.status is None else _answered(sent, came)


async def _exchange(stream: Stream, address: str, host: str | None, came: _Came, limit: int) -> None:
    connection = h11.Connection(h11.CLIENT)
    stream.writer.write(_sent(connection, address, host))
    await stream.writer.drain()
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            data = await stream.reader.read(READ_BYTES)
            if not data and came.status is None:
                raise EOFError
            connection.receive_data(data)
        elif isinstance(event, h11.Response):
            came.status = event.status_code
            came.headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in event.headers.raw_items()]
        elif isinstance(event, h11.Data):
            if not came.take(bytes(event.data), limit):
                return
        elif not isinstance(event, h11.InformationalResponse):
            return


def _sent(connection: h11.Connection, address: str, host: str | None) -> bytes:
    url = httpx.URL(address)
    headers = [
        ("Host", host or url.netloc.decode("ascii")),
        ("User-Agent", USER_AGENT),
        ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
        ("Accept-Language", "en-US,en;q=0.9"),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ]
    asked = h11.Request(method="GET", target=url.raw_path or b"/", headers=headers)
    return (connection.send(asked) or b"") + (connection.send(h11.EndOfMessage()) or b"")


def _answered(sent: HttpExchange, came: _Came) -> HttpExchange:
    text = came.kept.decode("utf-8", "replace")
    title = TITLE.search(text)
    return replace(
        sent,
        status=came.status,
        headers=tuple(came.headers),
        length=came.length,
        title=None if title is None else html.unescape(" ".join(title[1].split()))[:TITLE_CHARACTERS],
        body_sha256=came.digest.hexdigest(),
        body=text,
        is_truncated=came.is_truncated,
    )
