"""Maps: points stand where they should, land is cut and kept small, names lie over nothing, and no place is too odd."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations
from math import hypot

import pytest
import shapely

from crossbearing.maps import Drawing, Spot, draw
from crossbearing.maps.areas import Circle, around, circles_of
from crossbearing.maps.corners import scale_of
from crossbearing.maps.labels import Box
from crossbearing.maps.land import area_path
from crossbearing.maps.outlines import countries
from crossbearing.maps.window import Window, apart, window_of, with_waymarks

RANGES = (Spot("Jabal al-Akrad", 35.65, 36.2, 10), Spot("Turkmen Mountain", 35.78139, 35.9825, 10))
TOWNS = (Spot("Latakia", 35.517, 35.783, 5, asked=False), Spot("Air base", 35.41167, 35.945, 1, asked=False))


def size(drawing: Drawing) -> int:
    """Bytes of all outlines."""
    inset = drawing.inset
    return sum(map(len, (drawing.own, drawing.others, drawing.borders, *((inset.land, inset.own) if inset else ()))))


def boxes(drawing: Drawing) -> Iterable[Box]:
    yield from (label.box for label in drawing.countries)
    yield from (point.label.box for point in drawing.points if point.label)
    yield drawing.scale.box
    if drawing.inset:
        yield drawing.inset.box


def test_a_point_is_drawn_as_far_from_the_middle_as_it_lies() -> None:
    window = Window(lat=60, lon=10, scale=2, width=400, height=360)
    assert window.at(60, 10) == (200, 180)
    x, y = window.at(60.1, 10)
    assert (x, round(y, 2)) == (200, round(180 - 2 * 11.1195, 2))
    x, y = window.at(60, 10.2)
    assert (round(x, 2), y) == (round(200 + 2 * 0.2 * 111.195 / 2, 2), 180)


def test_a_window_ends_where_its_edges_are_drawn() -> None:
    window = Window(lat=-33, lon=151, scale=3, width=400, height=360)
    west, south, east, north = window.bounds()
    assert [round(edge, 6) for edge in (*window.at(north, west), *window.at(south, east))] == [0, 0, 400, 360]


@pytest.mark.parametrize(("a", "b"), [(179.9, -179.8), (-179.8, 179.9)])
def test_two_places_on_both_sides_of_the_date_line_are_neighbours(a: float, b: float) -> None:
    fiji = (Spot("West", -17, a, 1), Spot("East", -17, b, 1))
    assert round(apart(*fiji), 1) == 31.9
    window = window_of(fiji, 400, 360)
    assert round(400 / window.scale) == 51
    assert abs(window.lon) > 179
    drawing = draw(fiji)
    assert all(0 < point.x < 400 for point in drawing.points)
    assert drawing.others or drawing.own, "the islands of Fiji lie on both sides"


def test_land_beyond_the_date_line_is_found_and_cut() -> None:
    found = {country.name: country.shape.bounds for country in countries((170, 60, 195, 70))}
    assert set(found) == {"Russia", "United States"}
    assert found["Russia"][0] == 170
    assert 190 < found["Russia"][2] < 192, "Chukotka ends at 169 degrees west"


def test_countries_are_cut_to_the_bounds() -> None:
    bounds = (35.5, 35.2, 36.5, 36.2)
    found = tuple(countries(bounds))
    assert {country.name for country in found} == {"Syria", "Turkey"}
    assert all(shapely.box(*bounds).covers(country.shape) for country in found)
    syria = next(country.shape for country in found if country.name == "Syria")
    assert syria.contains(shapely.Point(35.945, 35.41))
    assert not syria.contains(shapely.Point(35.6, 35.41)), "the sea"


def test_nothing_lies_beyond_the_frame_but_a_margin() -> None:
    drawing = draw(RANGES, TOWNS)
    for path in (drawing.own, drawing.others, drawing.borders):
        for x, y in points_of(path):
            assert -8.1 <= x <= 408.1
            assert -8.1 <= y <= 368.1


def points_of(path: str) -> Iterable[tuple[float, float]]:
    """Every point of a path of `M x y l dx dy …`, by adding its steps."""
    for part in path.replace("z", "").split("M")[1:]:
        start, _, steps = part.partition("l")
        x, y = map(float, start.split())
        yield x, y
        numbers = list(map(float, steps.split()))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x, y


def test_a_path_says_where_it_starts_and_how_it_goes_on() -> None:
    square = shapely.Polygon([(0, 0), (10.04, 0), (10, 10), (0, 10)])
    assert area_path(square) == "M0 0l10 0 0 10 -10 0z"
    assert area_path(shapely.MultiPolygon()) == ""


def test_the_incident_lies_where_it_should() -> None:
    drawing = draw(RANGES, TOWNS)
    assert [label.text for label in drawing.countries] == ["SYRIA", "TURKEY"]
    assert drawing.scale.text == "20 km"
    akrad, turkmen, latakia, base = drawing.points
    assert turkmen.x < akrad.x
    assert turkmen.y < akrad.y < latakia.y < base.y
    assert [point.label is not None for point in drawing.points] == [True] * 4
    [circle] = drawing.circles
    assert circle.names == ("Jabal al-Akrad", "Turkmen Mountain")
    km = 20 / drawing.scale.width
    assert round(circle.radius * km, 1) == 22.2, "half the 24.4 km between them, and the 10 km of each"


def test_land_is_own_where_a_place_asked_for_lies_on_it() -> None:
    drawing = draw(RANGES, TOWNS)
    own, others = (
        shapely.union_all([shapely.Polygon(list(points_of(f"M{ring}"))) for ring in path.split("M")[1:]])
        for path in (drawing.own, drawing.others)
    )
    assert all(own.contains(shapely.Point(point.x, point.y)) for point in drawing.points)
    assert not any(others.contains(shapely.Point(point.x, point.y)) for point in drawing.points)
    [circle] = drawing.circles
    reach = shapely.Point(circle.x, circle.y).buffer(circle.radius)
    assert others.intersection(reach).area > 100, "Turkey cuts the circle, and is drawn over it"


def test_the_same_places_give_the_same_bytes() -> None:
    assert draw(RANGES, TOWNS) == draw(RANGES, tuple(reversed(TOWNS)))


ODD = {
    "north pole": [Spot("Pole", 90, 0, 1)],
    "south pole": [Spot("Pole", -90, 0, 10)],
    "near a pole": [Spot("Camp", 89.9, 100, 5)],
    "date line": [Spot("Line", 52, 180, 100)],
    "open sea": [Spot("Null", 0, 0, 1)],
    "a city": [Spot("Vatican", 41.9, 12.45, 0.01)],
    "fjords": [Spot("Bergen", 60.39, 5.3, 60)],
    "skerries": [Spot("Aland", 60.2, 20.3, 80), Spot("Turku", 60.45, 22.3, 5)],
    "many islands": [Spot("Magellan", -51, -74, 300)],
    "one point twice": [Spot("A", 10, 10, 0), Spot("B", 10, 10, 0)],
    "far apart": [Spot("Oslo", 60, 10, 1), Spot("Rome", 42, 12.5, 1), Spot("Kyiv", 50.4, 30.5, 1)],
    "a very long name": [Spot("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 53.2, -4.2, 1)],
    "as wide as a land": [Spot("Steppe", 48, 67, 900)],
}


@pytest.mark.parametrize("spots", ODD.values(), ids=ODD)
def test_no_place_is_too_odd_to_be_drawn_in_few_bytes(spots: list[Spot]) -> None:
    drawing = draw(spots)
    assert size(drawing) < 11_000
    assert all(0 <= point.x <= 400 and 0 <= point.y <= 360 for point in drawing.points)
    assert not [pair for pair in combinations(boxes(drawing), 2) if pair[0].meets(pair[1])]
    assert "nan" not in repr(drawing).lower()


def test_places_far_apart_have_a_circle_each() -> None:
    drawing = draw([Spot("A", 50, 5, 20), Spot("B", 51, 8, 20)])
    assert [circle.names for circle in drawing.circles] == [("A",), ("B",)]


def test_a_circle_too_small_to_see_is_not_drawn() -> None:
    assert draw([Spot("A", 50, 5, 0.1)]).circles == ()


def test_circles_whose_gap_is_small_become_the_smallest_that_covers_both() -> None:
    a, b = Circle(0, 0, 10, ("a",)), Circle(25, 0, 10, ("b",))
    assert circles_of([a, b]) == (Circle(12.5, 0, 22.5, ("a", "b")),)
    assert around(Circle(0, 0, 10, ("a",)), Circle(1, 1, 2, ("b",))) == Circle(0, 0, 10, ("a", "b"))
    assert circles_of([a, Circle(31, 0, 10, ("b",))]) == (a, Circle(31, 0, 10, ("b",)))
    joined = around(a, Circle(30, 40, 7, ("c",)))
    for circle in (a, Circle(30, 40, 7, ())):
        assert hypot(circle.x - joined.x, circle.y - joined.y) + circle.radius <= joined.radius + 1e-9


def test_other_places_are_named_only_where_they_are_near() -> None:
    far = Spot("Damascus", 33.51, 36.29, 5, asked=False)
    assert [spot.name for spot in with_waymarks(RANGES, (*TOWNS, far))] == [
        "Jabal al-Akrad",
        "Turkmen Mountain",
        "Latakia",
        "Air base",
    ]


def test_of_a_crowd_of_other_places_the_nearest_four_are_named() -> None:
    crowd = [Spot(f"Village {number}", 35.7 + number / 100, 36.1, 1, asked=False) for number in range(20)]
    assert len(with_waymarks(RANGES[:1], crowd)) == 5


@pytest.mark.parametrize(
    ("kilometres", "text"), [(40, "10 km"), (100, "20 km"), (300, "50 km"), (5000, "1\u202f000 km")]
)
def test_the_scale_is_a_round_number_and_as_long_as_it_says(kilometres: float, text: str) -> None:
    window = Window(0, 0, 400 / kilometres, 400, 360)
    scale = scale_of(window, Box(0, 0, 400, 360), ())
    assert scale.text == text
    assert scale.width == round(float(re.sub(r"[^\d]", "", text)) * window.scale, 1)


def test_the_small_map_keeps_out_of_the_way() -> None:
    """Upper left first; where a place stands there, another corner."""
    first = draw(RANGES, TOWNS).inset
    assert first
    assert (first.box.left, first.box.top) == (8, 8)
    second = draw([Spot("A", 50.3, 5, 0), Spot("B", 50, 5.6, 0)]).inset
    assert second
    assert (second.box.left, second.box.top) != (8, 8)


def test_a_map_of_a_continent_needs_no_small_one() -> None:
    assert draw(ODD["far apart"]).inset is None
