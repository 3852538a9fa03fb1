"""Measurements in OONI's form, made for tests."""

import json
from typing import Any

PAGE = "<html><title>A newspaper</title><p>What happened in the town today.</p></html>"


def line(**changes: Any) -> bytes:
    """A measurement of a site that is reached over plain HTTP, beside a control that sees the same; keys of the test can be changed."""
    keys = {
        "queries": [query("192.88.1.7")],
        "tcp_connect": [{"ip": "192.88.1.7", "port": 80, "status": {"success": True, "failure": None}}],
        "tls_handshakes": None,
        "requests": [request("http://news.example/")],
        "control_failure": None,
        "control": {
            "dns": {"failure": None, "addrs": ["192.88.1.7"]},
            "tcp_connect": {"192.88.1.7:80": {"status": True, "failure": None}},
            "http_request": {"failure": None, "status_code": 200, "body_length": len(PAGE), "title": "A newspaper", "headers": {}},
        },
        "blocking": "dns",
        "accessible": False,
    } | changes.pop("test_keys", {})
    whole = {
        "test_name": "web_connectivity",
        "input": "http://news.example/",
        "measurement_start_time": "2026-03-02 06:00:00",
        "probe_asn": "AS64500",
        "probe_cc": "XA",
        "software_name": "probe",
        "software_version": "1",
        "test_keys": keys,
    }
    return json.dumps(whole | changes).encode()


def query(*numbers: str, failure: str | None = None, engine: str = "getaddrinfo") -> dict[str, Any]:
    """A lookup of the site."""
    answers = [{"answer_type": "A", "ipv4": number, "asn": 64500} for number in numbers]
    return {"hostname": "news.example", "query_type": "A", "engine": engine, "failure": failure, "answers": answers, "t": 0.1}


def request(url: str, tags: tuple[str, ...] = (), **response: Any) -> dict[str, Any]:
    """A request with its response."""
    answer = {"code": 200, "headers": {"Server": "made"}, "body": PAGE, "body_is_truncated": False} | response
    return {"request": {"url": url}, "response": answer, "failure": None, "address": "192.88.1.7:80", "tags": list(tags), "t": 0.2}
