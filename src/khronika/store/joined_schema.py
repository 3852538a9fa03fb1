"""The tables of what is worked out across reports.

No line of the log tells of their rows: everything here follows from the reports, the claims and the judgements, and can be made anew
from them. The tables exist so that adding a report touches its neighbours alone.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table, and_, literal_column

from khronika.store.guarding_schema import guarded_names
from khronika.store.schema import NUMBER, TEXT, metadata


def _report(name: str = "report", *, is_key: bool = False) -> Column[int]:
    return Column(name, NUMBER, ForeignKey("reports.number"), primary_key=is_key, nullable=False, autoincrement=False)


def _claim() -> Column[int]:
    """A claim by the number of its row, or a part that was split off one by that of the judgement which did so."""
    return Column("claim", NUMBER, primary_key=True, autoincrement=False)


def _member(name: str = "member") -> Column[str]:
    return Column(name, TEXT, ForeignKey("members.id"), primary_key=True)


def _counted() -> tuple[Column[str], ...]:
    """What an incident is counted by, besides where it is."""
    told = (Column(name, TEXT, nullable=False) for name in ("type", "told_as"))
    return (*told, *(Column(name, TEXT, nullable=True) for name in ("earliest", "latest")))


waiting = Table("waiting", metadata, _report(is_key=True))
"""Reports about which something is new, so that what is worked out from them is not yet up to date."""

members = Table(
    "members",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("sort", TEXT, nullable=False),
    Column("thing", TEXT, nullable=False),
    Index("members_by_thing", "thing"),
)
"""What things are made of; ``thing`` is the id of the thing, which is the least of its members' ids."""

member_parts = Table(
    "member_parts",
    metadata,
    _member(),
    _report(is_key=True),
    Column("body", TEXT, nullable=False),
    Index("member_parts_by_report", "report"),
    sqlite_with_rowid=False,
)
"""What each report says of a member."""

member_claims = Table(
    "member_claims",
    metadata,
    _member(),
    _claim(),
    Index("member_claims_by_claim", "claim"),
    sqlite_with_rowid=False,
)

reviewed = Table(
    "reviewed",
    metadata,
    _claim(),
    _report(),
    Column("origin", NUMBER, ForeignKey("claims.number"), nullable=False),
    Column("body", TEXT, nullable=True),
    Column("verdict", TEXT, nullable=False, server_default="accepted"),
    Index("reviewed_by_report", "report"),
    Index("reviewed_by_origin", "origin"),
)
"""Claims that people decided about: the last ``verdict``, and the ``body`` of those that count otherwise than they were read. A part that
was split off has as ``origin`` the claim that it was part of, any other itself."""

member_keys = Table(
    "member_keys",
    metadata,
    Column("key", TEXT, primary_key=True),
    _member(),
    Index("member_keys_by_member", "member"),
    sqlite_with_rowid=False,
)
"""Members that share a key may be parts of one thing, and are compared."""

member_words = Table(
    "member_words",
    metadata,
    Column("word", TEXT, primary_key=True),
    _member(),
    Index("member_words_by_member", "member"),
    sqlite_with_rowid=False,
)
"""The words of names as searches compare them."""

member_links = Table(
    "member_links",
    metadata,
    _member("left"),
    _member("right"),
    Column("score", Float, nullable=False),
    Index("member_links_by_right", "right"),
    sqlite_with_rowid=False,
)
"""How much speaks for two members being parts of one thing; ``left`` is the lesser id."""

IS_NEAR = member_links.c.score > literal_column("-4.0")
"""Whether little more is needed for two members being one; the number stands in the words, as an index of some rows needs it."""

Index("near_pairs", member_links.c.score, sqlite_where=IS_NEAR, postgresql_where=IS_NEAR)

