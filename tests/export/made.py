"""A ledger with facts, denials, doubts, plans, ranges and gaps, in our own sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from khronika.export.edition import Edition
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.pipeline.editions import whole_edition
from khronika.records.capture import Capture
from khronika.records.claim import Claim, claim_id
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.records.when import When
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer
from tests.store.made import NOON, RULES

JOINER = Joiner(KINDS, Placer.over(gazetteer()))
TODAY = date(2024, 4, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of the story, by the words that carry its parts."""

    type: ClaimType
    trigger: str
    day: str | None = None
    place: str | None = None
    name: str | None = None
    description: str | None = None
    count: tuple[str, Count] | None = None
    actor: str | None = None
    denied: str | None = None
    mode: tuple[str, Modality] | None = None


STORY = (
    "Week of the press\n\n"
    "Soldiers detained Farai Dube, a reporter, in Gweru on 4 March. "
    "The ministry says nobody beat Chipo Ndlovu in Harare on 5 March. "
    "Guards reportedly killed at least 12 miners in Kadoma on 6 March. "
    "Nurses will march in Bulawayo on 30 March. "
    "Police raided the Gweru Herald. "
    "Between 10 and 15 teachers were held in Mutare on 7 March."
)
DAYS = {f"{day} March": date(2024, 3, day) for day in (4, 5, 6, 7, 30)}
TOLD = (
    Told(ClaimType.DETENTION, "detained", "4 March", "Gweru", "Farai Dube", "a reporter", actor="Soldiers"),
    Told(ClaimType.ASSAULT, "beat", "5 March", "Harare", "Chipo Ndlovu", denied="nobody"),
    Told(
        ClaimType.DEATH,
        *("killed", "6 March", "Kadoma"),
        count=("at least 12", Count(12, None)),
        actor="Guards",
        mode=("reportedly", Modality.ALLEGED),
    ),
    Told(ClaimType.PROTEST_CALL, "march", "30 March", "Bulawayo", description="Nurses", mode=("will", Modality.PLANNED)),
    Told(ClaimType.RAID, "raided", name="Gweru Herald", actor="Police"),
    Told(ClaimType.DETENTION, "held", "7 March", "Mutare", description="teachers", count=("Between 10 and 15", Count(10, 15))),
)


def story() -> tuple[Capture, Reading]:
    """The report and its claims."""
    capture = Capture(STORY.encode(), "text/plain", "https://news.example/week", NOON, "http 200")
    end = STORY.index("\n\n")
    report = Report(
        id="week",
        text=STORY,
        passages=(Passage(PassageKind.TITLE, 0, end), Passage(PassageKind.BODY, end + 2, len(STORY))),
        capture_sha256=capture.sha256,
        address=capture.address,
        title="Week of the press",
        publisher="=Example & Daughters",
        published=date(2024, 3, 8),
        url=capture.address,
        language="en",
    )
    return capture, Reading(report, RULES, tuple(_claim(one, str(number)) for number, one in enumerate(TOLD)))


@contextmanager
def made_edition(path: Path) -> Iterator[Edition]:
    """The whole ledger as it leaves."""
    with Ledger.open(str(path), lambda: NOON, "Nadia") as ledger:
        ledger.add([story()])
        assert join_waiting(ledger, JOINER).faults == {}
        with ledger.looking() as looking:
            yield whole_edition(looking, TODAY)


def _claim(told: Told, label: str) -> Claim:
    trigger = _words(told.trigger)
    report_sha256 = Report("", STORY, (), "", "").text_sha256
    return Claim(
        id=claim_id(report_sha256, trigger, told.type),
        type=told.type,
        trigger=trigger,
        reader=RULES,
        confidence=0.75,
        incident=label,
        polarity=None if told.denied is None else Stated(Polarity.DENIED, (_words(told.denied),)),
        modality=None if told.mode is None else Stated(told.mode[1], (_words(told.mode[0]),)),
        when=None if told.day is None else Stated(When(DAYS[told.day], DAYS[told.day]), (_words(f"on {told.day}"),)),
        where=() if told.place is None else (Stated(PlaceName(told.place, "ZW"), (_words(told.place),)),),
        targets=tuple(_targets(told)),
        actors=() if told.actor is None else (Mention(Kind.GROUP, name=_stated(told.actor)),),
    )


def _targets(told: Told) -> Iterator[Mention]:
    kind = Kind.OUTLET if told.type is ClaimType.RAID else Kind.GROUP if told.name is None else Kind.PERSON
    if told.name or told.description or told.count:
        yield Mention(
            kind,
            name=None if told.name is None else _stated(told.name),
            description=None if told.description is None else _stated(told.description),
            count=None if told.count is None else Stated(told.count[1], (_words(told.count[0]),)),
        )


def _words(words: str) -> Evidence:
    return Evidence.of(STORY, STORY.index(words), STORY.index(words) + len(words))


def _stated(words: str) -> Stated[str]:
    return Stated(words, (_words(words),))
