import type { OpsConsole } from "../../../config.ts";
import { ConsolePage } from "../../../contract/sync.ts";
import { AppError, parseInput } from "../../../http/mod.ts";
import { readDelivery } from "../../delivery/read_delivery.ts";
import { addDays, dayIn } from "../days.ts";
import type { Connector, Reading } from "../reading.ts";
import type { Answer } from "../web/ask.ts";
import { sourceRequestOf } from "../web/retry_hint.ts";
import { SourceFailure } from "../web/source_failure.ts";

const MOST_PAGES = 1000;
/** What the first question asks for, and what every later one asks for again. */
const FIRST_DAYS = 365;
const OVERLAP_DAYS = 7;

/** The agency's Ops-Console: pages of accounts with their figures, in the shape of a push. */
export function consoleConnector(console: OpsConsole): Connector {
  return async function* (reading) {
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      // How many pages there are is not known before the last.
      await reading.tell(`Asking the Ops-Console, page ${page + 1}`, 1 - 0.9 ** (page + 1));
      const answer = await reading.ask({ url: addressOf(console, reading, cursor) });
      const { accounts, next_cursor } = pageOf(answer);
      const { batches, rejected, rejectedTotal } = readDelivery(accounts, reading.now);
      for (const { account, kind, index, reason } of rejected.slice(0, 5)) {
        reading.note(`Page ${page + 1}, account ${account}, ${kind} ${index} was refused: ${reason}`);
      }
      if (rejectedTotal > 5) reading.note(`Page ${page + 1}: ${rejectedTotal} rows were refused in all.`);
      for (const batch of batches) yield { ...batch, read: [] };
      if (!next_cursor) return;
      if (next_cursor === cursor) throw unreadable("It gives the same cursor again and again.");
      cursor = next_cursor;
    }
    throw unreadable(`It has more than ${MOST_PAGES} pages.`);
  };
}

function addressOf(
  console: OpsConsole,
  { externalId, since, lastSuccessAt, isFull, now }: Reading,
  cursor: string | null,
) {
  const url = new URL(console.url);
  const first = isFull || lastSuccessAt === null;
  const usual = addDays(dayIn("UTC", first ? now : lastSuccessAt!), -(first ? FIRST_DAYS : OVERLAP_DAYS));
  url.searchParams.set("organisation", externalId);
  url.searchParams.set("since", since ?? usual);
  if (cursor !== null) url.searchParams.set("cursor", cursor);
  return url;
}

function pageOf(answer: Answer): ConsolePage {
  const sourceRequest = sourceRequestOf(answer.headers);
  if (answer.status === 401 || answer.status === 403) {
    const detail = `The Ops-Console answered ${answer.status}. Check OPS_CONSOLE_API_KEY.`;
    throw new SourceFailure("source_refused", { detail, sourceRequest });
  }
  if (answer.status >= 400) {
    const detail = `The Ops-Console answered ${answer.status}.`;
    throw new SourceFailure("source_refused", { detail, sourceRequest });
  }
  try {
    return parseInput(ConsolePage, answer.value);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const where = Object.entries(error.fields ?? {}).slice(0, 3).map(([field, why]) => `${field}: ${why}`);
    throw unreadable(where.join(" ") || "It is not an object.", sourceRequest);
  }
}

function unreadable(why: string, sourceRequest: string | null = null): SourceFailure {
  return new SourceFailure("source_unreadable", {
    detail: `The Ops-Console’s answer: ${why}`,
    sourceRequest,
  });
}
