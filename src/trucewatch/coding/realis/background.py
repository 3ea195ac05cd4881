"""Which predicates are background: the climb from a predicate to the time it lies at."""

from __future__ import annotations

from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.frame import Frames
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_MAX_CLIMB = 20
# Turns of history that others are dated from.
_TURNS = frozenset({"coup", "putsch", "revolution", "uprising", "invasion", "independence"})
# What a known pact is said to have brought about.
_BROUGHT = frozenset(
    {"end", "halt", "stop", "hand", "give", "leave", "open", "create", "establish"}
)
_UP = frozenset({"xcomp", "advcl", "conj", "dobj", "nsubj", "nsubjpass", "pcomp", "prep", "pobj",
                 "compound", "ccomp", "attr", "agent"})  # fmt: skip


def background(parse: Parse, i: int, frames: Frames, stop: frozenset[int]) -> str | None:
    """Return the rule by which the predicate at ``i`` lies before the reporting window, or None.

    Climbs from ``i``; the innermost time word decides. ``stop`` holds attribution cues.
    """
    lists = realis_lexicon().lists
    if _lasts(parse, i):
        return None
    cur = i
    for _ in range(_MAX_CLIMB):
        if _concluded(parse, cur, cur in frames.recent):
            return "frame:concluded"
        if cur in frames.recent:
            return None
        if cur in frames.old:
            return frames.old[cur]
        rule = _defining(parse, cur, lists["pact"], lists["deployment"])
        if rule:
            return rule
        if parse.lemma[cur] in lists["pact"] | _TURNS and _since_it(parse, cur):
            return "time:since"
        if parse.lemma[cur] in lists["conclude"] and _dated_object(parse, cur, frames):
            return "time:year"
        if frame_of(parse, cur) == "pluperfect":
            return None if _just(parse, cur) else "tense:pluperfect"
        if parse.dep[cur] == "relcl" and parse.head[cur] in frames.old and _when(parse, cur):
            return frames.old[parse.head[cur]]  # "since 2021, when a coup ousted him"
        if _of_that_year(parse, cur, frames):
            return "time:year"
        if parse.lemma[cur] in lists["follow"] and _follows_old(parse, cur, frames):
            return "time:followed"
        up = parse.dep[cur] in _UP or _restricts(parse, cur) or _goes_with(parse, cur)
        if not up or parse.head[cur] == cur or parse.head[cur] in stop:
            return None
        cur = parse.head[cur]
    return None


def _lasts(parse: Parse, i: int) -> bool:
    """Return whether a hold is told that began then and goes on: "has besieged it since March"."""
    if parse.lemma[i] not in word_set("realis.lasting") or frame_of(parse, i) != "perfect":
        return False
    return any(
        parse.dep[c] == "prep" and parse.lower[c] == "since" for k in (i, *parse.children[i])
        for c in parse.children[k]
    )  # fmt: skip


def _concluded(parse: Parse, i: int, dated: bool) -> bool:
    """Return whether a participle only says which pact is meant: "a deal struck in Doha".

    With a day of this week (``dated``) only of a pact that is known: "the deal reached on Monday".
    """
    lists = realis_lexicon().lists
    if parse.dep[i] != "acl" or parse.tag[i] != "VBN" or parse.lemma[i] not in lists["conclude"]:
        return False
    head = parse.head[i]
    return parse.lemma[head] in lists["pact"] and (not dated or _definite(parse, head))


def _when(parse: Parse, i: int) -> bool:
    return any(parse.lower[c] == "when" for c in parse.children[i])


def _since_it(parse: Parse, i: int) -> bool:
    """Return whether a known war or pact is what something is dated from: "since the war"."""
    h = parse.head[i]
    return parse.dep[i] == "pobj" and parse.lower[h] == "since" and _definite(parse, i)


def _of_that_year(parse: Parse, i: int, frames: Frames) -> bool:
    """Return whether the subject of a past verb carries its old time.

    "A truce in 2019 collapsed", "a truce signed two years ago collapsed when …"; of what is known
    ("the deal of Nov. 10 ended the war") only where the verb says what it brought about.
    """
    if frame_of(parse, i) not in ("past", "perfect"):
        return False
    dated = any(
        k in frames.old and (not _definite(parse, c) or parse.lemma[i] in _BROUGHT)
        for c in parse.children[i]
        if parse.dep[c] == "nsubj" and parse.lemma[c] in realis_lexicon().lists["pact"]
        for k in (c, *parse.children[c])
    )
    former = any(
        frames.old.get(c) == "time:former" and parse.tag[c] == "NNS"
        for c in parse.children[i]
        if parse.dep[c] in ("nsubj", "nsubjpass")
    )
    return (
        dated
        or former
        or any(
            parse.dep[p] == "prep" and parse.lower[p] == "in" and frames.old.get(p) == "time:year"
            for c in parse.children[i]
            if parse.dep[c] in ("nsubj", "nsubjpass")
            for p in parse.children[c]
        )
    )


