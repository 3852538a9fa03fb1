"""The types of claims."""

from enum import StrEnum


class ClaimType(StrEnum):
    """What a claim says happened; the meanings are in :data:`khronika.records.codebook.MEANINGS`."""

    DETENTION = "detention"
    RELEASE = "release"
    DISAPPEARANCE = "disappearance"
    CHARGE = "charge"
    HEARING = "hearing"
    SENTENCE = "sentence"
    ACQUITTAL = "acquittal"
    RAID = "raid"
    SEIZURE = "seizure"
    DESTRUCTION = "destruction"
    ASSAULT = "assault"
    THREAT = "threat"
    INJURY = "injury"
    DEATH = "death"
    PROTEST = "protest"
    PROTEST_CALL = "protest_call"
    DISPERSAL = "dispersal"
    BLOCK = "block"
    UNBLOCK = "unblock"
    SHUTDOWN = "shutdown"
    CENSORSHIP = "censorship"
    CLOSURE = "closure"
    DESIGNATION = "designation"
    DENIAL_OF_ACCESS = "denial_of_access"
    TRAVEL_BAN = "travel_ban"
    EXPULSION = "expulsion"
    POLICY = "policy"
    RESIGNATION = "resignation"
    STATEMENT = "statement"
    OTHER = "other"


class Polarity(StrEnum):
    """Whether the report says that the thing happened or that it did not."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(StrEnum):
    """In which way the report says it."""

    ACTUAL = "actual"
    ALLEGED = "alleged"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Degree(StrEnum):
    """How far a block or shutdown goes."""

    FULL = "full"
    INTERMITTENT = "intermittent"
    SLOWED = "slowed"


class Stage(StrEnum):
    """How far a policy has come."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    SET_UP = "set_up"
    OTHER = "other"
