/** How old, or how far ahead, the time of a signature may be. */
export const WINDOW_SECONDS = 300;

/** The headers of a signed request. */
const SIGNATURE_HEADERS = {
  key: "x-mediahub-key",
  timestamp: "x-mediahub-timestamp",
  signature: "x-mediahub-signature",
} as const;

/** What the headers of a signed request say. */
export interface Signed {
  keyId: string;
  /** Seconds since 1970, as it was written: it is part of what is signed. */
  timestamp: string;
  signature: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** What the headers say, or null where they are not those of a signed request. */
export function readSignature(headers: Headers): Signed | null {
  const keyId = headers.get(SIGNATURE_HEADERS.key) ?? "";
  const timestamp = headers.get(SIGNATURE_HEADERS.timestamp) ?? "";
  const hex = /^v1=([0-9a-f]{64})$/i.exec(headers.get(SIGNATURE_HEADERS.signature) ?? "")?.[1];
  if (!/^[\w-]{6,60}$/.test(keyId) || !/^\d{1,12}$/.test(timestamp) || hex === undefined) return null;
  return { keyId, timestamp, signature: Uint8Array.fromHex(hex) };
}

/** Whether the time of a signature is near enough to now. */
export function isTimely({ timestamp }: Pick<Signed, "timestamp">, now: Date): boolean {
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= WINDOW_SECONDS;
}

/** Whether that secret made the signature over the time, a dot and the body; it takes as long when it did not. */
export async function isSignedWith(secret: string, signed: Signed, body: Uint8Array): Promise<boolean> {
  const key = await hmacKey(secret, "verify");
  return await crypto.subtle.verify("HMAC", key, signed.signature, signedBytes(signed.timestamp, body));
}

/** The signature header that a sender writes: HMAC-SHA256 with the secret's text as the key, in hex. */
export async function signatureOf(secret: string, timestamp: string, body: Uint8Array): Promise<string> {
  const signature = await crypto.subtle.sign(
    "HMAC",
    await hmacKey(secret, "sign"),
    signedBytes(timestamp, body),
  );
  return `v1=${new Uint8Array(signature).toHex()}`;
}

function hmacKey(secret: string, usage: KeyUsage): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [usage]);
}

function signedBytes(timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(`${timestamp}.`);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}
