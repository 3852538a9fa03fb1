"""Whole pages and texts: a folder of ``tests/pages`` each, with what is to be read from it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.report import PassageKind, Report

PAGES = Path(__file__).parent.parent / "pages"
NOON = datetime(2025, 1, 1, 12, tzinfo=UTC)


def read(folder: Path) -> Report:
    path = next(folder.glob("page.[ht][tx]*"))
    return report_of(Capture(path.read_bytes(), "text/html" if path.suffix == ".html" else "text/plain", path.as_uri(), NOON, "file"))


def parts(report: Report, kind: PassageKind) -> list[str]:
    return [report.text[passage.start : passage.end] for passage in report.passages if passage.kind is kind]


@pytest.mark.parametrize("folder", sorted(PAGES.iterdir()), ids=lambda folder: str(folder.name))
def test_a_page_says_what_stands_beside_it(folder: Path) -> None:
    report, wanted = read(folder), json.loads((folder / "page.json").read_text(encoding="utf-8"))
    assert report.title == wanted["title"]
    assert list(report.byline) == wanted["byline"]
    assert [stated.value for stated in report.contributors] == wanted["contributors"]
    assert report.publisher == wanted["publisher"]
    assert (None if report.published is None else report.published.isoformat()) == wanted["published"]
    assert report.url == wanted["url"]
    assert report.language == wanted["language"]


@pytest.mark.parametrize("folder", sorted(PAGES.iterdir()), ids=lambda folder: str(folder.name))
def test_a_pages_text_is_its_own_words_and_no_furniture(folder: Path) -> None:
    report, wanted = read(folder), json.loads((folder / "page.json").read_text(encoding="utf-8"))
    body = parts(report, PassageKind.BODY)
    assert parts(report, PassageKind.TITLE) == [wanted["title"]]
    assert parts(report, PassageKind.CAPTION) == wanted["captions"]
    assert parts(report, PassageKind.CREDIT) == wanted["credits"]
    assert body[0].startswith(wanted["begins"])
    assert body[-1].endswith(wanted["ends"])
    assert [words for words in wanted["without"] if words in report.text] == []


@pytest.mark.parametrize("folder", sorted(PAGES.iterdir()), ids=lambda folder: str(folder.name))
def test_a_pages_media_have_their_length_and_caption(folder: Path) -> None:
    report, wanted = read(folder), json.loads((folder / "page.json").read_text(encoding="utf-8"))
    found = [(medium.kind, medium.length_seconds, "" if medium.caption is None else medium.caption.quote) for medium in report.media]
    assert [(kind, length) for kind, length, _ in found] == [(kind, length) for kind, length, _ in wanted["media"]]
    assert all(caption.startswith(begins or "") for (_, _, caption), (_, _, begins) in zip(found, wanted["media"], strict=True))
