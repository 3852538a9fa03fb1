"""The codebook as data: what each type of claim means, whom it names, and which fields it has beyond those of all."""

from dataclasses import dataclass

from khronika.records.claim_type import ClaimType

T = ClaimType
HARMED = "whom it was done to"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one type of claim says happened.

    ``targets`` says who or what stands in the field of that name; ``fields`` are those that only some types take.
    """

    type: ClaimType
    words: str
    targets: str = HARMED
    fields: tuple[str, ...] = ()


MEANINGS = (
    Meaning(T.DETENTION, "people are taken into custody or kept there, and no court has sentenced them yet", fields=("held_for",)),
    Meaning(T.RELEASE, "people leave custody: freed, bailed, let go after questions"),
    Meaning(T.DISAPPEARANCE, "people are abducted, or nobody says where they are held"),
    Meaning(T.CHARGE, "authorities accuse, summon, question, investigate or sue somebody in due form"),
    Meaning(T.HEARING, "a court opens, holds or adjourns a session"),
    Meaning(T.SENTENCE, "a court or an official lays a penalty on somebody or finds them guilty", fields=("penalty",)),
    Meaning(T.ACQUITTAL, "a court clears somebody, or the case against them ends"),
    Meaning(T.RAID, "authorities search or storm a home, an office or a newsroom", "whose place, or which place"),
    Meaning(T.SEIZURE, "equipment, papers, money or copies are taken away", fields=("items",)),
    Meaning(T.DESTRUCTION, "recordings are erased, or property is broken or burned", fields=("items",)),
    Meaning(T.ASSAULT, "force is used on people, from a beating to a bomb"),
    Meaning(T.THREAT, "people are menaced, harassed, followed or warned off"),
    Meaning(T.INJURY, "people are hurt"),
    Meaning(T.DEATH, "people are killed, die or are put to death"),
    Meaning(T.PROTEST, "people gather, march, strike or picket, in a street or online", "who takes part"),
    Meaning(T.PROTEST_CALL, "somebody calls for a protest or plans one", "who is called to take part"),
    Meaning(T.DISPERSAL, "a gathering is broken up, prevented or sealed off", "who gathered"),
    Meaning(T.BLOCK, "a site, app, channel or signal stops answering or answers badly", "the site or service", ("degree",)),
    Meaning(T.UNBLOCK, "a site or service answers again", "the site or service"),
    Meaning(T.SHUTDOWN, "the internet or telephone of an area is cut or slowed", "the network, or who loses it", ("degree",)),
    Meaning(T.CENSORSHIP, "something is taken down, banned, kept off the air or forbidden to report"),
    Meaning(T.CLOSURE, "an outlet, party or body is shut, or loses its licence", "who is shut"),
    Meaning(T.DESIGNATION, "somebody is labelled: foreign agent, undesirable, extremist, terrorist", "who is labelled"),
    Meaning(T.DENIAL_OF_ACCESS, "people are kept from a place, an event, accreditation, a lawyer or a visit", "who is kept out"),
    Meaning(T.TRAVEL_BAN, "people may not leave, or lose the papers to do so"),
    Meaning(T.EXPULSION, "people are deported, sent abroad for trial or driven into exile"),
    Meaning(T.POLICY, "a law or official measure is proposed, passed, put off or dropped, or a body set up", "the law or body", ("stage",)),
    Meaning(T.RESIGNATION, "somebody leaves a post or a body, or is removed from it", "who leaves"),
    Meaning(T.STATEMENT, "somebody condemns, demands, promises, denies or defends in public", "who or what it speaks of", ("words",)),
    Meaning(T.OTHER, "another violation of rights"),
)
"""Every type of claim, once."""
