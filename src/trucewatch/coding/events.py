"""Events of one story: type, mode, contexts and who takes part, from predicates and statements."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.arguments import Cast3, Naming, Who, finish, noun_arguments, verb_arguments
from trucewatch.coding.contexts import argument_words, contexts_of, mode_of
from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.event_adjust import adjusted, spoken_of, without_own
from trucewatch.coding.event_demands import (
    asked_of,
    calls_under,
    demanded_conjuncts,
    forced_by,
    in_exchange,
    many_people,
    met_during,
    named_before,
    phrase_content,
    pressed,
)
from trucewatch.coding.event_filters import (
    Domains,
    aim_only,
    generic,
    in_name_or_compound,
    metaphor,
    without_partner,
)
from trucewatch.coding.event_merge import (
    accused_party,
    consequence_host,
    counted_in_time,
    evident,
    is_mutual,
    reciprocal,
    subject_is_act,
    victims,
)
from trucewatch.coding.event_sides import fill_sides
from trucewatch.coding.event_speech import Speech
from trucewatch.coding.event_syntax import (
    conjuncts,
    depths,
    has_subject,
    is_passive,
    is_verb,
    modality,
)
from trucewatch.coding.predicates import Lens, Reading
from trucewatch.reading import Parse
from trucewatch.records import Actor, Span, Story
from trucewatch.vocab.predicates import PredicateTable, load_predicates

# Types whose complement is only what is threatened, promised, refused or asked for.
_PUBLIC = frozenset(
    "GOV MIL REB COP OPP PRM UAF SPY LEG JUD PTY UNO IGO EUR NGO REF CRM REL".split()
)
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})
_SWALLOW = frozenset("THREATEN AGREE CONCEDE REJECT REQUEST SUPPORT".split())
# Acts that are done by saying something: without somebody who says it there is none.
_NEEDS_ACTOR = frozenset("AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN CONSULT".split())
_FINITE = frozenset({"relcl", "advcl", "parataxis"})


def find_events(
    parse: Parse,
    story: Story,
    cast: Naming,
    statements: Sequence[StatementDraft],
    table: PredicateTable | None = None,
) -> tuple[EventDraft, ...]:
    """Return the events of a story in the order of the text.

    ``realis``, quantities, times and places are left at their defaults. ``rules`` of each event
    name the lexicon entry, the conditions and the argument rules that made it.
    """
    finder = _Finder(parse, cast, statements, table or load_predicates())
    return finder.run()


def known(actor: Actor) -> bool:
    """Return whether ``actor`` is somebody with a country or a sector of public life."""
    if actor.country and actor.country not in ("UNK", "MNC"):
        return actor.sector != "BUS"
    return (actor.sector or "UNK") in _PUBLIC


class _Finder:
    def __init__(
        self,
        parse: Parse,
        cast: Naming,
        statements: Sequence[StatementDraft],
        table: PredicateTable,
    ) -> None:
        self.p = parse
        self.table = table
        self.lens = Lens(parse, table)
        self.who = Who(parse, cast)
        self.speech = Speech(statements)
        self.domains = Domains(parse, table)
        self.absorbed: set[int] = set()
        self.out: list[EventDraft] = []
        self.index: dict[int, int] = {}  # trigger token -> position in out
        self.frames: dict[int, str] = {}  # trigger token -> argument frame

    def run(self) -> tuple[EventDraft, ...]:
        p = self.p
        depth = depths(p)
        self._claim_stray_demands()
        order = sorted(range(len(p)), key=lambda i: (p.sent[i], depth[i], i))
        for i in order:
            if i in self.absorbed:
                continue
            if self._is_gerund_noun(i):
                self._noun(i)
            elif is_verb(p, i):
                self._verb(i)
            elif self._phrase(i):
                continue
            elif p.pos[i] in ("NOUN", "PROPN"):
                self._noun(i)
        self._proposals()
        ordered = sorted(self.out, key=lambda e: (e.span.start, e.type))
        return tuple(fill_sides(ordered, self.who.cast.camp_key, self.frames))

    def _is_gerund_noun(self, i: int) -> bool:
        """ "weeks of shelling": a gerund that stands as a noun."""
        p = self.p
        return (
            p.tag[i] == "VBG"
            and p.dep[i] in ("pobj", "nsubj", "dobj", "nsubjpass", "pcomp")
            and p.lower[i] in self.table.nouns
            and not any(p.dep[c] in ("dobj", "nsubj") for c in p.children[i])
        )

    def _claim_stray_demands(self) -> None:
        """Keep demanded acts that the parser hung elsewhere from becoming events first."""
        p = self.p
        for v in range(len(p)):
            if p.lemma[v] not in self.table.groups["demand"] or not is_verb(p, v):
                continue
            reading = self.lens.read(v)
            if reading and reading.type == "REQUEST":
                heads = [k for k in reading.content if is_verb(p, k)]
                self.absorbed.update(demanded_conjuncts(p, heads))

    def _proposals(self) -> None:
        """ "A truce would be a fair option, she said": what a speaker proposes is AGREE."""
        for k, draft in self.speech.of_act("propose"):
            inside = any(e.statement == k or e.reports == k for e in self.out)
            if inside or draft.speaker is None or not draft.content:
                continue
            first, last = self.p.tokens_in(draft.content[0].start, draft.content[0].end)
            nouns = [i for i in range(first, last) if self.p.pos[i] == "NOUN" and self.lens.noun(i)]
            if nouns:
                reading = Reading("AGREE", None, 0.5, ("act:propose",), "b")
                self._emit(nouns[0], reading, finish((draft.speaker,), (), (), ("arg:speaker",)))

    def _phrase(self, i: int) -> bool:
        """A fixed phrase counts whatever the parser makes of it ("A, B trade blame")."""
        reading = self.lens.phrase(i) if self.p.lemma[i] in self.table.phrases else None
        if reading is None:
            return False
        parts = self._phrase_parts(i, reading)
        if not parts.actors:
            before = named_before(self.who, i)
            parts = finish(before, parts.recipients, parts.mediators, ("arg:before-phrase",))
        self._absorb(reading)
        for one in reciprocal(self.p, i, reading, parts) or (parts,):
            self._emit(i, reading, one)
        return True

    def _phrase_parts(self, i: int, reading: Reading) -> Cast3:
        around = self.speech.around(self.p.start[i], self.p.end[i])
        if reading.use == "s":  # a judgement is its speaker's
            draft = self.speech.draft(around) if around is not None else None
            said = (draft.speaker,) if draft and draft.speaker else ()
            to = (draft.target,) if draft and draft.target else ()
            return finish(said, to, (), ("arg:speaker",))
        if reading.frame == "rev" and not is_verb(self.p, i):
            return pressed(self.who, i)
        parts = verb_arguments(self.who, i, reading.type, reading.frame)
        if parts.recipients or reading.type == "ASSAULT":
            return parts
        found = [a for k in phrase_content(self.p, reading) for a in self._inner(k, reading.type)]
        return finish(parts.actors, found, parts.mediators, parts.rules)

    def _inner(self, k: int, type_: str) -> Sequence[Actor]:
        self._absorb_below(k)
        return verb_arguments(self.who, k, type_, "").recipients

    # -- verbs -----------------------------------------------------------------------------

    def _verb(self, v: int) -> None:
        if self._obligation(v):
            return
        reading = self.lens.read(v)
        if reading is None:
            return
        if metaphor(self.p, self.table, reading, reading.noun or v) or aim_only(
            self.p, self.table, v, reading
        ):
            return
        if subject_is_act(self.p, self.table, v, self.lens) or self._mediated(v, reading):
            return
        host = consequence_host(self.p, self.table, v, reading, self.index)
        if host is not None:
            self._add_recipients(host, v)
            return
        spoken = spoken_of(self.p, self.lens, v, reading)
        if spoken:
            reading = msgspec.structs.replace(reading, content=(*reading.content, *spoken))
        parts = self._participants(v, reading)
        if without_partner(self.p, v, reading, parts):
            return
        if not self._enough(v, reading, parts):
            self.absorbed.update(k for k in reading.content if is_verb(self.p, k))
            return
        self._absorb(reading)
        parts = self._inherited(v, reading, parts)
        for one in reciprocal(self.p, v, reading, parts) or (parts,):
            self._emit(v, reading, one)
        if reading.type == "ACCUSE" and is_mutual(self.p, v):
            self.absorbed.update(reading.content)  # who did it is just what they dispute
        if reading.type == "REQUEST":
            self._further_demands(reading, parts)

    def _inherited(self, v: int, reading: Reading, parts: Cast3) -> Cast3:
        """ "suspended trade with A and recalled its envoy": both are done to A."""
        host = self.index.get(self.p.head[v]) if self.p.dep[v] == "conj" else None
        if host is None or parts.recipients or self.out[host].type != reading.type:
            return parts
        if reading.type not in ("SANCTION", "ACCUSE", "COERCE", "ASSAULT"):
            return parts
        before = self.out[host].recipients
        return finish(parts.actors, before, parts.mediators, (*parts.rules, "arg:conj-recipient"))

    def _mediated(self, v: int, reading: Reading) -> bool:
        """ "signed a truce, brokered by A": A is the mediator of that event."""
        p = self.p
        if reading.frame != "med" or p.tag[v] != "VBN" or p.dep[v] not in ("advcl", "acl", "conj"):
            return False
        if any(p.dep[c] in ("dobj", "nsubjpass") for c in p.children[v]):
            return False
        for k in (p.head[v], *p.children[p.head[v]], p.head[p.head[v]]):
            if k in self.index:
                draft = self.out[self.index[k]]
                between = self.who.either(
                    d for c in p.children[v] if p.dep[c] == "agent" for d in p.children[c]
                )
                self.out[self.index[k]] = msgspec.structs.replace(
                    draft,
                    mediators=(*draft.mediators, *between),
                    rules=(*draft.rules, f"arg:{p.lemma[v]}-by"),
                )
                return True
        return False

    def _further_demands(self, reading: Reading, parts: Cast3) -> None:
        """Each further act that is asked for is a request of its own."""
        heads = [k for k in reading.content if is_verb(self.p, k)]
        for k in demanded_conjuncts(self.p, heads):
            self._absorb_below(k)
            one = msgspec.structs.replace(
                reading, noun=None, content=(), rules=(*reading.rules, "op:further-demand")
            )
            self._emit(k, one, parts)

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
        if reading.type in ("CONCEDE", "AGREE") and not parts.recipients:
            found = forced_by(self.who, v) or in_exchange(self.who, v)
            parts = finish(parts.actors, found, parts.mediators, parts.rules)
        if reading.content and not parts.recipients:
            found = self._from_content(parts, reading)
            if found:
                rules = (*parts.rules, "arg:content")
                parts = finish(parts.actors, found, parts.mediators, rules)
        return parts

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
            inner = verb_arguments(self.who, k, type_, "")
            if reading.type in ("REQUEST", "ACCUSE"):
                asked = [a for a in inner.actors if (a.code, a.name) not in own]
                if asked:
                    return asked
            if inner.recipients:
                return inner.recipients
            light = inner_reading.noun if inner_reading else None
            found = self._from_nouns([light] if light is not None else [], own)
            if found:
                return found
        return self._from_nouns([k for k in reading.content if not is_verb(self.p, k)], own)

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
        if reading.type not in _SWALLOW:
            return
        for k in (*reading.content, *reading.absorbs):
            if k in reading.content or k == reading.noun:
                self._absorb_below(k)

    def _absorb_below(self, head: int) -> None:
        """Take in what stands under ``head``, apart from finite clauses inside it."""
        stack = [head]
        while stack:
            k = stack.pop()
            self.absorbed.add(k)
            stack.extend(
                c
                for c in self.p.children[k]
                if self.p.dep[c] not in _FINITE or self.p.tag[c] in ("VB", "VBG")
            )

    # -- must, should ----------------------------------------------------------------------

    def _obligation(self, v: int) -> bool:
        """ "Ukraine must be neutral", said by another: a demand on Ukraine."""
        p = self.p
        subjects = [c for c in p.children[v] if p.dep[c] in ("nsubj", "nsubjpass")]
        if not subjects or not self._obliges(v, subjects[0]):
            return False
        around = self.speech.around(p.start[v], p.end[v])
        speaker = self.speech.draft(around).speaker if around is not None else None
        if speaker is None:
            return False
        asked = [a for a in self.who.either(subjects) if known(a)]
        parts = finish((speaker,), asked, (), ("op:must",))
        if not parts.recipients and p.lower[subjects[0]] not in ("they", "you"):
            return False
        reading = Reading("REQUEST", "change", 1.0, ("op:must",))
        for k in conjuncts(p, v):
            if k == v or not has_subject(p, k):
                self._absorb_below(k)
        self._emit(v, reading, parts)
        return True

    def _obliges(self, v: int, subject: int) -> bool:
        p = self.p
        if modality(p, v).must or (
            p.lemma[v] == "have" and any(p.dep[c] == "xcomp" for c in p.children[v])
        ):
            return True
        may = any(p.dep[c] == "aux" and p.lower[c] in ("can", "may") for c in p.children[v])
        return may and any(p.lower[c] == "no" for c in p.children[subject])

    # -- nouns -----------------------------------------------------------------------------

    def _noun(self, n: int) -> None:
        p = self.p
        reading = (
            self.lens.nominal(n) or self.lens.in_force(n) or self.lens.noun(n, inside=False)
        )
        if reading is None or in_name_or_compound(p, n) or generic(p, self.table, n):
            return
        if metaphor(p, self.table, reading, n):
            return
        self._absorb(reading)
        parts = noun_arguments(self.who, n, reading.type, reading.frame, None)
        if reading.content and not parts.recipients:
            found = self._from_content(parts, reading)
            parts = finish(parts.actors, found, parts.mediators, (*parts.rules, "arg:content"))
        if reading.type == "PROTEST" and not parts.recipients:
            parts = self._protested(n, parts)
        accused = accused_party(self.who, n)
        if accused and not parts.actors and reading.frame != "sym":
            rules = (*parts.rules, "arg:accused")
            parts = finish(accused, parts.recipients, parts.mediators, rules)
        parts = self._hurt(n, reading, parts)
        if reading.type == "CONSULT" and len(parts.actors) == 1:
            among = met_during(self.who, n)
            parts = finish((*among, *parts.actors), parts.recipients, parts.mediators, parts.rules)
        if reading.use == "b" and not self._known(parts) and evident(p, self.table, n, reading):
            rule = "evident:span" if counted_in_time(p, n) else "evident"
            reading = msgspec.structs.replace(reading, use="a", rules=(*reading.rules, rule))
        self._emit(n, reading, parts)

    def _hurt(self, n: int, reading: Reading, parts: Cast3) -> Cast3:
        if parts.recipients or reading.type != "ASSAULT" or reading.frame == "sym":
            return parts
        found = victims(self.who, self.table, n)
        if not found:
            return parts
        return finish(parts.actors, found, parts.mediators, (*parts.rules, "arg:victims"))

    def _protested(self, n: int, parts: Cast3) -> Cast3:
        """ "protests calling for the minister's resignation": the demand belongs to the protest."""
        for k in calls_under(self.p, n):
            asked = asked_of(self.who, k)
            self._absorb_below(k)
            if asked:
                return finish(parts.actors, asked, (), (*parts.rules, "arg:protest-demand"))
        return parts

    # -- output ----------------------------------------------------------------------------

    def _known(self, parts: Cast3) -> int:
        sides = (parts.actors, parts.recipients, parts.mediators)
        return sum(any(known(a) for a in side) for side in sides)

    def _impersonal(self, i: int, reading: Reading) -> bool:
        """An act of force told without any known actor: weapons act, or a place suffers it."""
        p = self.p
        if not is_verb(p, i) or any(r.startswith("op:") for r in reading.rules):
            return True
        for c in p.children[i]:
            if p.dep[c] == "nsubj" and p.lemma[c] in self.table.classes["weapon"]:
                return True
        agent = any(p.dep[c] == "agent" for c in p.children[i])
        subject = any(p.dep[c] == "nsubjpass" and p.pos[c] != "PRON" for c in p.children[i])
        return subject and not agent

    def _plural_subject(self, i: int) -> bool:
        p = self.p
        return any(p.dep[c] == "nsubj" and p.tag[c] in ("NNS", "NNPS") for c in p.children[i])

    def _enough(self, i: int, reading: Reading, parts: Cast3) -> bool:
        sides = self._known(parts)
        if reading.use == "a" and (sides or self._impersonal(i, reading)) or reading.type == "PROTEST" and many_people(self.p, i):
            return True
        if reading.type in _NEEDS_ACTOR and is_verb(self.p, i) and not is_passive(self.p, i):
            named = [a for a in parts.actors if a.sector not in (None, "", "UNK")]
            told = bool(named) and any(known(r) for r in parts.recipients)
            if not told and not any(known(a) for a in (*parts.actors, *parts.mediators)):
                return False
        if reading.use in ("b", "s"):
            return sides >= 1
        if reading.use == "m" and any(a.sector in _ARMED for a in parts.actors):
            return True
        if reading.frame == "sym" and sides and self._plural_subject(i):
            return True
        both = sides >= 2 or sum(known(a) for a in parts.actors) >= 2
        return both and reading.use in ("c", "l", "m")

    def _emit(self, i: int, reading: Reading, parts: Cast3) -> None:
        reading = adjusted(self.p, i, reading, parts)
        parts = without_own(reading.type, parts, self.who.cast.camp_key)
        if not self._enough(i, reading, parts) or self.domains.foreign(i, self._known(parts)):
            return
        draft = self._draft(i, reading, parts)
        self.index[draft.trigger] = len(self.out)
        self.frames[draft.trigger] = reading.frame
        self.out.append(draft)

    def _draft(self, i: int, reading: Reading, parts: Cast3) -> EventDraft:
        p = self.p
        trigger = reading.noun if reading.noun is not None else i
        heads = {i, trigger, *reading.content}
        words = argument_words(p, heads)
        mode, mode_rule = mode_of(self.table, reading.type, reading.mode, p.lemma[trigger], words)
        start, end = self._clause(i)
        everybody = (*parts.actors, *parts.recipients)
        clause = frozenset(p.lemma[start:end])
        reports = self._reports(i, reading, parts)
        rules = (*reading.rules, *parts.rules, *((mode_rule,) if mode_rule else ()))
        span_start, span_end = p.start[trigger], p.end[trigger]
        return EventDraft(
            trigger=trigger,
            span=Span(p.text[span_start:span_end], span_start, span_end),
            start=p.start[start],
            end=p.end[end - 1],
            type=reading.type,
            mode=mode,
            contexts=contexts_of(self.table, clause, reading.type, everybody),
            actors=parts.actors,
            recipients=parts.recipients,
            mediators=parts.mediators,
            statement=self.speech.around(span_start, span_end),
            reports=reports,
            score=min(1.0, 0.4 + 0.3 * reading.score),
            rules=rules,
        )

    def _reports(self, i: int, reading: Reading, parts: Cast3) -> int | None:
        found = self.speech.reporting(i, reading.type)
        codes = {a.code for a in parts.actors}
        for k in found:
            speaker = self.speech.draft(k).speaker
            if speaker is not None and speaker.code in codes:
                return k
        return found[0] if found else None

    def _clause(self, i: int) -> tuple[int, int]:
        p = self.p
        k = i
        while not is_verb(p, k) and p.head[k] != k:
            k = p.head[k]
        return p.subtree(k)

    def _add_recipients(self, host: int, v: int) -> None:
        """Merge an outcome ("killing three") into the attack that it is told of."""
        draft = self.out[host]
        more = verb_arguments(self.who, v, "ASSAULT", "").recipients
        parts = finish(draft.actors, (*draft.recipients, *more), draft.mediators, ())
        self.out[host] = msgspec.structs.replace(
            draft,
            recipients=parts.recipients,
            rules=(*draft.rules, f"merge:{self.p.lemma[v]}"),
        )
