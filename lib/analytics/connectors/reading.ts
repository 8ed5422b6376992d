import type { PlatformApp } from "../../config.ts";
import type { ObservationBatch } from "../observation.ts";
import type { Answer, Question } from "./web/ask.ts";

/** A post as the ladder knows it. */
export interface LadderPost {
  id: string;
  publishedAt: Date | null;
}

/** What a connector is told about the reading it makes. */
export interface Reading {
  /** Asks the platform with the connection's access, renewing it where needed. */
  ask(question: Omit<Question, "source" | "refusal">): Promise<Answer>;
  /** The channel, page or account, as the platform names it. */
  externalId: string;
  now: Date;
  /** The first day that was asked for; null leaves it to the connector. */
  since: string | null;
  lastSuccessAt: Date | null;
  /** Everything is to be read anew, not only what is due. */
  isFull: boolean;
  /** Whether the ladder wants a post of that age read at this time. */
  isDue(post: LadderPost): boolean;
  /** Posts read before that are due, by the ladder. */
  duePosts: readonly LadderPost[];
  /** Says what is being done, and how much is done: 0 to 1. */
  tell(step: string, fraction: number): Promise<void>;
  /** Says what the platform left out, in words for the agency. */
  note(sentence: string): void;
}

/** Some of what a connection delivered, and which posts it has read anew. */
export interface ReadBatch extends ObservationBatch {
  read: LadderPost[];
}

/** How one platform is read. */
export type Connector = (reading: Reading) => AsyncGenerator<ReadBatch>;

/** What a platform's app is registered as, and where it is asked for new tokens. */
export interface Renewal {
  app: PlatformApp | null;
  tokenUrl: string;
  /** X takes the app's secret in the header, the others in the form. */
  secretIn: "header" | "form";
}
