"""Reports of made incidents with their claims, as a reader would give them: single reports, near-copies of them, bulletins, corrections."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from benchmarks.made_incidents import SEED, WORDS, Happening, happenings, person

from khronika.records.capture import Capture
from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType, Degree
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.records.when import When

READER = Reader("made", "1")
SINGLES = (0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3)
"""How many single reports an incident may have; those without are told in a bulletin alone."""

IN_BULLETIN, COPIED, CORRECTED = 0.6, 0.15, 0.004
INCIDENTS_IN_BULLETIN = 6
DAYS_OF_BULLETIN = 10
SENTENCES = {ClaimType(type): sentences.split("|") for type, sentences in WORDS["sentences"].items()}
ASIDES = [words.split("|") for words in WORDS["asides"].values()]
PUBLISHERS = WORDS["publishers"]["kinds"].split("|")
_PIECE = re.compile(r"\[(?P<trigger>\w+)\]|\{(?P<slot>\w+)\}")

Item = tuple[Capture, Reading]


@dataclass(slots=True)
class Draft:
    """A report in the making: its paragraphs, and the claims that they hold as happenings with the spans of their words."""

    publisher: str
    published: date
    paragraphs: list[str] = field(default_factory=list)
    told: list[tuple[Happening, dict[str, tuple[int, int]]]] = field(default_factory=list)

    def write(self, paragraph: str) -> None:
        """Adds a paragraph without claims."""
        self.paragraphs.append(paragraph)

    def tell(self, happening: Happening, chance: Random) -> None:
        """Adds a sentence that tells of the happening."""
        start, text, spans = len("\n\n".join([*self.paragraphs, ""])), "", {}
        sentence, last = chance.choice(SENTENCES[happening.type]), 0
        filled = {"who": happening.who, "town": happening.town, "day": f"{happening.day:%B} {happening.day.day}, {happening.day.year}"}
        for piece in _PIECE.finditer(sentence):
            text += sentence[last : piece.start()]
            words = piece["trigger"] or filled[piece["slot"]]
            spans[piece["slot"] or "trigger"] = (start + len(text), start + len(text) + len(words))
            text, last = text + words, piece.end()
        self.paragraphs.append(text + sentence[last:])
        self.told.append((happening, spans))

    def item(self, number: int) -> Item:
        """What the ledger takes."""
        text, address = "\n\n".join(self.paragraphs), f"https://{re.sub('[^a-z]', '', self.publisher.lower())}.example/{number}"
        at = datetime(self.published.year, self.published.month, self.published.day, 18, tzinfo=UTC)
        capture = Capture(text.encode(), "text/plain", address, at, "made")
        passages, start = [], 0
        for paragraph in self.paragraphs:
            passages.append(Passage(PassageKind.BODY if start else PassageKind.TITLE, start, start + len(paragraph)))
            start += len(paragraph) + 2
        report = Report(
            id=str(number),
            text=text,
            passages=tuple(passages),
            capture_sha256=capture.sha256,
            address=address,
            title=self.paragraphs[0],
            publisher=self.publisher,
            published=self.published,
            url=address,
            language="en",
        )
        claims = tuple(_claim(report, str(place), *told) for place, told in enumerate(self.told))
        return capture, Reading(report, READER, claims)


def made_reports(seed: int = SEED) -> Iterator[list[Item]]:
    """The reports that come with each incident, without end."""
    chance, waiting, number = Random(seed + 1), dict[str, list[Happening]](), 0
    for happening in happenings(seed):
        drafts = list(_singles(happening, chance))
        if not drafts or chance.random() < IN_BULLETIN:
            waiting.setdefault(happening.country, []).append(happening)
        drafts += _bulletins(waiting, happening.day, chance)
        items = [draft.item(number + place) for place, draft in enumerate(drafts)]
        number += len(items)
        yield items


def _singles(happening: Happening, chance: Random) -> Iterator[Draft]:
    for publisher in chance.sample(PUBLISHERS, chance.choice(SINGLES)):
        draft = single(happening, publisher, chance)
        yield draft
        if chance.random() < COPIED:
            yield _copy(draft, f"{happening.country} Mirror")
        if chance.random() < CORRECTED:
            yield _correction(draft, happening, chance)


def single(happening: Happening, publisher: str, chance: Random) -> Draft:
    """A report of one incident."""
    draft = Draft(f"{happening.country} {publisher}", happening.day + timedelta(days=chance.randrange(3)))
    draft.write(f"{happening.type.value.capitalize()} in {happening.town}: {happening.who}")
    draft.tell(happening, chance)
    draft.write(" ".join(_aside(chance) for _ in range(5)))
    return draft


def _copy(draft: Draft, publisher: str) -> Draft:
    copy = Draft(publisher, draft.published + timedelta(days=1), list(draft.paragraphs), list(draft.told))
    copy.write(f"This text first stood in the {draft.publisher}.")
    return copy


def _correction(draft: Draft, happening: Happening, chance: Random) -> Draft:
    notice = Draft(draft.publisher, draft.published + timedelta(days=2))
    notice.write(f"Correction: “{draft.paragraphs[0]}”")
    notice.tell(happening, chance)
    return notice


def _bulletins(waiting: dict[str, list[Happening]], today: date, chance: Random) -> list[Draft]:
    """Bulletins of the countries in which enough has come together, or in which the first has waited long."""
    full = [
        country for country, held in waiting.items() if len(held) >= INCIDENTS_IN_BULLETIN or (today - held[0].day).days >= DAYS_OF_BULLETIN
    ]
    return [_bulletin(country, waiting.pop(country), chance) for country in full]


def _bulletin(country: str, held: Iterable[Happening], chance: Random) -> Draft:
    listed = sorted(held, key=lambda happening: happening.day)
    draft = Draft(f"{country} Monitor", listed[-1].day + timedelta(days=1))
    draft.write(f"What happened until {listed[-1].day:%d %B %Y}")
    for happening in listed:
        draft.tell(happening, chance)
    draft.write(_aside(chance))
    return draft


def _aside(chance: Random) -> str:
    who, does, where = (chance.choice(words) for words in ASIDES)
    return f"{who} {person(chance)} {does} {person(chance)} {where}."


def _claim(report: Report, label: str, happening: Happening, spans: dict[str, tuple[int, int]]) -> Claim:
    words = {slot: Evidence.of(report.text, start, end) for slot, (start, end) in spans.items()}
    who = (words["who"],)
    named = Mention(happening.kind, name=Stated(happening.who, who)) if happening.kind is not Kind.GROUP else None
    counted = Mention(Kind.GROUP, count=Stated(Count(int(happening.who), int(happening.who)), who)) if named is None else named
    return Claim(
        id=claim_id(report.text_sha256, words["trigger"], happening.type),
        type=happening.type,
        trigger=words["trigger"],
        reader=READER,
        confidence=0.9,
        incident=label,
        when=Stated(When(happening.day, happening.day), (words["day"],)),
        where=(Stated(PlaceName(happening.town, happening.country), (words["town"],)),),
        targets=(counted,),
        degree=Degree.FULL if happening.type is ClaimType.BLOCK else None,
    )
