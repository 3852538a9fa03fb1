"""Records with stretches of their text written over, each quote still exactly what stands in the text.

A record is walked as the JSON in which the ledger keeps it, so that nothing in it is forgotten: every text is searched for the names, and
every place in the report's text moves with the words.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from khronika.records.body import body_of, record_in
from khronika.records.claim import Claim
from khronika.records.report import Report
from khronika.text.names_found import Found, NameFinder

T = TypeVar("T")

NO_NAMES = NameFinder({})
QUOTE = {"start", "end", "quote"}
PASSAGE = {"kind", "start", "end"}
STATED = {"value", "evidence", "by", "is_own"}
MENTION = {"kind", "name", "description", "count"}
KEPT_FIELDS = ("polarity", "modality")
"""What makes a claim no fact is never taken out of it."""


@dataclass(frozen=True)
class Redaction:
    """A report's text with stretches written over; ``dropped`` are stretches whose values are taken out of claims.

    ``is_nameless`` lets a name that was written over be a description, so that nobody is joined by it; ``drops_own`` takes out values that
    are a person's own, whose words do not tell what field they are of.
    """

    before: str
    pieces: tuple[Found, ...]
    names: NameFinder = NO_NAMES
    dropped: tuple[tuple[int, int], ...] = ()
    is_nameless: bool = False
    drops_own: bool = False

    @cached_property
    def text(self) -> str:
        """The text as it is shown."""
        return self._joined(self.before, self.pieces)

    def report(self, report: Report) -> Report:
        """The report with its text written over."""
        form = self._walked(json.loads(body_of(report)) | {"text": ""})
        return record_in(Report, json.dumps(cast(dict[str, object], form) | {"text": self.text}))

    def claim(self, claim: Claim) -> Claim:
        """The claim with its quotes as they stand in the text now."""
        return self.record(Claim, claim)

    def record(self, kind: type[T], record: T) -> T:
        """Any record that rests on words of the text."""
        return record_in(kind, json.dumps(self._walked(json.loads(body_of(record)))))

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text is now; one that a piece covers in part covers the whole piece.

        >>> redaction = Redaction("held Moyo, who", (Found(5, 9, "[sealed]"),))
        >>> redaction.moved(11, 14), redaction.moved(5, 7)
        ((15, 18), (5, 13))
        """
        return self._place(start, is_end=False), self._place(end, is_end=True)

    def is_dropped(self, start: int, end: int) -> bool:
        """Whether what stands on a stretch of the text as it was is taken out."""
        return any(first <= start and end <= last for first, last in self.dropped)

    def _place(self, place: int, *, is_end: bool) -> int:
        shift = 0
        for piece in self.pieces:
            if place >= piece.end:
                shift += len(piece.instead) - (piece.end - piece.start)
            elif place > piece.start:
                return piece.start + shift + (len(piece.instead) if is_end else 0)
        return place + shift

    def _joined(self, text: str, pieces: Iterable[Found]) -> str:
        parts, last = [], 0
        for piece in pieces:
            parts += [text[last : piece.start], piece.instead]
            last = piece.end
        return "".join([*parts, text[last:]])

    def _walked(self, form: object) -> object:
        if isinstance(form, str):
            return self.names.masked(form)
        if isinstance(form, list):
            return [walked for one in form if not self._is_gone(walked := self._walked(one), one)]
        return self._walked_object(form) if isinstance(form, dict) else form

    def _walked_object(self, form: dict[str, object]) -> object:
        if form.keys() == QUOTE:
            return self._quote(form)
        if form.keys() == PASSAGE:
            return form | dict(zip(("start", "end"), self.moved(*_ends(form)), strict=True))
        if form.keys() == STATED and self._is_dropped(form):
            return None
        walked = {key: self._value(key, value) for key, value in form.items()}
        return self._named(walked) if form.keys() == MENTION and self.is_nameless else walked

    def _value(self, key: str, value: object) -> object:
        if key in KEPT_FIELDS and isinstance(value, dict):
            return value | {"evidence": self._walked(value["evidence"])}
        return self._walked(value)

    def _quote(self, form: dict[str, object]) -> object:
        start, end = _ends(form)
        quote = str(form["quote"])
        if self.before[start:end] == quote:
            start, end = self.moved(start, end)
            return {"start": start, "end": end, "quote": self.text[start:end]}
        masked = self.names.masked(quote)
        return {"start": start, "end": start + len(masked), "quote": masked}

    def _is_dropped(self, form: dict[str, object]) -> bool:
        quotes = cast(list[dict[str, object]], form["evidence"])
        return (self.drops_own and form["is_own"] is True) or all(
            any(start <= _ends(one)[0] and _ends(one)[1] <= end for start, end in self.dropped) for one in quotes
        )

    def _is_gone(self, walked: object, before: object) -> bool:
        """Whether nothing is left of a part of a list: its value was dropped, or a mention of which no word is left."""
        if walked is None:
            return before is not None
        is_mention = isinstance(walked, dict) and walked.keys() == MENTION
        return is_mention and all(cast(dict[str, object], walked)[part] is None for part in ("name", "description", "count"))

    def _named(self, mention: dict[str, object]) -> dict[str, object]:
        name = cast(dict[str, object] | None, mention["name"])
        if name is None or name["value"] not in {piece.instead for piece in self.pieces}:
            return mention
        return mention | {"name": None, "description": mention["description"] or name}


def joined_pieces(found: Iterable[Found]) -> tuple[Found, ...]:
    """Stretches in their order; those that touch or overlap become one."""
    merged: list[Found] = []
    for one in sorted(found):
        if merged and one.start <= merged[-1].end:
            merged[-1] = Found(merged[-1].start, max(one.end, merged[-1].end), merged[-1].instead)
        else:
            merged.append(one)
    return tuple(merged)


def stretches_of(claim: Claim, field: str = "") -> Iterator[tuple[int, int]]:
    """The stretches of text behind a field of a claim, or behind all of it."""
    for path, words in claim.evidence():
        if not field or path == field or path.startswith((f"{field}[", f"{field}.")):
            yield words.start, words.end


def _ends(form: dict[str, object]) -> tuple[int, int]:
    return int(str(form["start"])), int(str(form["end"]))
