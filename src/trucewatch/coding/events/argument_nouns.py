"""Who takes part in the act that an event noun tells of: "an attack by A on B"."""

from __future__ import annotations

from trucewatch.coding.acts.syntax import negated
from trucewatch.coding.acts.taken_back import taken_back
from trucewatch.coding.events.argument_patients import AIMED, RECIPIENT_PREPS, deeper, named_within
from trucewatch.coding.events.roles import Roles, noun_roles, verb_roles
from trucewatch.coding.events.syntax import OBJECTS, is_passive, is_verb
from trucewatch.coding.events.who import Cast3, Who, finish, is_aimed, is_told, stated
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set


def noun_arguments(
    who: Who, n: int, type_: str, frame: str, light: int | None, light_frame: str = ""
) -> Cast3:
    """Return the participants of an event noun, with the light verb it hangs on (or None)."""
    roles = noun_roles(who.p, n)
    found = _noun_by_frame(who, n, type_, frame, light, light_frame, roles)
    if type_ == "RETREAT":
        found = _enabled(who, n, found)
    if light_frame or any(is_told(r) for r in found.recipients) or len(found.actors) != 1:
        return found
    more = deeper(who, roles, (n,) if type_ in AIMED else (), type_, found.actors)
    if not more and light is not None:
        more = deeper(who, verb_roles(who.p, light), (), type_, found.actors)
    if not more:
        return found
    return named_within(found, more, frame)


def _noun_by_frame(
    who: Who, n: int, type_: str, frame: str, light: int | None, light_frame: str, roles: Roles
) -> Cast3:
    owner = who.owner(n)
    means: tuple[str, ...] = ()
    doers = [*who.either(roles.agents), *who.named(roles.possessors)]
    suffers = frame == "of" and owner is not None and owner.start > who.p.start[n]
    if not doers and owner and not suffers:  # "the arrest of six rebels" is not theirs
        doers = [owner]
    of = who.landed(roles.preps.get("of", ())) if frame != "viol" else []
    if light is not None and who.p.lemma[light] in ("lead", "chair", "head"):
        frame = "so"
    if not doers and light is None:
        doers, means = _means(who, n)
    done_to = [
        a
        for prep in RECIPIENT_PREPS[type_]
        if prep in roles.preps and prep != "of"
        for a in who.either(roles.preps[prep])
    ]
    between = _between(who, n, roles)
    source = who.either(roles.preps.get("from", ())) or _noticed_from(who, n)
    rules: tuple[str, ...] = means
    subject: list[Actor] = []
    mediators: list[Actor] = who.either(roles.mediators)
    if light is not None:
        verb = verb_roles(who.p, light)
        subject = who.acting(verb.agents if verb.passive else verb.subjects)
        if who.p.lemma[light] == "claim" and _not_claimed(who.p, light):
            subject = []
        rules = (*verb.rules, f"arg:light-{who.p.lemma[light]}")
        if light_frame == "rev":
            subject = subject or who.either(verb.agents if verb.passive else verb.subjects)
            return finish([*doers, *source], subject or of, (), rules)
        lemma = who.p.lemma[light]
        if lemma in _MEDIATE and type_ == "CONSULT" and frame == "sym" and subject:
            sides = [*doers, *between, *of, *who.either(roles.preps.get("with", ()))]
            if sides:
                return finish(subject, sides, mediators, (*rules, "frame:med"))
        if lemma in ("host", "broker", "mediate"):
            mediators = subject
        elif subject and not (frame == "viol" and doers):  # "counts 21 breaches by A": A's
            doers = [*subject, *doers] if frame == "sym" else subject
        mediators = [*mediators, *who.either(verb.mediators)]
        done_to = done_to or _light_recipient(who, verb, type_)
    elif means[:1] == ("arg:done",) and not done_to:
        done_to = _light_recipient(who, verb_roles(who.p, who.p.head[n]), type_)
    elif type_ == "ASSAULT" and not done_to:
        done_to = _resisters(who, n)
    if type_ in _HOSTILE and not done_to:
        done_to = _aimed_at(who, n)
    if frame == "sym":
        if subject:  # "were holding their own meeting": theirs who hold it
            doers = [a for a in doers if not _is_own(who, n, a)]
        of = [] if type_ == "RETREAT" else of  # "the swap of 25 soldiers": they are swapped
        both = [*doers, *between, *of, *who.either(roles.preps.get("with", ())), *done_to]
        others = (OTHERS,) if _others(who, roles, between) else ()
        return finish(both, (), mediators, (*rules, "frame:sym", *others))
    if frame == "med":
        return finish((), between or done_to, doers, (*rules, "frame:med"))
    return _one_sided(frame, doers, done_to, of, source, mediators, rules)


