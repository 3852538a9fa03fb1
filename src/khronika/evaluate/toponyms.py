"""Texts in which every name of a place is marked and has its point on the map: LGL and GeoVirus, each in its own form of XML."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from khronika.errors import GoldError
from khronika.records.evidence import Evidence

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, its address where gold tells it, and the point of each marked name in degrees, ``None`` where gold has none.

    ``lost`` is how many marked names the text does not hold.
    """

    id: str
    text: str
    address: str | None
    points: dict[Evidence, Point | None]
    lost: int = 0


def lgl_texts(data: bytes, path: str, remedy: str) -> Iterator[Marked]:
    """The articles of LGL; a name's offsets are those of its text."""
    for article in _articles(data, path, remedy):
        text = article.findtext("text") or ""
        points: dict[Evidence, Point | None] = {}
        for toponym in article.iterfind("toponyms/toponym"):
            name = Evidence.of(text, int(toponym.findtext("start")), int(toponym.findtext("end")))
            points[name] = _point(toponym, "gaztag/")
        yield Marked(article.get("docid"), text, article.findtext("url"), points)


def geovirus_texts(data: bytes, path: str, remedy: str) -> Iterator[Marked]:
    """The articles of GeoVirus; its offsets count from 1 and some are off, so a name is taken where it stands nearest to them."""
    for number, article in enumerate(_articles(data, path, remedy)):
        text = article.findtext("text") or ""
        points: dict[Evidence, Point | None] = {}
        lost = 0
        for location in article.iterfind("locations/location"):
            words, start = location.findtext("name"), int(location.findtext("start")) - 1
            places = [place for place in range(len(text)) if text.startswith(words, place)]
            if places:
                at = min(places, key=lambda place: abs(place - start))
                points[Evidence.of(text, at, at + len(words))] = _point(location, "")
            else:
                lost += 1
        yield Marked(str(number), text, None, points, lost)


def _articles(data: bytes, path: str, remedy: str) -> Iterator["etree._Element"]:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False))
    except etree.XMLSyntaxError as error:
        raise GoldError(f"{path}: no whole XML ({error}); {remedy}") from error
    yield from root.iter("article")


def _point(element: "etree._Element", within: str) -> Point | None:
    latitude, longitude = element.findtext(f"{within}lat"), element.findtext(f"{within}lon")
    return (float(latitude), float(longitude)) if latitude and longitude else None
