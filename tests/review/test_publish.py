"""Publish: nothing leaves that names somebody hidden, a person's word is asked for with its reason, and what leaves is logged."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.pipeline import join_waiting
from khronika.pipeline.naming_persons import known_persons
from khronika.records.role import Role
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import Ledger
from tests.review.asking import Browser, desk_over
from tests.store.made import NOON, Page
from tests.test_joining import JOINER

HIDDEN = "Thandiwe Moyo"
PAGES = (
    Page(),
    Page(text="Ольга Ткач\n\nMinsk: Ольга Ткач was sentenced on March 6 in Минск.", address="https://three.example/minsk"),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two reports, and a person of whom everybody may not know."""
    with Ledger.open(str(tmp_path / "a.db"), lambda: NOON, "Nadia") as made:
        made.add(page.item for page in PAGES)
        join_waiting(made, JOINER)
        with made.looking() as looking:
            found = known_persons(looking, HIDDEN)
        made.decide(VisibilityDecision(Subject.PARTY, Visibility.RESTRICTED, "asked for it", found.rows, found.names, ""))
        yield made


def everything_in(data: bytes) -> str:
    """All that an archive holds, and the names of its files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode(errors='replace')}" for name in archive.namelist())


def test_a_plan_says_what_it_would_contain_and_lose_and_lets_nothing_leave(ledger: Ledger) -> None:
    page = Browser.over(desk_over(ledger)).post("/publish/plan", {"format": "package"})
    assert page.status_code == 200
    assert "What it contains" in page.text
    assert "whole texts of reports" in page.text
    assert ledger.publications() == []


@pytest.mark.parametrize("format", ["package", "csv", "geojson"])
def test_an_edition_leaves_without_a_trace_of_the_hidden_person_and_is_logged(ledger: Ledger, format: str) -> None:
    browser = Browser.over(desk_over(ledger))
    answer = browser.post("/publish/edition", {"format": format, "cleared": "three.example\n"})
    assert answer.headers["content-type"] == "application/zip", re.sub("<[^>]+>", " ", answer.text)[-900:]
    told = everything_in(answer.content)
    assert "Moyo" not in told
    assert "Thandiwe" not in told
    assert [one.publication.format for one in ledger.publications()] == [format]
    assert ledger.publications()[0].publication.sha256 in browser.get("/publish").text


def test_words_that_may_name_somebody_need_a_reason_before_the_edition_leaves(ledger: Ledger) -> None:
    with ledger.looking() as looking:
        found = known_persons(looking, HIDDEN)
    ledger.decide(VisibilityDecision(Subject.PARTY, Visibility.RESTRICTED, "asked for it", found.rows, ("Bulawayo Nkomo",), ""))
    browser = Browser.over(desk_over(ledger))
    page = browser.post("/publish/edition", {"format": "package"})
    assert "Your word is asked for" in page.text
    assert ledger.publications() == []
    words = re.findall(r'name="allowed" value="([^"]+)"', page.text)
    assert browser.post("/publish/edition", {"format": "package", "allowed": words}).status_code == 422
    left = browser.post("/publish/edition", {"format": "package", "allowed": words, "reason": "the town"})
    assert left.headers["content-type"] == "application/zip", re.sub("<[^>]+>", " ", left.text)[-900:]
    assert {one.reason for one in ledger.publications()[0].publication.allowed} == {"the town"}


def test_only_a_publisher_lets_editions_leave(ledger: Ledger) -> None:
    browser = Browser.over(desk_over(ledger, Role.REVIEWER))
    assert browser.get("/publish").status_code == 403
    assert browser.post("/publish/edition", {"format": "package"}).status_code == 403
    assert ledger.publications() == []
