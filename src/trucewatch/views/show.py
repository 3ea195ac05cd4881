"""``trucewatch show``: tables of a record's contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from rich.text import Text

from trucewatch.records import Claimant, Event, Incident, Statement, Story
from trucewatch.store import queries
from trucewatch.store.pages_names import side_names
from trucewatch.store.record import Record
from trucewatch.store.told_days import told_days
from trucewatch.views.camps import camp_name, question_words, use_names
from trucewatch.views.claims import NOT_STATED, Evidence, Extent, answer_of, print_claim_set
from trucewatch.views.dates import undated
from trucewatch.views.naming import is_several, state_name
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.sentences import print_sentences, sentences_of
from trucewatch.views.statuses import finding_status, status_of
from trucewatch.views.words import (
    act_words,
    clean,
    condition_words,
    cut,
    in_marks,
    plain_name,
    plural,
    sentence_of,
    short,
)

Row = dict[str, Any]
Labels = Mapping[str, str]

# What each word after ``show`` asks for.
ASKED = {
    "incidents": ("incidents",),
    "claims": ("incidents",),
    "statements": ("statements",),
    "events": ("events",),
    "agreements": ("agreements",),
    "findings": ("findings",),
    "provisions": ("findings",),
    "talks": ("rounds", "movements"),
    "positions": ("positions",),
    "movements": ("movements",),
    "table": ("positions",),
    "situations": ("situations",),
    "stories": ("stories",),
}


# Of these it matters whether somebody is named.
BREACHES = frozenset({"violation", "restriction", "threat"})
TOLD = 90  # letters of what an incident is told in
UNASKED = "Told of, without a question that sources answer (who did it, how many)"
# Acts that say themselves that nobody is named.
SILENT = frozenset({"report_no_blame", "withhold_blame"})
ELSEWHERE = "Told of in these sentences too"
REPORTED = "reported"  # where a row of a list has the day of its first report


class Entry(msgspec.Struct, frozen=True):
    """How one record is shown: a head, its words, and notes of where, when and by whom."""

    head: str
    words: str = ""
    notes: tuple[str, ...] = ()


# "whose spokesman", "its spokeswoman": an office of somebody whom only the text before names.
_OF_ANOTHER = re.compile(r"(?:whose|his|her|its|their)\s+(.+)", re.I)


def _who(row: Row | None) -> str:
    if not row:
        return "nobody named"
    name, code = plain_name(row.get("name") or row.get("text") or ""), row.get("code") or ""
    if code and (state := state_name(Claimant(code, name))):
        return cut(state, 40)
    office = _OF_ANOTHER.fullmatch(name)
    return cut(_of_side(office[1], code) if office else name, 60 if office else 40)


def _of_side(office: str, code: str) -> str:
    """Return an office with its side's name, where its code tells one: it is not named itself."""
    side = camp_name(code) if code and not code.startswith("UNK") else ""
    return f"{office} of {side}" if side and side != code else f"{office} (not named)"


def _when(r: Row) -> str:
    """Return the day of a record by its time; without one its words, and when it was reported."""
    row, reported = r["time"] or {}, r.get(REPORTED)
    if row.get("from"):
        return str(row["from"])[:10]
    words = cut(row.get("text") or "", 24)
    return ", ".join(p for p in (words, undated(reported) if reported or not words else "") if p)


def _days(r: Row) -> str:
    """Return when an incident was, from its first to its last day, as lists and maps have it."""
    first, last = _when(r), ((r["time"] or {}).get("to") or "")[:10]
    return f"{first} to {last}" if last > first[:10] and first[:1].isdigit() else first


def _day(r: Row) -> str:
    return r["date"] or undated(r.get(REPORTED))


def with_reported(record: Record, found: Iterable[Row]) -> list[Row]:
    """Return records of a list, each with the day of its first report where there is one."""
    rows = list(found)
    days = told_days(record, (r["id"] for r in rows))
    return [{**r, REPORTED: days.get(r["id"])} for r in rows]


