"""Same or different: two incidents, or two persons, side by side, for somebody to decide."""

from dataclasses import dataclass
from datetime import UTC, date
from urllib.parse import urlencode

from khronika.errors import LedgerError, RefusedError
from khronika.pipeline.kinds import Kind
from khronika.pipeline.kinds_of_things import Incidents, Parties
from khronika.pipeline.naming_things import Meant, meant, pair_judgement
from khronika.pipeline.showing import cases_of, incidents_in
from khronika.records.case import Case
from khronika.records.incident import Incident
from khronika.records.judgement import Verdict
from khronika.records.member import Sort
from khronika.resolve.weighed import Weighed
from khronika.review.answers import Answer, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.history import decision_of
from khronika.review.judging import JUDGES, keep, may_judge
from khronika.review.parameters import Parameter, Place, one_of, text_of, whole_number
from khronika.review.route import Route
from khronika.review.screens.judgements import BACK, REASON
from khronika.review.words_behind import Quote, words_behind
from khronika.store import Looking
from khronika.store.near_pairs import NearPair
from khronika.store.thing_rows import judgement_of_number

KINDS: dict[Sort, Kind] = {Sort.INCIDENT: Incidents(), Sort.PARTY: Parties()}
VERDICTS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
MOST_SKIPPED = 500
PAIRS_AT_ONCE = 50
"""Of so many pairs it is asked together whether somebody who does not see everything sees both sides."""

