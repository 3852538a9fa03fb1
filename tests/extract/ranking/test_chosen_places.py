import pytest

from khronika.extract.english import EnglishReader, EnglishRules
from khronika.records.claim import Claim
from khronika.records.report import PassageKind, Report
from tests.extract.made import report_of


def claims_by(reader: EnglishReader, report: Report) -> dict[str, Claim]:
    """What a reader makes of a report, by the words that carry each claim."""
    [reading] = reader.read([report])
    assert reading.claims
    return {claim.trigger.quote: claim for claim in reading.claims}


def said(words: str) -> Report:
    """A report of one paragraph."""
    return report_of([(PassageKind.BODY, words)])


@pytest.mark.parametrize(
    ("words", "trigger", "place", "country"),
    [
        ("Hong Kong protests drew thousands and 40 people were arrested.", "arrested", "Hong Kong", "HK"),
        ("Mobile internet was cut for Kigali residents on Monday.", "cut", "Kigali", "RW"),
        ("Protesters from Gulu were beaten by police on Monday.", "beaten", "Gulu", "UG"),
    ],
)
def test_a_claim_without_a_place_may_have_the_one_that_its_sentence_names(words: str, trigger: str, place: str, country: str) -> None:
    ruled, chosen = (claims_by(reader, said(words))[trigger] for reader in (EnglishRules(), EnglishReader()))
    assert ruled.where == ()
    assert [(stated.value.name, stated.value.country) for stated in chosen.where] == [(place, country)]
    assert all(words[found.start : found.end] == found.quote for stated in chosen.where for found in stated.evidence)


def test_the_place_that_the_rules_find_stays() -> None:
    report = said("Hong Kong activist Amy Lau was arrested in Macau on Monday.")
    ruled, chosen = (claims_by(reader, report)["arrested"] for reader in (EnglishRules(), EnglishReader()))
    assert ruled.where
    assert chosen.where == ruled.where


def test_a_statement_has_no_place() -> None:
    found = claims_by(EnglishReader(), said("The Kampala Bar Association condemned the arrest of lawyer Ruth Okello."))
    assert found["condemned"].where == ()


def test_a_name_that_is_no_place_is_none() -> None:
    found = claims_by(EnglishReader(), said("Editor Ruth Okello was arrested and her deputy Moses Kato was beaten."))
    assert all(claim.where == () for claim in found.values())
