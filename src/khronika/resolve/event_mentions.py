"""Words in a text that name an event, held against others: what is decided of incidents by the words alone, with no claim read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from khronika.resolve.clustering import clusters
from khronika.resolve.retelling import Told, told_in
from khronika.resolve.sameness import weigh_words
from khronika.resolve.word_keys import stem


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words of a text, by their places among its words, that name an event; ``lemma`` is that of their head."""

    id: str
    text: tuple[str, ...]
    places: tuple[int, ...]
    lemma: str


def told_of(mention: EventMention) -> Told:
    """The words at and around the mention."""
    ends: list[int] = []
    end = -1
    for word in mention.text:
        end += len(word) + 1
        ends.append(end)
    spans = [(ends[place] - len(mention.text[place]), ends[place]) for place in mention.places]
    told = told_in(" ".join(mention.text), spans)
    return replace(told, triggers=told.triggers | {stem(mention.lemma)})


def events_of(mentions: Sequence[EventMention]) -> list[frozenset[str]]:
    """The ids of the mentions by the event that they name; all are compared with all."""
    told: Mapping[str, Told] = {mention.id: told_of(mention) for mention in mentions}
    ids = sorted(told)
    scores = {(one, other): weigh_words(told[one], told[other]) for at, one in enumerate(ids) for other in ids[at + 1 :]}
    return clusters(ids, scores)
