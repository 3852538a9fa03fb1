"""A tuned model as ONNX: layers in int8 for each channel, tables in int8 with a scale for each row."""

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import BertModel

from khronika.extract.judge.wordpiece import MOST_PIECES
from training.encoder import VOCABULARY, WIDTH, folder
from training.head import SpotHead
from training.tuning import Tuned

LEAST_ROWS = 500
"""Tables with fewer rows stay as they are."""


class _Words(nn.Module):
    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """The vector of each piece."""
        hidden: torch.Tensor = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return hidden


class _Spots(nn.Module):
    def __init__(self, head: SpotHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: torch.Tensor, signs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Probabilities in place of logits."""
        types, modalities, denied = self.head(words, signs)
        return torch.softmax(types, -1), torch.softmax(modalities, -1), torch.sigmoid(denied)


def export(tuned: Tuned, out: Path) -> None:
    """Write the model and the signs that it counts into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    rows, signs = torch.export.Dim("rows", min=1, max=100_000), torch.export.Dim("signs", min=1, max=1000)
    sentences, pieces = torch.export.Dim("sentences", min=1, max=1024), torch.export.Dim("pieces", min=2, max=MOST_PIECES)
    ids, few = torch.randint(5, 1000, (3, 17)), torch.randint(0, 9, (4, 7))
    with TemporaryDirectory() as name:
        scratch = Path(name)
        _export(
            _Words(tuned.encoder),
            {"input_ids": ids, "attention_mask": torch.ones_like(ids)},
            [{0: sentences, 1: pieces}] * 2,
            scratch / "words.onnx",
        )
        quantize_dynamic(
            scratch / "words.onnx", scratch / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"]
        )
        _export(_Spots(tuned.head), {"words": torch.randn(4, WIDTH), "signs": few}, [{0: rows}, {0: rows, 1: signs}], scratch / "head.onnx")
        for part in ("encoder", "head"):
            shrink_tables(scratch / f"{part}.onnx", out / f"{part}.onnx")
    (out / "signs.txt").write_text("".join(f"{sign}\n" for sign in tuned.signs), encoding="utf-8")
    copyfile(folder() / VOCABULARY, out / VOCABULARY)


def _export(module: nn.Module, inputs: dict[str, torch.Tensor], shapes: list[dict[int, torch.export.Dim]], path: Path) -> None:
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        dynamo=True,
        dynamic_shapes=tuple(shapes),
        external_data=False,
    )


def shrink_tables(source: Path, target: Path) -> None:
    """Copy a model with its large tables in int8, each row with a scale of its own."""
    model = onnx.load(str(source))
    graph = model.graph
    tables = {table.name: table for table in graph.initializer}
    nodes = []
    for node in graph.node:
        table = tables.get(node.input[0]) if node.op_type == "Gather" else None
        values = None if table is None else numpy_helper.to_array(table)
        if table is None or values is None or values.ndim != 2 or values.dtype != np.float32 or len(values) < LEAST_ROWS:
            nodes.append(node)
            continue
        scales = np.abs(values).max(1, keepdims=True) / 127 + 1e-12
        small, scale = f"{table.name}_int8", f"{table.name}_scale"
        graph.initializer.remove(table)
        graph.initializer.append(numpy_helper.from_array(np.round(values / scales).astype(np.int8), small))
        graph.initializer.append(numpy_helper.from_array(scales.astype(np.float32), scale))
        rows = node.output[0]
        nodes += [
            helper.make_node("Gather", [small, node.input[1]], [f"{rows}_int8"]),
            helper.make_node("Cast", [f"{rows}_int8"], [f"{rows}_float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [scale, node.input[1]], [f"{rows}_scale"]),
            helper.make_node("Mul", [f"{rows}_float", f"{rows}_scale"], [rows]),
        ]
    del graph.node[:]
    graph.node.extend(nodes)
    del graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, str(target))
