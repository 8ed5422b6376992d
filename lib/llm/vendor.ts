import type { ModelLimits, Prompt } from "./model.ts";
import type { Said } from "./said.ts";

/** Where a model is asked, and with what. */
export interface ModelSettings {
  /** Without a slash at the end. */
  url: string;
  /** Null for servers that ask for none, such as one on the same machine. */
  key: string | null;
  model: string;
  limits: ModelLimits;
}

/** How the models of a vendor are asked. */
export type Vendor = (settings: ModelSettings, prompt: Prompt, signal: AbortSignal) => AsyncGenerator<Said>;
