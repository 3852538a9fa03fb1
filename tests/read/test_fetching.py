import gzip
import logging
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from khronika.errors import InputError, SettingsError
from khronika.read import report_of
from khronika.read.fetching import USER_AGENT, Fetcher, FetchOptions
from khronika.read.robots import ROBOTS_BYTES_MAX
from tests.read.servers import Answer, Site, raw_server, socks_proxy

pytestmark = pytest.mark.enable_socket

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
LOOPBACK = FetchOptions(allow_hosts=frozenset({"127.0.0.1"}), keep_robots=False, timeout_seconds=5)
KEEPING_ROBOTS = replace(LOOPBACK, keep_robots=True)


def fetcher(options: FetchOptions = LOOPBACK) -> Fetcher:
    return Fetcher(options, lambda: NOON)


def complaint(ask: Callable[[], object]) -> InputError:
    with pytest.raises(InputError) as caught:
        ask()
    assert caught.value.remedy
    return caught.value


def redirect(to: str) -> Answer:
    return Answer(b"", 302, {"Location": to})


def test_an_address_gives_its_bytes_as_received() -> None:
    with Site({"/a?b=c": Answer(b"<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>", headers={"Content-Type": "text/html; charset=windows-1251"})}) as site:
        capture = fetcher()(f"{site.address}/a?b=c#part")
    assert capture.data == b"<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>"
    assert capture.media_type == "text/html; charset=windows-1251"
    assert capture.address == f"{site.address}/a?b=c"
    assert capture.fetched_at == NOON
    assert capture.how == "http 200; robots.txt not asked"


def test_the_encoding_that_the_server_names_is_used() -> None:
    page = "<html><body><p>В Орске задержали четырёх человек после одиночных пикетов, сообщили их адвокаты.</p></body></html>"
    with Site({"/": Answer(page.encode("koi8-r"), headers={"Content-Type": "text/html; charset=KOI8-R"})}) as site:
        report = report_of(fetcher()(site.address))
    assert "задержали четырёх человек" in report.text
    assert report.url == f"{site.address}/"


def test_a_request_says_no_more_than_a_browser_would() -> None:
    with Site({"/": Answer()}) as site:
        fetcher()(site.address)
    headers = site.asked[0].headers
    assert headers["User-Agent"] == USER_AGENT
    assert "khronika" not in str(headers).lower()
    assert "python" not in str(headers).lower()
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"}


def test_cookies_are_not_kept_and_no_referrer_is_sent() -> None:
    answers = {"/": Answer(b"", 302, {"Location": "/next", "Set-Cookie": "who=me; Path=/"}), "/next": Answer()}
    with Site(answers) as site:
        capture = fetcher()(site.address)
        fetcher()(site.address)
    assert capture.how.startswith(f"http 200 redirected to {site.address}/next")
    assert all("Cookie" not in asked.headers and "Referer" not in asked.headers for asked in site.asked)


def test_what_was_packed_for_the_way_is_unpacked() -> None:
    body = gzip.compress(Answer().body)
    with Site({"/": Answer(body, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})}) as site:
        assert fetcher()(site.address).data == Answer().body


@pytest.mark.parametrize("window", [zlib.MAX_WBITS, -zlib.MAX_WBITS], ids=["with zlib's head", "without"])
def test_both_sorts_of_deflate_are_unpacked(window: int) -> None:
    body = zlib.compress(Answer().body, wbits=window)
    with Site({"/": Answer(body, headers={"Content-Encoding": "Deflate", "Content-Type": "text/html"})}) as site:
        assert fetcher()(site.address).data == Answer().body


@pytest.mark.parametrize("packing", ["gzip, gzip", "br", "zstd", "gzip, deflate"])
def test_what_is_packed_twice_or_in_another_way_is_refused_with_its_name(packing: str) -> None:
    with Site({"/": Answer(gzip.compress(gzip.compress(Answer().body)), headers={"Content-Encoding": packing})}) as site:
        assert f"packed as {packing}" in complaint(lambda: fetcher()(site.address)).problem


