"""The times a claim may have, each with its signs: every time that the report tells, what the rules found, and none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khronika.extract.draft import Draft
from khronika.extract.ranking.asked import Asked
from khronika.extract.ranking.dated_claims import DatedClaims
from khronika.extract.ranking.options import Option
from khronika.extract.ranking.time_place_signs import TimePlaces
from khronika.extract.ranking.times_told import Days, TimesTold, TimeTold, days_of, is_ahead
from khronika.extract.sentence import Sentence
from khronika.records.report import PassageKind
from khronika.records.stated import Stated
from khronika.records.when import When

AGES = ((1, "a day"), (7, "a week"), (45, "weeks"), (365, "a year"))
LENGTHS = ((1, "a day"), (10, "days"), (31, "a month"), (364, "months"), (366, "a year"))
MOST = 4


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one claim sees of its report."""

    asked: Asked
    times: TimesTold
    places: TimePlaces
    claims: DatedClaims
    published: date | None


def time_options(drafts: Sequence[Draft], sentences: Sequence[Sentence], published: date | None) -> Iterator[list[Option[Stated[When]]]]:
    """The options of each draft, that of no time first."""
    told = {planned: TimesTold.of(sentences, published, planned=planned) for planned in {is_ahead(draft) for draft in drafts}}
    claims = DatedClaims(drafts)
    for number, draft in enumerate(drafts):
        asked, times = Asked(draft, number), told[is_ahead(draft)]
        seen = _Seen(asked, times, TimePlaces(asked, times, drafts), claims, published)
        yield list(_options(seen))


def _options(seen: _Seen) -> Iterator[Option[Stated[When]]]:
    draft = seen.asked.draft
    yield Option(None, tuple(_signs_of_none(seen)))
    shared = seen.claims.signs_for(seen.asked)
    own = None if draft.when is None else days_of(draft.when.value)
    for days, told in seen.times.places.items():
        time, signs = seen.places.of(told)
        value = draft.when if draft.when is not None and days == own else time.stated_for(draft)
        yield Option(value, (*signs, *_signs_told(told, seen), *shared.get(days, ()), *_signs_of_value(value.value, seen)))
    if draft.when is not None and own is not None and own not in seen.times.places:
        yield Option(draft.when, ("only counted", *shared.get(own, ()), *_signs_of_value(draft.when.value, seen)))


def _signs_of_none(seen: _Seen) -> Iterator[str]:
    asked, draft = seen.asked, seen.asked.draft
    yield "none"
    yield f"none, {draft.type}"
    yield f"none, {draft.trigger.form.part}"
    yield f"none, frame {draft.trigger.rule.frame}"
    yield f"none, {draft.modality.value if draft.modality is not None else 'actual'}"
    yield f"none, {draft.polarity.value if draft.polarity is not None else 'asserted'}"
    yield f"none, {min(seen.claims.times, MOST)} times of claims"
    yield f"none, {min(len(seen.times.places), MOST + 2)} times told"
    for sign, is_so in _facts_for_none(seen):
        yield f"none, {'' if is_so else 'not '}{sign}, {asked.sort}"
    yield f"none, paragraph {min(draft.sentence.paragraph, MOST)}, {asked.sort}"
    yield f"none, {asked.tense}, {asked.sort}"


def _facts_for_none(seen: _Seen) -> Iterator[tuple[str, bool]]:
    draft = seen.asked.draft
    yield "a time here", seen.places.are_here
    yield "dated by the rules", draft.when is not None
    yield "quoted", draft.is_quoted
    yield "in the title", seen.asked.in_title
    yield "a named target", any(party.name is not None for party in draft.targets)
    yield "an actor", bool(draft.actors)


def _signs_told(told: Sequence[TimeTold], seen: _Seen) -> Iterator[str]:
    """The signs of how often and where the report tells a time."""
    sort = seen.asked.sort
    yield f"told {min(len(told), MOST - 1)} times"
    if len(told) == seen.times.most:
        yield f"told most, {sort}"
    if told[0] is seen.times.told[0]:
        yield f"told first, {sort}"
    if told[0].sentence.paragraph <= 1:
        yield f"in the lead, {sort}"
    if told[0].sentence.kind is PassageKind.TITLE:
        yield "in the title"
    if all(time.words.is_modifier for time in told):
        yield "always with a noun"
    if len(seen.times.places) == 1:
        yield f"the only time, {sort}"


def _signs_of_value(value: When, seen: _Seen) -> Iterator[str]:
    asked, age = seen.asked, _age(value, seen.published)
    yield f"{age}, {asked.sort}"
    yield f"{age}, {asked.tense}"
    if asked.in_title:
        yield f"{age}, for a title"
    days = (value.latest - value.earliest).days + 1
    yield f"lasts {next((name for most, name in LENGTHS if days <= most), 'longer')}, {asked.sort}"
    chosen: Stated[When] | None = asked.draft.when
    if chosen is None:
        return
    if _same(chosen.value, value):
        yield "by the rules"
        yield f"by the rules, {chosen.value.basis}, {asked.sort}"
    else:
        yield f"against the rules, {chosen.value.basis}"


def _same(left: When, right: When) -> bool:
    ends: tuple[Days, Days] = (days_of(left), days_of(right))
    return ends[0] == ends[1]


def _age(value: When, published: date | None) -> str:
    if published is None:
        return "of no known age"
    if value.earliest > published:
        return "to come"
    days = (published - value.latest).days
    if days <= 0:
        return "of publication" if value.earliest == value.latest else "up to publication"
    return f"{next((name for most, name in AGES if days <= most), 'years')} old"
