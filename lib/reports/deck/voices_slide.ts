import type { KeySentence } from "../../transcripts/mod.ts";
import type { VoicesSlide } from "./deck.ts";
import { type Context, recordingMinutes, transcriptSource } from "./context.ts";
import { isNamed, isSamePerson, shownName, speakersOf } from "./people.ts";
import { capital, clock, counted, grouped, headline, listed, quoted, tidy } from "./words.ts";

const MOST_QUOTES = 3;
const LONGEST = 230;
const LONGEST_SECOND = 150;
const SHORTEST = 35;
/** Words that are frequent in any talk and so say nothing of this one. */
const EMPTY_TERMS = new Set(
  ("people person thing things time times year years day days week weeks way ways lot kind sort bit part point question " +
    "questions answer answers today talk talking going think thinking know want look looking need good great right " +
    "really actually something someone everybody everyone somebody number example case make made work works working " +
    "first second last next little much many yeah okay thank thanks sir president governor senator mr mrs dr start " +
    "percent patient patients doctor doctors nurse nurses different important place problem problems webinar session slide slides speaker audience guys let use used using get got say said see come back")
    .split(" "),
);

/** Up to three sentences worth quoting, word for word; null where none is good enough. */
export function voicesSlide(context: Context): VoicesSlide | null {
  const quotes = chosenQuotes(context);
  if (quotes.length === 0) return null;
  const term = tellingTerm(context);
  const minutes = recordingMinutes(context.transcript);
  const back = context.transcript.voices.length === 1 ? "the speaker comes back" : "the speakers come back";
  const length = minutes === null ? `${grouped(context.transcript.words)} words` : counted(minutes, "minute");
  return {
    kind: "voices",
    topic: "Voices",
    headline: term === null ? headline(fallbackHeadline(quotes.map((quote) => quote.name))) : headline(
      `${quoted(capital(term.term))} is ${term.term.includes(" ") ? "what" : "the word"} ${back} to: ${
        grouped(term.count)
      } times in ${length}`,
      `${quoted(capital(term.term))} is said ${grouped(term.count)} times in ${length}`,
    ),
    quotes,
    source: transcriptSource(
      context,
      "quotes are verbatim",
      ...(term === null ? [] : [`${quoted(term.term)} occurs ${grouped(term.count)} times`]),
    ),
    notes: [
      ...(term === null ? [] : [
        `Counts: ${quoted(term.term)}${term.term.includes(" ") ? "" : " as a word"}: ${
          grouped(term.count)
        } in ${grouped(context.transcript.words)} words`,
      ]),
      ...quotes.map((quote) =>
        `Quote: “${quote.text}” ${[quote.name, quote.time].filter((part) => part !== "").join(", ")}`
      ),
      "Formula: none; quotes are verbatim, with their place in the recording where the file gives it",
    ],
    questionIds: [],
  };
}

/** The best sentences, each in the transcript as it stands, from as many speakers as there are: three, or else one. */
function chosenQuotes(context: Context): VoicesSlide["quotes"] {
  const speakers = speakersOf(context.transcript, context.event, context.voices);
  const isHost = (name: string | null) =>
    name !== null && speakers.some((voice) => isSamePerson(voice.name, name) && !voice.isSpeaker);
  const good = context.analysis.keySentences
    .filter((sentence) => isVerbatim(context, sentence) && isQuotable(sentence.text))
    .sort((a, b) => Number(isHost(a.speaker)) - Number(isHost(b.speaker)) || b.score - a.score);
  const chosen: KeySentence[] = [];
  while (chosen.length < MOST_QUOTES) {
    const limit = chosen.length === 0 ? LONGEST : LONGEST_SECOND;
    const left = good.filter((sentence) => !chosen.includes(sentence) && sentence.text.length <= limit);
    const next = left.find((sentence) => !chosen.some((each) => each.speaker === sentence.speaker)) ??
      left[0];
    if (next === undefined) break;
    chosen.push(next);
  }
  const kept = chosen.length === MOST_QUOTES ? chosen : chosen.slice(0, 1);
  return kept.map((sentence) => {
    const voice = speakers.find((each) =>
      sentence.speaker !== null && isSamePerson(each.name, sentence.speaker)
    );
    return {
      text: tidy(sentence.text),
      name: sentence.speaker === null ? "Speaker not named" : shownName(sentence.speaker, speakers),
      role: voice?.role ?? "",
      time: sentence.startSeconds === null ? "" : clock(sentence.startSeconds),
    };
  });
}

function isVerbatim(context: Context, sentence: KeySentence): boolean {
  const turn = context.transcript.turns[sentence.turn];
  return turn !== undefined && !turn.leftOut && tidy(turn.text).includes(tidy(sentence.text));
}

function isQuotable(text: string): boolean {
  const bare = tidy(text);
  return bare.length >= SHORTEST && bare.length <= LONGEST && !/\?$/.test(bare) &&
    !/\b(?:um+|uh+|you know,|\[)/i.test(bare) &&
    !/^(?:thank|thanks|welcome|hello|hi|good (?:morning|evening|afternoon))\b/i.test(bare);
}

/** A phrase counts for its word from this share of the word's sightings. */
const SHARE_OF_WORD = 0.35;
const LEAST_OFTEN = 6;

/** The content word used most that tells something of this talk, or the phrase it mostly stands in; else null. */
function tellingTerm(context: Context): { term: string; count: number } | null {
  const names = context.transcript.voices.flatMap((voice) => [voice.name, ...voice.spellings]).join(" ")
    .toLowerCase();
  const found = context.analysis.frequentTerms.find(({ term, count }) =>
    count >= LEAST_OFTEN && term.length >= 4 && !EMPTY_TERMS.has(term.toLowerCase()) &&
    !names.includes(term.toLowerCase())
  );
  if (found === undefined) return null;
  const phrases = context.analysis.chapters.flatMap((chapter) =>
    chapter.title.split(/ (?:and|und|et|y|e|en|och) /)
  )
    .filter((phrase) =>
      phrase.split(" ").length > 1 && phrase.toLowerCase().split(" ").includes(found.term.toLowerCase())
    )
    .map((phrase) => ({ term: phrase, count: timesSaid(context, phrase) }))
    .filter(({ count }) => count >= LEAST_OFTEN && count >= found.count * SHARE_OF_WORD)
    .sort((a, b) => b.count - a.count);
  return phrases[0] ?? (found.count >= 8 ? found : null);
}

function timesSaid({ transcript }: Context, phrase: string): number {
  const literal = phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[\\s-]+");
  const form = new RegExp(`(?<![\\p{L}\\p{N}])${literal}s?(?![\\p{L}\\p{N}])`, "giu");
  return transcript.turns.reduce((sum, turn) => sum + (turn.text.match(form)?.length ?? 0), 0);
}

function fallbackHeadline(names: string[]): string {
  const people = [...new Set(names.filter((name) => isNamed(name) && name !== "Speaker not named"))];
  const many = names.length === 1 ? "One sentence stands" : "Three sentences stand";
  return people.length === 0
    ? `${many} out, quoted as they were spoken`
    : `${many} out, from ${listed(people)}`;
}
