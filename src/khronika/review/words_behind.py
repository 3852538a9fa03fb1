"""The exact words behind things, as a page shows them: the sentence, with the words that carry the claim apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khronika.records.telling import Telling
from khronika.resolve.sentences import sentence_around
from khronika.resolve.speakers import speaker_of
from khronika.store import Looking


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim in its words: the sentence before, on and after its trigger; ``fields`` are its values with the words that state each.

    ``report`` is the number of the report, ``speaker`` who says it.
    """

    telling: Telling
    report: int
    speaker: str
    before: str
    trigger: str
    after: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WordsBehind:
    """The claims behind things, by their numbers, and the numbers of the reports that tell them, by address and text."""

    claims: tuple[int, ...]
    reports: Mapping[tuple[str, str], int]
    tellings: tuple[Telling, ...]

    def quotes(self, tellings: Iterable[Telling]) -> list[Quote]:
        """The quote of each telling, in their order."""
        return [_quote(telling, self.reports[telling.report.address, telling.report.text_sha256]) for telling in tellings]


def words_behind(looking: Looking, things: Iterable[str]) -> WordsBehind:
    """The words behind things of any sort."""
    held = looking.tellings(member for members in looking.members_of(things).values() for member in members)
    reports = looking.reports({one.report_number for one in held})
    told = [(one, reports[one.report_number]) for one in held if one.report_number in reports]
    numbers = {(report.address, report.text_sha256): number for number, report in reports.items()}
    tellings = tuple(Telling(one.claim, report, report.address, one.places) for one, report in told)
    return WordsBehind(tuple(one.number for one in held), numbers, tellings)


def _quote(telling: Telling, report: int) -> Quote:
    claim, text = telling.claim, telling.report.text
    start, end = sentence_around(text, claim.trigger.start)
    before, after = text[start : claim.trigger.start], text[claim.trigger.end : max(end, claim.trigger.end)]
    fields = tuple((field, words.quote) for field, words in claim.evidence() if field != "trigger")
    return Quote(telling, report, speaker_of(telling), before, claim.trigger.quote, after, fields)
