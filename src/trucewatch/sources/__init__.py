"""The sources floor: files, folders, standard input and JSONL become opened documents."""

from trucewatch.sources.files import MAX_BYTES, open_inputs
from trucewatch.sources.raw import Meta, RawDocument

__all__ = ["MAX_BYTES", "Meta", "RawDocument", "open_inputs"]
