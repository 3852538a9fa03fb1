"""An address into a capture, without endangering who asks or whom."""

import logging
import ssl
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from io import BytesIO
from time import monotonic
from urllib.parse import urljoin

import httpcore
import httpx

from khronika.errors import InputError, SettingsError
from khronika.read.asking import Asked, Resolve, asked_for, host_as_asked, is_host, refuse_private_name, resolved
from khronika.read.dates import stamp_of
from khronika.read.robots import ROBOTS_BYTES_MAX, Robots
from khronika.read.source import LIMIT_BYTES, too_large
from khronika.read.transport import Deadline, PoolTransport, checked_backend, proxy_backend
from khronika.read.unpacking import ACCEPTED, packing_of, unpacked
from khronika.read.visit import UNKNOWN, Validators, Visit
from khronika.records.capture import Capture

USER_AGENT = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
"""What a common browser calls itself: it says nothing of who asks."""

HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": ACCEPTED,
    "Accept-Language": "en-US,en;q=0.5",
}
REDIRECTS = (301, 302, 303, 307, 308)
REDIRECTS_MAX = 8
PROXY_SCHEMES = ("socks5", "socks5h", "http", "https")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How addresses are fetched.

    ``proxy`` is an address such as ``socks5h://127.0.0.1:9050`` (Tor); names are then resolved by the proxy alone, so that of a
    host behind it only the name is checked, not the address it leads to. ``allow_hosts`` are names of private hosts that may be asked.
    ``timeout_seconds`` and ``limit_bytes`` hold for the whole of one page with its redirects.
    """

    proxy: str | None = None
    keep_robots: bool = True
    allow_hosts: frozenset[str] = frozenset()
    timeout_seconds: float = 30.0
    limit_bytes: int = LIMIT_BYTES
    user_agent: str = USER_AGENT

    def __post_init__(self) -> None:
        if self.proxy is not None and not _is_proxy(self.proxy):
            raise SettingsError(f"{_without_password(self.proxy)} is no proxy's address; one that works is socks5h://127.0.0.1:9050")
        if self.timeout_seconds <= 0 or self.limit_bytes <= 0:
            raise SettingsError("the limits of time and size are more than nought; ones that work are 30 seconds and 20000000 bytes")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server sent; of a body over the limit one byte more than the limit, and no body with what is no success."""

    asked: Asked
    status: int
    headers: httpx.Headers
    data: bytes


class Fetcher:
    """Fetches addresses as its options say; each with a connection of its own, without cookies and without saying where it came from."""

    def __init__(
        self,
        options: FetchOptions,
        clock: Callable[[], datetime],
        resolve: Resolve = resolved,
        timer: Callable[[], float] = monotonic,
    ) -> None:
        self._options = replace(options, allow_hosts=frozenset(map(host_as_asked, options.allow_hosts)))
        self._clock = clock
        self._resolve = resolve
        self._timer = timer
        self._robots = Robots(self._ask_robots, options.user_agent, timer)
        self._ssl_context = httpx.create_ssl_context(trust_env=False)

    def __call__(self, address: str) -> Capture:
        """The bytes under the address; ``InputError`` where it may not be asked, does not answer or answers with an error."""
        visit = self.visit(address, UNKNOWN)
        if visit.capture is None:
            raise InputError(address, f"the server answered {status_words(visit.status)}", "check the address, or try again later")
        return visit.capture

    def visit(self, address: str, validators: Validators) -> Visit:
        """What the address gives, asked only for what has changed since; ``InputError`` where it may not be asked or does not answer."""
        if not self._options.keep_robots:
            _log.warning("%s: robots.txt is not asked", address)
        answer = self._followed(address, self._options.limit_bytes, keep_robots=self._options.keep_robots, validators=validators)
        if not 200 <= answer.status < 300:
            return Visit(answer.status, retry_after_seconds=seconds_of(answer.headers.get("retry-after"), self._clock()))
        if len(answer.data) > self._options.limit_bytes:
            raise too_large(answer.asked.address, self._options.limit_bytes)
        capture = Capture(
            data=answer.data,
            media_type=answer.headers.get("content-type", "application/octet-stream"),
            address=asked_for(address).address,
            fetched_at=self._clock(),
            how=self._how(address, answer),
        )
        return Visit(answer.status, capture, Validators(answer.headers.get("etag"), answer.headers.get("last-modified")))

    def delay_seconds(self, address: str) -> float:
        """How long the site's robots.txt asks to wait between two requests, 0 where it does not, or was not asked yet."""
        return self._robots.delay_seconds(asked_for(address)) if self._options.keep_robots else 0.0

    def _followed(self, address: str, limit_bytes: int, *, keep_robots: bool, validators: Validators = UNKNOWN) -> _Answer:
        """The answer at the end of an address's redirects, each of which is checked as the address itself is."""
        deadline = Deadline(self._timer() + self._options.timeout_seconds, self._timer)
        asked = asked_for(address)
        for _ in range(REDIRECTS_MAX + 1):
            refuse_private_name(asked, self._options.allow_hosts, through_proxy=self._options.proxy is not None)
            if keep_robots:
                self._robots.refuse_forbidden(asked)
            answer = self._answer(asked, deadline, limit_bytes, validators)
            target = answer.headers.get("location")
            if answer.status not in REDIRECTS or target is None:
                return answer
            asked = _redirected(asked, target)
        raise InputError(
            address, f"it redirects more than {REDIRECTS_MAX} times", "open it in a browser and give the address where it ends"
        )

    def _answer(self, asked: Asked, deadline: Deadline, limit_bytes: int, validators: Validators) -> _Answer:
        try:
            with self._client(asked, deadline) as client, client.stream("GET", asked.address, headers=validators.headers) as response:
                if not response.is_success:
                    return _Answer(asked, response.status_code, response.headers, b"")
                return _Answer(asked, response.status_code, response.headers, _read(response, asked, deadline, limit_bytes + 1))
        except tuple(kind for kind, _, _ in FAULTS) as fault:
            _, problem, remedy = next(row for row in FAULTS if isinstance(fault, row[0]))
            raise InputError(asked.address, problem.format(fault=fault, seconds=self._options.timeout_seconds), remedy) from fault

    def _client(self, asked: Asked, deadline: Deadline) -> httpx.Client:
        return httpx.Client(
            transport=PoolTransport(self._pool(asked, deadline)),
            headers={"User-Agent": self._options.user_agent, **HEADERS},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            trust_env=False,
        )

    def _pool(self, asked: Asked, deadline: Deadline) -> httpcore.ConnectionPool:
        if self._options.proxy is None:
            backend = checked_backend(asked, self._options.allow_hosts, deadline, self._resolve)
            return httpcore.ConnectionPool(ssl_context=self._ssl_context, network_backend=backend)
        proxy = httpx.Proxy(self._options.proxy)
        kind = httpcore.SOCKSProxy if proxy.url.scheme.startswith("socks5") else httpcore.HTTPProxy
        return kind(
            httpcore.URL(scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=b"/"),
            proxy_auth=proxy.raw_auth,
            ssl_context=self._ssl_context,
            network_backend=proxy_backend(deadline),
        )

    def _ask_robots(self, address: str) -> tuple[int, bytes]:
        answer = self._followed(address, ROBOTS_BYTES_MAX, keep_robots=False)
        return answer.status, answer.data

    def _how(self, address: str, answer: _Answer) -> str:
        """How the bytes came, for the record; a proxy's password is left out."""
        parts = [f"http {answer.status}"]
        if self._options.proxy is not None:
            parts.append(f"via {_without_password(self._options.proxy)}")
        if answer.asked.address != asked_for(address).address:
            parts.append(f"redirected to {answer.asked.address}")
        return " ".join(parts) + ("" if self._options.keep_robots else "; robots.txt not asked")


