"""Persons, reports and captures that are sealed come back with the key alone; those that are erased never do."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from khronika.errors import LedgerError, SettingsError
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting, joined_faults
from khronika.pipeline.concealing import erase, erase_capture, seal, seal_again, unseal
from khronika.pipeline.naming_persons import Named, known_persons
from khronika.pipeline.showing import cases, parties_named
from khronika.records.anchor import Anchor
from khronika.records.carried_decision import CarriedDecision
from khronika.records.codec_kept import encode_kept
from khronika.records.consent import Answer, Consent
from khronika.records.judgement import Judgement, Matter, Verdict
from khronika.records.viewer import Viewer
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject
from khronika.store import ClaimFilter, Ledger, ThingFilter
from khronika.store.gazetteer import gazetteer
from khronika.store.sealing import SealingKey
from tests.store.bytes_left import backed_up, traces
from tests.store.made import BODY, NOON, Page

NAME = "Thandiwe Moyo"
KEY = SealingKey(b"k" * 32)
OTHER_KEY = SealingKey(b"o" * 32)

ABOUT = Page()
LATER = replace(Page(), text=ABOUT.text.replace("March 6", "March 4"), at=NOON + timedelta(hours=1))
SLUG = Page(text="A week later\n\nNobody has seen MOYO, Thandiwe since.", address="https://news.example/thandiwe-moyo-week", reader=None)
WIDE = Page(
    text="Nurses march\n\nPolice detained Rudo Ncube on March 4.",
    address="https://news.example/march",
    markup="<i>Thandiwe</i> <b>Moyo</b>",
)
APART = Page(text="Dams full\n\nThe dams around Harare are full again on March 6.", address="https://news.example/dams")
PAGES = (ABOUT, LATER, SLUG, WIDE, APART)


def joiner() -> Joiner:
    return Joiner(KINDS, Placer.over(gazetteer()))


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger in which a person stands in texts, titles, addresses, bytes, claims, a judgement and a consent."""
    ledger.add(page.item for page in PAGES)
    [detained, released] = ABOUT.claims or ()
    anchor = Anchor(ABOUT.address, ABOUT.report.text_sha256, detained.trigger, BODY, detained.type)
    other = replace(anchor, words=released.trigger, type=released.type)
    ledger.judge(Judgement(Matter.INCIDENT, Verdict.DIFFERENT, anchor, other, reason=f"two things befell {NAME}"))
    ledger.note_consent(Consent((NAME,), Answer.REFUSED, "the yearly report", date(2024, 3, 9)))
    join_waiting(ledger, joiner())
    return ledger.with_key(KEY)


def person(ledger: Ledger, name: str = NAME) -> Named:
    with ledger.looking() as looking:
        return known_persons(looking, name)


def report(ledger: Ledger, page: Page) -> Named:
    numbers = [number for number, address in addresses(ledger) if address == page.address]
    return Named(Subject.REPORT, tuple(numbers))


def addresses(ledger: Ledger) -> list[tuple[int, str]]:
    with ledger.reading() as connection:
        rows = connection.exec_driver_sql("SELECT number, address FROM reports ORDER BY number")
        return [(number, address) for number, address in rows]


def exported(ledger: Ledger) -> list[bytes]:
    """All that the ledger keeps but decisions about who may see it."""
    with ledger.looking() as looking:
        return [encode_kept(one) for one in looking.kept() if not isinstance(one, CarriedDecision)]


def dump(ledger: Ledger) -> str:
    """Every value of every table, as the database holds it."""
    with ledger.reading() as connection:
        names = [name for name in ledger.engine.dialect.get_table_names(connection) if not name.startswith("sqlite")]
        rows = [row for name in names for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]  # noqa: S608
    return "\n".join(value.decode("latin-1") if isinstance(value, bytes) else str(value) for row in rows for value in row)


def assert_sound(ledger: Ledger) -> None:
    assert list(ledger.verify()) == []
    assert joined_faults(ledger, joiner()) == []


