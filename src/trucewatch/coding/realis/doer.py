"""Whose deed it is by the words of its clause: names, "they", "the enemy", "our guns"."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.realis.clause import MAX_STEPS, SUBJECTS
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.scene import Scene, ours
from trucewatch.coding.realis.steps import said_true
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor

# Letters that a name and what is made of it share: "Kesmar", "Kesmari".
_STEM = 4


def but_not(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether a plain cue tells a deed beside what did not happen.

    "Said that it had hit trucks and had killed nobody": only the killing is denied. A noun ("the
    attack was an invention") is what is denied, and so is all that a verb of denying holds.
    """
    head = statement.head
    if in_cleft(parse, i):
        return False  # "it was not our men that fired"
    if head is None or parse.tag[i] not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    if realis_lexicon().operators.get((parse.lemma[head], "V", "that")) != "report":
        return False
    first, last = parse.sents[parse.sent[i]]
    others = [k for k in range(first, last) if parse.tag[k].startswith("V") and k not in (i, head)]
    others = [k for k in others if not said_true(parse, k)]  # "it is not true that …"
    if any(parse.dep[k] == "neg" or _nobody(parse, k) for k in parse.children[i]):
        return False
    return any(
        parse.dep[k] == "neg" or _nobody(parse, k) for c in others for k in parse.children[c]
    )


def _nobody(parse: Parse, c: int) -> bool:
    if parse.dep[c] not in SUBJECTS and parse.dep[c] != "dobj":
        return False
    no = any(parse.lower[k] in ("no", "any") for k in parse.children[c])
    return no or parse.lower[c] in ("nobody", "none", "nothing")


def named_doer(scene: Scene, event: EventDraft) -> bool:
    """Return whether the clause names a party as the doer, found as an actor or not."""
    if doer_stated(event) or by_agent(scene.parse, event.trigger):
        return True
    parse = scene.parse
    return any(
        parse.dep[c] == "nsubj"
        and any(
            parse.word[k][0].isupper() and k > parse.sents[parse.sent[k]][0]
            for k in range(parse.left[c], min(parse.right[c], c + 6))
        )
        and _people(parse, c)
        and any(
            parse.lemma[k] in realis_lexicon().lists["forces"]
            for k in range(parse.left[c], min(parse.right[c], c + 6))
        )
        for c in parse.children[event.trigger]
    )


def by_agent(parse: Parse, i: int) -> bool:
    """Return whether a by-phrase names a party as the doer: "was fired by a crew of the army"."""
    words = realis_lexicon().lists["unidentified"]
    return any(
        parse.pos[d] == "PROPN" or not {parse.lower[k] for k in range(parse.left[d], d + 1)} & words
        for c in parse.children[i]
        if parse.dep[c] == "agent"
        for d in parse.children[c]
        if parse.dep[d] == "pobj" and _people(parse, d)
    )


def _people(parse: Parse, d: int) -> bool:
    """Return whether the phrase at ``d`` holds a name or a word for fighters and forces."""
    forces = realis_lexicon().lists["forces"]
    return any(
        parse.pos[k] == "PROPN" or parse.lemma[k] in forces
        for k in range(parse.left[d], min(parse.right[d], d + 8))
    )


def doer_stated(event: EventDraft) -> bool:
    """Return whether the words say which party did it: no fight of two, nothing filled in."""
    inferred = any(r == "frame:sym" or r.startswith("arg:story") for r in event.rules)
    return not inferred and any(not unidentified(a) for a in event.actors)


def subject_did(parse: Parse, event: EventDraft) -> bool:
    """Return whether the subject of an act's own verb is a known party that did it."""
    subjects = [c for c in parse.children[event.trigger] if parse.dep[c] == "nsubj"]
    return any(
        parse.start[parse.left[c]] <= a.start < parse.end[parse.right[c] - 1]
        for c in subjects
        for a in event.actors
        if not unidentified(a)
    )


