import { pause } from "../pause.ts";

/** An endpoint in the manner of OpenAI's `/embeddings`, and the model asked of it. */
export interface EmbeddingsServer {
  /** Without a slash at the end: `https://api.openai.com/v1`. */
  url: string;
  /** Null where the server asks for none. */
  key: string | null;
  model: string;
}

/** How long a batch is waited for, its tries included, and how often it is tried again. */
export interface EmbedOptions {
  timeoutMs: number;
  /** Tries after the first, where the server is busy or away. */
  retries: number;
}

/** Why there are no embeddings. Its message never holds the key, nor what the server answered. */
export class EmbeddingsError extends Error {}

const BATCH_TEXTS = 64;
const MOST_DIMENSIONS = 8192;
const MOST_ANSWER_BYTES = 64 * 1024 * 1024;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;

/**
 * One vector of length 1 for each text, all of the same dimensions.
 *
 * @throws EmbeddingsError where the server refuses, is away or too slow, or answers something else
 */
export async function embed(
  server: EmbeddingsServer,
  texts: readonly string[],
  options: EmbedOptions,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += BATCH_TEXTS) {
    vectors.push(...await embedBatch(server, texts.slice(start, start + BATCH_TEXTS), options));
  }
  if (vectors.some((vector) => vector.length !== vectors[0]!.length)) {
    throw new EmbeddingsError("The embeddings server answered vectors of different lengths");
  }
  return vectors;
}

async function embedBatch(
  server: EmbeddingsServer,
  texts: readonly string[],
  { timeoutMs, retries }: EmbedOptions,
): Promise<Float32Array[]> {
  const signal = AbortSignal.timeout(timeoutMs);
  for (let attempt = 0;; attempt++) {
    const answer = await ask(server, texts, signal);
    if ("vectors" in answer) return answer.vectors;
    if (!answer.mayRecover || attempt >= retries) throw answer.error;
    const pauseMs = Math.min(answer.pauseMs ?? FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
    await pause(pauseMs, signal);
    if (signal.aborted) throw answer.error;
  }
}

type Answer =
  | { vectors: Float32Array[] }
  | { error: EmbeddingsError; mayRecover: boolean; pauseMs: number | null };

async function ask(server: EmbeddingsServer, texts: readonly string[], signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`${server.url}/embeddings`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(server.key === null ? {} : { authorization: `Bearer ${server.key}` }),
      },
      body: JSON.stringify({ model: server.model, input: texts, encoding_format: "float" }),
      // The key is for this server alone.
      redirect: "error",
      signal,
    });
    if (response.ok) return { vectors: vectorsOf(JSON.parse(await readBody(response)), texts.length) };
    await response.body?.cancel();
    return {
      error: new EmbeddingsError(`The embeddings server answered ${response.status}`),
      mayRecover: response.status === 429 || response.status >= 500,
      pauseMs: retryAfter(response),
    };
  } catch (error) {
    if (error instanceof EmbeddingsError) return { error, mayRecover: false, pauseMs: null };
    const what = signal.aborted
      ? "did not answer in time"
      : error instanceof SyntaxError
      ? "did not answer JSON"
      : "can't be reached";
    // The cause is left out: it names the address, which may carry a key.
    return {
      error: new EmbeddingsError(`The embeddings server ${what}`),
      mayRecover: !signal.aborted,
      pauseMs: null,
    };
  }
}

async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) throw new EmbeddingsError("The embeddings server's answer has no end");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function vectorsOf(answer: unknown, count: number): Float32Array[] {
  const entries = (answer as { data?: unknown } | null)?.data;
  if (!Array.isArray(entries) || entries.length !== count) {
    throw new EmbeddingsError(`The embeddings server did not answer ${count} vectors`);
  }
  const vectors: (Float32Array | undefined)[] = new Array(count).fill(undefined);
  for (const [place, entry] of entries.entries()) {
    const { index = place, embedding } = (entry ?? {}) as { index?: unknown; embedding?: unknown };
    if (typeof index !== "number" || !(index in vectors) || vectors[index] !== undefined) {
      throw new EmbeddingsError("The embeddings server answered vectors in no order");
    }
    vectors[index] = unitVector(embedding);
  }
  return vectors as Float32Array[];
}

function unitVector(embedding: unknown): Float32Array {
  const isVector = Array.isArray(embedding) && embedding.length > 0 && embedding.length <= MOST_DIMENSIONS &&
    embedding.every((value) => typeof value === "number" && Number.isFinite(value));
  const length = isVector ? Math.hypot(...embedding) : 0;
  if (!(length > 0 && Number.isFinite(length))) {
    throw new EmbeddingsError("The embeddings server answered something that is no vector");
  }
  return Float32Array.from(embedding as number[], (value) => value / length);
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
