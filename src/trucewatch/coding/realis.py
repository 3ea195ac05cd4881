"""Realis: is an event said to have happened, by whom, or is it only threatened, demanded, planned?

The clause is analysed first (:mod:`trucewatch.coding.modality`), then the statement the event
stands under; the innermost non-actual reading wins. Only words of the story decide.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.modality import Factuality, factuality
from trucewatch.coding.realis_ahead import dated_ahead
from trucewatch.coding.realis_background import background
from trucewatch.coding.realis_clause import condition_of
from trucewatch.coding.realis_frame import find_frames
from trucewatch.coding.realis_lexicon import realis_lexicon
from trucewatch.coding.realis_open import by_frame, is_main, unwanted, will_not
from trucewatch.coding.realis_said import SPOKEN, by_others, by_speaker, performed, spoken_of
from trucewatch.coding.realis_scene import (
    Camps,
    Scene,
    attributed,
    by_account,
    by_sentence,
    contents_by_block,
    covering,
    embedded,
    hostile,
    in_record,
    parties_of,
    recorded,
    same_camp,
)
from trucewatch.coding.realis_score import happened
from trucewatch.coding.realis_state import is_state, standing
from trucewatch.coding.realis_terms import term_of
from trucewatch.coding.realis_trail import closes, interrupted
from trucewatch.coding.realis_types import of_type, soft_word
from trucewatch.reading.parse import Parse
from trucewatch.records import Span, Story

# What a speech act makes of the thing it is about, where the clause itself leaves it open.
_BY_ACT = {
    "threaten": "threatened", "demand": "demanded", "call_for": "demanded", "offer": "offered",
    "propose": "proposed", "announce_plan": "planned", "guarantee": "planned", "agree": "planned",
    "deny": "denied", "reject": "counterfactual", "doubt": "hypothetical",
}  # fmt: skip
# What the event is that a speech act itself makes (a demand was made: that is the demand).
_OWN = {"demand": "demanded", "call_for": "demanded", "offer": "offered", "propose": "proposed",
        "announce_plan": "planned"}  # fmt: skip
# Score below which a base form is taken not to have come about; set on the training part.
_UNLIKELY = -1.0
# Stems of cues that say guilt, where others ("reportedly") only say hearsay.
_BLAME = ("alleg", "accus", "suspect", "charge", "blame", "arrest", "detain", "indict", "sue",
          "prosecut", "investigat", "try+")  # fmt: skip
# What a side says that it could do for the other is laid on the table.
_HELD_OUT = {"CONCEDE": "offered"}
_AT_ONCE = frozenset({"once", "immediately", "promptly", "instantly", "just"})
_OPEN = frozenset({"planned", "would", "able", "hypothetical", "wish"})
_PAST = frozenset({"past", "perfect", "pluperfect"})
# Nothing that is dated after the story's day is one of these.
_HAPPENED = frozenset({"actual", "claimed", "alleged", "historical", "monitor_reported"})


def set_realis(
    parse: Parse,
    story: Story,
    cast: Camps,
    statements: Sequence[StatementDraft],
    events: Sequence[EventDraft],
) -> tuple[EventDraft, ...]:
    """Return the events with ``realis``, ``condition`` and the rules that gave them.

    ``statements`` is the list that the events' indices refer to. Unknown values never arise: what
    nothing marks is actual for the narrator and claimed for a speaker.
    """
    scene = Scene(
        parse=parse,
        camps=cast,
        statements=tuple(statements),
        frames=find_frames(parse, story.published.date),
        parties=parties_of(cast, events),
        cue_sentences=frozenset(parse.sent[s.head] for s in statements if s.head is not None),
        contents=contents_by_block(statements),
        in_sentence=by_sentence(parse, statements),
        headlines=tuple((x.start, x.end) for x in story.lines if x.role == "headline"),
    )
    return tuple(_coded(scene, event) for event in events)


def _coded(scene: Scene, event: EventDraft) -> EventDraft:
    over = covering(scene, event)
    stop = frozenset(s.head for s in over if s.head is not None and s.head != event.trigger)
    view = _checked(scene.parse, event.trigger, factuality(scene.parse, event.trigger, stop))
    if event.reports is not None and event.type != "COERCE":
        realis, rule = _of_speech(scene, event, view, over, stop)
    else:
        realis, rule = _of_event(scene, event, view, over, stop)
        to_come = dated_ahead(scene.parse, event.trigger, scene.frames.ahead)
        if to_come and realis in _HAPPENED:
            realis, rule = to_come, "time:ahead"
        term = term_of(scene.parse, event.trigger) if realis in _HAPPENED else None
        if term:
            realis, rule = term, "term-of-deal"
    own = event.trigger if event.reports is not None else None
    condition = None
    if realis != "hypothetical" or is_main(view):
        condition = _condition(scene.parse, view, own)
    cues = tuple(f"realis:{c}" for c in view.cues[:4])
    return msgspec.structs.replace(
        event, realis=realis, condition=event.condition or condition,
        rules=(*event.rules, *cues, f"realis:{rule}"),
    )  # fmt: skip


def _checked(parse: Parse, i: int, view: Factuality) -> Factuality:
    """Return the view, hypothetical where the weights say no to a base form that no rule explains.

    A base form ("to attack" with its governor lost in a wrong tree) is the only place where the
    weights are consulted: there they are right nine times in ten, elsewhere in news they are mute.
    """
    bare = view.kind == "fact" and view.polarity > 0 and parse.tag[i] == "VB"
    if not bare or happened(parse, i) > _UNLIKELY:
        return view
    return msgspec.structs.replace(
        view, kind="hypothetical", certainty="possible", cues=(*view.cues, "score:unlikely")
    )


def _inside(parse: Parse, i: int) -> tuple[int, int] | None:
    """Return the condition on what an offer or demand at ``i`` is about."""
    for c in parse.children[i]:
        if parse.dep[c] in ("xcomp", "ccomp"):
            found = condition_of(parse, c)
            if found:
                return found
    return None


def _condition(parse: Parse, view: Factuality, trigger: int | None) -> Span | None:
    span = view.condition or (_inside(parse, trigger) if trigger is not None else None)
    if span is None:
        return None
    first, last = span
    if last <= first:
        return None
    return Span(parse.slice(first, last), parse.start[first], parse.end[last - 1])


# --- the event that a speech act is -----------------------------------------------------------


def _of_speech(
    scene: Scene,
    event: EventDraft,
    view: Factuality,
    over: tuple[StatementDraft, ...],
    stop: frozenset[int],
) -> tuple[str, str]:
    assert event.reports is not None
    statement = scene.statements[event.reports]
    own = _OWN.get(statement.act)
    if "claim+responsibility" in view.cues and event.type not in SPOKEN:
        return "claimed", "claim+responsibility"
    if not is_main(view):
        return "hypothetical", f"kind:{view.kind}"
    asserts = view.kind == "fact" and (view.polarity > 0 or _absorbed(scene.parse, event))
    if over and asserts and performed(scene, event, view, over[-1]):
        return "actual", "performed"
    if event.type != "REQUEST" and hostile(event.type):
        own = None  # a protest that demands something is a protest held
    if event.type == "REQUEST" and _soft(scene.parse, event, statement):
        own = None
    elif event.type == "REQUEST" and view.kind == "fact" and view.polarity > 0:
        own = own or "demanded"
    if own:
        old = background(scene.parse, event.trigger, scene.frames, stop)
        if old in ("time:year", "time:ago") and view.frame in ("past", "pluperfect"):
            return "historical", old  # "in 1936 he begged the League for arms"
        return own, f"act:{statement.act}"
    if view.kind in ("fact", "attempted") or statement.act in ("warn", "demand", "threaten"):
        old = background(scene.parse, event.trigger, scene.frames, stop)
        told = over and view.kind == "fact" and _told(scene.parse, event.trigger, over[-1])
        if told and not (old and old.startswith("time:") and not view.asserted):
            return by_speaker(scene, event, over[-1])
        if old and (old.startswith("time:") or _aside(scene.parse, event.trigger, old)):
            return "historical", old
        return "actual", "speech-act"
    return _not_fact(view.kind, None), f"kind:{view.kind}"


def _told(parse: Parse, i: int, statement: StatementDraft) -> bool:
    closed = interrupted(parse, i, statement) or closes(parse, i, statement)
    return closed or embedded(parse, i, statement)


def _aside(parse: Parse, i: int, old: str) -> bool:
    """Return whether an act of speech is an earlier one: "who had promised", "a week ago had …"."""
    if old != "tense:pluperfect":
        return False
    first, last = parse.sents[parse.sent[i]]
    if parse.dep[i] == "relcl":  # "which had at once accused": just now
        return _AT_ONCE.isdisjoint(parse.lower[parse.left[i] : i])
    return "ago" in parse.lower[first:last]


def _soft(parse: Parse, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether a request is a deed of its own: asking, or a demand in a quotation."""
    if soft_word(parse, event.trigger):
        return True
    quoted = statement.quote_type == "direct" and event.trigger != statement.head
    return quoted and any(parse.tag[c] == "MD" for c in parse.children[event.trigger])


