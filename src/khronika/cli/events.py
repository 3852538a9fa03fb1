"""How the mentions of gold texts are joined into events."""

from collections.abc import Sequence

from khronika.evaluate.event_chains import Mention
from khronika.resolve.event_mentions import EventMention, events_of


def events(mentions: Sequence[Mention]) -> list[frozenset[str]]:
    """The ids of the mentions by the event that khronika takes them to name."""
    return events_of([EventMention(one.id, one.document, one.places, one.lemma) for one in mentions])
