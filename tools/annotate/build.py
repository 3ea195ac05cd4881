"""Assemble one sheet's records into the gold's document object, then check it."""

from __future__ import annotations

import re
from typing import Any

import rows
from markup import Line, MarkupError, Sheet, every, span

Record = dict[str, Any]
NARRATOR = {"NARRATOR", "UNK", "headline"}


def _spans_of(sheet: Sheet, lines: list[Line]) -> list[Record]:
    return [{"text": x.text, "line": x.number, "start": x.start, "end": x.end} for x in lines]


def story_records(sheet: Sheet) -> list[Record]:
    """Stories with their extent, headline, dateline, bullets; from line roles and %story rows."""
    found: list[Record] = []
    for ident, options in sheet.stories:
        given = {key: value for key, value in options.items() if value != "-"}
        lines = [x for x in sheet.lines if x.story == ident]
        body = [x for x in lines if x.role in ("body", "dateline+lede", "bullet")]
        by_role = {
            role: _spans_of(sheet, [x for x in lines if x.role.startswith(role)])
            for role in ("headline", "headline (duplicate)", "summary bullet", "subhead")
        }
        heads = [x for x in by_role["headline"] if x not in by_role["headline (duplicate)"]]
        record: Record = {
            "id": ident,
            "line_start": lines[0].number,
            "line_end": lines[-1].number,
            "start": lines[0].start,
            "end": lines[-1].end,
            "headline": heads[0] if heads else None,
            "headline_duplicate": next(iter(by_role["headline (duplicate)"]), None),
            "dateline": _dateline(lines),
            "dateline_place": given.get("place"),
            "publication_day_word": given.get("day"),
            "publication_date": given.get("date"),
            "publication_date_basis": given.get("basis", "unknown"),
            "publisher_hint": next(
                iter(_spans_of(sheet, [x for x in lines if x.role.endswith("URL")])), None
            ),
            "summary_bullets": by_role["summary bullet"],
            "conflict": given.get("conflict"),
            "body_lines": [body[0].number, body[-1].number],
        }
        if by_role["subhead"]:
            record["subhead"] = by_role["subhead"][0]
        found.append(record)
    return found


DATELINE = re.compile(r"^[^a-z\n]{2,40}?(?:[A-Z][a-z]{2} \d{1,2} ?)?(?::|—|--|-(?= ))")


def _dateline(lines: list[Line]) -> Record | None:
    for line in lines:
        if line.role == "dateline+lede":
            match = DATELINE.match(line.text)
            if not match:
                raise MarkupError(f"line {line.number}: dateline role without a dateline")
            return {"text": match.group(), "line": line.number, "start": line.start,
                    "end": line.start + match.end()}  # fmt: skip
    return None


def _collect(sheet: Sheet, kind: str) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in sheet.rows:
        if row.kind == kind and kind in "@#":
            for ident, mention in rows.mentions(sheet, row):
                found.setdefault(ident, []).append(mention)
        elif row.kind == kind:
            ident, _, rest = row.body[2:].partition(" ")
            for expr in rest.split("; "):
                found.setdefault(ident, []).extend(every(sheet, row, expr))
    return found


def _add(found: dict[str, list[Record]], ident: str, mention: Record | None) -> None:
    spans = found.setdefault(ident, [])
    if mention and not any(m["start"] < mention["end"] and mention["start"] < m["end"]
                           for m in spans):  # fmt: skip
        spans.append(mention)


def actor_records(found: dict[str, list[Record]], registry: Record) -> list[Record]:
    """Actors with mentions in this text, told by the shared registry of actors."""
    table: list[Record] = []
    for ident, spans in found.items():
        name, code, sector, *more = registry[ident]
        record = {"id": ident, "name": name, "entity_code": code, "sector": sector}
        record["mentions"] = sorted(spans, key=lambda s: s["start"])
        table.append({**record, **(more[0] if more else {})})
    return table


def place_records(sheet: Sheet, registry: Record) -> list[Record]:
    """Places with mentions; the role (dateline, venue, ...) comes after ``/`` in the row's id."""
    table: list[Record] = []
    for key, spans in _collect(sheet, "#").items():
        ident, _, role = key.partition("/")
        name, *more = registry[ident]
        record: Record = {"id": ident, "name": name, "mentions": spans}
        if role:
            record["role"] = {"dl": "dateline, not an event place", "v": "venue",
                              "sp": "part of a speaker's description"}[role]  # fmt: skip
        known = next((r for r in table if r["id"] == ident), None)
        if known:
            known["mentions"] += spans
        else:
            table.append({**record, **(more[0] if more else {})})
    return table


