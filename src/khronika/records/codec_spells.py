"""Spells as JSON."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from khronika.records.listing import Listing
from khronika.records.spell import Between, Spell

Form = dict[str, object]


def encode_states(site: str, listings: Iterable[Listing], spells: Iterable[Spell]) -> bytes:
    """What is measured of a site as one line of JSON: the lists that name it, and its spells."""
    listed = [{"list": one.list, "address": one.address, "category": one.category} for one in listings]
    form = {"site": site, "listings": listed, "spells": [spell_form(spell) for spell in spells]}
    return json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()


def spell_form(spell: Spell) -> Form:
    """What the JSON of a spell holds; times are in UTC."""
    return {
        "state": spell.state.value,
        "rule": spell.rule,
        "country": spell.country,
        "networks": list(spell.networks),
        "begun": _between(spell.begun),
        "ended": None if spell.ended is None else _between(spell.ended),
        "first": _time(spell.first),
        "last": _time(spell.last),
        "measurements": spell.tally.all,
        "stopped": spell.tally.stopped,
        "firm": spell.tally.firm,
        "down": spell.tally.down,
        "reasons": list(spell.reasons),
        "mechanisms": list(spell.mechanisms),
        "gaps": [_between(gap) for gap in spell.gaps],
    }


def _between(change: Between) -> Form:
    return {"earliest": _time(change.earliest), "latest": _time(change.latest)}


def _time(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone(UTC).isoformat(timespec="seconds")
