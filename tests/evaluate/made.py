"""A gold set and readings of it, written for these tests."""

import json
from pathlib import Path

from khronika.evaluate.gold import GoldSet, load_gold
from khronika.evaluate.output import ReadReport, read_reports

Json = dict[str, object]

COUNTRIES = frozenset({"kenya", "peru", "the gambia"})

TITLE = "Peru: two farm leaders held after blockade"
FIRST = "Police in Cusco arrested Rosa Quispe and Julio Mamani on 3 March, the union said. Quispe was freed the next day."
SECOND = "The union plans a march on Friday. Officials denied that anybody had been hurt."
TEXT = "\n\n".join((TITLE, FIRST, SECOND))

QUISPE: Json = {"name": "Rosa Quispe", "kind": "person"}
MAMANI: Json = {"name": "Julio Mamani", "kind": "person"}

DETENTION: Json = {
    "p": 1,
    "trigger": "arrested",
    "type": "detention",
    "when": ["2023-03-03", "2023-03-03"],
    "where": [{"name": "Cusco", "country": "PE"}],
    "targets": [QUISPE, MAMANI],
    "actors": [{"description": "police"}],
    "according_to": [{"description": "the union"}],
    "incident": "arrest",
}
HEADLINE: Json = {
    "p": 0,
    "trigger": "held",
    "type": "detention",
    "where": [{"name": "Peru", "country": "PE"}],
    "targets": [{"description": "farm leaders", "kind": "group", "count": {"min": 2, "max": 2}}],
    "incident": "arrest",
}
RELEASE: Json = {"p": 1, "trigger": "freed", "type": "release", "targets": [QUISPE], "incident": "release"}
MARCH: Json = {"p": 2, "trigger": "march", "type": "protest_call", "modality": "planned", "incident": "march"}
HURT: Json = {"p": 2, "trigger": "hurt", "type": "injury", "polarity": "denied", "incident": "hurt"}

GOLD = (HEADLINE, DETENTION, RELEASE, MARCH, HURT)
PARAGRAPHS = (TITLE, FIRST, SECOND)


def lines(*rows: Json) -> bytes:
    """The rows as JSON lines."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def write_set(folder: Path, *claims: Json, paragraphs: tuple[str, ...] = PARAGRAPHS) -> None:
    """A gold set of one report with these claims, in the folder ``made``."""
    (folder / "made").mkdir()
    text_row: Json = {"id": "one", "published": "2023-03-05", "paragraphs": list(paragraphs)}
    (folder / "made" / "texts.jsonl").write_bytes(lines(text_row))
    (folder / "made" / "gold.jsonl").write_bytes(lines({"id": "one", "claims": list(claims)}))


def gold_set(folder: Path, *claims: Json, paragraphs: tuple[str, ...] = PARAGRAPHS) -> GoldSet:
    """The same, loaded; all of ``GOLD`` where no claims are named."""
    write_set(folder, *(claims or GOLD), paragraphs=paragraphs)
    return load_gold(folder, "made")


def entry(field: str, words: str) -> Json:
    """Evidence for a value, where the words first stand in the text."""
    start = TEXT.index(words)
    return {"field": field, "start": start, "end": start + len(words), "quote": words}


def printed(gold: Json, *evidence: Json, **changes: object) -> Json:
    """A read claim as the gold has it, with some values changed; its trigger is the gold's own."""
    kept = {key: value for key, value in gold.items() if key not in ("p", "trigger")}
    return kept | changes | {"evidence": [entry("trigger", str(gold["trigger"])), *evidence]}


def read_line(*claims: Json, text: str = TEXT) -> Json:
    """What a reader prints for the report."""
    return {"id": "one", "text": text, "claims": list(claims)}


def reading(*claims: Json, text: str = TEXT) -> dict[str, ReadReport]:
    """What a reader printed, loaded."""
    return dict(read_reports([json.dumps(read_line(*claims, text=text)).encode()], "made.jsonl"))
