"""Where a run goes on when the process that reads has died, by what it had said."""

from collections.abc import Iterator
from typing import cast

from khronika.read.part import Part
from khronika.scale import Manner
from khronika.scale.process import EndedError, ReadingProcess, Said
from khronika.scale.shard import Shard
from khronika.scale.task import ReadPage, Step, Task
from khronika.scale.unread import Unread
from khronika.scale.watching import outcomes_of
from tests.scale.made import BEGUN

READ = ReadPage(("a line",))
TASK = Task(Shard(0, (Part("a.warc", 2), Part("b.warc", 1))), Manner(BEGUN), 20)


class Scripted:
    """Says what the test wants of each task, and dies behind all but the last."""

    def __init__(self, *said: list[Said]) -> None:
        self._said = list(said)
        self.asked: list[tuple[int, int]] = []

    def answers(self, task: Task) -> Iterator[Said]:
        self.asked.append((task.part, task.page))
        yield from self._said.pop(0)
        if self._said:
            raise EndedError(-9)


def outcomes(process: Scripted) -> list[ReadPage | Unread]:
    return list(outcomes_of(TASK, cast(ReadingProcess, process)))


def test_a_death_behind_a_page_is_counted_for_the_next_which_need_not_be_announced() -> None:
    process = Scripted([Step(0, 0), Step(0, 0, "a"), READ], [Step(0, 1), Step(0, 1, "b"), READ, Step(1, 0), Step(1, 0, "c"), READ])
    assert outcomes(process) == [READ, READ, READ]
    assert process.asked == [(0, 0), (0, 1)]


def test_a_page_that_cannot_be_taken_out_twice_ends_its_part() -> None:
    process = Scripted([Step(0, 0), Step(0, 0, "a"), READ], [Step(0, 1)], [Step(1, 0), Step(1, 0, "c"), READ])
    [first, failed, last] = outcomes(process)
    assert (first, last) == (READ, READ)
    assert isinstance(failed, Unread)
    assert (failed.name, failed.reason.partition(",")[0]) == ("a.warc", "its page number 2 of this shard cannot be taken out of it")
    assert process.asked == [(0, 0), (0, 1), (1, 0)]


def test_the_first_page_of_a_part_is_not_taken_for_one_more_of_the_part_before() -> None:
    process = Scripted([Step(0, 0), Step(0, 0, "a"), READ, Step(1, 0)], [Step(1, 0)], [])
    [_, failed] = outcomes(process)
    assert isinstance(failed, Unread)
    assert failed.name == "b.warc"
    assert process.asked == [(0, 0), (1, 0), (2, 0)]
