"""A place as a report's words name it."""

from dataclasses import dataclass

from khronika.errors import RecordError


@dataclass(frozen=True, slots=True)
class PlaceName:
    """The most specific place the words give, as written; ``country`` is ISO 3166-1 alpha-2 where it is known."""

    name: str
    country: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RecordError("a place needs a name")
        if self.country is not None and not (len(self.country) == 2 and self.country.isascii() and self.country.isupper()):
            raise RecordError(f"a country is two capital letters (ISO 3166-1 alpha-2), not {self.country!r}")
