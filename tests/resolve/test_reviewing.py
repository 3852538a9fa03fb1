"""What becomes of a report's claims by what people decide about them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from khronika.pipeline.reviewing import Reviewing
from khronika.records.claim import Claim, Reader
from khronika.records.claim_type import ClaimType, Polarity
from khronika.records.correction import Field
from khronika.records.evidence import Evidence
from khronika.records.judgement import Judgement, KeptJudgement, Verdict, Withdrawal
from khronika.records.mention import Kind, Mention
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.resolve.reviewing import Reviewed, reviewed
from tests.expected import NOON

TEXT = "Police detained Olga Tkach and Anton Rui in Narva on Friday. The court fined Rui on 5 May."


def words(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence.of(TEXT, start, start + len(quote))


def person(name: str) -> Mention:
    return Mention(Kind.PERSON, Stated(name, (words(name),)))


REPORT = Report("a", TEXT, (Passage(PassageKind.BODY, 0, len(TEXT)),), "0" * 64, "https://a.example/1", published=date(2024, 5, 4))
CLAIM = Claim(
    "c1", ClaimType.DETENTION, words("detained"), Reader("hand", "1"), 1.0, "i1", targets=(person("Olga Tkach"), person("Anton Rui"))
)
FINE = Claim("c2", ClaimType.SENTENCE, words("fined"), Reader("hand", "1"), 1.0, "i2")
CASE = Reviewing(REPORT, CLAIM)
DAY = json.dumps({"earliest": "2024-05-03", "latest": "2024-05-03"})


def after(*judgements: Judgement, claims: Sequence[Claim] = (CLAIM, FINE), report: Report = REPORT) -> Reviewed:
    kept = [KeptJudgement(90 + place, judgement, "Nadia", NOON) for place, judgement in enumerate(judgements)]
    return reviewed(report, list(enumerate(claims, 1)), kept)


def changed(found: Reviewed) -> dict[int, Claim | None]:
    """The claims that count otherwise than they were read, by number; ``None`` for one that does not count."""
    after = {review.number: review.after for review in found.reviews if review.after is not None}
    return after | {review.number: None for review in found.reviews if review.verdict is Verdict.REJECTED}


def test_what_nobody_reviewed_is_as_it_was_read() -> None:
    found = after()
    assert (found.claims, found.reviews) == (((1, CLAIM), (2, FINE)), ())


def test_a_claim_that_was_accepted_is_as_it_was_read() -> None:
    found = after(CASE.accepted())
    assert changed(found) == {}
    assert [kept.number for kept in found.verdicts[1]] == [90]
    assert [(review.number, review.verdict) for review in found.reviews] == [(1, Verdict.ACCEPTED)]


def test_a_claim_that_was_rejected_does_not_count_until_it_is_accepted_after_all() -> None:
    assert after(CASE.rejected()).claims == ((2, FINE),)
    assert changed(after(CASE.rejected())) == {1: None}
    assert changed(after(CASE.rejected(), CASE.accepted())) == {}


def test_what_was_taken_back_does_nothing() -> None:
    kept = KeptJudgement(90, CASE.rejected(), "Nadia", NOON, Withdrawal("Nadia", NOON, "a slip"))
    assert changed(reviewed(REPORT, [(1, CLAIM)], [kept])) == {}


def test_a_correction_by_words_rests_on_them_and_names_who_made_it() -> None:
    found = changed(after(CASE.corrected(Field.WHEN, DAY, None, words("on Friday"))))[1]
    assert found is not None
    assert found.when is not None
    assert (found.when.value.earliest, found.when.evidence, found.when.by, found.when.is_own) == (
        date(2024, 5, 3),
        (words("on Friday"),),
        "Nadia",
        False,
    )


def test_a_value_without_words_is_the_persons_own_beside_the_words_that_it_is_about() -> None:
    found = changed(after(CASE.corrected(Field.WHEN, DAY, None, None)))[1]
    assert found is not None
    assert found.when is not None
    assert (found.when.evidence, found.when.is_own) == ((CLAIM.trigger,), True)


def test_one_of_several_values_is_replaced_by_its_words_or_taken_away() -> None:
    name = json.dumps({"kind": "person", "name": "Anton Ruy"})
    renamed = changed(after(CASE.corrected(Field.TARGETS, name, words("Anton Rui"), None)))[1]
    assert renamed is not None
    assert [target.name and target.name.value for target in renamed.targets] == ["Olga Tkach", "Anton Ruy"]
    fewer = changed(after(CASE.corrected(Field.TARGETS, None, words("Olga Tkach"), None)))[1]
    assert fewer is not None
    assert fewer.targets == CLAIM.targets[1:]


def test_a_value_is_added_where_it_replaces_none() -> None:
    found = changed(after(CASE.corrected(Field.WHERE, json.dumps({"name": "Narva"}), None, words("Narva"))))[1]
    assert found is not None
    assert [place.value.name for place in found.where] == ["Narva"]


def test_the_last_correction_of_a_field_holds() -> None:
    denied, asserted = (
        CASE.corrected(Field.POLARITY, json.dumps(value.value), None, None) for value in (Polarity.DENIED, Polarity.ASSERTED)
    )
    found = changed(after(denied))[1]
    assert found is not None
    assert found.polarity is not None
    assert changed(after(denied, asserted)) == {}


def test_another_type_takes_with_it_what_only_the_old_one_has() -> None:
    found = changed(after(CASE.corrected(Field.TYPE, '"block"', None, None)))[1]
    assert found is not None
    assert (found.type, found.degree is not None) == (ClaimType.BLOCK, True)


def test_a_target_that_is_split_off_is_a_claim_of_its_own_under_the_judgements_number() -> None:
    found = after(CASE.split(words("Anton Rui")))
    rest, part = changed(found)[1], changed(found)[90]
    assert rest is not None
    assert part is not None
    assert (rest.targets, part.targets) == (CLAIM.targets[:1], CLAIM.targets[1:])
    assert part.incident != rest.incident
    assert len({rest.id, part.id, FINE.id}) == 3


def test_a_part_is_corrected_by_itself() -> None:
    part = Reviewing(REPORT, CLAIM, words("Anton Rui")).corrected(Field.WHEN, DAY, None, None)
    found = changed(after(CASE.split(words("Anton Rui")), part))
    assert found[1] is not None
    assert found[90] is not None
    assert (found[1].when, found[90].when is None) == (None, False)


def test_the_last_target_of_a_claim_cannot_be_split_off() -> None:
    alone = replace(CLAIM, targets=CLAIM.targets[1:])
    assert changed(after(Reviewing(REPORT, alone).split(words("Anton Rui")), claims=[alone])) == {}


def test_a_newer_readers_claim_gets_what_was_decided_about_the_same_words() -> None:
    newer = replace(CLAIM, id="n1", reader=Reader("hand", "2"), trigger=words("detained Olga Tkach"), incident="n")
    found = changed(after(CASE.corrected(Field.WHEN, DAY, None, words("on Friday")), CASE.split(words("Anton Rui")), claims=[newer]))
    assert found[1] is not None
    assert found[1].id == "n1"
    assert found[1].when is not None
    assert 91 in found


def test_words_that_moved_in_a_newer_text_are_found_and_words_that_are_gone_wait() -> None:
    moved = replace(REPORT, text=f"Update. {TEXT}", passages=(Passage(PassageKind.BODY, 0, len(TEXT) + 8),))
    shifted = replace(CLAIM, trigger=Evidence.of(moved.text, CLAIM.trigger.start + 8, CLAIM.trigger.end + 8))
    found = changed(after(CASE.corrected(Field.WHEN, DAY, None, words("on Friday")), claims=[shifted], report=moved))[1]
    assert found is not None
    assert found.when is not None
    assert found.when.evidence[0].stands_in(moved.text)
    gone = replace(moved, text=moved.text.replace("on Friday", "last week"))
    assert changed(after(CASE.corrected(Field.WHEN, DAY, None, words("on Friday")), claims=[shifted], report=gone)) == {}
