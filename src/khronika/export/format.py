"""The names of the formats."""

from enum import StrEnum


class Format(StrEnum):
    """What a person can ask for."""

    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"
    PARQUET = "parquet"
    ACLED = "acled"
    FTM = "ftm"
    PRESSFREEDOM = "pressfreedom"
    PACKAGE = "package"
