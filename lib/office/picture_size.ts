import { AppError } from "../http/app_error.ts";

/** A picture's kind and size in pixels. */
export interface PictureSize {
  mediaType: "image/png" | "image/jpeg";
  width: number;
  height: number;
}

/**
 * The kind and size of a PNG or JPEG, by its own header.
 * @throws AppError "brand_invalid" for anything else
 */
export function pictureSize(bytes: Uint8Array): PictureSize {
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === null || size.width === 0 || size.height === 0) {
    throw new AppError("brand_invalid", { detail: "The logo must be a PNG or JPEG picture." });
  }
  return size;
}

function pngSize(bytes: Uint8Array): PictureSize | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { mediaType: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments of a JPEG to its frame header (ITU-T T.81, B.2.2). */
function jpegSize(bytes: Uint8Array): PictureSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { mediaType: "image/jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
