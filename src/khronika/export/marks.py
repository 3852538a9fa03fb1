"""Words that every format puts to what is no fact, so that nobody takes it for one."""

from khronika.records.claim import Claim
from khronika.records.claim_type import Modality, Polarity
from khronika.records.incident import CountRange, Incident

BETWEEN = "; "
"""What stands between the values of one cell."""


def mark_of_claim(claim: Claim) -> str:
    """What kind of no fact one claim tells of; empty for a fact."""
    if claim.polarity is not None and claim.polarity.value is Polarity.DENIED:
        return Polarity.DENIED.value
    return "" if claim.modality is None or claim.modality.value is Modality.ACTUAL else claim.modality.value.value


def heading_of(incident: Incident) -> str:
    """What it is in one line, its mark first.

    A heading says whom it was done to and where, never more than the claims do.
    """
    mark = incident.mark.upper()
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
