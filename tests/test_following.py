"""Feeds followed over days, with a real server and a clock that the test sets."""

import tracemalloc
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import select

from khronika.errors import InputError, LedgerError
from khronika.pipeline import Follower, Hands, Manner, Round, followed
from khronika.read import captures_in
from khronika.read.archiving import archive_capture
from khronika.read.fetching import Fetcher, FetchOptions
from khronika.records.claim import Reader
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.store import Following, Ledger
from khronika.store.schema import reports, retrievals
from tests.living_site import LivingSite
from tests.store.made import NOON

pytestmark = pytest.mark.enable_socket
HOUR = timedelta(hours=1)


def page(name: str) -> bytes:
    text = f"Police in Lomé held {name} on Monday after a march over unpaid wages, their lawyer said."
    return f"<html><head><title>{name} held</title></head><body><h1>{name} held</h1><p>{text}</p></body></html>".encode()


@dataclass
class Clock:
    """A clock that goes on only where somebody sleeps."""

    time: datetime = NOON
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)


class Silent:
    """A reader that finds nothing: what is tested is the way to it."""

    signature = Reader("silent", "1")
    languages = frozenset({"en"})

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        return (Reading(report, self.signature, ()) for report in reports)


@contextmanager
def follower_of(folder: Path, clock: Clock, *feeds: str, manner: Manner = Manner(600, 5)) -> Iterator[Follower]:  # noqa: B008
    visitor = Fetcher(FetchOptions(allow_hosts=frozenset({"127.0.0.1"})), clock.now)
    hands = Hands(visitor, clock.now, Silent())
    with Ledger.open(str(folder / "l.db"), clock.now, "test") as ledger, closing(Following.open(str(folder / "l.db.follow"))) as following:
        following.follow(feeds, clock.now())
        yield Follower(hands, visitor, clock.sleep, ledger, following, manner)


def rounds(folder: Path, clock: Clock, *feeds: str, manner: Manner = Manner(600, 5)) -> list[Round]:  # noqa: B008
    """What one going through of all that is due comes to, with everything opened anew, as after a restart."""
    with follower_of(folder, clock, *feeds, manner=manner) as follower:
        return list(followed(follower, once=True))


def outcomes(found: list[Round]) -> list[str]:
    return [one.name if isinstance(one, InputError) else one[1].report.title or "" for done in found for one in done.batch.outcomes]


def held(folder: Path) -> list[tuple[str, str]]:
    """Each version of a report in the ledger: the path and the title."""
    with Ledger.open(str(folder / "l.db"), lambda: NOON, "test") as ledger, ledger.engine.connect() as connection:
        query = select(reports.c.address, reports.c.title).order_by(reports.c.number)
        return [(address.rpartition("/")[2], title) for address, title in connection.execute(query)]


def how(folder: Path, address: str) -> list[str]:
    with Ledger.open(str(folder / "l.db"), lambda: NOON, "test") as ledger, ledger.engine.connect() as connection:
        return list(connection.scalars(select(retrievals.c.how).where(retrievals.c.address == address).order_by(retrievals.c.number)))


@pytest.fixture
def site() -> Iterator[LivingSite]:
    with LivingSite({"/a": page("Ama"), "/b": page("Kofi")}, {"/a": "", "/b": ""}) as site:
        yield site


def test_what_a_feed_lists_is_read_once_and_then_asked_for_with_its_tag(tmp_path: Path, site: LivingSite) -> None:
    clock, feed = Clock(), site.address + "/feed"
    rounds(tmp_path, clock, feed)
    assert held(tmp_path) == [("a", "Ama held"), ("b", "Kofi held")]
    clock.time += HOUR
    rounds(tmp_path, clock, feed)
    assert site.asked("/feed") == [200, 304]
    clock.time += 6 * HOUR
    (_, done) = rounds(tmp_path, clock, feed)
    assert (site.asked("/a"), done.unchanged, len(done.batch.outcomes)) == ([200, 304], 2, 0)
    assert len(held(tmp_path)) == 2


