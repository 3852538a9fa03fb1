"""A line of OONI's becomes a measurement."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import httpx

from khronika.errors import InputError, RecordError
from khronika.reach.ooni_control import control_of
from khronika.reach.ooni_form import HandshakeForm, KeysForm, OoniForm, QueryForm
from khronika.reach.ooni_page import exchanges_of
from khronika.reach.ooni_place import place_in
from khronika.records.body import record_in
from khronika.records.codec_measurement import decode_measurement
from khronika.records.measurement import Measurement, Vantage
from khronika.records.observation import Answer, Lookup, Observations, TcpConnect, TlsHandshake
from khronika.records.site import site_of

TEST = "web_connectivity"
NO_NETWORK, NO_COUNTRY = "AS0", "ZZ"
"""What OONI writes where it does not know."""


def measurement_in(line: bytes, name: str) -> Measurement:
    """The measurement that a line holds, OONI's or our own; ``InputError`` with the ``name`` of the line where it holds none.

    What OONI concluded is not read: nobody has compared it with its control yet.
    """
    try:
        found = json.loads(line)
        if not isinstance(found, Mapping):
            raise InputError(name, "it is no JSON object", "give measurements of OONI's, one a line or one a file")
        if "khronika" in found:
            return decode_measurement(line)
        if found.get("test_name") != TEST:
            raise InputError(name, f"it is of the test {found.get('test_name')!r}", f"only {TEST} says whether a site is reached")
        return _measurement_of(record_in(OoniForm, line.decode()))
    except (ValueError, RecursionError, RecordError, httpx.InvalidURL) as error:
        raise InputError(name, f"it is no measurement: {error}", "the rest is kept") from error


def _measurement_of(form: OoniForm) -> Measurement:
    if not form.input or not site_of(form.input):
        raise RecordError(f"it names no address: its input is {form.input!r}")
    keys = form.test_keys
    return Measurement(
        address=form.input,
        at=datetime.fromisoformat(form.measurement_start_time).replace(tzinfo=UTC),
        vantage=Vantage(
            network="" if form.probe_asn in (None, NO_NETWORK) else form.probe_asn or "",
            country="" if form.probe_cc in (None, NO_COUNTRY) else form.probe_cc or "",
            network_name=form.probe_network_name or "",
            resolver=form.resolver_ip or "",
        ),
        seen=_seen(keys),
        control=control_of(keys, form.input),
        software=" ".join(filter(None, (form.software_name, form.software_version))),
        id=form.measurement_uid or form.report_id or "",
    )


def _seen(keys: KeysForm) -> Observations:
    """What the probe saw; OONI lists the newest request first."""
    connects = (
        TcpConnect(one.ip, one.port, one.status.failure or (None if one.status.success else "unknown_failure"), one.t)
        for one in keys.tcp_connect or ()
        if one.ip is not None and one.port
    )
    return Observations(
        lookups=tuple(_lookup(query) for query in keys.queries or () if query.hostname),
        connects=tuple(connects),
        handshakes=tuple(_handshakes(keys.tls_handshakes or ())),
        exchanges=tuple(exchanges_of(keys.requests or ())),
    )


def _lookup(query: QueryForm) -> Lookup:
    numbers = ((answer.ipv4 or answer.ipv6, answer.asn) for answer in query.answers or ())
    return Lookup(
        name=query.hostname or "",
        query=query.query_type or "A",
        engine=query.engine or "system",
        resolver=query.resolver_address or "",
        answers=tuple(Answer(ip, asn or None) for ip, asn in numbers if ip is not None),
        failure=query.failure,
        seconds=query.t,
    )


def _handshakes(forms: "list[HandshakeForm] | tuple[()]") -> Iterator[TlsHandshake]:
    for form in forms:
        place = place_in(form.address)
        if place is not None:
            name = form.server_name or None
            yield TlsHandshake(*place, name, form.failure, form.tls_version or None, form.cipher_suite or None, seconds=form.t)
