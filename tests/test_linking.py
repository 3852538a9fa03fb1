"""The links of an incident are those that a look at everything near it gives, though most of that is not looked at."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from benchmarks.growth import JOINER, grow, open_ledger
from benchmarks.planted_secrets import plant_secrets

from khronika.pipeline import join_waiting, linking
from khronika.pipeline.linking import opened
from khronika.pipeline.showing import incidents_in
from khronika.records.incident import Incident, LinkKind
from khronika.records.member import Sort
from khronika.records.viewer import EVERYTHING, Viewer
from khronika.records.visibility import Visibility
from khronika.store import Ledger, Looking, ThingFilter
from tests.near import links_by_looking_at_all

INCIDENTS = 200


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("linking") / "grown.db"
    grow(path, INCIDENTS)
    with open_ledger(path) as grown:
        plant_secrets(grown)
        join_waiting(grown, JOINER)
        yield grown


@pytest.mark.parametrize("viewer", [EVERYTHING, Viewer(Visibility.TEAM, is_guest=True)], ids=["all", "team"])
def test_the_links_are_those_that_a_look_at_everything_near_gives(ledger: Ledger, viewer: Viewer) -> None:
    with ledger.seen_by(viewer).looking() as looking:
        found = list(opened(looking, looking.things(Sort.INCIDENT, ThingFilter())))
        assert {one.id: one.links for one in found} == {one.id: links_by_looking_at_all(looking, replace(one, links=())) for one in found}
    kinds = [link.kind for one in found for link in one.links]
    assert min(kinds.count(LinkKind.FOLLOWS), kinds.count(LinkKind.PRECEDES)) > 3


def test_of_a_crackdown_only_what_names_the_same_person_is_worked_out(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[int] = []

    def noted(looking: Looking, ids: list[str]) -> dict[str, Incident]:
        worked_out.append(len(ids))
        return incidents_in(looking, ids)

    monkeypatch.setattr(linking, "incidents_in", noted)
    with ledger.looking() as looking:
        ids = looking.things(Sort.INCIDENT, ThingFilter())
        list(opened(looking, ids))
        told = {id: {one.report_number for one in looking.tellings(looking.members_of([id])[id])} for id in ids}
        besides = [len(looking.things_of_reports(numbers, Sort.INCIDENT)) for numbers in told.values()]
    assert len(worked_out) == len(ids) + 1
    assert sum(worked_out[1:]) <= sum(besides) + len(ids)
