/**
 * The stand-alone chatbot service: asks its `/query`, `/pdfs` and `/health`, and takes what comes back as far as it can be
 * understood. It passes on no cookie, token or address of a person, and trusts neither text nor links it is given.
 */
export { type Chatbot, type ChatbotLimits, openChatbot } from "./chatbot.ts";
export type {
  ChatbotAnswer,
  ChatbotCitation,
  ChatbotDocument,
  ChatbotPiece,
  ChatbotQuestion,
} from "./shapes.ts";
export { ChatbotError } from "./errors.ts";
