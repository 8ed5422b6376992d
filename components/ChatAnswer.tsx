import type { AnswerSentence } from "../lib/contract/answers.ts";
import type { ChatMessage } from "../lib/contract/chat_shapes.ts";

/** So many sentences make a paragraph; counted from the start, so that nothing moves while more come. */
const PARAGRAPH = 3;

/** The end of a sentence that stays with its numbers, so that none begins a line. */
const ENDING = /^([^]*?)(\S{0,24})$/;

/** The sentences of an answer, each followed by the numbers of what it rests on. */
export function ChatAnswer({ message, current }: { message: ChatMessage; current: string | null }) {
  const paragraphs = Array.from(
    { length: Math.ceil(message.sentences.length / PARAGRAPH) },
    (_, index) => message.sentences.slice(index * PARAGRAPH, (index + 1) * PARAGRAPH),
  );
  return (
    <div class="answer">
      {paragraphs.map((sentences, index) => (
        <p key={index}>
          {sentences.map((sentence, place) => (
            <Sentence key={place} sentence={sentence} ordinal={message.ordinal} current={current} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Sentence(
  { sentence, ordinal, current }: { sentence: AnswerSentence; ordinal: number; current: string | null },
) {
  const [, start, last] = ENDING.exec(sentence.text)!;
  return (
    <>
      <bdi>
        {start}
        <span class="cited">
          {last}
          {sentence.citations.map((n) => <Cite key={n} ordinal={ordinal} n={n} current={current} />)}
        </span>
      </bdi>
      {" "}
    </>
  );
}

/** A number in an answer; it leads to its source, and with script opens the transcript there. */
function Cite({ ordinal, n, current }: { ordinal: number; n: number; current: string | null }) {
  return (
    <a
      class="cite"
      href={`#${sourceId(ordinal, n)}`}
      data-cite={`${ordinal}.${n}`}
      aria-label={`Source ${n}`}
      aria-current={current === `${ordinal}.${n}` ? "true" : undefined}
    >
      {n}
    </a>
  );
}

/** The id of a source's card on the page. */
export function sourceId(ordinal: number, n: number): string {
  return `source-${ordinal}-${n}`;
}
