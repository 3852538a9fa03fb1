"""Which site an address belongs to."""

from contextlib import suppress
from urllib.parse import urlsplit

WWW = "www."


def site_of(address: str) -> str:
    """The host that an address or a bare name of a host names, in small ASCII letters and without ``www.``; empty where it names none.

    >>> site_of("https://www.Azattyq.org/a/1.html")
    'azattyq.org'
    >>> site_of("яндекс.рф")
    'xn--d1acpjx3f.xn--p1ai'
    """
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    with suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return host.lower().rstrip(".").removeprefix(WWW)
