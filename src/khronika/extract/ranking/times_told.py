"""The times that a report tells, each with where it stands, in the order of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from khronika.extract.draft import Draft
from khronika.extract.sentence import Sentence
from khronika.records.claim_type import ClaimType, Modality
from khronika.records.stated import Stated
from khronika.records.when import Basis, When
from khronika.text.time_words import Limit, TimeWords

Days = tuple[date, date]


def days_of(when: When) -> Days:
    """The first and the last day."""
    return when.earliest, when.latest


def is_ahead(draft: Draft) -> bool:
    """Whether the claim is of what is planned, so that its days lie ahead."""
    return draft.type is ClaimType.PROTEST_CALL or (draft.modality is not None and draft.modality.value is Modality.PLANNED)


@dataclass(frozen=True, slots=True)
class TimeTold:
    """Time words of a sentence and the days that they mean; ``is_onset`` where only their beginning is meant ("since Monday")."""

    sentence: Sentence
    words: TimeWords
    value: When
    is_onset: bool

    @property
    def place(self) -> tuple[int, int]:
        """The number of the sentence and the offset in it."""
        return self.sentence.number, self.words.start

    def stated_for(self, draft: Draft) -> Stated[When]:
        """The days with their words; inferred where another sentence than the claim's tells them."""
        is_here = self.sentence.number == draft.sentence.number
        value = self.value if is_here else replace(self.value, basis=Basis.INFERRED)
        return Stated(value, (self.sentence.evidence(self.words.start, self.words.end),))


@dataclass(slots=True)
class TimesTold:
    """All times of a report, and the places of each by its days."""

    told: list[TimeTold] = field(default_factory=list)
    places: dict[Days, list[TimeTold]] = field(default_factory=dict)
    most: int = 0

    @classmethod
    def of(cls, sentences: Iterable[Sentence], published: date | None, *, planned: bool) -> "TimesTold":
        """The times of some sentences, those without a year looked for ahead of publication where the claim is ``planned``."""
        found = cls(list(_told_in(sentences, published, planned=planned)))
        for time in found.told:
            found.places.setdefault(days_of(time.value), []).append(time)
        found.most = max(map(len, found.places.values()), default=0)
        return found


def _told_in(sentences: Iterable[Sentence], published: date | None, *, planned: bool) -> Iterator[TimeTold]:
    for sentence in sentences:
        for words in sentence.times:
            value = words.resolve(published, planned=planned)
            if value is not None:
                yield TimeTold(sentence, words, value, is_onset=False)
            onset = replace(words, limit=Limit.WITHIN).resolve(published) if words.limit is Limit.SINCE else None
            if onset is not None:
                yield TimeTold(sentence, words, onset, is_onset=True)
