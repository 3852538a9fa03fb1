"""The weights of the judge that travel with the package, checked byte by byte before they are used."""

from functools import cache
from importlib.resources import as_file, files

from khronika.extract.checking import check
from khronika.extract.judge.onnx_judge import OnnxJudge

FOLDER = files("khronika.extract.judge").joinpath("weights")
TRAINED_ON = "reports.txt"
FILES_SHA256 = {
    "encoder.onnx": "112e1dcc49bbc7b5fc0287073a8acbad60374c241f63959107dc11bf5f543423",
    "head.onnx": "554e79ac07e4687541ab5a02115a672c9c34b95307659a048f70c8d4dd2dc177",
    "reports.txt": "d2299dc9545367acd552db021825d4f6701cb1584987ca722f428e944cb57f21",
    "signs.txt": "d9ef2de6c5d3435076b144cfd41c2a4e0615f18e5f184b2534342d4d2a1e6671",
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
