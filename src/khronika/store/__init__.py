"""The ledger: captures, reports, claims and the log of every change, on SQLite or PostgreSQL."""

from khronika.store.added import Added
from khronika.store.claim_filter import ClaimFilter
from khronika.store.count_filter import CountFilter
from khronika.store.counting import Counting
from khronika.store.counts import Counts
from khronika.store.exploring import Exploring
from khronika.store.fault import Fault, FaultKind
from khronika.store.followed import Followed, Following
from khronika.store.held_report import HeldReport
from khronika.store.joining import Joining, Placing
from khronika.store.ledger import Ledger
from khronika.store.looking import Looking
from khronika.store.members import Members
from khronika.store.rows import search_form, time_text
from khronika.store.tellings import HeldTelling
from khronika.store.thing_filter import ThingFilter

__all__ = [
    "Added",
    "ClaimFilter",
    "CountFilter",
    "Counting",
    "Counts",
    "Exploring",
    "Fault",
    "FaultKind",
    "Followed",
    "Following",
    "HeldReport",
    "HeldTelling",
    "Joining",
    "Ledger",
    "Looking",
    "Members",
    "Placing",
    "ThingFilter",
    "search_form",
    "time_text",
]
