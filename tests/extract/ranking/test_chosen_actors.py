from khronika.extract.english import EnglishReader, EnglishRules
from khronika.extract.ranking.actor_signs import RULED
from khronika.extract.ranking.chosen_actors import KEPT, OF_STATEMENT, likely_actors
from khronika.extract.ranking.options import Option, Ranking
from khronika.records.report import PassageKind
from tests.extract.made import report_of

REPORT = report_of(
    [
        (PassageKind.TITLE, "Police free nurse in Gaborone"),
        (
            PassageKind.BODY,
            "Police arrested nurse Neo Kgosi at a clinic in Gaborone on Monday. She was beaten and then released, her lawyer said.",
        ),
        (PassageKind.BODY, "The Nurses' Union of Botswana condemned the arrest. It urged the ministry to drop the charges."),
    ]
)
RANKING = Ranking({"likely": 2.0, "unlikely": -3.0, "doubtful": -1.0}, 0.45)


def option(*signs: str) -> Option[object]:
    return Option("somebody", signs)


def test_an_actor_of_the_rules_stays_where_it_is_doubtful_and_another_needs_more() -> None:
    assert likely_actors(RANKING, [option(RULED, "doubtful"), option("doubtful"), option("likely")]) == [0, 2]
    assert RANKING.chances([Option(None, ()), option("doubtful")])[1] > KEPT


def test_an_unlikely_actor_of_the_rules_goes() -> None:
    assert likely_actors(RANKING, [option(RULED, "unlikely")]) == []


def test_a_statement_keeps_its_speaker_where_nobody_else_is_likely() -> None:
    speaker = option(RULED, "unlikely", OF_STATEMENT)
    assert likely_actors(RANKING, [speaker, option("doubtful", OF_STATEMENT)]) == [0]
    assert likely_actors(RANKING, [speaker, option("likely", OF_STATEMENT)]) == [1]


def test_every_actor_has_its_words_and_stands_once() -> None:
    [reading] = EnglishReader().read([REPORT])
    assert reading.claims
    for claim in reading.claims:
        for evidence in (evidence for field, evidence in claim.evidence() if field.startswith("actors")):
            assert REPORT.text[evidence.start : evidence.end] == evidence.quote
        names = [actor.name.value for actor in claim.actors if actor.name is not None]
        assert len(names) == len(set(names))


def test_a_speaker_whose_noun_no_list_knows_stays() -> None:
    words = "The Superintendent of Ports condemned the arrest of crane driver Ali Musa on Monday."
    [reading] = EnglishReader().read([report_of([(PassageKind.BODY, words)])])
    assert reading.claims
    [claim] = [claim for claim in reading.claims if claim.trigger.quote == "condemned"]
    assert [actor.description.value for actor in claim.actors if actor.description is not None] == ["Superintendent of Ports"]


def test_rules_and_choice_agree_on_who_arrested_and_who_condemned() -> None:
    [ruled], [chosen] = EnglishRules().read([REPORT]), EnglishReader().read([REPORT])
    assert ruled.claims
    assert chosen.claims
    for type, name in (("detention", "Police"), ("statement", "Nurses' Union of Botswana")):
        for claims in (ruled.claims, chosen.claims):
            words = {
                value.value
                for claim in claims
                if claim.type == type
                for actor in claim.actors
                for value in (actor.name, actor.description)
                if value
            }
            assert name in words or name.lower() in words
