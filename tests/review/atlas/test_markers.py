"""Markers: discs as wide as a place is known, and clusters that lose no incident."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.records.place import Place, PlaceKind
from khronika.review.atlas.markers import KILOMETRES, Spot, markers_of, reach_of
from khronika.review.atlas.mercator import ZOOM_MAX, View


def place(id: int, kind: PlaceKind = PlaceKind.TOWN, latitude: float = 43.0, longitude: float = 76.0) -> Place:
    return Place(id, f"Place {id}", kind, latitude, longitude)


spots = st.builds(
    lambda id, latitude, longitude, number: Spot(place(id, PlaceKind.TOWN, latitude, longitude), number),
    st.integers(1, 10**6),
    st.floats(20, 60),
    st.floats(-60, 60),
    st.integers(1, 500),
)


def test_the_less_exactly_a_place_is_known_the_wider_is_its_disc_at_every_zoom() -> None:
    kinds = sorted(KILOMETRES, key=lambda kind: KILOMETRES[kind])
    assert kinds[:3] == [PlaceKind.TOWN, PlaceKind.DISTRICT, PlaceKind.REGION]
    for zoom in range(ZOOM_MAX + 1):
        reaches = [reach_of(place(1, kind), View(43, 76, zoom)) for kind in kinds]
        assert reaches == sorted(reaches)


@given(st.lists(spots, max_size=40))
def test_no_incident_is_lost_in_clusters(found: list[Spot]) -> None:
    markers = markers_of(found, View())
    assert sum(marker.number for marker in markers) == sum(spot.number for spot in found)
    assert sorted(one.id for marker in markers for one in marker.places) == sorted(spot.place.id for spot in found)


def test_places_that_lie_together_are_one_cluster_that_comes_apart_nearer() -> None:
    near = [Spot(place(1, latitude=43.2), 3), Spot(place(2, latitude=44.0), 5)]
    [cluster] = markers_of(near, View(43, 76, 2))
    assert (cluster.number, cluster.is_cluster, cluster.nearer) == (8, True, cluster.nearer)
    assert cluster.nearer is not None
    assert cluster.nearer.zoom == 4
    assert len(markers_of(near, View(43.5, 76, 7))) == 2


def test_what_lies_outside_the_view_is_not_drawn() -> None:
    assert markers_of([Spot(place(1, longitude=-100.0), 3)], View(43, 76, 4)) == []
