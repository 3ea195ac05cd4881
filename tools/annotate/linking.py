"""Assemble the linking gold of a set of reports: what is the same across reports.

Most of it comes from the sheets (``inc=`` on events and questions, ``as=`` on questions, findings,
rounds and positions, the shared ids of agreements); ``linking.yaml`` adds labels, statuses,
duplicates, movements and updates, and groups rows that no key joins. README.md has the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
Key = tuple[str, str]

# What can be an incident: a deed (not a word, a meeting or a deal) told as having happened.
DEEDS = {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "SANCTION", "AID"}
TOLD = {"actual", "claimed", "alleged", "denied", "monitor_reported", "historical"}
OCCURRENCES = (
    ("threat", "threat"), ("restoration", "restoration"), ("mandate", "mandate"),
    ("implementation", "compliance"), ("encircle", "restriction"), ("access", "restriction"),
    ("violation", "violation"),
)  # fmt: skip
STATUS_WORDS = (
    ("denied", "denied"), ("contested", "contested"), ("unattributed", "monitor_no_blame"),
    ("reported without blame", "monitor_no_blame"), ("reported as done", "reported"),
    ("signed", "reported"), ("claimed", "claimed"), ("own author", "claimed"),
    ("no report", "mandate_only"), ("alleged", "one_side_only"),
)  # fmt: skip
CLAIM_STATUS = {"uncontested", "one_side_only", "contested", "denied", "unanswered", "admitted",
                "monitor_no_blame", "corroborated", "changed"}  # fmt: skip
FINDING_STATUS = ("admitted", "denied", "contested", "corroborated", "monitor_no_blame",
                  "reported", "claimed", "one_side_only", "mandate_only")  # fmt: skip


class Groups:
    """Keys that are the same thing, joined pair by pair."""

    def __init__(self) -> None:
        self._up: dict[Key, Key] = {}

    def top(self, key: Key) -> Key:
        """The key that stands for this key's group."""
        while self._up.setdefault(key, key) != key:
            key = self._up[key]
        return key

    def join(self, one: Key, two: Key) -> None:
        """Say that two keys are the same thing."""
        self._up[self.top(two)] = self.top(one)


def ref(value: Any, files: dict[str, str]) -> Record:
    """``stem:ID`` or {file, id} -> {file, id}; raises KeyError for an unknown stem."""
    if isinstance(value, dict):
        return {"file": value["file"], "id": value["id"]}
    stem, _, ident = value.partition(":")
    return {"file": files[stem], "id": ident}


def is_deed(event: Record) -> bool:
    """Return whether an event must stand in an incident."""
    told = event["plover"]["type"] in DEEDS and event["realis"] in TOLD
    return told and not event.get("optional") and "attribution" not in event


def build(documents: list[Record], given: Record, registry: Record) -> Record:
    """Documents and the hand-written part -> the ``linking`` object of gold.json."""
    files = {d["file"].rsplit(".", 1)[0]: d["file"] for d in documents}
    found = incidents(documents, given, files)
    of_event = {(m["file"], m["id"]): i["id"] for i in found for m in i["members"]}
    stands = positions(documents, given, files)
    linking: Record = {
        "format": 2,
        "duplicates": given.get("duplicates", []),
        "incidents": found,
        "claim_sets": claim_sets(documents, given, registry, of_event, files),
        "agreements": agreements(documents),
        "findings": findings(documents, given, of_event),
        "rounds": grouped(documents, "rounds", given.get("rounds", []), files),
        "positions": stands,
        "movements": movements(given, stands, files),
        "updates": [{**u, "row": ref(u["row"], files), "of": ref(u["of"], files)}
                    for u in given.get("updates", [])],
    }  # fmt: skip
    if "most_disputed" in given:
        linking["most_disputed"] = given["most_disputed"]
    return linking


