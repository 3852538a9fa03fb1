"""The pairs, each one with one other at most, whose likeness sums to the most (Kuhn 1955, "The Hungarian method")."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)
Costs = NDArray[np.float64]


def most_alike(alike: Mapping[tuple[Left, Right], float]) -> float:
    """The greatest sum; pairs that are not there have no likeness.

    >>> most_alike({("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.7})
    1.5
    """
    return sum(_of_table(-table) for table in _tables(alike))


def _tables(alike: Mapping[tuple[Left, Right], float]) -> Iterator[Costs]:
    """A table for all that hangs together, with no more rows than columns: small ones are much faster than one great one."""
    others: dict[Left, list[Right]] = defaultdict(list)
    mates: dict[Right, list[Left]] = defaultdict(list)
    for left, right in alike:
        others[left].append(right)
        mates[right].append(left)
    seen: set[Left] = set()
    for start, first in others.items():
        if start not in seen:
            seen.add(start)
            rows, columns = [start], dict.fromkeys(first)
            for row in rows:
                columns |= dict.fromkeys(others[row])
                new = [mate for column in others[row] for mate in dict.fromkeys(mates[column]) if mate not in seen]
                seen.update(new)
                rows += dict.fromkeys(new)
            table = np.array([[alike.get((row, column), 0.0) for column in columns] for row in rows])
            yield table if len(rows) <= len(columns) else table.T


def _of_table(costs: Costs) -> float:
    """Minus the least cost of giving each row a column of its own: shortest ways, one for each row, over costs made up for as one goes."""
    rows, columns = costs.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        owner[0] = row
        came_from = _way(costs, owner, of_row, of_column)
        column = int(came_from[-1])
        while column:
            before = int(came_from[column])
            owner[column] = owner[before]
            column = before
    return -float(sum(costs[owner[column] - 1, column - 1] for column in range(1, columns + 1) if owner[column]))


def _way(costs: Costs, owner: NDArray[np.int64], of_row: Costs, of_column: Costs) -> NDArray[np.int64]:
    """From which column each one was reached on the shortest way to a free one, which stands last."""
    columns = costs.shape[1]
    shortest, used = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=bool)
    came_from = np.zeros(columns + 2, dtype=np.int64)
    column = 0
    while owner[column]:
        used[column] = True
        row = owner[column]
        reached = costs[row - 1] - of_row[row] - of_column[1:]
        nearer = ~used[1:] & (reached < shortest[1:])
        shortest[1:][nearer] = reached[nearer]
        came_from[1:-1][nearer] = column
        free = np.where(used[1:], np.inf, shortest[1:])
        column_next = int(free.argmin()) + 1
        step = free[column_next - 1]
        of_row[owner[used]] += step
        of_column[used] -= step
        shortest[1:][~used[1:]] -= step
        column = column_next
    came_from[-1] = column
    return came_from
