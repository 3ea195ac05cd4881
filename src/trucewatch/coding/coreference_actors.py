"""Who a pronoun, a surname or a bare title means, from what the story said before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.noun_phrases import is_temporal
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_compose import Named, entity_named

if TYPE_CHECKING:
    from trucewatch.coding.cast import Cast

_OPEN, _CLOSE, _PLAIN = "“", "”", '"'
_SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_TITLES = {"premier": "prime minister", "pm": "prime minister", "chancellor": "chancellor"}
# Definite nouns for somebody the story has named already.
_ARMED = frozenset({"REB", "PRM", "CRM"})
_GROUPS = frozenset({"REB", "PRM", "CRM", "OPP", "NGO", "SOC", "PTY", "IGO", "LAB"})
_ANAPHORS = {
    "group": _GROUPS, "movement": _GROUPS - {"IGO"}, "organization": _GROUPS,
    "organisation": _GROUPS, "faction": _ARMED, "militia": _ARMED, "network": _ARMED,
    "alliance": _GROUPS, "bloc": frozenset({"IGO"}), "body": frozenset({"IGO"}),
    "mission": frozenset({"IGO"}), "party": frozenset({"PTY"}), "union": frozenset({"LAB"}),
    "agency": frozenset({"IGO", "JRN", "SPY"}), "court": frozenset({"JUD", "IGO"}),
    "parliament": frozenset({"LEG"}), "company": frozenset({"BUS"}), "coalition": _GROUPS,
    "charity": frozenset({"NGO"}), "newspaper": frozenset({"JRN"}),
}  # fmt: skip
# "The army" of a story that is set in one country is that country's.
_OF_A_STATE = frozenset({"army", "military", "government", "police", "parliament", "ministry",
                         "opposition", "armed forces", "foreign ministry", "defense ministry",
                         "defence ministry", "interior ministry", "cabinet", "junta", "navy",
                         "air force", "health ministry", "presidency"})  # fmt: skip
_SIDES = frozenset({"side", "party", "country", "nation", "camp", "enemy", "neighbour",
                    "neighbor", "rival", "foe", "government", "army"})  # fmt: skip
# A thing is a little less likely an antecedent than an actor; set on invented sentences.
_THING = 0.8
# What each sentence takes away from an antecedent's weight.
_FADE = 0.65
_FADE_OWNER = 0.4  # "its", "their" nearly always find their owner in their own sentence
_PEOPLE = frozenset({"leader", "president", "minister", "man", "general", "politician", "diplomat"})
_TWO = frozenset({"both", "two", "warring", "opposing", "rival"})
_THE_SIDES = frozenset({"sides", "parties", "foes", "neighbours", "neighbors", "rivals"})
# How far back a pronoun looks, in sentences. Reports are short; five covers a paragraph or two.
_WINDOW = 5


class Known(msgspec.Struct, frozen=True):
    """A mention registered for later look-up."""

    at: int
    named: Named
    titles: tuple[str, ...]


def quoted_tokens(parse: Parse) -> tuple[bool, ...]:
    """Tell for each token whether it stands inside quotation marks (paragraph by paragraph)."""
    flags = [False] * len(parse)
    if not any(mark in parse.text for mark in (_OPEN, _PLAIN)):
        return tuple(flags)
    for para in parse.paras:
        inside = False
        for i in range(para.first, para.last):
            word = parse.word[i]
            if word == _OPEN:
                inside = True
            elif word == _CLOSE:
                inside = False
            elif word == _PLAIN:
                inside = not inside
            else:
                flags[i] = inside
    return tuple(flags)


class Resolver:
    """Looks back into a story. Holds what the cast registered; asks the cast for the rest."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.people: dict[str, list[Known]] = {}
        self.titled: dict[str, list[Known]] = {}
        self.bodies: dict[str, list[Known]] = {}
        self.heads: list[int] = []

    def register(self, heads: Iterable[int]) -> None:
        """Note the people, titles and bodies that the phrases with these heads name."""
        for head in heads:
            named = self.cast.named(head)
            if named is None:
                continue
            self.heads.append(head)
            if named.person and named.kind in ("entity", "name"):
                known = Known(head, named, self._titles(head, named))
                if named.country or named.kind == "entity":
                    self.people.setdefault(self.cast.parse.lower[head], []).append(known)
                for title in known.titles:
                    self.titled.setdefault(title, []).append(known)
            elif named.country and named.noun:
                last_word = named.noun.rsplit(" ", 1)[-1] if " of " not in named.noun else "ministry"
                known = Known(head, named, ())
                self.bodies.setdefault(last_word, []).append(known)
            body = named.entity
            if body is not None and body.kind == "person":
                body = self.cast.table.entities.get(body.group)
            if body is not None:
                whole = entity_named(body, body.sector_on(self.cast.on))
                self.bodies.setdefault("*", []).append(Known(head, whole, ()))

    def _titles(self, head: int, named: Named) -> tuple[str, ...]:
        first, last = self.cast.noun_phrase(head)
        found = [h.entry.noun for h in self.cast.hits_in(first, last) if h.entry.kind == "role"]
        if named.entity is not None and named.kind == "entity":
            found.extend(o.role for o in named.entity.offices if o.role)
        return tuple(dict.fromkeys(_TITLES.get(t, t) for t in found))

    def earlier_name(self, head: int) -> Named | None:
        """Return the full name that a surname at ``head`` stands for, if the story has one."""
        known = self._nearest(self.people.get(self.cast.parse.lower[head], []), head)
        return known.named if known else None

    def in_story(self, head: int, named: Named) -> tuple[tuple[Actor, float], ...]:
        """Return the actor of a name or description, completed from the rest of the story."""
        cast = self.cast
        if named.kind == "name" and not named.country:
            known = self._nearest(self.people.get(cast.parse.lower[head], []), head)
            if known is not None:
                return ((cast.actor(head, known.named), 1.0),)
            return ((cast.actor(head, named), 0.6),) if self._is_person(head) else ()
        if named.kind in ("role", "unnamed") and named.entity is None:
            found = self._described(head, named)
            if found is not None:
                return ((cast.actor(head, found), 0.9),)
        both = self.both_sides(head)
        if both:
            return ((self.joint(head, both), 0.9),)
        if named.noun in ("party", "side") and named.plural and not named.country:
            named = msgspec.structs.replace(named, code="UNK", sector="UNK")
        return ((cast.actor(head, named), 1.0),)

    def _described(self, head: int, named: Named) -> Named | None:
        owner = self._owner(head)
        if owner is not None and not named.country:
            return owned(named, owner)
        if self._of_government(head, named):
            return cast_home(self.cast, named)
        sender = self._sender(head, named)
        if sender is not None:
            return owned(named, sender)
        if not self._definite(head, named):
            return None
        if named.plural:
            return self._the_rebels(head, named)
        title = _TITLES.get(named.noun, named.noun)
        if named.person:
            return self._title_holder(head, named, title)
        if named.country:
            return None
        known = self._before(self.bodies.get(title, []), head)
        if known is None and title in _ANAPHORS:
            known = self._last_body(head, _ANAPHORS[title])
        if known is not None:
            return known.named
        if title in _OF_A_STATE and self.cast.home:
            return self.cast.table.composer.with_country(named, self.cast.home)
        return None

    def _of_government(self, head: int, named: Named) -> bool:
        """Tell whether forces are called "government forces" and no country is named."""
        if named.country or named.sector not in ("MIL", "COP") or not self.cast.home:
            return False
        first, _ = self.cast.noun_phrase(head)
        return bool({"government", "federal"} & set(self.cast.parse.lower[first:head]))

    def _the_rebels(self, head: int, named: Named) -> Named | None:
        """Return the armed group that "the rebels", "the militants" were said to be."""
        if named.country or named.sector not in ("REB", "PRM"):
            return None
        known = self._last_body(head, _ARMED)
        return known.named if known else None

    def _last_body(self, head: int, sectors: frozenset[str]) -> Known | None:
        known = [k for k in self.bodies.get("*", []) if k.named.sector in sectors]
        return self._before(known, head)

    def _title_holder(self, head: int, named: Named, title: str) -> Named | None:
        if title in _LEADERS and not named.country:
            return None
        titles = _OFFICES if title in _LEADERS else (title,)
        fitting = [
            k
            for t in titles
            for k in self.titled.get(t, [])
            if not named.country or k.named.country == named.country
        ]
        if title in _LEADERS and len({k.named.code for k in fitting}) > 1:
            return None
        known = self._nearest(sorted(fitting, key=lambda k: k.at), head)
        return known.named if known else None

    def _sender(self, head: int, named: Named) -> Actor | None:
        """Return who "deployed 2,000 troops", for forces that no word of the phrase claims."""
        parse = self.cast.parse
        if named.country or named.sector != "MIL" or parse.dep[head] != "dobj":
            return None
        if self._definite(head, named):
            return None
        verb = parse.head[head]
        if parse.lemma[verb] not in _MOVING:
            return None
        for _ in range(4):
            for child in parse.children[verb]:
                if parse.dep[child] == "nsubj":
                    return self.cast.of(child)
            if parse.dep[verb] not in ("xcomp", "conj", "ccomp") or parse.head[verb] == verb:
                return None
            verb = parse.head[verb]
        return None

    def _owner(self, head: int) -> Actor | None:
        parse = self.cast.parse
        for child in parse.children[head]:
            if parse.tag[child] in ("PRP$", "WP$"):
                return self.cast.of(child)
        return None

    def _definite(self, head: int, named: Named) -> bool:
        """Tell whether a phrase is "the X" (or a bare title at the start) and nothing more."""
        parse = self.cast.parse
        before = [c for c in parse.children[head] if c < head]
        words = {parse.lower[c] for c in before}
        if named.country and any(parse.dep[c] == "poss" for c in before):
            return True
        return bool(words & {"the", "this", "that"}) and "former" not in words

    def _nearest(self, known: list[Known], head: int) -> Known | None:
        return self._before(known, head) or (known[0] if known else None)

    def _before(self, known: list[Known], head: int) -> Known | None:
        earlier = [k for k in known if k.at < head]
        return earlier[-1] if earlier else None

    def _is_person(self, head: int) -> bool:
        """Tell whether an unknown capitalised name acts like a person."""
        parse = self.cast.parse
        if parse.dep[head] not in ("nsubj", "nsubjpass", "appos", "conj"):
            return False
        first, _ = self.cast.noun_phrase(head)
        capitals = sum(parse.word[i][:1].isupper() for i in range(first, head + 1))
        verb = parse.lemma[parse.head[head]]
        return verb in _SAYING or (capitals >= 2 and parse.lower[first] not in ("the", "a", "an"))

    def both_sides(self, head: int) -> tuple[Actor, ...]:
        """Return the two parties that "both sides", "the two countries" mean, if it is plain."""
        cast, parse = self.cast, self.cast.parse
        if parse.lemma[head] not in _SIDES | _PEOPLE and parse.lower[head] not in ("both", "two"):
            return ()
        lower = {parse.lower[c] for c in parse.children[head] if c < head}
        counted = parse.lower[head] in ("both", "two") or lower & _TWO
        if not counted and not (parse.lower[head] in _THE_SIDES and "the" in lower):
            return ()
        pair = self._last_pair(head)
        if pair or parse.lemma[head] in _PEOPLE:
            return pair
        ranked = [(k, n) for k, n in cast.camp_counts.most_common(3) if k != "EUR"]
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 3 > ranked[1][1] * 2):
            return ()
        return tuple(self._camp_actor(head, key) for key, _ in ranked[:2])

    def _last_pair(self, head: int) -> tuple[Actor, ...]:
        """Return the last two coordinated parties before ``head`` that are on different sides."""
        cast, parse = self.cast, self.cast.parse
        start = parse.sents[max(0, parse.sent[head] - 3)][0]
        people = parse.lemma[head] in _PEOPLE
        for at in reversed([h for h in self.heads if start <= h < head]):
            if parse.dep[at] == "conj" or not self._is_joint(at):
                continue
            members = cast.members(at)
            if len(members) != 2 or (people and not all(self._is_leader(m) for m in members)):
                continue
            if len({cast.camp_key(m) for m in members}) == 2:
                return tuple(_at(cast, head, m) for m in members)
        return ()

    def _is_joint(self, at: int) -> bool:
        parse = self.cast.parse
        if any(parse.dep[c] in ("conj", "cc") and c > at for c in parse.children[at]):
            return True
        named = self.cast.named(at)
        return named is not None and ";" in named.code or at in self.cast.hidden

    def _is_leader(self, actor: Actor) -> bool:
        return ":" in actor.code and actor.sector in ("GOV", "REB", "IGO", "LEG", "OPP", "PRM")

    def _camp_actor(self, head: int, key: str) -> Actor:
        cast = self.cast
        entity = cast.table.entities.get(key)
        if entity is not None:
            return cast.actor(head, entity_named(entity, entity.sector))
        return cast.actor(head, cast.table.composer.state(key))

    def joint(self, head: int, actors: tuple[Actor, ...]) -> Actor:
        """Return one actor for several, with codes and countries joined by ";"."""
        first, last = self.cast.noun_phrase(head)
        start, end = self.cast.parse.start[first], self.cast.parse.end[last - 1]
        return Actor(
            self.cast.parse.text[start:end],
            start,
            end,
            ";".join(a.code for a in actors),
            ";".join(a.country or "UNK" for a in actors),
            actors[0].sector,
            " and ".join(a.name for a in actors),
        )

    def pronoun(self, head: int) -> tuple[tuple[Actor, float], ...]:
        """Return who a pronoun may mean, best first."""
        parse = self.cast.parse
        lower = parse.lower[head]
        if lower in _RELATIVE:
            return self._relative(head)
        if lower in _FIRST or lower in _FIRST_PLURAL:
            return self._speaker(head)
        if lower in _SINGULAR or lower in _NEUTER or lower in _PLURAL:
            return self._antecedents(head)
        if lower in ("both", "two"):
            both = self.both_sides(head)
            return ((self.joint(head, both), 0.8),) if both else ()
        return ()

    def _relative(self, head: int) -> tuple[tuple[Actor, float], ...]:
        parse = self.cast.parse
        at = head
        for _ in range(12):
            if parse.dep[at] == "relcl":
                found = self.cast.of(parse.head[at])
                return ((_at(self.cast, head, found), 1.0),) if found else ()
            if parse.head[at] == at:
                return ()
            at = parse.head[at]
        return ()

    def _speaker(self, head: int) -> tuple[tuple[Actor, float], ...]:
        """Return the speaker of the quotation that a first-person pronoun stands in."""
        cast, parse = self.cast, self.cast.parse
        if not cast.quoted[head]:
            return ()
        sent = parse.sent[head]
        for s in (sent, sent + 1, sent - 1, sent - 2):
            if not 0 <= s < len(parse.sents):
                continue
            first, last = parse.sents[s]
            if parse.para[first] != parse.para[head] and s > sent:
                continue
            for i in range(first, last):
                if (
                    parse.dep[i] == "nsubj"
                    and not cast.quoted[i]
                    and parse.lemma[parse.head[i]] in _SAYING
                ):
                    actor = cast.of(i)
                    if actor is not None:
                        return ((self._first_person(head, actor), 0.9),)
        return ()

    def _first_person(self, head: int, actor: Actor) -> Actor:
        cast = self.cast
        plural = cast.parse.lower[head] in _FIRST_PLURAL
        if plural and actor.country and actor.sector == "GOV" and ";" not in actor.country:
            return cast.actor(head, cast.table.composer.state(actor.country))
        return _at(cast, head, actor)

    def _antecedents(self, head: int) -> tuple[tuple[Actor, float], ...]:
        cast, parse = self.cast, self.cast.parse
        lower = parse.lower[head]
        if lower == "it" and _expletive(parse, head):
            return ()
        sent = parse.sent[head]
        fade = _FADE_OWNER if parse.tag[head] == "PRP$" else _FADE
        things = lower not in _SINGULAR and not _wilful(parse, head)
        scores: dict[str, float] = {}
        actors: dict[str, Actor | None] = {}
        for at in self._earlier(head, sent):
            weight = self._fit(at, head, lower)
            if weight <= 0:
                continue
            actor = self._candidate(at, lower)
            if actor is None and not (things and _thing_fits(parse, at, lower)):
                continue
            weight *= _salience(parse, at) * fade ** (sent - parse.sent[at])
            key = actor.code if actor else f"thing {parse.lemma[at]}"
            weight *= 1.0 if actor else _THING
            scores[key] = max(scores.get(key, 0.0), weight) + 0.05 * weight
            actors[key] = actor
        ranked = sorted(scores.items(), key=lambda kv: -kv[1])[:4]
        if not ranked or actors[ranked[0][0]] is None:
            return ()
        total = sum(scores.values())
        found = [(actors[c], s / total) for c, s in ranked]
        return tuple((_at(cast, head, a), s) for a, s in found if a is not None)

    def _candidate(self, at: int, lower: str) -> Actor | None:
        """Return the actor at ``at`` if a pronoun ``lower`` may stand for it."""
        cast, parse = self.cast, self.cast.parse
        many = any(parse.dep[c] == "conj" and c > at for c in parse.children[at])
        if lower in _PLURAL and many and parse.pos[at] != "PRON":
            members = cast.members(at)
            if len(members) > 1:
                return self.joint(at, members)
        actor = cast.of(at)
        if actor is None or (many and lower in _NEUTER) or not _agrees(cast, at, actor, lower):
            return None
        return actor

    def _earlier(self, head: int, sent: int) -> list[int]:
        parse = self.cast.parse
        start = parse.sents[max(0, sent - _WINDOW)][0]
        return [
            i
            for i in range(start, head)
            if parse.pos[i] in ("NOUN", "PROPN", "PRON")
            and parse.dep[i] not in ("compound", "nmod", "npadvmod")
            and parse.role(i) != "headline"
        ]

    def _fit(self, at: int, head: int, lower: str) -> float:
        """Return how well the place of ``at`` suits an antecedent of ``head`` (0 = never)."""
        parse, quoted = self.cast.parse, self.cast.quoted
        weight = 1.0
        if quoted[at] and not quoted[head]:
            weight *= 0.15
        elif quoted[head] and not quoted[at]:
            weight *= 0.5
        same = parse.sent[at] == parse.sent[head]
        possessive = parse.tag[head] == "PRP$"
        if same and parse.head[at] == parse.head[head] and not possessive:
            weight *= 0.2  # "X met him": one verb, two people
        if possessive and same and _governs(parse, at, head):
            weight *= 2.0  # "X withdrew its forces"
        if parse.dep[at] == "conj" and parse.pos[parse.head[at]] in ("NOUN", "PROPN", "PRON"):
            weight *= 0.8
        return weight


