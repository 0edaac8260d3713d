"""Reads an announcement that people read: a text in, a draft and every line's meaning out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from liveroom.core.program import Speaker
from liveroom.importing.document.about.bios import complete, read_bios, recognise
from liveroom.importing.document.about.introduction import introduction
from liveroom.importing.document.about.language import stated_language, written_language
from liveroom.importing.document.about.link_uses import event_links, row_documents
from liveroom.importing.document.about.listings import read_list
from liveroom.importing.document.about.said_again import letters
from liveroom.importing.document.about.title import FoundTitle, find_title
from liveroom.importing.document.about.told_people import Presented, presented
from liveroom.importing.document.alone import alone
from liveroom.importing.document.day_columns import by_day
from liveroom.importing.document.found_rows import Rows
from liveroom.importing.document.lines import Document, read_document
from liveroom.importing.document.one_line import unfolded
from liveroom.importing.document.program_lines import program_lines
from liveroom.importing.document.program_rows import read_rows
from liveroom.importing.document.segments import segment_of
from liveroom.importing.document.starts.times_behind import times_ahead
from liveroom.importing.document.table_rows import unboxed
from liveroom.importing.document.told import told_talks
from liveroom.importing.document.told.told_rows import Told
from liveroom.importing.draft import Draft, DraftSegment, Meaning, Warning
from liveroom.importing.formats import layout, markdown
from liveroom.importing.formats.markup_blocks import is_html
from liveroom.importing.formats.respelled import respelled
from liveroom.importing.formats.spacing import single_spaced
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.meanings import UNTOLD, explain
from liveroom.importing.people.names import compared
from liveroom.importing.people.overlooked import overlooked
from liveroom.importing.schedule.event_time import When, places, read_when
from liveroom.importing.schedule.row_times import lengths_of, on_clock
from liveroom.importing.schedule.zone import zone_of
from liveroom.importing.text.fold import fold
from liveroom.importing.text.source import Source
from liveroom.importing.text.urls import has_address
from liveroom.importing.time.world_clocks import without_clocks
from liveroom.importing.unplaced import Taken, is_told, not_placed
from liveroom.importing.warnings import (
    language_unknown,
    out_of_season,
    speaker_guessed,
    speaker_uncertain,
    title_joined,
    title_uncertain,
    told_in_sentences,
)


def read(text: str, near: date | None = None, written: date | None = None) -> Draft:
    """The draft of a clean plain text, Markdown or HTML; one without rows has no segments.

    `near` is a day near which it was written: it decides the year of `Friday 12 March`; `written`,
    where it is known, decides that of `12 March` too. Raises Unreadable for what is too long.
    """
    lines = single_spaced(layout.sources(text) if is_html(text) else markdown.sources(text))
    lines = times_ahead(respelled(unboxed(by_day(without_clocks(lines)))))
    return _Reader(unfolded(lines), near, written).read()


_TITLED, _NEAR = 8, 12
"""Lines of a row in which its title is looked for, and letters on either side of a colon."""


class _Reader:
    """The steps from lines to a draft, in order."""

    def __init__(self, lines: list[Source], near: date | None, written: date | None) -> None:
        self.near, self.written = written or near, written
        self.document: Document = read_document(lines)
        self.meanings: dict[int, Meaning] = {}
        self.doubts: list[Warning] = []
        self.doubted: set[str] = set()
        """Names that were told of, as they are compared."""
        self.taken: list[Taken] = []

    def read(self) -> Draft:
        program = program_lines(self.document)
        rows = read_rows(self.document, program)
        language = self._language(rows.placed)
        when = read_when(self.document, rows, program, language[1], self.near, self.written)
        return self._draft(program, rows, when, language[0])

    def _language(self, rows: frozenset[int]) -> tuple[str | None, str | None]:
        """The event's language, and the one the announcement is written in."""
        best: tuple[int, int, str] | None = None
        for at, tokens in enumerate(self.document.tokens):
            if at in rows or not tokens:
                continue
            near = (self.document.headings.get(place) for place in (at, at - 1))
            labelled = any(found is not None and found.part is Part.LANGUAGE for found in near)
            stated = stated_language(tokens, labelled)
            if stated and (best is None or stated[1] > best[0]):
                best = (stated[1], at, stated[0])
        written = written_language(self.document.tokens)
        if best is None:
            return written, written
        self.meanings[best[1]] = Meaning.LANGUAGE
        return best[2], written

    def _draft(
        self, program: frozenset[int], rows: Rows, when: When, language: str | None
    ) -> Draft:
        bios, bio_lines = read_bios(self.document, program)
        extents = _extents(rows, program)
        segments = self._segments(rows, when, bios, extents)
        start = when.slot.start if when.slot else next((s.start for s in segments if s.start), None)
        zone = zone_of(when, start, places(self.document), language)
        found, told = self._told(program, rows, bool(segments))
        title_at, slot = found.at, told_talks.event_slot(when.slot, told)
        topics, topic_lines = read_list(self.document, Part.TOPICS, program)
        attend, attend_lines = read_list(self.document, Part.ATTEND, program)
        sponsors, _ = read_list(self.document, Part.SPONSORS, program)
        self._mark(bio_lines, Meaning.SPEAKER)
        self._mark(topic_lines, Meaning.TOPIC)
        self._mark(attend_lines, Meaning.ATTEND)
        self._mark(sorted(when.lines), Meaning.DATE)
        self._mark([title_at] if title_at is not None else [], Meaning.TITLE)
        self.meanings |= {at: what for at, what in rows.meanings.items() if at != title_at}
        self._mark([each.at for each in told], Meaning.SEGMENT)
        self._mark([at for at in when.again if self.meanings.get(at) in UNTOLD], Meaning.DATE)
        people = presented(self.document, () if segments else when.all_days, bool(told))
        self._outside(segments, program, people)
        one = DraftSegment("") if segments else self._alone(title_at, bios, people)
        segments = segments or told_talks.as_segments(self.document, told, one.speakers)
        above = min(program, default=len(self.document.lines))
        opening = introduction(self.document, self.meanings, above)
        links = event_links(self.document, extents)
        lines = explain(self.document, self.meanings, program, when.others)
        left = not_placed(self.document, lines, self.taken)
        return Draft(
            found.text,
            language,
            when.day,
            slot.start if slot else None,
            slot.end if slot else None,
            when.seconds,
            zone.key if zone else None,
            days=when.days,
            introduction=opening,
            video=links.video,
            registration=links.registration,
            documents=links.documents,
            sponsors=tuple(sponsors),
            topics=tuple(topics),
            attend=tuple(attend),
            segments=tuple(segments),
            kind=one.kind,
            speakers=one.speakers,
            warnings=(
                *when.doubts,
                *out_of_season(self.document, zone, when, start),
                *([] if language else [language_unknown()]),
                *title_uncertain(self.document, found),
                *(doubt for doubt in self.doubts if not is_told(doubt, left)),
                *left,
            ),
            lines=lines,
        )

    def _told(self, program: frozenset[int], rows: Rows, known: bool) -> tuple[FoundTitle, Told]:
        """The event's title, and what sentences tell of a program that is not `known`."""
        told = () if known else told_talks.told_program(self.document)
        found = self._title(program, rows, [each.at for each in told])
        if told and not found.text:  # what the event is called, or one of its talks
            found = self._title(program, rows, [each.at for each in told if each.span])
        told = told_talks.without_title(self.document, told, found.text)
        self.doubts += [told_in_sentences()] if told else []
        return found, told

    def _title(self, program: frozenset[int], rows: Rows, told: Collection[int]) -> FoundTitle:
        """The title outside the program, or a sure one between its heading and its first row."""
        placed = {*told, *(program & rows.meanings.keys())}
        outside = [at for at in range(len(self.document.lines)) if at not in placed]
        found = find_title(self.document, outside, min(program, default=len(self.document.lines)))
        if found.at is not None or not rows.items:
            return found
        above = [at for at in sorted(program) if at < rows.items[0].at]
        inside = find_title(self.document, above, rows.items[0].at)
        return inside if inside.sure else found

    def _mark(self, lines: list[int], meaning: Meaning) -> None:
        self.meanings |= dict.fromkeys(lines, meaning)

    def _outside(self, rows: Sequence[DraftSegment], own: frozenset[int], met: Presented) -> None:
        """Tells of people whom sentences around the rows present and who are in none of these."""
        known = {compared(words) for row in rows for words in _words_of(row.speakers)}
        missed = [name for name in met.sure if not any(compared(name) in each for each in known)]
        for at, line in enumerate(self.document.lines):
            here = [name for name in missed if rows and at not in own and name in line.text]
            self._doubt(line.number, here, [], [])

    def _alone(self, own: int | None, bios: dict[str, Speaker], told: Presented) -> DraftSegment:
        """The one segment of a text without rows; tells of names in it that became nobody's."""
        one = alone(self.document, own, bios, told.speakers)
        names = (each.name or "" for each in one.speakers)
        if guessed := [name for name in names if compared(name) in told.guessed]:
            self.doubts.append(speaker_guessed(guessed))
        lines = [at for at, line in enumerate(self.document.lines) if not has_address(line.rich)]
        said = {compared(words) for words in _words_of(one.speakers)}
        for at in lines:
            line = self.document.lines[at]
            if at != own and line.legible and any(overlooked(line.rich, said)):
                self._doubt(line.number, [], lines, _words_of(one.speakers))
                break
        return one

    def _segments(
        self, rows: Rows, when: When, bios: dict[str, Speaker], extents: list[range]
    ) -> list[DraftSegment]:
        segments: list[DraftSegment] = []
        texts = [item.row for item in rows.items]
        recognise(texts, bios)
        complete(texts, bios)
        timed = on_clock(rows.items, when.slot)
        seconds = lengths_of(timed, when.slot)
        beside = Counter(item.at for item in rows.items)
        whole = zip(rows.items, timed, seconds, when.row_days, extents, strict=True)
        for item, on, length, day, extent in whole:
            segment = segment_of(item.row, length)
            if segment is None or item.row.endless:
                rows.meanings[item.at] = Meaning.NOT_PLACED
            if segment is None:
                continue
            number = self.document.lines[item.at].number
            heads = {at for at in extent if rows.meanings.get(at) is Meaning.HEADING}
            said = list(_words_of(segment.speakers))
            self._take(number, extent, [segment.title, *item.row.doubts, *said])
            own = set(extent) - heads - ({item.at} if beside[item.at] > 1 else set())
            self._doubt(number, item.row.doubts, sorted(own), said)
            if self._is_joined(segment.title, extent):
                self.doubts.append(title_joined(number, segment.title))
            for at in sorted(heads):
                self._doubt(self.document.lines[at].number, [], [at], [])
            segments.append(
                replace(
                    on,
                    day=day,
                    title=segment.title,
                    kind=segment.kind,
                    speakers=segment.speakers,
                    line=number,
                    documents=row_documents(self.document, extent),
                )
            )
        return segments

    def _take(self, number: int, extent: range, said: list[str]) -> None:
        """Notes what a row has of its lines; of rows side by side the last has all the lines."""
        beside = self.taken.pop() if self.taken and not self.taken[-1].extent else None
        before = beside.said if beside else ()
        self.taken.append(Taken(number, extent, [*before, *said]))

    def _is_joined(self, title: str, extent: range) -> bool:
        """Whether no line has the words on both sides of a colon of the title."""
        if ": " not in title or any(mark in fold(title) for mark in '"?'):
            return False
        said = [letters(self.document.lines[at].text) for at in extent[:_TITLED]]
        cuts = (at for at in range(len(title)) if title.startswith(": ", at))
        sides = [(letters(title[:at])[-_NEAR:], letters(title[at:])[:_NEAR]) for at in cuts]
        return not all(any(a in line and b in line for line in said) for a, b in sides)

    def _doubt(
        self, number: int, names: Iterable[str], lines: Iterable[int], said: Iterable[str]
    ) -> None:
        """Tells once what looks like a person in these lines and is nothing that is said."""
        known = {compared(words) for words in said}
        found = {compared(name): name for name in names}
        for at in lines:
            line = self.document.lines[at]
            if line.legible and len(line.rich) <= MAX_ROW:
                others = overlooked(line.rich, known.union(found))
                found |= {compared(name): name for name in others}
        fresh = [name for words, name in found.items() if words not in self.doubted]
        self.doubted.update(found)
        if fresh:
            self.doubts.append(speaker_uncertain(number, fresh))


def _words_of(speakers: Iterable[Speaker]) -> Iterable[str]:
    said = chain.from_iterable((each.name, each.role, each.organisation) for each in speakers)
    return filter(None, said)


def _extents(rows: Rows, program: frozenset[int]) -> list[range]:
    """The lines of each row."""
    starts = [item.at for item in rows.items]
    ends = [*starts[1:], max(program, default=0) + 1]
    return [range(start, end) for start, end in zip(starts, ends, strict=False)]
