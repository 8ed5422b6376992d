import type { Actor } from "../../contract/actor.ts";
import {
  type Import,
  IMPORT_FILE_FIELDS,
  type ImportChoices,
  type ImportSummary,
} from "../../contract/analytics_imports.ts";
import type { UploadedFile } from "../../contract/endpoint.ts";
import { recordAudit } from "../../audit/mod.ts";
import { system, tenant } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { cancelJob, enqueue } from "../../queue/mod.ts";
import type { Services } from "../../services.ts";
import { closeCaptureIn } from "../record/captures.ts";
import { readCursor, writeCursor } from "../../http/page_cursor.ts";
import type { ImportFindings } from "./findings.ts";
import { requireFound, requireImport } from "./policy.ts";
import { presentImport, presentSummary } from "./present.ts";
import { makePreview, spanOfDays } from "./preview.ts";
import {
  type AccountChoice,
  deletePreview,
  failForgottenImports,
  findImport,
  findSameFiles,
  type ImportRow,
  queueImport,
  selectAccountChoices,
  selectImports,
  takeOldPreviews,
} from "./queries.ts";

/** The kind of job that records an import. */
export const IMPORT_ANALYTICS = "import_analytics";

/** Previews that nobody confirmed are kept for a week. */
const PREVIEW_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;
/** No command of an operator takes longer. */
const COMMAND_LIFETIME_MS = 24 * 60 * 60 * 1000;
const MAX_ATTEMPTS = 4;

interface Asking {
  requestId: string;
}

type PreviewFiles =
  & { file: UploadedFile }
  & { [field in (typeof IMPORT_FILE_FIELDS)[number]]?: UploadedFile };

/** Reads export files and says what importing them would record. */
export async function previewImport(
  services: Services,
  actor: Actor,
  input: PreviewFiles & { period_from?: string | undefined; period_to?: string | undefined },
  asking: Asking,
): Promise<Import> {
  requireImport(actor);
  const period = spanOfDays(input.period_from, input.period_to);
  const files = IMPORT_FILE_FIELDS.flatMap((field) => input[field] ?? []);
  const id = await makePreview(services, actor, { files, period });
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = requireFound(actor, await findImport(tx, actor.organisationId, id));
    const same = await findSameFiles(tx, actor.organisationId, row.file_sha256);
    await recordAudit(tx, {
      organisationId: actor.organisationId,
      actor,
      action: "import.previewed",
      target: { kind: "import", id },
      requestId: asking.requestId,
    });
    return presentImport(row, same);
  });
}

/** A page of imports, newest first. */
export async function listImports(
  services: Services,
  actor: Actor,
  input: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: ImportSummary[]; next_cursor: string | null }> {
  requireImport(actor);
  const limit = input.limit ?? 20;
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => selectImports(tx, actor.organisationId, { after, limit: limit + 1 }),
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(presentSummary),
    next_cursor: last === undefined ? null : writeCursor(last.created_at, last.id),
  };
}

/** One import with everything that was found. */
export async function readImport(services: Services, actor: Actor, input: { id: string }): Promise<Import> {
  requireImport(actor);
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = requireFound(actor, await findImport(tx, actor.organisationId, input.id));
    return presentImport(row, await findSameFiles(tx, actor.organisationId, row.file_sha256));
  });
}

/** The accounts that files of a platform may be of. */
export async function listImportAccounts(
  services: Services,
  actor: Actor,
  platform: AccountChoice["platform"] | null,
): Promise<AccountChoice[]> {
  requireImport(actor);
  return await tenant(
    services.sql,
    actor.organisationId,
    (tx) => selectAccountChoices(tx, actor.organisationId, platform),
  );
}

/** Has what was previewed recorded: import and job in one transaction; pressed twice, it is recorded once. */
export async function confirmImport(
  services: Services,
  actor: Actor,
  input: ImportChoices & { id: string },
  asking: Asking,
): Promise<Import> {
  requireImport(actor);
  const { organisationId } = actor;
  await tenant(services.sql, organisationId, async (tx) => {
    const row = requireFound(actor, await findImport(tx, organisationId, input.id));
    if (row.state !== "previewed") throw new AppError("import_settled");
    const accounts = await selectAccountChoices(tx, organisationId, row.platform);
    const findings = decided(row, input, accounts);
    const jobId = await enqueue(tx, {
      organisationId,
      kind: IMPORT_ANALYTICS,
      payload: { import_id: row.id },
      now: services.clock.now(),
      maxAttempts: MAX_ATTEMPTS,
    });
    const { accountId } = findings.decision;
    if (!await queueImport(tx, organisationId, row.id, { jobId, accountId, findings })) {
      throw new AppError("import_settled");
    }
    await recordAudit(tx, {
      organisationId,
      actor,
      action: "import.confirmed",
      target: { kind: "import", id: row.id },
      requestId: asking.requestId,
    });
  });
  return await readImport(services, actor, { id: input.id });
}

/** Throws a preview away with its files, or stops an import; figures recorded until then stay. */
export async function discardImport(
  services: Services,
  actor: Actor,
  input: { id: string },
  asking: Asking,
): Promise<void> {
  requireImport(actor);
  const { organisationId } = actor;
  const row = await tenant(services.sql, organisationId, async (tx) => {
    const row = requireFound(actor, await findImport(tx, organisationId, input.id));
    const now = services.clock.now();
    const discarded = await deletePreview(tx, organisationId, row.id) ||
      await closeCaptureIn(tx, organisationId, row.id, { state: "discarded" }, now);
    if (!discarded) throw new AppError("import_settled");
    if (row.job_id !== null) await cancelJob(tx, row.job_id, now);
    await recordAudit(tx, {
      organisationId,
      actor,
      action: "import.discarded",
      target: { kind: "import", id: row.id },
      requestId: asking.requestId,
    });
    return row;
  });
  await services.storage.removePrefix(row.storage_key);
}

/** Removes previews that nobody confirmed in time, with their files; returns how many. */
export async function sweepImports(services: Services): Promise<number> {
  const now = services.clock.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const old = await system(services.sql, async (tx) => {
    await failForgottenImports(tx, ago(COMMAND_LIFETIME_MS), now);
    return await takeOldPreviews(tx, ago(PREVIEW_LIFETIME_MS));
  });
  for (const { storage_key } of old) await services.storage.removePrefix(storage_key);
  return old.length;
}

/** The findings with what was decided. */
function decided(row: ImportRow, input: ImportChoices, accounts: AccountChoice[]): ImportFindings {
  const { reading, decision, files, outcome } = row.findings;
  const account = chosenAccount(input, accounts);
  const accountName = account?.name ?? input.account_name ?? decision.accountName;
  const period = spanOfDays(input.period_from, input.period_to) ?? decision.choices.period ?? null;
  if (period === null && reading.needs.includes("period")) {
    throw new AppError("import_period_missing", {
      fields: { period_from: "Say which days the totals cover." },
    });
  }
  if (reading.rowsUnderstood === 0 && reading.layout !== "linkedin_competitors") {
    throw new AppError("import_empty");
  }
  return {
    files,
    reading,
    outcome,
    decision: {
      accountId: account?.id ?? null,
      accountName,
      choices: { period, columns: { ...decision.choices.columns, ...input.columns }, accountName },
    },
  };
}

function chosenAccount(input: ImportChoices, accounts: AccountChoice[]): AccountChoice | null {
  if (input.account === undefined) return null;
  const account = accounts.find(({ id }) => id === input.account);
  if (account !== undefined) return account;
  throw new AppError("input_invalid", { fields: { account: "Choose one of the platform's accounts." } });
}
