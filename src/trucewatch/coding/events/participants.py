"""Who takes part in an event: roles, then what complements and statements add."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.events.answered import answerers
from trucewatch.coding.events.argument_nouns import noun_arguments
from trucewatch.coding.events.arguments import (
    Cast3,
    Naming,
    Who,
    finish,
    noun_roles,
    verb_arguments,
)
from trucewatch.coding.events.demands import (
    asked_of,
    calls_under,
    forced_by,
    in_exchange,
    phrase_content,
)
from trucewatch.coding.events.demands import (
    pressed as pressed_into,
)
from trucewatch.coding.events.filters import (
    Domains,
)
from trucewatch.coding.events.freed import freed_by
from trucewatch.coding.events.headlines import subjunctive_subject
from trucewatch.coding.events.implied import (
    asked_in_item,
    blamed_beside,
    forced_out,
    pressed,
    threatener,
    until,
)
from trucewatch.coding.events.laid import laid_by, laid_where
from trucewatch.coding.events.lists import listed_subject
from trucewatch.coding.events.merge import counted_in_time, victims
from trucewatch.coding.events.predicate_encoder import EncodedStory
from trucewatch.coding.events.predicate_model import load_predicate_model
from trucewatch.coding.events.predicates import Lens, Reading
from trucewatch.coding.events.sides import ANSWERS
from trucewatch.coding.events.speech import Speech
from trucewatch.coding.events.syntax import (
    has_subject,
    is_verb,
    pobjs,
)
from trucewatch.coding.events.who import is_told
from trucewatch.coding.realis.clause import bare_passive
from trucewatch.coding.topics.elsewhere import Asides, asides_of
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.predicates import PredicateTable

# Types whose complement is only what is threatened, promised, refused or asked for.
_SWALLOW = frozenset("THREATEN AGREE CONCEDE REJECT REQUEST SUPPORT".split())
# What was before a demand or a refusal is no part of it.
_SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
_CHARGES = frozenset("charge accusation allegation claim demand offer proposal ultimatum".split())
_CHARGED = frozenset("charge accusation allegation claim report suggestion".split())
_FIGHTERS = frozenset({"MIL", "REB", "PRM", "COP"})
_AFTER = frozenset({"after", "following", "amid", "since", "despite"})
_AT_POSTS = frozenset({"at", "by", "through", "past"})
_POSTS = frozenset({"checkpoint", "roadblock", "post", "barrier", "outpost"})
_FINITE = frozenset({"relcl", "advcl", "parataxis"})


def _objects(p: Parse, v: int) -> list[int]:
    return [c for c in p.children[v] if p.dep[c] == "dobj"]


# How the deed stands to the verb that judges it.
_JUDGED = frozenset({"dobj", "pobj", "nsubjpass"})


class Participants:
    """The state of coding one story's events, and how participants are found."""

    def __init__(
        self,
        parse: Parse,
        cast: Naming,
        statements: Sequence[StatementDraft],
        table: PredicateTable,
        encoded: EncodedStory | None = None,
        asides: Asides | None = None,
    ) -> None:
        self.p = parse
        self.table = table
        self.encoded = encoded
        """What the encoder makes of the predicates; None for ``quick``."""
        self.lens = Lens(parse, table, model=encoded or load_predicate_model())
        self.who = Who(parse, cast, table.classes["weapon"] | table.classes["proxy"])
        self.speech = Speech(statements)
        self.domains = Domains(parse, table, cast.named)
        self.elsewhere = (asides or asides_of(parse)).elsewhere
        self.absorbed: set[int] = set()
        self.out: list[EventDraft] = []
        self.index: dict[int, int] = {}  # trigger token -> position in out
        self.frames: dict[int, str] = {}  # trigger token -> argument frame

    def _participants(self, v: int, reading: Reading) -> Cast3:
        if reading.noun is not None:
            light_frame = "rev" if reading.frame == "rev" else ""
            frame = "of" if light_frame else reading.frame
            parts = noun_arguments(self.who, reading.noun, reading.type, frame, v, light_frame)
            return self._hurt(reading.noun, reading, parts)
        parts = verb_arguments(self.who, v, reading.type, reading.frame)
        if reading.frame == "visit" and not parts.recipients:
            parts = self._hosts(v, parts)
        if not parts.actors:
            parts = self._first_person(v, parts)
        if not parts.actors and (subject := listed_subject(self.who, v)):
            rules = (*parts.rules, "arg:listed")
            parts = finish((subject,), parts.recipients, parts.mediators, rules)
        told = self.speech.at(v)
        said = told if self._shares(told) or not parts.actors else []
        if reading.frame == "judged":  # whoever says so blames
            around = self.speech.around(self.p.start[v], self.p.end[v])
            said = [] if around is None else [around]
        speaker = self.speech.draft(said[0]).speaker if said else None
        if speaker is not None:
            rules = (*parts.rules, "arg:speaker")
            parts = finish((speaker,), parts.recipients, parts.mediators, rules)
        if not parts.actors:
            parts = self._meant_by_teller(v, reading, parts)
        if reading.type == "PROTEST" and not parts.recipients:
            parts = finish(parts.actors, pressed(self.who, v), parts.mediators, parts.rules)
        if (reading.type == "COERCE" or reading.mode == "access") and not parts.actors:
            found = self._holding_post(v)
            parts = finish(found, parts.recipients, parts.mediators, parts.rules)
        if reading.type == "ASSAULT" and not parts.actors:
            found = self._laid_by(v) or self._blamed_in(v) or self._blamed_beside(v)
            parts = finish(found, parts.recipients, parts.mediators, parts.rules)
        if reading.type in ("CONCEDE", "AGREE") and not parts.recipients:
            found = forced_by(self.who, v) or in_exchange(self.who, v)
            parts = finish(parts.actors, found, parts.mediators, parts.rules)
        if reading.type == "REQUEST" and not parts.recipients:
            asked = subjunctive_subject(self.who, self.table, v)
            parts = finish(parts.actors, asked, parts.mediators, parts.rules)
        if reading.type == "REJECT" and not parts.recipients and self._answers(v):
            parts = finish(parts.actors, (), parts.mediators, (*parts.rules, ANSWERS))
        nouns = self._asked(v, reading)
        if nouns:
            kept, holders = freed_by(self.who, nouns, parts.recipients)
            if len(kept) < len(parts.recipients) or holders:
                return finish(parts.actors, holders or kept, parts.mediators, parts.rules)
        if reading.content and not parts.recipients:
            inside = self._from_content(parts, reading)
            if reading.type == "REQUEST":
                inside, _ = freed_by(self.who, nouns, inside)
            if inside:
                rules = (*parts.rules, "arg:content")
                parts = finish(parts.actors, inside, parts.mediators, rules)
        if reading.type in ("REJECT", "THREATEN") and not parts.recipients:
            meant = until(self.who, v, parts.actors)
            parts = finish(parts.actors, meant, parts.mediators, parts.rules)
        return self._addressed(v, reading, parts)

    def _meant_by_teller(self, v: int, reading: Reading, parts: Cast3) -> Cast3:
        """Take as the doer whom the words around the act mean: who threatens it, who is asked."""
        around = self.speech.around(self.p.start[v], self.p.end[v])
        draft = self.speech.draft(around) if around is not None else None
        by, rule = asked_in_item(self.p, v, draft), "arg:asked"
        if by is None and reading.type in ("ASSAULT", "COERCE"):
            by, rule = threatener(self.p, v, draft), "arg:threatened"
        if by is None:
            return parts
        return finish((by,), parts.recipients, parts.mediators, (*parts.rules, rule))

    def _addressed(self, v: int, reading: Reading, parts: Cast3) -> Cast3:
        """Take the recipient of a speech act from its statement: whom it answers, or its target."""
        accused = reading.type == "ACCUSE"
        if accused:
            left = [r for r in parts.recipients if not self._suffers(v, r)]
            parts = finish(parts.actors, left, parts.mediators, parts.rules)
        if parts.recipients or reading.type not in _SPOKEN:
            return parts
        for k in self.speech.at(v):
            draft = self.speech.draft(k)
            answered = self.speech.draft(draft.answers) if draft.answers is not None else None
            to = answered.speaker if answered else draft.target
            freed = to is not None and not freed_by(self.who, self._asked(v, reading), [to])[0]
            if to is not None and not freed and not (accused and self._suffers(v, to)):
                rules = (*parts.rules, "arg:answered" if answered else "arg:target")
                return finish(parts.actors, (to,), parts.mediators, rules)
        return parts

    def _asked(self, v: int, reading: Reading) -> list[int]:
        """Return the nouns for what is asked for, where something is."""
        heads = (*reading.content, *_objects(self.p, v)) if reading.type == "REQUEST" else ()
        return [k for k in heads if not is_verb(self.p, k)]

    def _suffers(self, v: int, actor: Actor) -> bool:
        """ "condemned the attack on A's base": A suffers what is condemned."""
        p = self.p
        for n in (c for c in p.children[v] if p.dep[c] in _JUDGED):
            inner = self.lens.noun(n, inside=False)
            if inner is not None and inner.type in ("ASSAULT", "COERCE"):
                preps = noun_roles(p, n).preps
                hit = [h for w in ("on", "against", "at", "of", "into") for h in preps.get(w, ())]
                if any(p.start[p.left[h]] <= actor.start < p.end[p.right[h] - 1] for h in hit):
                    return True
        return False

    def _laid_by(self, v: int) -> list[Actor]:
        """ "a mine laid by A killed two", "accused A of laying the mine that killed two"."""
        found = self.who.either(list(laid_by(self.p, v)))
        own = [a for a in found if is_told(a) or a.sector in _FIGHTERS or ":" in a.code]
        told = (self.out[self.index[k]] for k in laid_where(self.p, v) if k in self.index)
        return own or [a for e in told for a in e.actors]

    def _blamed_in(self, v: int) -> list[Actor]:
        """ "died in an ambush that the army blamed on A": A's doing."""
        p = self.p
        preps = [c for c in p.children[v] if p.dep[c] == "prep" and p.lower[c] in ("in", "during")]
        return [a for c in preps for n in pobjs(p, c) for a in answerers(self.who, n)]

    def _blamed_beside(self, v: int) -> list[Actor]:
        """ "A drone killed 12, doctors said, blaming B": B's doing, by those who tell of it."""
        p = self.p
        around = self.speech.around(p.start[v], p.end[v])
        cue = self.speech.draft(around).head if around is not None else None
        if cue is None or v == cue:
            return []
        return [a for a in blamed_beside(self.who, cue) if is_told(a)]

    def _holding_post(self, v: int) -> list[Actor]:
        """ "was stopped at a checkpoint of A", "waved through": by A, whose post it is."""
        p = self.p
        at = [c for c in p.children[v] if p.dep[c] == "prep" and p.lower[c] in _AT_POSTS]
        posts = [n for c in at for n in pobjs(p, c) if p.lemma[n] in _POSTS]
        return [a for a in self.who.either(posts) if is_told(a)]

    def _answers(self, v: int) -> bool:
        """Whether a charge or a demand is refused: the other side's, where there are two."""
        p = self.p
        return any(
            p.dep[c] in ("dobj", "nsubjpass") and p.lemma[c] in _CHARGES for c in p.children[v]
        )

    def _hosts(self, v: int, parts: Cast3) -> Cast3:
        """Who attends a parade or a summit visits those who hold it."""
        p = self.p
        if p.lemma[v] not in ("attend", "join", "watch", "observe", "visit"):
            return parts
        attended = [c for c in p.children[v] if p.dep[c] in ("dobj", "nsubjpass")]
        if p.dep[v] in ("relcl", "acl"):
            attended.append(p.head[v])
        for k in attended:
            if k in self.index:
                hosts = self.out[self.index[k]].actors
                return finish(parts.actors, hosts, (), (*parts.rules, "arg:host-of-event"))
        return parts

    def _shares(self, told: Sequence[int]) -> bool:
        """ "Says two men were hurt, and blames B": the subject that the cue shares blames."""
        return any("source:re-attached" in self.speech.draft(k).rules for k in told)

    def _first_person(self, v: int, parts: Cast3) -> Cast3:
        """ "We will destroy them", in somebody's quotation: the speaker's side."""
        p = self.p
        if not any(p.dep[c] == "nsubj" and p.lower[c] in ("we", "i") for c in p.children[v]):
            return parts
        around = self.speech.around(p.start[v], p.end[v])
        speaker = self.speech.draft(around).speaker if around is not None else None
        if speaker is None:
            return parts
        return finish((speaker,), parts.recipients, parts.mediators, (*parts.rules, "arg:we"))

    def _from_content(self, parts: Cast3, reading: Reading) -> Sequence[Actor]:
        """Take the recipient from the act that is asked for, promised or threatened."""
        own = {(a.code, a.name) for a in parts.actors}
        for k in reading.content:
            if not is_verb(self.p, k):
                continue
            inner_reading = self.lens.read(k)
            type_ = inner_reading.type if inner_reading else reading.type
            if reading.type == "AGREE" and type_ in ("AGREE", "MOBILIZE"):
                type_ = "AID"  # what is offered is of use to somebody
            between = inner_reading is not None and inner_reading.frame in ("host", "med")
            frame = inner_reading.frame if inner_reading and between else ""
            inner = verb_arguments(self.who, k, type_, frame)
            if between and reading.type == "AGREE":  # "offered to host talks between A and B"
                among = [
                    a for a in (*inner.recipients, *inner.actors) if (a.code, a.name) not in own
                ]
                if among:
                    return among
            if reading.type in ("REQUEST", "ACCUSE") or reading.mode == "access":
                asked = [a for a in inner.actors if (a.code, a.name) not in own]
                if asked:
                    return asked
            if inner.recipients and not self._let_go(reading, k, inner_reading):
                return inner.recipients
            light = inner_reading.noun if inner_reading else None
            found = self._from_nouns([light] if light is not None else [], own)
            if found:
                return found
        return self._from_nouns([k for k in reading.content if not is_verb(self.p, k)], own)

    def _let_go(self, reading: Reading, k: int, inner: Reading | None) -> bool:
        """ "insisted that the detainees be freed", "refused to free them": not they are asked."""
        freed = inner is not None and inner.mode == "release"
        asked = bare_passive(self.p, k) or self.p.tag[k] == "VBN"
        return freed and (reading.type == "REJECT" or (reading.type == "REQUEST" and asked))

    def _from_nouns(self, nouns: Sequence[int], own: set[tuple[str, str]]) -> Sequence[Actor]:
        """Take the other side from the event noun spoken of ("ruled out talks with A")."""
        for n in nouns:
            inner = self.lens.noun(n, inside=False)
            if inner is None:
                continue
            parts = noun_arguments(self.who, n, inner.type, inner.frame, None)
            for side in (parts.recipients, parts.actors):
                found = [a for a in side if (a.code, a.name) not in own]
                if found:
                    return found
        return ()

    def _absorb(self, reading: Reading) -> None:
        self.absorbed.update(reading.absorbs)
        if reading.type not in _SWALLOW or "op:deny" in reading.rules:
            return  # what is denied is an event of its own, denied
        for k in (*reading.content, *reading.absorbs):
            if reading.type == "THREATEN" and self._told_in_full(k):
                self.absorbed.discard(k)  # "warned that A would strike": the strike is told too
            elif k in reading.content or k == reading.noun:
                self._absorb_below(k)

    def _told_in_full(self, k: int) -> bool:
        p = self.p
        return p.dep[k] == "ccomp" and has_subject(p, k) and is_verb(p, k)

    def _absorb_below(self, head: int) -> None:
        """Take in what stands under ``head``, apart from finite clauses inside it."""
        stack = [head]
        while stack:
            k = stack.pop()
            self.absorbed.add(k)
            stack.extend(
                c
                for c in self.p.children[k]
                if (self.p.dep[c] not in _FINITE or self.p.tag[c] in ("VB", "VBG"))
                and not (self.p.dep[c] == "prep" and self.p.lower[c] in _AFTER)
                and not counted_in_time(self.p, c)
                and not self._charged(c)
                and not (self.p.dep[c] == "conj" and has_subject(self.p, c))
            )

    def _charged(self, c: int) -> bool:
        """ "rejected the charge that A shelled B": what was charged is told, and denied."""
        p = self.p
        return (
            p.dep[c] in ("acl", "ccomp")
            and p.lemma[p.head[c]] in _CHARGED
            and p.pos[p.head[c]] == "NOUN"
            and any(p.dep[d] == "mark" and p.lower[d] == "that" for d in p.children[c])
        )

    def _hurt(self, n: int, reading: Reading, parts: Cast3) -> Cast3:
        if parts.recipients or reading.type != "ASSAULT" or reading.frame == "sym":
            return parts
        found = victims(self.who, self.table, n)
        if not found:
            return parts
        return finish(parts.actors, found, parts.mediators, (*parts.rules, "arg:victims"))

    def _in_fight(self, n: int, reading: Reading, parts: Cast3) -> Cast3:
        """ "three soldiers from A were killed in clashes with B": A fought too."""
        if reading.frame != "sym" or reading.type != "ASSAULT" or len(parts.actors) != 1:
            return parts
        hurt = [a for a in victims(self.who, self.table, n) if a.country and a.sector in _FIGHTERS]
        return finish((*hurt, *parts.actors), parts.recipients, parts.mediators, parts.rules)

    def _protested(self, n: int, parts: Cast3) -> Cast3:
        """ "protests calling for the minister's resignation": the demand belongs to the protest."""
        for k in calls_under(self.p, n):
            asked = asked_of(self.who, k)
            self._absorb_below(k)
            if asked:
                return finish(parts.actors, asked, (), (*parts.rules, "arg:protest-demand"))
        return finish(parts.actors, forced_out(self.who, n), (), parts.rules)

    def _phrase_parts(self, i: int, reading: Reading) -> Cast3:
        around = self.speech.around(self.p.start[i], self.p.end[i])
        if reading.use == "s":  # a judgement is its speaker's
            draft = self.speech.draft(around) if around is not None else None
            said = (draft.speaker,) if draft and draft.speaker else ()
            to = (draft.target,) if draft and draft.target else ()
            return finish(said, to, (), ("arg:speaker",))
        if reading.frame == "rev" and not is_verb(self.p, i):
            return pressed_into(self.who, i)
        parts = verb_arguments(self.who, i, reading.type, reading.frame)
        if parts.recipients or reading.type == "ASSAULT":
            return parts
        found = [a for k in phrase_content(self.p, reading) for a in self._inner(k, reading.type)]
        return finish(parts.actors, found, parts.mediators, parts.rules)

    def _inner(self, k: int, type_: str) -> Sequence[Actor]:
        self._absorb_below(k)
        return verb_arguments(self.who, k, type_, "").recipients
