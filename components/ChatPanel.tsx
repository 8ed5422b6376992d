import { clockText, kindText, placeText } from "../lib/contract/places.ts";
import type { CitedSource, SourceLine } from "../lib/contract/chat_shapes.ts";
import { sourceId } from "./ChatAnswer.tsx";
import { dayText } from "./format.ts";
import { Icon } from "./Icon.tsx";

interface ChatPanelProps {
  source: CitedSource;
  /** The turn of the answer that cites it. */
  ordinal: number;
}

const AWAY = { target: "_blank", rel: "noopener noreferrer" };

/** A source around what an answer cites of it, with the same numbers in the margin. */
export function ChatPanel({ source, ordinal }: ChatPanelProps) {
  const place = placeText(source);
  const date = source.date === null ? null : dayText(source.date);
  return (
    <>
      <div class="transcript__head">
        <p class="meta">{[kindText(source.kind), date].filter((fact) => fact !== null).join(" · ")}</p>
        <h2 class="clip" id="transcript-title" tabIndex={-1}>
          {source.library_url === null
            ? <bdi>{source.title}</bdi>
            : <a href={source.library_url}>{source.title}</a>}
        </h2>
        <div class="player">
          {source.url === null ? null : (
            <a
              class="button button--icon"
              href={source.url}
              {...AWAY}
              aria-label={source.kind === "episode"
                ? `Play from ${place ?? "the start"} (new window)`
                : `Open ${place?.toLowerCase() ?? "the document"} (new window)`}
            >
              <Icon name={source.kind === "episode" ? "play" : "file"} />
            </a>
          )}
          {source.duration_seconds === null ? <p class="meta num">{place}</p> : (
            <Track
              at={source.start_seconds ?? 0}
              of={source.duration_seconds}
              marks={source.cited_seconds}
            />
          )}
        </div>
      </div>
      <ol class="lines" tabIndex={0} aria-label={source.kind === "episode" ? "Transcript" : "Text"}>
        {source.lines.map((line, index) => (
          <Line key={index} line={line} ordinal={ordinal} current={source.n} />
        ))}
      </ol>
    </>
  );
}

function Line({ line, ordinal, current }: { line: SourceLine; ordinal: number; current: number }) {
  const numbers = [...new Set(line.parts.flatMap(({ citation }) => citation ?? []))];
  const place = placeText(line);
  return (
    <li
      class={numbers.length === 0 ? undefined : "is-cited"}
      id={numbers.includes(current) ? "cited" : undefined}
    >
      <span>
        {place === null
          ? null
          : line.url === null
          ? <span class="num">{place}</span>
          : <a class="num" href={line.url} {...AWAY} aria-label={`Open at ${place} (new window)`}>{place}</a>}
        {numbers.map((n) => (
          <a
            key={n}
            class="cite"
            href={`#${sourceId(ordinal, n)}`}
            data-back={`${ordinal}.${n}`}
            aria-label={`Back to source ${n}`}
          >
            {n}
          </a>
        ))}
      </span>
      <p dir="auto">
        {line.speaker === null ? null : <b>{line.speaker}</b>}
        {line.parts.map(({ text, citation }, index) =>
          citation === null ? text : <mark key={index}>{text}</mark>
        )}
      </p>
    </li>
  );
}

const WIDTH = 280;

/** How far into the recording, and where else the answer cites it. */
function Track({ at, of, marks }: { at: number; of: number; marks: number[] }) {
  const x = (seconds: number) => Math.round(WIDTH * Math.min(1, seconds / Math.max(of, 1)) * 10) / 10;
  return (
    <div class="track">
      <svg
        role="img"
        aria-label={`${clockText(at)} of ${clockText(of)}`}
        viewBox={`0 0 ${WIDTH} 20`}
        preserveAspectRatio="none"
      >
        <rect class="track__rest" y="8" width={WIDTH} height="4" />
        <rect class="track__past" y="8" width={x(at)} height="4" />
        {marks.map((seconds) => <path key={seconds} class="track__mark" d={`M${x(seconds)} 3v14`} />)}
      </svg>
      <p class="meta num between">
        <span>{clockText(at)}</span>
        <span>{clockText(of)}</span>
      </p>
    </div>
  );
}
