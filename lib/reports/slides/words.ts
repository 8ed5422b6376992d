/** A space that keeps a number with its unit. */
export const NO_BREAK = "\u00a0";

/** A share as "45 %", with a space that does not break. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}${NO_BREAK}%`;
}

/** A share of people; nobody of nobody is none. */
export function shareOf(count: number, n: number): number {
  return n > 0 ? count / n : 0;
}

/** A number with its sign: "+44", "−18" (U+2212), "0". */
export function signed(value: number): string {
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value)}`;
}

/** A whole number with commas at the thousands: "1,256". */
export function grouped(value: number): string {
  return value.toLocaleString("en-GB");
}

/** The base of a row. */
export function baseOf(n: number): string {
  return ` (n${NO_BREAK}=${NO_BREAK}${grouped(n)})`;
}

/** An answer in quotation marks. */
export function quoted(text: string): string {
  return `“${text.replace(/^["“”„«]+|["“”»]+$/g, "")}”`;
}

/** The greatest of some numbers, or the fallback where there is none above it. */
export function greatest(values: number[], fallback: number): number {
  return Math.max(fallback, ...values.filter(Number.isFinite));
}
