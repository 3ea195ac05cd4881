"""Count what the gold holds: rows per kind, speech acts, event types, realis, provocations."""

from __future__ import annotations

import json
from collections import Counter

from compile import CORPUS


def main() -> None:
    """Print the counts of the compiled gold.json, one line each."""
    gold = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))
    docs = gold["documents"]
    totals: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    types: Counter[str] = Counter()
    realis: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    for doc in docs:
        for key in ("stories", "actors", "places", "times", "agreements", "attributions",
                    "events", "contested", "ledger"):  # fmt: skip
            totals[key] += len(doc[key])
        for key in ("rounds", "positions", "mediators"):
            totals[key] += len(doc["negotiation"][key])
        acts.update(a["speech_act"] for a in doc["attributions"])
        quotes.update(a["quote_type"] for a in doc["attributions"])
        totals["wrong_side"] += sum("provokes" in a for a in doc["attributions"])
        types.update(str(e["plover"]["type"]) for e in doc["events"])
        realis.update(e["realis"] for e in doc["events"])
    print("documents", len(docs), dict(totals))
    for name, counts in (("acts", acts), ("quotes", quotes), ("types", types), ("realis", realis)):
        print(name, dict(counts.most_common()))
    for doc in docs:
        text = (CORPUS / "reports" / doc["file"]).read_text(encoding="utf-8")
        pair = (len(doc["attributions"]), len(doc["events"]))
        print(f"{doc['file']:24} {len(text.split()):4} words, attributions/events {pair}")


if __name__ == "__main__":
    main()
