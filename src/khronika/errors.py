"""Everything khronika can complain of, in one tree.

::

    KhronikaError
    ├── InputError      this input is bad: name it, count it, go on with the rest
    ├── SettingsError   the person must change a setting or an option before anything can be done
    ├── LedgerError     the ledger cannot be used: out of reach, full, newer than the program
    │   └── DamagedLedgerError  the file is damaged, or holds no ledger
    ├── GoldError       gold data or scores cannot be compared
    ├── RefusedError    the desk does not do what was asked of it
    └── RecordError     a record would be in a wrong state (also a ``ValueError``)

Anything else, and a RecordError, is a fault of khronika's own: it costs the one report in which it came up, or else stops the run.
"""


class KhronikaError(Exception):
    """A complaint with a sentence for the person who runs khronika."""


class InputError(KhronikaError):
    """One input cannot be read.

    ``name`` is the input as the person knows it, ``problem`` what is wrong, ``remedy`` what to do about it.
    """

    def __init__(self, name: str, problem: str, remedy: str = "") -> None:
        super().__init__(name, problem, remedy)
        self.name = name
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.name}: {self.problem}" + (f"; {self.remedy}" if self.remedy else "")


class SettingsError(KhronikaError):
    """A setting or option has a value that cannot work; the message names one that does."""


class LedgerError(KhronikaError):
    """The ledger cannot be opened, read or written."""


class DamagedLedgerError(LedgerError):
    """The file is not, or no longer, a whole ledger."""


class GoldError(KhronikaError):
    """A gold file or a set of scores cannot be used."""


class RefusedError(KhronikaError):
    """The desk does not do what was asked; ``status`` is how HTTP says so, ``values`` stand in the ``words`` as ``%(name)s``."""

    def __init__(self, status: int, words: str, /, **values: object) -> None:
        super().__init__(status, words, values)
        self.status = status
        self.words = words
        self.values = values

    def __str__(self) -> str:
        return self.words % self.values


class RecordError(KhronikaError, ValueError):
    """A record would contradict itself."""
