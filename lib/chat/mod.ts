/**
 * Chat: a person asks the library and gets an answer each of whose sentences is cited; conversations are kept for the one
 * who asked. It never shows what one person asked to another: admins read questions without names.
 */
export { askInPieces, askQuestion, queryLibrary, retryAnswer } from "./ask.ts";
export {
  listConversations,
  readConversation,
  type RecentQuestion,
  recentQuestions,
  removeConversation,
  renameConversation,
} from "./conversations/conversations.ts";
export { stopAnswer, voteOnAnswer } from "./messages/messages.ts";
export { followAnswer } from "./running/follow.ts";
export { exportConversation } from "./exports/export.ts";
export { listDocuments, readChatHealth } from "./ground.ts";
export { exportUnanswered, readInsights } from "./insights/insights.ts";
export { readCitedSource } from "./sources.ts";
export { type Opening, readOpening, readTalk, type Talk } from "./talk.ts";