ID = text_of(60)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things: an incident, or a case, and the words about its member."""

    member: str
    quotes: list[Quote]
    incident: Incident | None = None
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What speaks for and against two members being one, and the things that they belong to at present."""

    weighed: Weighed
    things: tuple[str, str]

    @property
    def is_one(self) -> bool:
        """Whether they belong to one thing."""
        return self.things[0] == self.things[1]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things side by side, what speaks for and against their being one, and whether they are one at present."""

    left: Side
    right: Side
    weighed: Weighed
    is_one: bool
    is_asked: bool


def asked_about(asked: Asked) -> Answer:
    """The next pair that nobody has decided about, or the two that are asked for."""
    sort, skipped = Sort(asked.text("of") or Sort.INCIDENT.value), asked.number("skip") or 0
    left, right = asked.text("left"), asked.text("right")
    today = asked.now.astimezone(UTC).date()
    with asked.ledger.looking() as looking:
        kept = judgement_of_number(looking, asked.number("last") or 0)
        if left and right:
            (sort, members), is_more = both_meant(looking, left, right), False
            pair: Pair | None = pair_of(looking, sort, members, today, is_asked=False)
        else:
            found = waiting(looking, sort, skipped + 2)[skipped:]
            is_more = len(found) > 1
            pair = pair_of(looking, sort, (found[0].left, found[0].right), today, is_asked=True) if found else None
    return Page(
        "pairs.html",
        {
            "matter": sort.value,
            "pair": pair,
            "skipped": skipped,
            "next": _address(sort, skipped + 1) if is_more else None,
            "back": _address(sort, skipped),
            "last": decision_of(kept) if kept is not None and kept.holds else None,
            "may_judge": may_judge(asked),
        },
    )


def decided(asked: Asked) -> Answer:
    """Keeps what somebody decided about a pair, and goes on to the next."""
    verdict = Verdict(asked.text("verdict") or Verdict.UNSURE.value)
    with asked.ledger.looking() as looking:
        try:
            sides = (asked.text("left") or "", asked.text("right") or "")
            judgement = pair_judgement(looking, verdict, sides, asked.text("reason") or "")
        except LedgerError as error:
            raise RefusedError(404, "these are no longer two things of one sort in the ledger") from error
    number = keep(asked, judgement)
    back = asked.text("back") or "/pairs"
    return Redirect(f"{back}{'&' if '?' in back else '?'}{urlencode({'last': number})}")


def waiting(looking: Looking, sort: Sort, number: int) -> list[NearPair]:
    """The first pairs that wait, without those of which a side is not seen."""
    if looking.guard.is_open:
        return looking.near_pairs(sort, number)
    near = looking.near_pairs(sort, MOST_SKIPPED)
    found: list[NearPair] = []
    for start in range(0, len(near), max(number, PAIRS_AT_ONCE)):
        part = near[start : start + max(number, PAIRS_AT_ONCE)]
        sides = {side for pair in part for side in (pair.left, pair.right)}
        seen = _seen(looking, sides)
        found += [pair for pair in part if {pair.left, pair.right} <= seen]
        if len(found) >= number:
            break
    return found[:number]


def _address(sort: Sort, skipped: int) -> str:
    return f"/pairs?{urlencode({'of': sort.value} | ({'skip': skipped} if skipped else {}))}"


def both_meant(looking: Looking, left: str, right: str) -> tuple[Sort, tuple[str, str]]:
    """Two members that ids mean, and their sort; ``RefusedError`` where they are not two of one sort."""
    one, other = _meant(looking, left), _meant(looking, right)
    if one.sort is not other.sort or one.sort not in KINDS:
        raise RefusedError(422, "these two are not of one sort: choose two incidents, or two persons or bodies")
    if one.member == other.member:
        raise RefusedError(422, "these two are the same; choose two that differ")
    if not {one.member, other.member} <= _seen(looking, {one.member, other.member}):
        raise RefusedError(404, "the ledger has nothing under this id")
    return one.sort, (one.member, other.member)


def _seen(looking: Looking, members: set[str]) -> set[str]:
    """Those of the members of which something is seen."""
    return {one.member for one in looking.tellings(members)} & looking.bodies(members).keys()


def _meant(looking: Looking, id: str) -> Meant:
    try:
        return meant(looking, id)
    except LedgerError as error:
        raise RefusedError(404, "the ledger has nothing under this id") from error


def compared(looking: Looking, sort: Sort, members: tuple[str, str]) -> Compared:
    """What speaks for and against two members being one, and whether they are one at present."""
    bodies, things = looking.bodies(members), looking.things_of(members)
    weighed = KINDS[sort].weigh(bodies[members[0]], bodies[members[1]])
    return Compared(weighed, (things[members[0]], things[members[1]]))


def pair_of(looking: Looking, sort: Sort, members: tuple[str, str], today: date, *, is_asked: bool) -> Pair:
    """Two members side by side; ``is_asked`` where the rules ask about them."""
    found = compared(looking, sort, members)
    left, right = (_side(looking, sort, member, thing, today) for member, thing in zip(members, found.things, strict=True))
    return Pair(left, right, found.weighed, found.is_one, is_asked)


def _side(looking: Looking, sort: Sort, member: str, thing: str, today: date) -> Side:
    behind = words_behind(looking, [thing])
    if sort is Sort.INCIDENT:
        incident = incidents_in(looking, [thing])[thing]
        return Side(member, behind.quotes(incident.tellings), incident=incident)
    [case] = cases_of(looking, [thing], today)
    return Side(member, behind.quotes(behind.tellings), case=case)


ROUTES = (
    Route(
        "/pairs",
        asked_about,
        "same or different",
        parameters=(
            Parameter("of", Place.QUERY, one_of(tuple(sort.value for sort in KINDS)), "incidents, or persons and bodies"),
            Parameter("skip", Place.QUERY, whole_number(0, MOST_SKIPPED), "how many of the pairs that wait are left for later"),
            Parameter("left", Place.QUERY, ID, "the id of one thing"),
            Parameter("right", Place.QUERY, ID, "the id of the other thing"),
            Parameter("last", Place.QUERY, whole_number(), "the judgement made last, to be taken back"),
        ),
    ),
    Route(
        "/pairs",
        decided,
        "decide about a pair",
        role=JUDGES,
        method="POST",
        parameters=(
            Parameter("left", Place.FORM, ID, "the id of one thing", required=True),
            Parameter("right", Place.FORM, ID, "the id of the other thing", required=True),
            Parameter("verdict", Place.FORM, one_of(tuple(verdict.value for verdict in VERDICTS)), "what was decided", required=True),
            REASON,
            BACK,
        ),
    ),
)
