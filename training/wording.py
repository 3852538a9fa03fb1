"""Annotated claims with words in place of where they stand, in the form of the gold sets."""

from collections.abc import Mapping, Sequence
from typing import Any

SPANS = ("name", "description", "grounds")


def in_words(claim: Mapping[str, Any], paragraphs: Sequence[str]) -> dict[str, Any]:
    """A claim with words in place of where they stand."""

    def words(value: Any, key: str) -> Any:
        if isinstance(value, list) and (key in SPANS or (key == "items" and all(isinstance(one, int) for one in value))):
            paragraph, start, end = value
            return paragraphs[paragraph][start:end]
        if isinstance(value, list):
            return [words(one, key) for one in value]
        return {inner: words(one, inner) for inner, one in value.items()} if isinstance(value, dict) else value

    found: dict[str, Any] = {key: words(value, key) for key, value in claim.items() if key not in ("start", "end")}
    if "start" in claim:
        found["trigger"] = paragraphs[claim["p"]][claim["start"] : claim["end"]]
        found["incident"] = str(claim.get("incident", ""))
    return found
