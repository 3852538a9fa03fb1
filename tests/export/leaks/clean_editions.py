"""Editions without leaks, made by seed: they are full of names that come near the sealed ones, all of people who may be named.

Half of what they tell is of made people; the rest is of bearers of the sealed people's given names and near-surnames, of places and of
ordinary words that are somebody's surname.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.made_incidents import happenings
from benchmarks.made_reports import single

from khronika.export.edition import Edition
from khronika.export.package import write_package
from khronika.export.sheets import write_parquet_folder
from khronika.records.codec_kept import Kept
from khronika.records.incident import Incident
from khronika.records.kept_report import KeptReport
from khronika.records.mention import Kind
from khronika.records.reading import Reading
from khronika.records.telling import Telling
from khronika.resolve.incidents import incident_of

NEIGHBOURS = (
    "Zhanbolat Seitkali",
    "Aigerim Dzhaksybekova",
    "Yevgeny Kharlamov",
    "Nurgul Ospanova",
    "Oleksiy Vyshnevskyi",
    "Thandiwe Mhlanga",
    "Gulbahor Mirzayeva",
    "Ulugbek Hoshimov",
    "Ramazan Dzhabrailov",
    "Şirin Karabıyık",
    "Wojciech Przybylski",
    "Mahmoud Al-Qahtani",
    "Lê Quỳnh",
    "Tsitsi Nyamukapa",
    "Maksim Yerzhanov",
    "Jürgen Weiß",
    "Tuleu Zhanov",
    "Smagul Aigerimov",
)
"""People who may be named, each as near to a sealed one as different people are."""


def clean_edition(folder: Path, seed: int, reports: int = 12) -> tuple[str, ...]:
    """Writes an edition into a folder; the names of those who stand in it."""
    chance = Random(seed)
    told = list(islice(_told(chance), reports))
    kept: list[Kept] = [KeptReport(reading.report.id, reading.report, (reading,)) for reading in told]
    incidents = list(_incidents(told))
    edition = Edition(lambda: kept, lambda: incidents, lambda: ())
    write_package(edition, folder)
    write_parquet_folder(edition, folder / "parquet")
    return tuple(sorted({name for incident in incidents for person in incident.people for name in person.value.names}))


def _told(chance: Random) -> Iterator[Reading]:
    for number, happening in enumerate(islice(happenings(chance.randrange(10**6)), 10_000)):
        if happening.kind is Kind.PERSON:
            who = happening.who if chance.random() < 0.5 else chance.choice(NEIGHBOURS)
            _, reading = single(replace(happening, who=who), "Courier", chance).item(number)
            yield reading


def _incidents(told: list[Reading]) -> Iterator[Incident]:
    for reading in told:
        for claim in reading.claims or ():
            yield incident_of(claim.id, [Telling(claim, reading.report, reading.report.address)])