def test_an_erased_person_stands_nowhere_and_the_rest_is_as_it_was(told: Ledger) -> None:
    before = exported(told)
    erase(told, joiner(), person(told), "she asked for it")
    left = dump(told)
    assert "Thandiwe" not in left
    assert "moyo" not in left.casefold()
    assert_sound(told)
    after = exported(told)
    untouched = [line for line in before if b"Moyo" not in line.replace(b"MOYO", b"Moyo") and b"moyo" not in line]
    assert [line for line in untouched if b"dams" in line] == [line for line in after if b"dams" in line]
    assert len(after) == len(before)
    assert told.search("rudo ncube", 9) != []
    assert told.search("thandiwe", 9) == []
    assert told.search("dams", 9) != []


def test_the_quotes_of_what_is_left_still_stand_in_the_text(told: Ledger) -> None:
    erase(told, joiner(), person(told), "she asked for it")
    found = list(told.claims(ClaimFilter(everything=True)))
    assert len(found) == 5
    assert all(words.stands_in(report.text) for report, claim in found for _, words in claim.evidence())
    assert any("[erased]" in report.text for report, _ in found)


def test_after_erasing_no_byte_of_the_name_is_left_on_the_disk_or_in_a_backup(tmp_path: Path, told: Ledger, location: str) -> None:
    if not location.startswith("/"):
        erase(told, joiner(), person(told), "she asked for it")
        assert traces([NAME], backed_up(told, tmp_path / "backup")) == []
        return
    assert traces([NAME], tmp_path) != []
    erase(told, joiner(), person(told), "she asked for it")
    backed_up(told, tmp_path / "backup")
    assert traces([NAME], tmp_path) == []


def test_erasing_leaves_a_tombstone_that_names_nobody(told: Ledger) -> None:
    with pytest.raises(SettingsError, match="say it without the name"):
        erase(told, joiner(), person(told), f"{NAME} asked for it")
    erase(told, joiner(), person(told), "she asked for it")
    [stone] = told.tombstones()
    assert (stone.what, stone.basis, stone.who, stone.at) == ("party", "she asked for it", "Nadia", NOON)


def test_a_report_that_is_erased_leaves_its_row_and_nothing_of_what_it_said(told: Ledger) -> None:
    erase(told, joiner(), report(told, ABOUT), "the publisher asked for it")
    assert "Bulawayo" not in dump(told)
    assert "Harare" in dump(told)
    assert_sound(told)


def test_a_capture_that_is_erased_leaves_what_was_read_from_it(told: Ledger) -> None:
    with told.reading() as connection:
        number = connection.exec_driver_sql("SELECT max(capture) FROM reports").scalar_one()
    erase_capture(told, joiner(), number, "not ours to keep")
    assert "<p>Dams" not in dump(told)
    assert told.search("dams", 9) != []
    assert_sound(told)


def test_a_sealed_person_stands_nowhere_in_clear_and_comes_back_as_it_was(told: Ledger, tmp_path: Path, location: str) -> None:
    before, rows = exported(told), dump(told)
    number = seal(told, joiner(), person(told), "she is at risk").number
    left = dump(told)
    assert "Thandiwe" not in left
    assert "moyo" not in left.casefold()
    assert f"[sealed {number}]" in left
    if location.startswith("/"):
        assert traces([NAME], tmp_path) == []
    assert_sound(told)
    unseal(told, joiner(), number, "she is safe")
    assert exported(told) == before
    assert "Thandiwe" in rows
    assert_sound(told)


def test_a_sealed_person_is_still_one_person_without_the_key(told: Ledger) -> None:
    number = seal(told, joiner(), person(told), "she is at risk").number
    found = list(replace(told, key=None).claims(ClaimFilter(person=f"sealed {number}")))
    assert [claim.type.value for _, claim in found] == ["detention"]


