import base64
import json
from datetime import UTC, datetime

import pytest

from khronika.errors import InputError
from khronika.reach.compare import compare
from khronika.reach.ooni import measurement_in
from khronika.records.codec_measurement import encode_measurement
from khronika.records.finding import Outcome
from khronika.records.measurement import Measurement, Vantage
from khronika.records.observation import Answer
from tests.reach.made import measured
from tests.reach.ooni import PAGE, line, query, request


def read(**changes: object) -> Measurement:
    return measurement_in(line(**changes), "here")


def test_a_measurement_keeps_where_and_when_it_was_made_and_what_was_seen() -> None:
    found = read()
    assert (found.address, found.at) == ("http://news.example/", datetime(2026, 3, 2, 6, tzinfo=UTC))
    assert found.vantage == Vantage("AS64500", "XA")
    assert found.seen.lookups[0].answers == (Answer("192.88.1.7", 64500),)
    assert (found.seen.connects[0].ip, found.seen.connects[0].failure) == ("192.88.1.7", None)
    exchange = found.seen.exchanges[0]
    assert (exchange.title, exchange.length, exchange.header("server")) == ("A newspaper", len(PAGE), "made")


def test_what_the_probe_concluded_is_not_taken_over() -> None:
    found = read(test_keys={"blocking": "tcp_ip", "accessible": False})
    assert found.finding is None
    assert compare(found).outcome is Outcome.REACHED


def test_unknown_networks_and_countries_are_not_known() -> None:
    assert read(probe_asn="AS0", probe_cc="ZZ").vantage == Vantage()


def test_requests_come_in_the_order_of_time_which_the_file_turns_round() -> None:
    requests = [request("http://news.example/second"), request("http://news.example/first")]
    assert [one.address[-6:] for one in read(test_keys={"requests": requests}).seen.exchanges] == ["/first", "second"]


def test_what_was_asked_of_an_address_that_another_resolver_gave_stands_aside() -> None:
    requests = [request("http://news.example/", ("depth=0",)), request("http://news.example/", ("classic", "depth=0"))]
    assert [one.is_aside for one in read(test_keys={"requests": requests}).seen.exchanges] == [False, True]


def test_a_body_that_is_no_text_is_read_from_base64() -> None:
    body = {"format": "base64", "data": base64.b64encode(b"\xff<title>Odd</title>").decode()}
    exchange = read(test_keys={"requests": [request("http://news.example/", body=body)]}).seen.exchanges[0]
    assert (exchange.title, exchange.length) == ("Odd", 19)


def test_the_length_of_a_body_that_was_cut_is_not_known() -> None:
    assert read(test_keys={"requests": [request("http://news.example/", body_is_truncated=True)]}).seen.exchanges[0].length is None


def test_a_control_that_could_not_be_asked_says_why_and_decides_nothing() -> None:
    found = read(test_keys={"control": None, "control_failure": "connection_reset"})
    assert found.control is not None
    assert found.control.failure == "connection_reset"
    assert compare(found).outcome is Outcome.INSUFFICIENT


@pytest.mark.parametrize("keys", [{}, {"queries": None, "requests": None, "tcp_connect": None, "control": {}}])
def test_absent_parts_are_no_fault(keys: dict[str, object]) -> None:
    assert read(test_keys=keys).address == "http://news.example/"


def test_our_own_measurement_comes_back_as_it_was() -> None:
    [own] = measured("b")
    assert measurement_in(encode_measurement(own), "here") == own


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"{", "no measurement"),
        (b"[]", "no JSON object"),
        (b"\xff\xfe", "no measurement"),
        (line(test_name="ndt"), "of the test 'ndt'"),
        (line(input=None), "names no address"),
        (line(input="http://[bad/"), "names no address"),
        (line(measurement_start_time="yesterday"), "no measurement"),
        (line(test_keys={"queries": "none"}), "no measurement"),
        (json.dumps({"khronika": {}}).encode(), "no measurement"),
        (b"[" * 100_000, "no measurement"),
    ],
)
def test_a_bad_line_is_named_and_what_is_wrong_with_it(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        measurement_in(data, "file.jsonl line 3")
    assert caught.value.name == "file.jsonl line 3"


def forged(*numbers: str, **changes: object) -> Measurement:
    """A site whose name leads elsewhere than at the control."""
    return read(test_keys={"queries": [query(*numbers)], "tcp_connect": None} | changes)


def test_a_block_page_at_a_strange_address_is_the_resolvers_doing() -> None:
    denied = request("http://news.example/", body="<title>Site blocked</title>This site has been blocked", code=200)
    denied["address"] = "203.0.114.9:80"
    found = read(test_keys={"queries": [query("203.0.114.9") | {"answers": [{"ipv4": "203.0.114.9"}]}], "requests": [denied]})
    finding = compare(found)
    assert (finding.outcome, finding.mechanism) == (Outcome.LIKELY_BLOCKED, "dns.blockpage")


def test_a_name_that_leads_everybody_to_no_public_address_is_down_and_not_blocked() -> None:
    control = {"dns": {"addrs": ["127.0.0.1"]}, "http_request": {"failure": "unknown_error"}}
    assert compare(forged("127.0.0.1", requests=None, control=control)).outcome is Outcome.DOWN


def test_a_name_that_nobody_has_is_down_unless_the_page_here_says_that_it_blocks() -> None:
    control = {"dns": {"failure": "dns_name_error", "addrs": []}, "http_request": {"failure": "dns_lookup_error"}}
    blocked = request("http://news.example/", body="<title>Site blocked</title>This site has been blocked")
    assert compare(forged("203.0.114.9", requests=[blocked], control=control)).outcome is Outcome.LIKELY_BLOCKED
    assert compare(forged("203.0.114.9", control=control)).outcome is Outcome.INSUFFICIENT


def test_a_redirect_whose_target_fails_is_not_taken_for_the_page() -> None:
    away = request("https://news.example/", code=302, headers={"Location": "https://else.example/"}, body="")
    lookups = [query("192.88.1.7"), query("192.88.1.8") | {"hostname": "else.example"}]
    connects = [{"ip": "192.88.1.8", "port": 443, "status": {"success": False, "failure": "connection_reset"}}]
    found = read(input="https://news.example/", test_keys={"queries": lookups, "tcp_connect": connects, "requests": [away]})
    assert compare(found).outcome is Outcome.LIKELY_BLOCKED
