"""What lists for programs are filtered by: the filters of the pages' lists, with a word where they make no sense together."""

from khronika.errors import RefusedError
from khronika.pipeline.asking import Asked as Wanted
from khronika.review.asked import Asked
from khronika.review.thing_lists import FILTERS, wanted_of

OF_CLAIMS = tuple(one for one in FILTERS if one.name != "several")


def wanted(asked: Asked) -> Wanted:
    """What is asked for; ``RefusedError`` where the days are the wrong way round."""
    found = wanted_of(asked)
    if found.since is not None and found.until is not None and found.until < found.since:
        raise RefusedError(422, "the last day is before the first; swap the two")
    return found
