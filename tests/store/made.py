"""Captures and readings made for tests: reports of our own, in the manner of several countries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from khronika.records.capture import Capture
from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Medium, MediumKind, Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.records.when import When

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
RULES = Reader("rules", "1.9")

TITLE = "Nurses held in Bulawayo"
BODY = "Police in Bulawayo detained Thandiwe Moyo on March 4, said Rudo Ncube of the nurses' union. Moyo was released on March 6."
CREDIT = "With reporting by Tendai Sibanda"
TEXT = f"{TITLE}\n\n{BODY}\n\n{CREDIT}"


@dataclass(frozen=True, slots=True)
class Page:
    """What a test says of a page: its text, where it was, when it was read and by whom."""

    text: str = TEXT
    address: str = "https://news.example/nurses"
    at: datetime = NOON
    reader: Reader | None = RULES
    markup: str = "<p>"
    published: date | None = date(2024, 3, 6)
    media_type: str = "text/html"

    @property
    def capture(self) -> Capture:
        return Capture((self.markup + self.text).encode(), self.media_type, self.address, self.at, "http 200")

    @property
    def report(self) -> Report:
        paragraphs = self.text.split("\n\n")
        passages, start = [], 0
        for paragraph in paragraphs:
            passages.append(Passage(PassageKind.BODY if start else PassageKind.TITLE, start, start + len(paragraph)))
            start += len(paragraph) + 2
        return Report(
            id=self.address.rsplit("/", 1)[-1],
            text=self.text,
            passages=tuple(passages),
            capture_sha256=self.capture.sha256,
            address=self.address,
            title=paragraphs[0],
            byline=("Farai Dube",),
            contributors=tuple(stated(self.text, "Tendai Sibanda")),
            publisher="The Example",
            published=self.published,
            url=self.address,
            language="en",
            media=(Medium(MediumKind.VIDEO, 61, Evidence.of(self.text, 0, len(paragraphs[0])), "https://news.example/clip.mp4"),),
        )

    @property
    def claims(self) -> tuple[Claim, ...] | None:
        if self.reader is None:
            return None
        return tuple(claim_at(self, word, type) for word, type in TRIGGERS if word in self.text)

    @property
    def item(self) -> tuple[Capture, Reading]:
        """What the ledger takes."""
        return self.capture, Reading(self.report, self.reader, self.claims)


TRIGGERS = (("detained", ClaimType.DETENTION), ("released", ClaimType.RELEASE), ("sentenced", ClaimType.SENTENCE))
DAYS = {"March 4": date(2024, 3, 4), "March 6": date(2024, 3, 6)}
PLACES = {"Bulawayo": "ZW", "Huế": "VN", "Republic Square in Almaty": "KZ", "Минск": "BY"}
PEOPLE = ("Thandiwe Moyo", "Ольга Ткач", "Nguyễn Thị Hoa")


def claim_at(page: Page, word: str, type: ClaimType) -> Claim:
    """A claim whose trigger is ``word``, with the day, places and people that its sentence has."""
    assert page.reader is not None
    start = page.text.index(word)
    trigger = Evidence.of(page.text, start, start + len(word))
    begin = page.text.rfind(". ", 0, start) + 1
    sentence = page.text[begin : page.text.index(".", start)]
    return Claim(
        id=claim_id(page.report.text_sha256, trigger, type),
        type=type,
        trigger=trigger,
        reader=page.reader,
        confidence=0.5,
        incident="1",
        when=next(
            (Stated(When(day, day), words.evidence) for name, day in DAYS.items() for words in stated(page.text, name, sentence)), None
        ),
        where=tuple(
            Stated(PlaceName(name, code), words.evidence) for name, code in PLACES.items() for words in stated(page.text, name, sentence)
        ),
        targets=tuple(Mention(Kind.PERSON, name=words) for name in PEOPLE for words in stated(page.text, name, sentence)),
        actors=tuple(Mention(Kind.GROUP, name=words) for words in stated(page.text, "Police", sentence)),
    )


def stated(text: str, words: str, within: str | None = None) -> Iterable[Stated[str]]:
    """The words as a value that states itself, once, where the text has them (and ``within`` has them, where it is given)."""
    if words not in (text if within is None else within):
        return
    start = text.index(words, 0 if within is None else text.index(within))
    yield Stated(words, (Evidence.of(text, start, start + len(words)),))


def many_pages(first: int, number: int) -> Iterable[Page]:
    """Pages that differ, from the one numbered ``first`` on."""
    for page in range(first, first + number):
        yield Page(text=f"Report {page}\n\n{BODY}\n\n{CREDIT}", address=f"https://news.example/{page}")
