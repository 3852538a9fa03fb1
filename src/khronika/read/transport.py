"""Connections that go only where they were checked to go, and end when the time is up."""

import ssl
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread

import httpcore
import httpx

from khronika.errors import InputError
from khronika.read.asking import Asked, Resolve, is_public, number_of, private

SocketOptions = Iterable[httpcore.SOCKET_OPTION]

READ_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on a clock that counts seconds."""

    at: float
    timer: Callable[[], float]

    def left(self, at_most: float | None = None) -> float:
        """The seconds that are left, or ``at_most`` where that is less; ``httpcore.ReadTimeout`` where none are."""
        seconds = self.at - self.timer()
        if seconds <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return seconds if at_most is None else min(seconds, at_most)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline: a server cannot hold it open by sending little."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, within what is left of the time."""
        return self._stream.read(min(max_bytes, READ_BYTES), self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes, within what is left of the time."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection under TLS."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


class TimedBackend(httpcore.NetworkBackend):
    """Opens connections within the time; where a host is looked for, ``addresses`` says."""

    def __init__(self, deadline: Deadline, addresses: Callable[[str, int], Iterable[str]]) -> None:
        self._deadline = deadline
        self._addresses = addresses

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        fault: Exception = httpcore.ConnectError("its name has no address")
        for address in self._addresses(host, port):
            try:
                left = self._deadline.left(timeout)
                stream = httpcore.SyncBackend().connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
            else:
                return TimedStream(stream, self._deadline)
        raise fault


def checked_backend(asked: Asked, allowed: frozenset[str], deadline: Deadline, resolve: Resolve) -> TimedBackend:
    """A backend that connects to public hosts only: a name is resolved once, every address checked, and one of those connected to.

    So a name that changes its address between check and connection gains nothing. ``allowed`` hosts are not checked.
    """

    def addresses(host: str, port: int) -> Iterable[str]:
        try:
            found = _in_time(lambda: list(resolve(host, port)), deadline)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout("its name was not looked up in time") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"its name is not known: {error}") from error
        numbers = [number_of(address) for address in found]
        if asked.host not in allowed and not all(number is not None and is_public(number) for number in numbers):
            raise private(asked)
        return found

    return TimedBackend(deadline, addresses)


def _in_time(look_up: Callable[[], list[str]], deadline: Deadline) -> list[str]:
    """What is looked up; ``TimeoutError`` where that takes longer than is left: the system's resolver takes no limit of time itself."""
    found: Future[list[str]] = Future()

    def answer() -> None:
        try:
            found.set_result(look_up())
        except Exception as error:  # noqa: BLE001 - raised where the answer is waited for
            found.set_exception(error)

    Thread(target=answer, daemon=True).start()
    return found.result(deadline.left())


def proxy_backend(deadline: Deadline) -> TimedBackend:
    """A backend that connects to the proxy, wherever it is; all other names are left to the proxy."""
    return TimedBackend(deadline, lambda host, _port: [host])


class PoolTransport(httpx.BaseTransport):
    """httpx's requests over a pool of httpcore's."""

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response, its body still to be read."""
        url = httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        response = self._pool.handle_request(httpcore.Request(request.method, url, headers=request.headers.raw, content=b""))
        if not isinstance(response.stream, Iterable):
            raise InputError(str(request.url), "the answer has no body", "try again later")
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions)

    def close(self) -> None:
        """Ends all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
