"""What the people of two claims say of whether they are about one thing: those it was done to, those who did it, those who say so."""

from collections.abc import Iterator

from khronika.extract.likeness import do_counts_fit
from khronika.extract.linking.member import Member
from khronika.extract.traits import Whom
from khronika.records.claim_type import ClaimType


def signs_of_people(earlier: Member, later: Member) -> Iterator[str]:
    """The signs of all roles."""
    roles = (
        ("targets", earlier.traits.targets, later.traits.targets),
        ("actors", earlier.traits.actors, later.traits.actors),
        ("speakers", earlier.speakers, later.speakers),
    )
    for role, one, other in roles:
        yield from (f"{role}: {sign}" for sign in _between(one, other))
    yield from _of_naming(earlier, later)
    for which, whom in (("earlier", earlier.traits.targets), ("later", later.traits.targets)):
        if whom.is_another:
            yield f"{which} another"
        if whom.is_first_met:
            yield f"{which} first met"
        if whom.is_definite:
            yield f"{which} definite"
    if earlier.draft.type is ClaimType.STATEMENT:
        yield from _of_speaker(earlier, later)


def _between(one: Whom, other: Whom) -> Iterator[str]:
    if not one.is_told or not other.is_told:
        told = one if one.is_told else other
        yield f"only one told, {_kind(told)}" if told.is_told else "none told"
        return
    if one.names and other.names:
        yield _names(one, other)
    elif one.names or other.names:
        yield from _one_named(*((one, other) if one.names else (other, one)))
    else:
        yield from _described(one, other)
    if one.counts and other.counts:
        yield _counts(one, other)
    elif one.counts or other.counts:
        yield "one counted"


def _kind(whom: Whom) -> str:
    return "named" if whom.names else "many" if whom.is_many else "single"


def _names(one: Whom, other: Whom) -> str:
    if one.names == other.names:
        return "the same names"
    if one.names & other.names:
        return "names within" if one.names < other.names or other.names < one.names else "names in common"
    words, others = ({word for name in whom.names for word in name.lower().split()} for whom in (one, other))
    return "names with a word in common" if words & others else "other names"


def _one_named(named: Whom, other: Whom) -> Iterator[str]:
    """What is said of names on one side and a description on the other."""
    number = len(named.names)
    kind = "many" if other.is_many else "anybody" if other.is_anybody else "described"
    yield f"named and {kind}" if number == 1 else f"several named and {kind}"
    if named.words & other.words:
        yield "words of the named"
    if (number, number) in other.counts:
        yield "as many as are named"


def _described(one: Whom, other: Whom) -> Iterator[str]:
    if one.words == other.words and one.words:
        yield "the same words"
    elif one.words & other.words:
        yield "words in common"
    else:
        yield "words for anybody" if one.is_anybody or other.is_anybody else "other words"
    yield "many and one" if one.is_many != other.is_many else "many" if one.is_many else "one"


def _counts(one: Whom, other: Whom) -> str:
    common = one.counts & other.counts
    if common:
        return "both single" if common == {(1, 1)} else "the same count"
    return "fitting counts" if any(do_counts_fit(left, right) for left in one.counts for right in other.counts) else "other counts"


def _of_naming(earlier: Member, later: Member) -> Iterator[str]:
    """Whether names that speak for or against it stand in the claims' own sentences."""
    one, other = earlier.traits.targets.names, later.traits.targets.names
    if one and other:
        here = earlier.is_named_here + later.is_named_here
        yield f"{'a name in common' if one & other else 'no name in common'}, {('in no', 'in one', 'in each')[here]} sentence"


def _of_speaker(earlier: Member, later: Member) -> Iterator[str]:
    """Whether who makes one statement is named beside the other."""
    for which, member, other in (("earlier", earlier, later), ("later", later, earlier)):
        names = member.traits.actors.names
        if names & other.sentence.others:
            yield f"{which} speaker named in the other sentence"
        elif names & other.paragraph.others:
            yield f"{which} speaker named in the other paragraph"
