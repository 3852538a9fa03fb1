"""How far the reading is, on standard error, where a person looks at it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from khronika.cli.plain import plain
from khronika.cli.screen import notices
from khronika.cli.walk import how_many

NAME_MAX = 40


@dataclass(frozen=True, slots=True)
class Progress:
    """A bar that gives way while something else is printed, and that is not there at all where nobody looks."""

    bar: Bar
    task: TaskID

    @classmethod
    @contextmanager
    def over(cls, inputs: Iterable[str]) -> "Iterator[Progress]":
        """A bar as long as there are reports in the inputs."""
        console = notices()
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
        bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal, redirect_stdout=False, redirect_stderr=False)
        task = bar.add_task("", total=how_many(inputs) if console.is_terminal else None)
        with bar:
            yield cls(bar, task)

    def watched(self, inputs: Iterable[str]) -> Iterator[str]:
        """The inputs, each named at the bar when it is taken."""
        for input in inputs:
            name = plain(input)
            self.bar.update(self.task, description=name if len(name) <= NAME_MAX else f"…{name[1 - NAME_MAX :]}")
            yield input

    def advance(self, reports: int) -> None:
        """Says that so many more are done."""
        self.bar.advance(self.task, reports)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Takes the bar away while results are printed, which may go to the same window."""
        self.bar.stop()
        yield
        self.bar.start()