def _names(rows: Iterable[Row]) -> str:
    return ", ".join(_who(r) for r in rows)


def _plain(code: str | None) -> str:
    return (code or "").replace("_", " ")


def _statement(r: Row, _: Labels) -> Entry:
    target = f" → {_who(r['target'])}" if r["target"] else ""
    words = " … ".join(c["text"] for c in r["content"])
    return Entry(f"{_who(r['speaker'])}: {act_words(r['act'])}{target}", words, (_when(r),))


def _event(r: Row, told: Labels) -> Entry:
    code = r["type"] + (f"/{r['mode']}" if r["mode"] else "")
    target = f" → {_names(r['recipients'])}" if r["recipients"] else ""
    head = f"{_plain(r['realis'])} {code}: {_names(r['actors']) or 'nobody named'}{target}"
    place = _who(r["place"]) if r["place"] else ""
    return Entry(head, told.get(r["id"], in_marks(r["trigger"]["text"])), (place, _when(r)))


def _agreement(r: Row, _: Labels) -> Entry:
    notes = (
        _plain(r["kind"]),
        _plain(r["stage"]),
        f"signed {r['signed'] or 'not stated'}",
        "parties " + (", ".join(map(camp_name, r["parties"])) or "not stated"),
        plural(len(r["mentions"]), "mention"),
    )
    provisions = ", ".join(p["label"] for p in r["provisions"])
    return Entry(r["name"], f"provisions: {provisions}" if provisions else "", notes)


def _finding(r: Row, labels: Labels) -> Entry:
    provision = labels.get(r["provision_id"], "a provision")
    by = f", by {_who(r['violator'])}" if r["violator"] or r["occurrence"] in BREACHES else ""
    by = f", by {_names(r['doers'])}" if r.get("doers") else by
    head = f"{_plain(r['occurrence'])}: {provision}{by}"
    place = _who(r["place"]) if r["place"] else ""
    status = finding_status(r["status"], r["by_whom"]["code"], r["realis"])
    notes = (_told_by(r["by_whom"]["name"]), status, _day(r), place)
    return Entry(head, labels.get(r["agreement_id"], ""), notes)


def _round(r: Row, _: Labels) -> Entry:
    dates = ", ".join(r["dates"]) or undated(r.get(REPORTED))
    head = f"{r['status']}: {r['venue'] or 'venue not stated'}, {dates}"
    notes = (
        _names(r["participants"]) or "participants not stated",
        f"mediators: {_names(r['mediators'])}" if r["mediators"] else "",
        f"host {_who(r['host'])}" if r["host"] else "",
        f"led by {'; '.join(r['delegates'])}" if r.get("delegates") else "",
        f"observers: {'; '.join(r['observers'])}" if r.get("observers") else "",
        f"level: {', '.join(r['level'])}" if r.get("level") else "",
        f"format: {r['format']}" if r.get("format") else "",
        f"lasted {r['duration']}" if r["duration"] else "",
        f"absent: {', '.join(r['absent'])}" if r["absent"] else "",
        *(_break(b) for b in r.get("breaks") or ()),
        f"next: {r['next']}" if r["next"] else "",
        _stages(r.get("history") or ()),
    )
    told = [f"{o['party']['name']}: {o['mention']['text']}" for o in r.get("outcomes") or ()]
    return Entry(head, " / ".join((*r["outcome"], *told)), notes)


def _stages(history: Iterable[Row]) -> str:
    """Return how reports told a meeting in turn: "planned (2023-04-08), then held (…)"."""
    told = [f"{s['status']} ({s['reported'] or 'undated'})" for s in history]
    return f"told as {', then '.join(told)}" if told else ""


def _break(b: Row) -> str:
    who = f" by {b['party']['name']}" if b["party"] else ""
    return f"{_plain(b['kind'])}{who}: “{cut(b['mention']['text'], 80)}”"


