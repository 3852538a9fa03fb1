"""Rules about connections, TLS and requests that fail."""

from collections.abc import Sequence

from khronika.reach.view import Place, View
from khronika.records.finding import Finding, Layer, Outcome
from khronika.records.observation import HttpExchange, Lookup, TcpConnect, TlsHandshake

Step = HttpExchange | TlsHandshake | TcpConnect | Lookup

KINDS = {
    "generic_timeout_error": "timeout",
    "connection_reset": "reset",
    "connection_refused": "refused",
    "connection_aborted": "reset",
    "host_unreachable": "unreachable",
    "network_unreachable": "unreachable",
    "eof_error": "eof",
}


def stopped_connect(view: View) -> Finding | None:
    """No connection to any address of a host."""
    for hop in view.hops():
        connects = view.connects(hop.host, hop.port)
        if not connects or any(connect.failure is None for connect in connects):
            continue
        failure = connects[0].failure or "unknown_failure"
        mechanism = f"tcp.{KINDS.get(failure, 'failure')}"
        words = f"no address of {hop.host} takes a connection ({failure})"
        return _stopped(view, hop, Finding(view.stopped, (words,), Layer.TCP, failure, mechanism))
    return None


def stopped_handshake(view: View) -> Finding | None:
    """TLS that begins with no address of a host under its own name."""
    for hop in view.hops():
        handshakes = view.handshakes(hop.host)
        if not hop.is_https or not handshakes or any(at.failure is None for at in handshakes):
            continue
        failure = handshakes[0].failure or "unknown_failure"
        found = _foreign(view, handshakes, failure) if failure.startswith("ssl_") else _cut(view, handshakes, failure)
        return _stopped(view, hop, found)
    return None


def _foreign(view: View, handshakes: list[TlsHandshake], failure: str) -> Finding:
    shown = [at.certificates[0] for at in handshakes if at.certificates]
    theirs = {at.certificates[0].sha256 for at in view.there.handshakes if at.certificates and at.failure is None}
    if any(certificate.sha256 in theirs for certificate in shown):
        words = (
            f"the certificate fails here ({failure}) and is the one that the control accepts: the probe's clock or its authorities differ",
        )
        return Finding(Outcome.INSUFFICIENT, words, Layer.TLS, failure)
    issuer = f", issued by {shown[0].issuer}" if shown else ""
    words = (f"the server shows a certificate that nobody vouches for ({failure}){issuer}; the control sees a good one",)
    return Finding(view.stopped, words, Layer.TLS, failure, "tls.interception")


def _cut(view: View, handshakes: list[TlsHandshake], failure: str) -> Finding:
    kind = KINDS.get(failure, "failure")
    words = f"TLS with the site's name ends with {failure}"
    names = {at.server_name for at in handshakes}
    at_same = {at.ip for at in handshakes}
    aside = [at for at in view.seen.handshakes if at.ip in at_same and at.server_name not in names and answered(at)]
    if aside:
        other = "no name" if aside[0].server_name is None else aside[0].server_name
        reasons = (words, f"with {other} the same address answers")
        return Finding(Outcome.BLOCKED, reasons, Layer.TLS, failure, f"tls.{kind}.sni")
    return Finding(view.stopped, (words,), Layer.TLS, failure, f"tls.{kind}")


def answered(handshake: TlsHandshake) -> bool:
    """Whether the server came to show a certificate, or says itself that it has none for such a name."""
    return handshake.failure is None or handshake.failure.startswith("ssl_")


def stopped_request(view: View) -> Finding | None:
    """A request that got no answer."""
    chain = view.chain()
    last = chain[-1] if chain else None
    if last is None or last.failure is None:
        return None
    kind = KINDS.get(last.failure, "failure")
    words = f"the request to {last.address} ends with {last.failure}"
    if any(_answers_others(aside, last) for aside in view.seen.exchanges):
        reasons = (words, "with another Host the same address answers")
        found = Finding(Outcome.BLOCKED, reasons, Layer.HTTP, last.failure, f"http.{kind}.host")
    else:
        outcome = Outcome.LIKELY_BLOCKED if last.address.startswith("https:") else view.stopped
        found = Finding(outcome, (words,), Layer.HTTP, last.failure, f"http.{kind}")
    return _stopped(view, view.place, found)


def _answers_others(aside: HttpExchange, last: HttpExchange) -> bool:
    return aside.is_aside and aside.host is not None and aside.ip == last.ip and aside.status is not None


def _stopped(view: View, hop: Place, found: Finding) -> Finding:
    """The finding, unless the control fails as well; less sure where it is of a redirect's host, which the control was not asked about."""
    if view.control_page is None:
        return _without_page(view, found)
    if hop.host != view.place.host and found.outcome is Outcome.BLOCKED:
        return Finding(Outcome.LIKELY_BLOCKED, found.reasons, found.layer, found.failure, found.mechanism)
    return found


def _without_page(view: View, found: Finding) -> Finding:
    failure = _control_failure(view)
    if failure is None:
        return Finding(Outcome.INSUFFICIENT, (*found.reasons, "the control does not tell what it got"), found.layer, found.failure)
    return Finding(Outcome.DOWN, (*found.reasons, f"the control does not reach it either ({failure})"), found.layer, found.failure)


def _control_failure(view: View) -> str | None:
    there = view.there
    lookups = () if view.control_answers() else there.lookups
    layers: tuple[Sequence[Step], ...] = (there.exchanges, there.handshakes, there.connects, lookups)
    failures = [step.failure for layer in layers for step in layer]
    return next((failure for failure in failures if failure is not None), None)
