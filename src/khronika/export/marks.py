"""Words that every format puts to what is no fact, so that nobody takes it for one."""

from khronika.records.claim import Claim
from khronika.records.claim_type import Modality, Polarity
from khronika.records.incident import CountRange, Incident, Verification

BETWEEN = "; "
"""What stands between the values of one cell."""


def mark_of(incident: Incident) -> str:
    """What kind of no fact an incident is: ``denied``, ``alleged``, ``planned`` or ``hypothetical``; empty for a fact.

    What somebody says happened and somebody else denies is ``disputed`` in its verification and a fact as long as a voice that counts
    says that it happened.
    """
    if incident.is_fact:
        return ""
    is_denied = incident.verified.verification is Verification.DENIED
    return Verification.DENIED.value if is_denied else incident.modality.value


def mark_of_claim(claim: Claim) -> str:
    """The same of one claim."""
    if claim.polarity is not None and claim.polarity.value is Polarity.DENIED:
        return Polarity.DENIED.value
    return "" if claim.modality is None or claim.modality.value is Modality.ACTUAL else claim.modality.value.value


def heading_of(incident: Incident) -> str:
    """What it is in one line, its mark first.

    A heading says whom it was done to and where, never more than the claims do.
    """
    mark = mark_of(incident).upper()
    people = BETWEEN.join(person.value.names[0] for person in incident.people)
    places = BETWEEN.join(dict.fromkeys(place.value.name for place in incident.places))
    words = [incident.type.value.replace("_", " "), f"of {people}" if people else "", f"in {places}" if places else ""]
    return (f"{mark}: " if mark else "") + " ".join(word for word in words if word)


def range_words(count: CountRange | None) -> str:
    """From how many to how many, in words; empty where no figure is told.

    >>> range_words(None)
    ''
    """
    if count is None:
        return ""
    low = "" if count.low is None else f"at least {count.low.value:,}"
    high = "no upper end is told" if count.is_open else "" if count.high is None else f"at most {count.high.value:,}"
    return ", ".join(part for part in (low, high) if part)


def figures_words(incident: Incident) -> str:
    """Each figure beside who gives it."""
    return BETWEEN.join(f"{figure.value.speaker}: {_ends(figure.value.count.min, figure.value.count.max)}" for figure in incident.figures)


def _ends(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low}"
    return f"{'' if low is None else low}..{'' if high is None else high}"
