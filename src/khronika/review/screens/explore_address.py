"""A view of what is documented as an address: every filter stands in it, so that it can be kept, shared and taken away."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from khronika.pipeline.exploring import Wanted
from khronika.records.claim_type import ClaimType
from khronika.records.incident import ToldAs
from khronika.review.asked import Asked
from khronika.review.parameters import DAY, Parameter, Place, one_of, text_of, whole_number

WORDS = text_of(200)
OFFSET_MAX = 1_000_000

PARAMETERS = (
    Parameter("q", Place.QUERY, WORDS, "words that stand in a report of the incidents"),
    Parameter("place", Place.QUERY, WORDS, "a place in any spelling, the code of a country, or an id of the gazetteer"),
    Parameter("person", Place.QUERY, WORDS, "a person or body in any spelling, or the id of a party"),
    Parameter("type", Place.QUERY, one_of([type.value for type in ClaimType]), "the type of the incidents", many=True),
    Parameter("since", Place.QUERY, DAY, "the first day"),
    Parameter("until", Place.QUERY, DAY, "the last day"),
    Parameter("told", Place.QUERY, one_of([told.value for told in ToldAs]), "as what the incidents are told; facts where it is not given"),
    Parameter("view", Place.QUERY, WORDS, "what the map shows: latitude, longitude, and how often the world is doubled"),
    Parameter("skip", Place.QUERY, whole_number(0, OFFSET_MAX), "how many incidents of the list to pass by"),
)

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """What an address of the screen says."""

    values: Mapping[str, Value]

    @classmethod
    def of(cls, asked: Asked) -> "Address":
        """The address that was asked for, in one form whatever the order and the empty fields of what was sent."""
        days = {name: day.isoformat() for name in ("since", "until") if (day := asked.day(name)) is not None}
        texts = {name: text.strip() for name in ("q", "place", "person", "told", "view") if (text := asked.text(name)) is not None}
        offset = asked.number("skip")
        found: dict[str, Value] = {**texts, **days, "type": tuple(sorted(set(asked.texts("type")))), "skip": str(offset) if offset else ""}
        return cls({name: found[name] for name in NAMES if found.get(name)})

    def to(self, path: str = "/explore", **changes: str | None) -> str:
        """The address with some values changed, or with ``None`` left out; another filter begins the list anew and draws the map anew."""
        kept = dict(self.values)
        if not changes.keys() <= KEEP_VIEW:
            kept.pop("view", None)
        if not changes.keys() <= KEEP_LIST:
            kept.pop("skip", None)
        values = {**kept, **changes}
        pairs = [(name, values[name]) for name in NAMES if values.get(name)]
        return f"{path}?{urlencode(pairs, doseq=True)}" if pairs else path

    def without_type(self, type: str) -> str:
        """The address without one of its types."""
        left = tuple(one for one in self.types if one != type)
        return Address({**self.values, "type": left}).to(place=self.text("place"))

    def text(self, name: str) -> str | None:
        """One value, ``None`` where it is not given."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    @property
    def types(self) -> tuple[str, ...]:
        """The types that are chosen."""
        value = self.values.get("type", ())
        return value if isinstance(value, tuple) else (value,)


NAMES = tuple(parameter.name for parameter in PARAMETERS)
KEEP_VIEW, KEEP_LIST = {"view", "skip"}, {"skip"}


def wanted_in(asked: Asked) -> Wanted:
    """Which incidents somebody wants to have counted."""
    address = Address.of(asked)
    return Wanted(
        address.text("q"),
        address.text("place"),
        address.text("person"),
        frozenset(ClaimType(type) for type in address.types),
        asked.day("since"),
        asked.day("until"),
        ToldAs(address.text("told") or ToldAs.FACT),
    )
