"""Addresses become measurements, each compared with its control."""

from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import httpx

from khronika.errors import InputError
from khronika.reach.compare import compare, compared
from khronika.reach.fingerprints import Fingerprints
from khronika.reach.plan import Plan
from khronika.reach.probing import Clock, observe, observe_all
from khronika.reach.view import PORTS
from khronika.records.finding import Outcome
from khronika.records.measurement import Control, Measurement, Vantage
from khronika.records.observation import PORT_MAX, Observations


@dataclass(frozen=True, slots=True)
class Here:
    """Where and with what is measured: ``clock`` gives the time with its zone, ``controls`` the control of an address that has one."""

    vantage: Vantage
    controls: Mapping[str, Control]
    software: str
    clock: Clock
    marks: Fingerprints | None = None


def address_in(words: str) -> str:
    """The address that is tried, as it stands in measurements; ``InputError`` where the words are none or carry a password."""
    try:
        url = httpx.URL(words.strip())
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InputError(words, f"this is no address ({error})", "check how it is written") from error
    if url.scheme not in PORTS or not url.host or not 0 < (url.port or 1) <= PORT_MAX:
        raise InputError(words, "only http and https addresses are tried", "give an address that begins with https://")
    if url.userinfo:
        raise InputError(str(url.copy_with(userinfo=b"")), "it carries a name or password", "leave them out of the address")
    return str(url.copy_with(fragment=None))


async def measure(addresses: Iterable[str], plan: Plan, here: Here, thought_open: str | None = None) -> AsyncIterator[Measurement]:
    """A measurement of each address, in the order in which they are done.

    ``thought_open`` is tried before all others: where it is not reached, nothing that fails after it is called blocked.
    """
    works = None if thought_open is None else await _is_reached(address_in(thought_open), plan, here)
    async for address, at, seen in observe_all(addresses, plan, here.clock):
        measurement = replace(_measurement(address, at, seen, here), network_works=works)
        yield compared(measurement, here.marks)


async def _is_reached(address: str, plan: Plan, here: Here) -> bool:
    at = here.clock()
    seen = await observe(address, plan)
    return compare(_measurement(address, at, seen, here), here.marks).outcome is Outcome.REACHED


def _measurement(address: str, at: datetime, seen: Observations, here: Here) -> Measurement:
    return Measurement(address, at, here.vantage, seen, here.controls.get(address), software=here.software)
