import type { Config } from "../config.ts";
import { anthropic } from "./anthropic.ts";
import { languageModel } from "./language_model.ts";
import { type LanguageModel, MODEL_LIMITS, type ModelLimits } from "./model.ts";
import { openai } from "./openai.ts";

const VENDORS = { anthropic, openai };

/** Opens the language model that is configured; null where none is, and answers quote the library only. */
export function openLanguageModel(
  config: Pick<Config, "languageModel">,
  limits: ModelLimits = MODEL_LIMITS,
): LanguageModel | null {
  const settings = config.languageModel;
  if (settings === null) return null;
  const { vendor, url, key, model, prices } = settings;
  return languageModel(VENDORS[vendor], { url, key, model, limits }, prices);
}
