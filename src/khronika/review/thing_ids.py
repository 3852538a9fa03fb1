"""From the id in an address to the thing of the ledger that it means."""

from khronika.errors import LedgerError, RefusedError
from khronika.pipeline.naming_things import thing_meant
from khronika.records.member import Sort
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter, Place, text_of
from khronika.store import Looking

ID = Parameter("id", Place.PATH, text_of(60), "the id of the thing, of a part of it or of a claim, or the beginning of one", required=True)


def thing_asked(asked: Asked, looking: Looking, sort: Sort, name: str = "id") -> str:
    """The thing that an id means; ``RefusedError`` where it means none of the sort, or more than one."""
    try:
        return thing_meant(looking, asked.text(name) or "", sort)
    except LedgerError as error:
        raise RefusedError(404, "the ledger has nothing under this id") from error
