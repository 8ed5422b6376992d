import { hashPassword } from "../auth/mod.ts";
import type { Role } from "../contract/roles.ts";
import { system } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { insertUser, selectUserByEmail, type UserRow } from "./queries.ts";

/** A person to be added. */
export interface NewUser {
  organisationId: string;
  name: string;
  email: string;
  password: string;
  role: Role;
  timeZone?: string;
}

/**
 * Adds a person with a password: for the operator's tasks.
 * @throws AppError "input_invalid" when the address is taken
 */
export async function createUser(services: Services, user: NewUser): Promise<UserRow> {
  const passwordHash = await hashPassword(user.password);
  const row = await system(services.sql, (tx) =>
    insertUser(tx, {
      organisationId: user.organisationId,
      email: user.email.trim().toLowerCase(),
      name: user.name,
      passwordHash,
      role: user.role,
      timeZone: user.timeZone ?? "UTC",
      now: services.clock.now(),
    }));
  if (row === null) throw addressTaken();
  return row;
}

/** The person with that address; null when there is none. */
export async function findUserByEmail(services: Services, email: string): Promise<UserRow | null> {
  return await system(services.sql, (tx) => selectUserByEmail(tx, email.trim().toLowerCase()));
}

/** What to say when an address belongs to somebody already. */
export function addressTaken(): AppError {
  return new AppError("input_invalid", { fields: { email: "Somebody uses this address already." } });
}