def _position(r: Row, _: Labels) -> Entry:
    head = f"{_plain(r['issue'])}: {cut(plain_name(r['party']['name']), 40)} {_plain(r['kind'])}"
    condition = condition_words(r["condition"]) if r["condition"] else ""
    bearing = tuple(f"{k}: {cut(r[k], 90)}" for k in ("constraint", "leverage") if r.get(k))
    return Entry(head, r["value"], (condition, *bearing, _day(r)))


def _movement(r: Row, _: Labels) -> Entry:
    head = f"{_plain(r['issue'])}: {cut(plain_name(r['party']['name']), 40)} moved"
    steps = f"{short(r['from_position'])} → {short(r['to_position'])}"
    return Entry(head, "", (steps, _day(r)))


def _situation(r: Row, _: Labels) -> Entry:
    name = _who(r["who"])
    relation = r["relation"].removesuffix("s") if is_several(name) else r["relation"]
    head = f"{name} {relation} {cut(r['what'], 60)}"
    since = f"from {r['from']}" if r.get("from") else ""
    return Entry(head, "", (_told_by(r["by_whom"]["name"]), since or undated(r.get(REPORTED))))


def _told_by(name: str) -> str:
    """Return whose word something is; "the report itself" needs no more words."""
    return f"told by {cut(plain_name(name), 50)}"


def _story(r: Row, _: Labels) -> Entry:
    title = r["headline"]["text"] if r["headline"] else r["text"]
    return Entry(cut(title, 90), "", (r["published"]["date"] or "date not stated", r["source_uri"]))


_ENTRIES: dict[str, Callable[[Row, Labels], Entry]] = {
    "statements": _statement,
    "events": _event,
    "agreements": _agreement,
    "findings": _finding,
    "rounds": _round,
    "positions": _position,
    "movements": _movement,
    "situations": _situation,
    "stories": _story,
}


def print_entries(screen: Screen, record: Record, kind: str, found: list[Row]) -> None:
    """Print records of one kind, one entry each; an empty result says so."""
    if not found:
        screen.line(f"no {kind} match")
        return
    use_names(side_names(record))
    known = labels(record) if kind == "findings" else {}
    known = _told_in(record, found) if kind == "events" else known
    for row in with_reported(record, found):
        _print_entry(screen, kind, row, known)
    screen.line((plural(len(found), kind[:-1] if kind != "stories" else "story", kind), DIM))


def print_entry(screen: Screen, record: Record, kind: str, row: Row) -> None:
    """Print one linked record as its list does."""
    known = labels(record) if kind == "findings" else {}
    _print_entry(screen, kind, with_reported(record, [row])[0], known)


def _print_entry(screen: Screen, kind: str, row: Row, known: Labels) -> None:
    entry = _ENTRIES[kind](row, known)
    head = Text.assemble((clean(entry.head), "bold"), (f"  {short(row['id'])}", DIM))
    screen.wrapped("", head)
    if entry.words:
        screen.wrapped("    ", Text(clean(entry.words)))
    notes = " · ".join(clean(n) for n in entry.notes if n)
    if notes:
        screen.wrapped("    ", Text(notes, style=DIM))


def _told_in(record: Record, found: Iterable[Row]) -> Labels:
    """Return by the id of each event the sentence that tells it, its trigger in angle marks."""
    out: dict[str, str] = {}
    stories: dict[str, Story | None] = {}
    for r in found:
        if r["story_id"] not in stories:
            stories[r["story_id"]] = queries.story(record, r["story_id"])
        story, trigger = stories[r["story_id"]], r["trigger"]
        if story is not None:
            first, last = sentence_of(story, trigger["start"], trigger["end"])
            before = story.text[first : trigger["start"]]
            behind = story.text[trigger["end"] : last]
            out[r["id"]] = f"{before}‹{trigger['text']}›{behind}"
    return out


def labels(record: Record) -> Labels:
    agreements = queries.agreements(record)
    names = {a.id: a.name for a in agreements}
    return names | {p.id: p.label for a in agreements for p in a.provisions}


