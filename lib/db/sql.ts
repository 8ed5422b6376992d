import postgres from "postgres";

/** What a column of type bigint is read as; ids of ours are uuids, so a count or a size is all it ever holds. */
type Types = { bigint: number };

/**
 * The pool of connections. It runs no query by itself: rows are reached through `tenant()` or `system()`, which take a
 * role that row-level security binds.
 */
export type Sql = Pick<postgres.Sql<Types>, "begin" | "end">;

/** An open transaction: the tagged template that queries are written with. */
export type Transaction = postgres.TransactionSql<Types>;

/** What `sql.json()` takes. */
export type Json = postgres.JSONValue;

/** A failure Postgres reported; `code` is its SQLSTATE. */
export const PostgresError = postgres.PostgresError;

/** How a pool is opened. */
export interface PoolOptions {
  /** Connections at most. */
  max?: number;
}

const APP_ROLE = "mediahub_app";
const SYSTEM_ROLE = "mediahub_system";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Opens a pool; the first connection is made at the first query. */
export function openPool(url: string, options: PoolOptions = {}): Sql {
  return postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 10,
    idle_timeout: 300,
    onnotice: () => {},
    connection: { application_name: "mediahub" },
    types: {
      bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: safeInteger },
    },
  });
}

/** Closes a pool once its queries have ended, or after five seconds. */
export async function closePool(sql: Sql): Promise<void> {
  await sql.end({ timeout: 5 });
}

/** Runs `work` in a transaction as the login role, which migrations need; verbs use `tenant()` or `system()`. */
export async function transaction<Value>(
  sql: Sql,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return await sql.begin(work) as Value;
}

/**
 * Runs `work` in a transaction that sees and changes the rows of one organisation only.
 * Inside, use the transaction it is given and never the pool: on the embedded Postgres that would wait for itself.
 */
export async function tenant<Value>(
  sql: Sql,
  organisationId: string,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  if (!UUID.test(organisationId)) throw new TypeError("Not the id of an organisation");
  return await as(sql, APP_ROLE, organisationId, work);
}

/** Runs `work` in a transaction that may look across organisations: sign-in, the queue, set-up, sweeps. */
export async function system<Value>(sql: Sql, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  return await as(sql, SYSTEM_ROLE, "", work);
}

async function as<Value>(
  sql: Sql,
  role: string,
  organisationId: string,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return await sql.begin(async (tx) => {
    // Not awaited alone, so that it travels with the first query of `work`; should it fail, that query fails too.
    const taken = tx`
      select set_config('role', ${role}, true), set_config('app.organisation', ${organisationId}, true)
    `.execute();
    const [value] = await Promise.all([work(tx), taken]);
    return value;
  }) as Value;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`The database returned ${text}, too large for a number`);
  }
  return value;
}
