"""Whether two reports tell of one thing: signs between their accounts, each with its weight and in words."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import product

from khronika.records.claim_type import ClaimType
from khronika.records.count import Count
from khronika.records.mention import Kind
from khronika.records.penalty import Penalty
from khronika.records.supported import Interval
from khronika.resolve.account import SAID, Account, Named
from khronika.resolve.families import words_of_appeal, words_of_saying
from khronika.resolve.names import is_one_name
from khronika.resolve.penalties import exclude_each_other, shared
from khronika.resolve.retelling import Told, is_one_text, measures
from khronika.resolve.weighed import Sign, Weighed, Weights, weights_in
from khronika.resolve.word_keys import content_words

Found = tuple[object, ...]
"""A sign's name, and what its words name."""

NEWS_DAYS = 7
"""So many days after a thing reports of it are news."""

SOON_DAYS = 1
"""So many days after a thing most reports of it come out."""

FEW_DAYS = 3
"""Within so many days reports mean one day."""

OLD_DAYS = 90
MANY = 3
"""More than so many are many."""

MATTERS = 3
"""So many words in common show that two statements are about one matter."""

SHOWN = 4
"""How many words of a long list are told."""

BESIDE_FACTS = 0.5
"""How much the words around count where people, places and days are compared too: these stand in the same words."""

AROUND = frozenset({"near", "wording", "setting"})
IN_COURT = frozenset({ClaimType.CHARGE, ClaimType.HEARING, ClaimType.SENTENCE, ClaimType.ACQUITTAL})


def sameness(left: Account, right: Account) -> Weighed:
    """How much speaks for two accounts being of one thing; it has no direction."""
    first, second = sorted((left, right), key=lambda account: (account.report, account.label))
    if first.report == second.report:
        return Weighed.of([_sign("same_label" if first.label == second.label else "same_report")])
    return Weighed.of([*_of_wording(first, second), *(_sign(str(name), *values) for name, *values in _facts(first, second))])


@cache
def weights() -> Weights:
    """Each sign's weight and words."""
    return {name: sign for signs in weights_in("sameness.toml").values() for name, sign in signs.items()}


def _sign(name: str, *values: object, share: float = 1.0) -> Sign:
    weight, words = weights()[name]
    return Sign(weight * share, words.format(*values))


def weigh_words(left: Told, right: Told) -> float:
    """How much the words alone speak for two texts telling of one thing."""
    return sum(weights()[name][0] * share for name, (share, _) in measures(left, right).items())


def _of_wording(left: Account, right: Account) -> Iterator[Sign]:
    are_of_one_sort = left.type is not None and left.type is right.type
    for name, (share, words) in measures(left.told, right.told, are_of_one_sort=are_of_one_sort).items():
        if share:
            yield _sign(name, ", ".join(sorted(words)[:SHOWN]), share=share * BESIDE_FACTS if name in AROUND else share)


def _facts(left: Account, right: Account) -> Iterator[Found]:
    yield ("two_reports",)
    if is_one_text(left.told, right.told):
        yield ("same_text",)
    if left.type is not None and right.type is not None:
        yield ("same_type",) if left.type is right.type else ("other_type", left.type, right.type)
    for part in (_of_people, _of_doers, _of_times, _of_places, _of_counts, _of_penalties, _of_instances):
        yield from part(left, right)


def _of_people(left: Account, right: Account) -> Iterator[Found]:
    common = _common(left.people, right.people)
    if common:
        yield "same_people", ", ".join(common[:SHOWN])
        if left.type is right.type is ClaimType.DEATH:
            yield "dies_once", common[0]
    elif left.people and right.people:
        is_one = left.is_single or right.is_single
        yield "other_person" if is_one else "other_people", _listed(left.people), _listed(right.people)
    elif left.people or right.people:
        yield from _of_named_and_unnamed(*((left, right) if left.people else (right, left)))
    else:
        yield from _of_unnamed(left, right)


def _of_named_and_unnamed(named: Account, other: Account) -> Iterator[Found]:
    if _is_part(named, other):
        yield "few_of_many", _listed(named.people)
    elif other.offices and other.offices <= named.offices:
        yield "same_office", _listed(named.people), ", ".join(sorted(other.offices)[:SHOWN])
    elif other.has_group and (len(named.people), len(named.people)) not in other.counts:
        yield "one_of_some", _listed(named.people)


def _of_unnamed(left: Account, right: Account) -> Iterator[Found]:
    common = left.words & right.words
    if common:
        yield "same_whom", min(common)
    elif left.words and right.words:
        yield "other_whom", min(left.words), min(right.words)
    elif left.words or right.words:
        yield "some_of_all", min(left.words or right.words)
    elif left.has_group and right.has_group:
        yield ("of_anybody",)


def _of_doers(left: Account, right: Account) -> Iterator[Found]:
    doers = _common(left.doers, right.doers)
    if doers:
        is_person = any(name == doers[0] and kind == Kind.PERSON for name, kind in left.doers)
        yield "same_person_did" if is_person else "same_doer", doers[0]
        if left.type in SAID and right.type in SAID:
            yield from _of_matters(left, right)


def _of_matters(left: Account, right: Account) -> Iterator[Found]:
    """What two statements of one speaker are about: words of both, without those of saying and the speaker's name."""
    own = {word for name, _ in (*left.doers, *right.doers) for word in content_words(name)}
    matters = left.told.sentences & right.told.sentences - words_of_saying() - own
    if len(matters) >= MATTERS:
        yield "same_matter", ", ".join(sorted(matters)[:SHOWN])
    elif not matters:
        yield ("other_matter",)