def cast_home(cast: Cast, named: Named) -> Named:
    """Return ``named`` with the country that the story is set in."""
    return cast.table.composer.with_country(named, cast.home)


def owned(named: Named, owner: Actor) -> Named:
    """Return a role with the country or group of its owner ("its forces")."""
    if not owner.country:
        return named
    same = named.sector == owner.sector or named.sector in ("MIL", "UNK", "GOV")
    if owner.sector in ("REB", "PRM", "IGO", "NGO") and same:
        return msgspec.structs.replace(
            named, code=owner.code, country=owner.country, sector=owner.sector
        )
    sector = named.sector
    if sector == "UNK" or (named.noun and named.sector == "GOV"):
        sector = owner.sector if owner.sector not in (None, "IGO") else named.sector
    code = ";".join(c + sector for c in owner.country.split(";"))
    tail = named.code.partition(":")[2]
    return msgspec.structs.replace(
        named, code=code + (":" + tail if tail else ""), country=owner.country, sector=sector
    )


def _at(cast: Cast, head: int, actor: Actor) -> Actor:
    start, end = cast.parse.start[head], cast.parse.end[head]
    return msgspec.structs.replace(actor, text=cast.parse.text[start:end], start=start, end=end)


def _agrees(cast: Cast, at: int, actor: Actor, lower: str) -> bool:
    """Tell whether number and person of a pronoun suit an antecedent."""
    word = cast.parse.lower[at]
    if word in _SINGULAR or word in _NEUTER or word in _PLURAL:
        return (word in _SINGULAR) == (lower in _SINGULAR) and (
            (word in _PLURAL) == (lower in _PLURAL)
        ) and (word in _FEMALE) == (lower in _FEMALE)
    named = cast.named(at)
    if named is None:
        return False
    if lower in _SINGULAR:
        gender = cast.gender_of(at, named)
        fits = not gender or (gender == "f") == (lower in _FEMALE)
        return named.person and not named.plural and fits
    if lower in _NEUTER:
        return not named.person and not named.plural
    return named.plural or (not named.person and named.kind != "state") or any(
        cast.parse.dep[c] == "conj" for c in cast.parse.children[at]
    )


