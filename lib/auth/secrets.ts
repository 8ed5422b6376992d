const encoder = new TextEncoder();

/** A new secret to hand out once: 32 random bytes as text. */
export function newSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is kept of a secret. */
export async function hashSecret(secret: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(secret)));
}

/**
 * The secret that follows another. It can be worked out again by us, and by nobody else, so that the slower of two tabs
 * renewing side by side is given the same successor though only hashes are kept.
 */
export async function successorOf(secret: string, signingKey: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    "raw",
    encoder.encode(`refresh-token-successor:${signingKey}`),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return base64url(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(secret))));
}

function base64url(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}
