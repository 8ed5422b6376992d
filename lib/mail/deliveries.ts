import type { Transaction } from "../db/mod.ts";
import { selectDeliveries } from "./queries.ts";

/** How far a mail has come. */
export type Delivery = "sending" | "sent" | "bounced";

/** How far the mails of these keys have come, as far as the transaction may see them. */
export async function readDeliveries(tx: Transaction, keys: string[]): Promise<Map<string, Delivery>> {
  const rows = await selectDeliveries(tx, keys);
  return new Map(rows.map((row) => {
    // To whoever waits for an answer, a mail that was given up went as little as one that was refused.
    const lost = row.bounced_at !== null || row.failed_at !== null;
    return [row.key, lost ? "bounced" : row.sent_at === null ? "sending" : "sent"];
  }));
}
