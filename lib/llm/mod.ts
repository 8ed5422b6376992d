/**
 * Language models: asks the Messages API of Anthropic, or any server that speaks OpenAI's chat completions, for a stream
 * of text. It knows nothing of questions or passages, trusts nothing of what comes back, and never writes a key anywhere.
 */
export { openLanguageModel } from "./open.ts";
export { MODEL_LIMITS, ModelError } from "./model.ts";
export type { LanguageModel, ModelFault, ModelLimits, Piece, Prompt, Usage } from "./model.ts";
