import type { Chapter } from "../../transcripts/mod.ts";
import type { ChaptersSlide } from "./deck.ts";
import { type Context, recordingMinutes, transcriptSource } from "./context.ts";
import { shownName, type Speaker, speakersOf } from "./people.ts";
import { apportion, total } from "./shares.ts";
import { clock, counted, countedInWords, grouped, headline, inWords, percent, quoted } from "./words.ts";

const MOST_CHAPTERS = 9;
/** Shorter recordings are told in shares of words: most chapters would round to no minute at all. */
const FEWEST_MINUTES = 5;

type Row = ChaptersSlide["chapters"][number] & { words: number };

/** What was said, in chapters; null where fewer than two were found. */
export function chaptersSlide(context: Context): ChaptersSlide | null {
  const minutes = recordingMinutes(context.transcript);
  const merged = mergeShort(context.analysis.chapters, MOST_CHAPTERS);
  if (merged.length < 2) return null;
  const speakers = speakersOf(context.transcript, context.event, context.voices);
  const timed = minutes !== null && minutes >= FEWEST_MINUTES &&
    merged.every((chapter) => chapter.startSeconds !== null && chapter.lengthSeconds !== null);
  const rows = timed ? timedRows(merged, minutes, speakers) : wordRows(merged, speakers);
  const size = (row: Row) => timed ? row.shownMinutes ?? 0 : row.words;
  const most = Math.max(...rows.map(size));
  const leads = rows.filter((row) => size(row) === most);
  for (const row of rows) row.lead = leads.length <= 2 && size(row) === most;
  return {
    kind: "chapters",
    topic: "What was said",
    headline: chaptersHeadline(rows, leads, timed ? minutes : null),
    question: timed ? undefined : "Chapters in order, with their share of the words.",
    timed,
    minutes: timed ? minutes : 0,
    chapters: rows.map(({ words: _, ...row }) => row),
    source: transcriptSource(context, "chapters follow changes of subject"),
    notes: [
      `Chapters: found by topic shift in the transcript${timed ? "; times are those of the recording" : ""}`,
      ...rows.map((row) =>
        timed
          ? `${clock(row.startSeconds ?? 0)} ${row.title}: ${row.shownMinutes} min (${
            ((row.lengthSeconds ?? 0) / 60).toFixed(1)
          })`
          : `${row.title}: ${counted(row.words, "word")} (${
            percent(row.words, total(rows.map((each) => each.words)))
          })`
      ),
      timed
        ? `Formula: minutes are rounded so that they add to ${
          total(rows.map((row) => row.shownMinutes ?? 0))
        } of ${minutes}`
        : `Formula: words of the chapter / all ${grouped(total(rows.map((row) => row.words)))} words`,
    ],
    questionIds: [],
  };
}

function timedRows(chapters: Chapter[], minutes: number, speakers: Speaker[]): Row[] {
  const lengths = chapters.map((chapter) => chapter.lengthSeconds ?? 0);
  const shown = apportion(lengths, Math.min(minutes, Math.max(1, Math.round(total(lengths) / 60))));
  return chapters.map((chapter, index) => ({ ...rowOf(chapter, speakers), shownMinutes: shown[index] ?? 0 }));
}

function wordRows(chapters: Chapter[], speakers: Speaker[]): Row[] {
  const words = total(chapters.map((chapter) => chapter.words));
  return chapters.map((chapter) => ({
    ...rowOf(chapter, speakers),
    startSeconds: null,
    lengthSeconds: null,
    share: words === 0 ? 0 : chapter.words / words,
  }));
}

function rowOf(chapter: Chapter, speakers: Speaker[]): Row {
  return {
    title: chapter.title,
    by: chapter.speakers.slice(0, 3).map((name) => shownName(name, speakers)).join(", "),
    startSeconds: chapter.startSeconds,
    lengthSeconds: chapter.lengthSeconds,
    shownMinutes: null,
    share: chapter.share,
    lead: false,
    words: chapter.words,
  };
}

/** At most so many chapters: the shortest joins its shorter neighbour, whose title the longer part gives. */
function mergeShort(chapters: Chapter[], most: number): Chapter[] {
  const merged = [...chapters];
  while (merged.length > most) {
    const at = merged.reduce(
      (least, chapter, index) => chapter.words < merged[least]!.words ? index : least,
      0,
    );
    const [before, after] = [merged[at - 1], merged[at + 1]];
    const first = after === undefined || before !== undefined && before.words <= after.words ? at - 1 : at;
    merged.splice(first, 2, joined(merged[first]!, merged[first + 1]!));
  }
  return merged;
}

function joined(first: Chapter, second: Chapter): Chapter {
  const longer = second.words > first.words ? second : first;
  return {
    ...first,
    title: longer.title,
    lengthSeconds: first.lengthSeconds === null || second.lengthSeconds === null
      ? null
      : first.lengthSeconds + second.lengthSeconds,
    toTurn: second.toTurn,
    words: first.words + second.words,
    share: first.share + second.share,
    speakers: [...new Set([...longer.speakers, ...first.speakers, ...second.speakers])],
  };
}

function chaptersHeadline(rows: Row[], leads: Row[], minutes: number | null): string {
  const [first, second] = leads;
  if (minutes === null) {
    const words = total(rows.map((row) => row.words));
    const share = percent(first!.words, words);
    return headline(
      `${quoted(first!.title)} took ${share} of the words, more than any other chapter`,
      `${quoted(first!.title, 40)} took ${share} of the words, more than any other chapter`,
    );
  }
  const size = first!.shownMinutes ?? 0;
  if (leads.length === 1) {
    return headline(
      `${quoted(first!.title)} took ${size} of ${minutes} minutes, more than any other chapter`,
      `${quoted(first!.title, 38)} took ${size} of ${minutes} minutes, more than any other chapter`,
    );
  }
  if (leads.length === 2) {
    return headline(
      `${quoted(first!.title)} and ${quoted(second!.title)} took ${size} of ${minutes} minutes each`,
      `${quoted(first!.title, 26)} and ${quoted(second!.title, 26)} took ${size} of ${minutes} minutes each`,
    );
  }
  return headline(
    `${countedInWords(rows.length, "chapter")} filled ${minutes} minutes, ${
      inWords(leads.length)
    } of them with ${size} minutes each`,
  );
}
