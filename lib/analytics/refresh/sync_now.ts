import type { ConnectionKind } from "../../contract/connections.ts";
import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { adoptConsole } from "../connections/connect.ts";
import { type ConnectionRow, readConnection, selectConnections } from "../connections/queries.ts";
import { SourceFailure } from "../connectors/web/source_failure.ts";
import { type Outside, readSource } from "./reading_of.ts";
import { refreshConnection } from "./refresh_connection.ts";
import { insertRun } from "./runs/queries.ts";

/** What the operator asks for. */
export interface SyncRequest {
  organisationId: string;
  /** Null for every kind. */
  kind: ConnectionKind | null;
  /** The first day to read; null leaves it to what is due. */
  since: string | null;
  /** Reads everything and stores nothing, renewed tokens excepted. */
  isDry: boolean;
}

/** What became of one connection. */
export interface SyncResult {
  kind: ConnectionKind;
  name: string;
  /** "busy" where another process is reading it. */
  state: "completed" | "failed" | "busy";
  figures: number;
  notes: string[];
  reason: string | null;
}

interface SyncOptions {
  signal: AbortSignal;
  tell?: (connection: { kind: ConnectionKind; name: string }, step: string, fraction: number) => void;
  outside?: Partial<Outside>;
}

/** Reads connections one after the other in this process: for the operator. One that fails does not stop the others. */
export async function* syncNow(
  services: Services,
  request: SyncRequest,
  options: SyncOptions,
): AsyncGenerator<SyncResult> {
  await adoptConsole(services);
  const { organisationId, kind } = request;
  const connections = await tenant(
    services.sql,
    organisationId,
    (tx) => selectConnections(tx, organisationId, kind),
  );
  for (const connection of connections) {
    const shown = { kind: connection.kind, name: connection.name ?? connection.external_id };
    const tell = (step: string, fraction: number) => options.tell?.(shown, step, fraction);
    const result = request.isDry
      ? await readOnly(services, connection, request, { ...options, tell })
      : await readAndStore(services, connection, request, { ...options, tell });
    yield { ...shown, ...result };
  }
}

type Told = Omit<SyncOptions, "tell"> & { tell: (step: string, fraction: number) => void };

async function readAndStore(
  services: Services,
  { id: connectionId }: ConnectionRow,
  { organisationId, since }: SyncRequest,
  { signal, tell, outside }: Told,
): Promise<Omit<SyncResult, "kind" | "name">> {
  const now = services.clock.now();
  const run = await tenant(
    services.sql,
    organisationId,
    (tx) => insertRun(tx, { organisationId, connectionId, askedBy: "operator", since, now }),
  );
  // One that waits already was asked for without a first day.
  const outcome = run.isNew || since === null
    ? await refreshConnection(services, { organisationId, id: run.id }, { signal, tell, outside })
    : null;
  return outcome ?? { state: "busy", figures: 0, notes: [], reason: "It is being read by another process." };
}

async function readOnly(
  services: Services,
  connection: ConnectionRow,
  { since }: SyncRequest,
  { signal, tell, outside }: Told,
): Promise<Omit<SyncResult, "kind" | "name">> {
  const notes: string[] = [];
  let figures = 0;
  const told = (step: string, fraction: number) => Promise.resolve(tell(step, fraction));
  try {
    const note = (sentence: string) => void notes.push(sentence);
    for await (
      const batch of readSource(services, connection, { since, signal, tell: told, note, outside })
    ) {
      figures += batch.observations.length;
    }
    return { state: "completed", figures, notes, reason: null };
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    return { state: "failed", figures, notes, reason: error.detail ?? error.message };
  }
}

/**
 * What the platform calls what was connected: shows at once whether the tokens are right.
 * @throws SourceFailure where they are not, or the platform is away
 */
export async function checkConnection(
  services: Services,
  { organisationId, id }: { organisationId: string; id: string },
  options: { signal: AbortSignal; outside?: Partial<Outside> },
): Promise<string | null> {
  const connection = await tenant(
    services.sql,
    organisationId,
    (tx) => readConnection(tx, organisationId, id),
  );
  const tell = () => Promise.resolve();
  for await (
    const batch of readSource(services, connection!, { ...options, since: null, tell, note: () => {} })
  ) {
    return batch.account.name;
  }
  return null;
}
