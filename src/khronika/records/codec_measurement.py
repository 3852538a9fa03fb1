"""Measurements as JSON: the form of OONI's web_connectivity, and the whole record beside it under ``khronika``."""

import json
from collections.abc import Mapping

from khronika.errors import RecordError
from khronika.records.body import body_of, record_in
from khronika.records.finding import BLOCKINGS, Finding, Layer, Outcome
from khronika.records.measurement import Measurement
from khronika.records.observation import HttpExchange, Lookup, Observations, TcpConnect, TlsHandshake

Form = dict[str, object]

BLOCKING = {Layer.DNS: "dns", Layer.TCP: "tcp_ip", Layer.TLS: "http-failure", Layer.HTTP: "http-failure"}
"""OONI's word for what is stopped at a layer; where an answer came all the same it is ``http-diff``."""


def encode_measurement(measurement: Measurement) -> bytes:
    """The measurement as one line of JSON."""
    return json.dumps(measurement_form(measurement), ensure_ascii=False, separators=(",", ":")).encode()


def decode_measurement(line: bytes | str) -> Measurement:
    """The measurement that was encoded; ``RecordError`` where the line holds none of ours."""
    try:
        form = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not a measurement: {error}") from error
    if not isinstance(form, Mapping) or "khronika" not in form:
        raise RecordError("not a measurement of khronika's: it has no key 'khronika'")
    return record_in(Measurement, json.dumps(form["khronika"]))


def measurement_form(measurement: Measurement) -> Form:
    """What the JSON of a measurement holds."""
    vantage = measurement.vantage
    software, _, version = measurement.software.partition(" ")
    return {
        "data_format_version": "0.2.0",
        "test_name": "web_connectivity",
        "input": measurement.address,
        "measurement_start_time": measurement.at.strftime("%Y-%m-%d %H:%M:%S"),
        "probe_asn": vantage.network or "AS0",
        "probe_cc": vantage.country or "ZZ",
        "probe_ip": "127.0.0.1",
        "probe_network_name": vantage.network_name,
        "resolver_ip": vantage.resolver,
        "software_name": software,
        "software_version": version,
        "test_keys": keys_of_test(measurement),
        "khronika": json.loads(body_of(measurement)),
    }


def keys_of_test(measurement: Measurement) -> Form:
    """OONI's ``test_keys``."""
    control = measurement.control
    finding = measurement.finding
    return {
        "queries": [_query(lookup) for lookup in measurement.seen.lookups],
        "tcp_connect": [_connect(connect) for connect in measurement.seen.connects],
        "tls_handshakes": [_handshake(handshake) for handshake in measurement.seen.handshakes],
        "requests": [_request(exchange) for exchange in reversed(measurement.seen.exchanges)],
        "control_failure": "no_control" if control is None else control.failure,
        "control": None if control is None else _control(control.seen),
        "blocking": None if finding is None else blocking_of(finding, measurement.seen),
        "accessible": None if finding is None else accessible_of(finding),
    }


def blocking_of(finding: Finding, seen: Observations) -> str | bool | None:
    """OONI's ``blocking``: at which layer it is stopped, ``False`` where it is not, ``None`` where that is not known.

    OONI says ``tcp_ip`` of the address's own host alone: where that one answered and another to which it redirects did not, the whole
    request failed.
    """
    if finding.outcome is Outcome.INSUFFICIENT:
        return None
    if finding.outcome not in BLOCKINGS or finding.layer is None:
        return False
    if finding.layer is Layer.HTTP and finding.failure is None:
        return "http-diff"
    has_redirected = any(exchange.failure is None and not exchange.is_aside for exchange in seen.exchanges)
    return "http-failure" if finding.layer is Layer.TCP and has_redirected else BLOCKING[finding.layer]


def accessible_of(finding: Finding) -> bool | None:
    """OONI's ``accessible``: whether the site was reached, ``None`` where that is not known."""
    return None if finding.outcome is Outcome.INSUFFICIENT else finding.outcome is Outcome.REACHED


def _query(lookup: Lookup) -> Form:
    return {
        "engine": lookup.engine,
        "resolver_address": lookup.resolver,
        "hostname": lookup.name,
        "query_type": lookup.query,
        "failure": lookup.failure,
        "t": lookup.seconds,
        "answers": [
            {"answer_type": "AAAA", "ipv6": answer.ip, "asn": answer.asn}
            if ":" in answer.ip
            else {"answer_type": "A", "ipv4": answer.ip, "asn": answer.asn}
            for answer in lookup.answers
        ],
    }


def _connect(connect: TcpConnect) -> Form:
    status = {"success": connect.failure is None, "failure": connect.failure}
    return {"ip": connect.ip, "port": connect.port, "status": status, "t": connect.seconds}


def _handshake(handshake: TlsHandshake) -> Form:
    return {
        "address": _place(handshake.ip, handshake.port),
        "server_name": handshake.server_name or "",
        "failure": handshake.failure,
        "tls_version": handshake.version or "",
        "cipher_suite": handshake.cipher or "",
        "t": handshake.seconds,
    }


def _request(exchange: HttpExchange) -> Form:
    response = {
        "code": exchange.status or 0,
        "headers": dict(exchange.headers),
        "headers_list": [list(header) for header in exchange.headers],
        "body": exchange.body or "",
        "body_is_truncated": exchange.is_truncated,
    }
    sent = {"url": exchange.address, "method": "GET", "headers": {} if exchange.host is None else {"Host": exchange.host}}
    place = None if exchange.ip is None or exchange.port is None else _place(exchange.ip, exchange.port)
    return {"address": place, "failure": exchange.failure, "request": sent, "response": response, "t": exchange.seconds}


def _control(seen: Observations) -> Form:
    last = seen.exchanges[-1] if seen.exchanges else HttpExchange("")
    return {
        "dns": {
            "failure": next((lookup.failure for lookup in seen.lookups if lookup.failure), None),
            "addrs": [answer.ip for lookup in seen.lookups for answer in lookup.answers],
        },
        "tcp_connect": {_place(at.ip, at.port): {"status": at.failure is None, "failure": at.failure} for at in seen.connects},
        "tls_handshake": {
            _place(at.ip, at.port): {"server_name": at.server_name or "", "status": at.failure is None, "failure": at.failure}
            for at in seen.handshakes
        },
        "http_request": {
            "failure": last.failure,
            "status_code": last.status or -1,
            "body_length": -1 if last.length is None else last.length,
            "title": last.title or "",
            "headers": dict(last.headers),
        },
    }


def _place(ip: str, port: int) -> str:
    return f"[{ip}]:{port}" if ":" in ip else f"{ip}:{port}"
