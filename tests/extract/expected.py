"""What a row of a table expects of a claim, field by field, and how far a claim is from it.

A party is written as its name or, where it has none, as words that its description holds. ``counts`` are those of the targets; -1 is
an open end and "" no unit. ``where`` is a name, with ``/XX`` behind it where the country is under test. ``when`` is one day, two, or
``[]`` for none. ``p`` is the number of the passage that the trigger stands in, the title being 0 where there is one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from khronika.records.claim import Claim
from khronika.records.mention import Mention
from khronika.records.report import Report

OPEN = -1
Expected = Mapping[str, Any]


def faults_of(expected: Sequence[Expected], claims: Sequence[Claim], report: Report) -> tuple[list[list[str]], list[Claim | None]]:
    """For each expected claim what is wrong, in words, and the read claim that comes closest, each taken once."""
    faults: list[list[str]] = []
    taken: list[Claim | None] = []
    for one in expected:
        fitting = [claim for claim in claims if _is_meant(one, claim, report) and not any(claim is other for other in taken)]
        best = min(fitting, key=lambda claim: len(list(differences(one, claim))), default=None)
        taken.append(best)
        name = f"{one['type']} '{one.get('trigger', '')}'"
        faults.append([f"no {name}"] if best is None else [f"{name}: {fault}" for fault in differences(one, best)])
    return faults, taken


def _is_meant(expected: Expected, claim: Claim, report: Report) -> bool:
    trigger, quote = str(expected.get("trigger", "")).lower(), claim.trigger.quote.lower()
    if claim.type != expected["type"] or not (trigger in quote or (quote and quote in trigger)):
        return False
    passage = report.passages[expected["p"]] if "p" in expected else None
    return passage is None or passage.start <= claim.trigger.start < passage.end


def differences(expected: Expected, claim: Claim) -> Iterator[str]:
    """Each field under test that reads otherwise."""
    for field, wanted in expected.items():
        if field not in ("type", "trigger", "p", "from"):
            found = FIELDS[field](claim)
            if not _agree(field, wanted, found):
                yield f"{field} is {found!r}, not {wanted!r}"


def _agree(field: str, wanted: Any, found: Any) -> bool:
    if field in ("targets", "actors", "according_to"):
        return _match_all(wanted, found, _is_party)
    if field == "where":
        return _match_all(wanted, found, lambda words, place: place == words or place.partition("/")[0] == words)
    if field == "items":
        return _match_all(wanted, found, _is_item)
    if field in ("grounds", "words"):
        return bool(wanted) == bool(found) and str(wanted).lower() in (found or "").lower()
    if field == "when":
        wanted = [wanted, wanted] if isinstance(wanted, str) else wanted
        return bool(wanted == found)
    return sorted(wanted) == sorted(found) if field in ("counts", "penalty") else bool(wanted == found)


def _match_all(wanted: Sequence[str], found: Sequence[Any], fits: Callable[[str, Any], bool]) -> bool:
    """Whether each wanted value has a found one of its own, and none is left."""
    left = list(found)
    for words in wanted:
        fitting = next((one for one in left if fits(words, one)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _is_party(words: str, party: tuple[str | None, str | None]) -> bool:
    name, description = party
    if name is not None:
        return name == words
    return set(_words(words)) <= set(_words(description or "")) if words else description is None


def _is_item(words: str, item: str) -> bool:
    """Whether an item is the one meant, with no more than two words beside it."""
    return set(_words(words)) <= set(_words(item)) and len(_words(item)) <= len(_words(words)) + 2


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", text.lower()) if word not in ("the", "a", "an")]


def _parties(mentions: Iterable[Mention]) -> list[tuple[str | None, str | None]]:
    return [(None if m.name is None else m.name.value, None if m.description is None else m.description.value) for m in mentions]


def _ends(*bounds: int | None) -> list[int]:
    return [OPEN if bound is None else bound for bound in bounds]


def _when(claim: Claim) -> list[str]:
    return [] if claim.when is None else [claim.when.value.earliest.isoformat(), claim.when.value.latest.isoformat()]


def _held_for(claim: Claim) -> list[Any]:
    held = None if claim.held_for is None else claim.held_for.value
    return [] if held is None else [*_ends(held.min, held.max), str(held.unit)]


FIELDS: Mapping[str, Callable[[Claim], Any]] = {
    "targets": lambda claim: _parties(claim.targets),
    "actors": lambda claim: _parties(claim.actors),
    "according_to": lambda claim: _parties(claim.according_to),
    "descriptions": lambda claim: [words or "" for _, words in _parties(claim.targets)],
    "kinds": lambda claim: [str(mention.kind) for mention in claim.targets],
    "counts": lambda claim: [_ends(m.count.value.min, m.count.value.max) for m in claim.targets if m.count is not None],
    "when": _when,
    "basis": lambda claim: None if claim.when is None else str(claim.when.value.basis),
    "where": lambda claim: [f"{place.value.name}/{place.value.country or ''}" for place in claim.where],
    "modality": lambda claim: "actual" if claim.modality is None else str(claim.modality.value),
    "polarity": lambda claim: "asserted" if claim.polarity is None else str(claim.polarity.value),
    "penalty": lambda claim: [[str(p.value.kind), *_ends(p.value.min, p.value.max), p.value.unit or ""] for p in claim.penalty],
    "held_for": _held_for,
    "grounds": lambda claim: None if claim.grounds is None else claim.grounds.value,
    "items": lambda claim: [item.value for item in claim.items],
    "degree": lambda claim: str(claim.degree),
    "stage": lambda claim: str(claim.stage),
    "words": lambda claim: None if claim.words is None else claim.words.value,
}