def test_a_new_page_is_read_and_known_ones_are_left_alone(tmp_path: Path, site: LivingSite) -> None:
    clock, feed = Clock(), site.address + "/feed"
    rounds(tmp_path, clock, feed)
    site.pages["/c"], site.listed["/c"] = page("Yaw"), ""
    clock.time += HOUR
    assert outcomes(rounds(tmp_path, clock, feed)) == ["Yaw held"]
    assert site.asked("/a") == [200]


def test_a_page_that_changed_is_a_new_version(tmp_path: Path, site: LivingSite) -> None:
    clock, feed = Clock(), site.address + "/feed"
    rounds(tmp_path, clock, feed)
    site.pages["/a"] = page("Ama and Esi")
    clock.time += 7 * HOUR
    found = rounds(tmp_path, clock, feed)
    assert [done.batch.added.versions for done in found if done.batch.added is not None] == [0, 1]
    assert held(tmp_path)[-1] == ("a", "Ama and Esi held")


def test_a_page_whose_list_tells_of_a_change_is_asked_at_once(tmp_path: Path, site: LivingSite) -> None:
    clock, feed = Clock(), site.address + "/feed"
    rounds(tmp_path, clock, feed)
    site.pages["/a"], site.listed["/a"] = page("Ama and Esi"), "Tue, 05 Mar 2024 10:00:00 +0000"
    clock.time += HOUR
    assert outcomes(rounds(tmp_path, clock, feed)) == ["Ama and Esi held"]


def test_a_page_of_which_only_the_furniture_changed_is_no_new_version(tmp_path: Path, site: LivingSite) -> None:
    clock, feed = Clock(), site.address + "/feed"
    rounds(tmp_path, clock, feed)
    site.pages["/a"] = page("Ama").replace(b"</body>", b"<script>var visitor = 77;</script></body>")
    clock.time += 7 * HOUR
    rounds(tmp_path, clock, feed)
    assert site.asked("/a") == [200, 200]
    assert len(held(tmp_path)) == 2


def test_a_page_that_vanished_is_noted_once_and_what_was_read_stays(tmp_path: Path, site: LivingSite) -> None:
    clock, feed = Clock(), site.address + "/feed"
    rounds(tmp_path, clock, feed)
    site.pages["/a"] = 410
    vanished = []
    for hours in (7, 25, 73):
        clock.time += hours * HOUR
        vanished += [address for done in rounds(tmp_path, clock, feed) for address in done.vanished]
    assert vanished == [site.address + "/a"]
    assert how(tmp_path, site.address + "/a") == ["http 200", "gone: http 410"]
    assert ("a", "Ama held") in held(tmp_path)
    with Ledger.open(str(tmp_path / "l.db"), lambda: NOON, "test") as ledger:
        assert list(ledger.verify()) == []


def test_one_host_is_asked_no_more_often_than_the_delay_says_and_as_robots_txt_says(tmp_path: Path, site: LivingSite) -> None:
    clock = Clock()
    rounds(tmp_path, clock, site.address + "/feed")
    assert clock.slept == [5.0]
    site.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 20\nDisallow: /b"
    site.pages["/c"], site.listed["/c"] = page("Yaw"), ""
    clock.time += 7 * HOUR
    clock.slept.clear()
    found = rounds(tmp_path, clock, site.address + "/feed")
    assert clock.slept
    assert set(clock.slept) == {20.0}
    assert site.address + "/b" in outcomes(found)
    assert site.asked("/b") == [200]


def test_a_host_that_fails_is_asked_less_and_less_often_and_others_are_not_held_up(tmp_path: Path, site: LivingSite) -> None:
    clock, manner = Clock(), Manner(600, 0)
    with LivingSite({"/feed": 503}) as broken:
        feeds = [broken.address + "/feed", site.address + "/feed"]
        for _ in range(6 * 12):
            rounds(tmp_path, clock, *feeds, manner=manner)
            clock.time += timedelta(minutes=10)
        assert len(site.asked("/feed")) == 72
        assert len(broken.asked("/feed")) == 7
    assert len(held(tmp_path)) == 2