def test_only_packings_that_are_unpacked_are_asked_for() -> None:
    with Site({"/": Answer()}) as site:
        fetcher()(site.address)
    assert site.asked[0].headers["Accept-Encoding"] == "gzip, deflate"


def test_the_rules_of_a_robots_txt_over_the_limit_hold_as_far_as_it_is_read() -> None:
    rules = b"User-agent: *\nDisallow: /private\n".ljust(ROBOTS_BYTES_MAX - 11, b"#") + b"\nDisallow: /open\n" + b"# more\n" * 50_000
    assert rules[:ROBOTS_BYTES_MAX].endswith(b"\nDisallow: ")
    with Site({"/robots.txt": Answer(rules), "/private": Answer(), "/open": Answer()}) as site:
        fetch = fetcher(KEEPING_ROBOTS)
        assert fetch(f"{site.address}/open").how == "http 200"
        assert "robots.txt" in complaint(lambda: fetch(f"{site.address}/private")).problem


def test_a_rule_that_the_limit_cuts_forbids_nothing() -> None:
    rules = b"User-agent: *\n".ljust(ROBOTS_BYTES_MAX - 12, b"#") + b"\nDisallow: /private\n"
    assert rules[:ROBOTS_BYTES_MAX].endswith(b"\nDisallow: /")
    with Site({"/robots.txt": Answer(rules), "/open": Answer()}) as site:
        assert fetcher(KEEPING_ROBOTS)(f"{site.address}/open").how == "http 200"


def test_a_page_that_robots_txt_forbids_is_not_asked_for() -> None:
    with Site({"/robots.txt": Answer(b"User-agent: *\nDisallow: /private\n"), "/private": Answer(), "/open": Answer()}) as site:
        fetch = fetcher(KEEPING_ROBOTS)
        error = complaint(lambda: fetch(f"{site.address}/private"))
        assert fetch(f"{site.address}/open").how == "http 200"
    assert "robots.txt" in error.problem
    assert site.paths == ["/robots.txt", "/open"]


def test_robots_txt_may_be_overridden_and_that_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with Site({"/robots.txt": Answer(b"User-agent: *\nDisallow: /\n"), "/a": Answer()}) as site, caplog.at_level(logging.WARNING):
        assert fetcher()(f"{site.address}/a").how.endswith("robots.txt not asked")
    assert site.paths == ["/a"]
    assert "robots.txt is not asked" in caplog.text


def test_a_redirect_is_held_to_robots_txt_too() -> None:
    with Site({"/robots.txt": Answer(b"User-agent: *\nDisallow: /private\n"), "/a": redirect("/private"), "/private": Answer()}) as site:
        complaint(lambda: fetcher(KEEPING_ROBOTS)(f"{site.address}/a"))
    assert "/private" not in site.paths


def test_a_site_whose_robots_txt_fails_is_left_alone() -> None:
    with Site({"/robots.txt": Answer(b"", 503), "/a": Answer()}) as site:
        assert "503" in complaint(lambda: fetcher(KEEPING_ROBOTS)(f"{site.address}/a")).problem
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_an_error_of_the_server_is_told_with_its_number(status: int) -> None:
    with Site({"/": Answer(b"gone", status)}) as site:
        assert str(status) in complaint(lambda: fetcher()(site.address)).problem


def test_private_hosts_are_refused_before_anything_is_sent() -> None:
    with Site({"/": Answer()}) as site:
        error = complaint(lambda: fetcher(FetchOptions(keep_robots=False))(site.address))
    assert "private" in error.problem
    assert "--allow-host 127.0.0.1" in error.remedy
    assert site.asked == []


def test_a_name_that_resolves_to_a_private_address_is_refused() -> None:
    with Site({"/": Answer()}) as site:
        fetch = Fetcher(FetchOptions(keep_robots=False), lambda: NOON, resolve=lambda host, port: ["127.0.0.1"])
        assert "private" in complaint(lambda: fetch(f"http://news.coast.org:{site.port}/")).problem
    assert site.asked == []