def _is_part(named: Account, counted: Account) -> bool:
    """Whether one names a few people alone, and the other counts many more."""
    few = len(named.people)
    most = max((low or high or 0 for low, high in counted.counts), default=0)
    return few > 0 and most > max(MANY, 2 * few) and all((low or 0) <= few for low, _ in named.counts)


def _common(left: Iterable[Named], right: Iterable[Named]) -> list[str]:
    return [one for (one, kind), (other, other_kind) in product(left, right) if is_one_name(one, Kind(kind), other, Kind(other_kind))]


def _listed(names: Iterable[Named]) -> str:
    return ", ".join([name for name, _ in names][:SHOWN])


def _of_times(left: Account, right: Account) -> Iterator[Found]:
    if left.earliest is None or right.earliest is None or left.latest is None or right.latest is None:
        yield ("undated",)
        if left.published is not None and right.published is not None and left.earliest is None and right.earliest is None:
            yield from _of_undated(left.published, right.published)
        for dated, undated in ((left, right), (right, left)):
            if dated.earliest is not None and dated.latest is not None and undated.published is not None:
                yield from _of_news(dated.earliest, dated.latest, undated.published)
        return
    days = (max(left.earliest, right.earliest) - min(left.latest, right.latest)).days
    one, other = Interval(left.earliest, left.latest), Interval(right.earliest, right.latest)
    spans = (str(one), str(other))
    if days > 0:
        yield "next_day" if days <= 2 else "times_apart", *spans
    elif spans[0] == spans[1] and (left.latest - left.earliest).days < FEW_DAYS:
        yield "same_day" if left.earliest == left.latest else "same_days", spans[0]
    elif all((span.latest - span.earliest).days < FEW_DAYS for span in (one, other)):
        yield "few_days", *spans
    else:
        yield "times_touch", *spans


def _of_undated(one: date, other: date) -> Iterator[Found]:
    """What two reports that do not say when have in common if both are the news of a day."""
    if abs((one - other).days) <= SOON_DAYS:
        yield "published_together", *sorted((one, other))


def _of_news(earliest: date, latest: date, published: date) -> Iterator[Found]:
    """What the day of publication says of a report that does not say when: it cannot tell of what was not yet."""
    span = str(Interval(earliest, latest))
    if published < earliest:
        yield "not_yet", published, span
    elif (published - latest).days <= NEWS_DAYS:
        yield "news_at_once" if (published - latest).days <= SOON_DAYS else "news_of_day", published, span
    elif (published - latest).days > OLD_DAYS:
        yield "old_news", published, span


def _of_places(left: Account, right: Account) -> Iterator[Found]:
    towns, others = dict(left.towns), dict(right.towns)
    common = sorted(towns.keys() & others.keys())
    if common:
        yield "same_town", towns[common[0]]
    elif towns and others:
        yield "other_town", min(towns.values()), min(others.values())
    elif left.areas & right.areas:
        yield ("within",)
    elif towns or others:
        yield from _of_one_place(*((left, right) if towns else (right, left)))
    if left.countries and right.countries:
        both = sorted(left.countries & right.countries)
        yield ("same_country", both[0]) if both else ("other_country", min(left.countries), min(right.countries))
    elif left.home and right.home:
        yield ("same_home", left.home) if left.home == right.home else ("other_home", left.home, right.home)


def _of_one_place(narrow: Account, wide: Account) -> Iterator[Found]:
    """What it says that only one is told of a town."""
    town = min(name for _, name in narrow.towns)
    if wide.is_countrywide and not _is_fewer(wide, narrow):
        yield "of_the_country", town
    elif not wide.countries and not (narrow.people and wide.people):
        yield "unplaced", town


def _of_counts(left: Account, right: Account) -> Iterator[Found]:
    pairs = [(one, other) for one, other in product(left.counts, right.counts) if (1, 1) not in (one, other)]
    if not pairs:
        return
    same = [one for one, other in pairs if one == other]
    if same:
        yield "same_count", _bounds(*same[0])
    elif not all(Count(*one).excludes(Count(*other)) for one, other in pairs):
        yield ("fitting_count",)
    else:
        is_part = any(_is_within(*sides) for sides in ((left, right), (right, left)))
        yield "part_of_total" if is_part else "other_count", _bounds(*pairs[0][0]), _bounds(*pairs[0][1])


def _is_within(part: Account, whole: Account) -> bool:
    """Whether one counts fewer, and tells of a narrower place than the other."""
    if part.narrowness <= whole.narrowness or not part.areas >= whole.areas:
        return False
    return _is_fewer(part, whole)


def _is_fewer(one: Account, other: Account) -> bool:
    """Whether all that the one counts is less than all that the other counts."""
    most, least = ([value for bounds in account.counts for value in bounds if value is not None] for account in (one, other))
    return bool(most and least) and max(most) < min(least)


def _bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"at least {low}" if high is None else f"at most {high}" if low is None else f"{low} to {high}"


def _of_penalties(left: Account, right: Account) -> Iterator[Found]:
    both = shared(left.penalties, right.penalties)
    if exclude_each_other(left.penalties, right.penalties):
        yield "other_penalty", _penalty(left.penalties[0]), _penalty(right.penalties[0])
    elif both:
        yield "same_penalty", _penalty(both[0])


def _penalty(penalty: Penalty) -> str:
    length = "" if penalty.unit is None else f"{_bounds(penalty.min, penalty.max)} {penalty.unit} "
    return f"{length}{penalty.kind}"


def _of_instances(left: Account, right: Account) -> Iterator[Found]:
    """What the words of appeals say: a court of appeal decides anew."""
    if left.type in IN_COURT and right.type in IN_COURT:
        words = [sorted((account.told.triggers | account.told.near) & words_of_appeal()) for account in (left, right)]
        if bool(words[0]) != bool(words[1]):
            yield "other_instance", (words[0] or words[1])[0]
