from collections.abc import Sequence
from datetime import date

import pytest

from khronika.extract.english import EnglishReader, EnglishRules
from khronika.records.claim import Claim
from khronika.records.report import PassageKind, Report
from khronika.records.when import Basis
from tests.extract.made import report_of

DATED = (
    "Nurses' march broken up in Lusaka",
    "LUSAKA, March 3 - Police detained nurse Chipo Tembo at a march in Lusaka on Wednesday, her union said.",
    "Officers beat Tembo at the gate of the hospital. They seized her phone.",
    "The union condemned the arrest of Tembo.",
)
UNDATED = (
    "Nurses' march broken up in Lusaka",
    "Police detained nurse Chipo Tembo at a march in Lusaka, her union said.",
    "Officers beat Tembo at the gate of the hospital. They seized her phone.",
)


def made(words: Sequence[str], published: date | None = date(2021, 3, 5)) -> Report:
    """A report of a title and paragraphs."""
    title, *body = words
    return report_of([(PassageKind.TITLE, title), *((PassageKind.BODY, paragraph) for paragraph in body)], published)


def claims_of(report: Report) -> tuple[Claim, ...]:
    """What the reader with its trained choice makes of a report."""
    [reading] = EnglishReader().read([report])
    assert reading.claims
    return reading.claims


def test_a_claim_of_another_sentence_has_the_day_that_the_lead_tells() -> None:
    beaten = next(claim for claim in claims_of(made(DATED)) if claim.trigger.quote == "beat")
    assert beaten.when is not None
    assert (beaten.when.value.earliest, beaten.when.value.latest) == (date(2021, 3, 3), date(2021, 3, 3))
    assert beaten.when.value.basis is Basis.INFERRED


def test_what_the_words_beside_a_claim_say_is_not_inferred() -> None:
    detained = next(claim for claim in claims_of(made(DATED)) if claim.trigger.quote == "detained")
    assert detained.when is not None
    assert detained.when.value.basis is not Basis.INFERRED


@pytest.mark.parametrize("words", [DATED, UNDATED])
def test_every_time_has_its_words(words: Sequence[str]) -> None:
    report = made(words)
    for claim in claims_of(report):
        for evidence in () if claim.when is None else claim.when.evidence:
            assert report.text[evidence.start : evidence.end] == evidence.quote


def test_publication_is_never_a_time_by_itself() -> None:
    assert all(claim.when is None for claim in claims_of(made(UNDATED)))


def test_without_a_day_of_publication_a_weekday_dates_nothing() -> None:
    claims = claims_of(made(("March broken up", "Police detained two nurses on Wednesday.", "Officers beat them."), None))
    assert all(claim.when is None for claim in claims)


def test_the_rules_alone_do_not_choose() -> None:
    [reading] = EnglishRules().read([made(DATED)])
    assert reading.claims is not None
    assert next(claim for claim in reading.claims if claim.trigger.quote == "beat").when is None


def test_the_same_report_gives_the_same_times() -> None:
    assert claims_of(made(DATED)) == claims_of(made(DATED))
