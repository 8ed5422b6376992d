import type { Account, CaptureNote } from "../contract/analytics_shapes.ts";
import type { CaptureRow } from "./explain/queries.ts";
import type { AccountRow } from "./queries.ts";

/** A channel as it leaves. */
export function presentAccount(
  { id, platform, name, handle, url }: Omit<AccountRow, "captured_at">,
): Account {
  return { id, platform, name, handle, url };
}

/** A delivery as it leaves. */
export function presentCapture({ captured_at, ...capture }: CaptureRow): CaptureNote {
  return { ...capture, captured_at: captured_at.toISOString() };
}
