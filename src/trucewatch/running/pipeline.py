"""The pipeline: a document in, records out. Picklable, the same on every executor."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import TypeVar

import msgspec

from trucewatch.coding.attribution.statements import statements_in_steps
from trucewatch.coding.cast.cast import build_cast
from trucewatch.coding.coreference.coreference import link_mentions
from trucewatch.coding.coreference.one_happening import told_together
from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.events.arguments_harm import fill_by_harm
from trucewatch.coding.events.events import find_events
from trucewatch.coding.events.headlines import without_headline_only
from trucewatch.coding.events.places import fill_by_place
from trucewatch.coding.events.predicate_encoder import EncodedBatch, encoded_for
from trucewatch.coding.leads.leads import leads_in_steps
from trucewatch.coding.places.labels import Label, label_at, place_labels
from trucewatch.coding.places.near import near_places
from trucewatch.coding.places.places import Places, find_places
from trucewatch.coding.quantities.quantities import set_quantities
from trucewatch.coding.realis.realis import set_realis
from trucewatch.coding.side_by_side import Steps, at_once, side_by_side
from trucewatch.coding.times.times import Times, find_times
from trucewatch.coding.topics.elsewhere import asides_of
from trucewatch.linking import link
from trucewatch.reading import Parse
from trucewatch.reading.english import EnglishReader, batches
from trucewatch.reading.gazetteer_file import open_gazetteer
from trucewatch.reading.weights import models_hash
from trucewatch.records import Document, Failure, MadeBy, ReadResult, Story
from trucewatch.records.coded import CodedStory
from trucewatch.running.assemble import assemble
from trucewatch.running.config import Config, made_by
from trucewatch.sources.raw import RawDocument
from trucewatch.stories import split_stories
from trucewatch.vocab.actors import ActorTable, load_actors
from trucewatch.vocab.gazetteer import Gazetteer

# Languages that the coder reads; "und" is a text too short to tell.
READ_LANGUAGES = frozenset({"en", "und"})
_Parsed = tuple[Parse, Failure | None]

log = logging.getLogger(__name__)


class Pipeline:
    """Codes stories and documents by one configuration; loads its models when first used."""

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self.reader = EnglishReader(self.config.reader_package)

    def __reduce__(self) -> tuple[type[Pipeline], tuple[Config]]:
        return (Pipeline, (self.config,))

    @cached_property
    def made_by(self) -> MadeBy:
        """The provenance of this pipeline's records, without rules."""
        return made_by(self.config, f"{self.reader.model_hash}-{models_hash()}")

    @cached_property
    def actors(self) -> ActorTable:
        """The actor vocabulary."""
        return load_actors()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer; built on first use (some seconds, once per machine)."""
        return open_gazetteer()

    def warm(self) -> None:
        """Load everything that coding needs, so that processes forked from here share it."""
        text = (
            "Officials in Ruritania said on Sunday that troops shelled a village near the border."
        )
        document = Document("warm", "warm", "", None, "text/plain")
        self.code_document(RawDocument(document, text))

    def code(self, story: Story) -> CodedStory:
        """Code one story. A story in a language that is not read gives a failure, no records."""
        if story.language not in READ_LANGUAGES:
            error = f"the story is in language '{story.language}'; only English is read so far"
            return CodedStory(story, failures=(Failure(story.id, "reading", error),))
        return self._code(story, next(self.reader.parse_many([story])))

    def _code(self, story: Story, parsed: _Parsed) -> CodedStory:
        with self.reader.one_thread():
            return at_once(self._told(story, parsed))

    def _told(
        self, story: Story, parsed: _Parsed, batch: EncodedBatch | None = None
    ) -> Steps[CodedStory]:
        """Code a story, step by step, and tell whether it was cut short."""
        parse, failure = parsed
        coded = yield from self.code_parse(story, parse, batch)
        return msgspec.structs.replace(coded, failures=(failure,)) if failure else coded

    def code_parse(
        self, story: Story, parse: Parse, batch: EncodedBatch | None = None
    ) -> Steps[CodedStory]:
        """Code one parsed story, in steps that the stories of a ``batch`` take side by side."""
        encoded = encoded_for(self.config.coder, parse, batch)
        cast = build_cast(parse, story, self.actors, story.published.date)
        yield
        times = find_times(parse, story)
        yield
        places = find_places(parse, story, self.gazetteer)
        yield
        asides = asides_of(parse)
        found = yield from statements_in_steps(parse, story, cast, asides=asides)
        said = tuple(_at_time(d, times) for d in found)
        yield
        done: tuple[EventDraft, ...] = find_events(
            parse, story, cast, said, encoded=encoded, ground=places.ground(), asides=asides
        )
        yield
        done = tuple(_at_place(_at_time(d, times), places) for d in done)
        spoken = [(d.speaker.start, d.speaker.end) for d in said if d.speaker is not None]
        labels = place_labels(story, places.mentions, spoken)
        labelled = tuple(_under_label(d, parse, labels) for d in done)
        placed = near_places(parse, labelled, said, places)
        done = fill_by_place(placed, cast.setting)
        done = fill_by_harm(cast, done)
        yield
        done = set_quantities(parse, cast, done, asides)
        yield
        done = set_realis(parse, story, cast, said, done, asides, times.entries)
        yield
        linked = told_together(parse, link_mentions(parse, done))
        done = without_headline_only(parse, linked)
        statements, events = assemble(story, said, done, self.made_by)
        yield
        leads = yield from leads_in_steps(parse, story, cast, statements, events, times.mentions)
        return CodedStory(story, statements, events, leads)

    def code_document(self, raw: RawDocument) -> tuple[CodedStory, ...]:
        """Split a document and code its stories, each by itself.

        A story that the coder breaks on becomes a failure; the others go on.
        """
        return next(self.code_documents([raw]))

    def code_documents(self, raws: Iterable[RawDocument]) -> Iterator[tuple[CodedStory, ...]]:
        """Code documents, one result each, in order; several are taken and parsed at a time."""
        return self.code_split(map(split_stories, raws))

    def code_split(self, documents: Iterable[Sequence[Story]]) -> Iterator[tuple[CodedStory, ...]]:
        """Code documents that are given by their stories, as :meth:`code_documents` does."""
        for batch in batches(documents, lambda own: sum(len(s.text) for s in own)):
            stories = [s for own in batch for s in own]
            coded = self._coded(stories, self._parsed(stories))
            for own in batch:
                yield tuple(next(coded) for _ in own)

    def _coded(
        self, stories: Iterable[Story], parsed: Iterable[_Parsed | None]
    ) -> Iterator[CodedStory]:
        """Code stories side by side, as many at a time as are parsed together."""
        for group in batches(zip(stories, parsed, strict=True), lambda one: len(one[0].text)):
            beside = EncodedBatch()
            with self.reader.one_thread():
                coded = side_by_side(self._guarded(s, p, beside) for s, p in group)
            yield from coded

    def _parsed(self, stories: list[Story]) -> Iterator[_Parsed | None]:
        """Yield the parse of each story, None where it is to be parsed alone.

        That is where it is in no language that is read, and where the parser broke on the batch.
        """
        known = [s.language in READ_LANGUAGES for s in stories]
        if len(stories) == 1:
            return iter([None])
        try:
            found = list(self.reader.parse_many(compress(stories, known)))
        except ModuleNotFoundError:
            raise
        except Exception:
            log.exception("%d stories could not be parsed together; each is tried", len(stories))
            return iter([None] * len(stories))
        parsed = iter(found)
        return (next(parsed) if k else None for k in known)

    def code_guarded(self, story: Story) -> CodedStory:
        """Code one story; what the coder breaks on becomes a failure of stage ``coding``."""
        return at_once(self._guarded(story, None))

    def _guarded(
        self, story: Story, parsed: _Parsed | None, batch: EncodedBatch | None = None
    ) -> Steps[CodedStory]:
        """Code one story in steps; where it has no parse, alone."""
        try:
            if parsed is None:
                return self.code(story)
            return (yield from self._told(story, parsed, batch))
        except ModuleNotFoundError:
            raise  # the installation is incomplete: no story can be read
        except Exception as error:  # a defect of ours must not stop a run
            text = f"{type(error).__name__}: {error} (a defect: please report it with the text)"
            return CodedStory(story, failures=(Failure(story.id, "coding", text),))

    def read(self, raw: RawDocument) -> ReadResult:
        """Code a document and link its stories: all its records."""
        return linked_result(raw.document, self.code_document(raw))

    def read_many(self, inputs: Iterable[RawDocument | Failure]) -> Iterator[ReadResult]:
        """Read documents one by one, in order; an input that failed gives its failure."""
        for item in inputs:
            if isinstance(item, Failure):
                yield ReadResult(None, failures=(item,))
            else:
                yield self.read(item)


_Draft = TypeVar("_Draft", StatementDraft, EventDraft)


def _at_time(draft: _Draft, times: Times) -> _Draft:
    said = isinstance(draft, StatementDraft)
    trigger = draft.head if isinstance(draft, StatementDraft) else draft.trigger
    time = None if trigger is None else times.of(trigger, said=said)
    return msgspec.structs.replace(draft, time=time) if time else draft


# Acts that bar ways, open them or go on them; a denial or an appeal does not.
_ON_WAYS = frozenset({"COERCE", "RETREAT", "AID", "MOBILIZE", "CONCEDE", "SANCTION", "ACCUSE"})


def _at_place(draft: EventDraft, places: Places) -> EventDraft:
    place = places.of(draft.trigger, way=draft.type in _ON_WAYS)
    if place is None and draft.type == "COERCE" and draft.mode in ("restrict", "withhold"):
        place = places.way_of(draft.trigger)
    return msgspec.structs.replace(draft, place=place) if place else draft


def _under_label(draft: EventDraft, parse: Parse, labels: Sequence[Label]) -> EventDraft:
    """Put an event that its own words put nowhere at the place that its line opens with."""
    place = None if draft.place is not None else label_at(labels, parse.start[draft.trigger])
    return msgspec.structs.replace(draft, place=place) if place else draft


def linked_result(document: Document | None, coded: Sequence[CodedStory]) -> ReadResult:
    """Return all records of a document's coded stories, linked among themselves."""
    linked = link(coded)
    return ReadResult(
        document=document,
        stories=tuple(c.story for c in coded),
        statements=tuple(s for c in coded for s in c.statements),
        events=tuple(e for c in coded for e in c.events),
        incidents=linked.incidents,
        agreements=linked.agreements,
        findings=linked.findings,
        situations=linked.situations,
        rounds=linked.rounds,
        positions=linked.positions,
        movements=linked.movements,
        failures=tuple(f for c in coded for f in c.failures),
    )
