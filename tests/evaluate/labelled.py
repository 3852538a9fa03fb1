"""Miniatures of the sets that give labels, in their own formats, with sentences written for these tests; and readings of them."""

import csv
import gzip
import io
import json
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from khronika.evaluate.labelled_sets import Means
from khronika.evaluate.labels import Readings
from khronika.evaluate.output import ReadReport, read_reports
from khronika.evaluate.places import Locating
from khronika.records.mention import Kind
from khronika.text.places import countries
from tests.evaluate.made import Json

UNION = "<p>Police in Cotonou arrested <b>Afi  Dossou</b> &amp; two porters on Monday.</p> <p>\n</p><p>She was given electric shocks.</p>"
UNION_PARAGRAPHS = [
    "Union leader held in Cotonou",
    "Police in Cotonou arrested Afi Dossou & two porters on Monday.",
    "She was given electric shocks.",
]

QUIET: Json = {"violation_types": ["unknown"], "city": None, "country": "nan", "victims": []}

HRDS: tuple[tuple[str, str, Json], ...] = (
    (
        "Union leader &nbsp;held in Cotonou",
        UNION,
        {
            "violation_types": ["arbitrary detention", "torture"],
            "city": "Cotonou",
            "country": "Benin",
            "victims": [{"victim_name": "Afi DÓSSOU"}, {"victim_name": None}, {"victim_name": "None"}, {"victim_keywords": "porter"}],
        },
    ),
    (
        "Editor found dead",
        "Editor Juan Quispe was shot dead near Cusco.",
        {
            "violation_types": ["killing", "enforced disappearance"],
            "city": "Cusco",
            "country": "Bolivia and Peru",
            "victims": [{"victim_name": "Juan Quispe"}, {"victim_name": "Rosa Mamani"}],
        },
    ),
    ("Nothing happened", "<p>The town was calm.</p>", QUIET),
    ("A land of tales", "<p>The poet was held.</p>", QUIET | {"country": "Atlantis", "city": "Sunken Port", "violation_types": ["other"]}),
    ("Not read at all", "<p>A nurse was held in Peru.</p>", QUIET | {"country": "Peru", "victims": [{"victim_name": "Lidia Rojas"}]}),
)

OPENING = "This story is from May 2, 2002"
ARRESTED = "Police arrested nine men in the old town."
FIRED = "Two men died when constables opened fire."
CANES = "The crowd was driven off with canes."
CALM = "Shops stayed shut."

INDIA: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (1, f"{OPENING}\n\n", ()),
    (1, "Police arrested nine\n men in the old town. ", ("ARREST",)),
    (1, FIRED, ("KILL", "FORCE", "ANY_ACTION")),
    (1, CANES, ("FORCE",)),
    (1, CANES, ("FORCE",)),
    (1, "  ", ()),
    (1, CALM, ()),
    (2, "An article without a day.", ("ARREST",)),
    (3, "Police held a driver.", ("ARREST",)),
)
INDIA_DAYS = {1: "2002-05-02", 3: "2002-05-03", 4: "2002-05-04"}

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>{name}</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="{made}T10:00" functionInDocument="CREATION_TIME">{made}</TIMEX3></DCT>
<TEXT>
{body}
</TEXT>
</TimeML>
"""


def timex(words: str, value: str, type: str = "DATE") -> str:
    """Marked words."""
    return f'<TIMEX3 tid="t1" type="{type}" value="{value}">{words}</TIMEX3>'


def timeml(body: str, made: str = "1998-03-20", name: str = "one") -> str:
    """A document of TimeBank's; the 20 March 1998 is a Friday."""
    return TIMEML.format(name=name, made=made, body=body)


def write_hrds(folder: Path, articles: Iterable[tuple[str, str, Json]] = HRDS) -> None:
    """HRDsAttack's development set."""
    rows: list[Json] = [
        {
            "sample": {"Input.title": title, "Input.publish_date": "2021-03-08 23:00:34", "Input.article_interface": body},
            "annotations": [{"annotation": record}],
        }
        for title, body, record in articles
    ]
    packed(folder / "hrdsattack" / "dev.jsonl.gz", rows)


