"""Turn the rows of one sheet into the gold's records (attributions, events, times, ...)."""

from __future__ import annotations

from typing import Any

from markup import MarkupError, Row, Sheet, every, options, span

Record = dict[str, Any]
QUOTE = {"d": "direct", "m": "mixed", "i": "indirect", "h": "headline", "doc": "document"}
KEYS = {
    "t": "time", "pl": "place", "prov": "provision", "ag": "agreement", "src": "source",
    "same": "same_as", "issue": "issue", "attr": "attribution", "nest": "nested_in",
    "inc": "incident", "note": "note", "pol": "polarity", "second": "second_act",
    "grp": "quote_group", "alt_act": "alt_act", "alt_speaker": "alt_speaker",
    "sos": "source_of_statement", "coref": "coref", "con": "contested", "before": "not_after",
    "of": "correction_of", "answers": "answers", "round": "round", "basis": "date_basis",
    "handling": "expected_handling", "sup": "supersedes", "strength": "strength",
    "occ": "occurrence", "resp": "responsibility", "first": "first_to_report",
    "init": "initiator", "host": "host", "absent": "absent_party", "dur": "duration",
    "anchor": "anchor", "mod": "mod", "variants": "variants", "reciprocal": "reciprocal_with",
    "outcome_is": "attribute", "st": "story", "as": "link",
}  # fmt: skip
LISTS = {"med": "mediator"}
SPANS = {"ch": "channel", "scare": "scare_quote", "doc": "document", "addr": "addressee"}
OWN = {"e", "ex", "er", "ea", "et", "einc", "epl", "alt", "when", "eid", "tr"}


def extras(sheet: Sheet, row: Row, pairs: dict[str, str], into: Record) -> None:
    """Copy named options into a record; an option nobody knows is an error."""
    for key, value in pairs.items():
        if key in OWN:
            continue
        if key in KEYS:
            into[KEYS[key]] = value
        elif key in LISTS:
            into[LISTS[key]] = value.split(",")
        elif key in SPANS:
            into[SPANS[key]] = span(sheet, row, value)
        elif key == "cond":
            into["condition"] = _span_or_text(sheet, row, value)
        elif key == "dup":
            into["duplicate_of"], into["count"] = value.split(","), False
        else:
            raise MarkupError(f"{row.where}: unknown option {key}")


def _span_or_text(sheet: Sheet, row: Row, value: str) -> Any:
    try:
        return span(sheet, row, value)
    except MarkupError:
        return value


def fields(row: Row, least: int) -> tuple[str, list[str]]:
    """A row's id and its `` | `` fields; raises MarkupError when there are too few."""
    ident, _, rest = row.body.partition(" ")
    parts = [part.strip() for part in (rest + " ").split(" | ")]
    if len(parts) < least:
        raise MarkupError(f"{row.where}: {least} fields wanted, {len(parts)} given")
    return ident, parts


def mentions(sheet: Sheet, row: Row) -> list[tuple[str, Record]]:
    """``@ID words; words* @ID2 words`` -> (id, span) pairs; the mark is the row's first sign."""
    pairs: list[tuple[str, Record]] = []
    for chunk in (" " + row.body).split(" " + row.kind)[1:]:
        ident, _, rest = chunk.strip().partition(" ")
        pairs += [(ident, s) for expr in rest.split("; ") for s in every(sheet, row, expr)]
    return pairs


def time(sheet: Sheet, row: Row) -> Record:
    """``^T1 on Saturday = 2020-12-12 mod=END`` -> a time record (TIMEX3 values)."""
    ident, _, rest = row.body[1:].partition(" ")
    expr, _, tail = rest.partition(" = ")
    plain, pairs = options(tail)
    value = plain[0]
    duration = value.startswith("P")
    record: Record = {
        "id": ident,
        "span": span(sheet, row, expr),
        "type": "DURATION" if duration else "DATE",
        "value": value,
        "anchor": "-" if duration else f"{row.story} date",
        "basis": "world" if "world" in plain else "text",
    }
    extras(sheet, row, pairs, record)
    return record


