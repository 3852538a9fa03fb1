"""Questions to resolvers, and every answer that comes to them."""

import asyncio
from collections.abc import Iterable

import dns.exception
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver
import httpx

from khronika.reach.failures import TIMEOUT, failure_of
from khronika.reach.plan import Plan
from khronika.records.observation import Answer, Lookup

LATE_SECONDS = 0.3
"""How long a second answer is waited for: an injected one overtakes that of the resolver."""

TRIES = 2
PORT = 53
FAILURES = {dns.rcode.NXDOMAIN: "dns_nxdomain_error", dns.rcode.REFUSED: "dns_refused_error", dns.rcode.SERVFAIL: "dns_servfail_error"}


def system_nameservers() -> tuple[str, ...]:
    """The resolvers that this machine is set to ask; none where it is set to ask none."""
    try:
        return tuple(str(server) for server in dns.resolver.Resolver().nameservers)
    except dns.resolver.NoResolverConfiguration:
        return ()


async def look_up(name: str, query: str, resolver: str, engine: str, plan: Plan) -> Lookup:
    """The answer to a question, with those that came after it."""
    started = asyncio.get_running_loop().time()
    try:
        question = dns.message.make_query(name, query)
        async with asyncio.timeout(plan.step_seconds):
            ask = _ask_doh(question, resolver, plan) if resolver.startswith("https:") else _ask_udp(question, resolver, plan)
            first, *others = await ask
    except (OSError, dns.exception.DNSException, httpx.HTTPError, ValueError) as error:
        failure = TIMEOUT if isinstance(error, httpx.TimeoutException) else failure_of(error)
        return Lookup(name, query, engine, resolver, failure=failure, seconds=_since(started))
    answers = _answers(first)
    missing = None if answers else FAILURES.get(first.rcode(), "dns_no_answer")
    late = dict.fromkeys(answer for other in others for answer in _answers(other) if answer not in answers)
    return Lookup(name, query, engine, resolver, answers, tuple(late), missing, _since(started))


async def _ask_udp(question: dns.message.Message, resolver: str, plan: Plan) -> list[dns.message.Message]:
    replies: asyncio.Queue[dns.message.Message] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: _Replies(question, replies), remote_addr=(resolver, PORT))
    try:
        found = [await _first_reply(transport, question, replies, plan.step_seconds / TRIES)]
        await asyncio.sleep(LATE_SECONDS)
    finally:
        transport.close()
    while not replies.empty():
        found.append(replies.get_nowait())
    return found


async def _first_reply(
    transport: asyncio.DatagramTransport, question: dns.message.Message, replies: asyncio.Queue[dns.message.Message], seconds: float
) -> dns.message.Message:
    for _ in range(TRIES):
        transport.sendto(question.to_wire())
        try:
            return await asyncio.wait_for(replies.get(), seconds)
        except TimeoutError:
            continue
    raise TimeoutError


class _Replies(asyncio.DatagramProtocol):
    """Keeps the replies to one question, and nothing that is none."""

    def __init__(self, question: dns.message.Message, replies: "asyncio.Queue[dns.message.Message]") -> None:
        self._question = question
        self._replies = replies

    def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002 - asyncio calls it so
        """Takes a packet."""
        try:
            reply = dns.message.from_wire(data, ignore_trailing=True)
        except (dns.exception.DNSException, ValueError):
            return
        if self._question.is_response(reply):
            self._replies.put_nowait(reply)


async def _ask_doh(question: dns.message.Message, resolver: str, plan: Plan) -> list[dns.message.Message]:
    headers = {"Content-Type": "application/dns-message", "Accept": "application/dns-message"}
    async with httpx.AsyncClient(verify=plan.trusting, timeout=plan.step_seconds, trust_env=False) as client:
        response = await client.post(resolver, content=question.to_wire(), headers=headers)
        response.raise_for_status()
    return [dns.message.from_wire(response.content)]


def _answers(reply: dns.message.Message) -> tuple[Answer, ...]:
    kinds = (dns.rdatatype.A, dns.rdatatype.AAAA)
    found: Iterable[str] = (str(record.address) for part in reply.answer if part.rdtype in kinds for record in part)
    return tuple(Answer(ip) for ip in found)


def _since(started: float) -> float:
    return round(asyncio.get_running_loop().time() - started, 6)
