"""Publish: what an edition for everybody would contain, what the check finds in it, what it loses, and the edition itself."""

from khronika.export.format import Format
from khronika.export.leaks.leak import Verdict
from khronika.pipeline.publishing import Plan
from khronika.review import leaving
from khronika.review.answers import Answer, Page
from khronika.review.asked import Asked
from khronika.review.leaving import CHOICES, EXPORTED, LETS_LEAVE
from khronika.review.route import Route


def publishing(asked: Asked) -> Answer:
    """What left before, and the choices of the next edition."""
    return _page(asked, None)


def plan_edition(asked: Asked) -> Answer:
    """What the edition would contain, and what the check finds."""
    return _page(asked, leaving.plan_of(asked))


def publish_edition(asked: Asked) -> Answer:
    """The edition, where nothing is against it; else what is."""
    made = leaving.made(asked)
    return made.file or _page(asked, made.plan)


def export_file(asked: Asked) -> Answer:
    """All that who asks may see, for colleagues."""
    return leaving.exported(asked)


def _page(asked: Asked, plan: Plan | None) -> Page:
    still = [] if plan is None else leaving.seen(asked, plan.open)
    shown = {
        "formats": tuple(Format),
        "format": leaving.format_of(asked),
        "cleared": asked.text("cleared") or "",
        "reason": asked.text("reason") or "",
        "allowed": () if plan is None else tuple(dict.fromkeys(asked.texts("allowed"))),
        "plan": plan,
        "refused": [leak for leak in still if leak.verdict is Verdict.REFUSE],
        "questions": [leak for leak in still if leak.verdict is Verdict.ASK],
        "publications": asked.ledger.publications()[::-1],
    }
    return Page("publish.html", shown)


ROUTES = (
    Route("/publish", publishing, "publish", LETS_LEAVE),
    Route("/publish/plan", plan_edition, "plan an edition", LETS_LEAVE, "POST", parameters=CHOICES),
    Route("/publish/edition", publish_edition, "publish an edition", LETS_LEAVE, "POST", parameters=CHOICES),
    Route("/publish/export", export_file, "export", LETS_LEAVE, parameters=EXPORTED),
)