def _follows_old(parse: Parse, i: int, frames: Frames) -> bool:
    """Return whether the subject of "followed" is itself old: so is what it followed."""
    return any(c in frames.old for c in parse.children[i] if parse.dep[c] in ("nsubj", "nsubjpass"))


def _restricts(parse: Parse, i: int) -> bool:
    """Return whether a past relative clause tells which event is meant: "the war that killed …"."""
    if parse.dep[i] != "relcl" or not (frame_of(parse, i) == "past" or parse.tag[i] == "VBN"):
        return False
    return parse.lower[parse.left[i] - 1] != "," and parse.pos[parse.head[i]] == "NOUN"


def _goes_with(parse: Parse, i: int) -> bool:
    """Return whether a participle goes with the clause: "truces failed, with both clashing"."""
    h = parse.head[i]
    return (
        parse.dep[i] == "acl"
        and parse.tag[i] == "VBG"
        and parse.dep[h] == "pobj"
        and parse.lower[parse.head[h]] == "with"
        and parse.pos[parse.head[parse.head[h]]] in ("VERB", "AUX")
    )


def _dated_object(parse: Parse, i: int, frames: Frames) -> bool:
    """Return whether what is signed or made carries its year: "the 1994 accord was signed"."""
    return any(
        frames.old.get(c) == "time:year"
        for c in parse.children[i]
        if parse.dep[c] in ("dobj", "nsubjpass")
    )


def _just(parse: Parse, i: int) -> bool:
    return any(parse.lower[c] in ("just", "already", "only") for c in parse.children[i])


def _defining(parse: Parse, i: int, pact: frozenset[str], deployment: frozenset[str]) -> str | None:
    """Return the rule for a clause that only says which pact, war or person is meant."""
    dep, h = parse.dep[i], parse.head[i]
    if parse.lemma[i] in deployment and _garden_path(parse, i):
        return "frame:defining-participle"
    if dep == "advcl" and _first_since(parse, i):
        return "time:since"
    if dep not in ("relcl", "acl"):
        return None
    tense = frame_of(parse, i)
    participle = dep == "acl" and parse.tag[i] == "VBN"
    if parse.lemma[h] in pact and _definite(parse, h) and (tense == "past" or participle):
        return "frame:defining-clause"
    if participle and parse.lemma[i] in deployment:
        return "frame:defining-participle"
    if dep == "relcl" and tense == "past" and _made_pact(parse, i, pact):
        return "frame:pact-maker"
    if dep == "relcl" and tense == "perfect" and parse.tag[i] in ("VBN", "VBD"):
        return "frame:relative-perfect"
    return None


def _first_since(parse: Parse, i: int) -> bool:
    """Return whether a past clause is what something is the first since: "since they agreed"."""
    since = any(parse.dep[c] == "mark" and parse.lower[c] == "since" for c in parse.children[i])
    if not since or frame_of(parse, i) != "past":
        return False
    first = parse.sents[parse.sent[i]][0]
    before = range(first, parse.left[i])
    return any(parse.lower[k] in ("first", "only") or parse.tag[k] == "JJS" for k in before)


def _made_pact(parse: Parse, i: int, pact: frozenset[str]) -> bool:
    """Return whether the clause only says who made a known pact: "the union, which brokered it"."""
    if parse.lemma[i] not in realis_lexicon().lists["conclude"]:
        return False
    return any(
        parse.dep[c] == "dobj" and parse.lemma[c] in pact and _definite(parse, c)
        for c in parse.children[i]
    )


def _garden_path(parse: Parse, i: int) -> bool:
    """Return whether a participle was taken for the main verb: "troops deployed there reported …".

    The sign is a second past verb below it with neither subject nor conjunction.
    """
    if parse.tag[i] != "VBD" or any(parse.dep[c] in ("dobj", "cc") for c in parse.children[i]):
        return False
    return any(
        c > i
        and parse.tag[c] == "VBD"
        and parse.dep[c] in ("conj", "advcl", "ccomp", "dep")
        and not any(parse.dep[k] in ("nsubj", "nsubjpass", "mark") for k in parse.children[c])
        for c in parse.children[i]
    )


def _definite(parse: Parse, h: int) -> bool:
    return any(
        (parse.dep[c] == "det" and parse.lower[c] in ("the", "that", "this"))
        or parse.dep[c] == "poss"
        for c in parse.children[h]
    )
