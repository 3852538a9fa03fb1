"""The signs of ``notices.toml``: words by which publishers correct or take back what they published."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from khronika.records.notice import NoticeKind
from khronika.text.word_lists import Table, lists_in, strings_under, tables

_OPENING = r"[\s(\[*_•—–-]*"
"""What may stand before the first word."""


class Zone(StrEnum):
    """Where in a report a sign stands."""

    TITLE = "title"
    OPENING = "opening"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that make a notice where they stand in their zone, unless the paragraph says that it is somebody else's."""

    kind: NoticeKind
    zone: Zone
    words: re.Pattern[str]
    unless: re.Pattern[str] | None

    def find(self, paragraph: str) -> tuple[int, int] | None:
        """Where the words stand in a paragraph or title."""
        match = self.words.search(paragraph)
        if match is None or (self.unless is not None and self.unless.search(paragraph)):
            return None
        return match.span("words")


@lru_cache(maxsize=256)
def signs_for(publisher: str | None) -> tuple[Sign, ...]:
    """The signs in a report of a publisher; those that name the publisher are left out where it is not known."""
    fill = {**strings_under(lists_in("khronika.resolve", "notices.toml"), "words"), "publisher": _literal(publisher or "")}
    rows = (
        row for row in tables(lists_in("khronika.resolve", "notices.toml"), "sign") if publisher or "{publisher}" not in str(row["words"])
    )
    return tuple(_sign(row, fill) for row in rows)


def _sign(row: Table, fill: Mapping[str, str]) -> Sign:
    words, zone = str(row["words"]), Zone(str(row["in"]))
    for name, instead in fill.items():
        words = words.replace("{" + name + "}", instead)
    opening = "" if zone is Zone.INSIDE else r"\A" + _OPENING
    flags = re.NOFLAG if row.get("exact") else re.IGNORECASE
    unless = re.compile(str(row["unless"]), re.IGNORECASE) if "unless" in row else None
    return Sign(NoticeKind(str(row["kind"])), zone, re.compile(f"{opening}(?P<words>{words})", flags), unless)


def _literal(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split())