def test_a_server_that_names_a_time_is_not_asked_before(tmp_path: Path, site: LivingSite) -> None:
    clock = Clock()
    site.pages["/feed"], site.retry_after = 429, "7200"
    for _ in range(12):
        rounds(tmp_path, clock, site.address + "/feed")
        clock.time += timedelta(minutes=11)
    assert len(site.asked("/feed")) == 2


def test_what_was_listed_is_not_lost_where_the_program_ends_before_it_was_read(tmp_path: Path, site: LivingSite) -> None:
    clock, feed = Clock(), site.address + "/feed"
    with follower_of(tmp_path, clock, feed) as follower:
        next(iter(followed(follower, once=True)))
    assert held(tmp_path) == []
    rounds(tmp_path, clock, feed)
    assert site.asked("/feed") == [200]
    assert len(held(tmp_path)) == 2


def test_what_the_ledger_could_not_take_is_asked_for_again_and_nothing_is_doubled(
    tmp_path: Path, site: LivingSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, feed = Clock(), site.address + "/feed"
    keep = Following.keep

    def break_after_ledger(following: Following, rows: Iterable[object]) -> None:
        listed = list(rows)
        if any(getattr(row, "content", None) for row in listed):
            raise LedgerError("the disk is full")
        keep(following, listed)  # type: ignore[arg-type]

    monkeypatch.setattr(Following, "keep", break_after_ledger)
    with pytest.raises(LedgerError):
        rounds(tmp_path, clock, feed)
    monkeypatch.undo()
    rounds(tmp_path, clock, feed)
    assert site.asked("/a") == [200, 200]
    assert held(tmp_path) == [("a", "Ama held"), ("b", "Kofi held")]


def test_what_is_new_is_archived_and_can_be_read_from_there(tmp_path: Path, site: LivingSite) -> None:
    clock, archives = Clock(), tmp_path / "warc"
    archives.mkdir()
    with follower_of(tmp_path, clock, site.address + "/feed") as follower:
        list(followed(replace(follower, archive=lambda capture: archive_capture(capture, archives)), once=True))
    found = list(captures_in([str(archives)], follower.visitor, clock.now))  # type: ignore[arg-type]
    assert [(one.address, one.data) for one in found] == [  # type: ignore[union-attr]
        (site.address + "/a", page("Ama")),
        (site.address + "/b", page("Kofi")),
    ]


def test_it_waits_for_what_is_due_next_and_goes_on_without_end(tmp_path: Path, site: LivingSite) -> None:
    clock = Clock()
    with follower_of(tmp_path, clock, site.address + "/feed") as follower:
        assert len(list(islice(followed(follower, once=False), 8))) == 8
    assert clock.time >= NOON + timedelta(minutes=50)
    assert max(clock.slept) <= 60.0


def test_memory_does_not_grow_with_what_was_followed(tmp_path: Path, site: LivingSite) -> None:
    def go_on(days: range, follower: Follower, clock: Clock) -> None:
        for day in days:
            site.visits.clear()
            site.listed = {f"/{day}-{number}": "" for number in range(20)}
            site.pages = {path: page(path) + b"<!--" + bytes(100_000).replace(b"\0", b"x") + b"-->" for path in site.listed}
            clock.time += 24 * HOUR
            assert sum(len(done.batch.readings) for done in followed(follower, once=True)) == 20

    clock = Clock()
    with follower_of(tmp_path, clock, site.address + "/feed", manner=Manner(600, 0, ())) as follower:
        go_on(range(3), follower, clock)
        tracemalloc.start()
        go_on(range(3, 10), follower, clock)
        growth = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
    assert growth < 7 * 20 * 100_000 / 3