# --- other events -----------------------------------------------------------------------------


def _of_event(
    scene: Scene,
    event: EventDraft,
    view: Factuality,
    over: tuple[StatementDraft, ...],
    stop: frozenset[int],
) -> tuple[str, str]:
    statement = over[-1] if over else None
    if statement and event.type in SPOKEN and not embedded(scene.parse, event.trigger, statement):
        statement = None  # the narrator's verb of speech beside a content
    act = statement.act if statement else None
    kind = view.kind
    said = is_main(view) and (view.polarity > 0 or _absorbed(scene.parse, event))
    if statement is not None and said and performed(scene, event, view, statement):
        return "actual", f"performed:{act}"
    if statement is not None and view.polarity > 0:
        other = by_frame(scene, event, view, statement)
        if other:
            return other
    if act == "deny" and event.type == "ACCUSE" and scene.parse.pos[event.trigger] == "NOUN":
        return "actual", "accusation-denied"
    if statement is not None and _denied_claim(scene.parse, statement):
        return "denied", "claim-denied"
    if statement is not None and unwanted(scene.parse, event.trigger, statement):
        return "denied", "does-not-want"
    if kind in ("fact", "attempted", "generic"):
        if statement is None and standing(scene, event):
            return "state", "standing"
        if view.polarity < 0 and not _absorbed(scene.parse, event):
            return _negated(scene, event, view, statement)
        return of_type(scene.parse, event, _as_fact(scene, event, view, statement, stop))
    return _of_no_fact(scene, event, view, statement)


