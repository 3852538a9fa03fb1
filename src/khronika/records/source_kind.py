"""Who publishes or speaks."""

from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of source a report is from."""

    AGENCY = "agency"
    MEDIA = "media"
    RIGHTS_GROUP = "rights group"
    OFFICIAL = "official"
    COURT = "court"
    SOCIAL = "social"
    MEASUREMENT = "measurement"
    WITNESS = "witness"
    """Somebody who saw it, or to whom it was done, and told it to those who keep the ledger."""

    OTHER = "other"
