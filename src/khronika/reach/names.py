"""Rules about answers of resolvers."""

import ipaddress
from collections.abc import Callable

from khronika.reach.pages import has_words_of_blocks, has_words_of_refusals, is_same_page
from khronika.reach.view import View, is_number
from khronika.records.finding import Finding, Layer, Outcome
from khronika.records.observation import HttpExchange, Lookup

KINDS = {
    "dns_nxdomain_error": "nxdomain",
    "android_dns_cache_no_data": "nxdomain",
    "dns_no_answer": "nodata",
    "dns_refused_error": "refused",
    "dns_server_failure": "servfail",
    "dns_servfail_error": "servfail",
    "dns_server_misbehaving": "servfail",
    "dns_non_recoverable_failure": "servfail",
    "dns_temporary_failure": "servfail",
    "generic_timeout_error": "timeout",
}
NO_NAME = frozenset({"dns_nxdomain_error", "dns_name_error"})
"""How probes and OONI's test helper say that there is no such name."""

SURE_KINDS = frozenset({"nxdomain", "nodata"})
"""Answers which say that there is no such name; the others can be a resolver's own trouble."""


def stopped_lookup(view: View) -> Finding | None:
    """A name that has no address here: the site is gone where the control finds none either."""
    for host in (hop.host for hop in view.hops()):
        lookups = view.lookups(host)
        if is_number(host) or not lookups or view.answers(host):
            continue
        failure = next((lookup.failure for lookup in lookups if lookup.failure), "dns_no_answer")
        if host == view.place.host and not view.control_answers():
            return Finding(Outcome.DOWN, ("its name has no address here and none at the control",), Layer.DNS, failure)
        return _stopped_name(view, host, failure)
    return None


def _stopped_name(view: View, host: str, failure: str) -> Finding:
    kind = KINDS.get(failure, "failure")
    if host != view.place.host:
        redirected = f"it redirects to {host}, which has no address here ({failure}); the control reaches the page"
        return Finding(Outcome.LIKELY_BLOCKED, (redirected,), Layer.DNS, failure, f"dns.{kind}")
    injected = injection(view, lambda lookup: lookup.failure == failure) if kind in SURE_KINDS else None
    there = ", ".join(sorted(set(view.control_answers())))
    words = (f"its name has no address here ({failure}); the control has {there}", *([] if injected is None else [injected]))
    outcome = Outcome.BLOCKED if kind in SURE_KINDS else view.stopped
    return Finding(outcome, words, Layer.DNS, failure, _mechanism(kind, injected))


def forged_answers(view: View) -> Finding | None:
    """Answers that nobody would give for the site: of no public network, of a block page, or of a server that is not the site's."""
    host = view.place.host
    here, there = view.answers(host), view.control_answers()
    if is_number(host) or not here or _agree(view):
        return None
    if not there:
        return _ghost(view, here)
    if any(map(is_bogon, here)) and not any(map(is_bogon, there)):
        return _forged(view, "bogon", f"its name leads here to {', '.join(here)}, which is no public address")
    mark = next(filter(None, map(view.marks.of_address, here)), None) or view.mark()
    if mark is not None:
        return _forged(view, "blockpage", f"its name leads here to {', '.join(here)}, with the fingerprint {mark}")
    return _strange_server(view, here)


def _ghost(view: View, here: list[str]) -> Finding | None:
    """A name that is gone for everybody, and for which the resolver here still has a page that blocks."""
    if not any(lookup.failure in NO_NAME for lookup in view.there.lookups):
        return None
    mark = next(filter(None, map(view.marks.of_address, here)), None) or view.mark()
    if mark is None and not _met(view, has_words_of_blocks) and not _met(view, has_words_of_refusals):
        return None
    words = f"its name leads here to {', '.join(here)}, where a page blocks or refuses, and the control finds no such name"
    return _forged(view, "blockpage", words, Outcome.LIKELY_BLOCKED if mark is None else Outcome.BLOCKED)


