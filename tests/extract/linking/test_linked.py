import math
from collections.abc import Sequence

import pytest

from khronika.extract.draft import Draft
from khronika.extract.english import EnglishReader
from khronika.extract.layout import lay_out, parse, with_names_checked
from khronika.extract.linking.linked import MOST_COMPARED, NAME, compared, link_incidents
from khronika.extract.linking.member import Member, members_of
from khronika.extract.linking.signs import signs_between
from khronika.extract.parser import english_parser
from khronika.extract.ranking.options import ranking_of
from khronika.records.claim import Claim
from khronika.records.report import PassageKind, Report
from tests.extract.made import report_of

ARRESTS = (
    "Editor Chipo Tembo arrested in Lusaka",
    "Police in Lusaka arrested editor Chipo Tembo on Wednesday, her union said.",
    "The union condemned the arrest of Tembo.",
    "In 2016 police arrested farmer Moses Kato in Gulu over a land dispute.",
)


def made(words: Sequence[str]) -> Report:
    """A report of a title and paragraphs."""
    title, *body = words
    return report_of([(PassageKind.TITLE, title), *((PassageKind.BODY, paragraph) for paragraph in body)])


def detentions(report: Report) -> list[Claim]:
    """The detentions that the trained reader finds, in the order of the text."""
    [reading] = EnglishReader().read([report])
    assert reading.claims is not None
    return [claim for claim in reading.claims if claim.type == "detention"]


def test_who_is_among_those_detained_is_of_their_incident() -> None:
    title, first = "Dozens detained as Dushanbe marchers defy ban", "Dozens of people were detained in Dushanbe on Sunday."
    found = detentions(made((title, first, "Those detained include lawyer Manzura Olimova.")))
    assert [claim.incident for claim in found] == [found[0].incident] * 3


def members(words: Sequence[str], type: str = "detention") -> list[Member]:
    """The claims of one type as they are held against each other."""
    layout = lay_out(made(words))
    (sentences,) = parse([layout], english_parser())
    layout = with_names_checked(layout, sentences)
    drafts: list[Draft] = EnglishReader().drafts_chosen(layout, sentences)
    [found] = [found for found in members_of(drafts, layout.names, layout.report.passages) if found[0].draft.type == type]
    return found


def test_a_title_its_lead_and_a_noun_that_names_whom_are_one_incident_and_another_arrest_is_not() -> None:
    claims = detentions(made(ARRESTS))
    incidents = [claim.incident for claim in claims]
    assert [claim.trigger.quote for claim in claims] == ["arrested", "arrested", "arrest", "arrested"]
    assert len(set(incidents[:3])) == 1
    assert incidents[3] not in incidents[:3]


def test_claims_of_two_types_are_never_one_incident() -> None:
    [reading] = EnglishReader().read([made(ARRESTS)])
    assert reading.claims
    types = {claim.incident: claim.type for claim in reading.claims}
    assert all(types[claim.incident] == claim.type for claim in reading.claims)


def test_signs_have_no_direction() -> None:
    found = members(ARRESTS)
    for one in found:
        for other in found:
            assert one is other or signs_between(one, other) == signs_between(other, one)


@pytest.mark.parametrize(
    ("pair", "sign"),
    [
        ((0, 1), "in the title"),
        ((0, 1), "targets: the same names"),
        ((0, 1), "one word"),
        ((1, 3), "targets: other names"),
        ((1, 3), "other places"),
        ((1, 3), "no name in common, in each sentence"),
        ((1, 2), "later definite noun"),
    ],
)
def test_signs_say_what_two_claims_share(pair: tuple[int, int], sign: str) -> None:
    found = members(ARRESTS)
    assert sign in signs_between(found[pair[0]], found[pair[1]])


def test_each_sign_stands_alone_and_with_the_sort_of_claim() -> None:
    one, other, *_ = members(ARRESTS)
    signs = signs_between(one, other)
    assert {"one word", "one word, held", "detention", "always"} <= set(signs)
    assert len(set(signs)) == len(signs)


def test_the_same_names_speak_for_one_thing_and_other_names_against_it() -> None:
    weights = ranking_of(NAME).weights
    assert weights["targets: the same names"] > 0 > weights["targets: other names"]
    assert 0 < ranking_of(NAME).enough < 1
    assert all(math.isfinite(weight) for weight in weights.values())


def test_a_claim_is_held_against_a_bounded_number_of_others() -> None:
    many = compared(1000)
    assert len(many) <= 1000 * MOST_COMPARED
    assert compared(3) == [(0, 1), (0, 2), (1, 2)]


def test_a_report_without_claims_has_nothing_to_link() -> None:
    layout = lay_out(made(("Weather", "It rained.")))
    link_incidents([], layout.names, layout.report.passages)
