from khronika.extract.english import EnglishReader, EnglishRules
from khronika.records.claim import Claim
from khronika.records.report import PassageKind, Report
from tests.extract.made import report_of

REPORT = report_of(
    [
        (PassageKind.TITLE, "Court frees editor in Lusaka"),
        (PassageKind.BODY, "Police arrested editor Chipo Tembo on Monday and detained Tembo for three days, her lawyer said."),
        (PassageKind.BODY, "During the interrogation, officers threatened to burn the house of Tembo, and the beating went on for hours."),
        (PassageKind.BODY, "The release came after a hearing. The arrest was condemned by the Union of Editors."),
    ]
)


def claims_by(reader: EnglishReader, report: Report = REPORT) -> tuple[Claim, ...]:
    """What a reader makes of the report."""
    [reading] = reader.read([report])
    assert reading.claims
    return reading.claims


def test_a_claim_without_a_target_in_its_words_may_have_one_that_the_report_names() -> None:
    ruled, chosen = claims_by(EnglishRules()), claims_by(EnglishReader())
    empty = {claim.trigger for claim in ruled if not claim.targets}
    found = [claim for claim in chosen if claim.trigger in empty and claim.targets]
    assert found
    assert all(target.name is not None and target.name.value == "Chipo Tembo" for claim in found for target in claim.targets)


def test_the_targets_that_the_rules_find_stay() -> None:
    ruled = {(claim.trigger, claim.type): claim.targets for claim in claims_by(EnglishRules()) if claim.targets}
    chosen = {(claim.trigger, claim.type): claim.targets for claim in claims_by(EnglishReader())}
    assert {key: chosen[key] for key in ruled if key in chosen} == {key: targets for key, targets in ruled.items() if key in chosen}


def test_every_target_has_its_words() -> None:
    for claim in claims_by(EnglishReader()):
        for evidence in (evidence for field, evidence in claim.evidence() if field.startswith("targets")):
            assert REPORT.text[evidence.start : evidence.end] == evidence.quote


def test_a_place_is_nobody_to_whom_something_is_done() -> None:
    found = claims_by(EnglishReader(), report_of([(PassageKind.BODY, "Arrests followed in Lusaka and Ndola on Monday. Lusaka was quiet.")]))
    assert all(target.name is None for claim in found for target in claim.targets)
