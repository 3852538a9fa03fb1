#!/usr/bin/env python3
"""How quickly the desk answers over a large ledger, and how much its first view weighs.

``python -m benchmarks.desk LEDGER`` asks every page of the desk's table of routes over a copy of the ledger, in this process, with ids and
filters out of it, as one who sees everything and as one from whom much is hidden (``benchmarks/planted_secrets.py``). It prints the
median and the 95th percentile of each page's server time when its addresses are asked for the first time, the 95th percentile when they
are asked again, and what the page weighs packed. It exits 1 where a page is not there, where a 95th percentile is 150 ms or more (of the
first looks of one who sees everything, and of the second looks of the other: for the first of these all that is hidden in what the page
shows must be found), or where the first view with its styles and scripts weighs 200 KB or more. Without LEDGER it makes one: it grows up
to 10,000 incidents, and for more copies the rows of these (``benchmarks/copied_ledger.py``).
"""

import argparse
import gzip
import re
import sys
import tempfile
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from shutil import copyfile
from statistics import median
from time import perf_counter
from urllib.parse import parse_qs, urlsplit

import anyio
import pyotp
from benchmarks.copied_ledger import copied
from benchmarks.desk_addresses import LEFT_OUT, OF_SIGNING, addresses_of, has_ids, samples_of
from benchmarks.growth import JOINER, grow
from benchmarks.planted_secrets import plant_secrets
from starlette.types import ASGIApp

from khronika.pipeline import join_waiting
from khronika.records.role import Role
from khronika.records.user import User
from khronika.review.alone import Alone
from khronika.review.application import application
from khronika.review.desk import Desk
from khronika.review.door import Door
from khronika.review.route import Route
from khronika.review.routes import ROUTES
from khronika.review.team import Team
from khronika.store import Ledger
from khronika.store.access import SignedIn, Visitor, add_user, confirm_second_factor, offer_second_factor, session_of, sign_in

HOST, TOKEN, COOKIE = "127.0.0.1:8000", "a-token-for-measuring", "khronika-8000"
LIMIT_SECONDS, LIMIT_BYTES = 0.150, 200_000
GROWN_AT_MOST = 10_000
TIMES = 20
ROLES = (Role.ADMIN, Role.READER)
"""One who sees everything, and one from whom what is restricted is hidden."""

PASSWORD = "seven grey herons wading"  # noqa: S105 - opens nothing but the measured copy
ANSWERED = frozenset({200, 303})
"""A page, or the way to one."""

STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@dataclass(slots=True)
class Measured:
    """The seconds of each first and second answer of a page, the most that one weighed packed, how many answers were as they should be, and
    an address of each other status.

    ``is_there`` where it gave any, or the ledger has nothing of which it tells, or nothing that is seen.
    """

    seconds: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    most_bytes: int = 0
    answered: int = 0
    is_there: bool = True
    strange: dict[int, str] = field(default_factory=dict)

    @property
    def p95(self) -> float:
        """The 95th percentile of the first answers."""
        return _p95(self.seconds)

    @property
    def p95_again(self) -> float:
        """The 95th percentile of the second answers."""
        return _p95(self.again)


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[max(0, round(0.95 * len(seconds)) - 1)]


@dataclass(frozen=True, slots=True)
class Answered:
    """The status and the body as it came over the wire."""

    status: int
    wire: bytes
    body: bytes
    seconds: float


def main() -> int:
    """Measure, print, and say by the exit code whether the limits held."""
    chosen = options(sys.argv[1:])
    with tempfile.TemporaryDirectory() as nowhere:
        folder = chosen.folder or Path(nowhere)
        source = chosen.ledger or made(folder, chosen.incidents)
        copy = Path(nowhere) / "measured.db"
        copyfile(source, copy)
        with Ledger.open(str(copy), lambda: datetime.now(UTC), "made") as ledger:
            join_waiting(ledger, JOINER)
            plant_secrets(ledger)
            counts = ledger.counts()
            found, first_view = anyio.run(measured, ledger, chosen.times)
    sys.stdout.write(f"reports {counts.reports:,}, claims {counts.claims:,}\n{table(found)}\n")
    sys.stdout.write(f"first view with styles and scripts, packed: {first_view / 1000:.0f} KB\n")
    return 0 if holds(found, first_view, chosen.limit) else 1


