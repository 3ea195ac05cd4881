"""What the factuality weights look at: the walk's operators, the clause, the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.modality import compose, walk
from trucewatch.coding.realis.ops import Op
from trucewatch.reading.parse import Parse

_NAMED_CHILDREN = frozenset({"aux", "auxpass", "mark", "neg", "advmod", "nsubj", "nsubjpass", "det",
                             "expl", "prt", "prep", "amod", "cc", "dobj"})  # fmt: skip
_ANYWHERE = ("if", "not", "n't", "will", "would", "please", "should", "can", "could", "?", "!",
             "may")  # fmt: skip
_MAX_OPS = 5
_MAX_PATH = 4
# Words looked at around the predicate, and the longest sentence looked through on either side.
_NEAR = (-3, -2, -1, 1, 2)
_REACH = 60


def features(parse: Parse, i: int) -> frozenset[str]:
    """Return the features of the predicate at token ``i``; a feature is there or not."""
    ops, asserted = walk(parse, i)
    kind, polarity, _ = compose(ops)
    frame = frame_of(parse, i)
    fact = f"{kind}{polarity}"
    out = {"b", f"k={fact}", f"k={fact}|{frame}", f"fr={frame}", f"as={asserted}",
           f"k|l={fact}|{parse.lemma[i]}"}  # fmt: skip
    out.update(_own(parse, i))
    out.update(_operators(ops, frame))
    out.update(_path(parse, i))
    out.update(_children(parse, i, frame))
    out.update(_near(parse, i))
    out.update(_sentence(parse, i, fact))
    return frozenset(out)


def _own(parse: Parse, i: int) -> Iterator[str]:
    tag, dep, lemma = parse.tag[i], parse.dep[i], parse.lemma[i]
    yield from (f"tag={tag}", f"dep={dep}", f"td={tag}{dep}", f"l={lemma}", f"lt={lemma}{tag}")


def _operators(ops: list[Op], frame: str) -> Iterator[str]:
    for k, op in enumerate(ops[:_MAX_OPS]):
        yield f"op={op.rule}"
        yield f"op{k}={op.rule}"
        yield f"e={op.effect}"
        yield f"opfr={op.rule}{frame}"
    yield "es=" + ">".join(op.effect for op in ops[:_MAX_PATH])


def _path(parse: Parse, i: int) -> Iterator[str]:
    cur = i
    path: list[str] = []
    for d in range(_MAX_PATH):
        head, dep = parse.head[cur], parse.dep[cur]
        path.append(dep)
        if head == cur:
            break
        yield f"h{d}={parse.lemma[head]}"
        yield f"h{d}d={dep}{parse.lemma[head]}"
        yield f"h{d}t={parse.tag[head]}"
        yield f"hfr{d}={frame_of(parse, head)}|{dep}"
        cur = head
    yield "path=" + "<".join(path)
    yield f"rt={parse.tag[cur]}"
    yield f"rootfr={frame_of(parse, cur)}|{parse.tag[i]}"


def _children(parse: Parse, i: int, frame: str) -> Iterator[str]:
    for c in parse.children[i]:
        dep, low = parse.dep[c], parse.lower[c]
        yield f"c={dep}"
        if dep in _NAMED_CHILDREN:
            yield f"c={dep}:{low}"
        if dep in ("aux", "auxpass"):
            yield f"aux:{low}|{parse.tag[i]}"
        if dep in ("nsubj", "nsubjpass"):
            yield f"st={parse.tag[c]}|{frame}"


def _near(parse: Parse, i: int) -> Iterator[str]:
    for k in _NEAR:
        at = i + k
        word = parse.lower[at] if 0 <= at < len(parse) else "#"
        yield f"w{k}={word}"
        if k == -1:
            yield f"w-1={word}|{parse.tag[i]}"
    if i > 1:
        yield f"bg={parse.lower[i - 2]}_{parse.lower[i - 1]}"


def _sentence(parse: Parse, i: int, fact: str) -> Iterator[str]:
    first, last = parse.sents[parse.sent[i]]
    asks = "?" in parse.lower[max(first, last - 3) : last]
    yield f"q={asks}"
    yield f"q={asks}|{fact}|{parse.head[i] == i}"
    yield f"s0={parse.lower[first]}"
    yield f"last={parse.lower[last - 1]}"
    before = frozenset(parse.lower[max(first, i - _REACH) : i])
    after = frozenset(parse.lower[i : min(last, i + _REACH)])
    for word in _ANYWHERE:
        if word in before:
            yield f"bf={word}"
        elif word in after:
            yield f"af={word}"
    yield f"len={min(8, (last - first) // 5)}"
