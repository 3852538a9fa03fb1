"""Groups that a report has told of: the last one that fits is meant."""

from khronika.extract.draft import Party
from khronika.extract.groups import Groups
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.records.stated import Stated

WORDS = (Evidence(0, 3, "Ana"),)


def named(name: str, start: int) -> Party:
    return Party(Kind.PERSON, name=Stated(name, WORDS), start=start)


def counted(number: int, start: int) -> Party:
    return Party(Kind.GROUP, count=Stated(Count(number, number), WORDS), start=start)


def test_the_last_group_before_is_meant_and_none_that_is_too_far() -> None:
    groups = Groups()
    groups.add(10, [counted(2, 10)])
    groups.add(50, [counted(3, 50)])
    assert groups.before(60, farthest=100) == [counted(3, 50)]
    assert groups.before(40, farthest=100) == [counted(2, 10)]
    assert groups.before(200, farthest=100) == []


def test_as_many_named_people_are_found_and_none_of_whom_one_is_unnamed() -> None:
    groups = Groups()
    pair = [named("Ana Rey", 5), named("Ivo Lukic", 9)]
    groups.add(5, pair)
    groups.add(20, [named("Mia Babic", 20), counted(2, 30)])
    assert groups.named(2) == pair
    assert groups.named(3) == []


def test_a_count_alone_is_found_again_behind_where_it_stands() -> None:
    groups = Groups()
    groups.add(10, [counted(3, 10)])
    assert groups.counted(Count(3, 3), 11) == counted(3, 10)
    assert groups.counted(Count(3, 3), 10) is None
    assert groups.counted(Count(4, 4), 11) is None
