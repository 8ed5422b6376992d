import * as z from "zod/mini";
import { Moment } from "./common.ts";
import { VOTE_REASONS } from "./chat_shapes.ts";

const Asked = z.object({ question: z.string(), times: z.int(), last_at: Moment });

/** What is asked of the library, what it could not answer, and how far answers hold; nobody is named. */
export const ChatInsights = z.object({
  /** First and last day, in the reader's time zone. */
  since: z.string(),
  until: z.string(),
  questions: z.int(),
  people: z.int(),
  answered: z.int(),
  unanswered: z.int(),
  failed: z.int(),
  votes: z.object({ up: z.int(), down: z.int() }),
  most_asked: z.array(Asked),
  without_answer: z.array(Asked),
  voted_down: z.array(z.object({
    question: z.string(),
    reason: z.nullable(z.enum(VOTE_REASONS)),
    comment: z.nullable(z.string()),
    at: Moment,
  })),
  /** By day: sentences that were checked, and those that passed. */
  precision: z.array(z.object({ day: z.string(), checked: z.int(), passed: z.int() })),
  /** Sentences dropped before anybody saw them, by what was wrong. */
  dropped: z.array(z.object({ reason: z.string(), count: z.int() })),
  models: z.array(z.object({
    model: z.string(),
    answers: z.int(),
    input_tokens: z.int(),
    output_tokens: z.int(),
    /** In the currency of the configured prices; null where none are. */
    cost: z.nullable(z.number()),
    median_ms: z.nullable(z.int()),
  })),
});
export type ChatInsights = z.output<typeof ChatInsights>;

/** Which days are looked at; by default the last 30. */
export const InsightsRange = z.object({ since: z.optional(z.iso.date()), until: z.optional(z.iso.date()) });
export type InsightsRange = z.output<typeof InsightsRange>;