def write_india(folder: Path) -> None:
    """IndiaPoliceEvents: its sentences, and its articles with their days."""
    sentences: list[Json] = [
        {"doc_id": doc, "sent_id": number, "sent_labels": list(labels), "sent_text": text}
        for number, (doc, text, labels) in enumerate(INDIA)
    ]
    packed(folder / "indiapoliceevents" / "dev-sents.jsonl.gz", sentences)
    packed(folder / "indiapoliceevents" / "dev-docs.jsonl.gz", [{"doc_id": doc, "date": day} for doc, day in INDIA_DAYS.items()])


def write_timebank(folder: Path, documents: Mapping[str, str]) -> None:
    """TimeBank's archive."""
    path = folder / "dates" / "timebank.tar.gz"
    path.parent.mkdir(parents=True)
    with tarfile.open(path, "w:gz") as archive:
        for name, markup in documents.items():
            member = tarfile.TarInfo(f"{name}.tml")
            member.size = len(markup.encode())
            archive.addfile(member, io.BytesIO(markup.encode()))


def write_names(folder: Path, *pairs: tuple[str, str, str, str]) -> None:
    """name_bench's file: the schema, two names, and whether they are one's."""
    path = folder / "names" / "cases.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("case_group", "schema", "name1", "name2", "is_match"), *(("made", *pair) for pair in pairs)])


def never_same(left: str, right: str, kind: Kind) -> bool:
    """Compares no names."""
    raise AssertionError(f"{left} and {right} are compared as {kind}")


def packed(path: Path, rows: Iterable[Json]) -> None:
    """Rows as gzipped lines of JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(b"".join(json.dumps(row).encode() + b"\n" for row in rows)))


def claim(type: str, trigger: str = "", text: str = "", /, **values: object) -> Json:
    """A read claim; without a text its trigger stands nowhere."""
    start = text.index(trigger) if text else 10_000
    evidence: Json = {"field": "trigger", "start": start, "end": start + len(trigger), "quote": trigger}
    return {"type": type, "evidence": [evidence], **values}


def person(name: str, kind: str = "person") -> Json:
    """A target."""
    return {"name": name, "kind": kind}


def place(name: str, country: str | None) -> Json:
    """A place of a claim."""
    return {"name": name, "country": country}


def read_row(id: str, *claims: Json, text: str = "") -> Json:
    """A report as it is printed."""
    return {"id": id, "text": text, "claims": list(claims)}


INDIA_TEXT = "\n\n".join((OPENING, ARRESTED, FIRED, CANES, CANES, "-", CALM))
CONSTABLES: Json = {"actors": [{"description": "constables"}]}

Named = tuple[str, str | None]
"""The words of a place's name, and its latitude and longitude between blanks."""


def lgl_article(id: str, text: str, named: Iterable[Named], url: str = "http://example.com/a") -> str:
    """An article of LGL's."""
    marked = "".join(
        f"<toponym><start>{text.index(name)}</start><end>{text.index(name) + len(name)}</end><phrase>{name}</phrase>"
        + ("" if point is None else "<gaztag><lat>{}</lat><lon>{}</lon></gaztag>".format(*point.split()))
        + "</toponym>"
        for name, point in named
    )
    return f'<article docid="{id}"><url>{url}</url><text><![CDATA[{text}]]></text><toponyms>{marked}</toponyms></article>'


def geovirus_article(text: str, named: Iterable[Named], shift: int = 1) -> str:
    """An article of GeoVirus's, whose offsets are off by ``shift``."""
    marked = "".join(
        f"<location><name>{name}</name><start>{max(text.find(name), 0) + shift}</start>"
        + "<lat>{}</lat><lon>{}</lon></location>".format(*(point or "0 0").split())
        for name, point in named
    )
    return f"<article><text>{text}</text><locations>{marked}</locations></article>"


def write_places(folder: Path, name: str, *articles: str) -> None:
    """LGL or GeoVirus, in its file."""
    path = folder / "places" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(f"<articles>{''.join(articles)}</articles>".encode()))


def nowhere() -> Locating:
    """Finds no place."""
    return Locating(lambda _: [], lambda _: [], lambda reports: [[] for _ in reports], lambda *_: False)


