"""What measurements say of sites, as far as the ledger at the desk has them."""

from khronika.pipeline.measured_lane import Measuring
from khronika.reach.judging import spells_of
from khronika.review.asked import Asked


def measuring(asked: Asked) -> Measuring:
    """What lays the measured lane beside what is told, as it stands now."""
    return Measuring(asked.ledger, asked.desk.sites, spells_of, asked.now)
