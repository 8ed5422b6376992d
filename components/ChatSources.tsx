import { ageNote } from "../lib/contract/answers.ts";
import { kindText, placeText } from "../lib/contract/places.ts";
import type { ChatCitation, ChatClosest, ChatMessage } from "../lib/contract/chat_shapes.ts";
import { sourceId } from "./ChatAnswer.tsx";
import { countOf, dayText } from "./format.ts";
import { Icon } from "./Icon.tsx";

/** The sources of an answer as numbered cards. */
export function ChatSources(
  { message, now, current }: { message: ChatMessage; now: string; current: string | null },
) {
  if (message.citations.length === 0) return null;
  return (
    <section class="sources" aria-label={`Sources of “${message.question}”`}>
      <h3>{countOf(message.citations.length, "source")}</h3>
      <ol>
        {message.citations.map((citation) => (
          <Source key={citation.n} message={message} citation={citation} now={now} current={current} />
        ))}
      </ol>
    </section>
  );
}

function Source({ message, citation, now, current }: {
  message: ChatMessage;
  citation: ChatCitation;
  now: string;
  current: string | null;
}) {
  const { n, title, quote } = citation;
  const place = `${message.ordinal}.${n}`;
  const open = current === place;
  const note = ageNote(citation, new Date(now));
  // What the chatbot service names can't be read here: its own link is all there is.
  const reading = citation.source_id === null
    ? citation.url
    : `/chat/${message.conversation_id}?show=${place}#cited`;
  const inside = citation.source_id === null ? {} : { "data-cite": place };
  return (
    <li id={sourceId(message.ordinal, n)} class={open ? "source is-open" : "source"}>
      {reading === null ? <span class="cite">{n}</span> : (
        <a
          class="cite"
          href={reading}
          {...inside}
          aria-label={`Source ${n}: read it`}
          aria-current={open ? "true" : undefined}
        >
          {n}
        </a>
      )}
      <div>
        {reading === null
          ? <strong class="title clip">{title}</strong>
          : <a class="title clip" href={reading} {...inside}>{title}</a>}
        <p class="meta clip">
          <bdi>{factsOf(citation)}</bdi>
        </p>
        {quote === "" ? null : (
          <blockquote class="clip" dir="auto">
            “{quote}”
          </blockquote>
        )}
        {note === null ? null : <p class="small source__age">{note}.</p>}
      </div>
      <Jump citation={citation} />
    </li>
  );
}

function Jump({ citation }: { citation: ChatCitation }) {
  const place = placeText(citation);
  if (place === null && citation.url === null) return null;
  const words = (
    <>
      <Icon name={citation.kind === "episode" ? "play" : "file"} small />
      {place ?? "Open"}
    </>
  );
  const address = addressOf(citation);
  if (address === null) return <span class="jump num">{words}</span>;
  const deed = citation.kind === "episode" ? "Play" : "Open";
  return (
    <a
      class="jump num"
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`${deed} ${citation.title}${place === null ? "" : `, ${place}`} (new window)`}
    >
      {words}
    </a>
  );
}

/** A page of our own marks the quoted words; a video opens at its second. */
function addressOf({ url, passage_id, from, to, n }: ChatCitation): string | null {
  if (url === null || passage_id === null || !url.startsWith("/library/")) return url;
  const [address, fragment] = url.split("#");
  const cited = new URLSearchParams({ cite: passage_id, from: String(from), to: String(to), n: String(n) });
  return `${address}${address!.includes("?") ? "&" : "?"}${cited}${
    fragment === undefined ? "" : `#${fragment}`
  }`;
}

function factsOf({ kind, speaker, date, chapter }: ChatCitation): string {
  return [kindText(kind), speaker, date === null ? null : dayText(date), chapter]
    .filter((fact) => fact !== null).join(" · ");
}

/** Sources that come close to a question nothing answers, each a way in. */
export function ChatClosestSources({ closest }: { closest: ChatClosest[] }) {
  return (
    <ul>
      {closest.map((source) => (
        <li key={`${source.url} ${source.title}`}>
          {source.url === null
            ? <span>{source.title}</span>
            : (
              <a href={source.url} {...(source.url.startsWith("/") ? {} : AWAY)}>
                <span class="clip">{source.title}</span>
                <span class="meta num">{placeText(source)}</span>
              </a>
            )}
        </li>
      ))}
    </ul>
  );
}

const AWAY = { target: "_blank", rel: "noopener noreferrer" };
