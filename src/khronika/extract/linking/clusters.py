"""Which claims make one incident: average linkage over their mutual likeness (Sokal and Michener 1958).

Incidents are joined, the most alike first, while the mean between their claims is enough. A single claim that is like two things does not
make them one, as it would where one likeness suffices.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

NEVER = -np.inf


def clusters(likeness: Numbers, enough: float) -> list[list[int]]:
    """The numbers of the claims by incident, each in order; ``likeness`` is a square table without direction.

    >>> clusters(np.array([[0.0, 2.0, -3.0], [2.0, 0.0, 0.5], [-3.0, 0.5, 0.0]]), enough=0.0)
    [[0, 1], [2]]
    """
    means = likeness.astype(float)
    np.fill_diagonal(means, NEVER)
    found = {number: [number] for number in range(len(means))}
    while len(found) > 1:
        one, other = sorted(divmod(int(np.argmax(means)), len(means)))
        if means[one, other] < enough:
            break
        left, right = len(found[one]), len(found[other])
        joined = (left * means[one] + right * means[other]) / (left + right)
        means[one, :] = means[:, one] = joined
        means[other, :] = means[:, other] = means[one, one] = NEVER
        found[one] = sorted((*found[one], *found.pop(other)))
    return list(found.values())
