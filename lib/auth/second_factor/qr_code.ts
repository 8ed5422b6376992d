import { encode } from "uqr";

/** A QR code as an outline: one path on a square of `size` units, its quiet zone included. */
export interface QrCode {
  size: number;
  path: string;
}

/** Draws a text as a QR code. */
export function qrCode(text: string): QrCode {
  const { size, data: rows } = encode(text, { ecc: "M", border: 4 });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => dark ? [`M${x} ${y}h1v1h-1z`] : [])).join(
    "",
  );
  return { size, path };
}
