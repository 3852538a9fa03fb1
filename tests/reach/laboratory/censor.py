"""A censor in the middle: reads every packet between the client and the world, and lets through, answers, diverts or drops it."""

import os
import select
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import dpkt

from tests.reach.laboratory import map as places

PORT_DNS = 53
PORT_HTTP = 80
PORT_HTTPS = 443
TCP = dpkt.tcp.TCP
UDP = dpkt.udp.UDP


@dataclass
class Passing:
    """What becomes of a packet: ``on`` goes on towards the world, ``back`` to the client."""

    on: list[bytes] = field(default_factory=list)
    back: list[bytes] = field(default_factory=list)


Way = Callable[["Censor", dpkt.ip.IP], Passing | None]


class Censor(threading.Thread):
    """Carries packets between tunnels; only those of the client are looked into."""

    def __init__(self, client: int, vantage: int, world: int) -> None:
        super().__init__(daemon=True)
        self._client = client
        self._vantage = vantage
        self._world = world
        self._way: Way | None = None
        self._diverted: dict[tuple[int, int], bytes] = {}
        self.hellos = 0

    def set(self, way: str) -> None:
        """Begins to censor so; diverted connections of before are forgotten."""
        self._way = WAYS[way]
        self._diverted.clear()
        self.hellos = 0

    def run(self) -> None:
        while True:
            for tunnel in select.select([self._client, self._vantage, self._world], [], [])[0]:
                packet = os.read(tunnel, 65_536)
                if packet[0] >> 4 == 4:
                    self._carry(tunnel, packet)

    def _carry(self, tunnel: int, packet: bytes) -> None:
        if tunnel == self._vantage:
            os.write(self._world, packet)
        elif tunnel == self._client:
            passing = None if self._way is None else self._way(self, dpkt.ip.IP(packet))
            for out in [packet] if passing is None else passing.on:
                os.write(self._world, out)
            for out in [] if passing is None else passing.back:
                os.write(self._client, out)
        elif packet[16:20] == socket.inet_aton(places.VANTAGE):
            os.write(self._vantage, packet)
        else:
            os.write(self._client, self._straightened(packet))

    def divert(self, packet: dpkt.ip.IP, to: str) -> Passing:
        """Sends the packet to another server, whose answers will seem to be those of the one that was meant."""
        self._diverted[packet.data.sport, packet.data.dport] = packet.dst
        packet.dst = socket.inet_aton(to)
        return Passing(on=[whole(packet)])

    def _straightened(self, packet: bytes) -> bytes:
        back = dpkt.ip.IP(packet)
        meant = self._diverted.get((back.data.dport, back.data.sport)) if isinstance(back.data, TCP) else None
        if meant is None:
            return packet
        back.src = meant
        return whole(back)


def whole(packet: dpkt.ip.IP) -> bytes:
    """The packet with its sums worked out anew."""
    packet.sum = 0
    packet.data.sum = 0
    packet.len = len(packet)
    return bytes(packet)


def is_to(packet: dpkt.ip.IP, port: int, address: str | None = None) -> bool:
    """Whether the packet goes to that port, and to that address."""
    to = getattr(packet.data, "dport", None)
    return to == port and (address is None or packet.dst == socket.inet_aton(address))


def reset(packet: dpkt.ip.IP) -> Passing:
    """The connection is reset in the server's name, and the packet goes no further."""
    sent = packet.data
    words = TCP(sport=sent.dport, dport=sent.sport, seq=sent.ack, ack=sent.seq + len(sent.data), flags=dpkt.tcp.TH_RST | dpkt.tcp.TH_ACK)
    return Passing(back=[whole(dpkt.ip.IP(src=packet.dst, dst=packet.src, p=dpkt.ip.IP_PROTO_TCP, ttl=64, data=words))])


def forged(packet: dpkt.ip.IP, answer: str | None) -> bytes | None:
    """An answer to a question for the site, in the resolver's name; without an address it says that there is no such name."""
    question = dns.message.from_wire(packet.data.data)
    if question.question[0].name.to_text() != f"{places.SITE}.":
        return None
    reply = dns.message.make_response(question)
    reply.flags |= dns.flags.RA
    if answer is None:
        reply.set_rcode(dns.rcode.NXDOMAIN)
    elif question.question[0].rdtype == 1:
        reply.answer.append(dns.rrset.from_text(f"{places.SITE}.", 60, "IN", "A", answer))
    words = UDP(sport=packet.data.dport, dport=packet.data.sport, data=reply.to_wire())
    words.ulen = len(words)
    return whole(dpkt.ip.IP(src=packet.dst, dst=packet.src, p=dpkt.ip.IP_PROTO_UDP, ttl=64, data=words))


def forging(answer: str | None, *, overtaking: bool) -> Way:
    """Answers questions for the site; where it only overtakes the resolver's answer, that comes too."""

    def way(_censor: Censor, packet: dpkt.ip.IP) -> Passing | None:
        reply = forged(packet, answer) if is_to(packet, PORT_DNS) else None
        return None if reply is None else Passing(on=[bytes(packet)] if overtaking else [], back=[reply])

    return way


def dropping(_censor: Censor, packet: dpkt.ip.IP) -> Passing | None:
    return Passing() if packet.dst == socket.inet_aton(places.SITE_IP) else None


def resetting(port: int, name: bytes, *, every: int = 1) -> Way:
    """Resets connections in whose packets the site's name stands; ``every`` second, third or each of them."""

    def way(censor: Censor, packet: dpkt.ip.IP) -> Passing | None:
        if not is_to(packet, port) or name not in bytes(packet.data.data):
            return None
        censor.hellos += 1
        return reset(packet) if censor.hellos % every == 0 else None

    return way


def diverting(*ways: tuple[int, str | None, str]) -> Way:
    """Sends what goes to a port (of an address, or of all) to another server."""

    def way(censor: Censor, packet: dpkt.ip.IP) -> Passing | None:
        found = next((to for port, address, to in ways if isinstance(packet.data, TCP) and is_to(packet, port, address)), None)
        return None if found is None else censor.divert(packet, found)

    return way


WAYS: dict[str, Way | None] = {
    "nothing": None,
    "forges a bogon": forging("10.10.34.34", overtaking=True),
    "forges the address of a block page": forging(places.BLOCK_IP, overtaking=True),
    "forges that there is no such name": forging(None, overtaking=False),
    "drops": dropping,
    "resets on the name in TLS": resetting(PORT_HTTPS, places.SITE.encode()),
    "resets on the Host": resetting(PORT_HTTP, b"Host: " + places.SITE.encode()),
    "serves a block page": diverting((PORT_HTTP, places.SITE_IP, places.BLOCK_IP)),
    "intercepts TLS": diverting((PORT_HTTPS, places.SITE_IP, places.FALSE_IP)),
    "is intermittent": resetting(PORT_HTTPS, places.SITE.encode(), every=2),
    "has a portal": diverting((PORT_HTTP, None, places.PORTAL_IP), (PORT_HTTPS, None, places.PORTAL_IP)),
}