@pytest.mark.parametrize("written", ["NEWS.Coast.org", "news.coast.org."])
def test_a_host_is_allowed_however_its_name_is_written(written: str) -> None:
    with Site({"/": Answer()}) as site:
        options = replace(LOOPBACK, allow_hosts=frozenset({written}))
        fetch = Fetcher(options, lambda: NOON, resolve=lambda host, port: ["127.0.0.1"])
        assert fetch(f"http://News.coast.org:{site.port}/").data == Answer().body


def test_one_private_address_among_public_ones_is_refused() -> None:
    fetch = Fetcher(FetchOptions(keep_robots=False), lambda: NOON, resolve=lambda host, port: ["93.184.216.34", "10.0.0.7"])
    assert "private" in complaint(lambda: fetch("http://news.coast.org/")).problem


def test_a_name_is_resolved_once_and_the_checked_address_is_the_one_connected_to() -> None:
    asked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.7"]

    with Site({"/": Answer()}) as site:
        options = replace(LOOPBACK, allow_hosts=frozenset({"news.coast.org"}))
        Fetcher(options, lambda: NOON, resolve=changing)(f"http://news.coast.org:{site.port}/")
    assert asked == ["news.coast.org"]
    assert site.asked[0].headers["Host"] == f"news.coast.org:{site.port}"


def test_a_redirect_to_a_private_host_is_refused() -> None:
    with Site({"/secret": Answer()}) as inner, Site({"/": redirect(f"http://localhost:{inner.port}/secret")}) as outer:
        assert "localhost is a private address" in complaint(lambda: fetcher()(outer.address)).problem
    assert inner.asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)", "http://[broken/"])
def test_a_redirect_leads_only_to_web_addresses(target: str) -> None:
    with Site({"/": redirect(target)}) as site:
        complaint(lambda: fetcher()(site.address))


def test_redirects_in_a_circle_end() -> None:
    with Site({"/a": redirect("/b"), "/b": redirect("/a")}) as site:
        assert "redirects more than" in complaint(lambda: fetcher()(f"{site.address}/a")).problem
    assert len(site.asked) == 9


def test_a_page_over_the_limit_is_not_read_to_its_end() -> None:
    with Site({"/": Answer(b"x" * 5000)}) as site:
        assert "larger than 1,000 bytes" in complaint(lambda: fetcher(replace(LOOPBACK, limit_bytes=1000))(site.address)).problem


def test_the_limit_holds_for_what_is_unpacked() -> None:
    bomb = Answer(gzip.compress(b"\0" * 30_000_000), headers={"Content-Encoding": "gzip"})
    with Site({"/": bomb}) as site:
        assert "larger than" in complaint(lambda: fetcher()(site.address)).problem


def test_a_small_answer_that_unpacks_to_much_never_stands_in_memory() -> None:
    bomb = Answer(gzip.compress(b"\0" * 200_000_000), headers={"Content-Encoding": "gzip"})
    with Site({"/": bomb}) as site:
        fetch = fetcher(replace(LOOPBACK, limit_bytes=2_000_000))
        tracemalloc.start()
        try:
            complaint(lambda: fetch(site.address))
            assert tracemalloc.get_traced_memory()[1] < 4_000_000
        finally:
            tracemalloc.stop()


def test_a_packing_that_ends_too_early_is_told() -> None:
    with Site({"/": Answer(gzip.compress(Answer().body)[:-12], headers={"Content-Encoding": "gzip"})}) as site:
        assert "ends too early" in complaint(lambda: fetcher()(site.address)).problem


def test_a_broken_packing_is_told() -> None:
    with Site({"/": Answer(b"no gzip at all", headers={"Content-Encoding": "gzip"})}) as site:
        assert "packing" in complaint(lambda: fetcher()(site.address)).problem


