"""A way into the desk, as data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from khronika.records.role import Role
from khronika.review.answers import Answer
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter


class Kind(StrEnum):
    """What a route answers with."""

    PAGE = "page"
    """A whole page, or the redirect to one after a form."""

    PART = "part"
    """A piece of a page, for htmx; a page of its own where scripts do not run."""

    API = "api"
    """JSON, and no forms: what changes something comes without the token of a form."""


@dataclass(frozen=True, slots=True)
class Route:
    """One address and method: who may use it, what it is called and takes, and the plain function that answers.

    ``gives`` is the JSON Schema of what a route for programs answers with, ``media_type`` another sort of file than JSON.
    ``path`` has its parameters in braces, as ``/incidents/{id}``. ``role`` is the least that may; ``None`` lets in everybody.
    """

    path: str
    answer: Callable[[Asked], Answer]
    name: str
    role: Role | None = Role.READER
    method: str = "GET"
    kind: Kind = Kind.PAGE
    parameters: Sequence[Parameter] = field(default=())
    gives: Mapping[str, object] | None = None
    media_type: str = "application/json"

    @property
    def changes(self) -> bool:
        """Whether it can change something."""
        return self.method not in {"GET", "HEAD"}
