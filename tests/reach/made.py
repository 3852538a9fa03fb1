"""Measurements made for tests."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from khronika.records.finding import Finding, Layer, Outcome
from khronika.records.measurement import Measurement, Vantage
from khronika.records.observation import Observations

START = datetime(2026, 3, 2, 6, tzinfo=UTC)
FINDINGS = {
    "r": Finding(Outcome.REACHED, ("a page came",)),
    "b": Finding(Outcome.BLOCKED, ("a forged answer",), Layer.DNS, None, "dns.bogon"),
    "l": Finding(Outcome.LIKELY_BLOCKED, ("a reset",), Layer.TLS, "connection_reset", "tls.reset"),
    "d": Finding(Outcome.DOWN, ("the control fails too",), Layer.TCP, "generic_timeout_error"),
    "?": Finding(Outcome.INSUFFICIENT, ("no control",)),
}
SIX_HOURS = timedelta(hours=6)


def measured(kinds: str, network: str = "AS1", country: str = "XA", start: datetime = START) -> list[Measurement]:
    """A measurement every six hours for each sign: reached, blocked, likely blocked, down, ``?`` says nothing, a space is none at all."""
    return list(_measured(kinds, network, country, start))


def time_of(place: int) -> datetime:
    """When the sign at that place is measured."""
    return START + place * SIX_HOURS


def states(spells: Sequence[object]) -> list[str]:
    """The states of spells."""
    return [str(getattr(spell, "state")) for spell in spells]  # noqa: B009 - any kind of spell


def _measured(kinds: str, network: str, country: str, start: datetime) -> Iterator[Measurement]:
    for place, sign in enumerate(kinds):
        if sign != " ":
            at = start + place * SIX_HOURS
            yield Measurement("https://news.example/", at, Vantage(network, country), Observations(), finding=FINDINGS[sign])