def test_a_server_that_drips_its_answer_is_left_when_the_time_is_up() -> None:
    with Site({"/": Answer(b"x" * 1000, drip_seconds=0.05)}) as site:
        start = time.monotonic()
        error = complaint(lambda: fetcher(replace(LOOPBACK, timeout_seconds=0.4))(site.address))
    assert "within 0.4 seconds" in error.problem
    assert time.monotonic() - start < 3


def test_a_server_that_says_nothing_is_left_when_the_time_is_up() -> None:
    with raw_server(b"HTTP/1.1 200 OK\r\nX-Slow", then_wait_seconds=2) as address:
        assert "within 0.3 seconds" in complaint(lambda: fetcher(replace(LOOPBACK, timeout_seconds=0.3))(address)).problem


def test_an_answer_that_is_no_http_is_told() -> None:
    with raw_server(b"SSH-2.0-OpenSSH_9.2\r\n") as address:
        assert "HTTP" in complaint(lambda: fetcher()(address)).problem


def test_an_address_that_does_not_answer_is_told() -> None:
    with Site({}) as site:
        pass
    assert "no connection" in complaint(lambda: fetcher()(site.address)).problem


def test_a_name_that_nobody_knows_is_told() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    fetch = Fetcher(FetchOptions(keep_robots=False), lambda: NOON, resolve=unknown)
    assert "not known" in complaint(lambda: fetch("http://no-such-paper.org/")).problem


def test_a_name_that_is_not_looked_up_is_left_when_the_time_is_up() -> None:
    answered = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        answered.wait(10)
        return ["127.0.0.1"]

    start = time.monotonic()
    fetch = Fetcher(FetchOptions(keep_robots=False, timeout_seconds=0.2), lambda: NOON, resolve=slow)
    assert "within 0.2 seconds" in complaint(lambda: fetch("http://paper.org/")).problem
    assert time.monotonic() - start < 3
    answered.set()


def test_a_proxy_resolves_the_names_and_its_password_is_not_kept() -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was resolved here")

    with Site({"/": Answer()}) as site, socks_proxy(site.port) as (proxy, names):
        options = FetchOptions(proxy=proxy, keep_robots=False, timeout_seconds=5)
        capture = Fetcher(options, lambda: NOON, resolve=never)("http://paper3kdsx.onion/")
    assert names == ["paper3kdsx.onion"]
    assert capture.how == f"http 200 via {proxy}; robots.txt not asked"


@pytest.mark.parametrize(
    "address", ["http://localhost/", "http://10.0.0.1/", "http://printer.local/", "http://2130706433/", "http://[::1]/"]
)
def test_private_hosts_are_refused_through_a_proxy_too(address: str) -> None:
    with Site({"/": Answer()}) as site, socks_proxy(site.port) as (proxy, names):
        complaint(lambda: Fetcher(FetchOptions(proxy=proxy, keep_robots=False), lambda: NOON)(address))
    assert names == []


def test_a_proxy_that_does_not_run_is_told() -> None:
    with Site({}) as site:
        pass
    options = FetchOptions(proxy=f"socks5h://127.0.0.1:{site.port}", keep_robots=False)
    assert "connection" in complaint(lambda: Fetcher(options, lambda: NOON)("http://paper.org/")).problem


@pytest.mark.parametrize("proxy", ["tor", "socks4://127.0.0.1:9050", "127.0.0.1:9050", "socks5h://", "http://[broken"])
def test_a_proxy_that_cannot_work_is_a_setting_to_change(proxy: str) -> None:
    with pytest.raises(SettingsError, match=r"socks5h://127\.0\.0\.1:9050"):
        FetchOptions(proxy=proxy)


def test_a_complaint_about_a_proxy_does_not_tell_its_password() -> None:
    with pytest.raises(SettingsError) as caught:
        FetchOptions(proxy="socks4://me:hunter2@127.0.0.1:9050")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("limits", [{"timeout_seconds": 0.0}, {"limit_bytes": 0}])
def test_limits_of_nought_are_settings_to_change(limits: dict[str, int]) -> None:
    with pytest.raises(SettingsError, match="more than nought"):
        FetchOptions(**limits)  # type: ignore[arg-type]
