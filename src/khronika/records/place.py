"""A place on the map, as the gazetteer knows it."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.errors import RecordError


class PlaceKind(StrEnum):
    """How large a place is, the widest first."""

    AREA = "area"
    COUNTRY = "country"
    REGION = "region"
    DISTRICT = "district"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Place:
    """A place, its point in degrees and what it lies in.

    ``id`` is that of GeoNames, or negative where GeoNames has no such place; ``country`` is ISO 3166-1 alpha-2, ``region`` and
    ``district`` the ids of the places of these kinds around it. ``people`` is 0 where nobody counted.
    """

    id: int
    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    country: str | None = None
    region: int | None = None
    district: int | None = None
    people: int = 0

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise RecordError(f"{self.name} cannot lie at {self.latitude}, {self.longitude}")

    def holds(self, other: "Place") -> bool:
        """Whether the other place lies in this one, by what is known of it."""
        if self.kind is PlaceKind.COUNTRY:
            return other.kind is not PlaceKind.COUNTRY and other.country == self.country
        return self.id in (other.region, other.district)