def _noticed_from(who: Who, n: int) -> list[Actor]:
    """ "Heard gunfire from positions of A", "fire coming from an A post": whose the posts are."""
    p, verb = who.p, who.p.head[n]
    above = [verb] if p.dep[n] in OBJECTS and p.lemma[verb] in word_set("events.sensing") else []
    below = [c for c in p.children[n] if p.dep[c] == "acl" and p.lemma[c] in _COMING]
    sources = [h for v in (*below, *above) for h in verb_roles(p, v).preps.get("from", ())]
    return who.owned([h for h in sources if p.lemma[h] in word_set("events.held")])


_COMING = frozenset({"come", "originate", "fire", "launch", "emanate"})


def _one_sided(
    frame: str,
    doers: list[Actor],
    done_to: list[Actor],
    of: list[Actor],
    source: list[Actor],
    mediators: list[Actor],
    rules: tuple[str, ...],
) -> Cast3:
    """ "an attack by A", "the shelling of B": whether what stands behind "of" acts or suffers."""
    if frame == "by":
        return finish(doers or of, done_to or source, mediators, (*rules, "frame:by"))
    if frame == "of":
        return finish([*doers, *source], [*of, *done_to], mediators, (*rules, "frame:of"))
    return finish(doers or source, done_to or of, mediators, rules)


def _between(who: Who, n: int, roles: Roles) -> list[Actor]:
    """Return the sides of "the clashes between A and B", "that took place between A and B"."""
    found = who.between(roles.preps.get("between", ())) or who.named(roles.preps.get("among", ()))
    verbs = [who.p.head[n]] if who.p.dep[n] == "nsubj" else []
    for verb in (*verbs, *_happening(who, n)):
        found = found or who.between(verb_roles(who.p, verb).preps.get("between", ()))
    return found


def _others(who: Who, roles: Roles, between: list[Actor]) -> bool:
    """Whether "between" tells of others than armies and states: "clashes between herders and
    farmers", "a truce between two clans"."""
    p, sides = who.p, word_set("cast.sides") | {"both", "two", "faction", "force", "rival"}
    heads = [h for h in roles.preps.get("between", ()) if p.pos[h] == "NOUN"]
    named = [h for h in heads if p.lemma[h] not in sides and p.lower[h] not in sides]
    return bool(named) and not any(is_told(a) or a.sector in _WAGING for a in between)


_WAGING = frozenset({"MIL", "REB", "GOV", "PRM", "UAF", "COP"})
OTHERS = "arg:others"
"""Among the rules of what is between others than the story's two sides."""


def _happening(who: Who, n: int) -> list[int]:
    """Return the verbs that say of noun ``n`` behind it only that it happened."""
    p = who.p
    return [c for c in p.children[n] if p.dep[c] in ("relcl", "acl") and p.lemma[c] in _HAPPEN]


_HAPPEN = frozenset("take occur happen erupt break ensue flare rage".split())


def _not_claimed(p: Parse, verb: int) -> bool:
    """ "has not claimed it", "was said to have claimed it. It has not": whose it is not told."""
    return negated(p, verb) or taken_back(p, verb)