def _read(response: httpx.Response, asked: Asked, deadline: Deadline, bytes_max: int) -> bytes:
    """The body, unpacked, as far as ``bytes_max`` and the time go; the rest is not asked for."""
    packing = packing_of(response.headers.get("content-encoding", ""), asked.address)
    body = BytesIO()  # gives its bytes without a second copy of them
    for part in unpacked(response.iter_raw(), packing):
        deadline.left()
        body.write(part[: bytes_max - body.tell()])
        if body.tell() == bytes_max:
            break
    return body.getvalue()


def _redirected(asked: Asked, target: str) -> Asked:
    try:
        following = asked_for(urljoin(asked.address, target))
    except ValueError as error:
        raise InputError(asked.address, "it redirects to what is no address", "check it in a browser") from error
    if asked.scheme == "https" and following.scheme == "http":
        raise InputError(
            asked.address, f"it redirects to an open connection ({following.address})", "give that address itself if you accept this"
        )
    return following


def _is_proxy(proxy: str) -> bool:
    try:
        url = httpx.URL(proxy)
    except httpx.InvalidURL:
        return False
    return url.scheme in PROXY_SCHEMES and is_host(url.raw_host.decode("ascii").lower())


def _without_password(proxy: str) -> str:
    return f"{proxy.partition('://')[0]}://{proxy.rpartition('@')[2].rpartition('://')[2]}" if "://" in proxy else proxy.rpartition("@")[2]


def status_words(status: int) -> str:
    """A status with its name."""
    return f"{status} {httpx.codes.get_reason_phrase(status)}".strip()


def seconds_of(retry_after: str | None, now: datetime) -> float | None:
    """How long a server asks to wait, in seconds or until a time; ``None`` where it does not say so in a way that is known."""
    if retry_after is None:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    stamp = stamp_of(retry_after)
    return max(0.0, (stamp - now).total_seconds()) if isinstance(stamp, datetime) and stamp.tzinfo is not None else None


TIMEOUT_REMEDY = "try again later, or allow more time with --timeout"
FAULTS: tuple[tuple[type[Exception], str, str], ...] = (
    (httpcore.TimeoutException, "it did not answer within {seconds:g} seconds", TIMEOUT_REMEDY),
    (httpcore.ProxyError, "the proxy would not connect ({fault})", "check that the proxy runs and may reach the site"),
    (httpcore.ConnectError, "no connection ({fault})", "check the address and the network; a blocked site may answer through --proxy"),
    (httpcore.NetworkError, "the connection broke ({fault})", "try again later"),
    (httpcore.ProtocolError, "the answer is not as HTTP has it ({fault})", "check the address in a browser"),
    (httpcore.UnsupportedProtocol, "the answer is not as HTTP has it ({fault})", "check the address in a browser"),
    (zlib.error, "the answer's packing is broken ({fault})", "try again later"),
    (httpx.HTTPError, "no answer ({fault})", "try again later"),
    (httpx.InvalidURL, "this is no address ({fault})", "check how it is written"),
    (ssl.SSLError, "the connection is not safe ({fault})", "check the address and the clock of this machine"),
    (OSError, "no connection ({fault})", "check the address and the network"),
)
