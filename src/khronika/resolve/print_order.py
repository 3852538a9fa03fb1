"""In which order reports were printed, whatever the order in which they were read."""

from khronika.records.report import Report

UNDATED = "9"
"""Sorts behind every day."""


def order_of(report: Report) -> tuple[str, str]:
    """The day of publication, reports that do not say it last; within a day by address."""
    return UNDATED if report.published is None else report.published.isoformat(), report.address
