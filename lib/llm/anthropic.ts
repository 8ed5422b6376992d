import { ask, PassingError } from "./ask.ts";
import { ModelError } from "./model.ts";
import { record, type Said, text, tokens } from "./said.ts";
import type { ModelSettings, Vendor } from "./vendor.ts";

const VERSION = "2023-06-01";
// Roughly the characters an answer may have; the interface demands a figure.
const MOST_TOKENS = 2_000;
const PASSING = new Set(["overloaded_error", "rate_limit_error", "api_error", "timeout_error"]);

/** The Messages API of Anthropic, streaming ("Streaming Messages" in its documentation). */
export const anthropic: Vendor = (settings, prompt, signal) =>
  ask<Said>(
    {
      url: `${settings.url}/v1/messages`,
      headers: headersOf(settings),
      body: {
        model: settings.model,
        max_tokens: MOST_TOKENS,
        stream: true,
        system: prompt.system,
        messages: [{ role: "user", content: prompt.user }],
      },
      read,
      isEnd: (said) => said.type === "end",
      mayEnd: () => false,
      isText: (said) => said.type === "text",
    },
    settings.limits,
    signal,
  );

function headersOf({ key }: ModelSettings): Record<string, string> {
  return { "anthropic-version": VERSION, ...(key === null ? {} : { "x-api-key": key }) };
}

function read(message: string): Said[] {
  const event = record(message);
  switch (event.type) {
    case "message_start":
      return usageOf(event.message?.usage);
    case "content_block_delta":
      return event.delta?.type === "text_delta" ? text(event.delta.text) : [];
    case "message_delta":
      return usageOf(event.usage);
    case "message_stop":
      return [{ type: "end" }];
    case "error":
      throw errorOf(event.error?.type);
    default:
      // Pings, thinking, and kinds of event that are yet to come, which the documentation asks to pass over.
      return [];
  }
}

function usageOf(usage: Record<string, unknown> | undefined): Said[] {
  const read = tokens(
    usage?.input_tokens,
    usage?.cache_creation_input_tokens,
    usage?.cache_read_input_tokens,
  );
  return [{ type: "usage", inputTokens: read, outputTokens: tokens(usage?.output_tokens) }];
}

function errorOf(type: unknown): ModelError {
  const name = typeof type === "string" && /^[a-z_]{1,40}$/.test(type) ? type : "error";
  const message = `the model broke off with ${name}`;
  return PASSING.has(name) ? new PassingError("busy", message) : new ModelError("refused", message);
}
