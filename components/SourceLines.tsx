import type { ReadLine, ReadSentence, SourceView } from "../lib/contract/library_views.ts";
import { clockText } from "./format.ts";
import { sourceAddress } from "./library_places.ts";

interface SourceLinesProps {
  view: Pick<SourceView, "source" | "lines" | "number">;
}

/** The words of a source: lines of speech at their times, or the paragraphs of a page, with what is cited marked. */
export function SourceLines({ view: { source, lines, number } }: SourceLinesProps) {
  // The first cited sentence is where the page opens.
  const first = lines.flatMap(({ sentences }) => sentences).find(({ cited }) => cited);
  const timed = lines.some(({ seconds }) => seconds !== null);
  return (
    <ol class={timed ? "lines" : "lines lines--plain"}>
      {lines.map((line, index) => (
        <Line key={index} line={line} timed={timed} source={source} number={number} first={first} />
      ))}
    </ol>
  );
}

function Line({ line, timed, source, number, first }: {
  line: ReadLine;
  timed: boolean;
  source: SourceView["source"];
  number: number | null;
  first: ReadSentence | undefined;
}) {
  const cited = line.sentences.some((sentence) => sentence.cited);
  const here = first !== undefined && line.sentences.includes(first);
  return (
    <li class={cited ? "is-cited" : undefined} id={here ? "cited" : undefined}>
      {line.chapter === null ? null : <h3 class="lines__chapter">{line.chapter}</h3>}
      {timed
        ? (
          <span class="lines__place">
            <Time seconds={line.seconds} source={source} anchor={line.sentences[0]?.id} />
            {cited && number !== null ? <Cited number={number} /> : null}
          </span>
        )
        : cited && number !== null
        ? <Cited number={number} />
        : null}
      <p dir="auto" class={line.heading ? "lines__heading" : undefined}>
        {line.speaker === null ? null : <b>{line.speaker}</b>}
        {line.sentences.map((sentence, index) => (
          <Sentence key={sentence.id} sentence={sentence} apart={index > 0} />
        ))}
      </p>
    </li>
  );
}

/** The number an answer gives what is cited here. */
function Cited({ number }: { number: number }) {
  return (
    <span class="cite">
      <span class="sr">Source</span>
      {number}
    </span>
  );
}

function Time({ seconds, source, anchor }: {
  seconds: number | null;
  source: SourceView["source"];
  anchor: string | undefined;
}) {
  if (seconds === null) return null;
  const text = clockText(seconds);
  // With a video the time plays it; without one it is an address to keep.
  return source.youtube_id === null
    ? <a class="num" href={`#${anchor}`} aria-label={`At ${text}`}>{text}</a>
    : (
      <a
        class="num"
        href={sourceAddress(source.id, { play: true, t: seconds })}
        data-play={Math.floor(seconds)}
        aria-label={`Play from ${text}`}
      >
        {text}
      </a>
    );
}

function Sentence({ sentence: { id, parts, cited }, apart }: { sentence: ReadSentence; apart: boolean }) {
  const words = parts.map(({ text, matched }, index) => matched ? <mark key={index}>{text}</mark> : text);
  return (
    <>
      {apart ? " " : ""}
      <span id={id} class={cited ? "is-said" : undefined}>{words}</span>
    </>
  );
}
