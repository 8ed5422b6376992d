import * as z from "zod/mini";
import { ChatFilters, Question } from "./chat_shapes.ts";
import { Id } from "./common.ts";

/** A question as a form sends it: every field beside the others. */
export const QuestionForm = z.extend(ChatFilters, { question: Question, conversation_id: z.optional(Id) });

/** The question of a form, with where to look put together. */
export function questionOf({ question, conversation_id, ...filters }: z.output<typeof QuestionForm>) {
  return { question, conversation_id, filters };
}
