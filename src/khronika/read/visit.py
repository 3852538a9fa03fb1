"""What an address gives when it is asked again."""

from collections.abc import Mapping
from dataclasses import dataclass

from khronika.records.capture import Capture

NOT_MODIFIED = 304
GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the version that it gave last, by which it can tell whether that is still the one."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> Mapping[str, str]:
        """The fields that ask for the page only where it has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value is not None}


UNKNOWN = Validators()
"""Of a page that was never had."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The answer to one visit; ``capture`` is ``None`` where it brought no page, ``retry_after_seconds`` where the server names no time."""

    status: int
    capture: Capture | None = None
    validators: Validators = UNKNOWN
    retry_after_seconds: float | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the page is still the one that was had before."""
        return self.status == NOT_MODIFIED

    @property
    def is_gone(self) -> bool:
        """Whether the server says that there is no such page, or no longer."""
        return self.status in GONE
