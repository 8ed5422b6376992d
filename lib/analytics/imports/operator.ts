import type { Platform } from "../../contract/metrics.ts";
import { PLATFORM_NAMES } from "../../contract/metrics.ts";
import { recordAudit } from "../../audit/mod.ts";
import { tenant } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import { closeCapture } from "../record/captures.ts";
import type { RecordOutcome } from "../record/outcome.ts";
import { deliveryHash, hashFiles } from "./kept_files.ts";
import { makePreview } from "./preview.ts";
import { type AccountChoice, findImport, findSameFiles, selectAccountChoices } from "./queries.ts";
import { readOnce } from "./read_aside.ts";
import type { Choices, ImportFile, ImportReading, Span } from "./reading.ts";
import { recordFiles, settleImport } from "./run_import.ts";

/** What an operator asks for. */
export interface OperatorImport {
  files: ImportFile[];
  /** An account's id or name; a name that none has makes a new one. */
  account: string | null;
  period: Span | null;
  /** Looks only. */
  dryRun: boolean;
  /** Records files that were recorded before. */
  again: boolean;
  signal: AbortSignal;
  onReading: (reading: ImportReading) => void;
  onProgress: (fraction: number) => void;
}

/** How it ended. */
export type OperatorOutcome =
  | { state: "looked" }
  /** The same files were recorded then. */
  | { state: "repeated"; at: Date | null }
  | { state: "recorded"; id: string; outcome: RecordOutcome };

/**
 * Imports files for an organisation without a worker: what a page does in two steps, at once.
 * @throws AppError those of previewing and confirming an import
 */
export async function importFiles(
  services: Services,
  organisationId: string,
  input: OperatorImport,
): Promise<OperatorOutcome> {
  const choices: Choices = {
    period: input.period,
    accountName: input.account,
    readAt: services.clock.now().toISOString(),
  };
  const reading = await readOnce(input.files, choices);
  input.onReading(reading);
  if (input.dryRun) return { state: "looked" };
  if (reading.needs.includes("period")) throw new AppError("import_period_missing");
  if (reading.observations === 0) throw new AppError("import_empty");

  const sha256 = await deliveryHash(await hashFiles(input.files));
  const { account, same } = await tenant(services.sql, organisationId, async (tx) => ({
    account: chosenAccount(reading, input.account, await selectAccountChoices(tx, organisationId, null)),
    same: await findSameFiles(tx, organisationId, sha256),
  }));
  if (same !== null && !input.again) return { state: "repeated", at: same.completed_at };
  return await record(services, organisationId, input, { ...account, reading });
}

async function record(
  services: Services,
  organisationId: string,
  { files, period, signal, onProgress }: OperatorImport,
  known: { accountId: string | null; accountName: string | null; reading: ImportReading },
): Promise<OperatorOutcome> {
  const by = { organisationId, userId: null };
  const id = await makePreview(services, by, { files, period, ...known }, "running");
  try {
    const row = (await tenant(services.sql, organisationId, (tx) => findImport(tx, organisationId, id)))!;
    const progress = (fraction: number) => Promise.resolve(onProgress(fraction));
    const { reading, outcome } = await recordFiles(services, row, signal, progress);
    await settleImport(services, row, { ...row.findings, reading, outcome }, {
      finishIn: (tx) =>
        recordAudit(tx, {
          organisationId,
          actor: null,
          action: "import.confirmed",
          target: { kind: "import", id },
          detail: { by: "operator" },
        }),
    });
    return { state: "recorded", id, outcome };
  } catch (cause) {
    const message = signal.aborted ? "It was stopped." : "It failed. What was recorded until then stays.";
    await closeCapture(services, organisationId, id, {
      state: "failed",
      error: { code: "internal", message },
    });
    throw cause;
  }
}

/** The account an operator named, by id or name; without one, that of the files, or the only one there is. */
function chosenAccount(
  { platform, accountHint }: ImportReading,
  named: string | null,
  accounts: AccountChoice[],
): { accountId: string | null; accountName: string | null } {
  const own = accounts.filter((account) => account.platform === platform);
  if (named !== null) {
    const found = own.find(({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase());
    if (found !== undefined) return { accountId: found.id, accountName: found.name };
    refuseOthers(named, platform, accounts);
    return { accountId: null, accountName: named };
  }
  if (accountHint.name !== null || accountHint.handle !== null) return { accountId: null, accountName: null };
  if (own.length === 1) return { accountId: own[0]!.id, accountName: own[0]!.name };
  throw new AppError("input_invalid", {
    detail: own.length === 0
      ? "The files do not say which account they are of. Name it with --account."
      : `Name one of the accounts with --account: ${own.map(({ name }) => `"${name}"`).join(", ")}.`,
  });
}

/** An id is never the name of a new account. */
function refuseOthers(named: string, platform: Platform, accounts: AccountChoice[]): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(named)) return;
  const other = accounts.find(({ id }) => id === named);
  throw new AppError("input_invalid", {
    detail: other === undefined
      ? `There is no account ${named}.`
      : `"${other.name}" is an account of ${PLATFORM_NAMES[other.platform]}; the files are of ${
        PLATFORM_NAMES[platform]
      }.`,
  });
}
