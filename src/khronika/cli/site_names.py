"""The table of sites' names that a person has."""

from pathlib import Path

from khronika.resolve.sites import SiteNames, site_names
from khronika.settings import settings_of


def known_sites(path: Path | None) -> SiteNames:
    """The table that comes with khronika, with the file at ``path``, or the one that the environment names, beside it."""
    path = path or settings_of().sites
    return site_names() if path is None else site_names().with_file(path)
