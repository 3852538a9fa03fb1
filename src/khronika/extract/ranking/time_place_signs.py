"""Signs of where the words of a time stand to a claim: in its sentence, before it, behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.attachment import APART
from khronika.extract.draft import Draft
from khronika.extract.ranking.asked import Asked
from khronika.extract.ranking.times_told import Days, TimesTold, TimeTold, days_of
from khronika.extract.syntax import clause_head
from khronika.extract.time_ties import tie
from khronika.text.time_words import Limit

STEP = 25
"""Characters between a time and a trigger are told in steps of so many."""

FARTHEST_STEP = 6
BANDS = ((1, "1"), (2, "2"), (5, "3 to 5"), (12, "6 to 12"))


@dataclass(frozen=True, slots=True)
class _Tied:
    """A time of the claim's sentence, and how the parse ties it to the claim."""

    steps: int
    characters: int
    time: TimeTold
    token: Token | None


class TimePlaces:
    """Where the times of a report stand, seen from one claim."""

    def __init__(self, asked: Asked, times: TimesTold, drafts: Sequence[Draft]) -> None:
        self._asked = asked
        here = asked.sentence
        self._here = [time for time in times.told if time.sentence.number == here]
        self._beside = [draft.trigger.first.idx for draft in drafts if draft is not asked.draft and draft.sentence.number == here]
        before = [time for time in times.told if time.sentence.number < here]
        behind = [time for time in times.told if time.sentence.number > here]
        self._last: Days | None = days_of(before[-1].value) if before else None
        self._next: Days | None = days_of(behind[0].value) if behind else None

    @property
    def are_here(self) -> bool:
        """Whether the claim's sentence tells any time."""
        return bool(self._here)

    def of(self, told: Sequence[TimeTold]) -> tuple[TimeTold, list[str]]:
        """Which of the places of a time is the claim's, and the signs of it."""
        here = [self._tied(time) for time in told if time.sentence.number == self._asked.sentence]
        if here:
            best = min(here, key=lambda tied: (tied.steps, tied.characters))
            return best.time, [*self._signs_here(best), *self._signs_of_words(best)]
        time, signs = self._elsewhere(told)
        return time, [*signs, *_words_elsewhere(time), *self._for_title(time)]

    def _tied(self, time: TimeTold) -> _Tied:
        token = self._asked.draft.sentence.token_at(time.words.start, time.words.end)
        steps = APART if token is None else tie(token, self._asked.draft)
        return _Tied(steps, abs(time.words.start - self._asked.offset), time, token)

    def _signs_here(self, tied: _Tied) -> Iterator[str]:
        sort, offset, start = self._asked.sort, self._asked.offset, tied.time.words.start
        days = days_of(tied.time.value)
        nearer = sum(days_of(time.value) != days and abs(time.words.start - offset) < tied.characters for time in self._here)
        first, last = sorted((start, offset))
        between = sum(first < other < last for other in self._beside)
        yield f"here, {min(tied.steps, APART)} steps away, {sort}"
        yield f"here, {min(nearer, 2)} nearer, {sort}"
        yield f"here, {'alone' if all(days_of(time.value) == days for time in self._here) else 'with others'}, {sort}"
        yield f"here, {'before' if start < offset else 'behind'}, {sort}"
        yield f"here, {min(tied.characters // STEP, FARTHEST_STEP) * STEP} characters away"
        yield f"here, {min(between, 2)} claims between, {sort}"

    def _signs_of_words(self, tied: _Tied) -> Iterator[str]:
        words, draft = tied.time.words, self._asked.draft
        yield f"here, {words.limit}{' onset' if tied.time.is_onset else ''}"
        if words.is_modifier:
            yield f"here, with a noun, {min(tied.steps, 3)} steps away"
        if words.is_dateline:
            yield "here, dateline"
        if tied.token is not None:
            link = tied.token.head
            own = draft.verb if draft.verb is not None else clause_head(draft.trigger.head)
            yield f"here, under {link.dep_}"
            yield f"here, behind {link.lower_ if link.pos_ == 'ADP' else 'no preposition'}"
            yield f"here, {'own' if clause_head(tied.token).i == own.i else 'other'} clause, {draft.trigger.form.part}"

    def _elsewhere(self, told: Sequence[TimeTold]) -> tuple[TimeTold, list[str]]:
        """The last place before the claim, or the first behind it where none is, and the signs of both."""
        sort, number, days = self._asked.sort, self._asked.sentence, days_of(told[0].value)
        before = next((time for time in reversed(told) if time.sentence.number < number), None)
        behind = next((time for time in told if time.sentence.number > number), None)
        signs = [f"elsewhere, {'though others here' if self._here else 'none here'}, {sort}"]
        if before is not None:
            signs += [f"{sign}, {sort}" for sign in self._apart(before, "before")]
            signs += [f"last told, {sort}", f"last told, {self._asked.tense}"] if days == self._last else []
        if behind is not None:
            signs += [f"{sign}, {sort}" for sign in self._apart(behind, "behind")]
            signs += [f"next told, {sort}"] if days == self._next else []
            signs += [f"only behind, {sort}"] if before is None else []
        return before or behind or told[0], signs

    def _apart(self, time: TimeTold, side: str) -> Iterator[str]:
        yield f"{side}, {band(abs(time.sentence.number - self._asked.sentence))} sentences away"
        if time.sentence.paragraph == self._asked.draft.sentence.paragraph:
            yield f"{side}, in the paragraph"

    def _for_title(self, time: TimeTold) -> Iterator[str]:
        if self._asked.in_title:
            yield f"for a title, in paragraph {min(time.sentence.paragraph, 4)}"


def _words_elsewhere(time: TimeTold) -> Iterator[str]:
    if time.words.is_modifier:
        yield "elsewhere, with a noun"
    if time.words.is_dateline:
        yield "elsewhere, dateline"
    if time.words.limit is not Limit.WITHIN:
        yield f"elsewhere, {time.words.limit}{' onset' if time.is_onset else ''}"


def band(number: int) -> str:
    """A number as a band: few are told one by one.

    >>> band(2), band(4), band(40)
    ('2', '3 to 5', 'more')
    """
    return next((name for most, name in BANDS if number <= most), "more")
