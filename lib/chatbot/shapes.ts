/** What the service is asked: the question, and what was said before. */
export interface ChatbotQuestion {
  question: string;
  thread: { question: string; answer: string }[];
}

/** A source the service names. */
export interface ChatbotCitation {
  /** The number the text calls it by. */
  n: number;
  title: string;
  kind: "episode" | "document";
  speaker: string | null;
  date: string | null;
  startSeconds: number | null;
  page: number | null;
  quote: string;
  /** Of http or https; null where there is none that may be opened. */
  url: string | null;
}

/** An answer as it was understood: sentences with the numbers they bear. */
export interface ChatbotAnswer {
  sentences: { text: string; citations: number[] }[];
  citations: ChatbotCitation[];
  /** The service itself says that it found nothing. */
  abstained: boolean;
}

/** What comes while an answer is made: sentences as they are whole, and the whole last. */
export type ChatbotPiece =
  | { type: "sentence"; sentence: { text: string; citations: number[] } }
  | { type: "citation"; citation: ChatbotCitation }
  | { type: "answer"; answer: ChatbotAnswer };

/** A document the service answers from. */
export interface ChatbotDocument {
  id: string;
  title: string;
  pages: number | null;
  date: string | null;
  url: string | null;
}
