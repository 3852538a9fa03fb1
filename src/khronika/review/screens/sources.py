"""Sources and the codebook: whose words the reports are, and what the words of the record mean."""

from khronika.records.codebook import MEANINGS
from khronika.records.role import Role
from khronika.records.source import Reliability, Source
from khronika.records.source_kind import SourceKind
from khronika.review.answers import Answer, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.meanings import MEANING_WORDS
from khronika.review.parameters import TEXT, Parameter, Place, one_of, text_of
from khronika.review.route import Route
from khronika.store.sources import decide_source, sources_in

ON_PAGE = 100


def sources(asked: Asked) -> Answer:
    """The publishers of reports by name, with what was decided about each."""
    wanted = (asked.text("name") or "").casefold()
    with asked.ledger.reading() as connection:
        found = [one for one in sources_in(connection) if wanted in one.key and one.key > (asked.text("after") or "")]
    after = found[ON_PAGE - 1].key if len(found) > ON_PAGE else None
    shown: dict[str, object] = {"sources": found[:ON_PAGE], "after": after, "name": asked.text("name") or ""}
    shown |= {"may_decide": asked.user.role.may_act_as(Role.REVIEWER)}
    return Page("sources.html", shown | {"reliabilities": tuple(Reliability), "kinds": tuple(SourceKind)})


def source_decided(asked: Asked) -> Answer:
    """A decision about a publisher, beside the earlier ones."""
    decide_source(asked.ledger, source_sent(asked))
    return Redirect("/settings/sources", asked.gettext("The decision stands, and the earlier one stays in the ledger"))


def source_sent(asked: Asked) -> Source:
    """The decision that a form or a program sends."""
    kind = asked.text("kind")
    return Source(
        asked.text("publisher") or "",
        Reliability(asked.text("reliability") or Reliability.UNKNOWN),
        None if kind is None else SourceKind(kind),
        asked.text("group"),
        asked.text("reason") or "",
    )


def codebook(_: Asked) -> Answer:
    """Every type of claim with what it means."""
    return Page("codebook.html", {"meanings": MEANINGS, "words": MEANING_WORDS})


DECISION = (
    Parameter("publisher", Place.FORM, text_of(300), "the publisher as reports name it", required=True),
    Parameter("reliability", Place.FORM, one_of(tuple(Reliability)), "how reliable it is", required=True),
    Parameter("kind", Place.FORM, one_of(tuple(SourceKind)), "what sort of source it is"),
    Parameter("group", Place.FORM, text_of(200), "the group with which it is one voice"),
    Parameter("reason", Place.FORM, TEXT, "why", required=True),
)
ROUTES = (
    Route(
        "/settings/sources",
        sources,
        "sources",
        parameters=(
            Parameter("name", Place.QUERY, text_of(200), "only publishers with this in their name"),
            Parameter("after", Place.QUERY, text_of(300), "only publishers behind this one by name"),
        ),
    ),
    Route("/settings/sources", source_decided, "decide about a source", role=Role.REVIEWER, method="POST", parameters=DECISION),
    Route("/settings/codebook", codebook, "codebook"),
)
