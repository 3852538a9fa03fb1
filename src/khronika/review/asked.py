"""What somebody asks of the desk, once the gate has let it through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from khronika.records.user import User
from khronika.review.desk import Desk
from khronika.review.door import Entry
from khronika.review.wording import Wording
from khronika.store import Ledger


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent; its name is the sender's and not to be trusted as a path."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, over which ledger, in which language, with which values; ``values`` holds what the route's parameters name.

    ``is_part`` says whether htmx asks for a piece of a page. ``cookies`` and ``headers`` are as sent, names in lower case;
    ``body`` is what came that is no form. ``address`` is the network address that asks.
    """

    desk: Desk
    entry: Entry | None
    wording: Wording
    path: str = "/"
    values: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    uploads: tuple[Upload, ...] = ()
    cookies: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    is_part: bool = False
    body: bytes = b""
    address: str = ""
    method: str = "GET"

    @property
    def ledger(self) -> Ledger:
        """The ledger, in which changes are this person's, and which shows what they may see."""
        return self.desk.ledger_for(self.user)

    @property
    def user(self) -> User:
        """Who asks; a route that lets in whoever is not signed in asks ``entry`` instead."""
        if self.entry is None:
            raise LookupError("nobody is signed in")
        return self.entry.user

    @property
    def now(self) -> datetime:
        """The time of asking."""
        return self.desk.clock()

    def gettext(self, words: str, /, **values: object) -> str:
        """A text of the interface in the reader's language, with values in it as ``%(name)s``."""
        return self.wording.gettext(words, **values)

    def text(self, name: str) -> str | None:
        """The text sent under a name, ``None`` where there was none."""
        value = self._value(name)
        return value if isinstance(value, str) else None

    def number(self, name: str) -> int | None:
        """The whole number sent under a name."""
        value = self._value(name)
        return value if isinstance(value, int) else None

    def day(self, name: str) -> date | None:
        """The day sent under a name."""
        value = self._value(name)
        return value if isinstance(value, date) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """All texts sent under a name."""
        return tuple(value for value in self.values.get(name, ()) if isinstance(value, str))

    def has(self, name: str) -> bool:
        """Whether anything was sent under a name."""
        return bool(self.values.get(name))

    def _value(self, name: str) -> object:
        found = self.values.get(name, ())
        return found[-1] if found else None