def _of_no_fact(
    scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft | None
) -> tuple[str, str]:
    """Return the realis of what is no fact to who tells it: planned, possible, denied, wished."""
    act = statement.act if statement else None
    kind = view.kind
    warned = statement is not None and act in ("warn", "threaten") and hostile(event.type)
    if warned and view.polarity > 0 and kind in ("hypothetical", "would", "planned", "able"):
        assert statement is not None
        speaker = statement.speaker
        unknown = speaker is not None and speaker.text.lower() in ("he", "she", "it", "they")
        if is_main(view) and (unknown or same_camp(scene, speaker, event.actors)):
            return "threatened", "own-warning"
    could_not = any(c == "modal:could" for c in view.cues)
    open_kind = kind in ("able", "wish", "planned") or could_not
    if view.polarity < 0 and open_kind and _negated_outside(view):
        if statement is not None and kind == "planned":
            return "denied", "not-planned"  # "said it had no plan to leave"
        return "counterfactual", f"not-{kind}"
    if view.polarity < 0 and kind in ("planned", "would") and will_not(view):
        if event.type in SPOKEN:
            return "actual", "refusal"  # "would not hand him over" is the refusal
        if statement is not None or "modal:would" in view.cues:
            return "denied", "will-not"
    if kind == "denied" and event.type == "ACCUSE":
        return "actual", "accusation-denied"  # who denies an accusation says that it was made
    preventable = kind not in ("counterfactual", "denied")
    if view.polarity < 0 and preventable and view.cues[0].endswith(("+np", "+from", "+ing")):
        return "hypothetical", "to-be-prevented"
    if statement is not None and is_main(view) and view.polarity > 0:
        held_out = _HELD_OUT.get(event.type) if kind in ("able", "would", "hypothetical") else None
        if held_out and view.cues[0].startswith("modal:"):
            return held_out, "held-out"  # "could live with it", "could agree to a vote, she said"
    imagined = view.cues[0] == "be+subj" and act not in _BY_ACT
    if kind == "would" and (statement is None or imagined or act == "warn"):
        return "hypothetical", "kind:would"
    if view.polarity > 0 and is_main(view) and "op:on-condition" in event.rules:
        return "offered", "on-condition"
    if kind == "planned" and view.polarity > 0 and is_main(view):
        if hostile(event.type) and _vowed(view):
            return "threatened", "vow"
        if view.condition and "ready+inf" in view.cues:
            return "offered", "ready-for"
    on = act if view.asserted and (is_main(view) or act == "deny") else None
    return _not_fact(kind, on, statement is not None), f"kind:{kind}"


def _denied_claim(parse: Parse, statement: StatementDraft) -> bool:
    """Return whether a statement is a noun that is denied: "denied the suggestion that …"."""
    head = statement.head
    if head is None or parse.pos[head] != "NOUN" or parse.dep[head] not in ("dobj", "nsubjpass"):
        return False
    return parse.lemma[parse.head[head]] in realis_lexicon().lists["rebut"]


def _vowed(view: Factuality) -> bool:
    """Return whether a party binds itself to the deed: "vowed to attack"."""
    return any(c.startswith(("vow+", "swear+")) for c in view.cues)


def _negated_outside(view: Factuality) -> bool:
    """Return whether the negation denies the plan or ability itself ("cannot", "no plan to")."""
    kinds = [c for c in view.cues if not c.startswith(("neg:", "no:", "shared-neg"))]
    return bool(kinds) and (
        kinds[0].startswith(("modal:ca", "modal:could", "able", "shared-modal:ca"))
        or not view.cues[0].startswith(("neg:", "no:", "shared-neg"))
    )


