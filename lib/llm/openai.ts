import { ask, BUSY, PassingError } from "./ask.ts";
import { ModelError } from "./model.ts";
import { record, type Said, text, tokens } from "./said.ts";
import type { Vendor } from "./vendor.ts";

/**
 * Chat completions as OpenAI defines them and many servers speak them, streaming. Neither a temperature nor a limit of
 * tokens is sent: models and servers differ in what they take, and the answer is cut at a number of characters anyway.
 */
export const openai: Vendor = (settings, prompt, signal) => {
  let finished = false;
  return ask<Said>(
    {
      url: `${settings.url}/chat/completions`,
      headers: settings.key === null ? {} : { authorization: `Bearer ${settings.key}` },
      body: {
        model: settings.model,
        stream: true,
        stream_options: { include_usage: true },
        messages: [{ role: "system", content: prompt.system }, { role: "user", content: prompt.user }],
      },
      read,
      isEnd: (said) => said.type === "end",
      mayEnd: () => finished,
      isText: (said) => said.type === "text",
    },
    settings.limits,
    signal,
  );

  function read(message: string): Said[] {
    if (message.trim() === "[DONE]") {
      // An end without a reason is what a proxy sends whose own server fell away.
      if (!finished) throw new ModelError("broken_off", "the stream was closed before the answer ended");
      return [{ type: "end" }];
    }
    const event = record(message);
    if (event.error !== undefined && event.error !== null) {
      throw BUSY.has(event.error.code)
        ? new PassingError("busy", `the model broke off with ${event.error.code}`)
        : new ModelError("refused", "the model broke off with an error");
    }
    const choice = event.choices?.[0];
    finished ||= typeof choice?.finish_reason === "string";
    return [...text(choice?.delta?.content), ...usageOf(event.usage)];
  }
};

function usageOf(usage: Record<string, unknown> | undefined | null): Said[] {
  if (usage === undefined || usage === null) return [];
  return [{
    type: "usage",
    inputTokens: tokens(usage.prompt_tokens),
    outputTokens: tokens(usage.completion_tokens),
  }];
}
