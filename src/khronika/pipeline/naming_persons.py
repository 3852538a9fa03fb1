"""From what a person writes to the records that a visibility, a consent or an erasure is about."""

from dataclasses import dataclass

from khronika.errors import LedgerError, SettingsError
from khronika.pipeline.kinds_of_things import bearer_in
from khronika.pipeline.naming_things import meant
from khronika.records.claim import Claim
from khronika.records.member import Sort
from khronika.records.mention import Kind, Mention
from khronika.records.visibility_decision import Subject
from khronika.resolve.naming import words_of
from khronika.store import Looking
from khronika.text.redacting import stretches_of

SUBJECTS = {Sort.PARTY: Subject.PARTY, Sort.INCIDENT: Subject.INCIDENT, Sort.REPORT: Subject.REPORT}


@dataclass(frozen=True, slots=True)
class Named:
    """A record that somebody named: what it is, the numbers of its claims or reports, and the spellings of a party."""

    subject: Subject
    rows: tuple[int, ...]
    names: tuple[str, ...] = ()


def named(looking: Looking, id: str, field: str = "") -> Named:
    """The record with the id, or the beginning of one; ``SettingsError`` where it has no such field."""
    what = meant(looking, id)
    if what.sort is Sort.PARTY:
        return _party(looking, what.member)
    if what.sort is Sort.REPORT:
        found = Named(Subject.REPORT, tuple(looking.report_numbers(what.member)))
    elif what.claim is not None:
        found = Named(Subject.CLAIM, (what.claim,))
    else:
        members = looking.members_of([looking.things_of([what.member])[what.member]])
        found = Named(Subject.INCIDENT, tuple(one.number for held in members.values() for one in looking.tellings(held)))
    if field:
        _check_field(looking, found, field)
    return found


def named_person(name: str) -> Named:
    """A person who stands in no claim, by the name alone."""
    if len(name.split()) < 2:
        raise SettingsError(f"{name!r} is one word, and would hide everybody who has it in the name; give the whole name")
    return Named(Subject.PARTY, (), (name,))


def known_persons(looking: Looking, name: str) -> Named:
    """A person by name: with all that the ledger knows of the parties that have exactly this name, else by the name alone."""
    near = looking.with_words(words_of(name, Kind.PERSON))
    members = [id for id, bodies in looking.bodies(near).items() if name in bearer_in(bodies).names]
    if not members:
        return named_person(name)
    parties = [_party(looking, member) for member in members]
    rows = {row for party in parties for row in party.rows}
    return Named(Subject.PARTY, tuple(sorted(rows)), tuple(sorted({name for party in parties for name in party.names})))


def _party(looking: Looking, member: str) -> Named:
    """A party under every name that reports have for it, and in the words in which they have it."""
    thing = looking.things_of([member])[member]
    members = looking.members_of([thing])[thing]
    names = {name for bodies in looking.bodies(members).values() for name in bearer_in(bodies).names}
    told = looking.tellings(members)
    quotes = {quote for one in told for mention in _mentions(one.claim) for quote in _quotes(mention, names)}
    return Named(Subject.PARTY, tuple(sorted({one.number for one in told})), tuple(sorted(names | quotes)))


def _mentions(claim: Claim) -> tuple[Mention, ...]:
    return (*claim.targets, *claim.actors, *claim.according_to)


def _quotes(mention: Mention, names: set[str]) -> set[str]:
    """The words in which a text has one of the names; a single word is too little to say who it is."""
    if mention.name is None or mention.name.value not in names:
        return set()
    return {words.quote for words in mention.name.evidence if len(words.quote.split()) > 1}


def _check_field(looking: Looking, found: Named, field: str) -> None:
    if found.subject is Subject.REPORT:
        raise SettingsError("a field is one of a claim or incident; a report is shown or hidden as a whole")
    claims = looking.claims(found.rows)
    fields = sorted({path.partition("[")[0].partition(".")[0] for claim in claims for path, _ in claim.evidence()} - {"trigger"})
    if field.partition("[")[0].partition(".")[0] not in fields or not any(list(stretches_of(claim, field)) for claim in claims):
        raise LedgerError(f"it has no words for {field!r}; its fields are {', '.join(fields)}")