def _absorbed(parse: Parse, event: EventDraft) -> bool:
    """Return whether the event's own words hold the negation ("did not support" = REJECT)."""
    if not hostile(event.type):
        return False  # "had never accepted" is no acceptance
    words = event.span.text.lower().split()
    if any(w in ("not", "no", "never") or w.endswith(("n't", "n’t")) for w in words[:3]):
        return True
    return event.type == "REJECT" and parse.lemma[event.trigger] not in ("reject", "refuse")


def _negated(
    scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft | None
) -> tuple[str, str]:
    by_verb = view.cues[0].endswith(("+np", "+from", "+ing"))
    if any(c in ("refuse+inf", "decline+inf", "refuse+ing") for c in view.cues):
        return "denied", "refused"
    if statement is not None:
        if statement.act == "deny":
            return "denied", "act:deny"
        if statement.act in ("demand", "call_for", "warn") and view.asserted:
            return "demanded", f"act:{statement.act}"
        if hostile(event.type) and same_camp(scene, statement.speaker, event.actors):
            return "denied", "own-side-negated"
        if hostile(event.type) and view.cues[0].endswith("+np") and event.actors:
            return by_speaker(scene, event, statement)  # "foiled an attack": it was tried
        if not by_verb and statement.act != "accuse":
            return "denied", "said-not"
    return "counterfactual", "negated"


def _as_fact(
    scene: Scene,
    event: EventDraft,
    view: Factuality,
    statement: StatementDraft | None,
    stop: frozenset[int],
) -> tuple[str, str]:
    if is_state(scene.parse, event, view):
        return "state", "state-verb"
    old = background(scene.parse, event.trigger, scene.frames, stop)
    if event.type in SPOKEN and old == "frame:relative-perfect":
        old = None  # what a party has refused or charged so far is news
    if statement is None or (statement.speaker is None and statement.act == "assert"):
        if statement is None and recorded(scene.parse, event.trigger):
            return "monitor_reported", "recorded"
        if statement is None and in_record(scene.parse, event.trigger):
            return "monitor_reported", "list-of-record"
        relative = scene.parse.dep[event.trigger] == "relcl" and view.frame == "pluperfect"
        if old == "tense:pluperfect" and not relative and attributed(scene, event.trigger):
            old = None  # "…, he told reporters, had bombed": the narrator's tense, his report
        if statement is None and by_others(scene, event):
            return "alleged", "party-document"
        teller = spoken_of(scene, event.trigger) if statement is None and old is None else None
        if teller is not None:
            return by_speaker(scene, event, teller)
        found = _narrated(view, old)
        if found[0] == "actual" and by_account(scene.parse, event.trigger):
            found = ("claimed", "by-account")
        return found if statement is None or found[0] != "actual" else ("claimed", "unnamed")
    if old and not view.asserted and old.startswith(("time:", "frame:")):
        return "historical", old
    made = _BY_ACT.get(statement.act)
    if made == "offered" and _ready(scene.parse, event.trigger):
        return made, "ready"  # "said that it was ready to": the tense is the cue's
    settled = view.frame in _PAST and statement.act not in ("deny", "doubt")
    if made and view.asserted and not settled:
        return made, f"act:{statement.act}"
    return by_speaker(scene, event, statement)


def _ready(parse: Parse, i: int) -> bool:
    words = (i, *parse.children[i], parse.head[i])
    return any(parse.lemma[k] in realis_lexicon().lists["ready"] for k in words)


def _narrated(view: Factuality, old: str | None) -> tuple[str, str]:
    said = [c for c in view.cues if _hearsay(c)]
    if said:
        blame = any(w in said[0] for w in _BLAME)
        return ("alleged" if blame else "claimed"), said[0]
    if old:
        return "historical", old
    return "actual", "narrator"


def _hearsay(cue: str) -> bool:
    if cue.startswith(("adverb:", "modifier:")):
        word = cue.split(":")[1]
        lex = realis_lexicon()
        return "report" in (lex.cues.get(("adverb", word)), lex.cues.get(("modifier", word)))
    word, _, frame = cue.partition("+")
    if frame == "responsibility":
        return True
    lex = realis_lexicon()
    return any(lex.operators.get((word, pos, frame)) == "report" for pos in ("V", "N"))


def _not_fact(kind: str, act: str | None, spoken: bool = False) -> str:
    """Return the realis of a clause that does not assert a fact, under a speech act or none."""
    made = _BY_ACT.get(act or "") if act != "reject" else None
    if made and (kind in _OPEN or act == "deny"):
        return made
    if kind == "would":
        return "planned" if spoken else "hypothetical"
    if kind in ("able", "wish", "question", "doubt", "compare", "generic", "hypothetical"):
        return "hypothetical"
    return kind
