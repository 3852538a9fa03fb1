"""Claims as the scorer compares them, be they gold or read."""

from dataclasses import dataclass

from khronika.errors import GoldError
from khronika.evaluate.rows import Number, Row

DEFAULTS = {"modality": "actual", "polarity": "asserted"}

Bounds = tuple[Number | None, Number | None]


@dataclass(frozen=True, slots=True)
class Party:
    """A target, actor or speaker; ``bounds`` are those of its count."""

    name: str | None = None
    description: str | None = None
    bounds: Bounds | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and its country."""

    name: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A penalty, or (without a kind) a length of custody."""

    min: Number | None = None
    max: Number | None = None
    unit: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """What a claim says; a modality or polarity is given only where it is not the default."""

    type: str
    when: tuple[str, ...] = ()
    where: tuple[Spot, ...] = ()
    targets: tuple[Party, ...] = ()
    actors: tuple[Party, ...] = ()
    according_to: tuple[Party, ...] = ()
    penalty: tuple[Amount, ...] = ()
    held_for: Amount | None = None
    items: tuple[str, ...] = ()
    grounds: str | None = None
    modality: str | None = None
    polarity: str | None = None
    incident: str | None = None

    @property
    def is_fact(self) -> bool:
        """Whether it stands as having happened, without denial, doubt or plan."""
        return self.modality is None and self.polarity is None

    @property
    def is_told_as_done(self) -> bool:
        """Whether it stands as having happened, be it with doubt."""
        return self.polarity is None and self.modality not in ("planned", "hypothetical")


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim of the gold: its paragraph (0 is the title) and the words that carry it."""

    paragraph: int
    trigger: str
    values: Values


@dataclass(frozen=True, slots=True)
class Quote:
    """One entry of a read claim's evidence; offsets may be wrong, which is for the scorer to find."""

    field: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim that a reader printed."""

    values: Values
    evidence: tuple[Quote, ...] = ()
    confidence: float | None = None

    @property
    def trigger(self) -> Quote | None:
        """The entry for the words that carry the claim."""
        return next((quote for quote in self.evidence if quote.field == "trigger"), None)


def values_of(row: Row) -> Values:
    """The values that a claim's JSON object holds."""
    held_for = row.row("held_for")
    return Values(
        type=row.needed_text("type"),
        when=row.texts("when"),
        where=tuple(Spot(place.text("name"), place.text("country")) for place in row.rows("where")),
        targets=tuple(map(_party, row.rows("targets"))),
        actors=tuple(map(_party, row.rows("actors"))),
        according_to=tuple(map(_party, row.rows("according_to"))),
        penalty=tuple(map(_amount, row.rows("penalty"))),
        held_for=None if held_for is None else _amount(held_for),
        items=row.texts("items"),
        grounds=row.text("grounds"),
        modality=_unless_default(row, "modality"),
        polarity=_unless_default(row, "polarity"),
        incident=row.text("incident"),
    )


def gold_claim_of(row: Row) -> GoldClaim:
    """The gold claim that a JSON object states."""
    return GoldClaim(row.needed_whole("p"), row.needed_text("trigger"), values_of(row))


def read_claim_of(row: Row) -> ReadClaim:
    """The read claim that a JSON object states."""
    return ReadClaim(values_of(row), tuple(map(_quote, row.rows("evidence"))), row.number("confidence"))


def _party(row: Row) -> Party:
    count = row.row("count")
    bounds = None if count is None else (count.number("min"), count.number("max"))
    return Party(row.text("name"), row.text("description"), bounds, row.text("kind"))


def _amount(row: Row) -> Amount:
    return Amount(row.number("min"), row.number("max"), row.text("unit"), row.text("kind"))


def _unless_default(row: Row, key: str) -> str | None:
    found = row.text(key)
    return None if found == DEFAULTS[key] else found


def _quote(row: Row) -> Quote:
    words = row.values.get("quote")
    if not isinstance(words, str):
        raise GoldError(f"{row.place}: evidence needs a quote")
    return Quote(row.needed_text("field"), row.needed_whole("start"), row.needed_whole("end"), words)
