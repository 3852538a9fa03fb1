"""A row of a spreadsheet as a report, and what it says as a claim."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from khronika.errors import InputError
from khronika.export.spreadsheets.grid import Cells
from khronika.export.spreadsheets.mapping import FACT, ColumnMapping, Field
from khronika.export.spreadsheets.values import count_of, country_of, when_of
from khronika.records.capture import Capture
from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.records.when import When

READER = "spreadsheet"
TRIGGERS = (Field.TYPE, Field.TITLE, Field.DESCRIPTION, Field.TARGET, Field.DAY, Field.PLACE)
"""The cell that carries the claim: the first of these that the row has."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the text that its cells make, and where each cell stands in it."""

    cells: Cells
    mapping: ColumnMapping
    name: str
    text: str
    places: dict[str, int]

    @classmethod
    def of(cls, cells: Cells, mapping: ColumnMapping, file: str) -> "Row":
        """The row; its text is its cells, a blank line between them."""
        places, start = {}, 0
        for heading, words in cells.values.items():
            places[heading] = start
            start += len(words) + 2
        return cls(cells, mapping, f"{file}, row {cells.number}", "\n\n".join(cells.values.values()), places)

    def words(self, field: Field) -> str | None:
        """The cell of a field; ``None`` where the row has none."""
        return self.cells.values.get(self.mapping.columns.get(field, ""))

    def evidence(self, field: Field) -> Evidence:
        """The words of a field's cell, where they stand."""
        heading = self.mapping.columns[field]
        return Evidence(self.places[heading], self.places[heading] + len(self.cells.values[heading]), self.cells.values[heading])

    def parts(self, field: Field) -> Iterator[Stated[str]]:
        """The words of a field's cell as values that state themselves, one for each of several."""
        words = self.words(field)
        if words is None:
            return
        begin, at = self.evidence(field).start, 0
        for part in words.split(self.mapping.split) if self.mapping.split else [words]:
            start = begin + at + len(part) - len(part.lstrip())
            if part.strip():
                yield Stated(part.strip(), (Evidence.of(self.text, start, start + len(part.strip())),))
            at += len(part) + len(self.mapping.split)

    def wrong(self, field: Field, problem: str, remedy: str) -> InputError:
        """The complaint about one cell."""
        return InputError(self.name, f"{self.mapping.columns[field]}: {self.words(field)!r} {problem}", remedy)


def read_row(row: Row, address: str, at: datetime) -> tuple[Capture, Reading]:
    """The row as a capture and a reading with one claim; ``InputError`` where a cell cannot be what the mapping says it is."""
    if row.cells.extra:
        raise InputError(row.name, f"it has cells beyond the heading: {', '.join(row.cells.extra)}", "mend the row, or name the columns")
    own = row.words(Field.ID)
    place = f"row={row.cells.number}" if own is None else quote(own, safe="")
    capture = Capture(
        row.cells.data, "text/csv; charset=utf-8; header=present", f"{address}#{place}", at, f"row of a spreadsheet ({address})"
    )
    claim = _claim_of(row)
    return capture, Reading(_report_of(row, capture), claim.reader, (claim,))


def _report_of(row: Row, capture: Capture) -> Report:
    passages = (
        Passage(PassageKind.BODY, start, start + len(words))
        for start, words in zip(row.places.values(), row.cells.values.values(), strict=True)
    )
    return Report(
        id=row.words(Field.ID) or f"row-{row.cells.number}",
        text=row.text,
        passages=tuple(passages),
        capture_sha256=capture.sha256,
        address=capture.address,
        title=row.words(Field.TITLE),
        publisher=row.words(Field.PUBLISHER) or row.mapping.publisher,
        published=_published(row),
        url=row.words(Field.URL),
        language=row.mapping.language,
    )


def _published(row: Row) -> date | None:
    found = _days(row, Field.PUBLISHED)
    if found is None:
        return None
    if found.earliest != found.latest:
        raise row.wrong(Field.PUBLISHED, "is no one day", "give a day such as 2024-03-05")
    return found.earliest


