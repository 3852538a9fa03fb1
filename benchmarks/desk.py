#!/usr/bin/env python3
"""How quickly the desk answers over a large ledger, and how much its first view weighs.

``python -m benchmarks.desk LEDGER`` asks every page of the desk's table of routes over a copy of the ledger, in this process, with ids and
filters out of it. It prints the median and the 95th percentile of each page's server time, and what it weighs packed. It exits 1 where a
95th percentile is 150 ms or more, or the first view with its styles and scripts weighs 200 KB or more. Without LEDGER it makes one: it
grows up to 10,000 incidents, and for more copies the rows of these (``benchmarks/copied_ledger.py``).
"""

import argparse
import gzip
import re
import sys
import tempfile
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from random import Random
from shutil import copyfile
from statistics import median
from time import perf_counter
from urllib.parse import quote

import anyio
from benchmarks.copied_ledger import copied
from benchmarks.growth import JOINER, grow
from starlette.types import ASGIApp

from khronika.pipeline import join_waiting
from khronika.records.member import Sort
from khronika.records.role import Role
from khronika.records.user import User
from khronika.review.alone import Alone
from khronika.review.application import application
from khronika.review.desk import Desk
from khronika.review.parameters import Place
from khronika.review.route import Route
from khronika.review.routes import ROUTES
from khronika.store import Ledger, Looking, ThingFilter

HOST, TOKEN, COOKIE = "127.0.0.1:8000", "a-token-for-measuring", "khronika-8000"
LIMIT_SECONDS, LIMIT_BYTES = 0.150, 200_000
GROWN_AT_MOST = 10_000
TIMES = 20
LEFT_OUT = frozenset({"/open", "/"})
"""Redirects."""

QUERIES = {
    "/explore": (
        *("", "type=detention", "type=detention&type=charge", "place=KZ", "place={town}", "person={person}", "q={surname}", "q=police"),
        *("since={day}", "since={day}&until={day}", "place=KZ&type=detention", "told=denied", "skip=500", "view=48,68,4"),
    ),
    "/incidents": ("", "type=detention", "place={town}", "person={person}", "since={day}&until={day}", "type=detention&since={day}"),
    "/cases": ("", "type=detention", "place={town}", "person={person}", "since={day}&until={day}"),
    "/sites": ("", "place={town}"),
}
"""With which filters pages are asked; the others of the same beginning take those of the first part of their path."""

STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Samples:
    """What of the ledger stands in addresses: ids by the first part of the path, and words by name."""

    ids: dict[str, list[str]]
    words: dict[str, list[str]]


@dataclass(slots=True)
class Measured:
    """The seconds of each answer of a page, the most that one weighed packed, and the statuses other than 200."""

    seconds: list[float] = field(default_factory=list)
    most_bytes: int = 0
    strange: dict[int, str] = field(default_factory=dict)

    @property
    def p95(self) -> float:
        """The 95th percentile."""
        return sorted(self.seconds)[max(0, round(0.95 * len(self.seconds)) - 1)]


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


async def measured(ledger: Ledger, times: int) -> tuple[dict[str, Measured], int]:
    """Each page of the table of routes, measured; and what the first view weighs."""
    app = application(Desk(ledger, lambda: datetime.now(UTC), Alone(TOKEN, User("Nadia", Role.ADMIN), COOKIE), frozenset({HOST})))
    samples, found = samples_of(ledger), dict[str, Measured]()
    for route in ROUTES:
        if route.changes or route.path in LEFT_OUT:
            continue
        found[route.path] = one = Measured()
        addresses = list(islice(addresses_of(route, samples), times))
        for address in [*addresses[:2], *addresses]:
            answer = await asked(app, address)
            one.seconds.append(answer.seconds)
            one.most_bytes = max(one.most_bytes, len(answer.wire))
            if answer.status != 200:
                one.strange[answer.status] = address
        del one.seconds[:2]
    return found, await first_view_bytes(app)


def samples_of(ledger: Ledger) -> Samples:
    """Ids and words out of the ledger, spread over all of it."""
    chance = Random(1)
    with ledger.looking() as looking:
        ids = {sort: looking.things(sort, ThingFilter()) for sort in (Sort.INCIDENT, Sort.PARTY)}
        some = {sort: chance.sample(found, min(40, len(found))) for sort, found in ids.items()}
        claims = claims_of(looking, some[Sort.INCIDENT])
        numbers = sorted({held.report_number for held in looking.tellings(members_of(looking, some[Sort.INCIDENT]))})
        reports = [str(number) for number in numbers]
    by_path = {"incidents": some[Sort.INCIDENT], "cases": some[Sort.PARTY], "sites": some[Sort.PARTY]}
    return Samples({**by_path, "reports": reports, "review": reports, "evidence": reports}, claims)


def members_of(looking: Looking, incidents: Sequence[str]) -> list[str]:
    """The members of incidents."""
    return [member for ids in looking.members_of(incidents).values() for member in ids]


def claims_of(looking: Looking, incidents: Sequence[str]) -> dict[str, list[str]]:
    """The towns, people and days that some incidents have."""
    found: dict[str, list[str]] = {"town": [], "person": [], "surname": [], "day": []}
    for held in looking.tellings(members_of(looking, incidents)):
        found["town"] += [stated.value.name for stated in held.claim.where]
        names = [mention.name.value for mention in held.claim.targets if mention.name is not None]
        found["person"] += names
        found["surname"] += [name.split()[-1] for name in names]
        found["day"] += [] if held.claim.when is None else [held.claim.when.value.earliest.isoformat()]
    return found


def addresses_of(route: Route, samples: Samples) -> Iterator[str]:
    """Addresses of a route without end, with ids in its path and filters behind it."""
    first = route.path.split("/")[1]
    is_filtered = any(parameter.place is Place.QUERY for parameter in route.parameters)
    queries = QUERIES.get(f"/{first}", ("",)) if is_filtered and "{" not in route.path else ("",)
    words = {name: cycle(values or ["none"]) for name, values in samples.words.items()}
    for query, id in zip(cycle(queries), cycle(samples.ids.get(first, ["1"])), strict=False):
        path = re.sub(r"\{[^}]+\}", id, route.path)
        filled = re.sub(r"\{([a-z]+)\}", lambda found: quote(next(words[found.group(1)])), query)
        yield f"{path}?{filled}" if filled else path


async def asked(app: ASGIApp, address: str) -> Answered:
    """One answer, as a browser asks for it."""
    path, _, query = address.partition("?")
    headers = (
        (b"host", HOST.encode()),
        (b"cookie", f"{COOKIE}={TOKEN}".encode()),
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


def table(found: dict[str, Measured]) -> str:
    """The pages for people, the slowest first."""
    rows = [f"{'page':34}{'median ms':>10}{'p95 ms':>10}{'KB':>8}"]
    for path, one in sorted(found.items(), key=lambda row: -row[1].p95):
        strange = "".join(f"  {status}: {address}" for status, address in one.strange.items())
        rows.append(f"{path:34}{median(one.seconds) * 1000:10.1f}{one.p95 * 1000:10.1f}{one.most_bytes / 1000:8.1f}{strange}")
    return "\n".join(rows)


def holds(found: dict[str, Measured], first_view: int, limit_seconds: float) -> bool:
    """Whether every page and the first view keep their limits."""
    return first_view < LIMIT_BYTES and all(one.p95 < limit_seconds for one in found.values())


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
