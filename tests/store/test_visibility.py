"""Who sees what: what is hidden from a viewer stands in nothing that the ledger gives them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from khronika.errors import LedgerError
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.pipeline.naming_persons import known_persons, named
from khronika.pipeline.reviewing import Reviewing
from khronika.pipeline.showing import cases, incidents
from khronika.records.body import body_of
from khronika.records.consent import Answer, Consent
from khronika.records.correction import Field
from khronika.records.judgement import Judgement
from khronika.records.member import Sort
from khronika.records.source_kind import SourceKind
from khronika.records.viewer import EVERYTHING, KEYLESS, Viewer
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import ClaimFilter, Ledger, ThingFilter
from khronika.store.gazetteer import gazetteer
from tests.store.made import Page

PUBLIC, TEAM = Viewer(Visibility.PUBLIC), Viewer(Visibility.TEAM)
NAME = "Thandiwe Moyo"
RELATIVE = "Police in Bulawayo detained Thandiwe Moyo, the wife of a union leader, on March 4."
TOGETHER = "Two held in Bulawayo\n\nPolice in Bulawayo detained Thandiwe Moyo and Ольга Ткач on March 4."
ELSEWHERE = Page(
    text="A week later\n\nNobody has seen THANDIWE MOYO since.", address="https://news.example/thandiwe-moyo-week", reader=None
)


def joined(ledger: Ledger, *pages: Page) -> Ledger:
    ledger.add(page.item for page in pages)
    join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))
    return ledger


def decide(ledger: Ledger, level: Visibility, subject: Subject = Subject.PARTY, field: str = "") -> int:
    """A decision about the person, her detention or the report that tells of it."""
    with ledger.looking() as looking:
        if subject is Subject.PARTY:
            found = known_persons(looking, NAME)
        else:
            sort = Sort.REPORT if subject is Subject.REPORT else Sort.INCIDENT
            found = named(looking, looking.things(sort, ThingFilter())[0], field)
    return ledger.decide(VisibilityDecision(found.subject, level, "asked for it", found.rows, found.names, field))


def seen(ledger: Ledger, viewer: Viewer) -> str:
    """All that the ledger gives to a viewer, one after the other."""
    own = ledger.seen_by(viewer)
    return "\n".join(map(str, everything_seen(own)))


def everything_seen(ledger: Ledger) -> Iterator[object]:
    yield from ledger.claims(ClaimFilter(everything=True))
    yield from ledger.claims(ClaimFilter(person="Moyo"))
    yield from ledger.search("moyo", 9)
    yield from ledger.search("police", 9)
    yield from ledger.judgements()
    with ledger.looking() as looking:
        yield from map(body_of, incidents(looking, ThingFilter()))
        yield from cases(looking, ThingFilter(), date(2024, 4, 1))
        yield from looking.kept()
        yield looking.bodies(id for ids in looking.members_of(looking.things(Sort.PARTY, ThingFilter())).values() for id in ids)


def test_a_person_is_hidden_under_every_name_and_the_quotes_still_stand_in_the_text(ledger: Ledger) -> None:
    joined(ledger, Page(), ELSEWHERE)
    decide(ledger, Visibility.RESTRICTED)
    for viewer in (PUBLIC, TEAM):
        told = seen(ledger, viewer).casefold()
        assert "moyo" not in told
        assert "thandiwe" not in told
        assert "[restricted 1]" in told
        assert "rudo ncube" in told
        for report, claim in ledger.seen_by(viewer).claims(ClaimFilter()):
            assert all(words.stands_in(report.text) for _, words in claim.evidence())
    assert NAME in seen(ledger, KEYLESS)
    assert list(ledger.verify()) == []


def test_who_looks_for_a_hidden_name_finds_nothing(ledger: Ledger) -> None:
    joined(ledger, Page())
    decide(ledger, Visibility.RESTRICTED)
    own = ledger.seen_by(TEAM)
    assert list(own.claims(ClaimFilter(person=NAME))) == []
    assert own.search(NAME, 9) == []
    with own.looking() as looking:
        assert looking.with_words(["mj"]) == []


def test_a_decision_that_is_taken_back_hides_nothing_any_more(ledger: Ledger) -> None:
    joined(ledger, Page())
    number = decide(ledger, Visibility.RESTRICTED)
    ledger.lift(number, "a slip")
    assert NAME in seen(ledger, PUBLIC)
    with pytest.raises(LedgerError, match="taken back before"):
        ledger.lift(number, "again")
    assert list(ledger.verify()) == []


def test_the_newest_decision_about_a_person_counts(ledger: Ledger) -> None:
    joined(ledger, Page())
    for level in (Visibility.RESTRICTED, Visibility.TEAM):
        decide(ledger, level)
    assert NAME in seen(ledger, TEAM)
    assert NAME not in seen(ledger, PUBLIC)


def test_a_relative_starts_restricted_until_somebody_decides_otherwise(ledger: Ledger) -> None:
    joined(ledger, replace(Page(), text=RELATIVE, published=date(2024, 3, 6)))
    assert NAME not in seen(ledger, TEAM)
    assert NAME in seen(ledger, KEYLESS)
    decide(ledger, Visibility.PUBLIC)
    assert NAME in seen(ledger, PUBLIC)


def test_who_refused_to_be_named_stands_in_nothing_public_whatever_was_decided(ledger: Ledger) -> None:
    joined(ledger, Page())
    ledger.note_consent(Consent((NAME,), Answer.REFUSED, "the yearly report", date(2024, 3, 9)))
    decide(ledger, Visibility.PUBLIC)
    assert NAME not in seen(ledger, PUBLIC)
    assert NAME in seen(ledger, TEAM)
    ledger.note_consent(Consent((NAME,), Answer.GIVEN, "the yearly report"))
    assert NAME in seen(ledger, PUBLIC)
    assert list(ledger.verify()) == []


def test_a_hidden_report_is_not_there_in_any_version(ledger: Ledger) -> None:
    joined(ledger, Page(), replace(Page(), text=Page().text.replace("March 6", "March 4"), published=date(2024, 3, 7)))
    decide(ledger, Visibility.RESTRICTED, Subject.REPORT)
    assert "Bulawayo" not in seen(ledger, TEAM)


def test_testimony_starts_restricted(ledger: Ledger) -> None:
    capture, reading = Page().item
    ledger.add([(capture, replace(reading, report=replace(reading.report, source=SourceKind.WITNESS)))])
    join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))
    assert "Bulawayo" not in seen(ledger, TEAM)
    assert "Bulawayo" in seen(ledger, KEYLESS)


def test_a_hidden_field_leaves_the_claim_and_takes_its_words_out_of_the_text(ledger: Ledger) -> None:
    joined(ledger, replace(Page(), text=Page().text.replace("in Bulawayo\n", "far away\n")))
    decide(ledger, Visibility.RESTRICTED, Subject.INCIDENT, "where")
    [report, claim] = next(ledger.seen_by(TEAM).claims(ClaimFilter()))
    assert claim.where == ()
    assert claim.targets != ()
    assert "Police in [restricted] detained" in report.text
    assert claim.trigger.stands_in(report.text)


def test_what_waits_to_be_joined_is_not_shown_to_those_who_do_not_see_everything(ledger: Ledger) -> None:
    ledger.add([Page().item])
    assert "Bulawayo" not in seen(ledger, TEAM)
    assert list(ledger.seen_by(EVERYTHING).claims(ClaimFilter()))


def judged(ledger: Ledger, judge: Callable[[Reviewing], Judgement]) -> None:
    """Keeps what somebody decides about the one claim, and joins anew."""
    report, claim = next(ledger.claims(ClaimFilter()))
    ledger.judge(judge(Reviewing(report, claim)))
    join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))


def test_a_hidden_field_stays_hidden_when_somebody_corrects_it_by_their_own_word(ledger: Ledger) -> None:
    joined(ledger, replace(Page(), text=Page().text.replace("in Bulawayo\n", "far away\n")))
    decide(ledger, Visibility.RESTRICTED, Subject.INCIDENT, "where")
    judged(ledger, lambda case: case.corrected(Field.WHERE, '{"name": "Plumtree"}', None, None))
    assert "Plumtree" in seen(ledger, KEYLESS)
    assert "Plumtree" not in seen(ledger, TEAM)


def test_a_part_that_is_split_off_a_hidden_claim_is_hidden_too(ledger: Ledger) -> None:
    joined(ledger, replace(Page(), text=TOGETHER))
    decide(ledger, Visibility.RESTRICTED, Subject.INCIDENT)
    judged(ledger, lambda case: case.split(next(case.claim.targets[0].evidence())))
    told = "\n".join(body_of(claim) for _, claim in ledger.seen_by(TEAM).claims(ClaimFilter()))
    assert told == ""
    with ledger.seen_by(TEAM).looking() as looking:
        assert [one.tellings for one in incidents(looking, ThingFilter()) if one.tellings] == []
