import type { Account } from "../contract/analytics_shapes.ts";
import type { AccountRow } from "./queries.ts";

/** A channel as it leaves. */
export function presentAccount(
  { id, platform, name, handle, url }: Omit<AccountRow, "captured_at">,
): Account {
  return { id, platform, name, handle, url };
}
