"""What became of a shard, or of many."""

from dataclasses import dataclass

from khronika.scale.unread import Unread, Why


@dataclass(frozen=True, slots=True)
class Done:
    """How much was read, how much was not, and what failed."""

    shards: int = 0
    reports: int = 0
    claims: int = 0
    left_out: int = 0
    not_read: int = 0
    failed: tuple[Unread, ...] = ()

    def __add__(self, other: "Done") -> "Done":
        return Done(
            self.shards + other.shards,
            self.reports + other.reports,
            self.claims + other.claims,
            self.left_out + other.left_out,
            self.not_read + other.not_read,
            self.failed + other.failed,
        )

    @property
    def pages(self) -> int:
        """How many pages there were, whatever became of them."""
        return self.reports + self.left_out + self.not_read + len(self.failed)


def done_of(reports: int, claims: int, unread: list[Unread]) -> Done:
    """What became of one shard."""
    whys = [one.why for one in unread]
    failed = tuple(one for one in unread if one.why is Why.FAILED)
    return Done(1, reports, claims, whys.count(Why.LEFT_OUT), whys.count(Why.LANGUAGE), failed)
