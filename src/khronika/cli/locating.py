"""How the names of places in gold texts are found and put on the map."""

from collections.abc import Sequence
from functools import cache

from khronika.evaluate.places import Locating
from khronika.extract.toponyms import place_names
from khronika.records.evidence import Evidence
from khronika.records.match import Match
from khronika.records.named_places import NamedPlaces
from khronika.records.report import Passage, PassageKind, Report
from khronika.resolve.places import Resolver
from khronika.store.gazetteer import SqliteGazetteer, gazetteer


@cache
def locating() -> Locating:
    """The finder and the resolver that khronika has, over its own gazetteer."""
    known = gazetteer()
    resolver = Resolver(known)

    def at_home(reports: Sequence[NamedPlaces]) -> list[list[Match]]:
        home = resolver.home(reports)
        return [resolver.resolve(report, home) for report in reports]

    return Locating(lambda text: _names(text, known), resolver.resolve, at_home, known.lies_in)


def _names(text: str, known: SqliteGazetteer) -> list[Evidence]:
    """The names of places in a text that is one paragraph of English."""
    whole = Passage(PassageKind.BODY, 0, len(text))
    report = Report("text", text, (whole,), capture_sha256="0" * 64, address="file:///text", language="en")
    return place_names(report, known.has)
