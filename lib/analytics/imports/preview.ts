import type { MetricKey } from "../../contract/metrics.ts";
import { AppError } from "../../http/app_error.ts";
import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { openCaptureIn } from "../record/captures.ts";
import type { ImportDecision, ImportFindings } from "./findings.ts";
import { deliveryHash, keepFiles } from "./kept_files.ts";
import { importFolder } from "./keys.ts";
import { readOnce } from "./read_aside.ts";
import type { ImportFile, ImportReading, Span } from "./reading.ts";

/** What is said of files when they are given. */
export interface PreviewInput {
  files: ImportFile[];
  period: Span | null;
  columns?: Record<string, MetricKey | "ignore">;
  accountId?: string | null;
  accountName?: string | null;
  /** What was read of the files already. */
  reading?: ImportReading;
}

/** Reads files aside, keeps them and what was found, and returns the id of the import, to be confirmed or begun. */
export async function makePreview(
  services: Services,
  by: { organisationId: string; userId: string | null },
  input: PreviewInput,
  state: "previewed" | "running" = "previewed",
): Promise<string> {
  const now = services.clock.now();
  const decision: ImportDecision = {
    accountId: input.accountId ?? null,
    accountName: input.accountName ?? null,
    choices: { period: input.period, columns: input.columns ?? {}, accountName: input.accountName ?? null },
  };
  const reading = input.reading ??
    await readOnce(input.files, { ...decision.choices, readAt: now.toISOString() });
  const folder = importFolder(by.organisationId, crypto.randomUUID());
  try {
    const kept = await keepFiles(services, folder, input.files);
    const findings: ImportFindings = { files: kept, reading, decision, outcome: null };
    const sha256 = await deliveryHash(kept);
    const { id } = await tenant(
      services.sql,
      by.organisationId,
      (tx) =>
        openCaptureIn(tx, by.organisationId, {
          source: "export",
          state,
          platform: reading.platform,
          userId: by.userId,
          capturedAt: capturedAt(reading.exportedAt, now),
          file: {
            name: kept.map(({ name }) => name).join(", ").slice(0, 500),
            bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
            sha256,
            storageKey: folder,
          },
          layout: reading.layout,
          findings,
        }, now),
    );
    return id;
  } catch (error) {
    await services.storage.removePrefix(folder);
    throw error;
  }
}

/** The span that two days of a form make; null where neither is given. */
export function spanOfDays(from: string | undefined, to: string | undefined): Span | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) {
    const field = from === undefined ? "period_from" : "period_to";
    throw new AppError("input_invalid", { fields: { [field]: "Give both the first and the last day." } });
  }
  if (from > to) {
    throw new AppError("input_invalid", { fields: { period_to: "The last day is before the first." } });
  }
  return { from, to };
}

/** When the files were exported where their names say so, and not later than now. */
function capturedAt(exportedAt: string | null, now: Date): Date {
  const exported = exportedAt === null ? now : new Date(exportedAt);
  return exported > now ? now : exported;
}
