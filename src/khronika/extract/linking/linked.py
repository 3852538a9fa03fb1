"""The incidents of a report's claims, by the trained choice.

The log odds of two claims of one type being about one thing are a sum of the weights of their signs; ``python -m training.incidents`` fits
them. They are labelled anew when all their values are known, so what the values were chosen by is not touched.
"""

from collections.abc import Sequence
from math import log

import numpy as np

from khronika.extract.draft import Draft
from khronika.extract.linking.clusters import clusters
from khronika.extract.linking.member import Member, members_of
from khronika.extract.linking.signs import signs_between
from khronika.extract.names import Names
from khronika.extract.ranking.options import Ranking, ranking_of
from khronika.records.report import Passage

NAME = "incidents_linked"

MOST_COMPARED = 60
"""How many of the claims of its type before it a claim is held against."""

UNLIKE = -4.0
"""The log odds of claims that are not held against each other."""


def link_incidents(drafts: Sequence[Draft], names: Names, passages: Sequence[Passage]) -> None:
    """Give the claims of a report about the same thing one number."""
    ranking = ranking_of(NAME)
    found = [cluster for members in members_of(drafts, names, passages) for cluster in incidents_of(members, ranking)]
    for incident, cluster in enumerate(found):
        for member in cluster:
            member.draft.incident = incident


def incidents_of(members: Sequence[Member], ranking: Ranking) -> list[list[Member]]:
    """The claims of one type by incident: those whose mean log odds are those of a chance that is enough, or more."""
    table = np.full((len(members), len(members)), UNLIKE)
    for earlier, later in compared(len(members)):
        signs = signs_between(members[earlier], members[later])
        table[earlier, later] = table[later, earlier] = sum(ranking.weights.get(sign, 0.0) for sign in signs)
    return [[members[number] for number in cluster] for cluster in clusters(table, log(ranking.enough / (1 - ranking.enough)))]


def compared(size: int) -> list[tuple[int, int]]:
    """Which of so many claims of a type are held against each other, the earlier first."""
    return [(earlier, later) for later in range(size) for earlier in range(max(0, later - MOST_COMPARED), later)]
