"""A public edition names nobody who is not public, stands on its own quotes, and verifies by itself."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from khronika.export.checking import faults_of_package
from khronika.export.format import Format
from khronika.export.leaks.leak import Verdict
from khronika.pipeline import join_waiting
from khronika.pipeline.naming_persons import known_persons, named
from khronika.pipeline.public_edition import cleared_address
from khronika.pipeline.publishing import Choices, Plan, planned
from khronika.records.capture import Capture
from khronika.records.consent import Answer, Consent
from khronika.records.member import Sort
from khronika.records.publication import AllowedWords
from khronika.records.reading import Reading
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import Ledger, ThingFilter
from khronika.store.gazetteer import gazetteer
from tests.export.made import JOINER, TODAY, story
from tests.export.test_editions import words_in
from tests.store.made import NOON, Page

NAME = "Farai Dube"
OTHER = "Chipo Ndlovu"
PACKAGE = Choices()


@pytest.fixture(scope="module")
def story_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the story of the week, joined."""
    path = tmp_path_factory.mktemp("story") / "khronika.db"
    with Ledger.open(str(path), lambda: NOON, "Nadia") as ledger:
        ledger.add([story()])
        assert join_waiting(ledger, JOINER).faults == {}
    return path


@pytest.fixture
def ledger(story_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of one's own with the story."""
    shutil.copy(story_ledger, tmp_path / "khronika.db")
    with Ledger.open(str(tmp_path / "khronika.db"), lambda: NOON, "Nadia") as ledger:
        yield ledger


def hide(ledger: Ledger, name: str, level: Visibility = Visibility.RESTRICTED) -> None:
    """Decides who may see a person."""
    with ledger.looking() as looking:
        found = known_persons(looking, name)
    ledger.decide(VisibilityDecision(found.subject, level, "asked for it", found.rows, found.names))


@contextmanager
def edition(ledger: Ledger, folder: Path, choices: Choices = PACKAGE) -> Iterator[tuple[Plan, Path]]:
    """What is planned, and where it is written."""
    folder.mkdir()
    path = folder / "out.zip"
    yield planned(ledger, TODAY, choices, gazetteer(), path), path


def all_words(folder: Path) -> str:
    """All that stands in the files of a folder."""
    return "\n".join(word for path in folder.iterdir() for word in words_in(path))


@pytest.mark.parametrize("format", Format)
def test_who_is_not_public_is_in_no_format_and_all_others_are(ledger: Ledger, tmp_path: Path, format: Format) -> None:
    hide(ledger, NAME)
    with edition(ledger, tmp_path / "out", Choices(format)) as (plan, _):
        words = all_words(tmp_path / "out")
        assert plan.may_leave, plan.open
        assert [part for part in ("Farai", "Dube") if part in words] == []
        assert format is Format.PRESSFREEDOM or "Gweru" in words
        assert "restricted" not in words


def test_who_refused_consent_is_in_no_edition(ledger: Ledger, tmp_path: Path) -> None:
    ledger.note_consent(Consent((OTHER,), Answer.REFUSED, "the yearly report"))
    with edition(ledger, tmp_path / "out") as (plan, _):
        assert plan.may_leave, plan.open
        words = all_words(tmp_path / "out")
        assert "Ndlovu" not in words
        assert NAME in words


def test_an_edition_verifies_by_itself_and_is_taken_in_elsewhere(ledger: Ledger, tmp_path: Path) -> None:
    hide(ledger, NAME)
    with edition(ledger, tmp_path / "out") as (_, path):
        assert list(faults_of_package(path)) == []
    with edition(ledger, tmp_path / "again") as (_, again):
        assert again.read_bytes() == path.read_bytes()


def test_no_hash_and_no_id_of_the_ledger_is_in_an_edition(ledger: Ledger, tmp_path: Path) -> None:
    """Who guesses what was left out could prove the guess by the hash of the whole."""
    _, reading = story()
    with ledger.looking() as looking:
        things = [id for sort in Sort for id in looking.things(sort, ThingFilter())]
        keys = [str(getattr(kept, "key", "")) for kept in looking.kept()]
    known = [reading.report.text_sha256, reading.report.capture_sha256, *(claim.id for claim in reading.claims or ()), *things, *keys]
    with edition(ledger, tmp_path / "out"):
        words = all_words(tmp_path / "out")
        assert [one for one in known if one and one in words] == []


def test_the_texts_of_others_are_quoted_and_not_given_whole(ledger: Ledger, tmp_path: Path) -> None:
    with edition(ledger, tmp_path / "out", Choices(Format.JSONL)) as (_, path):
        (report,) = [form["report"] for line in path.read_text().splitlines() if (form := json.loads(line))["noun"] == "report"]
    assert report["text"].startswith("detained Farai Dube, […] reporter […] Gweru on 4 March. […] ") or "[…]" in report["text"]
    assert "Between" in report["text"]
    assert "Week of the press" not in report["text"]
    assert (report["byline"], report["contributors"], report["media"]) == ([], [], [])


def test_an_address_is_in_an_edition_only_where_its_host_is_cleared(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add([replace_address(tmp_path)])
    join_waiting(ledger, JOINER)
    with edition(ledger, tmp_path / "out"):
        words = all_words(tmp_path / "out")
        assert [address for address in ("news.example", "file:", str(tmp_path)) if address in words] == []
    with edition(ledger, tmp_path / "cleared", Choices(cleared=("news.example",))):
        words = all_words(tmp_path / "cleared")
        assert "https://news.example/week" in words
        assert "file:" not in words


@pytest.mark.parametrize("address", ["https://[restricted 1].example/week", "https://news.example:port/", "ftp://news.example/week"])
def test_an_address_that_is_withheld_or_none_is_not_cleared(address: str) -> None:
    report = replace(story()[1].report, url=address, address="file:///week.txt")
    assert cleared_address(report, frozenset({"news.example", "[restricted 1].example"})) is None


def replace_address(folder: Path) -> tuple[Capture, Reading]:
    """A report from a file of somebody's machine."""
    capture, reading = Page(address=f"file://{folder}/nurses.html").item
    return capture, replace(reading, report=replace(reading.report, url=None))


def test_a_hidden_field_is_looked_for_and_a_common_value_is_asked_about(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.looking() as looking:
        (id,) = [
            id
            for id in looking.things(Sort.INCIDENT, ThingFilter())
            if "Gweru Herald" in str(looking.tellings(looking.members_of([id])[id]))
        ]
        found = named(looking, id, "targets")
    ledger.decide(VisibilityDecision(Subject.INCIDENT, Visibility.SEALED, "asked for it", found.rows, (), "targets"))
    with edition(ledger, tmp_path / "out") as (plan, _):
        assert plan.may_leave, plan.open
        assert "Herald" not in all_words(tmp_path / "out")


def test_what_the_check_asks_about_leaves_with_a_persons_word_and_a_reason(ledger: Ledger, tmp_path: Path) -> None:
    hide(ledger, "Rudo Kadoma")
    with edition(ledger, tmp_path / "out") as (plan, _):
        (leak,) = plan.open
        assert (leak.verdict, leak.words, leak.spelling) == (Verdict.ASK, "Kadoma", "Rudo Kadoma")
        assert leak.why.endswith("it is also a place in JP")
    allowed = (AllowedWords("kadoma", "the town, told of in three reports"), AllowedWords("Harare", "not asked"))
    with edition(ledger, tmp_path / "allowed", Choices(allowed=allowed)) as (plan, _):
        assert plan.may_leave
        assert plan.unused == allowed[1:]
