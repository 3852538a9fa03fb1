"""A name whose bearer khronika takes for private, or for an official."""

from dataclasses import dataclass

from khronika.records.visibility import Visibility


@dataclass(frozen=True, slots=True)
class GuardedName:
    """A name as a claim has it, the level at which its bearer starts, and what says so; ``is_firm`` where no office outweighs it."""

    name: str
    level: Visibility
    why: str
    is_firm: bool = False
