// Keeps the promise that props arrive as the values the server had, one signal staying one.

/** Stands for JSX that the server printed; see slots.ts. */
export class SlotReference {
  constructor(readonly id: number) {}
}

const CONSTANTS = [undefined, NaN, Infinity, -Infinity, -0];
const HOLE = -6;

/** A function that gives the value at an index of the table, always the same one. */
export async function readValues(table: unknown[][]): Promise<(index: number) => unknown> {
  // Signals are loaded only where a page sends one; the islands that take them load them anyway.
  const hasSignals = table.some(([kind]) => kind === "s" || kind === "c");
  const signals = hasSignals ? await import("@preact/signals") : null;
  const made = new Map<number, unknown>();

  function keep<T>(index: number, value: T): T {
    made.set(index, value);
    return value;
  }
  function valueOf(reference: unknown): unknown {
    if (!Array.isArray(reference)) return reference;
    const index = reference[0] as number;
    return index < 0 ? CONSTANTS[-1 - index] : made.has(index) ? made.get(index) : make(index);
  }
  function make(index: number): unknown {
    const [kind, ...rest] = table[index]!;
    const first = rest[0] as string;
    switch (kind) {
      case "o": {
        const object = keep(index, {});
        for (let i = 0; i < rest.length; i += 2) define(object, rest[i] as string, valueOf(rest[i + 1]));
        return object;
      }
      case "a": {
        const array = keep(index, new Array(rest.length));
        rest.forEach((item, at) => {
          if (!Array.isArray(item) || item[0] !== HOLE) array[at] = valueOf(item);
        });
        return array;
      }
      case "m": {
        const map = keep(index, new Map());
        for (let i = 0; i < rest.length; i += 2) map.set(valueOf(rest[i]), valueOf(rest[i + 1]));
        return map;
      }
      case "t": {
        const set = keep(index, new Set());
        for (const item of rest) set.add(valueOf(item));
        return set;
      }
      case "s": {
        const signal = keep(index, signals!.signal<unknown>(undefined));
        signal.value = valueOf(rest[0]);
        return signal;
      }
      case "c": {
        const held: { value?: unknown } = {};
        const computed = keep(index, signals!.computed(() => held.value));
        held.value = valueOf(rest[0]);
        return computed;
      }
      case "n":
        return keep(index, BigInt(first));
      case "d":
        return keep(index, new Date(rest[0] as number ?? NaN));
      case "u":
        return keep(index, new URL(first));
      case "r":
        return keep(index, new RegExp(first, rest[1] as string));
      case "b":
        return keep(index, Uint8Array.from(atob(first), (char) => char.charCodeAt(0)));
      case "l":
        return keep(index, new SlotReference(rest[0] as number));
      default:
        throw new Error(`The page's values hold an unknown kind "${kind}"`);
    }
  }
  return (index) => valueOf([index]);
}

/** A key such as "__proto__" names a property here and nothing else. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