def _expletive(parse: Parse, head: int) -> bool:
    """Tell whether "it" stands for no party: "it is a good sign", "it is clear that"."""
    verb = parse.head[head]
    if parse.lemma[verb] in ("seem", "appear", "remain", "happen", "rain", "snow"):
        return True
    if parse.lemma[verb] != "be":
        return False
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep == "attr" or (dep in ("ccomp", "advcl", "xcomp") and child > verb):
            return True
        if dep == "acomp" and any(
            parse.dep[c] in ("ccomp", "xcomp") for c in parse.children[child]
        ):
            return True
    return False


def _wilful(parse: Parse, head: int) -> bool:
    """Tell whether a pronoun does what only people and bodies of people do."""
    verb = parse.head[head]
    return parse.dep[head] == "nsubj" and parse.lemma[verb] in _SAYING | _WILFUL


def _thing_fits(parse: Parse, at: int, lower: str) -> bool:
    """Tell whether a noun that names no actor has the pronoun's number."""
    if parse.pos[at] != "NOUN" or is_temporal(parse, at):
        return False
    return (parse.tag[at] == "NNS") == (lower in _PLURAL)


def says(parse: Parse, head: int) -> bool:
    """Tell whether ``head`` is the subject of a verb of saying."""
    return parse.dep[head] == "nsubj" and parse.lemma[parse.head[head]] in _SAYING


