"""Numeric addresses with their ports, as OONI writes them."""

import ipaddress


def place_in(words: str | None) -> tuple[str, int] | None:
    """The numeric address and the port of ``192.0.2.1:443`` or ``[2001:db8::1]:443``; ``None`` where the words are no such thing.

    >>> place_in("[2001:db8::1]:443")
    ('2001:db8::1', 443)
    """
    ip, _, port = (words or "").rpartition(":")
    ip = ip.strip("[]")
    try:
        ipaddress.ip_address(ip)
        return ip, int(port)
    except ValueError:
        return None
