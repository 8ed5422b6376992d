import type { AskedQuestion, Transcript } from "../transcript.ts";
import { countWords } from "../words.ts";
import { advertsOf } from "./adverts.ts";
import { isOfAStory, isReadOut } from "./cues.ts";
import { hostsOf } from "./hosts.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { secondsAt } from "./when.ts";

const WORDS_MIN = 4;
const QUESTION_LENGTH_MAX = 320;
const ANSWER_LENGTH_MAX = 260;
/** Shares of the words from which a voice is one of those the talk is by. */
const MAIN_SHARE = 0.25;

const IN_PASSING =
  /\b(?:ok|okay|right|alright|correct|yeah|huh|no)\?$|\b(\w+ \w+)[ ,-]+\1\b|\bseparate topic\b|^(?:(?:right|okay|ok|yeah|yes|no|really|huh|what|sorry|pardon|so|and|well|correct|agreed|alright|all right|um|uh)[,.]?\s?){1,4}\?$|\b(?:can you (?:hear|see)|(?:does|did|do) (?:that|this|it) (?:make sense|work|help|answer)|is that (?:right|correct|okay|ok|fair)|(?:how are|are) you (?:doing|ready|all right)|you know what i mean|any (?:other |more )?questions|any comments|next slide|on mute|one more (?:question|time)|may i|shall we|ready to|(?:we|you|is it|have) (?:still )?(?:have )?time for|if i (?:can|may)|sound good|won(?:'|’)t (?:you|we)|okay with)\b/i;
const NEEDS_CONTEXT =
  /^(?:and|or|but|so|is that|is it|does it|does that|do they|are they|why is that|how so|would that|was that|what about (?:it|that|them)|if so|in that case|is this|are these|how does that|should they|should that|can that|can they)\b/i;

/** Questions that get a reply by another voice, and those read out for the audience; a lecturer's own asides are not. */
export function questionsOf(transcript: Transcript, questionTime: number | null): AskedQuestion[] {
  const shares = new Map(
    transcript.voices.map((voice) => [voice.name, voice.words / Math.max(1, transcript.words)]),
  );
  const mainVoice = transcript.voices[0]?.name ?? null;
  const questions: AskedQuestion[] = [];
  const isAdvert = advertsOf(transcript.turns);
  const hosts = hostsOf(transcript);
  transcript.turns.forEach((turn, index) => {
    if (isAdvert[index] || turn.leftOut) return;
    if (!turn.text.includes("?") && !turn.text.includes("？")) return;
    const sentences = sentencesOf(turn.text);
    const named = turn.speaker !== null;
    const isMain = named && (turn.speaker === mainVoice || (shares.get(turn.speaker!) ?? 0) >= MAIN_SHARE);
    const isHost = named && hosts.has(turn.speaker!);
    const inQuestionTime = questionTime !== null && index >= questionTime;
    for (const { at, until } of askedAt(sentences, transcript, index, inQuestionTime && (isHost || !named))) {
      const readOut = isReadOut(contextOf(sentences, at));
      const reply = replyTo(transcript, index, sentences.slice(0, until), at, readOut);
      if (reply.text === null && !readOut) continue;
      if (!readOut && (!named || reply.by === null)) continue;
      // A speaker who goes on after a question has put it to nobody.
      if (!readOut && isMain && !isHost && hosts.size > 0 && at < sentences.length - 1) continue;
      questions.push({
        question: questionText(turn.text, sentences, at),
        asker: turn.speaker,
        startSeconds: secondsAt(turn, sentences[at]!.from),
        answeredBy: reply.by,
        answer: reply.text,
        turn: index,
        // A host asks for the audience once the questions are open; one of the speakers who asks back does not.
        fromAudience: readOut || (isHost ? inQuestionTime : !isMain || (inQuestionTime && hosts.size === 0)),
      });
    }
  });
  return questions;
}

/** The question a turn ends on, and those read out within it; none when it asks in passing or tells of a question. */
function askedAt(
  sentences: Sentence[],
  transcript: Transcript,
  index: number,
  readsOut: boolean,
): { at: number; until: number }[] {
  const repliedTo = transcript.turns[index + 1] !== undefined &&
    transcript.turns[index + 1]!.speaker !== transcript.turns[index]!.speaker;
  const found: { at: number; until: number }[] = [];
  let until = sentences.length;
  let wordsAfter = 0;
  for (let at = sentences.length - 1; at >= 0; at--) {
    const { text } = sentences[at]!;
    const asks = /[?？]["”’)]*$/.test(text) && isProper(text) && !isOfAStory(text);
    if (
      asks && (isReadOut(contextOf(sentences, at)) || (found.length === 0 && repliedTo && wordsAfter <= 25))
    ) {
      found.unshift({ at, until });
      // The sentence before may introduce this question: it is not one of its own.
      until = at;
      if (!readsOut && !isReadOut(contextOf(sentences, at))) break;
    }
    wordsAfter += countWords(text);
  }
  return found;
}

function isProper(text: string): boolean {
  const words = countWords(text);
  return words >= WORDS_MIN && text.length <= QUESTION_LENGTH_MAX && !IN_PASSING.test(text) &&
    !/--?["”]?\?$|\.\.\.|…/.test(text);
}

function contextOf(sentences: Sentence[], at: number): string {
  return sentences.slice(Math.max(0, at - 1), at + 1).map((sentence) => sentence.text).join(" ");
}

/** The question, with the sentence before it where it would be half a question alone. */
function questionText(text: string, sentences: Sentence[], at: number): string {
  const { text: question, from } = sentences[at]!;
  const before = sentences[at - 1];
  if (before === undefined) return question;
  // What only introduces a question read out adds nothing to a whole one.
  const isHalf = countWords(question) < (isReadOut(before.text) ? 6 : 7) || NEEDS_CONTEXT.test(question);
  const whole = text.slice(before.from, from + question.length);
  const wanted = isHalf && /^[\p{Lu}\p{Lo}\d"“]/u.test(before.text) && countWords(before.text) >= 4 &&
    countWords(whole) <= 45 &&
    whole.length <= QUESTION_LENGTH_MAX;
  return wanted ? whole : question;
}

function replyTo(
  transcript: Transcript,
  index: number,
  sentences: Sentence[],
  at: number,
  readOut: boolean,
): { by: string | null; text: string | null } {
  const asker = transcript.turns[index]!.speaker;
  for (let next = index + 1; next < Math.min(index + 4, transcript.turns.length); next++) {
    const turn = transcript.turns[next]!;
    if (turn.speaker === asker && asker !== null) break;
    if (turn.leftOut || countWords(turn.text) < 4) continue;
    if (asker === null && !readOut) break;
    return { by: turn.speaker, text: opening(turn.text, sentencesOf(turn.text)) };
  }
  // One who reads a question out may answer it too.
  const own = sentences.slice(at + 1);
  if (!readOut || own.length === 0) return { by: null, text: null };
  const first = own[0]!;
  const rest = transcript.turns[index]!.text.slice(first.from);
  return { by: asker, text: opening(rest, sentencesOf(rest)) };
}

/** The first sentences of a reply, past a bare "Yes." or "Great question.". */
function opening(text: string, sentences: Sentence[]): string | null {
  const start = sentences.findIndex((sentence, index) =>
    countWords(sentence.text) >= 6 || index === sentences.length - 1
  );
  const first = sentences[start];
  if (first === undefined) return null;
  let to = first.from + first.text.length;
  const second = sentences[start + 1];
  if (second !== undefined && second.from + second.text.length - first.from <= ANSWER_LENGTH_MAX) {
    to = second.from + second.text.length;
  }
  return text.slice(first.from, to);
}
