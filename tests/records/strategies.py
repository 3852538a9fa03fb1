"""Hypothesis strategies for records: claims over a real text, with evidence that stands in it.

``readings()`` gives whole readings, ``reports()`` reports, ``claims_in(text)`` claims; each smaller record has its own.
"""

import hashlib
from typing import TypeVar

from hypothesis import strategies as st

from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.count import Count
from khronika.records.duration import Duration, TimeUnit
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.penalty import OTHER_UNITS, TIME_UNITS, Penalty, PenaltyKind
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Medium, MediumKind, Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.records.when import Basis, When

T = TypeVar("T")

PARAGRAPHS = (
    "Harare police held at least 12 nurses on Friday, the union said.",
    "The site of Radio Bălți was unreachable from 3 March to 5 March.",
    "Судья назначил Ольге Ткач 15 суток ареста.",
    "صادر رجال الأمن ثلاث كاميرات",
    "Nguyễn Thị Hoa's lawyer, “kept out” of the court, left Huế. 🕊️",
    "E\u0301lection night in Ouagadougou: 40 hurt, 2 dead\u2026",
    "A",
)
LARGEST = 10**15

readers = st.builds(Reader, name=st.sampled_from(["rules-en", "hand"]), version=st.sampled_from(["1", "2.0.1"]))
numbers = st.integers(0, LARGEST)
ranges = st.one_of(
    st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair))),
    st.tuples(numbers, st.none()),
    st.tuples(st.none(), numbers),
)
counts = ranges.map(lambda ends: Count(*ends))
whens = st.builds(lambda days, basis: When(min(days), max(days), basis), st.tuples(st.dates(), st.dates()), st.sampled_from(Basis))
durations = st.builds(lambda ends, unit: Duration(unit, *ends), ranges, st.sampled_from(TimeUnit))
units = st.sampled_from([*TIME_UNITS, *OTHER_UNITS, "KZT", "EUR", None])
penalties = st.builds(lambda kind, ends, unit: Penalty(kind, ends[0], ends[1], unit), st.sampled_from(PenaltyKind), ranges, units)
texts = st.one_of(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True).map("\n\n".join),
    st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=30),
)


def evidence_in(text: str) -> st.SearchStrategy[Evidence]:
    """Stretches of ``text``."""
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True)
    return ends.map(lambda pair: Evidence.of(text, min(pair), max(pair)))


def stated_in(text: str, values: st.SearchStrategy[T]) -> st.SearchStrategy[Stated[T]]:
    """``values`` with one to three stretches of ``text`` behind them."""
    evidence = st.lists(evidence_in(text), min_size=1, max_size=3)
    return st.builds(lambda value, stretches: Stated(value, tuple(stretches)), values, evidence)


def words_in(text: str) -> st.SearchStrategy[Stated[str]]:
    """Stretches of ``text`` as values that state themselves, blank ones left out."""
    return evidence_in(text).filter(lambda words: bool(words.quote.strip())).map(lambda words: Stated(words.quote, (words,)))


def places_in(text: str) -> st.SearchStrategy[Stated[PlaceName]]:
    """Stretches of ``text`` as places."""
    countries = st.sampled_from(["ZW", "MD", "VN", None])
    return st.builds(lambda words, country: Stated(PlaceName(words.value, country), words.evidence), words_in(text), countries)


def mentions_in(text: str) -> st.SearchStrategy[Mention]:
    """Parties with a name, a description, a count or several of these."""
    part = words_in(text)
    count = stated_in(text, counts)
    kinds = st.sampled_from(Kind)
    return st.one_of(
        st.builds(Mention, kinds, name=part, description=st.none() | part, count=st.none() | count),
        st.builds(Mention, kinds, name=st.none(), description=part, count=st.none() | count),
        st.builds(Mention, kinds, name=st.none(), description=st.none(), count=count),
    )


def _few(values: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, max_size=2).map(tuple)


@st.composite
def claims_in(draw: st.DrawFn, text: str, reader: Reader | None = None) -> Claim:
    """Claims of every type whose words stand in ``text``."""
    type = draw(st.sampled_from(ClaimType))
    trigger = draw(evidence_in(text))
    number = draw(st.integers(0, 3))
    return Claim(
        id=claim_id(hashlib.sha256(text.encode()).hexdigest(), trigger, type, number),
        type=type,
        trigger=trigger,
        reader=draw(readers) if reader is None else reader,
        confidence=draw(st.floats(0, 1)),
        incident=draw(st.sampled_from(["1", "2", "arrests"])),
        polarity=draw(st.none() | stated_in(text, st.just(Polarity.DENIED))),
        modality=draw(st.none() | stated_in(text, st.sampled_from([m for m in Modality if m is not Modality.ACTUAL]))),
        when=draw(st.none() | stated_in(text, whens)),
        where=draw(_few(places_in(text))),
        targets=draw(_few(mentions_in(text))),
        actors=draw(_few(mentions_in(text))),
        according_to=draw(_few(mentions_in(text))),
        penalty=draw(_few(stated_in(text, penalties))) if type is ClaimType.SENTENCE else (),
        held_for=draw(st.none() | stated_in(text, durations)),
        grounds=draw(st.none() | words_in(text)),
        items=draw(_few(words_in(text))),
        degree=draw(st.sampled_from(Degree)) if type in (ClaimType.BLOCK, ClaimType.SHUTDOWN) else None,
        stage=draw(st.sampled_from(Stage)) if type is ClaimType.POLICY else None,
        words=draw(st.none() | words_in(text)) if type is ClaimType.STATEMENT else None,
    )


def media_in(text: str) -> st.SearchStrategy[Medium]:
    """Media with and without a length and a caption."""
    return st.builds(
        Medium,
        st.sampled_from(MediumKind),
        length_seconds=st.none() | st.integers(0, 10_000),
        caption=st.none() | evidence_in(text),
        address=st.sampled_from([None, "https://news.example/clip.mp4"]),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports in several scripts, a passage a paragraph, the first of them the title."""
    text = draw(texts)
    passages, start = [], 0
    for paragraph in text.split("\n\n"):
        passages.append(Passage(PassageKind.BODY if start else PassageKind.TITLE, start, start + len(paragraph)))
        start += len(paragraph) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id=draw(st.sampled_from(["", "a-"])) + digest[:12],
        text=text,
        passages=tuple(passages),
        capture_sha256=digest,
        address=f"file:///reports/{digest[:12]}.txt",
        title=draw(st.sampled_from([None, text.split("\n\n")[0]])),
        byline=draw(_few(st.sampled_from(["Tendai Moyo", "Ольга Ткач"]))),
        contributors=draw(_few(words_in(text))),
        publisher=draw(st.sampled_from([None, "Harare Daily"])),
        published=draw(st.none() | st.dates()),
        url=draw(st.sampled_from([None, "https://news.example/1"])),
        language=draw(st.sampled_from(["en", "ru", "vi", None])),
        media=draw(_few(media_in(text))),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Reports with up to three claims, or not read at all."""
    report = draw(reports())
    if draw(st.integers(0, 3)) == 0:
        return Reading(report)
    reader = draw(readers)
    claims = st.lists(claims_in(report.text, reader), max_size=3, unique_by=lambda claim: claim.id)
    return Reading(report, reader, tuple(draw(claims)))
