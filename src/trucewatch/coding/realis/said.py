"""What a statement makes of an event that it tells as a fact: by who says it of whom."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.realis.clause import MAX_STEPS, SUBJECTS, frame_of
from trucewatch.coding.realis.doer import (
    but_not,
    by_agent,
    by_foe,
    by_them,
    doer_in_words,
    doer_stated,
    done_to_us,
    flagged_doer,
    of_ours,
    subject_did,
    subjects_of,
    unidentified,
    words_of,
)
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.modality import Factuality
from trucewatch.coding.realis.scene import Scene, first_person, hostile, is_monitor, ours, same_camp
from trucewatch.coding.realis.untrue_reports import called_untrue
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor, Span

# Types whose event is an act of speech.
SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN"})
# Types of conflict that are deeds: to lay one at somebody's door is to blame.
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# Verbs that lay what was just told at somebody's door.
_BLAMES = frozenset({"blame", "accuse", "fault"})
# Who can be a side of the fighting; None: a speaker whom nothing but a code tells.
_SIDES = frozenset({"GOV", "MIL", "REB", "PRM", "COP", "UNK", None})
_ASSESSMENTS = frozenset({"assess_positive", "assess_negative"})
# Words for a doer that is not who speaks.
_OTHERS = frozenset({"they", "he", "she", "it"})
# Bodies that report from the field without being a side: aid agencies, world bodies.
_WITNESSES = frozenset({"NGO", "IGO", "UNO", "REF", "CVL"})
# Sectors of those who tell of the fighting and are no side of it.
_ONLOOKERS = _WITNESSES | {"JRN", "MED"}
# Words for who speaks for one of the sides, wherever he sits.
_IN_OFFICE = frozenset({"official", "officials", "authority", "authorities", "administration"})
# Sectors of those who fight or govern: "a witness of the army" is of the army.
_ARMED = frozenset({"GOV", "MIL", "REB", "PRM", "COP", "SPY"})


def by_speaker(scene: Scene, event: EventDraft, statement: StatementDraft) -> tuple[str, str]:
    """Return claimed, alleged, denied or monitor_reported by who says it of whom, and the rule."""
    speaker = statement.speaker
    if statement.act == "deny" and not but_not(scene.parse, event.trigger, statement):
        return "denied", "act:deny"
    watched = statement.act == "report_no_blame" and not _by_witness(statement)
    if watched or (speaker is not None and is_monitor(speaker)):
        parse = scene.parse
        named = doer_stated(event) or subject_did(parse, event)
        if named or by_agent(parse, event.trigger):
            return "claimed", "monitor-names"  # it does name somebody
        if not hostile(event.type):
            return "claimed", "monitor-of-peace"  # that a truce holds is its word, no breach
        got_through = any(r.endswith("-through") for r in event.rules)
        told_of = parse.head[event.trigger] == statement.head and watched
        own = event.actors and not told_of and same_camp(scene, speaker, event.actors)
        if got_through or own:  # "reported an exchange of fire" is not theirs
            return "claimed", "monitor-itself"
        return "monitor_reported", "monitor"
    if _documented(scene.parse, statement):
        named = doer_stated(event) or by_agent(scene.parse, event.trigger)
        return ("claimed" if named else "monitor_reported"), "documented"
    own = _own_deed(scene, event, statement)
    if speaker is not None and event.type in _DEEDS and by_foe(scene.parse, event.trigger):
        return "alleged", "foe"
    aloof = not own and _looks_on(scene, event, statement)
    aloof = aloof or _beside_the_charge(scene, event, statement)
    if statement.act == "accuse" and not aloof and not _only_gunmen(event, statement):
        charged = not own or _charge(scene.parse, event.trigger, statement)
        return ("alleged", "act:accuse") if charged else ("claimed", "own-side")
    if event.type in _DEEDS and not own and _blaming(scene, event, statement):
        return "alleged", "blaming"
    if _alleges(scene.parse, statement) and event.actors:
        return "alleged", "cue:allege"
    if speaker is None or own or not hostile(event.type):
        return "claimed", "speaker"
    if _fight_of_others(scene, event, statement):
        return "claimed", "fight-of-others"
    if all(unidentified(a) for a in event.actors):
        if event.type in _DEEDS and done_to_us(scene.parse, event.trigger):
            return "alleged", "first-person"
        if event.type in _DEEDS and by_them(scene.parse, event, statement):
            return "alleged", "by-them"
        if not event.actors and _suffered(scene, event, speaker):
            return "alleged", "own-losses"
        foreign = event.type in _DEEDS and not event.actors and speaker.sector in _SIDES
        if foreign and flagged_doer(scene.parse, event.trigger, speaker):
            return "alleged", "flagged-doer"
        return _blaming_nobody(event, speaker)
    if aloof:
        return "claimed", "onlooker"
    camp = scene.camps.camp_key(speaker)
    if camp in scene.parties or same_camp(scene, speaker, event.recipients):
        return "alleged", "other-side"
    if statement.target is not None and not event.recipients:
        return "alleged", "target"
    if event.type in _DEEDS:
        return "alleged", "blames"
    return "claimed", "third-party"


def of_untrue(
    scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft | None
) -> tuple[str, str] | None:
    """Return what an event is that a report tells which is called untrue; None for all others.

    Where the report is the statement itself, of a speaker of its own, it tells what it tells.
    """
    report = called_untrue(scene.parse, event.trigger)
    if report is None:
        return None
    if statement is None or statement.speaker is None or statement.head != report:
        return "denied", "called-untrue"
    return by_speaker(scene, event, statement) if view.kind == "denied" else None


def _fight_of_others(scene: Scene, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether somebody tells of fighting between two others, which blames neither."""
    sides = {scene.camps.camp_key(a) for a in event.actors}
    return len(sides) > 1 and not event.recipients and statement.act != "accuse"


