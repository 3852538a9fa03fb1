"""The sheet: where points lie on it, and which views hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.review.atlas.mercator import HEIGHT, WIDTH, ZOOM_MAX, View, latitude_at, projected, view_of, view_over, view_words

latitudes, longitudes = st.floats(-80, 80), st.floats(-179, 179)


@given(longitudes, latitudes)
def test_a_height_on_the_world_tells_its_latitude(longitude: float, latitude: float) -> None:
    assert latitude_at(projected(longitude, latitude)[1]) == pytest.approx(latitude)


@given(st.builds(View, latitudes, longitudes, st.integers(0, ZOOM_MAX)))
def test_the_middle_of_a_view_is_the_middle_of_the_sheet(view: View) -> None:
    assert view.on_sheet(view.longitude, view.latitude) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=1e-6)


@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=5))
def test_the_view_over_points_holds_them(points: list[tuple[float, float]]) -> None:
    view = view_over(points)
    if view.zoom:
        for point in points:
            x, y = view.on_sheet(*point)
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


@given(st.builds(View, latitudes, longitudes, st.integers(0, ZOOM_MAX)))
def test_an_address_tells_a_view_again(view: View) -> None:
    told = view_of(view_words(view))
    assert told is not None
    assert (told.latitude, told.longitude) == pytest.approx((view.latitude, view.longitude), abs=0.001)
    assert told.zoom == view.zoom


@pytest.mark.parametrize("written", [None, "", "1,2", "a,b,c", "1,2,99", "nan,0,1", "inf,0,1", "1,2,1.5", "<script>"])
def test_what_tells_no_view_is_none(written: str | None) -> None:
    assert view_of(written) is None


def test_a_view_is_moved_by_parts_of_the_sheet_and_not_off_the_world() -> None:
    assert View(0, 0, 2).moved(0.5, 0).longitude == pytest.approx(45)
    assert View(0, 179, 0).moved(1, 0).longitude == 180
    assert View(0, 0, 3).moved(0, -100).latitude < 85
    assert View(0, 0, ZOOM_MAX).zoomed(1).zoom == ZOOM_MAX


def test_a_point_beyond_the_edge_of_the_world_is_drawn_where_the_view_is() -> None:
    x, _ = View(65, 175, 3).on_sheet(-175, 65)
    assert WIDTH / 2 < x < WIDTH
