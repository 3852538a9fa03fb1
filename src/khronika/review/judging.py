"""Judgements made and taken back at the desk, and everything that they touch joined anew."""

from khronika.errors import LedgerError, RefusedError
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting, rules_version
from khronika.records.judgement import Judgement
from khronika.records.role import Role
from khronika.review.asked import Asked
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer

JUDGES = Role.REVIEWER
"""Who decides what is one thing."""


def may_judge(asked: Asked) -> bool:
    """Whether who asks may decide what is one thing."""
    return asked.user.role.may_act_as(JUDGES)


def keep(asked: Asked, judgement: Judgement) -> int:
    """Stores a judgement and joins anew what it touches; its number."""
    number = asked.ledger.judge(judgement)
    join(asked.ledger)
    return number


def take_back(asked: Asked, number: int, reason: str) -> None:
    """Withdraws a judgement and joins anew what it touched; ``RefusedError`` where there is none that holds."""
    try:
        asked.ledger.withdraw(number, reason)
    except LedgerError as error:
        raise RefusedError(404, "there is no judgement %(number)s that holds; it may have been taken back before", number=number) from error
    join(asked.ledger)


def join(ledger: Ledger) -> None:
    """Joins the reports that wait."""
    if not ledger.is_joined(rules_version()):
        join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))
