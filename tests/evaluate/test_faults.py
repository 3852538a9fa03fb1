import pytest

from khronika.evaluate.faults import evidence_faults
from tests.evaluate.made import DETENTION, HEADLINE, HURT, RELEASE, TEXT, Json, entry, printed, reading

NAME = entry("targets[0].name", "Rosa Quispe")


def faults(claim: Json) -> int:
    return evidence_faults(reading(claim)["one"].claims[0], TEXT)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (printed(RELEASE, NAME), 0),
        (printed(RELEASE), 1),
        (printed(RELEASE, NAME | {"quote": "rosa quispe"}), 1),
        (printed(RELEASE, NAME | {"start": 0}), 1),
        (printed(RELEASE, NAME, NAME | {"end": len(TEXT) + 1}), 1),
        (printed(RELEASE, entry("targets[0].name", "Quispe")), 1),
        (printed(RELEASE, entry("targets[0].name", "Rosa"), entry("targets[0].name", "Quispe")), 0),
        (printed(RELEASE, entry("targets[0]", "Rosa Quispe")), 0),
        (printed(RELEASE, entry("targets[1].name", "Rosa Quispe")), 1),
        (printed(RELEASE, entry("targets", "Rosa Quispe")), 1),
        (printed(RELEASE, NAME) | {"evidence": [NAME]}, 1),
        (printed(HURT), 1),
        (printed(HURT, entry("polarity", "denied")), 0),
        (printed(RELEASE, NAME, when=["2023-03-04", "2023-03-04"]), 1),
        (printed(RELEASE, NAME, entry("when", "the next day"), when=["2023-03-04", "2023-03-04"]), 0),
        (printed(RELEASE, NAME, items=["flags"], penalty=[{"kind": "fine"}], held_for={"min": 1}, grounds="x"), 4),
        (printed(RELEASE, NAME, entry("where[0]", "Cusco"), where=[{"name": "Cusco"}]), 0),
        (printed(RELEASE, NAME, entry("where[0]", "Cusco"), where=[{"name": "Cusco city"}]), 1),
        (printed(HEADLINE, entry("where[0]", "Peru"), entry("targets[0].description", "two farm leaders")), 1),
        (
            printed(
                DETENTION,
                NAME,
                entry("when", "3 March"),
                entry("where[0]", "Cusco"),
                entry("targets[1].name", "Julio Mamani"),
                entry("actors[0].description", "Police"),
                entry("according_to[0].description", "the union"),
            ),
            0,
        ),
    ],
)
def test_every_value_needs_words_and_every_quote_must_stand_in_the_text(claim: Json, expected: int) -> None:
    assert faults(claim) == expected