def doer_in_words(parse: Parse, i: int) -> bool:
    """Return whether the clause of ``i`` has a subject that acts, an agent or a flag before it."""
    verb = i if parse.pos[i] == "VERB" else parse.head[i]
    if any(parse.dep[c] == "agent" for k in (i, verb) for c in parse.children[k]):
        return True
    if verb == i:
        return any(parse.dep[c] == "nsubj" for c in parse.children[i])
    return any(
        parse.dep[c] in ("poss", "amod", "compound") and parse.word[c][0].isupper()
        for c in parse.children[i]
    )


def done_to_us(parse: Parse, i: int) -> bool:
    """Return whether the speaker's own side is what the deed was done to: "hit our troops"."""
    objects = [c for c in parse.children[i] if parse.dep[c] in ("dobj", "nsubjpass", "prep")]
    return any(
        ours(parse, k)
        for c in objects
        for k in range(parse.left[c], min(parse.right[c], parse.left[c] + 8))
    )


def by_them(parse: Parse, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether a party's own words say that "they" did it, whoever that is."""
    if statement.quote_type not in ("direct", "document") or event.actors:
        return False
    return any(
        parse.dep[c] == "nsubj" and parse.lower[c] == "they" for c in parse.children[event.trigger]
    )


def unidentified(actor: Actor) -> bool:
    """Return whether an actor is only "gunmen" or "the attackers": nobody is blamed."""
    lists = realis_lexicon().lists
    words = words_of(actor)
    arms = (
        bool(words & lists["arms"]) and not actor.country and actor.sector in (None, "MIL", "UNK")
    )
    return (
        (actor.sector == "UAF" and not actor.country) or arms or bool(words & lists["unidentified"])
    )


def flagged_doer(parse: Parse, i: int, speaker: Actor) -> bool:
    """Return whether the doer goes by a name that is not the speaker's.

    "Kelmar's batteries fired", "Vesmar fired", "the attack by Vesmar".
    """
    verb = i if parse.pos[i] == "VERB" else parse.head[i]
    kids = [d for c in parse.children[i] for d in _doers(parse, c) if parse.dep[c] != "compound"]
    if parse.pos[verb] == "VERB" and verb != i:
        kids.extend(d for c in parse.children[verb] for d in _doers(parse, c))
    own = words_of(speaker)
    return any(
        parse.pos[k] == "PROPN" and parse.lower[k] not in own
        and (k == d or parse.dep[k] == "poss")
        for d in kids
        for k in (d, *parse.children[d])
    ) or any(_flagged_arms(parse, d, own) for d in kids)  # fmt: skip


def _flagged_arms(parse: Parse, d: int, own: frozenset[str]) -> bool:
    """Return whether weapons of another flag do the deed: "Dolvenian mortars", to a Kesmari."""
    lists = realis_lexicon().lists
    if parse.lower[d] not in lists["arms"] | lists["platform"]:
        return False
    stems = {w[:_STEM] for w in own}
    return any(
        parse.word[k][0].isupper() and k != parse.sents[parse.sent[k]][0]
        and parse.lower[k][:_STEM] not in stems
        for k in parse.children[d]
        if parse.dep[k] in ("amod", "compound", "nmod")
    )  # fmt: skip


def words_of(actor: Actor) -> frozenset[str]:
    return frozenset(w.strip(".,'’\"").lower() for w in f"{actor.text} {actor.name}".split())


def by_foe(parse: Parse, i: int) -> bool:
    """Return whether the doer goes by a word for the other side: "the enemy", "mercenaries"."""
    foes = realis_lexicon().lists["foe"]
    verb = i if parse.pos[i] == "VERB" else parse.head[i]
    doers = [
        d
        for k in {i, verb}
        for c in parse.children[k]
        for d in _doers(parse, c)
        if not (k == i != verb and parse.dep[c] == "nsubj")
    ]
    return any(
        parse.lemma[k] in foes or parse.lower[k : k + 2] in (("other", "side"), ("other", "bank"))
        for d in doers
        for k in range(parse.left[d], min(parse.right[d], d + 8))
    )


def _doers(parse: Parse, c: int) -> tuple[int, ...]:
    """Return who acts, where ``c`` is a subject, an agent or what owns an event noun."""
    if parse.dep[c] in ("nsubj", "poss"):
        return (c,)
    if parse.dep[c] == "agent" or (parse.dep[c] == "prep" and parse.lower[c] == "by"):
        return tuple(d for d in parse.children[c] if parse.dep[d] == "pobj")
    if parse.dep[c] in ("amod", "compound"):
        return (c,)
    return ()


def subjects_of(parse: Parse, verb: int) -> list[int]:
    return [c for c in parse.children[verb] if parse.dep[c] == "nsubj"]


def of_ours(parse: Parse, i: int) -> bool:
    """Return whether "we", "I", "my boys" or "our guns" did it, also in "it was my boys who"."""
    verb = i if parse.pos[i] == "VERB" else parse.head[i]
    subjects = [c for c in parse.children[verb] if parse.dep[c] == "nsubj"]
    if parse.dep[verb] == "relcl" and any(parse.tag[c] in ("WP", "WDT") for c in subjects):
        subjects = [parse.head[verb]]
    return any(
        (parse.lower[k] in ("we", "i") and k == c) or parse.lower[k] in ("my", "our")
        for c in subjects
        for k in (c, *parse.children[c], *_of_whom(parse, c))
    )


def _of_whom(parse: Parse, c: int) -> tuple[int, ...]:
    """Return the words beside the noun in "units of our heroic army"."""
    return tuple(
        k
        for p in parse.children[c]
        if parse.dep[p] == "prep" and parse.lower[p] == "of"
        for o in parse.children[p]
        if parse.dep[o] == "pobj"
        for k in parse.children[o]
    )


def by_us(parse: Parse, i: int) -> bool:
    """Return whether a party tells of its own deed: "our officers returned fire and killed two"."""
    for _ in range(MAX_STEPS):
        subjects = [c for c in parse.children[i] if parse.dep[c] in SUBJECTS]
        if subjects or parse.dep[i] not in ("conj", "xcomp", "advcl") or parse.head[i] == i:
            return any(
                parse.dep[c] == "nsubj" and any(parse.lower[k] == "our" for k in parse.children[c])
                for c in subjects
            )
        i = parse.head[i]
    return False


def unconfirmed(parse: Parse, statement: StatementDraft) -> bool:
    """Return whether a statement says that something could not be confirmed: others say so."""
    head = statement.head
    return head is not None and parse.lemma[head] in (
        "confirm",
        "verify",
        "corroborate",
        "authenticate",
    )


def judged_itself(parse: Parse, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether a pact or meeting is what is judged, which takes it for granted."""
    i = event.trigger
    judged = statement.act in ("accuse", "assess_negative", "assess_positive")
    named = parse.pos[i] == "NOUN" and parse.dep[i] in ("dobj", "nsubjpass")
    definite = any(parse.lower[c] == "the" or parse.dep[c] == "poss" for c in parse.children[i])
    under = named and definite and parse.head[i] == statement.head
    return judged and under and event.type in ("SUPPORT", "CONSULT", "COOPERATE")


def feared(parse: Parse, statement: StatementDraft) -> bool:
    """Return whether nobody says more than that it may be so: "is feared to have shelled it"."""
    head = statement.head
    if head is None or statement.speaker is not None:
        return False
    return realis_lexicon().operators.get((parse.lemma[head], "V", "inf")) == "hypothetical"


def in_cleft(parse: Parse, i: int) -> bool:
    """Return whether a deed is laid to somebody: "it was not B that fired"."""
    be = parse.head[parse.head[i]] if parse.dep[i] == "relcl" else parse.head[i]
    if parse.dep[i] not in ("relcl", "ccomp") or parse.lemma[be] != "be":
        return False
    subject = any(parse.dep[c] in SUBJECTS and parse.lower[c] == "it" for c in parse.children[be])
    return subject and any(parse.dep[c] == "attr" for c in parse.children[be])
