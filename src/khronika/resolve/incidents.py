"""What is worked out from the claims about one thing. Nothing is kept of it as if it had been said."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from khronika.records.claim_type import Modality
from khronika.records.count import count_words
from khronika.records.incident import CountRange, Figure, Incident, Person, Site, Verification, Verified
from khronika.records.mention import Kind
from khronika.records.supported import Interval, Supported
from khronika.records.telling import Telling
from khronika.resolve.names import is_one_bearer
from khronika.resolve.print_order import order_of
from khronika.resolve.speakers import is_told_by_official, speaker_of

SURENESS = (Modality.ACTUAL, Modality.ALLEGED, Modality.PLANNED, Modality.HYPOTHETICAL)
PEOPLE = frozenset({Kind.PERSON, Kind.GROUP})


def incident_of(id: str, tellings: Iterable[Telling]) -> Incident:
    """The incident that the tellings make; those that no longer count stay in it and say nothing.

    Where none counts, all say what they said, and the verification says that it is denied by its publishers.
    """
    listed = tuple(sorted(tellings, key=_order))
    counting = [telling for telling in listed if telling.counts] or list(listed)
    told = [telling for telling in counting if not telling.is_denial] or counting
    modality = min((telling.modality for telling in told), key=SURENESS.index)
    surest = [telling for telling in told if telling.modality is modality]
    types = [telling.claim.type for telling in counting]
    interval, disputes = _interval(surest if any(telling.claim.when for telling in surest) else told)
    figures = _figures(told)
    return Incident(
        id=id,
        type=max(sorted(set(types)), key=types.count),
        modality=modality,
        verified=_verified(listed, figures),
        tellings=listed,
        interval=interval,
        places=_places(told),
        people=_people(told),
        count=_range(figures),
        figures=tuple(figures),
        penalties=_penalties(told),
        disagreements=(*disputes, *_disagreements(figures)),
    )


def _order(telling: Telling) -> tuple[tuple[str, str], int, str]:
    return order_of(telling.report), telling.claim.trigger.start, telling.claim.id


def _interval(tellings: Sequence[Telling]) -> tuple[Supported[Interval] | None, list[str]]:
    """The days on which all agree, or where they do not all days that somebody tells, with words of the disagreement."""
    dated = [(telling.claim.when.value, telling) for telling in tellings if telling.claim.when is not None]
    if not dated:
        return None, []
    earliest, latest = max(when.earliest for when, _ in dated), min(when.latest for when, _ in dated)
    if earliest <= latest:
        behind = [telling for when, telling in dated if earliest in (when.earliest, when.latest) or latest in (when.earliest, when.latest)]
        return Supported(Interval(earliest, latest), _ids(behind)), []
    whole = Interval(min(when.earliest for when, _ in dated), max(when.latest for when, _ in dated))
    days = sorted({str(Interval(when.earliest, when.latest)) for when, _ in dated})
    return Supported(whole, _ids(telling for _, telling in dated)), [f"reports give other days: {', '.join(days)}"]


def _places(tellings: Sequence[Telling]) -> tuple[Supported[Site], ...]:
    """The places that are told, each once, without those that only say what another lies in."""
    found: dict[object, tuple[Site, list[Telling]]] = {}
    for telling in tellings:
        for position, stated in enumerate(telling.claim.where):
            match = telling.places[position] if position < len(telling.places) else None
            place = None if match is None or match.is_within else match.place
            site = Site(stated.value.name, None if match is None else match.place)
            found.setdefault(stated.value.name if place is None else place.id, (site, []))[1].append(telling)
    wider = {
        key
        for (key, (site, _)), (_, (inner, _)) in ((one, other) for one in found.items() for other in found.items() if one is not other)
        if site.place is not None and inner.place is not None and site.place.holds(inner.place)
    }
    return tuple(Supported(site, _ids(behind)) for key, (site, behind) in found.items() if key not in wider)


def _people(tellings: Sequence[Telling]) -> tuple[Supported[Person], ...]:
    """Whom the tellings name, the spellings of one name together."""
    found: list[tuple[list[str], Kind, list[Telling]]] = []
    for telling in tellings:
        for mention in telling.claim.targets:
            if mention.name is None:
                continue
            name, kind = mention.name.value, mention.kind
            known = next((row for row in found if is_one_bearer([name], kind, row[0], row[1])), None)
            if known is None:
                found.append(([name], kind, [telling]))
            else:
                known[0].append(name)
                known[2].append(telling)
    return tuple(Supported(Person(tuple(sorted(set(names))), kind), _ids(behind)) for names, kind, behind in found)


def _figures(tellings: Sequence[Telling]) -> list[Supported[Figure]]:
    """How many each speaker says, one figure for one number of one speaker."""
    found: dict[Figure, list[Telling]] = {}
    for telling in tellings:
        counts = [mention.count.value for mention in telling.claim.targets if mention.count is not None and mention.kind in PEOPLE]
        if counts:
            largest = max(counts, key=lambda count: (count.min or count.max or 0, count.max or 0))
            found.setdefault(Figure(largest, speaker_of(telling)), []).append(telling)
    return [Supported(figure, _ids(behind)) for figure, behind in found.items()]


def _range(figures: Sequence[Supported[Figure]]) -> CountRange | None:
    """The lowest and the highest figure, each with the claims behind it."""
    if not figures:
        return None
    lows = [Supported(one.value.count.min, one.claims) for one in figures if one.value.count.min is not None]
    highs = [(one.value.count.max or one.value.count.min or 0, one) for one in figures]
    high, behind = max(highs, key=lambda row: (row[0], row[1].value.count.max is None))
    low = min(lows, key=lambda one: one.value, default=None)
    return CountRange(low, Supported(high, behind.claims), behind.value.count.max is None)


def _penalties(tellings: Sequence[Telling]) -> tuple[Supported[str], ...]:
    found: dict[str, list[Telling]] = {}
    for telling in tellings:
        for stated in telling.claim.penalty:
            found.setdefault(" … ".join(words.quote for words in stated.evidence), []).append(telling)
    return tuple(Supported(words, _ids(behind)) for words, behind in found.items())


def _disagreements(figures: Sequence[Supported[Figure]]) -> list[str]:
    """Figures of different speakers that cannot all be right."""
    pairs = [(one.value, other.value) for one, other in combinations(figures, 2) if one.value.speaker != other.value.speaker]
    return [f"{_words(one)} and {_words(other)} exclude each other" for one, other in pairs if one.count.excludes(other.count)]


def _words(figure: Figure) -> str:
    return f"{count_words(figure.count)} ({figure.speaker})"


def _verified(tellings: Sequence[Telling], figures: Sequence[Supported[Figure]]) -> Verified:
    """How far it is borne out: denials first, then disputes, then official words, then independent voices."""
    counting = [telling for telling in tellings if telling.counts]
    if not counting:
        return Verified(Verification.DENIED, 0, tuple(sorted({telling.standing.reason for telling in tellings})))
    denials = [telling for telling in counting if telling.is_denial and not _denies_number(telling, figures)]
    asserted = [telling for telling in counting if not telling.is_denial]
    voices = sorted({telling.voice for telling in asserted})
    number = min(len(voices), len({_source(telling) for telling in asserted}))
    said = tuple(f"told by {voice}" for voice in voices)
    denied = tuple(sorted({f"denied by {speaker_of(telling)}" for telling in denials}))
    if not asserted:
        return Verified(Verification.DENIED, 0, denied)
    disputes = tuple(_disagreements(figures))
    if denials or disputes:
        return Verified(Verification.DISPUTED, number, (*said, *denied, *disputes))
    official = tuple(sorted({f"{speaker_of(telling)} says so" for telling in asserted if is_told_by_official(telling)}))
    if official:
        return Verified(Verification.OFFICIAL, number, (*official, *said))
    return Verified(Verification.CORROBORATED if number > 1 else Verification.SINGLE, number, said)


def _denies_number(telling: Telling, figures: Sequence[Supported[Figure]]) -> bool:
    """Whether it denies no more than a number that nobody gives."""
    counts = [mention.count.value for mention in telling.claim.targets if mention.count is not None]
    return bool(counts and figures) and all(count.excludes(figure.value.count) for count in counts for figure in figures)


def _source(telling: Telling) -> str:
    """From whom the report has it: whom it names, all official bodies as one, else its own voice."""
    if is_told_by_official(telling):
        return "officials"
    return speaker_of(telling).casefold() if telling.claim.according_to else telling.voice


def _ids(tellings: Iterable[Telling]) -> tuple[str, ...]:
    return tuple(sorted({telling.claim.id for telling in tellings}))