def _governs(parse: Parse, at: int, head: int) -> bool:
    """Tell whether ``at`` is the subject of a verb above ``head``, the nearest one counting."""
    above = parse.head[head]
    for _ in range(12):
        for child in parse.children[above]:
            if parse.dep[child] in ("nsubj", "nsubjpass") and child < head:
                return child == at
            if parse.dep[child] == "mark" and at in parse.children[child]:
                return True
        if parse.head[above] == above:
            return False
        if parse.dep[above] in ("xcomp", "advcl", "conj", "ccomp", "pcomp", "acl") and any(
            parse.dep[c] == "pobj" and c == at
            for p in parse.children[parse.head[above]]
            if parse.lower[p] == "for"
            for c in parse.children[p]
        ):
            return True
        above = parse.head[above]
    return False


def _salience(parse: Parse, at: int) -> float:
    """Return the weight of a grammatical role: main subjects first."""
    dep, verb = parse.dep[at], parse.head[at]
    if dep in ("nsubj", "nsubjpass"):
        above = parse.dep[verb]
        if above in ("ROOT", "conj", "ccomp") and above != "ccomp":
            return 1.0
        return 0.7 if above in ("ccomp", "advcl", "xcomp", "parataxis") else 0.5
    if dep in ("dobj", "dative", "agent"):
        return 0.45
    if dep == "pobj":
        return 0.3
    if dep == "poss":
        return 0.25
    return 0.3


_WILFUL = frozenset(
    {"want", "agree", "refuse", "decide", "plan", "hope", "intend", "attack", "accept", "reject",
     "vow", "pledge", "promise", "threaten", "try", "seek", "capture", "seize", "launch", "fire",
     "kill", "know", "think", "expect", "fight", "withdraw", "negotiate", "welcome"}
)  # fmt: skip
_MOVING = frozenset(
    {"deploy", "send", "withdraw", "mobilize", "mobilise", "pull", "station", "amass", "redeploy",
     "lose", "move", "dispatch", "commit", "recall", "mass", "evacuate", "contribute"}
)  # fmt: skip
# Who leads a state, in the words of reports, by the offices that may be meant.
_LEADERS = frozenset({"leader", "ruler", "strongman", "head of state", "head of government"})
_OFFICES = ("president", "prime minister", "chancellor", "king", "supreme leader", "emir")
_SAYING = frozenset(
    {"say", "tell", "add", "state", "warn", "announce", "declare", "note", "claim", "insist",
     "argue", "write", "report", "deny", "accuse", "stress", "explain", "suggest", "reply",
     "confirm", "acknowledge", "ask", "call", "comment", "continue", "urge", "demand", "believe"}
)  # fmt: skip
