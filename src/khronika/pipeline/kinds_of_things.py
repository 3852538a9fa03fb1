"""Incidents, parties and texts, as joining sees them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khronika.pipeline.kinds import Bodies, Laid
from khronika.records.anchor import Anchor
from khronika.records.body import body_of, record_in
from khronika.records.claim import Claim
from khronika.records.judgement import Matter, Verdict
from khronika.records.member import MemberPart, Sort
from khronika.records.thing import Thing
from khronika.resolve.account import Account, account_of, can_be_one, home_of, keys_of_account
from khronika.resolve.anchors import claim_found, words_found
from khronika.resolve.copies import compare_wordings
from khronika.resolve.naming import Naming, Placed, keys_of, namings_of, words_of
from khronika.resolve.parties import Bearer, compare_bearers
from khronika.resolve.sameness import sameness
from khronika.resolve.weighed import Weighed
from khronika.resolve.wordings import Wording, wording_of

DIGITS = 15
"""How many digits an id has behind its letter."""


@dataclass(frozen=True, slots=True)
class Incidents:
    """Members are a report's claims that share a label."""

    sort: Sort = Sort.INCIDENT
    matter: Matter = Matter.INCIDENT

    def parts(self, laid: Laid) -> list[MemberPart]:
        """The accounts of the report; claims that a person holds apart are accounts of their own."""
        report, placed = laid.held.report, placed_by_id(laid)
        home = home_of((claim for _, claim in laid.held.claims), placed)
        return [
            self._part(report.address, account_of(report, label, list(held.values()), placed, home), held)
            for label, held in _labelled(laid).items()
        ]

    def _part(self, address: str, account: Account, held: dict[int, Claim]) -> MemberPart:
        first = min(held.values(), key=lambda claim: (claim.trigger, claim.id))
        id = _id(self.sort, address, first.id)
        return MemberPart(id, body_of(account), keys_of_account(account), tuple(sorted(held)))

    def found(self, anchor: Anchor, laid: Laid, parts: Sequence[MemberPart]) -> str | None:
        """The account that holds the claim on the words."""
        claim = claim_found(anchor, laid.held.report, [claim for _, claim in laid.held.claims])
        numbers = {number for number, other in laid.held.claims if claim is not None and other.id == claim.id}
        return next((part.id for part in parts if numbers & set(part.claims)), None)

    def weigh(self, left: Bodies, right: Bodies) -> Weighed:
        """All signs between two accounts."""
        return sameness(_account(left), _account(right))

    def thing(self, id: str, members: Sequence[Bodies]) -> Thing:
        """The incident, with the outermost days that are told of it."""
        accounts = [_account(bodies) for bodies in members]
        types = frozenset(account.type for account in accounts if account.type is not None)
        days = [day for account in accounts for day in (account.earliest, account.latest) if day is not None]
        return Thing(id, len(members), types, min(days, default=None), max(days, default=None))


@dataclass(frozen=True, slots=True)
class Parties:
    """Members are a name as it is told in one place within one month."""

    sort: Sort = Sort.PARTY
    matter: Matter = Matter.PARTY

    def parts(self, laid: Laid) -> list[MemberPart]:
        """The names in the report; one that a person holds apart is a member of its own."""
        report = laid.held.report
        numbers = {claim.id: number for number, claim in laid.held.claims}
        sides = [anchor for pair in held_apart(laid, self.matter) for anchor in pair if anchor.address == report.address]
        apart = [words_found(anchor, report) for anchor in sides]
        found: dict[str, MemberPart] = {}
        for naming, claims in namings_of(report, [claim for _, claim in laid.held.claims], placed_by_id(laid)):
            own = report.address if any(words is not None and (words.start, words.end) in naming.spans for words in apart) else ""
            part = MemberPart(
                self._id(naming, own),
                body_of(naming),
                keys_of(replace(naming, countries=naming.countries[:1])),
                tuple(numbers[claim.id] for claim in claims),
                words_of(naming.name, naming.kind),
            )
            known = found.get(part.id)
            found[part.id] = part if known is None else _with_claims(known, part)
        return list(found.values())

    def _id(self, naming: Naming, own: str) -> str:
        month = "" if naming.published is None or not naming.is_person else naming.published.strftime("%Y-%m")
        town = str(naming.towns[0][0]) if naming.towns and naming.is_person else ""
        return _id(self.sort, naming.form, "person" if naming.is_person else "body", *naming.countries[:1], month, town, own)

    def found(self, anchor: Anchor, laid: Laid, parts: Sequence[MemberPart]) -> str | None:
        """The name that stands on the words."""
        words = words_found(anchor, laid.held.report)
        if words is None:
            return None
        named = ((part.id, record_in(Naming, part.body)) for part in parts)
        return next((id for id, naming in named if any(start < words.end and words.start < end for start, end in naming.spans)), None)

    def weigh(self, left: Bodies, right: Bodies) -> Weighed:
        """All signs between the bearers of two names."""
        return compare_bearers(bearer_in(left), bearer_in(right))

    def thing(self, id: str, members: Sequence[Bodies]) -> Thing:
        """The party, with what was done to it and the outermost days that are told of it."""
        told = [one for bodies in members for one in bearer_in(bodies).told]
        days = [day for one in told for day in (one.earliest, one.latest) if day is not None]
        return Thing(id, len(members), frozenset(one.type for one in told), min(days, default=None), max(days, default=None))