def _claim_of(row: Row) -> Claim:
    type = _type(row)
    field = next((field for field in TRIGGERS if row.words(field) is not None), None)
    heading = next(iter(row.places))
    trigger = row.evidence(field) if field is not None else Evidence.of(row.text, 0, len(row.cells.values[heading]))
    polarity, modality = _mark(row)
    return Claim(
        id=claim_id(hashlib.sha256(row.text.encode()).hexdigest(), trigger, type),
        type=type,
        trigger=trigger,
        reader=Reader(READER, str(row.mapping.version)),
        confidence=1.0,
        incident="1",
        polarity=polarity,
        modality=modality,
        when=_when(row),
        where=_where(row),
        targets=tuple(_targets(row)),
        actors=tuple(Mention(Kind.GROUP, name=name) for name in row.parts(Field.ACTOR)),
        according_to=tuple(Mention(Kind.GROUP, name=name) for name in row.parts(Field.ACCORDING_TO)),
        grounds=_stated(row, Field.GROUNDS),
        items=tuple(row.parts(Field.ITEMS)),
        degree=Degree.FULL if type in (ClaimType.BLOCK, ClaimType.SHUTDOWN) else None,
        stage=Stage.OTHER if type is ClaimType.POLICY else None,
    )


def _type(row: Row) -> ClaimType:
    words = row.words(Field.TYPE)
    if words is None:
        if row.mapping.type is None:
            raise InputError(
                row.name, f"the cell under {row.mapping.columns[Field.TYPE]!r} is empty", "say what happened, or give one type"
            )
        return row.mapping.type
    found = row.mapping.types.get(words) or next((type for type in ClaimType if type.value == words.casefold()), None)
    if found is None:
        raise row.wrong(Field.TYPE, "stands for no type", "add it under [types] in the mapping")
    return found


def _mark(row: Row) -> tuple[Stated[Polarity] | None, Stated[Modality] | None]:
    words = row.words(Field.MARK)
    if words is None:
        return None, None
    mark = row.mapping.marks.get(words)
    if mark is None:
        raise row.wrong(Field.MARK, "says nothing that is known of how sure it is", "add it under [marks] in the mapping")
    evidence = (row.evidence(Field.MARK),)
    if mark == Polarity.DENIED:
        return Stated(Polarity.DENIED, evidence), None
    return None, None if mark == FACT else Stated(Modality(mark), evidence)


def _when(row: Row) -> Stated[When] | None:
    first, last = _days(row, Field.DAY), _days(row, Field.LAST_DAY)
    if first is None:
        if last is not None:
            raise row.wrong(Field.LAST_DAY, "is a last day without a first", "tell the first day as well")
        return None
    if last is None:
        return Stated(first, (row.evidence(Field.DAY),))
    if last.latest < first.earliest:
        raise row.wrong(Field.LAST_DAY, "is before the first day", "mend the days")
    return Stated(When(first.earliest, last.latest), (row.evidence(Field.DAY), row.evidence(Field.LAST_DAY)))


def _days(row: Row, field: Field) -> When | None:
    words = row.words(field)
    if words is None:
        return None
    found = when_of(words, row.mapping.day_order)
    if found is None:
        raise row.wrong(field, f"is no day ({row.mapping.day_order})", "give a day such as 2024-03-05, or leave it empty")
    return found


def _where(row: Row) -> tuple[Stated[PlaceName], ...]:
    country = _country(row)
    words = row.words(Field.COUNTRY)
    also = () if words is None else (row.evidence(Field.COUNTRY),)
    places = tuple(Stated(PlaceName(place.value, country), (*place.evidence, *also)) for place in row.parts(Field.PLACE))
    return places if places or words is None else (Stated(PlaceName(words, country), (row.evidence(Field.COUNTRY),)),)


def _country(row: Row) -> str | None:
    words = row.words(Field.COUNTRY)
    if words is None:
        return row.mapping.country
    found = row.mapping.countries.get(words) or country_of(words)
    if found is None:
        raise row.wrong(Field.COUNTRY, "is no country that is known", "add it with its two letters under [countries] in the mapping")
    return found


def _targets(row: Row) -> Iterator[Mention]:
    for name in row.parts(Field.TARGET):
        yield Mention(row.mapping.target_kind, name=name)
    description, count = _stated(row, Field.DESCRIPTION), _count(row)
    if description is not None or count is not None:
        yield Mention(Kind.GROUP, description=description, count=count)


def _count(row: Row) -> Stated[Count] | None:
    words = row.words(Field.COUNT)
    if words is None:
        return None
    found = count_of(words)
    if found is None:
        raise row.wrong(Field.COUNT, "is no number", "give a number such as 12, 10-15 or 12+, or leave it empty")
    return Stated(found, (row.evidence(Field.COUNT),))


def _stated(row: Row, field: Field) -> Stated[str] | None:
    words = row.words(field)
    return None if words is None else Stated(words, (row.evidence(field),))
