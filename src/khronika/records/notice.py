"""A report's word that another report is wrong."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.records.evidence import Evidence


class NoticeKind(StrEnum):
    """What the publisher does about its report."""

    CORRECTION = "correction"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Notice:
    """A publisher's notice about an own report, with its words; ``titles`` are what it quotes, ``addresses`` what it links."""

    kind: NoticeKind
    words: Evidence
    titles: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