def _joined(documents: list[Record], given: Record, files: dict[str, str]) -> Groups:
    """Events that are one happening: by ``inc=``, ``same=``, ``also:``, or a carried copy."""
    groups = Groups()
    for doc in documents:
        for event in doc["events"]:
            key = (doc["file"], event["id"])
            groups.top(key)
            if event.get("incident"):
                groups.join(("", event["incident"]), key)
            for other in (event.get("same_as") or "").split(";"):
                if other:
                    groups.join((doc["file"], other), key)
    for row in given["incidents"]:
        for value in row.get("also", []):
            member = ref(value, files)
            groups.join(("", row["id"]), (member["file"], member["id"]))
    by_file = {d["file"]: {e["id"]: e for e in d["events"]} for d in documents}
    for first, *others in given.get("duplicates", []):
        for other in others:
            for ident, event in by_file[first].items():
                copy = by_file[other].get(ident)
                if copy and copy["trigger"]["text"] == event["trigger"]["text"]:
                    groups.join((first, ident), (other, ident))
    return groups


def incidents(documents: list[Record], given: Record, files: dict[str, str]) -> list[Record]:
    """Every deed's incident, named ones first; an unnamed one is called after its first event."""
    groups = _joined(documents, given, files)
    tops = {groups.top(("", row["id"])): row for row in given["incidents"]}
    if len(tops) < len(given["incidents"]):
        raise KeyError("two named incidents are joined by same= or also:")
    members: dict[Key, list[Record]] = {top: [] for top in tops}
    for doc in documents:
        for event in doc["events"]:
            top = groups.top((doc["file"], event["id"]))
            if top in tops or is_deed(event):
                member = {"file": doc["file"], "id": event["id"]}
                if event.get("optional") or not is_deed(event):
                    member["optional"] = True
                members.setdefault(top, []).append(member)
    return [_incident(tops.get(top), rows) for top, rows in members.items()]


def _incident(named: Record | None, rows: list[Record]) -> Record:
    if named:
        told = {k: v for k, v in named.items() if k != "also"}
        return {**told, "members": rows}
    first = rows[0]
    return {"id": f"{first['file'].rsplit('.', 1)[0]}:{first['id']}", "members": rows}


def _claim_key(doc: Record, row: Record, of_event: dict[Key, str]) -> tuple[str | None, str]:
    """(incident, id) of the question that a contested row belongs to."""
    stem = doc["file"].rsplit(".", 1)[0]
    ids = {of_event.get((doc["file"], e)) for e in row["events"]} - {None}
    named = row.get("incident") or (ids.pop() if len(ids) == 1 else None)
    if not named or ":" in named:
        return named, f"{stem}:{row['id']}"
    return named, ".".join(filter(None, (named, row["kind_code"], row.get("link"))))


def camp_of(ident: str, registry: Record) -> str | None:
    """The camp's label: an armed group, a state (by its code), ``monitor`` or ``third``."""
    if ident in ("NARRATOR", "headline", "UNK"):
        return None
    _, code, sector, *more = registry["actors"][ident]
    told = more[0] if more else {}
    if told.get("role") == "monitor":
        return "monitor"
    whole = told.get("part_of") or (sector == "JRN" and told.get("aligned_with"))
    if whole:
        return camp_of(whole, registry)
    own = sector == "REB" or "party" in told or ("aligned_with" in told and sector != "CVL")
    return ident if own else _state(code, sector, registry)


def _state(code: str, sector: str, registry: Record) -> str:
    """The party that speaks for a state, else the state's code; ``third`` for who is no office."""
    if code == "UNK" or not set(sector.split("/")) & {"GOV", "MIL", "LEG", "SPY"}:
        return "third"
    for ident, (_, other, kind, *more) in registry["actors"].items():
        if other == code and kind == "GOV" and more and "party" in more[0]:
            return str(ident)
    return code


def claim_sets(
    documents: list[Record], given: Record, registry: Record,
    of_event: dict[Key, str], files: dict[str, str],
) -> list[Record]:  # fmt: skip
    """Hand-written questions first, then those of the sheets joined by incident and kind."""
    out = [_written(k, files, registry) for k in given.get("claim_sets", [])]
    taken = {(k["incident"], k["kind"]): k for k in out}
    cited = {k: {a["file"] for c in q["claims"] for a in c["attributions"]}
             for k, q in taken.items()}  # fmt: skip
    sets: dict[str, Record] = {}
    for doc in documents:
        acts = {a["id"]: a["speech_act"] for a in doc["attributions"]}
        for row in doc["contested"]:
            incident, ident = _claim_key(doc, row, of_event)
            key = (incident, row["kind_code"])
            if doc["file"] in cited.get(key, ()):
                continue  # the written question says which of this report's claims count
            record = taken.get(key) or sets.setdefault(ident, {
                "id": ident, "incident": incident, "kind": row["kind_code"],
                "question": row["question"], "status": given["status"].get(ident),
                "first": given.get("first", {}).get(ident, "not stated"),
                "optional": True, "claims": [],
            })  # fmt: skip
            record["optional"] = bool(record["optional"] and row.get("optional"))
            for claim in row["claims"]:
                _add_claim(record["claims"], claim, doc["file"], acts, registry)
    return out + list(sets.values())


