import { chaptersOf, questionTimeOf } from "./analysis/chapters.ts";
import { hostsOf } from "./analysis/hosts.ts";
import { keySentencesOf } from "./analysis/key_sentences.ts";
import { questionsOf } from "./analysis/questions.ts";
import { frequentTermsOf, termsOf } from "./analysis/terms.ts";
import { tokensOf } from "./analysis/tokens.ts";
import type { Transcript, TranscriptAnalysis, VoiceChanges } from "./transcript.ts";
import { applyVoiceChanges } from "./voices.ts";

/** Finds chapters, questions and sentences worth quoting; the same transcript always gives the same answer. */
export function analyseTranscript(transcript: Transcript, voiceChanges?: VoiceChanges): TranscriptAnalysis {
  const corrected = voiceChanges === undefined ? transcript : applyVoiceChanges(transcript, voiceChanges);
  const tokens = tokensOf(corrected);
  const terms = termsOf(tokens, corrected.language);
  const questionTime = questionTimeOf(corrected);
  const chapters = chaptersOf(corrected, tokens, questionTime);
  return {
    chapters,
    questions: questionsOf(corrected, questionTime),
    keySentences: keySentencesOf(corrected, tokens, terms, chapters),
    frequentTerms: frequentTermsOf(terms),
    hosts: [...hostsOf(corrected)],
  };
}
