/**
 * Transcripts: reads what was said, by whom and when, out of the files meeting and captioning products write, and finds
 * chapters, questions and sentences worth quoting. Pure: bytes in, values out. It never invents a time or a name.
 */
export { analyseTranscript } from "./analyse.ts";
export { sentencesOf } from "./analysis/sentences.ts";
export { languageOf } from "./language.ts";
export { readTranscript, refuseWrongFile } from "./read_transcript.ts";
export { applyVoiceChanges } from "./voices.ts";
export type * from "./transcript.ts";
export { countWords } from "./words.ts";
