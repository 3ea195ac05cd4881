"""Who goes on telling as "it": the body whose report, finding or ruling the sentence before tells.

"The Panel's report blamed the Front for the ambush. It found on the other hand that the army …":
the Panel found it, not the Front, which the report only speaks of. A paper whose author nobody
tells has none by that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.cast.speaking import Ranked, at_token
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

# So many sentences of "it" in a row are followed back.
_ROW = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWNS = frozenset({"of", "by", "from"})


def teller_before(cast: Cast, head: int) -> Ranked | None:
    """Return who goes on telling as the "it" at ``head``; None where the sentence before does not
    say, () where it tells of a paper of nobody known."""
    parse = cast.parse
    if cast.quoted[head] or not _tells(parse, head):
        return None
    for sent in range(parse.sent[head] - 1, max(-1, parse.sent[head] - _ROW), -1):
        first, last = parse.sents[sent]
        subject = _main_subject(parse, first, last)
        if parse.para[first] != parse.para[head] or subject is None or cast.quoted[subject]:
            return None
        if parse.lower[subject] != "it":
            return _teller(cast, subject, head)
        found = cast.ranked(subject)
        if found:
            return tuple((at_token(cast, head, a), s) for a, s in found)
    return None


def _tells(parse: Parse, head: int) -> bool:
    verb = parse.lemma[parse.head[head]]
    return parse.dep[head] == "nsubj" and verb in word_set("cast.saying", "cast.finding")


def _main_subject(parse: Parse, first: int, last: int) -> int | None:
    root = next((i for i in range(first, last) if parse.dep[i] == "ROOT"), first)
    return next((c for c in parse.children[root] if parse.dep[c] in _SUBJECTS), None)


def _teller(cast: Cast, subject: int, head: int) -> Ranked | None:
    parse = cast.parse
    words = load_act_words()
    if parse.lemma[subject] in words["document"] | words["report"]:
        author = _author(cast, subject)
        return ((at_token(cast, head, author), 0.9),) if author is not None else ()
    actor = _body(cast, subject) if cast.of(subject) is None else None
    return ((at_token(cast, head, actor), 0.8),) if actor is not None else None


def _author(cast: Cast, paper: int) -> Actor | None:
    """Return whose a paper is: "the Panel's report", "a report by the Panel"."""
    parse = cast.parse
    for child in parse.children[paper]:
        if parse.dep[child] == "poss":
            return cast.of(child) or _body(cast, child)
        if parse.lower[child] in _OWNS and child > paper:
            at = next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
            return None if at is None else cast.of(at) or _body(cast, at)
    return None


def _body(cast: Cast, at: int) -> Actor | None:
    """Return the body that a definite name stands for which no table knows: "the Panel"."""
    parse, named = cast.parse, cast.named(at)
    definite = any(parse.lower[c] == "the" for c in parse.children[at])
    if named is None or not definite or not parse.word[at][:1].isupper():
        return None
    return cast.actor(at, named)