def made(folder: Path, incidents: int) -> Path:
    """A ledger of so many incidents, grown or copied from one that was; one that the folder has is not made again."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / f"{incidents}.db"
    if whole.exists():
        return whole
    grown = folder / f"{min(incidents, GROWN_AT_MOST)}.db"
    if not grown.exists():
        growing = folder / "growing-for-desk.db"
        grow(growing, min(incidents, GROWN_AT_MOST))
        growing.replace(grown)
    if incidents > GROWN_AT_MOST:
        with Ledger.open(str(grown), lambda: datetime.now(UTC), "made") as ledger:
            join_waiting(ledger, JOINER)
        copied(grown, whole, incidents // GROWN_AT_MOST)
        with Ledger.open(str(whole), lambda: datetime.now(UTC), "made") as ledger:
            ledger.search("words", 1)
    return whole


async def measured(ledger: Ledger, times: int) -> tuple[dict[tuple[str, Role], Measured], int]:
    """Each page of the table of routes, measured as each role that may ask for it; and what the first view weighs."""
    samples = samples_of(ledger)
    alone = {role: app_with(ledger, Alone(TOKEN, User("Nadia", role), COOKIE)) for role in ROLES}
    shared, sessions = app_with(ledger, Team(ledger, COOKIE)), waiting_sessions(ledger)
    found: dict[tuple[str, Role], Measured] = {}
    for role in ROLES:
        for route in (one for one in ROUTES if is_asked(one, role)):
            asking = (shared, sessions[route.path]) if route.path in OF_SIGNING else (alone[role], TOKEN)
            found[route.path, role] = one = await measured_page(*asking, list(islice(addresses_of(route, samples), times)))
            one.is_there = one.answered > 0 or role is not ROLES[0] or not has_ids(route, samples)
    return found, await first_view_bytes(alone[Role.ADMIN])


def is_asked(route: Route, role: Role) -> bool:
    """Whether a page is measured as this role: what a shared desk alone has is asked once."""
    may_ask = route.role is None or role.may_act_as(route.role)
    is_measured = not route.changes and route.path not in LEFT_OUT
    return is_measured and may_ask and (role is ROLES[0] or route.path not in OF_SIGNING)


def app_with(ledger: Ledger, door: Door) -> ASGIApp:
    """A desk over the ledger with this door."""
    return application(Desk(ledger, lambda: datetime.now(UTC), door, frozenset({HOST})))


async def measured_page(app: ASGIApp, token: str, addresses: list[str]) -> Measured:
    """One page at its addresses; the first two are asked before, so that templates are there."""
    found, before = Measured(), addresses[:2]
    for address in [*before, *addresses]:
        answer = await asked(app, address, token)
        found.seconds.append(answer.seconds)
        found.most_bytes = max(found.most_bytes, len(answer.wire))
        found.answered += answer.status in ANSWERED
        if answer.status not in ANSWERED:
            found.strange[answer.status] = address
    del found.seconds[: len(before)]
    found.again = [(await asked(app, address, token)).seconds for address in addresses]
    return found


def waiting_sessions(ledger: Ledger) -> dict[str, str]:
    """Sessions of people on their way in, by the page where they are."""
    found = {"/sign-in": ""}
    for name, path in (("Ama", "/sign-in/second-factor"), ("Noor", "/sign-in/code")):
        add_user(ledger, User(name, Role.ADMIN), PASSWORD)
        found[path] = signed_in(ledger, name)
    session = session_of(ledger, found["/sign-in/code"])
    if session is not None:
        secret = parse_qs(urlsplit(offer_second_factor(ledger, session)).query)["secret"][0]
        found["/settings/second-factor"], _ = confirm_second_factor(ledger, session, pyotp.TOTP(secret).now())
    return found | {"/sign-in/code": signed_in(ledger, "Noor")}


def signed_in(ledger: Ledger, name: str) -> str:
    """The token of a new session; none where the password was refused."""
    begun = sign_in(ledger, name, PASSWORD, Visitor("127.0.0.1", "the measure"))
    return begun.token if isinstance(begun, SignedIn) else ""


async def asked(app: ASGIApp, address: str, token: str = TOKEN) -> Answered:
    """One answer, as a browser asks for it."""
    path, _, query = address.partition("?")
    headers = (
        (b"host", HOST.encode()),
        (b"cookie", f"{COOKIE}={token}".encode()),
        (b"accept-encoding", b"gzip"),
        (b"sec-fetch-site", b"none"),
    )
    scope: MutableMapping[str, object] = {
        **{"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "root_path": ""},
        **{"path": path, "raw_path": path.encode(), "query_string": query.encode(), "headers": headers},
        **{"server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 50000)},
    }
    sent: list[MutableMapping[str, object]] = []

    async def receive() -> MutableMapping[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, object]) -> None:
        sent.append(message)

    start = perf_counter()
    await app(scope, receive, send)
    seconds = perf_counter() - start
    wire = b"".join(bytes(part) for message in sent if isinstance(part := message.get("body", b""), bytes))
    told = sent[0]["headers"]
    is_packed = isinstance(told, list) and (b"content-encoding", b"gzip") in told
    return Answered(int(str(sent[0]["status"])), wire, gzip.decompress(wire) if is_packed else wire, seconds)


async def first_view_bytes(app: ASGIApp) -> int:
    """The inbox, and everything that it loads."""
    page = await asked(app, "/inbox")
    files = [await asked(app, address) for address in sorted(set(STATIC.findall(page.body.decode())))]
    return len(page.wire) + sum(len(file.wire) for file in files)


def table(found: dict[tuple[str, Role], Measured]) -> str:
    """The pages for people, the slowest first."""
    rows = [f"{'page':34}{'role':>8}{'median ms':>10}{'p95 ms':>10}{'again ms':>10}{'KB':>8}"]
    for (path, role), one in sorted(found.items(), key=lambda row: -row[1].p95):
        strange = "".join(f"  {status}: {address}" for status, address in one.strange.items())
        times = "".join(f"{1000 * seconds:10.1f}" for seconds in (median(one.seconds), one.p95, one.p95_again))
        rows.append(f"{path:34}{role:>8}{times}{one.most_bytes / 1000:8.1f}{strange}")
    return "\n".join(rows)


def holds(found: dict[tuple[str, Role], Measured], first_view: int, limit_seconds: float) -> bool:
    """Whether every page was there, and every page and the first view keep their limits."""
    slowest = [one.p95 if role is ROLES[0] else one.p95_again for (_, role), one in found.items()]
    return first_view < LIMIT_BYTES and max(slowest) < limit_seconds and all(one.is_there for one in found.values())


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What the person wants measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("ledger", nargs="?", type=Path, help="the ledger (default: a made one)")
    parser.add_argument("--incidents", type=int, default=100_000, help="how large a made ledger is (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="where made ledgers stay between runs (default: nowhere)")
    parser.add_argument("--times", type=int, default=TIMES, help="how often each page is asked (default: %(default)s)")
    parser.add_argument("--limit", type=float, default=LIMIT_SECONDS, help="the seconds below which each 95th percentile must be")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
