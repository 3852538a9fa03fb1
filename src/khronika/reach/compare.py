"""A measurement beside its control gives a finding: rules from the lowest layer up, and the first that knows decides."""

from collections.abc import Callable
from dataclasses import replace

from khronika.reach.fingerprints import Fingerprints, NoFingerprints
from khronika.reach.names import forged_answers, is_bogon, stopped_lookup
from khronika.reach.pages import has_words_of_portals, page_finding
from khronika.reach.transport import stopped_connect, stopped_handshake, stopped_request
from khronika.reach.view import View, redirect_target
from khronika.records.finding import Finding, Layer, Outcome
from khronika.records.measurement import Measurement

Rule = Callable[[View], Finding | None]


def compare(measurement: Measurement, marks: Fingerprints | None = None) -> Finding:
    """What follows from a measurement; *insufficient* where nothing does.

    The order of the layers and what counts as the same page are those of OONI's Web Connectivity (test specification ts-017). A failure
    that the control does not share is *blocked* only where something besides says so: a forged answer, a fingerprint, the same server's
    answering under another name, or an address thought open that was reached at the same time. Else it is *likely blocked*.
    """
    view = View(measurement, NoFingerprints() if marks is None else marks)
    for rule in RULES:
        finding = rule(view)
        if finding is not None:
            return finding
    return Finding(Outcome.INSUFFICIENT, ("nothing that was seen decides",))


def compared(measurement: Measurement, marks: Fingerprints | None = None) -> Measurement:
    """The measurement with its finding."""
    return replace(measurement, finding=compare(measurement, marks))


def reached_under_tls(view: View) -> Finding | None:
    """A page that came under TLS from a server that has the site's certificate is the site's own, whatever stands on it."""
    chain = view.chain()
    last = chain[-1] if chain else None
    if last is None or last.failure is not None or not last.address.startswith("https:") or last.status is None:
        return None
    if redirect_target(last) is not None:
        return None
    return Finding(Outcome.REACHED, ("a page came under TLS with the site's certificate",))


def portal(view: View) -> Finding | None:
    """Where the network itself fails, or a portal answers for everybody, nothing is known of the site."""
    if view.measurement.network_works is False:
        return Finding(
            Outcome.INSUFFICIENT, ("an address that is thought open was not reached either: the network fails, or a portal answers",)
        )
    if any(has_words_of_portals(exchange) for exchange in view.seen.exchanges):
        return Finding(Outcome.INSUFFICIENT, ("a portal asks to log in to the network",))
    return None


def without_control(view: View) -> Finding | None:
    """Without a control only a fingerprint says anything."""
    control = view.measurement.control
    if control is not None and control.failure is None:
        return None
    mark = view.mark()
    if mark is not None:
        return Finding(Outcome.BLOCKED, (f"a page bears the fingerprint {mark}",), Layer.HTTP, None, "http.blockpage")
    return Finding(Outcome.INSUFFICIENT, ("there is no control" if control is None else f"the control failed: {control.failure}",))


def no_public_address(view: View) -> Finding | None:
    """A name that leads everybody to no public address: there is nothing to reach."""
    numbers = (*view.answers(view.place.host), *view.control_answers())
    if view.chain() or not view.control_answers() or not all(map(is_bogon, numbers)) or view.control_page is not None:
        return None
    return Finding(Outcome.DOWN, (f"its name leads to {', '.join(dict.fromkeys(numbers))} here and at the control",), Layer.DNS)


RULES: tuple[Rule, ...] = (
    reached_under_tls,
    portal,
    without_control,
    stopped_lookup,
    forged_answers,
    stopped_connect,
    stopped_handshake,
    stopped_request,
    page_finding,
    no_public_address,
)