def _met(view: View, says: Callable[[HttpExchange], bool]) -> bool:
    """Whether some page here says such words, and the control's does not."""
    theirs = view.control_page
    return any(map(says, view.seen.exchanges)) and not (theirs is not None and says(theirs))


def _strange_server(view: View, here: list[str]) -> Finding | None:
    led = f"its name leads here to {', '.join(here)}, at the control elsewhere"
    if _met(view, has_words_of_blocks):
        return _forged(view, "blockpage", f"{led}, and a page there says that it blocks", view.stopped)
    if _met(view, has_words_of_refusals):
        return _forged(view, "blockpage", f"{led}, and a page there refuses", Outcome.LIKELY_BLOCKED)
    handshakes = view.handshakes(view.place.host)
    if any(at.failure is None for at in handshakes):
        return None
    if any((at.failure or "").startswith("ssl_") for at in handshakes):
        return _forged(view, "inconsistent", f"{led}; that server has no certificate of the site", view.stopped)
    return _strange_page(view, led)


def _strange_page(view: View, led: str) -> Finding:
    chain, theirs = view.chain(), view.control_page
    if chain and chain[-1].failure is None and theirs is not None:
        if is_same_page(chain[-1], theirs):
            return Finding(Outcome.REACHED, (f"{led}; the page is the same",))
        return Finding(Outcome.INSUFFICIENT, (f"{led}, and the page differs without saying that it blocks",))
    return _forged(view, "inconsistent", f"{led}, where the site does not answer", Outcome.LIKELY_BLOCKED)


def _forged(view: View, kind: str, words: str, outcome: Outcome = Outcome.BLOCKED) -> Finding:
    forged = set(view.answers(view.place.host))
    injected = injection(view, lambda lookup: not forged.isdisjoint(answer.ip for answer in lookup.answers))
    reasons = (words, *([] if injected is None else [injected]))
    return Finding(outcome, reasons, Layer.DNS, None, _mechanism(kind, injected))


def injection(view: View, is_forged: Callable[[Lookup], bool]) -> str | None:
    """What shows that the answer was put in on the way and is not the resolver's own, in words; ``None`` where nothing does.

    A second answer to one question is such a sign, and several resolvers that forge alike where an encrypted lookup does not.
    Source: Anonymous, "Towards a Comprehensive Picture of the Great Firewall's DNS Censorship", FOCI 2014.
    """
    every = [lookup for lookup in view.seen.lookups if lookup.name.lower().rstrip(".") == view.place.host]
    for lookup in every:
        if is_forged(lookup) and lookup.others:
            return f"a second answer came to the same question: {', '.join(answer.ip for answer in lookup.others)}"
    forging = {lookup.resolver for lookup in every if lookup.engine != "doh" and is_forged(lookup)}
    asked = {lookup.resolver for lookup in every if lookup.engine != "doh" and lookup.query == "A"}
    if len(forging) > 1 and forging == asked and any(lookup.engine == "doh" and lookup.answers for lookup in every):
        return f"{len(forging)} resolvers give it alike, and an encrypted lookup does not"
    return None


def is_bogon(ip: str) -> bool:
    """Whether a numeric address belongs to no public network."""
    number = ipaddress.ip_address(ip.partition("%")[0])
    return not number.is_global or number.is_multicast or number.is_reserved


def _agree(view: View) -> bool:
    here = {answer for lookup in view.lookups(view.place.host) for answer in lookup.answers}
    there = {answer for lookup in view.there.lookups for answer in lookup.answers}
    networks = {answer.asn for answer in here if answer.asn} & {answer.asn for answer in there if answer.asn}
    return bool(networks or {answer.ip for answer in here} & {answer.ip for answer in there})


def _mechanism(kind: str, injected: str | None) -> str:
    return f"dns.{kind}" if injected is None else f"dns.injection.{kind}"