def _looks_on(scene: Scene, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether somebody who is no side tells of a deed, and accuses nobody in so many words.

    "Doctors said that soldiers had shot three boys", "jets hit the farm, a news agency reported":
    what a side says of the other is a charge, what these say is their claim. Who speaks of "us",
    or whose verb is one of accusing ("villagers accused the army"), is no onlooker.
    """
    speaker, head, parse = statement.speaker, statement.head, scene.parse
    if speaker is None or head is None or event.type not in _DEEDS:
        return False
    lists = realis_lexicon().lists
    words = words_of(speaker)
    lay = bool(words & (lists["witness"] | lists["healer"])) and speaker.sector not in _ARMED
    if speaker.sector not in _ONLOOKERS and not lay:
        return False
    if speaker.sector == "CVL" and words & _IN_OFFICE:
        return False  # "officials in the port city"
    if speaker.sector == "JRN" and scene.camps.camp_key(speaker) in scene.parties:
        return False  # a side's own press
    if any(
        parse.tag[c] == "VBG" and parse.lemma[c] in lists["charge"] for c in parse.children[head]
    ):
        return False  # "said, blaming the rebels"
    lemma = parse.lemma[head]
    told = realis_lexicon().operators.get((lemma, "V", "that")) == "report" or lemma == "accord"
    if not told or lemma in lists["charge"]:
        return False
    first, last = parse.sents[parse.sent[event.trigger]]
    own_voice = statement.quote_type in ("direct", "document")
    return not (own_voice and any(ours(parse, k) for k in range(first, last)))


def _beside_the_charge(scene: Scene, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether a plain telling that accuses also tells of what nobody is said to have done.

    "The army said rebels had fired on a patrol, and four gunmen were killed": not by the rebels.
    What was suffered by the speaker's own side is laid at the other's door.
    """
    parse, head, i = scene.parse, statement.head, event.trigger
    if head is None or event.actors or same_camp(scene, statement.speaker, event.recipients):
        return False
    lists, lemma = realis_lexicon(), parse.lemma[head]
    told = lists.operators.get((lemma, "V", "that")) == "report" or lemma == "accord"
    return told and lemma not in lists.lists["charge"] and not doer_in_words(parse, i)


def _own_deed(scene: Scene, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether the speaker's own side is the doer."""
    if statement.quote_type in ("direct", "mixed", "document") and of_ours(
        scene.parse, event.trigger
    ):
        return True
    if statement.quote_type in ("direct", "document") and _actors_are_ours(scene.parse, event):
        return True
    others = [a.text.lower() in _OTHERS for a in event.actors]
    if statement.quote_type == "direct" and others and all(others):
        return False  # who says "they" in a quotation does not mean himself
    own = same_camp(scene, statement.speaker, event.actors)
    return own or _of_itself(scene.parse, event, statement)


def _actors_are_ours(parse: Parse, event: EventDraft) -> bool:
    """Return whether the doers are named with "our": "units of our army", in whatever tree."""
    spans = [parse.tokens_in(a.start, a.end) for a in event.actors]
    return any(
        parse.lower[k] in ("our", "my") and parse.sent[k] == parse.sent[event.trigger]
        for first, last in spans
        for k in range(max(0, first - 2), last)
    )  # fmt: skip


def _blaming(scene: Scene, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether the cue itself goes on to say who did it: "doctors said, blaming the rebels".

    Nobody is named as the doer in the clause, or he would be judged by that.
    """
    head = statement.head
    if head is None or event.actors:
        return False
    parse = scene.parse
    beside = {
        c
        for c in parse.children[head]
        if parse.tag[c] == "VBG" and parse.dep[c] in ("advcl", "conj") and parse.lemma[c] in _BLAMES
        if not any(parse.lower[k] in ("for", "of") for k in parse.children[c])
    }
    return any(
        s.act == "accuse" and s.head in beside
        for k in scene.in_sentence.get(scene.parse.sent[head], ())
        for s in (scene.statements[k],)
    )


def _alleges(parse: Parse, statement: StatementDraft) -> bool:
    return statement.head is not None and parse.lemma[statement.head] == "allege"


def _of_itself(parse: Parse, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether "it" or "they" did the deed right below the cue: "said that it had struck"."""
    head, i = statement.head, event.trigger
    if head is None or statement.quote_type == "direct":
        return False
    bare: list[int] = []
    for _ in range(MAX_STEPS):
        if parse.head[i] in (i, head):
            break
        if parse.dep[i] not in ("conj", "xcomp", "ccomp"):
            return False
        bare = bare or [c for c in parse.children[i] if parse.dep[c] in SUBJECTS]
        i = parse.head[i]
    if parse.dep[i] != "ccomp" or parse.head[i] != head:
        return False
    subjects = bare or [c for c in parse.children[i] if parse.dep[c] in SUBJECTS]
    return any(
        parse.dep[c] == "nsubj" and parse.lower[c] in ("it", "he", "she", "they") for c in subjects
    )


def _by_witness(statement: StatementDraft) -> bool:
    """Residents and local officials report too, but they claim; monitors and aid agencies watch."""
    speaker = statement.speaker
    if speaker is not None and not is_monitor(speaker):
        lay = words_of(speaker) & realis_lexicon().lists["witness"]
        if speaker.sector == "CVL" or lay:
            return True
    sector = speaker.sector if speaker is not None else None
    return "content:witnessed" in statement.rules and sector not in ("IGO", "NGO", "INGO")


def _suffered(scene: Scene, event: EventDraft, speaker: Actor) -> bool:
    """Return whether a side of the fighting tells of an attack on its own: it blames the other."""
    if event.type != "ASSAULT" or speaker.sector not in _SIDES:
        return False
    if scene.parse.lemma[event.trigger] not in realis_lexicon().lists["onslaught"]:
        return False
    if event.recipients:
        return same_camp(scene, speaker, event.recipients)
    return scene.camps.camp_key(speaker) in scene.parties


def _charge(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether the event is what the accusation itself names: "accused them of killing"."""
    p = parse.head[i]
    while parse.dep[i] == "conj" and p != i:
        i, p = p, parse.head[p]
    if p == statement.head:
        return parse.dep[i] == "advcl" and i > p  # "…, seizing villages"
    if parse.lower[p] not in ("of", "for", "with"):
        return False
    return statement.head in (parse.head[p], parse.head[parse.head[p]])


def _only_gunmen(event: EventDraft, statement: StatementDraft) -> bool:
    if statement.target is not None and not unidentified(statement.target):
        return False
    return bool(event.actors) and all(unidentified(a) for a in event.actors)


def _blaming_nobody(event: EventDraft, speaker: Actor) -> tuple[str, str]:
    witness = speaker.sector == "NGO" or bool(words_of(speaker) & realis_lexicon().lists["aid"])
    if witness and event.type in ("ASSAULT", "COERCE"):
        return "monitor_reported", "aid-agency"
    return "claimed", "speaker"


def _documented(parse: Parse, statement: StatementDraft) -> bool:
    """Return whether investigators or a world body put something on record: "experts found"."""
    speaker, head = statement.speaker, statement.head
    if speaker is None or head is None:
        return False
    lists = realis_lexicon().lists
    if parse.lemma[head] not in lists["establish"]:
        return False
    return speaker.sector in _WITNESSES or bool(words_of(speaker) & lists["investigator"])


def performed(scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft) -> bool:
    """Return whether the words of a statement are the deed: praise, blame, a demand in a quote."""
    parse = scene.parse
    if "be-to-blame" in view.cues:
        return event.type == "ACCUSE"
    if event.type in SPOKEN and _beside(parse, event.trigger, statement):
        return True
    if not same_camp(scene, statement.speaker, event.actors):
        return False
    if parse.lemma[event.trigger] in realis_lexicon().lists["inquire"]:
        return False  # an inquiry is a deed that is told, not done in telling it
    if event.type in ("SUPPORT", "ACCUSE") and statement.act in _ASSESSMENTS:
        return True
    spoken = event.type in SPOKEN or (event.type == "CONCEDE" and _yields(parse, event.trigger))
    return spoken and statement.act != "deny" and _now(parse, event.trigger, statement)


def _yields(parse: Parse, i: int) -> bool:
    """Return whether a concession is made in saying so: "said that it accepts"."""
    return parse.lemma[i] in realis_lexicon().lists["yield"]


def _beside(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether a participle of speech goes with the cue: "officials said, blaming rebels"."""
    return parse.tag[i] == "VBG" and parse.dep[i] == "advcl" and parse.head[i] == statement.head


def _now(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether a verb of speech tells what its speaker does in saying it.

    "We reject this" in a quotation; "said that it rejected this", the tense shifted by the cue.
    """
    if parse.dep[i] in ("relcl", "acl") or not parse.tag[i].startswith("V"):
        return False
    frame = frame_of(parse, i)
    if statement.quote_type == "direct":
        subjects = [c for c in parse.children[i] if parse.dep[c] == "nsubj"]
        return frame == "present" and any(parse.lower[c] in ("we", "i") for c in subjects)
    return frame in ("present", "past")


def spoken_of(scene: Scene, i: int) -> StatementDraft | None:
    """Return who "spoke of a second assault", as a statement that is not coded by itself, or None.

    ``i`` is the noun of the event; the words of speech take it with "of", and have somebody known
    as their subject.
    """
    parse = scene.parse
    while parse.dep[i] == "conj" and parse.head[i] != i:
        i = parse.head[i]
    p = parse.head[i]
    verb = parse.head[p]
    if parse.dep[i] != "pobj" or parse.lower[p] != "of" or parse.pos[verb] != "VERB":
        return None
    if parse.lemma[verb] not in ("speak", "talk", "tell") or any(
        parse.dep[c] == "neg" or parse.tag[c] == "MD" for c in parse.children[verb]
    ):
        return None
    who = [parse.head[verb]] if parse.dep[verb] == "relcl" else subjects_of(parse, verb)
    found = [a for k in who if (a := scene.camps.of(k)) is not None]
    if not found:
        return None
    span = Span(parse.word[verb], parse.start[verb], parse.end[verb])
    return StatementDraft(
        speaker=found[0], chain=(), cue=span, content=(), act="assert", quote_type="indirect",
        target=None, head=verb, source_head=who[0],
    )  # fmt: skip


def by_others(scene: Scene, event: EventDraft) -> bool:
    """Return whether a party's own document tells what was done to it ("attacked our unit").

    Where the text itself speaks of "our units", so do its sentences that name another doer.
    """
    if event.type not in _DEEDS:
        return False
    stated = scene.partisan and doer_stated(event)
    return stated or first_person(scene.parse, event.trigger)