def agreement_records(found: dict[str, list[Record]], registry: Record, story: str) -> list[Record]:
    """Agreements and the provisions named or touched in this text, with their mentions."""
    table: list[Record] = []
    for ident in dict.fromkeys(key.split(".")[0] for key in found):
        known = registry[ident]
        parts = []
        for part, told in known.get("provisions", {}).items():
            key = f"{ident}.{part}"
            if key in found:
                parts.append({"id": key, **told, "spans": found[key]})
        record = {"id": ident, "story": story, **{k: v for k, v in known.items()
                                                  if k != "provisions"}}  # fmt: skip
        table.append({**record, "mentions": found.get(ident, []), "provisions": parts})
    return table


def _statements(sheet: Sheet, vocabulary: Record) -> tuple[list[Record], list[Record]]:
    said, done = [], []
    for row in sheet.rows:
        if row.kind == "A":
            record, wish = rows.attribution(sheet, row)
            said.append(record)
            if wish:
                done.append(rows.derived(record, wish, vocabulary["by_act"]))
        elif row.kind == "E":
            done.append(rows.event(sheet, row))
    for row in sheet.rows:
        if row.kind == "Q":
            ident, amount = rows.quantity(sheet, row)
            owner = next((e for e in done if e["id"] == ident), None)
            if owner is None:
                raise MarkupError(f"{row.where}: no event {ident}")
            owner.setdefault("quantities", []).append(amount)
    return said, done


def document(sheet: Sheet, file: str, registry: Record, vocabulary: Record) -> Record:
    """Sheet -> gold document, spans verified, in the schema of the seed gold."""
    said, done = _statements(sheet, vocabulary)
    actors = _collect(sheet, "@")
    for record in said:
        speakers = record["speaker"].split(";")
        if len(speakers) == 1 and speakers[0] not in NARRATOR:
            _add(actors, speakers[0], record["source_span"])
    for ident in _mentioned(said, done):
        actors.setdefault(ident, [])
    by_kind: dict[str, list[Record]] = {k: [] for k in "CLRNM^"}
    readers = {"C": rows.contested, "L": rows.ledger, "R": rows.meeting,
               "N": rows.position, "M": rows.mediator, "^": rows.time}  # fmt: skip
    for row in sheet.rows:
        if row.kind in readers:
            by_kind[row.kind].append(readers[row.kind](sheet, row))
    found = _collect(sheet, "G")
    for record in said + done + by_kind["L"]:
        for key in ("provision", "agreement"):
            for ident in (record.get(key) or "").split(";"):
                if ident:
                    found.setdefault(ident, [])
    first = sheet.stories[0][0]
    gold: Record = {
        "file": file,
        "stories": story_records(sheet),
        "lines": [{"line": x.number, "story": x.story, "role": x.role, "start": x.start,
                   "end": x.end} for x in sheet.lines],
        "actors": actor_records(actors, registry["actors"]),
        "places": place_records(sheet, registry["places"]),
        "times": by_kind["^"],
        "agreements": agreement_records(found, registry["agreements"], first),
        "attributions": said,
        "events": done,
        "contested": by_kind["C"],
        "ledger": by_kind["L"],
        "negotiation": {
            "process": sheet.directives.get("process"),
            "rounds": by_kind["R"],
            "mediators": by_kind["M"],
            "positions": by_kind["N"],
        },
    }  # fmt: skip
    return gold


def _mentioned(said: list[Record], done: list[Record]) -> list[str]:
    ids: list[str] = []
    for record in said:
        ids += record["speaker"].split(";") + (record["target"] or "").split(";")
        ids += (record.get("alt_speaker") or "").split(";")
        if record.get("rival") not in (None, "", "NARRATOR"):
            ids.append(record["rival"])
    for record in done:
        ids += record["actor"] + record["recipient"] + record.get("mediator", [])
    return [i for i in dict.fromkeys(ids) if i and i not in NARRATOR]


__all__ = ["document", "span"]