def _written(row: Record, files: dict[str, str], registry: Record) -> Record:
    claims = [{"claimant": c["claimant"], "camp": camp_of(c["claimant"], registry), **c,
               "attributions": [ref(a, files) for a in c["attributions"]]}
              for c in row["claims"]]  # fmt: skip
    return {**row, "optional": False, "claims": claims}


def _add_claim(
    claims: list[Record], claim: Record, file: str, acts: dict[str, str], registry: Record
) -> None:
    who, answer = claim["claimant"], claim["answer"]
    same = (c for c in claims if (c["claimant"], c["answer"]) == (who, answer))
    record = next(same, None)
    if record is None:
        act = next((acts[a] for a in claim["attributions"]), None)
        record = {"claimant": who, "camp": camp_of(who.split(";")[0], registry),
                  "answer": answer, "act": act, "attributions": []}  # fmt: skip
        claims.append(record)
    record["attributions"] += [{"file": file, "id": a} for a in claim["attributions"]]


def agreements(documents: list[Record]) -> list[Record]:
    """Agreements by id with all their mentions, provisions apart."""
    out: dict[str, Record] = {}
    for doc in documents:
        for row in doc["agreements"]:
            record = out.setdefault(
                row["id"], {"id": row["id"], "name": row["name"], "mentions": [], "provisions": {}}
            )
            record["mentions"] += _placed(doc["file"], row["mentions"])
            for part in row["provisions"]:
                spans = record["provisions"].setdefault(part["id"], [])
                spans += _placed(doc["file"], part["spans"])
    return list(out.values())


def _placed(file: str, spans: list[Record]) -> list[Record]:
    return [{"file": file, "text": s["text"], "start": s["start"], "end": s["end"]} for s in spans]


def occurrence(finding: str) -> str | None:
    """The occurrence code of a finding's words; None when it is none (a demand, an offer)."""
    if "delayed" in finding or "agreed" in finding or "mandate" in finding:
        return "mandate"
    return next((code for word, code in OCCURRENCES if word in finding), None)


def finding_status(words: str) -> str | None:
    """The status code of a ledger row's words (or the code itself)."""
    if words in FINDING_STATUS:
        return words
    return next((code for word, code in STATUS_WORDS if word in words), None)


def findings(documents: list[Record], given: Record, of_event: dict[Key, str]) -> list[Record]:
    """Ledger rows joined by ``as=``, else by provision, what, violator, reporter and incident."""
    out: dict[Any, Record] = {}
    for doc in documents:
        stem = doc["file"].rsplit(".", 1)[0]
        for row in doc["ledger"]:
            code = occurrence(row["finding"])
            if code is None:
                continue
            event = (row["event"] or "").split(";")[0]
            incident = of_event.get((doc["file"], event))
            place = incident or f"{row['date']}|{row['place']}|{doc['file']}"
            key = row.get("link") or (row["provision"], code, row["against"], row["by_whom"], place)
            record = out.setdefault(key, {
                "id": row.get("link") or f"{stem}:{row['id']}", "provision": row["provision"],
                "occurrence": code, "violator": row["against"], "by_whom": row["by_whom"],
                "incident": incident, "date": row["date"], "status": None, "optional": True,
                "members": [],
            })  # fmt: skip
            record["optional"] = bool(record["optional"] and row.get("optional"))
            record["status"] = _stronger(record["status"], finding_status(row["status"] or ""))
            record["members"].append({"file": doc["file"], "id": row["id"]})
    told = given.get("finding_status", {})
    for record in out.values():
        record["status"] = told.get(record["id"], record["status"])
    return list(out.values())


def _stronger(one: str | None, two: str | None) -> str | None:
    known = [s for s in (one, two) if s]
    return min(known, key=FINDING_STATUS.index) if known else None