def attribution(sheet: Sheet, row: Row) -> tuple[Record, Record | None]:
    """``A1 SPEAKER | source | cue | content ; content | act qt >TARGET !RIVAL k=v``."""
    ident, parts = fields(row, 5)
    speaker, source, cue, content, tail = parts[:5]
    plain, pairs = options(tail)
    record: Record = {
        "id": ident,
        "story": row.story,
        "speaker": speaker,
        "source_span": None if source == "-" else span(sheet, row, source),
        "cue_span": None if cue == "-" else span(sheet, row, cue),
        "content_spans": [span(sheet, row, expr) for expr in content.split(" ; ")],
        "speech_act": plain[0],
        "quote_type": QUOTE[plain[1]],
        "target": None,
    }
    for word in plain[2:]:
        if word.startswith(">"):
            record["target"] = word[1:]
        elif word.startswith("!"):
            record["provokes"], record["rival"] = "wrong_side", word[1:]
        elif word == "opt":
            record["optional"] = True
        elif word == "2nd":
            record["second_hand"] = True
        elif word not in ("e", "eopt"):
            raise MarkupError(f"{row.where}: unknown word {word}")
    extras(sheet, row, pairs, record)
    wish = {"pairs": pairs, "trigger": record["cue_span"]}
    if "tr" in pairs:
        wish["trigger"] = span(sheet, row, pairs["tr"])
    wish["optional"] = "eopt" in plain
    return record, (wish if "e" in plain or "e" in pairs or "eopt" in plain else None)


def derived(record: Record, wish: Record, by_act: dict[str, list[str]]) -> Record:
    """The event that the act of speaking itself is (an accusation, a threat, an offer ...)."""
    pairs: dict[str, str] = wish["pairs"]
    unnamed = ["ACCUSE/disapprove", "actual", "diplomatic"]
    code, realis, context = by_act.get(record["speech_act"], unnamed)
    target = record["target"]
    recipients = pairs["er"].split(",") if "er" in pairs else (target.split(";") if target else [])
    if recipients == ["-"]:
        recipients = []
    event: Record = {
        "id": pairs.get("eid", "E" + record["id"]),
        "story": record["story"],
        "trigger": wish["trigger"],
        "plover": plover(pairs.get("e", code) or code, pairs.get("ex", context), pairs.get("alt")),
        "actor": record["speaker"].split(";"),
        "recipient": recipients,
        "realis": pairs.get("et", realis),
        "source": "NARRATOR",
        "attribution": record["id"],
    }
    for key in ("time", "issue", "agreement", "provision", "condition", "optional"):
        if key in record:
            event[key] = record[key]
    if wish["optional"] or record["speech_act"] == "deny":
        event["optional"] = True  # the codebook knows no denial; REJECT is only the nearest
    if "einc" in pairs:
        event["incident"] = pairs["einc"]
    if "epl" in pairs:
        event["place"] = pairs["epl"]
    return event


def plover(code: str, contexts: str, alt: str | None) -> Record:
    """``ASSAULT/heavy-weapons+sideAB`` and ``military,human_security`` -> the plover object."""
    kind, _, mode = code.partition("/")
    record: Record = {
        "type": None if kind == "-" else kind,
        "mode": mode.split("+") if mode else None,
        "context": [c.replace("_", " ") for c in contexts.split(",") if c],
    }
    if alt:
        record["alt"] = alt
    return record


def event(sheet: Sheet, row: Row) -> Record:
    """``E1 trigger | TYPE/mode ctx,ctx alt=T/m | ACTOR,.. > RECIPIENT | realis | k=v``."""
    ident, parts = fields(row, 4)
    code, pairs = options(parts[1])
    actors, _, recipients = parts[2].partition(">")
    record: Record = {
        "id": ident,
        "story": row.story,
        "trigger": span(sheet, row, parts[0]),
        "plover": plover(code[0], code[1] if len(code) > 1 else "", pairs.get("alt")),
        "actor": [a.strip() for a in actors.split(",") if a.strip()],
        "recipient": [r.strip() for r in recipients.split(",") if r.strip()],
        "realis": parts[3],
        "source": "NARRATOR",
    }
    wanted = parts[3] in ("demanded", "offered", "proposed")
    if wanted and code[0].partition("/")[0] not in ("REQUEST", "CONCEDE", "AGREE"):
        record["optional"] = True  # the request or offer is the event; its content need not be
    if len(parts) > 4:
        plain, pairs = options(parts[4])
        if "opt" in plain:
            record["optional"] = True
        extras(sheet, row, pairs, record)
    return record