anchored = Table(
    "anchored",
    metadata,
    Column("judgement", NUMBER, ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
    Column("side", TEXT, primary_key=True),
    Column("member", TEXT, ForeignKey("members.id"), nullable=False),
    Index("anchored_by_member", "member"),
    sqlite_with_rowid=False,
)
"""The members in which the words of judgements are found now; ``side`` is left or right."""

things = Table(
    "things",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("sort", TEXT, nullable=False),
    Column("earliest", TEXT, nullable=True),
    Column("latest", TEXT, nullable=True),
    Column("size", Integer, nullable=False),
    Index("things_by_day", "sort", "earliest", "id"),
)
"""The things that members make, and what lists of them are sorted and filtered by."""

IS_OF_DAYS = and_(things.c.sort == literal_column("'incident'"), things.c.earliest < things.c.latest)
"""Whether it is an incident of which more days than one are told, in the words that an index of these needs."""

Index("incidents_of_days", things.c.sort, things.c.latest, things.c.earliest, sqlite_where=IS_OF_DAYS, postgresql_where=IS_OF_DAYS)

thing_types = Table(
    "thing_types",
    metadata,
    Column("type", TEXT, primary_key=True),
    Column("thing", TEXT, ForeignKey("things.id"), primary_key=True),
    Index("thing_types_by_thing", "thing"),
    sqlite_with_rowid=False,
)
"""The types of the claims that tell of a thing; of a party only those in which something is done to it."""

standings = Table(
    "standings",
    metadata,
    _report(is_key=True),
    _report("by", is_key=True),
    Column("standing", TEXT, nullable=False),
    Column("reason", TEXT, nullable=False),
    Index("standings_by_notice", "by"),
)
"""Reports that another one, ``by``, corrects or retracts."""

publishing = Table(
    "publishing",
    metadata,
    _report(is_key=True),
    Column("publisher", TEXT, nullable=False),
    Column("is_notice", Integer, nullable=False),
    Index("publishing_by_publisher", "publisher", "is_notice"),
)
"""Who published each report, and whether it is a notice about another one."""

placings = Table(
    "placings",
    metadata,
    _claim(),
    Column("position", Integer, primary_key=True),
    Column("place", NUMBER, nullable=True),
    Column("body", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
"""Which place of the gazetteer the words of a claim's place mean, with score and reasons."""

areas = Table(
    "areas",
    metadata,
    Column("area", TEXT, primary_key=True),
    _claim(),
    Index("areas_by_claim", "claim"),
    sqlite_with_rowid=False,
)
"""Claims by where they are: ids of the gazetteer of the places and what they lie in, codes of countries, and names as written."""

party_areas = Table(
    "party_areas",
    metadata,
    Column("area", TEXT, primary_key=True),
    Column("thing", TEXT, primary_key=True),
    Index("party_areas_by_thing", "thing"),
    sqlite_with_rowid=False,
)
"""Parties by where the claims that name them are."""

uncounted = Table("uncounted", metadata, Column("thing", TEXT, primary_key=True))
"""Incidents about which something is new, so that the two tables below are not yet up to date with them."""

incident_areas = Table(
    "incident_areas",
    metadata,
    Column("thing", TEXT, primary_key=True),
    Column("area", TEXT, primary_key=True),
    *_counted(),
    Column("named", Integer, nullable=False),
    Column("least", NUMBER, nullable=True),
    Column("most", NUMBER, nullable=True),
    Column("is_open", Integer, nullable=False),
    Index("incident_areas_by_type", "area", "told_as", "type", "earliest", "latest", "named", "least", "most", "is_open"),
    Index("incident_areas_by_day", "area", "told_as", "earliest", "latest", "type"),
    sqlite_with_rowid=False,
)
"""Incidents by where they are, as ``areas`` says it of claims; under the area without a name each stands once. What counting asks stands
in the indices, so that it reads one stretch of one of them."""

incident_spots = Table(
    "incident_spots",
    metadata,
    Column("thing", TEXT, primary_key=True),
    Column("place", NUMBER, primary_key=True, autoincrement=False),
    *_counted(),
    Index("incident_spots_by_place", "told_as", "place", "type", "earliest", "latest"),
    sqlite_with_rowid=False,
)
"""Incidents by the narrowest places that are told of them, ids of the gazetteer."""

joined_by = Table("joined_by", metadata, Column("version", TEXT, primary_key=True))
"""By which rules things were joined."""

WORKED_OUT = (
    *(guarded_names, incident_areas, incident_spots, party_areas, uncounted),
    *(areas, placings, publishing, standings, thing_types, things, anchored),
    *(member_words, member_links, member_keys, member_claims, member_parts, members, reviewed, waiting, joined_by),
)
"""All of these tables, those that point to others first."""
