import type { Platform } from "../contract/metrics.ts";
import type { EmbeddingsServer } from "../llm/embeddings.ts";
import type { Reader } from "./reader.ts";
import type { Variable } from "./variables.ts";

/** A mail server, and who signs in to it. */
export interface SmtpServer {
  host: string;
  port: number;
  user: string | null;
  password: string | null;
}

/** An app registered with a platform. */
export interface PlatformApp {
  clientId: string;
  /** Null for a public one. */
  clientSecret: string | null;
}

/** The agency's Ops-Console. */
export interface OpsConsole {
  url: string;
  key: string | null;
}

/** A language model, and how it is reached. */
export interface LanguageModelConfig {
  vendor: "anthropic" | "openai";
  /** Without a slash at the end. */
  url: string;
  /** Null where the server asks for none. */
  key: string | null;
  model: string;
  /** What a million tokens cost; null where nobody counts. */
  prices: { input: number; output: number } | null;
}

/** What the portal is told of servers outside it; null where there is none. */
export interface Outside {
  /** Null where mails are kept as files. */
  smtp: SmtpServer | null;
  fromEmail: string;
  opsConsole: OpsConsole | null;
  /** Null where no app is registered, and access can't be renewed. */
  platformApps: Record<Platform, PlatformApp | null>;
  linkedinVersion: string;
  /** Null where answers quote the library only. */
  languageModel: LanguageModelConfig | null;
  /** Null where the built-in library answers; the address is without a slash at the end. */
  chatbot: { url: string; key: string | null } | null;
  /** Null where the library is searched by its words alone. */
  embeddings: EmbeddingsServer | null;
}

/** Reads what is said of servers outside, and notes in `faults` what can't be. */
export function readOutside(read: Reader, faults: string[]): Outside {
  return {
    ...readMail(read, faults),
    ...readSources(read, faults),
    languageModel: readLanguageModel(read, faults),
    chatbot: readChatbot(read),
    embeddings: readEmbeddings(read, faults),
  };
}

function readMail(read: Reader, faults: string[]): Pick<Outside, "smtp" | "fromEmail"> {
  const host = read.text("SMTP_HOST");
  const port = read.integer("SMTP_PORT", 587, 1, 65535);
  const user = read.text("SMTP_USER");
  const password = read.text("SMTP_PASSWORD");
  const from = read.text("FROM_EMAIL");
  if ((user === null) !== (password === null)) faults.push("SMTP_USER and SMTP_PASSWORD go together");
  if (host !== null && from === null) faults.push("FROM_EMAIL must be set where SMTP_HOST is");
  if (from !== null && !/^[^\s@<>,"]+@[^\s@<>,"]+$/.test(from)) {
    faults.push("FROM_EMAIL must be an address alone, such as portal@media.example");
  }
  return {
    smtp: host === null ? null : { host, port, user, password },
    fromEmail: from ?? "portal@mediahub.invalid",
  };
}

/** LinkedIn keeps a version for a year, so this is moved on with the portal's own versions. */
const LINKEDIN_VERSION = "202610";

function readSources(
  read: Reader,
  faults: string[],
): Pick<Outside, "opsConsole" | "platformApps" | "linkedinVersion"> {
  const app = (idName: Variable, secretName: Variable): PlatformApp | null => {
    const clientId = read.text(idName);
    const clientSecret = read.text(secretName);
    if (clientId === null && clientSecret !== null) faults.push(`${secretName} is set without ${idName}`);
    return clientId === null ? null : { clientId, clientSecret };
  };
  const url = read.url("OPS_CONSOLE_API_URL", ["http:", "https:"]);
  const linkedinVersion = read.text("LINKEDIN_API_VERSION") ?? LINKEDIN_VERSION;
  if (!/^20\d{2}(0[1-9]|1[0-2])$/.test(linkedinVersion)) {
    faults.push(`LINKEDIN_API_VERSION must be a year and a month, such as ${LINKEDIN_VERSION}`);
  }
  return {
    opsConsole: url === null ? null : { url, key: read.text("OPS_CONSOLE_API_KEY") },
    platformApps: {
      youtube: app("YOUTUBE_CLIENT_ID", "YOUTUBE_CLIENT_SECRET"),
      linkedin: app("LINKEDIN_CLIENT_ID", "LINKEDIN_CLIENT_SECRET"),
      x: app("X_CLIENT_ID", "X_CLIENT_SECRET"),
    },
    linkedinVersion,
  };
}

function readLanguageModel(read: Reader, faults: string[]): LanguageModelConfig | null {
  const anthropicKey = read.text("ANTHROPIC_API_KEY");
  const anthropicUrl = read.url("ANTHROPIC_API_URL", ["http:", "https:"]) ?? "https://api.anthropic.com";
  const openaiKey = read.text("OPENAI_API_KEY");
  const openaiUrl = read.url("OPENAI_API_URL", ["http:", "https:"]);
  const model = read.text("LLM_MODEL");
  const input = read.price("LLM_INPUT_PRICE");
  const output = read.price("LLM_OUTPUT_PRICE");
  if ((input === null) !== (output === null)) faults.push("LLM_INPUT_PRICE and LLM_OUTPUT_PRICE go together");
  const prices = input === null || output === null ? null : { input, output };
  if (anthropicKey !== null) {
    const url = anthropicUrl.replace(/\/+(v1\/*)?$/, "");
    return { vendor: "anthropic", url, key: anthropicKey, model: model ?? "claude-sonnet-4-5", prices };
  }
  if (openaiKey === null && openaiUrl === null) return null;
  if (model === null) faults.push("LLM_MODEL must be set where OPENAI_API_KEY or OPENAI_API_URL is");
  const url = (openaiUrl ?? "https://api.openai.com/v1").replace(/\/+$/, "");
  return { vendor: "openai", url, key: openaiKey, model: model ?? "", prices };
}

function readChatbot(read: Reader): Outside["chatbot"] {
  const url = read.url("CHATBOT_API_URL", ["http:", "https:"])?.replace(/\/+$/, "") ?? null;
  return url === null ? null : { url, key: read.text("CHATBOT_API_KEY") };
}

function readEmbeddings(read: Reader, faults: string[]): EmbeddingsServer | null {
  const url = read.url("EMBEDDINGS_API_URL", ["http:", "https:"])?.replace(/\/+$/, "") ?? null;
  const model = read.text("EMBEDDINGS_MODEL");
  if (url !== null && model === null) faults.push("EMBEDDINGS_MODEL must be set where EMBEDDINGS_API_URL is");
  return url === null || model === null ? null : { url, key: read.text("EMBEDDINGS_API_KEY"), model };
}
