"""Files and all that they hold: archives and packed files opened, columns read, escapes undone, however deep they lie."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from khronika.export.leaks.containers import FAULTS, OPAQUE, ClosedError, container_of
from khronika.export.leaks.decoding import texts_in
from khronika.export.leaks.piece import Closed, Piece
from khronika.export.leaks.unescaping import BASE64, Hidden, views_of

MOST_DEEP = 12
MOST_BYTES = 8 << 30
"""Of all that is unpacked; what unpacks to more is no edition."""

NAME = "its name"
TOO_MUCH = "it holds more than can be looked through"


@dataclass(slots=True)
class Opening:
    """Opens things one after another, and knows how much of that is still allowed."""

    bytes_left: int = field(default=MOST_BYTES)

    def file(self, name: str, data: bytes, depth: int = 0) -> Iterator[Piece | Closed]:
        """All text in the bytes of a file: in themselves, and in whatever they are a container of."""
        self.bytes_left -= len(data)
        if depth > MOST_DEEP or self.bytes_left < 0:
            yield Closed(name, TOO_MUCH)
            return
        for text, how in texts_in(data):
            yield from self.text(Piece(name, text, how=how), depth)
        container = container_of(data)
        if container is not None:
            yield from self._held(name, container.held(data, self.bytes_left), depth + 1)
        yield from (Closed(name, f"it is {what}, and nobody can look into it") for start, what in OPAQUE if data.startswith(start))

    def text(self, piece: Piece, depth: int) -> Iterator[Piece | Closed]:
        """A text, and all that is written in it in a way that only programs read."""
        for view in views_of(piece):
            if isinstance(view, Hidden):
                yield from self.file(view.file, view.data, depth + 1)
            elif view.how.endswith(BASE64) and depth < MOST_DEEP and not piece.how.endswith(BASE64):
                yield from self.text(view, depth + 1)
            else:
                yield view

    def _held(self, name: str, held: Iterator[tuple[str, bytes]], depth: int) -> Iterator[Piece | Closed]:
        try:
            for inner, data in held:
                yield from self.text(Piece(f"{name}/{inner}", inner, how=NAME), depth)
                yield from self.file(f"{name}/{inner}", data, depth)
        except ClosedError as error:
            yield Closed(name, str(error))
        except FAULTS as error:
            yield Closed(name, f"it is damaged, so that nobody can look into it: {error}")


def pieces_in(path: Path) -> Iterator[Piece | Closed]:
    """All text in a file or folder, the names of files and folders too."""
    opening = Opening()
    for one in [path] if not path.is_dir() else sorted(path.rglob("*")):
        name = one.name if one == path else one.relative_to(path).as_posix()
        yield from opening.text(Piece(name, name, how=NAME), 0)
        if one.is_symlink():
            yield Closed(name, "it is a link to another file")
        elif one.is_file():
            yield from opening.file(name, one.read_bytes())