def print_incidents(screen: Screen, record: Record, found: list[Row], *, full: bool) -> None:
    """Print incidents with the questions that sources differ on; ``full`` opens every sentence."""
    if not found:
        screen.line("no incidents match")
    use_names(side_names(record))
    rows = with_reported(record, found)
    for row in (r for r in rows if r["claim_sets"]):
        incident = msgspec.convert(row, Incident)
        mentions = len(incident.event_ids)
        told = (plural(mentions, "mention"),) if mentions else ()
        screen.line((short(incident.id), "bold"), "  " + " · ".join((*_scene(row), *told)))
        printed: set[Extent] = set()
        sources = evidence(record, incident) if full else Evidence({}, {}, {})
        for claim_set in incident.claim_sets:
            if full:
                print_claim_set(screen, incident, claim_set, sources, printed)
            else:
                _print_brief(screen, claim_set)
        if full:
            _print_rest(screen, record, row, printed)
        screen.blank()
    _print_unasked(screen, record, [r for r in rows if not r["claim_sets"]], full=full)


def _print_rest(screen: Screen, record: Record, row: Row, printed: set[Extent]) -> None:
    """Print the sentences of an incident that stand under none of its questions."""
    said = sentences_of(record, row)
    rest = [s for s in said if (s.story.id, s.start, s.end) not in printed]
    if rest:
        screen.blank()
        screen.line((ELSEWHERE, DIM))
        print_sentences(screen, rest)


def _scene(row: Row) -> tuple[str, str]:
    place = cut(row["place"]["name"], 40) if row["place"] else "place not stated"
    return place, _days(row)


def _print_unasked(screen: Screen, record: Record, rows: list[Row], *, full: bool) -> None:
    """Print incidents of which no source says who did it or how many: a line each."""
    if not rows:
        return
    screen.line((UNASKED, "bold"), (f"  {plural(len(rows), 'incident')}", DIM))
    for row in rows:
        told = " · ".join((*_scene(row), _told(record, msgspec.convert(row, Incident))))
        screen.line(f"   {told}  ", (short(row["id"]), DIM))
        if full:
            print_sentences(screen, sentences_of(record, row), "      ")
    screen.blank()


def _told(record: Record, incident: Incident) -> str:
    """Return the sentence in which the first report tells of an incident, from its beginning where
    the word that tells it stands among the first letters, else from its own clause."""
    found = queries.find(record, incident.event_ids[0]) if incident.event_ids else None
    if found is None or not isinstance(found[1], Event):
        return "what happened is not stated"
    event = found[1]
    story = queries.story(record, event.story_id)
    if story is None:
        return in_marks(cut(event.trigger.text, TOLD))
    first, last = sentence_of(story, event.trigger.start, event.trigger.end)
    if event.trigger.end - first <= TOLD - 10:
        return in_marks(cut(story.text[first:last], TOLD))
    return in_marks(f"… {cut(story.text[event.start : event.end], TOLD)}")


def _print_brief(screen: Screen, claim_set: Any) -> None:
    screen.line(f"   {question_words(claim_set.question)}  ", (f"[{status_of(claim_set)}]", DIM))
    for claim in claim_set.claims:
        answer = cut(answer_of(claim, claim_set.kind), 60)
        how = act_words(claim.act)
        silent = claim.answer == NOT_STATED and claim.act in SILENT
        screen.line(
            f"      {cut(plain_name(claim.claimant.name), 36)}: {answer}",
            ("" if silent else f"  ({how})", DIM),
        )


def evidence(record: Record, incident: Incident) -> Evidence:
    """Return the statements of an incident's claims, its events, and their stories.

    From here on sides that no table knows are named as the record names them.
    """
    use_names(side_names(record))
    ids = {i for s in incident.claim_sets for c in s.claims for i in c.statement_ids}
    found = [queries.find(record, i) for i in sorted(ids | set(incident.event_ids))]
    items = [f[1] for f in found if f is not None]
    told = [queries.story(record, i) for i in {i.story_id for i in items}]
    return Evidence(
        {i.id: i for i in items if isinstance(i, Statement)},
        {i.id: i for i in items if isinstance(i, Event)},
        {s.id: s for s in told if s is not None},
    )