def means(read: Readings) -> Means:
    """What comparing needs, with these readings."""
    return Means(read, countries(), never_same, nowhere, lambda _: (None, None), lambda *_: [])


READ_INDIA = (
    read_row(
        "india-1",
        claim("detention", "arrested", INDIA_TEXT),
        claim("death", "died", INDIA_TEXT, **CONSTABLES),
        claim("injury", "fire", INDIA_TEXT, **CONSTABLES),
        claim("dispersal", "driven off", INDIA_TEXT, actors=[{"name": "CRPF"}]),
        claim("detention", "shut", INDIA_TEXT, actors=[{"description": "shopkeepers"}]),
        claim("assault", "stayed", INDIA_TEXT),
        claim("detention", "Shops", INDIA_TEXT, polarity="denied"),
        claim("death", "Shops", INDIA_TEXT, modality="planned", **CONSTABLES),
        claim("assault", "Shops", INDIA_TEXT, modality="alleged", actors=[{"description": "an officer"}]),
        claim("assault", "nowhere", **CONSTABLES),
        text=INDIA_TEXT,
    ),
)

READ_HRDS = (
    read_row(
        "hrds-dev-000",
        claim(
            "detention",
            targets=[person("Afi Dossou"), person("Workers' Union", "organization"), {"description": "two porters"}],
            where=[place("Cotonou", "BJ"), place("Lomé", "TG")],
        ),
        claim("assault", "given electric shocks", targets=[person("Afi Dossou")], where=[place("Cotonou", "BJ")]),
        claim("statement", targets=[person("Somebody Else")]),
        claim("release", targets=[person("Somebody Else")]),
    ),
    read_row(
        "hrds-dev-001",
        claim("death", targets=[person("Juan Quispe")], where=[place("Lima", "PE")]),
        claim("assault", "shot", targets=[person("Pedro Quispe")], modality="alleged"),
        claim("detention", targets=[person("Rosa Mamani")], polarity="denied"),
        claim("charge", targets=[person("Rosa Mamani")], modality="hypothetical"),
    ),
    read_row("hrds-dev-002", claim("threat", where=[place("The town", None)])),
    read_row("hrds-dev-003", claim("block"), claim("disappearance")),
)


def given(*rows: Json) -> Readings:
    """These readings, whatever the reports are."""

    def read(lines: Iterable[bytes]) -> Mapping[str, ReadReport]:
        assert all(json.loads(line)["paragraphs"] for line in lines)
        return read_reports([json.dumps(row).encode() for row in rows], "given")

    return read


def event_mention(id: str, topic: str, document: str, told: tuple[str, str], chain: str) -> Json:
    """A mention of an event: the words between ** in a document, and the lemma of their head."""
    before, trigger, after = (part.split() for part in told[0].split("**"))
    return {
        "mention_id": id,
        "topic_id": topic,
        "doc_id": document,
        "tokens_number": list(range(len(before), len(before) + len(trigger))),
        "coref_chain": chain,
        "mention_context": [*before, *trigger, *after],
        "mention_head_lemma": told[1],
    }


EVENTS: tuple[Json, ...] = (
    event_mention("a", "90ecb", "one", ("A **blaze** destroyed the market hall of Lagarto .", "blaze"), "fire"),
    event_mention("b", "90ecb", "one", ("A blaze **destroyed** the market hall of Lagarto .", "destroy"), "loss"),
    event_mention("c", "90ecb", "two", ("The **fire** in the market hall of Lagarto was put out .", "fire"), "fire"),
    event_mention("d", "90ecbplus", "three", ("A **fire** broke out on the ferry Alba .", "fire"), "ferry"),
    event_mention("e", "90ecbplus", "four", ("The **fire** on the ferry Alba killed nobody .", "fire"), "ferry"),
    event_mention("f", "90ecbplus", "four", ("The fire on the ferry Alba **killed** nobody .", "kill"), "deaths"),
)


def write_events(folder: Path) -> None:
    """ECB+ dev: two topics of one sort of news."""
    packed(folder / "incident-links" / "ecbplus-dev.jsonl.gz", EVENTS)
