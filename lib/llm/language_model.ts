import { type LanguageModel, ModelError, type Piece, type Usage } from "./model.ts";
import type { ModelSettings, Vendor } from "./vendor.ts";

/** What a million tokens cost. */
export interface TokenPrices {
  input: number;
  output: number;
}

/** A model of a vendor, held to its limits, with what it costs. */
export function languageModel(
  vendor: Vendor,
  settings: ModelSettings,
  prices: TokenPrices | null,
): LanguageModel {
  return {
    name: settings.model,
    async *write(prompt, signal): AsyncGenerator<Piece> {
      const counts = { inputTokens: 0, outputTokens: 0 };
      let characters = 0;
      for await (const said of vendor(settings, prompt, signal)) {
        if (said.type === "text") {
          characters += said.text.length;
          if (characters > settings.limits.mostCharacters) {
            throw new ModelError(
              "too_long",
              `the answer is longer than ${settings.limits.mostCharacters} characters`,
            );
          }
          yield said;
        } else if (said.type === "usage") {
          // Each count is the total so far, and a later event may tell one of the two only.
          counts.inputTokens = Math.max(counts.inputTokens, said.inputTokens ?? 0);
          counts.outputTokens = Math.max(counts.outputTokens, said.outputTokens ?? 0);
          yield { type: "usage", usage: { ...counts, cost: costOf(counts, prices) } };
        }
      }
    },
  };
}

function costOf(counts: Omit<Usage, "cost">, prices: TokenPrices | null): number | null {
  if (prices === null) return null;
  return (counts.inputTokens * prices.input + counts.outputTokens * prices.output) / 1_000_000;
}
