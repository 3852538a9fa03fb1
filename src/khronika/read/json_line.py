"""One line of JSON that holds a report."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from khronika.errors import InputError
from khronika.read.composing import is_furniture, kind_of
from khronika.read.credit_lines import byline_names
from khronika.read.draft import Draft, Piece
from khronika.read.furniture import without_about_boxes
from khronika.read.plain import draft_of_text
from khronika.read.row import Row
from khronika.records.report import PassageKind

FIELDS = "id, title, published, url, publisher, language, and text or paragraphs"


@dataclass(frozen=True, slots=True)
class Line:
    """The fields of one line, and the name under which the person knows it."""

    fields: Mapping[str, object]
    name: str

    def text(self, field: str) -> str | None:
        """The field's words, ``None`` where it is absent, null or blank. Characters that no text can hold are replaced one for one."""
        value = self.fields.get(field)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(field, value, "give it as a string")
        return cleaned(value) if value.strip() else None

    def wrong(self, field: str, value: object, remedy: str) -> InputError:
        """The complaint about one field."""
        return InputError(self.name, f"field {field}: {_shown(value)} cannot be read", remedy)


def line_of(data: bytes, name: str) -> Line:
    """The fields that the bytes of one line hold; ``InputError`` where they are no JSON object."""
    try:
        fields = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(name, "it is not UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        where = f", column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(name, f"it is no JSON{where}", "each line of a JSON-lines file is one whole object") from error
    if not isinstance(fields, dict):
        raise InputError(name, "it is no JSON object", f"each line is an object with {FIELDS}")
    return Line(fields, name)


def draft_of_line(line: Line) -> Draft:
    """What a line says. Given paragraphs are kept as they are, given text is read as plain text is."""
    title = line.text("title")
    paragraphs = _paragraphs(line)
    draft = draft_of_text(_text(line), title) if paragraphs is None else _draft_of_paragraphs(paragraphs, title)
    published = published_of(line)
    return replace(
        draft,
        id=id_of(line),
        publisher=line.text("publisher"),
        published=draft.published if published is None else published,
        url=line.text("url"),
        language=_language(line),
    )


def id_of(line: Line) -> str | None:
    """The id that a line gives its report; a number counts as its figures."""
    value = line.fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return line.text("id")


def published_of(line: Line) -> date | None:
    """The day of publication as the line writes it, in whatever zone that is."""
    words = line.text("published")
    if words is None:
        return None
    try:
        return datetime.fromisoformat(words.strip()).date()
    except ValueError as error:
        raise line.wrong("published", words, "give a day such as 2021-03-09") from error


def cleaned(text: str) -> str:
    """The text with what no database or encoding can hold replaced, so that every offset stays."""
    return re.sub(r"[\x00\ud800-\udfff]", "\ufffd", text)


def _draft_of_paragraphs(paragraphs: list[str], title: str | None) -> Draft:
    """The paragraphs, each a piece; a title that they do not begin with is put before them.

    None is left out, for others count by them: furniture is kept as a credit, which is what a page says beside its report.
    """
    given = [title, *paragraphs] if title is not None and paragraphs[0].strip() != title.strip() else paragraphs
    rows = [Row(text, block, None if block else PassageKind.TITLE) for block, text in enumerate(given)]
    own = set(without_about_boxes(rows))
    kinds = [
        kind_of(row, place, len(rows)) if row in own and not is_furniture(row) else PassageKind.CREDIT for place, row in enumerate(rows)
    ]
    return Draft(
        pieces=tuple(Piece(row.text, kind) for row, kind in zip(rows, kinds, strict=True)),
        title=given[0].strip() or None,
        byline=tuple(dict.fromkeys(name for row in rows[1:6] for name in byline_names(row.text))),
    )


def _paragraphs(line: Line) -> list[str] | None:
    value = line.fields.get("paragraphs")
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(paragraph, str) for paragraph in value):
        raise line.wrong("paragraphs", value, "give a list of strings")
    if not any(paragraph.strip() for paragraph in value):
        raise line.wrong("paragraphs", value, "give at least one paragraph with words in it")
    return [cleaned(paragraph) for paragraph in value]


def _text(line: Line) -> str:
    text = line.text("text")
    if text is None:
        raise InputError(line.name, "it has neither text nor paragraphs", f"a report is an object with {FIELDS}")
    return text


def _language(line: Line) -> str | None:
    words = line.text("language")
    if words is None:
        return None
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_][a-z0-9-_]+)?", words.strip().lower())
    if match is None:
        raise line.wrong("language", words, "give a code such as en or pt-BR")
    return match[1]


def _shown(value: object) -> str:
    words = value if isinstance(value, str) else type(value).__name__
    return repr(words if len(words) <= 60 else words[:57] + "...")
