"""The trained gate."""

from functools import cache
from importlib.resources import files

from khronika.extract.gate.gate import Gate

FILE = "weights.tsv"
THRESHOLD = "(threshold)"


@cache
def trained_gate() -> Gate:
    """The gate that comes with khronika."""
    rows = (line.split("\t") for line in files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines())
    weights = {sign: int(thousandths) / 1000 for sign, thousandths in rows}
    return Gate(weights, weights.pop(THRESHOLD))
