import { recordAudit } from "../../audit/mod.ts";
import type { Enrolment, Proof, RecoveryCodes, SecondFactor, SignInRules } from "../../contract/account.ts";
import type { Actor } from "../../contract/actor.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { requirePassword } from "../account/require_password.ts";
import { tellOwner } from "../account/tell_owner.ts";
import type { Caller } from "../start_session.ts";
import { giveRecoveryCodes, throttleCodes, useCode } from "./codes.ts";
import {
  confirmFactor,
  countCodes,
  deleteFactor,
  type FactorRow,
  findFactor,
  keepPendingFactor,
  readRule,
  updateRule,
} from "./queries.ts";
import { seal, unseal } from "./sealing.ts";
import { newTotpSecret, secretText, secretUri, stepOfCode } from "./totp.ts";

const ISSUER = "MediaHub";
const SETUP_MINUTES = 30;

/** How the actor's second factor stands. */
export async function readSecondFactor(services: Services, actor: Actor): Promise<SecondFactor> {
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const factor = await findFactor(tx, actor);
    return {
      enabled: isOn(factor),
      enabled_at: factor?.confirmed_at?.toISOString() ?? null,
      recovery_codes_left: await countCodes(tx, actor),
      required: actor.role === "admin" && await readRule(tx, actor.organisationId),
    };
  });
}

/**
 * Makes a secret for the actor's app, or gives the one made a moment ago, so that a page drawn again shows the same.
 * @throws AppError "second_factor_on"
 */
export async function startEnrolment(services: Services, actor: Actor): Promise<Enrolment> {
  const now = services.clock.now();
  const secret = await tenant(services.sql, actor.organisationId, async (tx) => {
    const factor = await findFactor(tx, actor);
    if (isPending(factor, now)) return await unseal(services.config, actor.userId, factor.sealed_secret);
    const made = newTotpSecret();
    const sealedSecret = await seal(services.config, actor.userId, made);
    if (!await keepPendingFactor(tx, { ...actor, sealedSecret, now })) throw new AppError("second_factor_on");
    return made;
  });
  return { secret: secretText(secret), uri: secretUri(secret, { issuer: ISSUER, account: actor.email }) };
}

/**
 * Turns the second factor on, once the actor has shown that their app holds the secret; returns the recovery codes.
 * @throws AppError "input_invalid", "second_factor_on", "second_factor_off" when none is being set up, "too_many_attempts"
 */
export async function confirmEnrolment(
  services: Services,
  actor: Actor,
  proof: Proof,
  caller: Caller,
): Promise<RecoveryCodes> {
  await requirePassword(services, actor, proof.current_password);
  const throttle = await throttleCodes(services, actor);
  const now = services.clock.now();
  const codes = await tenant(services.sql, actor.organisationId, async (tx) => {
    const factor = await findFactor(tx, actor);
    if (isOn(factor)) throw new AppError("second_factor_on");
    if (!isPending(factor, now)) throw new AppError("second_factor_off");
    const sealedSecret = factor.sealed_secret;
    const step = stepOfCode(await unseal(services.config, actor.userId, sealedSecret), proof.code, now);
    if (step === null) throw wrongCode();
    if (!await confirmFactor(tx, { ...actor, sealedSecret, step, now })) {
      throw new AppError("second_factor_on");
    }
    await recordChange(tx, actor, caller, "second_factor.enabled");
    await tellOwner(tx, actor, caller, { change: "second_factor_on", now });
    return await giveRecoveryCodes(services, tx, actor);
  });
  await throttle.clear();
  return { recovery_codes: codes };
}

/**
 * Makes new recovery codes in place of the old.
 * @throws AppError "input_invalid", "second_factor_off", "too_many_attempts"
 */
export async function replaceRecoveryCodes(
  services: Services,
  actor: Actor,
  proof: Proof,
  caller: Caller,
): Promise<RecoveryCodes> {
  return await withProof(services, actor, proof, async (tx) => {
    await recordChange(tx, actor, caller, "second_factor.codes_replaced");
    return { recovery_codes: await giveRecoveryCodes(services, tx, actor) };
  });
}

/**
 * Turns the second factor off.
 * @throws AppError "input_invalid", "second_factor_off", "too_many_attempts"
 */
export async function removeSecondFactor(
  services: Services,
  actor: Actor,
  proof: Proof,
  caller: Caller,
): Promise<void> {
  await withProof(services, actor, proof, async (tx) => {
    await deleteFactor(tx, actor);
    await recordChange(tx, actor, caller, "second_factor.disabled");
    await tellOwner(tx, actor, caller, { change: "second_factor_off", now: services.clock.now() });
  });
}

/** Changes whether the organisation asks its admins for a second factor; it holds from the next request of each. */
export async function updateSignInRules(
  services: Services,
  actor: Actor,
  rules: SignInRules,
  caller: Caller,
): Promise<void> {
  await tenant(services.sql, actor.organisationId, async (tx) => {
    await updateRule(tx, actor.organisationId, rules.second_factor_for_admins);
    await recordAudit(tx, {
      organisationId: actor.organisationId,
      actor,
      action: "organisation.sign_in_rules_changed",
      target: { kind: "organisation", id: actor.organisationId },
      address: caller.address,
      requestId: caller.requestId,
      detail: { ...rules },
    });
  });
}

/** What the organisation asks of those who sign in. */
export async function readSignInRules(services: Services, actor: Actor): Promise<SignInRules> {
  const asked = await tenant(services.sql, actor.organisationId, (tx) => readRule(tx, actor.organisationId));
  return { second_factor_for_admins: asked };
}

async function withProof<Value>(
  services: Services,
  actor: Actor,
  proof: Proof,
  change: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  await requirePassword(services, actor, proof.current_password);
  const throttle = await throttleCodes(services, actor);
  const changed = await tenant(services.sql, actor.organisationId, async (tx) => {
    if (!isOn(await findFactor(tx, actor))) throw new AppError("second_factor_off");
    if (await useCode(services, tx, actor, proof.code) === null) throw wrongCode();
    return await change(tx);
  });
  await throttle.clear();
  return changed;
}

async function recordChange(tx: Transaction, actor: Actor, caller: Caller, action: string): Promise<void> {
  await recordAudit(tx, {
    organisationId: actor.organisationId,
    actor,
    action,
    target: { kind: "user", id: actor.userId },
    address: caller.address,
    requestId: caller.requestId,
  });
}

function isOn(factor: FactorRow | null): boolean {
  return factor !== null && factor.confirmed_at !== null;
}

function isPending(factor: FactorRow | null, now: Date): factor is FactorRow {
  return factor !== null && factor.confirmed_at === null &&
    now.getTime() - factor.created_at.getTime() < SETUP_MINUTES * 60_000;
}

function wrongCode(): AppError {
  return new AppError("input_invalid", {
    fields: { code: "This code is wrong or was used already. Wait for the next." },
  });
}
