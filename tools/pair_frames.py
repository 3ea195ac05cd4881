"""Sentences for the relation model: those of the event coder, and frames filled with names.

A frame is a sentence with places for names; :func:`fill` puts names of the right kind in and,
often, words around it that must not matter ("On Tuesday, …, a day after clashes killed dozens").
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "training" / "pairs"
_KINDS = {"S": "N N G L O", "T": "N N G L O A"}
_SLOT = re.compile(r"\{([st]:)?([A-Z0-9|]+)\}")
_NAME = re.compile(r"\{([cdyfl])\}")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_MAYBE = re.compile(r"\[([^\[\]]*)\]")
# How often words are put before, inside and behind the frame.
_BEFORE, _BESIDE, _BEHIND = 0.35, 0.07, 0.5
# A promised concession, a blockade …: kinds of a type that other codebooks put elsewhere.
_WORDS_OF_KIND = (
    ("CONCEDE", "promised", r"\b(promis|pledg|agree|offer|will|would|undert|vow|ready|to \w+)"),
    ("SANCTION", "sanctions", r"sanction|blacklist|penal|\bfined?\b"),
    ("COERCE", "blockade", r"blockad|besieg|encircl|siege"),
    ("AID", "training", r"\b(train|instruct|drill)"),
)


class Pair(NamedTuple):
    """A label (type or type:kind), a sentence with <s> and <t>, whether it is for testing."""

    label: str
    marked: str
    test: bool


def lines_of(path: Path) -> list[list[str]]:
    """Return the fields of a table's lines, without notes."""
    rows = path.read_text("utf-8").splitlines()
    return [r.split("\t") for r in rows if r.strip() and not r.startswith("#")]


class Names:
    """Draws names of a kind."""

    def __init__(self, rng: random.Random) -> None:
        """``rng`` decides every choice."""
        self.rng = rng
        self.patterns: dict[str, list[str]] = {}
        for kind, pattern in lines_of(FOLDER / "names.txt"):
            self.patterns.setdefault(kind, []).append(pattern)
        rows = lines_of(ROOT / "src/trucewatch/vocab/data/actors/countries.tsv")[1:]
        self.countries = [
            [row[1].split("|")[0], row[2].split("|")[0], row[4].split("|")[0]]
            for row in rows
            if len(row) > 4 and row[2] and row[4]
        ]
        people = lines_of(FOLDER / "people.tsv")
        self.people = [row[0].split() for row in people], [row[1].split() for row in people]

    def draw(self, kinds: str) -> str:
        """Return a name of one of the kinds ("N|L")."""
        kind = self.rng.choice(kinds.split("|"))
        kind = self.rng.choice(_KINDS.get(kind, kind).split())
        country = self.rng.choice(self.countries)
        first, last = (self.rng.choice(self.rng.choice(part)) for part in self.people)
        parts = dict(zip("cdyfl", (*country, first, last), strict=True))
        text = choose(self.rng.choice(self.patterns[kind]), self.rng)
        return _NAME.sub(lambda m: parts[m.group(1)], text)


def choose(text: str, rng: random.Random) -> str:
    """Return ``text`` with one of each group of alternatives."""
    while found := _CHOICE.search(text):
        text = text[: found.start()] + rng.choice(found.group(1).split("|")) + text[found.end() :]
    return _MAYBE.sub(lambda m: m.group(1) if rng.random() < 0.5 else "", text)


def fill(frame: str, names: Names, around: list[list[str]]) -> str:
    """Return a sentence made of ``frame``."""
    rng = names.rng

    def put(found: re.Match[str]) -> str:
        mark, name = (found.group(1) or "")[:1], names.draw(found.group(2))
        return f"<{mark}>{name}</{mark}>" if mark else name

    text = _SLOT.sub(put, choose(frame.replace(r"\$", "$"), rng))
    pick = {k: [p for kind, p in around if kind == k] for k in ("before", "beside", "behind")}
    if rng.random() < _BESIDE:
        text = text.replace("</s> ", "</s>" + choose(rng.choice(pick["beside"]), rng) + " ", 1)
    if rng.random() < _BEHIND:
        text += _names_in(choose(rng.choice(pick["behind"]), rng), names)
    if rng.random() < _BEFORE:
        text = _names_in(choose(rng.choice(pick["before"]), rng), names) + text
    text = re.sub(r" +(['.,])", r"\1", re.sub(r" +", " ", text)).strip()
    text = re.sub(r"\b([Aa]) (?![Ee]u|[Oo]ne)([AEIOaeio])", r"\1n \2", text)
    first = next((k for k, c in enumerate(text) if c.isalpha() and not _in_mark(text, k)), 0)
    return text[:first] + text[first].upper() + text[first + 1 :] + rng.choice(("", ".", "."))


def _in_mark(text: str, k: int) -> bool:
    return k > 0 and (text[k - 1] == "<" or text[k - 2 : k] == "</")


def _names_in(text: str, names: Names) -> str:
    return _SLOT.sub(lambda m: names.draw(m.group(2)), text)


def frames() -> list[tuple[str, str]]:
    """Return (label, frame) of all frame files."""
    paths = sorted(FOLDER.glob("frames_*.txt"))
    return [(row[0], row[1]) for path in paths for row in lines_of(path)]


def filled(label: str, size: int, rng: random.Random) -> list[Pair]:
    """Return ``size`` sentences of a label, its frames taken in turn."""
    names, around = Names(rng), lines_of(FOLDER / "around.txt")
    own = [frame for of, frame in frames() if of == label]
    rng.shuffle(own)
    return [Pair(label, fill(own[k % len(own)], names, around), False) for k in range(size)]


def written() -> list[Pair]:
    """Return the event coder's sentences that mark an actor, with the label of the pair.

    What is denied, demanded or imagined has no clear relation and is left out; what is planned or
    offered is a promise or a threat.
    """
    out = []
    for path in sorted((ROOT / "training" / "events").glob("*.tsv")):
        for number, (label, realis, marked, *_) in enumerate(lines_of(path)[1:], 1):
            kind = pair_label(label, realis, marked)
            if kind and "<a>" in marked:
                text = re.sub(r"</?t>", "", marked)
                text = re.sub(r"<(/?)a>", r"<\1s>", text)
                text = re.sub(r"<(/?)r>", r"<\1t>", text)
                out.append(Pair(kind, text, number % 5 == 0))
    return out


def pair_label(label: str, realis: str, marked: str) -> str | None:
    """Return the relation of a marked pair, given the event's label and realis."""
    type_, _, mode = label.partition("/")
    if type_ == "NONE" or realis in (
        "denied",
        "hypothetical",
        "counterfactual",
        "demanded",
        "proposed",
    ):
        return None
    if realis in ("planned", "threatened", "offered"):
        if type_ in ("RETREAT", "CONCEDE"):
            return "CONCEDE:promised"
        friendly = type_ in ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID")
        return "AGREE" if friendly else "THREATEN"
    if mode == "convict":
        return "SANCTION:convict"
    trigger = (re.findall(r"<t>(.*?)</t>", marked) or [""])[0].lower()
    for of, kind, words in _WORDS_OF_KIND:
        if of == type_ and re.search(words, trigger):
            return f"{type_}:{kind}"
    return type_
