"""Claims and readings as JSON, and the schema of that JSON.

The JSON is flat where the records nest: a value stands alone under its field, and the words behind all values stand together
under ``evidence``, each with the path of the value it states (``targets[1].name``).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from khronika.errors import RecordError
from khronika.records.claim import Claim, Reader
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.count import Count
from khronika.records.duration import Duration
from khronika.records.evidence import Evidence
from khronika.records.evidence_by_path import EvidenceByPath
from khronika.records.mention import Kind, Mention
from khronika.records.penalty import Penalty
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Medium, MediumKind, Passage, Report
from khronika.records.stated import Stated
from khronika.records.when import Basis, When

T = TypeVar("T")

UNDETERMINED = "und"
"""What stands for a language that could not be told (ISO 639-2)."""


class EvidenceForm(Struct, frozen=True, forbid_unknown_fields=True, rename={"path": "field"}):
    """Characters of the text that state the value at the path ``field``: ``quote`` is ``text[start:end]``, in code points."""

    path: str
    start: int
    end: int
    quote: str


class MentionForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom or what the words mention."""

    name: str | None
    description: str | None
    kind: Kind
    count: Count | None


class ClaimForm(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that one report says happened, did not happen or will happen."""

    id: str
    type: ClaimType
    polarity: Polarity
    modality: Modality
    when: tuple[date, date] | None
    when_basis: Basis | None
    where: list[PlaceName]
    targets: list[MentionForm]
    actors: list[MentionForm]
    according_to: list[MentionForm]
    penalty: list[Penalty]
    held_for: Duration | None
    grounds: str | None
    items: list[str]
    degree: Degree | None
    stage: Stage | None
    words: str | None
    evidence: list[EvidenceForm]
    incident: str
    codebook: int
    reader: Reader
    confidence: float


class MediumForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A picture, video or sound that the report shows."""

    kind: MediumKind
    length_seconds: int | None
    caption: str | None
    address: str | None


class ReadingForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A report and what a reader made of it: ``claims``, ``not_read`` with the language nobody reads, or why it was ``left_out``."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    published: date | None
    language: str | None
    contributors: list[str]
    byline: list[str]
    text: str
    passages: list[Passage]
    media: list[MediumForm]
    evidence: list[EvidenceForm]
    capture: str
    claims: list[ClaimForm] | UnsetType = UNSET
    not_read: str | UnsetType = UNSET
    left_out: str | UnsetType = UNSET


def encode_claim(claim: Claim) -> bytes:
    """The claim as JSON; equal claims give equal bytes."""
    return msgspec.json.encode(_form_of(claim))


def decode_claim(data: bytes) -> Claim:
    """The claim that ``data`` holds, equal to the one that was encoded; ``RecordError`` where it holds none."""
    try:
        return _claim_of(msgspec.json.decode(data, type=ClaimForm))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise RecordError(f"not a claim: {error}") from error


def encode_reading(reading: Reading) -> bytes:
    """The report and its claims as one line of JSON, without the line's end."""
    report, claims = reading.report, reading.claims
    form = ReadingForm(
        id=report.id,
        url=report.url,
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        language=report.language,
        contributors=[contributor.value for contributor in report.contributors],
        byline=list(report.byline),
        text=report.text,
        passages=list(report.passages),
        media=[_medium_form(medium) for medium in report.media],
        evidence=_evidence_forms(_evidence_of(report)),
        capture=report.capture_sha256,
        claims=UNSET if claims is None else [_form_of(claim) for claim in claims],
        not_read=report.language or UNDETERMINED if claims is None and reading.left_out is None else UNSET,
        left_out=UNSET if reading.left_out is None else reading.left_out,
    )
    return msgspec.json.encode(form)


def claim_schema() -> dict[str, Any]:
    """The JSON Schema of one claim."""
    return msgspec.json.schema(ClaimForm)


def reading_schema() -> dict[str, Any]:
    """The JSON Schema of one line of readings."""
    return msgspec.json.schema(ReadingForm)


def _form_of(claim: Claim) -> ClaimForm:
    when = _value(claim.when)
    return ClaimForm(
        id=claim.id,
        type=claim.type,
        polarity=_value(claim.polarity) or Polarity.ASSERTED,
        modality=_value(claim.modality) or Modality.ACTUAL,
        when=None if when is None else (when.earliest, when.latest),
        when_basis=None if when is None else when.basis,
        where=[place.value for place in claim.where],
        targets=_mention_forms(claim.targets),
        actors=_mention_forms(claim.actors),
        according_to=_mention_forms(claim.according_to),
        penalty=[penalty.value for penalty in claim.penalty],
        held_for=_value(claim.held_for),
        grounds=_value(claim.grounds),
        items=[item.value for item in claim.items],
        degree=claim.degree,
        stage=claim.stage,
        words=_value(claim.words),
        evidence=_evidence_forms(claim.evidence()),
        incident=claim.incident,
        codebook=claim.codebook,
        reader=claim.reader,
        confidence=claim.confidence,
    )


def _value(stated: Stated[T] | None) -> T | None:
    return None if stated is None else stated.value


def _mention_forms(mentions: Iterable[Mention]) -> list[MentionForm]:
    return [MentionForm(_value(m.name), _value(m.description), m.kind, _value(m.count)) for m in mentions]


def _medium_form(medium: Medium) -> MediumForm:
    caption = None if medium.caption is None else medium.caption.quote
    return MediumForm(medium.kind, medium.length_seconds, caption, medium.address)


def _evidence_forms(evidence: Iterable[tuple[str, Evidence]]) -> list[EvidenceForm]:
    return [EvidenceForm(path, words.start, words.end, words.quote) for path, words in evidence]


def _evidence_of(report: Report) -> Iterator[tuple[str, Evidence]]:
    for number, contributor in enumerate(report.contributors):
        for evidence in contributor.evidence:
            yield f"contributors[{number}]", evidence
    for number, medium in enumerate(report.media):
        if medium.caption is not None:
            yield f"media[{number}].caption", medium.caption


def _claim_of(form: ClaimForm) -> Claim:
    words = EvidenceByPath((entry.path, Evidence(entry.start, entry.end, entry.quote)) for entry in form.evidence)
    claim = Claim(
        id=form.id,
        type=form.type,
        trigger=words.trigger(),
        reader=form.reader,
        confidence=form.confidence,
        incident=form.incident,
        polarity=words.state_unless_default("polarity", form.polarity, Polarity.ASSERTED),
        modality=words.state_unless_default("modality", form.modality, Modality.ACTUAL),
        when=words.state("when", _when_of(form)),
        where=words.state_each("where", form.where),
        targets=_mentions_of(words, "targets", form.targets),
        actors=_mentions_of(words, "actors", form.actors),
        according_to=_mentions_of(words, "according_to", form.according_to),
        penalty=words.state_each("penalty", form.penalty),
        held_for=words.state("held_for", form.held_for),
        grounds=words.state("grounds", form.grounds),
        items=words.state_each("items", form.items),
        degree=form.degree,
        stage=form.stage,
        words=words.state("words", form.words),
        codebook=form.codebook,
    )
    words.end()
    return claim


def _mentions_of(words: EvidenceByPath, path: str, forms: Iterable[MentionForm]) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            form.kind,
            name=words.state(f"{path}[{number}].name", form.name),
            description=words.state(f"{path}[{number}].description", form.description),
            count=words.state(f"{path}[{number}].count", form.count),
        )
        for number, form in enumerate(forms)
    )


def _when_of(form: ClaimForm) -> When | None:
    if (form.when is None) != (form.when_basis is None):
        raise RecordError("a time and its basis stand together or not at all")
    return None if form.when is None or form.when_basis is None else When(*form.when, form.when_basis)
