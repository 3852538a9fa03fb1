"""Explore: what is documented, on a map, over time and by type, under filters that stand in the address."""

import csv
import io

from khronika.export.writing import cell
from khronika.pipeline.exploring import newest_in
from khronika.review.answers import Answer, File, Page
from khronika.review.asked import Asked
from khronika.review.route import Kind, Route
from khronika.review.screens.explore_address import PARAMETERS, Address
from khronika.review.screens.explore_findings import HEADINGS, findings_of, narrowing, rows_of, sheet_of
from khronika.review.screens.explore_shown import country_names, map_shown, shown_in, suggested

INCIDENTS_ON_PAGE = 25


def explore(asked: Asked) -> Answer:
    """The whole screen."""
    address, skip = Address.of(asked), asked.number("skip") or 0
    with narrowing(asked) as (looking, by):
        found = findings_of(asked, looking, by)
        incidents = newest_in(looking, by, skip, INCIDENTS_ON_PAGE)
        shown = {**shown_in(looking, asked, found, address), **suggested(looking, address.text("q"))}
    after = skip + INCIDENTS_ON_PAGE
    return Page(
        "explore.html",
        {
            **shown,
            "incidents": incidents,
            "skip": skip,
            "before": max(0, skip - INCIDENTS_ON_PAGE) if skip else None,
            "after": after if after < found.number else None,
        },
    )


def explore_map(asked: Asked) -> Answer:
    """The map alone, when somebody moves it."""
    address = Address.of(asked)
    with narrowing(asked) as (looking, by):
        sheet = sheet_of(findings_of(asked, looking, by).places, address)
    return Page("explore_map.html", map_shown(sheet, address))


def explore_picture(asked: Asked) -> Answer:
    """Map and weeks as one drawing that needs nothing else, to be taken away."""
    address = Address.of(asked)
    with narrowing(asked) as (looking, by):
        shown = shown_in(looking, asked, findings_of(asked, looking, by), address)
    return Page("explore_picture.html", shown, media_type="image/svg+xml")


def explore_table(asked: Asked) -> Answer:
    """All counts as CSV."""
    with narrowing(asked) as (looking, by):
        found = findings_of(asked, looking, by)
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([cell(value) for value in row] for row in rows_of(found, country_names(asked)))
    return File(sheet.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "documented.csv")


ROUTES = (
    Route("/explore", explore, "explore", parameters=PARAMETERS),
    Route("/explore/map", explore_map, "the map of explore", kind=Kind.PART, parameters=PARAMETERS),
    Route("/explore/picture.svg", explore_picture, "explore as a picture", parameters=PARAMETERS),
    Route("/explore/documented.csv", explore_table, "explore as a table", parameters=PARAMETERS),
)
