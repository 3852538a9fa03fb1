"""The head over the encoder: what a word carries, from its vector and its signs (as in "Wide & Deep Learning", Cheng et al. 2016)."""

import torch
from torch import nn
from torch.nn import functional

from khronika.extract.judge.scores import MODALITIES, TYPES
from training.encoder import WIDTH

SIGN_WIDTH = 64
HIDDEN = 128
DROPOUT = 0.3


class Signs(nn.Module):
    """Sums over the signs of a row: an embedding, and a score of each answer; sign 0 is none."""

    def __init__(self, count: int, answers: int) -> None:
        super().__init__()
        self.deep = nn.EmbeddingBag(count + 1, SIGN_WIDTH, mode="sum", padding_idx=0)
        self.wide = nn.EmbeddingBag(count + 1, answers, mode="sum", padding_idx=0)
        nn.init.normal_(self.deep.weight, std=0.1)
        nn.init.zeros_(self.wide.weight)
        with torch.no_grad():
            self.deep.weight[0] = 0

    def forward(self, signs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The embedding and the scores of each row."""
        if torch.compiler.is_exporting():
            return tuple(functional.embedding(signs, bag.weight).sum(1) for bag in (self.deep, self.wide))  # type: ignore[return-value]
        return self.deep(signs), self.wide(signs)


class SpotHead(nn.Module):
    """Scores of no claim and each type, of each modality, and of denial."""

    def __init__(self, signs: int) -> None:
        super().__init__()
        self.signs = Signs(signs, len(TYPES) + 1)
        self.words = nn.Linear(WIDTH, HIDDEN)
        self.hidden = nn.Linear(SIGN_WIDTH + HIDDEN, HIDDEN)
        self.answers = nn.Linear(HIDDEN, len(TYPES) + 1 + len(MODALITIES) + 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, words: torch.Tensor, signs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits, for a vector and a row of signs for each spot."""
        deep, wide = self.signs(signs)
        both = torch.cat([deep, torch.relu(self.words(self.dropout(words)))], -1)
        answers = self.answers(self.dropout(torch.relu(self.hidden(both))))
        types = len(TYPES) + 1
        return answers[:, :types] + wide, answers[:, types:-1], answers[:, -1]
