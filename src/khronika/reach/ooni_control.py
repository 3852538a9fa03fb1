"""What OONI's test helper saw, as a control."""

from collections.abc import Mapping

import httpx

from khronika.reach.ooni_form import ControlForm, ControlPageForm, ControlStepForm, KeysForm
from khronika.reach.ooni_place import place_in
from khronika.records.measurement import Control
from khronika.records.observation import Answer, HttpExchange, Lookup, Observations, TcpConnect, TlsHandshake

ORIGIN = "OONI test helper"
UNKNOWN = "unknown_failure"
NONE = -1
"""What stands for no status and no length."""


def control_of(keys: KeysForm, address: str) -> Control | None:
    """The control of a measurement; one that could not be asked has its failure, ``None`` is none at all."""
    if keys.control_failure is not None:
        return Control(ORIGIN, Observations(), failure=keys.control_failure)
    return None if keys.control is None else Control(ORIGIN, _seen(keys.control, address))


def _seen(form: ControlForm, address: str) -> Observations:
    lookups = (_lookup(form, address),) if form.dns is not None else ()
    exchanges = (_exchange(form.http_request, address),) if form.http_request is not None else ()
    connects = tuple(TcpConnect(ip, port, failure) for ip, port, failure, _ in _steps(form.tcp_connect))
    handshakes = tuple(TlsHandshake(ip, port, name, failure) for ip, port, failure, name in _steps(form.tls_handshake))
    return Observations(lookups, connects, handshakes, exchanges)


def _lookup(form: ControlForm, address: str) -> Lookup:
    numbers = form.ip_info or {}
    found = [] if form.dns is None else form.dns.addrs or []
    answers = tuple(Answer(ip, numbers[ip].asn or None if ip in numbers else None) for ip in found)
    host = httpx.URL(address).raw_host.decode("ascii").lower()
    return Lookup(host, engine=ORIGIN, answers=answers, failure=None if form.dns is None else form.dns.failure or None)


def _exchange(form: ControlPageForm, address: str) -> HttpExchange:
    return HttpExchange(
        address,
        failure=form.failure or None,
        status=None if form.status_code in (None, NONE, 0) else form.status_code,
        headers=tuple((form.headers or {}).items()),
        length=None if form.body_length in (None, NONE) else form.body_length,
        title=form.title or None,
    )


def _steps(forms: Mapping[str, ControlStepForm] | None) -> list[tuple[str, int, str | None, str | None]]:
    """Numeric address, port, failure and the name that was sent."""
    found = []
    for words, form in (forms or {}).items():
        place = place_in(words)
        if place is not None:
            found.append((*place, form.failure or (None if form.status else UNKNOWN), form.server_name or None))
    return found