def test_what_comes_later_of_a_sealed_person_is_sealed_too(told: Ledger) -> None:
    number = seal(told, joiner(), person(told), "she is at risk").number
    told.add([replace(ABOUT, address="https://news.example/again").item])
    join_waiting(told, joiner())
    assert "Thandiwe" in dump(told)
    assert seal_again(told, joiner()) > 0
    assert "Thandiwe" not in dump(told)
    unseal(told, joiner(), number, "she is safe")
    assert_sound(told)


def test_what_was_read_again_while_it_was_sealed_is_there_once_when_it_is_opened(told: Ledger) -> None:
    number = seal(told, joiner(), person(told), "she is at risk").number
    told.add([LATER.item, replace(ABOUT, address="https://mirror.example/nurses").item])
    unseal(told, joiner(), number, "she is safe")
    assert_sound(told)
    assert sorted(report.address for report in told.search(NAME, 9)) == [
        "https://mirror.example/nurses",
        "https://news.example/nurses",
        "https://news.example/thandiwe-moyo-week",
    ]


def test_without_the_key_nothing_sealed_can_be_opened_or_erased(told: Ledger) -> None:
    number = seal(told, joiner(), person(told), "she is at risk").number
    for ledger in (replace(told, key=None), told.with_key(OTHER_KEY)):
        with pytest.raises(LedgerError, match="KHRONIKA_SEALING_KEY"):
            unseal(ledger, joiner(), number, "let me see")
        with pytest.raises(LedgerError, match="KHRONIKA_SEALING_KEY"):
            erase(ledger, joiner(), person(ledger, "Rudo Ncube"), "she asked for it")
    assert_sound(told)


def test_erasing_reaches_what_is_sealed(told: Ledger) -> None:
    sealed = seal(told, joiner(), person(told, "Rudo Ncube"), "she is at risk").number
    erase(told, joiner(), person(told), "she asked for it")
    unseal(told, joiner(), sealed, "she is safe")
    left = dump(told)
    assert "moyo" not in left.casefold()
    assert "Rudo Ncube" in left
    assert_sound(told)


def test_a_sealed_report_says_nothing_and_comes_back(told: Ledger) -> None:
    before = exported(told)
    number = seal(told, joiner(), report(told, ABOUT), "a source is in it").number
    assert "Bulawayo" not in dump(told)
    assert_sound(told)
    unseal(told, joiner(), number, "the source is abroad")
    assert exported(told) == before
    assert_sound(told)


def test_with_the_key_others_do_not_see_what_came_of_a_sealed_person_since(told: Ledger) -> None:
    seal(told, joiner(), person(told), "she is at risk")
    told.add([replace(ABOUT, address="https://news.example/again").item])
    join_waiting(told, joiner())
    with told.seen_by(Viewer(Visibility.PUBLIC)).looking() as looking:
        assert NAME in {name for one in looking.hidden_persons() for name in one.names}
        assert not any(b"Thandiwe" in encode_kept(kept) for kept in looking.kept())


def shown(ledger: Ledger) -> list[str]:
    """What commands show of a person, in words."""
    with ledger.looking() as looking:
        found = [f"case of {' '.join(one.names)}: {one.state}" for one in cases(looking, ThingFilter(), date(2024, 4, 1))]
        found.append(f"parties: {len(parties_named(looking, NAME))}")
    found += [f"claim: {claim}" for _, claim in ledger.claims(ClaimFilter(everything=True))]
    found += [f"claim of hers: {claim}" for _, claim in ledger.claims(ClaimFilter(person=NAME))]
    found += [f"found: {report}" for report in ledger.search("thandiwe", 9)]
    return sorted(found)


def test_who_has_the_key_sees_claims_things_and_searches_as_they_were(told: Ledger) -> None:
    before = shown(told)
    seal(told, joiner(), person(told), "at risk")
    assert shown(told) == before
    assert not any("Thandiwe" in words for words in shown(replace(told, key=None)))
    seal(told, joiner(), report(told, WIDE), "a source is in it")
    assert shown(told) == before
