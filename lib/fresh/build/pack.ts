// Keeps the promise that compression costs no request anything: texts are packed when the project is built.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = /\.(css|js|mjs|json|svg|html|txt|xml|md|csv|webmanifest|ttf|otf|ico)$/;
const LEAST_BYTES = 512;

/** The packed forms of a file that are worth having. */
export function pack(path: string, bytes: Uint8Array): { br?: Uint8Array; gzip?: Uint8Array } {
  if (!TEXT.test(path) || bytes.length < LEAST_BYTES) return {};
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const gzip = gzipSync(bytes, { level: 9 });
  return {
    br: br.length < bytes.length ? br : undefined,
    gzip: gzip.length < bytes.length ? gzip : undefined,
  };
}
