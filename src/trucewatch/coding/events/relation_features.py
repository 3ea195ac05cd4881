"""What the linear model sees of a pair: words and their places, the rules' answers, the predicate.

The two phrases are S (actor) and T (recipient), so that nothing is learned about who acts.
"""

from __future__ import annotations

import re
from itertools import pairwise

from trucewatch.coding.events.relation import RelationFeatures

_PART = re.compile(r"(<s>.*?</s>|<t>.*?</t>)", re.S)
_WORD = re.compile(r"[a-z]+|\d+")
# Words that are looked at before the first phrase, between the two, and after the second.
_BEFORE, _BETWEEN, _AFTER = 4, 14, 9
# Candidates of the rules that are looked at; a score above this tells no more.
_CANDIDATES, _MOST = 3, 5
# The rules' answers weigh twice as much as a word, before training.
RULE_NAMES = "L"


def pair_names(features: RelationFeatures) -> tuple[str, ...]:
    """Return the features of a pair, each once."""
    clause = features.clause if "<s>" in features.clause else features.marked
    names = [*_words(clause), *_rules(features), *(f"P{n}" for n in features.predicate)]
    return tuple(dict.fromkeys(names))


def _rules(features: RelationFeatures) -> list[str]:
    if not features.candidates:
        return [f"{RULE_NAMES}=none"]
    out: list[str] = []
    for k, one in enumerate(features.candidates[:_CANDIDATES]):
        label = one.label
        out.append(f"{RULE_NAMES}{min(k, 1)}={label}")
        if k == 0:
            out.append(f"{RULE_NAMES}s={label}:{min(_MOST, int(one.score))}")
            out.append(f"{RULE_NAMES}r={label}:{one.role}")
            out += [f"R={rule}" for rule in one.rules if not rule.startswith("pair")]
    return out


def _words(marked: str) -> list[str]:
    words: list[str] = []
    for part in _PART.split(marked):
        if part[:3] in ("<s>", "<t>"):
            words.append(part[1].upper())
        else:
            words += ["#" if w.isdigit() else w for w in _WORD.findall(part.lower())]
    at = [k for k, w in enumerate(words) if w in ("S", "T")] or [0]
    first, last = at[0], at[-1]
    out = [f"o={''.join(words[k] for k in at[:2]) if words else ''}"]
    for zone, part_ in (
        ("p", words[max(0, first - _BEFORE) : first + 1]),
        ("m", _middle(words[first : last + 1])),
        ("a", words[last : last + _AFTER]),
    ):
        out += [f"{zone}:{w}" for w in part_]
        out += [f"{a}_{b}" for a, b in pairwise(part_)]
        out += [f"{a}_{b}_{c}" for a, b, c in zip(part_, part_[1:], part_[2:], strict=False)]
        out += part_
    return out


def _middle(words: list[str]) -> list[str]:
    if len(words) <= _BETWEEN + 2:
        return words
    half = _BETWEEN // 2
    return [*words[: half + 1], *words[-half - 1 :]]
