"""Realis of a deed: what its clause and the statement that it stands under make of it."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.realis.background import background
from trucewatch.coding.realis.doer import (
    but_not,
    by_us,
    feared,
    in_cleft,
    judged_itself,
    named_doer,
    unconfirmed,
)
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.modality import Factuality
from trucewatch.coding.realis.open import (
    by_frame,
    is_main,
    negated_outside,
    of_text,
    polite,
    under_cue,
    unwanted,
    vowed,
    will_not,
)
from trucewatch.coding.realis.said import (
    SPOKEN,
    by_others,
    by_speaker,
    of_untrue,
    performed,
    spoken_of,
)
from trucewatch.coding.realis.scene import (
    Scene,
    attributed,
    by_account,
    embedded,
    hostile,
    in_record,
    recorded,
    same_camp,
)
from trucewatch.coding.realis.state import is_state, standing
from trucewatch.coding.realis.steps import asked_about
from trucewatch.coding.realis.types import of_type
from trucewatch.coding.realis.unsaid import of_unsaid, unclear_who, unconfirmed_report
from trucewatch.coding.ultimatums import OR_ELSE
from trucewatch.reading.parse import Parse

# What is meant or due to keep an act from happening denies none.
_TO_PREVENT = ("+from", "prevent+np", "avert+np", "avoid+np", "deter+np", "forestall+np")
# What a speech act makes of the thing it is about, where the clause itself leaves it open.
_BY_ACT = {
    "threaten": "threatened", "demand": "demanded", "call_for": "demanded", "offer": "offered",
    "propose": "proposed", "announce_plan": "planned", "guarantee": "planned", "agree": "planned",
    "deny": "denied", "reject": "counterfactual", "doubt": "hypothetical",
}  # fmt: skip
# Stems of cues that say guilt, where others ("reportedly") only say hearsay.
_BLAME = ("alleg", "accus", "suspect", "charge", "blame", "arrest", "detain", "indict", "sue",
          "prosecut", "investigat", "try+", "complain")  # fmt: skip
_DONE = frozenset("abduction arrest seizure capture detention kidnapping".split())
# What one side exacts from the other.
_YIELDING = frozenset({"RETREAT", "CONCEDE", "COOPERATE"})
# What opens a clause that a party makes its own deed wait for.
_WHEN = frozenset({"when", "once", "until", "till"})
# What a side says that it could do for the other is laid on the table; some only on a condition.
_HELD_OUT = frozenset({"CONCEDE"})
_GIVING = frozenset({"RETREAT", "COOPERATE", "AID", "AGREE", "SUPPORT"})
# Cues of somebody who looks on: what he thinks that others might give is not on the table.
_GUESSES = frozenset({"believe", "think", "guess", "suspect", "hint", "speculate", "expect",
                      "reckon", "predict", "estimate"})  # fmt: skip
# What nobody threatens with.
_KINDNESSES = frozenset({"RETREAT", "CONCEDE", "AID", "SUPPORT", "COOPERATE", "CONSULT", "AGREE"})
# Threats and refusals that are made by foretelling what will be.
# What is done by not doing: passage not let through, a truce that binds no longer.
_UNDONE = frozenset({"op:not-let", "op:not-bound"})
_BY_SAYING = frozenset({"op:whoever", "op:there-will-be-no"})
_OPEN = frozenset({"planned", "would", "able", "hypothetical", "wish"})
_PAST = frozenset({"past", "perfect", "pluperfect"})

# Rule of an act that its teller says will not be done: nobody says that it was.
WILL_NOT = "will-not"


def of_event(
    scene: Scene,
    event: EventDraft,
    view: Factuality,
    over: tuple[StatementDraft, ...],
    stop: frozenset[int],
) -> tuple[str, str]:
    """Return realis and rule of an event that is no speech act, under the statements ``over``."""
    statement = over[-1] if over else None
    if statement and event.type in SPOKEN and not embedded(scene.parse, event.trigger, statement):
        statement = None  # the narrator's verb of speech beside a content
    act = statement.act if statement else None
    kind = view.kind
    said = is_main(view) and (view.polarity > 0 or absorbed(scene.parse, event))
    if event.type == "REQUEST" and polite(view):
        return "demanded", "polite"
    if statement is not None and said and performed(scene, event, view, statement):
        return "actual", f"performed:{act}"
    if statement is not None and _threat_made(scene, event, view, statement):
        return "actual", "threat-made"
    if view.kind != "fact" and not _BY_SAYING.isdisjoint(event.rules):
        return "actual", "made-by-saying"
    unmet = event.type == "REQUEST" and is_main(view) and kind not in ("fact", "demanded")
    if unmet and act in ("demand", "call_for"):
        return "demanded", f"act:{act}"  # "said that no troops can be there"
    if statement is not None and view.polarity > 0:
        other = by_frame(scene, event, view, statement)
        if other:
            return other
    untold = of_unsaid(scene.parse, event.trigger, statement, kind)
    if untold:
        return untold
    untrue = of_untrue(scene, event, view, statement)
    if untrue:
        return untrue
    charge_denied = statement is not None and act == "deny" and event.type == "ACCUSE"
    if charge_denied and not same_camp(scene, over[-1].speaker, event.actors):
        return "actual", "accusation-denied"
    if statement is not None and _denied_claim(scene.parse, statement):
        return "denied", "claim-denied"
    if statement is not None and unwanted(scene.parse, event.trigger, statement):
        return "denied", "does-not-want"
    if kind == "planned" and view.cues[:1] == ("announce+np",) and is_done(scene, event):
        kind = "fact"
    if kind in ("fact", "attempted", "generic"):
        if statement is None and standing(scene, event):
            return "state", "standing"
        if view.polarity < 0 and not absorbed(scene.parse, event):
            return _negated(scene, event, view, statement)
        fact = _as_fact(scene, event, view, statement, stop)
        return of_type(scene.parse, event, fact, statement is not None)
    return _of_no_fact(scene, event, view, statement)


def is_done(scene: Scene, event: EventDraft) -> bool:
    """ "Announced the arrest of nine men", "the release of two men on Monday": what is announced so
    has been done."""
    over = event.time.to if event.time is not None else None
    before = over is not None and scene.day is not None and over[:10] < scene.day
    return before or scene.parse.lemma[event.trigger] in _DONE


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
    if view.polarity < 0 and kind == "planned" and view.cues[0].endswith(_TO_PREVENT):
        return "hypothetical", "to-be-prevented"  # "took steps to keep them from shelling it"
    if view.polarity < 0 and open_kind and negated_outside(view):
        if statement is not None and kind == "planned":
            return "denied", "not-planned"  # "said it had no plan to leave"
        return "counterfactual", f"not-{kind}"
    if view.polarity < 0 and kind in ("planned", "would") and will_not(view):
        if event.type in SPOKEN:
            return "actual", "refusal"  # "would not hand him over" is the refusal
        if statement is not None or "modal:would" in view.cues:
            return "denied", WILL_NOT
    if kind == "denied" and event.type == "ACCUSE":
        return "actual", "accusation-denied"  # who denies an accusation says that it was made
    preventable = kind not in ("counterfactual", "denied")
    if view.polarity < 0 and preventable and view.cues[0].endswith(("+np", "+from", "+ing")):
        return "hypothetical", "to-be-prevented"
    offered = statement is not None and _held_out(scene, event, view, statement)
    if offered and is_main(view) and view.polarity > 0:
        return "offered", "held-out"  # "could live with it", "could agree to a vote, she said"
    imagined = view.cues[0] == "be+subj" and act not in _BY_ACT
    if kind == "would" and (statement is None or imagined or act == "warn"):
        return "hypothetical", "kind:would"
    if view.polarity > 0 and is_main(view) and "op:on-condition" in event.rules:
        return "offered", "on-condition"
    if kind == "planned" and view.polarity > 0 and is_main(view):
        if hostile(event.type) and vowed(view):
            return "threatened", "vow"
        if view.condition and "ready+inf" in view.cues:
            return "offered", "ready-for"
    if statement is not None:
        waited_for = _awaited(scene, event, view, statement)
        if waited_for:
            return waited_for
    on = act if view.asserted and (is_main(view) or act == "deny") else None
    if on == "threaten" and event.type in _KINDNESSES:
        on = None  # "we will hold our fire unless they force us"
    return not_fact(kind, on, statement is not None), f"kind:{kind}"


def _threat_made(
    scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft
) -> bool:
    """Return whether the words are the threat itself: "will take resolute steps", said by him."""
    if event.type != "THREATEN" or view.polarity < 0 or statement.act not in ("threaten", "warn"):
        return False
    if OR_ELSE in statement.rules:
        return True
    ahead = is_main(view) and view.kind in ("planned", "would")
    return ahead and same_camp(scene, statement.speaker, event.actors)


def _held_out(scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft) -> bool:
    """Return whether a party says what it could do for the other."""
    head = statement.head
    if head is not None and scene.parse.lemma[head] in _GUESSES:
        return False
    if not view.cues[0].startswith("modal:") or view.kind not in ("able", "would", "hypothetical"):
        return False
    if event.type in _HELD_OUT:
        return True
    given = event.type in _GIVING and view.condition is not None and view.kind != "able"
    return given and same_camp(scene, statement.speaker, event.actors)


def _awaited(
    scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft
) -> tuple[str, str] | None:
    """Return what a party makes of the other's deed that it waits for, or None.

    A threat or refusal is to bring the other side to it ("will shell the dam unless they
    withdraw", "no talks until they withdraw"); else it is a condition ("once they withdraw").
    """
    if view.polarity < 0 or same_camp(scene, statement.speaker, event.actors):
        return None
    opening = view.cues[0].removeprefix("mark:")
    forced = statement.act in ("reject", "threaten", "demand") or statement.polarity < 0
    exacted = opening == "unless" or (forced and opening in ("until", "till", "before"))
    if exacted and event.type in _YIELDING:
        return "demanded", "exacted"
    if view.kind == "planned" and opening in _WHEN:
        return "hypothetical", "awaited"
    return None


def _denied_claim(parse: Parse, statement: StatementDraft) -> bool:
    """Return whether a statement is a noun that is denied: "denied the suggestion that …"."""
    head = statement.head
    if head is None or parse.pos[head] != "NOUN" or parse.dep[head] not in ("dobj", "nsubjpass"):
        return False
    return parse.lemma[parse.head[head]] in realis_lexicon().lists["rebut"]


def absorbed(parse: Parse, event: EventDraft) -> bool:
    """Return whether the event's own words hold the negation ("did not support" = REJECT)."""
    if not hostile(event.type):
        return False  # "had never accepted" is no acceptance
    if not _UNDONE.isdisjoint(event.rules):
        return True
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


def _of_record(scene: Scene, event: EventDraft) -> tuple[str, str] | None:
    """Return what a log or a list of what was recorded makes of an act, or None elsewhere."""
    if recorded(scene.parse, event.trigger):
        return "monitor_reported", "recorded"
    if not in_record(scene.parse, event.trigger):
        return None
    if named_doer(scene, event):
        return "claimed", "list-of-record-names"
    return "monitor_reported", "list-of-record"


def _as_fact(
    scene: Scene,
    event: EventDraft,
    view: Factuality,
    statement: StatementDraft | None,
    stop: frozenset[int],
) -> tuple[str, str]:
    disputed = statement is not None and statement.act in ("accuse", "deny")
    if not disputed and is_state(scene.parse, event, view):
        return "state", "state-verb"
    old = background(scene.parse, event.trigger, scene.frames, stop)
    if event.type in SPOKEN and old == "frame:relative-perfect":
        old = None  # what a party has refused or charged so far is news
    if statement is None or (statement.speaker is None and statement.act == "assert"):
        record = _of_record(scene, event) if statement is None else None
        if record is not None:
            return record
        relative = scene.parse.dep[event.trigger] == "relcl" and view.frame == "pluperfect"
        told = attributed(scene, event.trigger) or unclear_who(scene.parse, event.trigger)
        if old == "tense:pluperfect" and not relative and told:
            old = None  # "…, he told reporters, had bombed": the narrator's tense, his report
        if statement is None and by_others(scene, event):
            ours = by_us(scene.parse, event.trigger)  # "our officers returned fire"
            return ("claimed" if ours else "alleged"), "party-document"
        teller = spoken_of(scene, event.trigger) if statement is None and old is None else None
        if teller is not None:
            return by_speaker(scene, event, teller)
        found = _narrated(view, old)
        if found[0] == "actual" and by_account(scene.parse, event.trigger):
            found = ("claimed", "by-account")
        if statement is not None and feared(scene.parse, statement):
            return "hypothetical", "feared"
        return found if statement is None or found[0] != "actual" else ("claimed", "unnamed")
    if statement.act == "withhold_blame" and unconfirmed(scene.parse, statement):
        return "alleged", "unconfirmed"
    if unconfirmed_report(scene.parse, event.trigger):
        return "alleged", "unconfirmed-report"
    blamed = statement.act == "accuse" and event.type in ("ASSAULT", "COERCE", "MOBILIZE")
    blamed = blamed and scene.parse.pos[event.trigger] == "VERB"  # "of killing nine in January"
    if old and not blamed and _lies_back(scene.parse, event.trigger, view, old):
        return "historical", old
    if _talks_held(scene, event, view, statement):
        return "actual", "talks-held"
    if statement.act not in ("deny", "accuse") and asked_about(scene.parse, event.trigger):
        return "actual", "asked-about"
    if judged_itself(scene.parse, event, statement):
        return _narrated(view, old)  # "denounced the accord": there is one
    made = _BY_ACT.get(statement.act)
    if made == "denied" and but_not(scene.parse, event.trigger, statement):
        made = None
    if made == "offered" and _ready(scene.parse, event.trigger):
        return made, "ready"  # "said that it was ready to": the tense is the cue's
    settled = view.frame in _PAST and statement.act not in ("deny", "doubt")
    if made is None and not settled and statement.quote_type != "direct":
        opened = under_cue(scene.parse, event.trigger, statement.head)
        if opened:
            kind = of_text(statement) if opened[0] == "planned" else None
            return kind or not_fact(opened[0], None), f"cue:{opened[1]}"
    if made and (view.asserted or in_cleft(scene.parse, event.trigger)) and not settled:
        return made, f"act:{statement.act}"
    return by_speaker(scene, event, statement)


def _lies_back(parse: Parse, i: int, view: Factuality, old: str) -> bool:
    """Return whether a speaker only refers to what is old: by a noun or in an aside with its time.

    "The pact of 2019"; "it was laid when, in 2020, he sent his men across".
    """
    dated = old.startswith("time:")
    if dated and parse.dep[i] in ("advcl", "relcl", "acl"):
        return True
    return not view.asserted and (dated or old.startswith("frame:"))


def _talks_held(
    scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft
) -> bool:
    """Return whether a statement takes talks for granted: "five hours of talks brought nothing"."""
    noun = scene.parse.pos[event.trigger] == "NOUN"
    known = event.type == "CONSULT" and noun and "".join(view.cues[:1]).endswith("+of")
    return known and statement.act not in ("accuse", "deny", "doubt")


def _ready(parse: Parse, i: int) -> bool:
    words = (i, *parse.children[i], parse.head[i])
    return any(parse.lemma[k] in realis_lexicon().lists["ready"] for k in words)


def hearsay(view: Factuality) -> tuple[str, str] | None:
    """Return what a word of hearsay on the way up makes of the event, or None."""
    said = [c for c in view.cues if _hearsay(c)]
    if not said:
        return None
    blame = any(w in said[0] for w in _BLAME)
    return ("alleged" if blame else "claimed"), said[0]


def _narrated(view: Factuality, old: str | None) -> tuple[str, str]:
    said = hearsay(view)
    if said:
        return said
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


def not_fact(kind: str, act: str | None, spoken: bool = False) -> str:
    """Return the realis of a clause that does not assert a fact, under a speech act or none."""
    made = _BY_ACT.get(act or "") if act != "reject" else None
    if made and (kind in _OPEN or act == "deny"):
        return made
    if kind == "would":
        return "planned" if spoken else "hypothetical"
    if kind in ("able", "wish", "question", "doubt", "compare", "generic", "hypothetical"):
        return "hypothetical"
    return kind
