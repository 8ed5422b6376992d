import { system, tenant } from "../../db/mod.ts";
import { AppError, type Signer } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { openPushSecret } from "./push_keys.ts";
import { findPushKey, takeSignature } from "./queries.ts";
import { isSignedWith, isTimely, readSignature, WINDOW_SECONDS } from "./signature.ts";

/**
 * Says who signed a push. A signature is good for five minutes around its time, and once. The body is read only for a key
 * there is.
 * @throws AppError "signature_invalid", "signature_replayed"
 */
export async function verifyPush(
  services: Services,
  request: Request,
  readBody: () => Promise<Uint8Array>,
): Promise<Signer> {
  const now = services.clock.now();
  const signed = readSignature(request.headers);
  if (signed === null) {
    throw new AppError("signature_invalid", {
      detail:
        "Send X-MediaHub-Key, X-MediaHub-Timestamp (seconds since 1970) and X-MediaHub-Signature (v1= and hex).",
    });
  }
  if (!isTimely(signed, now)) {
    throw new AppError("signature_invalid", {
      detail:
        `Its time is more than ${WINDOW_SECONDS / 60} minutes from ours, which is ${now.toISOString()}. ` +
        "Set the sender's clock, and sign anew for each try.",
    });
  }
  const key = await system(services.sql, (tx) => findPushKey(tx, signed.keyId));
  if (key === null) throw wrong();
  const body = await readBody();
  if (!await isSignedWith(await openPushSecret(services.config, key), signed, body)) throw wrong();

  const seconds = Number(signed.timestamp) + WINDOW_SECONDS + 1;
  const taken = await tenant(services.sql, key.organisation_id, (tx) =>
    takeSignature(tx, {
      organisationId: key.organisation_id,
      pushKeyId: key.id,
      signature: signed.signature,
      expiresAt: new Date(seconds * 1000),
      now,
    }));
  if (taken === "revoked") throw wrong();
  if (taken === "seen") throw new AppError("signature_replayed", { detail: "Sign anew for each try." });
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body.slice()));
  return {
    organisationId: key.organisation_id,
    keyId: key.id,
    bodySha256: hash.toHex(),
    bodyBytes: body.length,
  };
}

function wrong(): AppError {
  return new AppError("signature_invalid", {
    detail: "The key is not known or was ended, or it did not sign this body at this time.",
  });
}
