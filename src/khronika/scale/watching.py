"""A shard read to its end, whatever its pages do to the process that reads them."""

import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from khronika.scale.process import EndedError, ReadingProcess
from khronika.scale.task import ReadPage, Step, Task
from khronika.scale.unread import Unread, Why

TIMES_TRIED = 2
"""A page at which so many processes died is at fault itself; one may have been killed by somebody, or for want of memory."""


def outcomes_of(task: Task, process: ReadingProcess) -> Iterator[ReadPage | Unread]:
    """What became of each page of a shard, each once, in their order.

    Where the process dies, another goes on at the same page; where that dies too, or a page hangs, the page is named and passed by.
    ``SettingsError`` where no process can begin.
    """
    died: Counter[tuple[int, int]] = Counter()
    while True:
        at = Step(task.part, task.page)
        try:
            for said in process.answers(task):
                if isinstance(said, Step):
                    at = max(said, at, key=_place)
                    continue
                yield said
                task = replace(task, part=at.part, page=at.page + 1)
                at = Step(task.part, task.page)
        except EndedError as end:
            died[_place(at)] += 1
            task = replace(task, part=at.part, page=at.page)
            if end.is_hanging or died[_place(at)] >= TIMES_TRIED:
                yield _failure(task, at, end)
                task = _behind(task, at)
        else:
            return


def _place(step: Step) -> tuple[int, int]:
    return step.part, step.page


def _behind(task: Task, at: Step) -> Task:
    """The task from the next page on; from the next part on where the page cannot even be taken out of its file."""
    return replace(task, part=at.part + 1, page=0) if at.name is None else replace(task, page=at.page + 1)


def _failure(task: Task, at: Step, end: EndedError) -> Unread:
    if end.is_hanging:
        how = f"it took longer than {task.timeout_seconds:g} seconds; give more with --timeout in a new run"
    else:
        how = f"the process that read it died {TIMES_TRIED} times ({_how(end.code)}); please report the fault"
    if at.name is not None:
        return Unread(at.name, Why.FAILED, how)
    path = task.shard.parts[at.part].path
    return Unread(path, Why.FAILED, f"its page number {at.page + 1} of this shard cannot be taken out of it, nor what follows: {how}")


def _how(code: int) -> str:
    try:
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    except ValueError:
        return f"exit code {code}"
