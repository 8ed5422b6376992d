/** A bin of a histogram: numbers from `from` up to, but not including, `to`; the last holds its upper edge too. */
export interface Bin {
  label: string;
  from: number;
  to: number;
  count: number;
}

/** What a net promoter score is made of. */
export interface NetPromoter {
  /** Share of promoters less share of detractors, −100 to 100, not rounded. */
  score: number;
  promoters: number;
  passives: number;
  detractors: number;
}

const Z_95 = 1.959963984540054;

/**
 * The 95 % score interval of a share, k of n (Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference", JASA 22). Both ends lie in 0 to 1; nothing is known (0 to 1) when n is 0.
 */
export function wilson(k: number, n: number): [low: number, high: number] {
  if (n <= 0) return [0, 1];
  const share = k / n;
  const z2 = Z_95 * Z_95;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z_95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return [k === 0 ? 0 : Math.max(0, middle - half), k === n ? 1 : Math.min(1, middle + half)];
}

/** The net promoter score (Reichheld 2003): 9 and 10 promote, 0 to 6 detract. Null without answers. */
export function netPromoter(answers: readonly number[]): NetPromoter | null {
  if (answers.length === 0) return null;
  let promoters = 0;
  let detractors = 0;
  for (const answer of answers) {
    if (answer >= 9) promoters++;
    else if (answer <= 6) detractors++;
  }
  const passives = answers.length - promoters - detractors;
  return { score: ((promoters - detractors) / answers.length) * 100, promoters, passives, detractors };
}

/** The arithmetic mean; null without numbers. */
export function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  let total = 0;
  for (const number of numbers) total += number;
  return total / numbers.length;
}

/** The middle number, or the mean of the middle two; null without numbers. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Five to eight bins with edges people use (steps of 1, 2, 2.5 or 5 times a power of ten) that hold every number; fewer
 * where whole numbers span fewer.
 */
export function bins(numbers: readonly number[]): Bin[] {
  if (numbers.length === 0) return [];
  let least = Infinity;
  let most = -Infinity;
  let whole = true;
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
    whole &&= Number.isInteger(number);
  }
  const step = stepOf(least, most, whole);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first, whole ? Math.floor(most / step + 1e-9) : Math.ceil(most / step - 1e-9) - 1);
  const found = Array.from({ length: last - first + 1 }, (_, index) => {
    const from = clean((first + index) * step);
    const to = clean((first + index + 1) * step);
    return { label: labelOf(from, to, step, whole), from, to, count: 0 };
  });
  for (const number of numbers) {
    const place = Math.floor(number / step + 1e-9) - first;
    found[Math.min(Math.max(place, 0), found.length - 1)]!.count++;
  }
  return found;
}

/** The two-sided p of the sign test (Dixon and Mood 1946): as many fell as rose by chance. 1 when nobody changed. */
export function signTest(rose: number, fell: number): number {
  const changed = rose + fell;
  if (changed === 0) return 1;
  const fewer = Math.min(rose, fell);
  let logTerm = -changed * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= fewer; k++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((changed - k) / (k + 1));
  }
  return Math.min(1, 2 * tail);
}

/** The smallest human step that needs at most eight bins. */
function stepOf(least: number, most: number, whole: boolean): number {
  const span = most - least;
  if (span === 0) return whole ? 1 : Math.max(1e-9, 10 ** Math.floor(Math.log10(Math.abs(most) || 1)) / 10);
  let power = 10 ** Math.floor(Math.log10(span / 8));
  for (;; power *= 10) {
    for (const factor of whole ? [1, 2, 5] : [1, 2, 2.5, 5]) {
      const step = clean(factor * power);
      if (whole && step < 1) continue;
      const first = Math.floor(least / step + 1e-9);
      const last = whole ? Math.floor(most / step + 1e-9) : Math.ceil(most / step - 1e-9) - 1;
      if (last - first + 1 <= 8) return step;
    }
  }
}

function labelOf(from: number, to: number, step: number, whole: boolean): string {
  if (whole && step === 1) return shown(from);
  return `${shown(from)}–${shown(whole ? to - 1 : to)}`;
}

function shown(number: number): string {
  const text = Math.abs(number) >= 10_000
    ? number.toLocaleString("en-GB", { maximumFractionDigits: 6 })
    : String(number);
  return text.replace("-", "−");
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function clean(number: number): number {
  return Number(number.toPrecision(12));
}
