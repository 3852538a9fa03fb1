"""Made pages of the news, over templates of sites with all that stands around a text, and archives of them.

One page in twenty tells of made incidents (``made_reports.py``), the others of weather, sport, markets, kitchens. The first thousand of a
hundred thousand are the same as a thousand alone.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.made_incidents import FIRST_DAY, SEED, TOWNS, happenings, person
from benchmarks.made_reports import PUBLISHERS, single
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ONE_IN = 20
"""One page in so many is relevant."""

PAGES_A_DAY = 500
INCIDENTS_ON_PAGE = 5
PARAGRAPHS, SENTENCES_IN_PARAGRAPH = 9, 3
LINKS, LETTERS_OF_CODE = 14, 4_000
PICTURE_EVERY = 5
WORDS = tomllib.loads(Path(__file__).with_name("made_pages.toml").read_text(encoding="utf-8"))
TOPICS = [sentences.split("|") for sentences in WORDS["topics"].values()]
WEEKDAYS = WORDS["slots"]["weekdays"].split("|")
HEADINGS = WORDS["slots"]["headings"].split("|")
SITES = list(WORDS["sites"].values())
PLACES = [town for towns in TOWNS.values() for town in towns]


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page, and whether it tells of what the codebook knows."""

    address: str
    html: str
    is_relevant: bool


def made_pages(seed: int = SEED) -> Iterator[MadePage]:
    """Pages without end."""
    chance, told = Random(seed + 2), happenings(seed)
    number = 0
    while True:
        is_relevant = number % ONE_IN == 0
        if is_relevant:
            drafts = [single(happening, chance.choice(PUBLISHERS), chance) for happening in islice(told, INCIDENTS_ON_PAGE)]
            title, paragraphs = drafts[0].paragraphs[0], [part for draft in drafts for part in draft.paragraphs[1:]]
        else:
            title, paragraphs = _ordinary(chance)
        address = f"https://site{number % len(SITES)}.example/{number}"
        yield MadePage(address, _page(number, address, title, paragraphs, chance), is_relevant)
        number += 1


def write_archive(path: Path, pages: int) -> None:
    """Writes a web archive of so many pages, as a crawler does: a packed record each, some pictures between them."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, page in enumerate(islice(made_pages(), pages)):
            _write(writer, page.address, page.html.encode(), "text/html; charset=utf-8")
            if number % PICTURE_EVERY == 0:
                _write(writer, f"{page.address}.jpg", Random(number).randbytes(3_000), "image/jpeg")


def _write(writer: WARCWriter, address: str, body: bytes, media_type: str) -> None:
    head = StatusAndHeaders("200 OK", [("Content-Type", media_type)], protocol="HTTP/1.1")
    fields = {"WARC-Date": "2026-11-26T12:00:00Z"}
    record = writer.create_warc_record(address, "response", payload=BytesIO(body), http_headers=head, warc_headers_dict=fields)
    writer.write_record(record)
    record.raw_stream.close()


def _ordinary(chance: Random) -> tuple[str, list[str]]:
    """A title and paragraphs about nothing that the codebook knows."""
    topics = chance.sample(TOPICS, 2)
    sentences = [_filled(chance.choice(chance.choice(topics)), chance) for _ in range(PARAGRAPHS * SENTENCES_IN_PARAGRAPH)]
    begins = range(0, len(sentences), SENTENCES_IN_PARAGRAPH)
    return _filled(chance.choice(HEADINGS), chance), [" ".join(sentences[begin : begin + SENTENCES_IN_PARAGRAPH]) for begin in begins]


def _filled(sentence: str, chance: Random) -> str:
    return sentence.format(
        town=chance.choice(PLACES), person=person(chance), weekday=chance.choice(WEEKDAYS), number=chance.randrange(3, 90)
    )


def _page(number: int, address: str, title: str, paragraphs: list[str], chance: Random) -> str:
    links = "".join(f'<li><a href="/{chance.randrange(99_999)}">{_filled(chance.choice(HEADINGS), chance)}</a></li>' for _ in range(LINKS))
    code = "".join(chance.choices("abcdefgh(){};=.,: ", k=LETTERS_OF_CODE))
    site: str = SITES[number % len(SITES)]
    return site.format(
        title=title,
        author=person(chance),
        day=FIRST_DAY + timedelta(days=number // PAGES_A_DAY),
        address=address,
        number=number,
        text="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        links=links,
        style=f".a{{{code[:900]}}}",
        script=code,
    )
