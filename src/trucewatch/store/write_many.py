"""Writing very many coded stories at once, in one transaction, without looking for copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.linking import Linked
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.store import layers, rows
from trucewatch.store.documents import Kept, write_document
from trucewatch.store.linked import LINKED_KINDS, put_linked
from trucewatch.store.record import Record


def write_many(
    record: Record, batches: Iterable[tuple[Document, Sequence[CodedStory], Linked | None]]
) -> int:
    """Write documents with their coded stories and linked records; return how many stories.

    Meant for records that are made up for measuring: nothing is linked and no copies are found
    here, what is linked comes ready. All is written or nothing.
    """
    written = 0
    with record.transaction():
        run = record.run("bulk")
        for document, coded, linked in batches:
            write_document(record.db, document, Kept(), run)
            made_by = layers.maker(coded)
            layer = layers.layer_number(record.db, made_by, run)
            for item in coded:
                number = rows.write_story(record.db, item, run)
                coding = layers.coding_of(item)
                layers.write_coding(record.db, number, layer, coding, None, active=True)
                written += 1
            if linked is not None:
                found = {plural: getattr(linked, plural) for plural in LINKED_KINDS}
                put_linked(record.db, found, run)
    return written
