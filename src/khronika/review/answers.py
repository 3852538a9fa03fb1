"""What a route can answer with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie that only the server reads; ``seconds`` is how long it is kept, ``None`` as long as the browser is open, 0 takes it away."""

    name: str
    value: str
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A template and what it shows; the same for a whole page, for a part of one and for a drawing."""

    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[Cookie, ...] = ()
    media_type: str = "text/html"


@dataclass(frozen=True, slots=True)
class Redirect:
    """Go on to another address of the desk; ``notice`` is a sentence shown there once."""

    to: str
    notice: str | None = None
    cookies: tuple[Cookie, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """Bytes to take away, or, without ``name``, to be shown in the page (a picture, a style)."""

    data: bytes | Iterable[bytes]
    media_type: str
    name: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Json:
    """An answer for programs, encoded already."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Answer = Page | Redirect | File | Json
