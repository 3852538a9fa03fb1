"""How much speaks for two claims of one report telling of the same thing: signs between them, each with its weight."""

from collections.abc import Iterator
from functools import cache

from khronika.extract.traits import Bounds, Traits, Whom
from khronika.extract.word_lists import strings
from khronika.records.claim_type import ClaimType

FAR = 6
"""So many paragraphs apart, a report has most likely come to another thing."""

A_SEASON = 90
"""So many days apart, words of time hardly err."""


@cache
def weights() -> dict[str, float]:
    """The signs with what each says for or against one thing."""
    return {sign: float(str(weight)) for table in strings("likeness").values() for sign, weight in table.items()}


def likeness(left: Traits, right: Traits) -> float:
    """The weights of the signs between two claims of one type, added up; it has no direction."""
    table = weights()
    return sum(table[sign] for sign in signs(left, right))


def signs(left: Traits, right: Traits) -> Iterator[str]:
    """What there is to say for and against two claims of one type telling of the same thing."""
    earlier, later = sorted((left, right), key=lambda traits: (traits.in_title, traits.start))
    if left.type is ClaimType.STATEMENT:
        yield from _of_statements(earlier, later)
        return
    yield "any_two"
    yield from _of_people(earlier.targets, later.targets)
    if not later.in_title:
        yield from _of_mention(earlier.targets, later.targets)
    yield from _of_scene(earlier, later)
    yield from _of_position(earlier, later)
    yield from _of_words(earlier, later)


def _of_statements(earlier: Traits, later: Traits) -> Iterator[str]:
    yield "two_statements"
    yield _speaker(earlier.actors, later.actors)
    if abs(earlier.paragraph - later.paragraph) <= 1:
        yield "statements_together"
    if later.in_title:
        yield "statement_of_title"


def _speaker(left: Whom, right: Whom) -> str:
    if left.names and right.names:
        return "same_speaker" if left.names & right.names else "other_speaker"
    return "like_speaker" if left.words & right.words or left.is_anybody or right.is_anybody else "other_speaker"


def _of_people(left: Whom, right: Whom) -> Iterator[str]:
    if left.names & right.names:
        yield "same_name"
        return
    if left.names and right.names:
        yield "other_name"
    elif left.is_told and right.is_told:
        yield from _of_unnamed(left, right)
    if left.counts and right.counts:
        yield _counts(left.counts, right.counts)
    for named, counted in ((left, right), (right, left)):
        number = len(named.names)
        if number and not counted.names and (number, number) in counted.counts:
            yield "count_of_names"


def _of_unnamed(left: Whom, right: Whom) -> Iterator[str]:
    """What the words say, where one side at most has names."""
    if left.names or right.names:
        if right.is_many if left.names else left.is_many:
            yield "group_for_name"
        if left.words & right.words:
            yield "words_of_named"
        return
    if left.is_many and right.is_many and not left.counts & right.counts:
        yield "two_groups"
    if left.words & right.words:
        yield "same_words"
    else:
        yield "words_for_anybody" if left.is_anybody or right.is_anybody else "other_words"


def _counts(left: frozenset[Bounds], right: frozenset[Bounds]) -> str:
    if left & right:
        return "both_single" if left & right == {(1, 1)} else "same_count"
    return "fitting_count" if any(do_counts_fit(one, other) for one in left for other in right) else "other_count"


def do_counts_fit(one: Bounds, other: Bounds) -> bool:
    """Whether some number lies within both bounds, and one of them is not just "dozens" where the other is "hundreds"."""
    lows, highs = [low for low, _ in (one, other) if low is not None], [high for _, high in (one, other) if high is not None]
    return bool(lows and highs) and max(lows) <= min(highs)


def _of_mention(earlier: Whom, later: Whom) -> Iterator[str]:
    """How the later claim brings in its people: "another", "a teacher", "the teachers"."""
    if later.is_another:
        yield "another" if earlier.is_told else "first_met"
    elif later.is_first_met:
        yield "first_met_beside_name" if earlier.names and not later.names else "first_met"
    if later.is_definite:
        yield "definite"


def _of_scene(left: Traits, right: Traits) -> Iterator[str]:
    """What time, place, penalty and denial say; another time at another place says more than the two alone."""
    days_between = _days_between(left, right)
    is_elsewhere = bool(left.towns and right.towns and not left.towns & right.towns)
    if days_between > 0:
        yield "other_time" if days_between < A_SEASON else "other_season"
    elif (
        left.when is not None
        and right.when is not None
        and (left.when.earliest, left.when.latest) == (right.when.earliest, right.when.latest)
    ):
        yield "same_time"
    if is_elsewhere:
        yield "other_town"
    if is_elsewhere and days_between > 0:
        yield "other_time_and_town"
    if left.penalties and right.penalties and not left.penalties & right.penalties:
        yield "other_penalty"
    if left.is_denied != right.is_denied:
        yield "one_denied"


def _days_between(left: Traits, right: Traits) -> int:
    """How many days lie between two times, none or fewer where they touch or one is not told."""
    if left.when is None or right.when is None:
        return 0
    return (max(left.when.earliest, right.when.earliest) - min(left.when.latest, right.when.latest)).days


def _of_position(earlier: Traits, later: Traits) -> Iterator[str]:
    """What the places in the report say."""
    steps = abs(later.paragraph - earlier.paragraph)
    if later.in_title:
        yield "title"
    if min(earlier.paragraph, later.paragraph) <= 1:
        yield "lead"
    if steps == 0:
        yield "same_paragraph"
    elif steps == 1:
        yield "next_paragraph"
    elif steps > FAR:
        yield "far_apart"


def _of_words(earlier: Traits, later: Traits) -> Iterator[str]:
    """What the words that tell it say: the same word again, a noun that only points back, a quotation, the same doer."""
    if earlier.lemma == later.lemma:
        yield "same_trigger"
    if later.is_noun and not later.targets.is_told:
        yield "bare_noun"
    if earlier.is_quoted or later.is_quoted:
        yield "quoted"
    if earlier.actors.names & later.actors.names or earlier.actors.words & later.actors.words:
        yield "same_doer"