def grouped(
    documents: list[Record], kind: str, written: list[Record], files: dict[str, str]
) -> list[Record]:
    """Rounds or positions of all reports; a row that nothing joins is a group of its own."""
    groups: dict[str, Record] = {}
    home: dict[Key, str] = {}
    for row in written:
        groups[row["id"]] = {k: v for k, v in row.items() if k != "members"}
        groups[row["id"]].update(members=[], optional=True)
        for member in (ref(m, files) for m in row["members"]):
            home[member["file"], member["id"]] = row["id"]
    for doc in documents:
        stem = doc["file"].rsplit(".", 1)[0]
        for row in doc["negotiation"][kind]:
            ident = row.get("link") or home.get((doc["file"], row["id"])) or f"{stem}:{row['id']}"
            record = groups.setdefault(ident, {"id": ident, "members": [], "optional": True})
            record["optional"] = bool(record["optional"] and row.get("optional"))
            record["members"].append({"file": doc["file"], "id": row["id"]})
    return list(groups.values())


def positions(documents: list[Record], given: Record, files: dict[str, str]) -> list[Record]:
    """Positions by party and issue, with what the first member that counts tells."""
    rows = {(d["file"], r["id"]): r for d in documents for r in d["negotiation"]["positions"]}
    out = grouped(documents, "positions", given.get("positions", []), files)
    for record in out:
        told = [rows[m["file"], m["id"]] for m in record["members"]]
        first = next((r for r in told if not r.get("optional")), told[0])
        for name in ("party", "issue", "kind_code", "value", "condition", "date"):
            record.setdefault(name, first.get(name))
    return out


def movements(given: Record, stands: list[Record], files: dict[str, str]) -> list[Record]:
    """Hand-written movements; ``from`` and ``to`` are the ids of linked positions."""
    home = {(m["file"], m["id"]): p["id"] for p in stands for m in p["members"]}
    out = []
    for row in given.get("movements", []):
        ends = {e: ref(row[e], files) for e in ("from_position", "to_position")}
        ids = {e[: e.index("_")]: home.get((m["file"], m["id"])) for e, m in ends.items()}
        out.append({**row, **ends, **ids})
    return out


def faults(gold: Record) -> list[str]:
    """Ids that no document has, questions without a status, incidents without a member."""
    linking = gold["linking"]
    docs = {d["file"]: d for d in gold["documents"]}
    named = {i["id"] for i in linking["incidents"]}
    out = [f"incident {i['id']} has no member" for i in linking["incidents"] if not i["members"]]
    for doc in docs.values():
        for row in doc["events"] + doc["contested"]:
            if row.get("incident") and row["incident"] not in named:
                out.append(f"{doc['file']} {row['id']}: incident {row['incident']}")
    for want, kind in _wanted(linking):
        doc = docs[want["file"]]
        rows = doc[kind] if kind in doc else doc["negotiation"][kind]
        if want["id"] not in {r["id"] for r in rows}:
            out.append(f"linking: {kind} {want}")
    for k in linking["claim_sets"]:
        if k["status"] not in CLAIM_STATUS:
            out.append(f"claim set {k['id']}: status {k['status']!r}")
    for f in linking["findings"]:
        if f["status"] not in FINDING_STATUS and not f["optional"]:
            out.append(f"finding {f['id']}: status {f['status']!r}")
    out += [f"movement {m['id']}: {m['from']} to {m['to']}" for m in linking["movements"]
            if not (m["from"] and m["to"])]  # fmt: skip
    for group in linking["duplicates"]:
        out += [f"duplicates: {file}" for file in group if file not in docs]
    return out


def _wanted(linking: Record) -> Iterator[tuple[Record, str]]:
    for kind, name in (("incidents", "events"), ("findings", "ledger"), ("rounds", "rounds"),
                       ("positions", "positions")):  # fmt: skip
        for row in linking[kind]:
            yield from ((m, name) for m in row["members"])
    for question in linking["claim_sets"]:
        for claim in question["claims"]:
            yield from ((a, "attributions") for a in claim["attributions"])
    for update in linking["updates"]:
        for end in ("row", "of"):
            yield update[end], "events" if update[end]["id"].startswith("E") else "attributions"
