"""What was decided about sources: the newest decision counts, the older ones stay."""

import pytest

from khronika.errors import SettingsError
from khronika.records.source import Reliability, Source
from khronika.records.source_kind import SourceKind
from khronika.store import Ledger
from khronika.store.sources import decide_source, groups_of, sources_in
from tests.store.content import all_rows
from tests.store.made import NOON

DAILY = Source("The Daily", Reliability.FAIRLY, SourceKind.MEDIA, "one owner", "bought in 2019")


def test_the_newest_decision_about_a_source_counts(ledger: Ledger) -> None:
    decide_source(ledger, DAILY)
    decide_source(ledger, Source("the daily", Reliability.UNRELIABLE, reason="three retractions"))
    decide_source(ledger, Source("Weekly", group="one owner", reason="the same owner"))
    with ledger.reading() as connection:
        daily, weekly = sources_in(connection)
        assert daily.decided is not None
        assert (daily.key, daily.decided.reliability, daily.who, daily.at) == ("the daily", Reliability.UNRELIABLE, "Nadia", NOON)
        assert weekly.key == "weekly"
        assert groups_of(connection) == {"weekly": "one owner"}
    assert len(all_rows(ledger)["sources"]) == 3
    assert list(ledger.verify()) == []


def test_a_decision_needs_a_reason(ledger: Ledger) -> None:
    with pytest.raises(SettingsError, match="needs a reason"):
        decide_source(ledger, Source("The Daily", Reliability.FAIRLY))
