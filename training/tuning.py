"""Tunes the upper layers of the encoder and the head together, one report a step."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional
from transformers import BertModel

from khronika.extract.judge.onnx_judge import table
from khronika.extract.judge.wordpiece import WordPieces
from training.encoder import Heard, load_encoder, load_pieces
from training.head import SpotHead
from training.labels import Lesson

SCALE = 200
HEDGE_SCALE = 80
WARM_UP = 0.1
SMOOTHING = 0.02


@dataclass(frozen=True, slots=True)
class Plan:
    """How to tune."""

    seed: int = 0
    epochs: int = 7
    rate: float = 3e-3
    encoder_rate: float = 2e-4
    frozen_layers: int = 3
    dropped_signs: float = 0.15
    least_met: int = 3
    """A sign that fewer spots have is not counted."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """A tuned model and the signs that it counts, in the order of their numbers from 1."""

    encoder: BertModel
    head: SpotHead
    signs: list[str]


class _Tensors:
    """A lesson as tensors."""

    def __init__(self, lesson: Lesson, pieces: WordPieces, encoder: BertModel, layers: int, numbers: dict[str, int]) -> None:
        self._heard = Heard(lesson.sentences, pieces, encoder, layers)
        labels = lesson.labels
        self._places = [(label.sentence, self._heard.first_pieces[label.sentence][label.word]) for label in labels]
        self._signs = torch.from_numpy(table([[numbers[sign] for sign in label.signs if sign in numbers] for label in labels]))
        self._types = torch.tensor([label.type for label in labels])
        self._weights = torch.tensor([label.weight for label in labels])
        self._claims = torch.tensor([number for number, label in enumerate(labels) if label.type], dtype=torch.long)
        self._modalities = torch.tensor([label.modality for label in labels if label.type], dtype=torch.long)
        self._denied = torch.tensor([float(label.denied) for label in labels if label.type])

    def loss(self, tuned: Tuned, dropped_signs: float) -> torch.Tensor:
        """How wrong the model is about the report."""
        words = self._heard.words(tuned.encoder)
        spots = torch.stack([words[sentence][piece] for sentence, piece in self._places])
        signs = self._signs * (torch.rand(self._signs.shape) > dropped_signs)
        types, modalities, denied = tuned.head(spots, signs)
        wrong = functional.cross_entropy(types, self._types, reduction="none", label_smoothing=SMOOTHING)
        loss: torch.Tensor = (wrong * self._weights).sum() / SCALE
        if len(self._claims):
            hedged = functional.cross_entropy(modalities[self._claims], self._modalities, reduction="sum")
            denial = functional.binary_cross_entropy_with_logits(denied[self._claims], self._denied, reduction="sum")
            loss = loss + (hedged + denial) / HEDGE_SCALE
        return loss


def tune(lessons: Sequence[Lesson], plan: Plan) -> Tuned:
    """The model that the lessons teach; the same for the same lessons and plan on the same machine."""
    torch.manual_seed(plan.seed)
    order = random.Random(plan.seed)  # noqa: S311 - shuffles reports
    lessons = [lesson for lesson in lessons if lesson.labels]
    signs = _counted((label.signs for lesson in lessons for label in lesson.labels), plan.least_met)
    encoder, pieces = load_encoder(), load_pieces()
    encoder.eval()
    tuned = Tuned(encoder, SpotHead(len(signs)), signs)
    numbers = {sign: number for number, sign in enumerate(signs, start=1)}
    tensors = [_Tensors(lesson, pieces, encoder, plan.frozen_layers, numbers) for lesson in lessons]
    upper = [weight for layer in encoder.encoder.layer[plan.frozen_layers :] for weight in layer.parameters()]
    head = list(tuned.head.parameters())
    optimizer = torch.optim.AdamW([{"params": head, "lr": plan.rate}, {"params": upper, "lr": plan.encoder_rate}], weight_decay=0.01)
    steps = plan.epochs * len(tensors)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
    )
    _set_mode(tuned, training=True)
    for _ in range(plan.epochs):
        for one in order.sample(tensors, len(tensors)):
            optimizer.zero_grad()
            one.loss(tuned, plan.dropped_signs).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*head, *upper], 1.0)
            optimizer.step()
            schedule.step()
    _set_mode(tuned, training=False)
    return tuned


def _set_mode(tuned: Tuned, *, training: bool) -> None:
    tuned.encoder.train(training)
    tuned.head.train(training)


def _counted(rows: Iterable[Sequence[str]], least_met: int) -> list[str]:
    met = Counter(sign for row in rows for sign in set(row))
    return sorted(sign for sign, times in met.items() if times >= least_met)
