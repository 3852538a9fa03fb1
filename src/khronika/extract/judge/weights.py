"""The weights of the judge that travel with the package, checked byte by byte before they are used."""

from functools import cache
from importlib.resources import as_file, files

from khronika.extract.checking import check
from khronika.extract.judge.onnx_judge import OnnxJudge

FOLDER = files("khronika.extract.judge").joinpath("weights")
TRAINED_ON = "reports.txt"
FILES_SHA256 = {
    "encoder.onnx": "a0fb00081d70758acdcc80a3a3fb955db92a5c9c1f6db713cda75a15ca1d82d8",
    "head.onnx": "79dcf4e6f2ffd7a7462ea5188917388322976ded234b96e38cf2ad1fa14fed5f",
    "reports.txt": "dea56ea8629d182cd220403b34cc403b427e324f64b04da6736d5fbcef0cae15",
    "signs.txt": "6943cfafa4ccf67bfe0e73323dc29838053fbddc216cdf8f735b97d6ef015a63",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""Every file of the weights with its SHA-256; docs/data.md tells where they come from."""


@cache
def trained_judge() -> OnnxJudge:
    """The judge; ``SettingsError`` where a file is not the one that khronika was measured with."""
    with as_file(FOLDER) as folder:
        for name, expected in FILES_SHA256.items():
            check(folder / name, expected, "install khronika again")
        return OnnxJudge(folder)


@cache
def trained_on() -> frozenset[str]:
    """The ids of the reports that the judge was trained on, whose reading says nothing of how good it is."""
    return frozenset(FOLDER.joinpath(TRAINED_ON).read_text(encoding="utf-8").split())