@dataclass(frozen=True, slots=True)
class Texts:
    """Members are reports: those that are one text are one voice."""

    sort: Sort = Sort.REPORT
    matter: Matter = Matter.REPORT

    def parts(self, laid: Laid) -> list[MemberPart]:
        """The report itself."""
        wording, keys = wording_of(laid.held.report)
        return [MemberPart(_id(self.sort, laid.held.report.address), body_of(wording), keys)]

    def found(self, _: Anchor, __: Laid, parts: Sequence[MemberPart]) -> str | None:
        """The report itself."""
        return parts[0].id

    def weigh(self, left: Bodies, right: Bodies) -> Weighed:
        """All signs between two texts."""
        return compare_wordings(record_in(Wording, left[0]), record_in(Wording, right[0]))

    def thing(self, id: str, members: Sequence[Bodies]) -> Thing:
        """The text, with the outermost days on which it was published."""
        days = [day for bodies in members if (day := record_in(Wording, bodies[0]).published) is not None]
        return Thing(id, len(members), frozenset(), min(days, default=None), max(days, default=None))


KINDS = (Texts(), Incidents(), Parties())


def placed_by_id(laid: Laid) -> Placed:
    """What the places of claims are on the map, by the claim's id."""
    ids = {number: claim.id for number, claim in laid.held.claims}
    return {(ids[number], position): match for (number, position), match in laid.placed.items()}


def bearer_in(bodies: Bodies) -> Bearer:
    """What reports say together of the bearer of a name."""
    return Bearer.of([record_in(Naming, body) for body in bodies])


def held_apart(laid: Laid, matter: Matter) -> list[tuple[Anchor, Anchor]]:
    """The pairs that people hold apart, by their latest word about each, left before right."""
    latest: dict[frozenset[Anchor], tuple[Verdict, Anchor, Anchor]] = {}
    for kept in laid.judgements:
        judgement = kept.judgement
        if judgement.matter is matter and judgement.right is not None:
            latest[frozenset((judgement.left, judgement.right))] = (judgement.verdict, judgement.left, judgement.right)
    return [(left, right) for verdict, left, right in latest.values() if verdict is Verdict.DIFFERENT]


def _labelled(laid: Laid) -> dict[str, dict[int, Claim]]:
    """The claims by label; those with one label that exclude each other, or that a person holds apart, get labels of their own."""
    report = laid.held.report
    claims = {claim.id: (number, claim) for number, claim in laid.held.claims}
    labels = {id: f"{claim.reader.name} {claim.incident}" for id, (_, claim) in claims.items()}
    for sides in held_apart(laid, Matter.INCIDENT):
        if all(anchor.address == report.address for anchor in sides):
            left, right = (claim_found(anchor, report, [claim for _, claim in claims.values()]) for anchor in sides)
            if left is not None and right is not None and left.id != right.id and labels[left.id] == labels[right.id]:
                labels[right.id] = f"{labels[right.id]} {right.id}"
    groups: dict[str, list[list[str]]] = {}
    for id, label in labels.items():
        fitting = (group for group in groups.setdefault(label, []) if all(can_be_one(claims[id][1], claims[other][1]) for other in group))
        group = next(fitting, None)
        if group is None:
            groups[label].append([id])
        else:
            group.append(id)
    whole = [(f"{label} {place}" if place else label, group) for label, found in groups.items() for place, group in enumerate(found)]
    return {label: dict(claims[id] for id in group) for label, group in whole}


def _account(bodies: Bodies) -> Account:
    return record_in(Account, bodies[0])


def _with_claims(known: MemberPart, other: MemberPart) -> MemberPart:
    return MemberPart(known.id, known.body, known.keys, tuple(sorted({*known.claims, *other.claims})), known.words)


def _id(sort: Sort, *words: str) -> str:
    """An id that the words decide."""
    return sort.letter + hashlib.sha256("\n".join(words).encode()).hexdigest()[:DIGITS]
