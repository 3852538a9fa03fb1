"""Findings from measurements that are made here, where the laboratory has no such case."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from khronika.reach.compare import compare
from khronika.reach.rounds import joint_finding
from khronika.records.finding import BLOCKINGS, Finding, Outcome
from khronika.records.measurement import Control, Measurement, Vantage
from khronika.records.observation import Answer, Certificate, HttpExchange, Lookup, Observations, TcpConnect, TlsHandshake
from tests.reach.test_laboratory import CENSORED

IP, OTHER_IP = "93.184.100.10", "93.184.200.10"
HOST = "news.lab.net"
MORNING = datetime(2024, 3, 5, 8, tzinfo=UTC)
PAGE = HttpExchange(f"http://{HOST}/", IP, 80, status=200, length=5000, title="Courier of the morning", body="news")
LOOKUP = Lookup(HOST, answers=(Answer(IP),))
THERE = Observations((LOOKUP,), (TcpConnect(IP, 80),), (), (PAGE,))


class OneFingerprint:
    """Knows one block page and one address."""

    def of_page(self, exchange: HttpExchange) -> str | None:
        return "made.1" if "ministry" in (exchange.body or "") else None

    def of_address(self, ip: str) -> str | None:
        return "made.2" if ip == OTHER_IP else None


def measured(seen: Observations, there: Observations | None = THERE, scheme: str = "http", works: bool | None = None) -> Measurement:
    control = None if there is None else Control("elsewhere", there)
    return Measurement(f"{scheme}://{HOST}/", MORNING, Vantage("AS64500", "TG"), seen, control, network_works=works)


def found(seen: Observations, **words: object) -> tuple[Outcome, str | None]:
    finding = compare(measured(seen, **words), OneFingerprint())  # type: ignore[arg-type]
    return finding.outcome, finding.mechanism


def page(**words: object) -> Observations:
    return replace(THERE, exchanges=(replace(PAGE, **words),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "outcome", "mechanism"),
    [
        ({"title": "Notice", "length": 90, "body": "by order of the ministry"}, Outcome.BLOCKED, "http.blockpage"),
        ({"title": "Notice", "length": 90, "body": "this site is blocked"}, Outcome.LIKELY_BLOCKED, "http.blockpage"),
        ({"title": "Access Denied", "length": 90, "body": ""}, Outcome.LIKELY_BLOCKED, "http.blockpage"),
        ({"title": "Nachrichten", "length": 90, "body": "hier"}, Outcome.INSUFFICIENT, None),
        ({"title": "Are you human?", "length": 90, "status": 503}, Outcome.INSUFFICIENT, None),
        ({"title": "Courier today", "length": 90}, Outcome.REACHED, None),
        ({"title": "Other", "length": 4000}, Outcome.REACHED, None),
        ({"status": 511}, Outcome.INSUFFICIENT, None),
    ],
)
def test_a_page_over_plain_http_is_judged_by_what_it_says(words: dict[str, object], outcome: Outcome, mechanism: str | None) -> None:
    assert found(page(**words)) == (outcome, mechanism)


def test_a_page_that_the_control_has_too_is_no_block_page() -> None:
    same = page(title="Notice", body="the ministry speaks")
    assert found(same, there=same)[0] is Outcome.REACHED


def test_without_a_control_a_fingerprint_still_says_something() -> None:
    assert found(page(body="ministry"), there=None) == (Outcome.BLOCKED, "http.blockpage")
    assert found(THERE, there=None)[0] is Outcome.INSUFFICIENT


@pytest.mark.parametrize(("failure", "kind"), [("connection_reset", "reset"), ("generic_timeout_error", "timeout"), ("eof_error", "eof")])
def test_a_cut_handshake_is_on_the_name_only_where_another_name_gets_an_answer(failure: str, kind: str) -> None:
    cut = TlsHandshake(IP, 443, HOST, failure)
    reached = Observations((LOOKUP,), exchanges=(replace(PAGE, address=f"https://{HOST}/"),))
    for aside, outcome, mechanism in [(None, Outcome.BLOCKED, f"tls.{kind}.sni"), (failure, Outcome.LIKELY_BLOCKED, f"tls.{kind}")]:
        seen = Observations((LOOKUP,), (TcpConnect(IP, 443),), (cut, TlsHandshake(IP, 443, None, aside)))
        assert found(seen, there=reached, scheme="https") == (outcome, mechanism)


def test_a_clock_that_goes_wrong_is_no_interception() -> None:
    certificate = Certificate("ab" * 32, "CN=news", "CN=authority", (HOST,), MORNING, MORNING)
    seen = Observations((LOOKUP,), handshakes=(TlsHandshake(IP, 443, HOST, "ssl_invalid_certificate", certificates=(certificate,)),))
    page_there = replace(PAGE, address=f"https://{HOST}/")
    there = Observations((LOOKUP,), handshakes=(TlsHandshake(IP, 443, HOST, certificates=(certificate,)),), exchanges=(page_there,))
    assert found(seen, there=there, scheme="https", works=True)[0] is Outcome.INSUFFICIENT


@pytest.mark.parametrize(
    ("lookup", "outcome", "mechanism"),
    [
        (Lookup(HOST, failure="dns_nxdomain_error"), Outcome.BLOCKED, "dns.nxdomain"),
        (Lookup(HOST, failure="dns_nxdomain_error", others=(Answer(IP),)), Outcome.BLOCKED, "dns.injection.nxdomain"),
        (Lookup(HOST, failure="dns_servfail_error"), Outcome.LIKELY_BLOCKED, "dns.servfail"),
        (Lookup(HOST, failure="generic_timeout_error"), Outcome.LIKELY_BLOCKED, "dns.timeout"),
        (Lookup(HOST, answers=(Answer("10.0.0.1"),)), Outcome.BLOCKED, "dns.bogon"),
        (Lookup(HOST, answers=(Answer(OTHER_IP),)), Outcome.BLOCKED, "dns.blockpage"),
    ],
)
def test_an_answer_that_is_forged_is_called_injected_only_where_something_shows_it(
    lookup: Lookup, outcome: Outcome, mechanism: str
) -> None:
    assert found(Observations((lookup,))) == (outcome, mechanism)


def test_a_name_that_nobody_knows_is_down() -> None:
    gone = Observations((Lookup(HOST, failure="dns_nxdomain_error"),))
    assert found(gone, there=gone) == (Outcome.DOWN, None)


@pytest.mark.parametrize("failure", ["connection_reset", "generic_timeout_error", "connection_refused", "host_unreachable"])
def test_what_nobody_reaches_is_down_and_what_a_failing_network_hides_is_not_known(failure: str) -> None:
    seen = Observations((LOOKUP,), (TcpConnect(IP, 80, failure),))
    assert found(seen, there=seen)[0] is Outcome.DOWN
    assert found(seen, works=False)[0] is Outcome.INSUFFICIENT
    assert found(seen)[0] is Outcome.LIKELY_BLOCKED
    assert found(seen, works=True)[0] is Outcome.BLOCKED


def test_attempts_that_agree_keep_what_they_say_and_others_are_intermittent() -> None:
    stopped = Finding(Outcome.BLOCKED, ("cut",), mechanism="tcp.reset")
    reached, unknown = Finding(Outcome.REACHED, ("came",)), Finding(Outcome.INSUFFICIENT, ("nothing",))
    assert joint_finding([stopped, unknown]) == stopped
    assert joint_finding([unknown, reached]) == reached
    assert joint_finding([unknown]) == unknown
    mixed = joint_finding([reached, stopped, reached])
    assert (mixed.outcome, mixed.mechanism) == (Outcome.INTERMITTENT, "tcp.reset")
    assert mixed.outcome in BLOCKINGS


def test_the_page_on_probing_has_every_mechanism_that_is_tested() -> None:
    told = (Path(__file__).parents[2] / "docs" / "probing.md").read_text(encoding="utf-8")
    mechanisms = [mechanism for _, _, _, mechanism in CENSORED]
    assert [mechanism for mechanism in mechanisms if f"`{mechanism}`" not in told] == []