def quantity(sheet: Sheet, row: Row) -> tuple[str, Record]:
    """``Q E1 injured 3 exact | words of the text | CLAIMANT`` -> (event id, quantity)."""
    _, parts = fields(row, 2)
    ident, what, value, mod = parts[0].split()
    record: Record = {
        "what": what,
        "value": None if value == "-" else int(value),
        "mod": mod,
        "span": span(sheet, row, parts[1]),
    }
    if len(parts) > 2:
        record["claimed_by"] = parts[2]
    return ident, record


def claim(text: str) -> Record:
    """``ARM:AZE:A1,A2`` -> {claimant, answer, attributions}."""
    claimant, answer, ids = text.strip().split(":")
    return {
        "claimant": claimant,
        "answer": answer,
        "attributions": [i for i in ids.split(",") if i],
    }


def contested(sheet: Sheet, row: Row) -> Record:
    """``C1 kind | question | claim ; claim | E1,E2 | k=v``."""
    ident, parts = fields(row, 4)
    record: Record = {
        "id": ident,
        "story": row.story,
        "question": parts[1],
        "claims": [claim(c) for c in parts[2].split(" ; ") if c.strip(" -")],
        "events": [e for e in parts[3].split(",") if e.strip(" -")],
        "kind_code": parts[0],
    }
    if len(parts) > 4:
        plain, pairs = options(parts[4])
        if "opt" in plain:
            record["optional"] = True
        extras(sheet, row, pairs, record)
    return record


def ledger(sheet: Sheet, row: Row) -> Record:
    """``L1 provision | finding | against | by | basis | event | date | place | status | k=v``."""
    ident, parts = fields(row, 9)
    values = [None if part == "-" else part for part in parts]
    record: Record = {"id": ident, "agreement": parts[0].split(".")[0]}
    names = ("provision", "finding", "against", "by_whom", "basis", "event", "date", "place")
    record.update(dict(zip(names, values, strict=False)))
    record["status"] = values[8]
    if len(parts) > 9:
        plain, pairs = options(parts[9])
        if "opt" in plain:
            record["optional"] = True
        extras(sheet, row, pairs, record)
    return record


def meeting(sheet: Sheet, row: Row) -> Record:
    """``R1 label | date | venue | PARTICIPANTS | status | k=v`` with agenda/outcome/evidence."""
    ident, parts = fields(row, 5)
    record: Record = {
        "id": ident,
        "label": parts[0],
        "date": None if parts[1] == "-" else parts[1],
        "venue": None if parts[2] == "-" else parts[2],
        "participants": parts[3].split(",") if parts[3] != "-" else [],
        "status": parts[4],
        "story": row.story,
    }
    _, pairs = options(parts[5]) if len(parts) > 5 else ([], {})
    for key in ("agenda", "outcome", "evidence"):
        if key in pairs:
            record[key] = [span(sheet, row, e) for e in pairs.pop(key).split(" ; ")]
    extras(sheet, row, pairs, record)
    return record


KIND = {
    "offer": "offer (conditional concession)", "former": "former position",
    "red_line": "red line",
}  # fmt: skip


def position(sheet: Sheet, row: Row) -> Record:
    """``N1 issue | PARTY | kind_code | value | date | evidence ; evidence | k=v``."""
    ident, parts = fields(row, 6)
    record: Record = {
        "id": ident,
        "issue": parts[0],
        "party": parts[1],
        "kind": KIND.get(parts[2], parts[2]),
        "value": parts[3],
        "date": None if parts[4] == "-" else parts[4],
        "evidence": [span(sheet, row, e) for e in parts[5].split(" ; ")],
        "kind_code": parts[2],
        "story": row.story,
    }
    if len(parts) > 6:
        plain, pairs = options(parts[6])
        if "opt" in plain:
            record["optional"] = True
        if "cond" in pairs:
            record["condition"] = pairs.pop("cond")
        extras(sheet, row, pairs, record)
    return record


def mediator(sheet: Sheet, row: Row) -> Record:
    """``M ACTOR | role | evidence`` -> {actor, role, evidence}."""
    _, parts = fields(row, 3)
    return {"actor": parts[0], "role": parts[1], "evidence": span(sheet, row, parts[2])}
