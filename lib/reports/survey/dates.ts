/** How the numbers of dates such as 03/04/2026 are ordered; null while nothing tells. */
export type DateOrder = "day_first" | "month_first" | null;

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})(?!\d)/;

/** Finds the order of day and month in a column: a first number over 12 is a day, points part German dates. */
export function findDateOrder(cells: Iterable<string>, usual: DateOrder): DateOrder {
  let order = usual;
  for (const cell of cells) {
    const match = SLASHED.exec(cell);
    if (!match) continue;
    if (Number(match[1]) > 12 || /^\d+\./.test(cell)) return "day_first";
    if (Number(match[2]) > 12) order = "month_first";
  }
  return order;
}

/** The ISO date a cell begins with, or that Excel's day number stands for; null where it is not certain. */
export function readDate(cell: string, order: DateOrder): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(cell);
  if (iso) return asDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(cell);
  if (serial && Number(serial[1]) > 32_000 && Number(serial[1]) < 73_000) {
    return new Date(Date.UTC(1899, 11, 30 + Number(serial[1]))).toISOString().slice(0, 10);
  }
  const slashed = SLASHED.exec(cell);
  if (!slashed || order === null) return null;
  const year = Number(slashed[3]) < 100 ? 2000 + Number(slashed[3]) : Number(slashed[3]);
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  return order === "day_first" ? asDate(year, second, first) : asDate(year, first, second);
}

function asDate(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
