"""The judge as ONNX: a small encoder reads each sentence, a head weighs its words together with their signs; on one thread."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from khronika.extract.judge.scores import Scores
from khronika.extract.judge.spot_signs import signs_of
from khronika.extract.judge.spots import Spot
from khronika.extract.judge.wordpiece import WordPieces
from khronika.extract.sentence import Sentence

Numbers = NDArray[np.int64]
Vectors = NDArray[np.float32]


class OnnxJudge:
    """Answers from the weights in a folder: ``encoder.onnx``, ``head.onnx``, the signs that the head counts, the vocabulary."""

    def __init__(self, folder: Path) -> None:
        self._encoder, self._head = (_session(folder / f"{name}.onnx") for name in ("encoder", "head"))
        signs = (folder / "signs.txt").read_text(encoding="utf-8").splitlines()
        self._numbers = {sign: number for number, sign in enumerate(signs, start=1)}
        self._pieces = WordPieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())

    def scores(self, spots: Sequence[Spot]) -> list[Scores]:
        """The scores of each spot; a sentence without any is not read."""
        if not spots:
            return []
        sentences = {spot.sentence.number: spot.sentence for spot in spots}
        vectors = {number: self._vectors(sentence) for number, sentence in sentences.items()}
        words = np.stack([vectors[spot.sentence.number][spot.token.i] for spot in spots])
        signs = table([[self._numbers[sign] for sign in signs_of(spot) if sign in self._numbers] for spot in spots])
        types, modalities, denied = self._head.run(None, {"words": words, "signs": signs})
        rows = zip(types[:, 1:].tolist(), modalities.tolist(), denied.tolist(), strict=True)
        return [Scores(*row) for row in rows]

    def _vectors(self, sentence: Sentence) -> Vectors:
        """A vector for each word of the parse; sentences read one by one need no filling up, which costs more than it saves."""
        ids, firsts = self._pieces.cut([token.text for token in sentence.doc])
        pieces = np.array([ids], dtype=np.int64)
        (hidden,) = self._encoder.run(None, {"input_ids": pieces, "attention_mask": np.ones_like(pieces)})
        found: Vectors = hidden[0, firsts]
        return found


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def table(rows: Sequence[Sequence[int]]) -> Numbers:
    """The rows as a table, short ones filled with 0."""
    filled = np.zeros((len(rows), max(1, max(map(len, rows), default=1))), dtype=np.int64)
    for number, row in enumerate(rows):
        filled[number, : len(row)] = row
    return filled
