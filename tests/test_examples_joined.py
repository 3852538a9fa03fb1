"""The claims of the examples, read by hand, make the incidents, cases and episodes of ``tests/examples.toml``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

import pytest

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.pipeline.linking import opened
from khronika.pipeline.showing import cases, incidents, sites
from khronika.records.case import Case
from khronika.records.episode import Episode, LaneKind
from khronika.records.incident import Incident, LinkKind
from khronika.records.member import Sort
from khronika.records.supported import Interval
from khronika.resolve.incident_links import links_of, types_near
from khronika.store import Ledger, ThingFilter
from khronika.store.gazetteer import gazetteer
from tests.expected import INCIDENTS, NOON, REPORTS, TABLE, claim_of, read_by_hand
from tests.near import links_by_looking_at_all

TODAY = date(2022, 1, 14)
LANES = {"announced": LaneKind.ANNOUNCED, "reported": LaneKind.REPORTED}
ROW_OF = {claim_of(row, said).id: row["id"] for row in INCIDENTS.values() for said in row["claims"]}


def rows(of: str, todo: str) -> list[Any]:
    """The rows of a table; those whose key ``todo`` gives a reason are known to be wrong."""
    return [
        pytest.param(row, id=str(row.get("id") or row.get("site") or row["names"][0]), marks=_marks(row.get(todo))) for row in TABLE[of]
    ]


def _marks(reason: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path_factory.mktemp("joined") / "a.db"), lambda: NOON, "Nadia") as opened:
        for key in REPORTS:
            opened.add([read_by_hand(key)])
        assert join_waiting(opened, Joiner(KINDS, Placer.over(gazetteer()))).faults == {}
        yield opened


@pytest.fixture(scope="module")
def joined(ledger: Ledger) -> dict[str, list[Incident]]:
    """The incidents by the row of the table to which their claims belong."""
    found: dict[str, list[Incident]] = defaultdict(list)
    with ledger.looking() as looking:
        for incident in incidents(looking, ThingFilter()):
            for row in sorted({ROW_OF[telling.claim.id] for telling in incident.tellings}):
                found[row].append(incident)
    return found


@pytest.fixture(scope="module")
def told(ledger: Ledger) -> list[Case]:
    with ledger.looking() as looking:
        return list(cases(looking, ThingFilter(), TODAY))


@pytest.fixture(scope="module")
def episodes(ledger: Ledger) -> list[Episode]:
    with ledger.looking() as looking:
        return list(chain.from_iterable(sites(looking, ThingFilter())))


def test_only_incidents_of_the_types_near_decide_about_links(joined: dict[str, list[Incident]]) -> None:
    known = list({incident.id: incident for found in joined.values() for incident in found}.values())
    for incident in known:
        near = [other for other in known if other.type in types_near(incident.type)]
        assert links_of(incident, near) == links_of(incident, known)


def test_an_incident_has_the_links_that_a_look_at_everything_near_gives(ledger: Ledger) -> None:
    with ledger.looking() as looking:
        found = list(opened(looking, looking.things(Sort.INCIDENT, ThingFilter())))
        assert {one.id: one.links for one in found} == {one.id: links_by_looking_at_all(looking, replace(one, links=())) for one in found}
    assert {link.kind for one in found for link in one.links} == set(LinkKind)


@pytest.mark.parametrize("row", rows("incident", "todo"))
def test_the_claims_of_an_incident_are_one(row: Mapping[str, Any], joined: dict[str, list[Incident]]) -> None:
    assert len(joined[row["id"]]) == 1


@pytest.mark.parametrize("row", TABLE["incident"], ids=lambda row: str(row["id"]))
def test_no_claim_of_another_incident_is_in_it(row: Mapping[str, Any], joined: dict[str, list[Incident]]) -> None:
    found = {ROW_OF[telling.claim.id] for incident in joined[row["id"]] for telling in incident.tellings}
    assert found == {row["id"]}


@pytest.mark.parametrize("row", rows("incident", "todo_values"))
def test_what_an_incident_says_follows_from_its_claims(row: Mapping[str, Any], joined: dict[str, list[Incident]]) -> None:
    if row.get("todo"):
        pytest.skip("its claims are not one yet")
    [incident] = joined[row["id"]]
    assert str(incident.type) == row["type"]
    assert _days(incident.days) == row.get("when")
    assert (incident.verified.verification, incident.verified.voices) == (row["verification"], row["groups"])
    named = {name for person in incident.people for name in person.value.names}
    assert all(any(name in named for name in _spellings(person)) for person in row["people"])
    assert _ends(incident) == _ends_of(row)


@pytest.mark.parametrize("row", rows("incident", "todo_links"))
def test_an_incident_is_linked_to_its_whole_and_to_what_it_follows(
    row: Mapping[str, Any], ledger: Ledger, joined: dict[str, list[Incident]]
) -> None:
    with ledger.looking() as looking:
        [incident] = opened(looking, [joined[row["id"]][0].id])
    rows = {one.id: name for name, found in joined.items() for one in found}
    found = {kind: {rows.get(link.other) for link in incident.links if link.kind is kind} for kind in LinkKind}
    assert found[LinkKind.PART_OF] == set(row.get("part_of", ()))
    assert found[LinkKind.FOLLOWS] & set(row.get("follows", ())) or not row.get("follows")


@pytest.mark.parametrize("row", rows("case", "todo"))
def test_a_case_has_its_steps(row: Mapping[str, Any], told: list[Case]) -> None:
    [case] = [case for case in told if set(case.names) & set(row["names"])]
    assert set(case.names) == set(row["names"])
    wanted = [(step["type"], step.get("when")) for step in row["steps"]]
    found = [(str(step.type), _days(step.interval)) for step in case.steps if step.incident.modality == "actual"]
    assert sorted(found, key=str) == sorted(wanted, key=str)
    assert case.state is not None
    assert case.state.value == row["state"]
    if "days_held" in row:
        assert case.held is not None
        assert [case.held.value.least, case.held.value.most] == row["days_held"]
    ends = {tuple(_days(term.value.end) or ()) for term in case.terms}
    assert ends == {tuple(step["expected_end"]) for step in row["steps"] if "expected_end" in step}
    assert all(any(gap.get("from", gap.get("until")) in found.words for found in case.gaps) for gap in row["gaps"])
    assert bool(case.gaps) == bool(row["gaps"])


@pytest.mark.parametrize("row", rows("episode", "todo"))
def test_an_episode_has_its_lanes(row: Mapping[str, Any], episodes: list[Episode]) -> None:
    found = [episode for episode in episodes if row["site"] in episode.names and _countries(episode) <= {row["country"]}]
    wanted = {lane: (row.get(lane, {}).get("onset"), row.get(lane, {}).get("end")) for lane in LANES}
    assert wanted in [{lane: _span(episode, kind) for lane, kind in LANES.items()} for episode in found]


@pytest.mark.parametrize("row", TABLE["no_episode"], ids=lambda row: str(row["site"]))
def test_a_site_that_nobody_says_was_blocked_has_no_episode(row: Mapping[str, Any], episodes: list[Episode]) -> None:
    found = [episode for episode in episodes if row["site"] in episode.names and _countries(episode) == {row["country"]}]
    assert all(not lane.turns for episode in found for lane in episode.lanes)


def _countries(episode: Episode) -> set[str]:
    told = [turn.incident for lane in episode.lanes for turn in lane.turns] + list(episode.unsure)
    found = {place.value.country for incident in told for telling in incident.tellings for place in telling.claim.where}
    return {country for country in found if country is not None}


def _span(episode: Episode, kind: LaneKind) -> tuple[list[str] | None, list[str] | None]:
    lane = next(lane for lane in episode.lanes if lane.kind is kind)
    return _days(lane.onset), _days(lane.end)


def _days(interval: Interval | None) -> list[str] | None:
    return None if interval is None else [interval.earliest.isoformat(), interval.latest.isoformat()]


def _spellings(person: str) -> list[str]:
    return next((row["names"] for row in TABLE["party"] if person in row["names"]), [person])


def _ends(incident: Incident) -> tuple[int | None, int | None]:
    count = incident.count
    return (None, None) if count is None else tuple(None if end is None else end.value for end in (count.low, count.high))  # type: ignore[return-value]


def _ends_of(row: Mapping[str, Any]) -> tuple[int | None, int | None]:
    least = row["low"]["count"][0] if "low" in row else -1
    most = max(row["high"]["count"]) if "high" in row else -1
    return (None if least < 0 else least, None if most < 0 else most)
