"""Where shards are written: a folder, or any store that fsspec knows (``s3://…``, ``memory://…``).

A shard is a file in each kind's folder and, written last, a receipt: a shard with a receipt is
done and never done again. Everything is written under a temporary name and then renamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from trucewatch.records import Failure
from trucewatch.running.shards import Part, shard_name
from trucewatch.running.tables import KINDS

if TYPE_CHECKING:
    import pyarrow as pa

_RECEIPTS = "_shards"
_RUN = "_run.json"


class OutputError(Exception):
    """An output that cannot be used; the message says why, in words for the user."""


class Receipt(msgspec.Struct, frozen=True):
    """What a finished shard holds; ``skipped`` of its documents the relevance gate held back."""

    number: int
    documents: int
    stories: int
    statements: int
    events: int
    failures: int
    cpu_seconds: float
    skipped: int = 0


class RunKey(msgspec.Struct, frozen=True):
    """What all shards of an output have in common; another key is another output.

    ``gate`` is the id of the relevance gate, empty without one.
    """

    coder: str
    version: str
    config_hash: str
    vocab_hash: str
    model_hash: str
    shard_size: int
    inputs: tuple[str, ...]
    gate: str = ""


class Output(msgspec.Struct, frozen=True):
    """A folder of shards, by its path or fsspec address. Picklable."""

    url: str

    def _fs(self) -> tuple[Any, str]:
        try:
            from fsspec.core import url_to_fs
        except ModuleNotFoundError:
            raise OutputError(
                "writing Parquet needs pyarrow and fsspec: pip install 'trucewatch[parquet]'"
            ) from None
        try:
            fs, root = url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            raise OutputError(f"{self.url}: {error}") from None
        return fs, root.rstrip("/")

    def prepare(self, key: RunKey) -> None:
        """Make the output, or check that it was begun with the same coder and inputs.

        Raises OutputError when it was not.
        """
        fs, root = self._fs()
        for folder in (*KINDS, _RECEIPTS):
            fs.makedirs(f"{root}/{folder}", exist_ok=True)
        path = f"{root}/{_RUN}"
        if not fs.exists(path):
            self._write(path, msgspec.json.format(msgspec.json.encode(key)))
            return
        try:
            former = msgspec.json.decode(fs.cat_file(path), type=RunKey)
        except msgspec.DecodeError:
            raise OutputError(f"{path}: damaged; give another --out") from None
        names = [n for n in RunKey.__struct_fields__ if getattr(former, n) != getattr(key, n)]
        if names:
            raise OutputError(
                f"{self.url}: begun with another {' and '.join(names).replace('_', ' ')};"
                " give another --out, or the same coder, inputs and shard size"
            )

    def finished(self) -> frozenset[int]:
        """Return the numbers of the shards that are done."""
        fs, root = self._fs()
        folder = f"{root}/{_RECEIPTS}"
        if not fs.exists(folder):
            return frozenset()
        fs.invalidate_cache()
        names = (str(n).rsplit("/", 1)[-1] for n in fs.ls(folder, detail=False))
        return frozenset(int(n[5:12]) for n in names if n.startswith("part-") and n.endswith("n"))

    def receipts(self) -> Iterator[Receipt]:
        """Yield the receipts of the finished shards, in order."""
        fs, root = self._fs()
        for number in sorted(self.finished()):
            path = f"{root}/{_RECEIPTS}/{shard_name(number)}.json"
            yield msgspec.json.decode(fs.cat_file(path), type=Receipt)

    def failures(self, part: Part | None = None) -> Iterator[Failure]:
        """Yield the failures of the finished shards of a part, or of all, in order.

        Raises OutputError when a shard is damaged.
        """
        for receipt in self.receipts():
            if receipt.failures and (part is None or part.holds(receipt.number)):
                for row in self._table("failures", receipt.number).to_pylist():
                    yield Failure(**row)

    def list_failures(self, part: Part | None = None) -> str:
        """Write the failures of a part, or of all, one JSON object a line; return the file's name.

        Tasks that share an output have a list each.
        """
        _, root = self._fs()
        name = "failures.jsonl" if part is None else f"failures.{part.index}-of-{part.of}.jsonl"
        lines = b"".join(msgspec.json.encode(f) + b"\n" for f in self.failures(part))
        self._write(f"{root}/{name}", lines)
        return f"{self.url.rstrip('/')}/{name}"

    def write_shard(self, number: int, tables: dict[str, pa.Table], receipt: Receipt) -> None:
        """Write a shard's tables and then its receipt."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        _, root = self._fs()
        for kind in KINDS:
            sink = pa.BufferOutputStream()
            pq.write_table(tables[kind], sink, compression="zstd")
            self._write(f"{root}/{kind}/{shard_name(number)}.parquet", sink.getvalue().to_pybytes())
        path = f"{root}/{_RECEIPTS}/{shard_name(number)}.json"
        self._write(path, msgspec.json.encode(receipt))

    def read_shard(self, number: int) -> dict[str, pa.Table]:
        """Return a finished shard's tables. Raises OutputError when one is damaged."""
        return {kind: self._table(kind, number) for kind in KINDS}

    def _table(self, kind: str, number: int) -> pa.Table:
        import pyarrow as pa
        import pyarrow.parquet as pq

        fs, root = self._fs()
        path = f"{root}/{kind}/{shard_name(number)}.parquet"
        try:
            # not read_table, which brings pandas in: most of a second
            return pq.ParquetFile(pa.BufferReader(fs.cat_file(path))).read(use_threads=False)
        except (OSError, pa.ArrowException) as error:
            raise OutputError(f"{path}: cannot be read ({error}); code it again") from None

    def _write(self, path: str, data: bytes) -> None:
        fs, _ = self._fs()
        temporary = f"{path}.tmp"
        fs.pipe_file(temporary, data)
        fs.mv(temporary, path)
