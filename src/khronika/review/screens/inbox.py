"""The inbox: what came, the newest first, what it tells of, and what is being read."""

from khronika.errors import RefusedError
from khronika.records.role import Role
from khronika.review.answers import Answer, Cookie, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.parameters import NUMBER, Parameter, Place, one_of, text_of
from khronika.review.readings import Job
from khronika.review.route import Kind, Route
from khronika.review.sent import inputs_in, inputs_of
from khronika.store.shelf import ShelfAsked, State, changed_since, newest_change, shelf

ON_PAGE = 25
JOBS_SHOWN = 12
SEEN_COOKIE = "khronika-seen"
YEAR_SECONDS = 365 * 24 * 3600
PASTED_CHARACTERS_MAX = 1_000_000
NEWS = ("report", "claim", "judgement")
"""What the inbox says came since somebody last looked, by the nouns of the log."""


def inbox(asked: Asked) -> Answer:
    """The reports that came last, and what came since this reader last looked."""
    state = State(asked.text("state") or State.ALL)
    words, before, seen = asked.text("q"), asked.number("before"), _seen(asked)
    with asked.ledger.looking() as looking:
        found = shelf(looking, ShelfAsked(state, words, before, ON_PAGE + 1))
        news = {} if seen is None else changed_since(looking, seen)
        newest = newest_change(looking)
    context = {
        "reports": found[:ON_PAGE],
        "more": found[ON_PAGE - 1].number if len(found) > ON_PAGE else None,
        "state": state,
        "states": tuple(State),
        "words": words,
        "before": before,
        "seen": seen,
        "news": {noun: news[noun] for noun in NEWS if noun in news},
        "newest": newest,
        "jobs": _jobs(asked),
        "can_read": asked.desk.readings is not None and asked.user.role.may_act_as(Role.CODER),
    }
    return Page("inbox.html", context)


def read(asked: Asked) -> Answer:
    """Takes what was pasted and dropped, and begins to read it."""
    readings = asked.desk.readings
    if readings is None:
        raise RefusedError(404, "this desk reads nothing itself")
    sent = [*inputs_in(asked.text("pasted") or "", asked.now), *inputs_of(asked.uploads, asked.now)]
    if not sent:
        raise RefusedError(400, "there is nothing to read; paste an address or a text, or choose a file")
    for input, label in sent:
        readings.add(input, label, asked.desk.ledger_of(asked.user.name))
    return Page("inbox_jobs.html", {"jobs": _jobs(asked)}) if asked.is_part else Redirect("/inbox")


def jobs(asked: Asked) -> Answer:
    """How far what this person sent has come."""
    return Page("inbox_jobs.html", {"jobs": _jobs(asked)})


def mark_seen(asked: Asked) -> Answer:
    """Everything up to now counts as seen, in this browser."""
    return Redirect("/inbox", cookies=(Cookie(SEEN_COOKIE, str(asked.number("newest") or 0), YEAR_SECONDS),))


def _jobs(asked: Asked) -> list[Job]:
    readings = asked.desk.readings
    return [] if readings is None else readings.of(asked.user.name)[:JOBS_SHOWN]


def _seen(asked: Asked) -> int | None:
    """The last line of the log that this reader has marked as seen."""
    told = asked.cookies.get(SEEN_COOKIE, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else None


ROUTES = (
    Route(
        "/inbox",
        inbox,
        "inbox",
        parameters=(
            Parameter("state", Place.QUERY, one_of(tuple(State)), "which reports"),
            Parameter("q", Place.QUERY, text_of(200), "only reports that have all of these words"),
            Parameter("before", Place.QUERY, NUMBER, "only reports that came before the one of this number"),
        ),
    ),
    Route(
        "/inbox/read",
        read,
        "read what is sent",
        role=Role.CODER,
        method="POST",
        parameters=(Parameter("pasted", Place.FORM, text_of(PASTED_CHARACTERS_MAX), "addresses, or a text"),),
    ),
    Route("/inbox/jobs", jobs, "what is being read", role=Role.CODER, kind=Kind.PART),
    Route(
        "/inbox/seen",
        mark_seen,
        "mark all as seen",
        method="POST",
        parameters=(Parameter("newest", Place.FORM, NUMBER, "the last line of the log that was shown", required=True),),
    ),
)
