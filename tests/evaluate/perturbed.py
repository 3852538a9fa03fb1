"""Readings that are neither right nor hopeless: gold claims, bent by chance, so that a scorer has something to tell apart."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

Json = dict[str, object]
Bend = Callable[[Json, random.Random], None]

OTHER_TYPES = ("detention", "release", "protest", "statement", "charge", "death")
EXTRA_WORDS = ("The", "senior", "activists", "of Riverton", "Dr", "others")


def perturbed(gold: Json, paragraphs: list[str], chance: random.Random) -> Json:
    """A reading of one report, as a line that a reader could have printed."""
    blocks = [_bent_paragraph(paragraph, chance) for paragraph in paragraphs]
    if chance.random() < 0.3:
        blocks.insert(1, "Skip to main content")
    text = "\n\n".join(blocks)
    claims = [claim for found in _objects(gold, "claims") for claim in _bent_claims(found, paragraphs, text, chance)]
    return {"id": gold["id"], "text": text, "claims": claims}


def _bent_paragraph(paragraph: str, chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.05:
        return paragraph.upper()
    if draw < 0.1:
        return paragraph[: len(paragraph) * 3 // 4]
    return f"Advertisement {paragraph}" if draw < 0.15 else paragraph


def _bent_claims(gold: Json, paragraphs: list[str], text: str, chance: random.Random) -> Iterator[Json]:
    copies = chance.choices((0, 1, 2), (2, 7, 1))[0]
    for _ in range(copies):
        claim: Json = json.loads(json.dumps(gold))
        place, trigger = claim.pop("p"), str(claim.pop("trigger"))
        for bend in BENDS:
            if chance.random() < 0.15:
                bend(claim, chance)
        around = text.find(paragraphs[int(str(place))][:30])
        start = text.casefold().find(trigger.casefold(), max(around, 0)) + chance.choice((0, 0, 0, 90, 130))
        claim["evidence"] = list(_evidence(claim, start, text, chance))
        yield claim


def _evidence(claim: Json, start: int, text: str, chance: random.Random) -> Iterator[Json]:
    if chance.random() < 0.97:
        end = start + 8
        yield {"field": "trigger", "start": start, "end": end, "quote": text[start:end]}
    for path, words in _values(claim):
        if chance.random() < 0.9:
            begin = max(text.find(words), 0)
            quote = text[begin : begin + len(words)] if chance.random() < 0.95 else words.swapcase()
            yield {"field": path, "start": begin, "end": begin + len(words), "quote": quote}


def _values(claim: Json) -> Iterator[tuple[str, str]]:
    for field in ("when", "held_for", "grounds", "modality", "polarity"):
        if claim.get(field):
            yield field, str(claim[field])
    for field in ("penalty", "items"):
        yield from ((f"{field}[{number}]", "words") for number in range(len(_listed(claim, field))))
    for number, place in enumerate(_objects(claim, "where")):
        yield f"where[{number}]", str(place["name"])
    for field in ("targets", "actors", "according_to"):
        for number, party in enumerate(_objects(claim, field)):
            yield from ((f"{field}[{number}].{key}", str(party[key])) for key in ("name", "description", "count") if party.get(key))


def _another_type(claim: Json, chance: random.Random) -> None:
    claim["type"] = chance.choice(OTHER_TYPES)


def _another_day(claim: Json, chance: random.Random) -> None:
    days = [date.fromisoformat(str(day)) + timedelta(days=chance.choice((-1, 0, 1))) for day in _listed(claim, "when")]
    claim["when"] = [day.isoformat() for day in days] or ["2020-02-02", "2020-02-03"]


def _fewer_days(claim: Json, chance: random.Random) -> None:
    claim["when"] = None


def _another_country(claim: Json, chance: random.Random) -> None:
    for place in _objects(claim, "where"):
        place["country"] = chance.choice((None, "KZ", "FR"))


def _a_country_for_a_place(claim: Json, chance: random.Random) -> None:
    name = chance.choice(("Kenya", "The Gambia", "Côte d'Ivoire", "Springfield"))
    claim["where"] = [*_listed(claim, "where"), {"name": name, "country": "KE"}]


def _other_names(claim: Json, chance: random.Random) -> None:
    for field in ("targets", "actors", "according_to"):
        for party in _objects(claim, field):
            key = chance.choice(("name", "description"))
            words = str(party.get(key) or "somebody").split()
            party[key] = " ".join(chance.choice((words[1:], [*words, chance.choice(EXTRA_WORDS)], [word.upper() for word in words])))


def _nameless(claim: Json, chance: random.Random) -> None:
    for party in _objects(claim, chance.choice(("targets", "actors"))):
        party["description"] = party.pop("name", None) or chance.choice(("the two", "12 women", "leaders"))


def _other_counts(claim: Json, chance: random.Random) -> None:
    for target in _objects(claim, "targets"):
        target["count"] = chance.choice(({"min": 1, "max": 1}, {"min": 24, "max": None}, None))


def _another_order(claim: Json, chance: random.Random) -> None:
    for field in ("targets", "where", "actors"):
        chance.shuffle(_listed(claim, field))


def _other_penalties(claim: Json, chance: random.Random) -> None:
    for penalty in _objects(claim, "penalty"):
        penalty["max"] = chance.choice((15, None))


def _another_length(claim: Json, chance: random.Random) -> None:
    claim["held_for"] = chance.choice((None, {"min": 2, "max": 2, "unit": "hour"}))


def _other_grounds(claim: Json, chance: random.Random) -> None:
    claim["grounds"] = chance.choice((None, "spreading false news", f"{claim.get('grounds')} and more"))
    claim["items"] = [*_listed(claim, "items"), "two phones"]


def _another_modality(claim: Json, chance: random.Random) -> None:
    claim["modality"] = chance.choice((None, "actual", "alleged", "planned"))
    claim["polarity"] = chance.choice((None, "asserted", "denied"))


def _another_incident(claim: Json, chance: random.Random) -> None:
    claim["incident"] = chance.choice((None, "one", "two"))


BENDS: tuple[Bend, ...] = (
    _another_type,
    _another_day,
    _fewer_days,
    _another_country,
    _a_country_for_a_place,
    _other_names,
    _nameless,
    _other_counts,
    _another_order,
    _other_penalties,
    _another_length,
    _other_grounds,
    _another_modality,
    _another_incident,
)


def _listed(row: Json, key: str) -> list[object]:
    found = row.get(key)
    return found if isinstance(found, list) else []


def _objects(row: Json, key: str) -> list[Json]:
    return [one for one in _listed(row, key) if isinstance(one, dict)]
