/** A rectangle on a drawing. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A place on a drawing. */
export interface Spot {
  x: number;
  y: number;
}

/** Where a text may stand: its box, and what is left undone by choosing it. */
export interface Candidate {
  box: Box;
  cost: number;
}

/** About as wide as the words are in 14 pixels of the sans; rather too wide than too narrow. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if ("ilj.,:;'’|!() ".includes(letter)) width += 3.9;
    else if (/[A-ZMWmw@%]/.test(letter)) width += 9;
    else if (letter.codePointAt(0)! > 0x2e7f) width += 14;
    else width += 7;
  }
  return width;
}

/** The words that fit into a width, with an ellipsis for those that do not: at the end, or at the start. */
export function fitText(text: string, width: number, from: "start" | "end" = "start"): string {
  if (textWidth(text) <= width) return text;
  const letters = [...text];
  const shown = () =>
    from === "start" ? `${letters.join("").trimEnd()}…` : `…${letters.join("").trimStart()}`;
  while (letters.length > 1 && textWidth(shown()) > width) from === "start" ? letters.pop() : letters.shift();
  return shown();
}

/** Whether two boxes share any ground. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a line between two places goes through a box. */
function crosses(box: Box, a: Spot, b: Spot): boolean {
  // Liang–Barsky: what is left of the line when each side of the box has cut its part away.
  let [from, to] = [0, 1];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const sides = [
    [-dx, a.x - box.x],
    [dx, box.x + box.width - a.x],
    [-dy, a.y - box.y],
    [dy, box.y + box.height - a.y],
  ] as const;
  for (const [p, q] of sides) {
    if (p === 0) {
      if (q < 0) return false;
    } else if (p < 0) from = Math.max(from, q / p);
    else to = Math.min(to, q / p);
  }
  return from <= to;
}

/** How many pieces of the lines go through a box. */
export function crossings(box: Box, lines: readonly (readonly Spot[])[]): number {
  let count = 0;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      if (crosses(box, line[i - 1]!, line[i]!)) count++;
    }
  }
  return count;
}

/** The cheapest place that touches no other text, or null where there is none; each line it covers costs. */
export function bestPlace(
  candidates: readonly Candidate[],
  taken: readonly Box[],
  lines: readonly (readonly Spot[])[],
  within: Box,
): Box | null {
  let best: Box | null = null;
  let lowest = Infinity;
  for (const { box, cost } of candidates) {
    if (cost >= lowest || !inside(box, within) || taken.some((other) => overlap(box, other))) continue;
    const whole = cost + 12 * crossings(box, lines);
    if (whole < lowest) [lowest, best] = [whole, box];
  }
  return best;
}

function inside(box: Box, within: Box): boolean {
  return box.x >= within.x && box.y >= within.y && box.x + box.width <= within.x + within.width &&
    box.y + box.height <= within.y + within.height;
}
