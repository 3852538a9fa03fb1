"""Pages, documents, feeds and archives into captures and reports.

``Fetcher`` and ``FetchOptions`` are in :mod:`khronika.read.fetching`, which loads the libraries of the network; nothing else here does.
"""

from khronika.read.captures import captures_in
from khronika.read.feed import listed_in
from khronika.read.listings import is_list
from khronika.read.reporting import report_of
from khronika.read.source import LIMIT_BYTES, Fetch

__all__ = ["LIMIT_BYTES", "Fetch", "captures_in", "is_list", "listed_in", "report_of"]
