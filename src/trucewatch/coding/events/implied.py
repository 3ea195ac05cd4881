"""Who takes part in an act without being its subject or object: who threatens, who is marched on.

"Warned that an army which tried it again would be crushed": by whoever warns. "Blocked streets to
press the prime minister to quit": against the prime minister.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.attribution.led_items import is_led
from trucewatch.coding.drafts import StatementDraft
from trucewatch.coding.events.demands import asked_of
from trucewatch.coding.events.syntax import has_subject, is_passive
from trucewatch.coding.events.who import Who, is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

_AHEAD = frozenset("will would shall 'll ’ll 'd ’d".split())
_CONDITIONS = frozenset({"if", "unless", "when", "should", "once"})
_MOVING = frozenset("force topple oust unseat overthrow depose drive press push compel".split())
_MAX_CLIMB = 6


def threatener(p: Parse, v: int, said: StatementDraft | None) -> Actor | None:
    """Return who threatens the act ``v``, where it has a passive without an agent; else None.

    ``said`` is the innermost statement around it. The condition of a threat is nobody's act.
    """
    if said is None or said.act != "threaten" or said.polarity < 0 or not is_passive(p, v):
        return None
    ahead = any(p.dep[c] in ("aux", "auxpass") and p.lower[c] in _AHEAD for c in p.children[v])
    if not ahead or _is_condition(p, v):
        return None
    return said.speaker


def asked_in_item(p: Parse, v: int, said: StatementDraft | None) -> Actor | None:
    """Return who is to do the act ``v`` that the item of a list names without a subject: of whom it
    is asked ("It called on A: / to free the teachers"), or who pledges it; None elsewhere."""
    if said is None or not is_led(said) or has_subject(p, v) or p.tag[v] != "VB":
        return None
    if p.dep[v] not in ("ROOT", "xcomp", "conj", "acl", "advcl"):
        return None
    if said.act in _ASKING:
        return said.target
    return said.speaker if said.act in _PLEDGING and said.polarity > 0 else None


_ASKING = frozenset({"demand", "call_for"})
_PLEDGING = frozenset({"agree", "offer", "guarantee", "announce_plan", "concede"})


def _is_condition(p: Parse, v: int) -> bool:
    for _ in range(_MAX_CLIMB):
        marks = {p.lower[c] for c in p.children[v] if p.dep[c] in ("mark", "advmod")}
        if p.dep[v] == "advcl" and marks & _CONDITIONS:
            return True
        if p.head[v] == v:
            break
        v = p.head[v]
    return False


def pressed(who: Who, v: int) -> Sequence[Actor]:
    """Return whom a protest told by verb ``v`` is to move: "blocked streets to press A to quit"."""
    p = who.p
    verbs = [c for c in p.children[v] if p.dep[c] in ("xcomp", "advcl", "conj", "prep")]
    inner = [d for c in verbs for d in p.children[c] if p.dep[d] in ("pcomp", "xcomp", "advcl")]
    for k in (*verbs, *inner):
        if p.lemma[k] in word_set("events.pressing") and p.pos[k] == "VERB":
            found = [a for a in asked_of(who, k) if is_told(a)]
            if found:
                return found
    return ()


def forced_out(who: Who, n: int) -> Sequence[Actor]:
    """Return whom the protest told by noun ``n`` moved: "protests that forced A to quit"."""
    p = who.p
    verbs = [p.head[n]] if p.dep[n] == "nsubj" else []
    verbs += [c for c in p.children[n] if p.dep[c] == "relcl" and not is_passive(p, c)]
    moved = [d for v in verbs if p.lemma[v] in _MOVING for d in p.children[v]]
    heads = [d for d in moved if p.dep[d] in ("dobj", "nsubj") and d != n]
    return [a for a in who.named(heads) if is_told(a)]


def blamed_beside(who: Who, cue: int) -> Sequence[Actor]:
    """Return whom a verb of saying blames in a participle beside it: "said, blaming A"."""
    p = who.p
    for c in p.children[cue]:
        beside = p.dep[c] in ("advcl", "conj") and p.tag[c] == "VBG"
        if beside and p.lemma[c] == "blame":
            return who.either(d for d in p.children[c] if p.dep[d] == "dobj")
    return ()


def until(who: Who, v: int, actors: Sequence[Actor]) -> Sequence[Actor]:
    """Return whom "will not lift the ban until B reforms", "will strike unless B yields" mean."""
    p = who.p
    own = {a.country for a in actors}
    for c in p.children[v]:
        mark = {p.lower[d] for d in p.children[c] if p.dep[d] in ("mark", "advmod")}
        if p.dep[c] == "advcl" and mark & {"until", "unless", "if"}:
            heads = [d for d in p.children[c] if p.dep[d] in ("nsubj", "nsubjpass")]
            return [a for a in who.either(heads) if a.country and a.country not in own]
    return ()