_MEDIATE = frozenset({"mediate", "broker", "host", "facilitate", "moderate", "chair"})


_CHARGING = frozenset("charge accuse threaten face meet agree".split())


_RESIST = frozenset("thwart repel repulse foil resist withstand face rebuff".split())


_ENABLE = frozenset(
    "facilitate ensure oversee supervise secure organise organize arrange win obtain"
    " negotiate".split()
)


def _enabled(who: Who, n: int, found: Cast3) -> Cast3:
    """ "The Red Cross facilitated the handover": whoever makes it possible stands between."""
    p, up = who.p, who.p.head[n]
    if p.dep[n] not in OBJECTS or p.lemma[up] not in _ENABLE | _MEDIATE:
        return found
    between = who.either(verb_roles(p, up).subjects)
    doers = [a for a in found.actors if not any(a.start == b.start for b in between)]
    return finish(doers, found.recipients, [*found.mediators, *between], found.rules)


def _is_own(who: Who, n: int, actor: Actor) -> bool:
    """Whether ``actor`` is the "their" of noun ``n``."""
    p = who.p
    return any(p.tag[c] == "PRP$" and p.start[c] == actor.start for c in p.children[n])


# What is "anti-Chadian" is against Chad.
_HOSTILE = frozenset({"ASSAULT", "COERCE", "PROTEST", "ACCUSE", "THREATEN"})


_ANTI = frozenset({"anti"})


def _aimed_at(who: Who, n: int) -> list[Actor]:
    """ "Anti-Chadian attacks": Chad is attacked."""
    p = who.p
    found = [who.cast.of(c) for c in p.children[n] if is_aimed(p, c, _ANTI)]
    return [stated(a) for a in found if a is not None and a.country]


def _resisters(who: Who, n: int) -> list[Actor]:
    """ "thwarted the attack": those who did so are attacked."""
    p = who.p
    verb = p.head[n]
    if p.dep[n] not in OBJECTS or p.lemma[verb] not in _RESIST:
        return []
    return who.either(verb_roles(p, verb).subjects)


_MEANS = frozenset({"with", "through", "by", "via"})


def _means(who: Who, n: int) -> tuple[list[Actor], tuple[str, ...]]:
    """ "drags the war out through bombings", "marked the day with a parade": the subject acts."""
    p = who.p
    up = p.head[n]
    if p.dep[n] in OBJECTS and p.lemma[up] in _ENABLE:
        return who.either(verb_roles(p, up).subjects), (f"arg:{p.lemma[up]}",)
    if p.dep[n] == "nsubjpass" and p.lemma[up] in word_set("events.launching"):
        return who.either(verb_roles(p, up).agents), ("arg:fired",)  # "the rounds were fired by A"
    if p.lemma[up] in word_set("events.doing") and p.dep[n] in (*OBJECTS, "nsubjpass"):
        roles = verb_roles(p, up)
        doers = roles.agents if p.dep[n] == "nsubjpass" else roles.subjects
        return who.acting(doers), ("arg:done", *roles.rules)
    if p.dep[n] not in ("pobj", "conj") or p.lower[up] not in _MEANS or p.dep[up] == "agent":
        return [], ()
    verb = p.head[up]
    if p.lemma[verb] in _CHARGING:
        return [], ()
    if p.dep[verb] in OBJECTS:  # "marked its victory with a parade"
        verb = p.head[verb]
    if not is_verb(p, verb) or is_passive(p, verb):
        return [], ()
    roles = verb_roles(p, verb)
    return who.either(roles.subjects), ("arg:means", *roles.rules)


def _light_recipient(who: Who, verb: Roles, type_: str) -> list[Actor]:
    for prep in RECIPIENT_PREPS[type_]:
        found = who.either(verb.preps.get(prep, ()))
        if found:
            return found
    return who.named(verb.datives)
