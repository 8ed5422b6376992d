// Keeps the promise that props reach the browser as the values they were, shared and circular ones included.
import { isValidElement } from "preact";

/** Stands for JSX that is printed as HTML and found again in the document. */
export class SlotReference {
  constructor(readonly id: number) {}
}

/**
 * A value inside another: texts, finite numbers, booleans and null as JSON; all else as `[index]` into the table,
 * or as one of the negative indices below.
 */
type Reference = string | number | boolean | null | [number];

const UNDEFINED: [number] = [-1];
const NAN: [number] = [-2];
const INFINITY: [number] = [-3];
const NEGATIVE_INFINITY: [number] = [-4];
const NEGATIVE_ZERO: [number] = [-5];
const HOLE: [number] = [-6];
const SIGNAL = Symbol.for("preact-signals");

interface SignalLike {
  brand: symbol;
  peek(): unknown;
}

/** Writes values into one table, each once, so that what was shared stays shared. */
export class ValueWriter {
  readonly table: unknown[] = [];
  #indices = new Map<unknown, number>();
  #owner = "";

  /** Adds an island's props; the index under which they are read back. */
  write(props: object, owner: string): number {
    this.#owner = owner;
    return this.#add(props, "");
  }

  #reference(value: unknown, path: string): Reference {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "undefined":
        return UNDEFINED;
      case "number":
        return numberReference(value);
      case "bigint":
        return [this.#indices.get(value) ?? this.#put(value, ["n", String(value)])];
      case "object":
        return value === null ? null : [this.#add(value, path)];
      default:
        return this.#refuse(path, `is a ${typeof value}`);
    }
  }

  #add(value: object, path: string): number {
    const known = this.#indices.get(value);
    if (known !== undefined) return known;
    const entry: unknown[] = [];
    const index = this.#put(value, entry);
    entry.push(...this.#describe(value, path));
    return index;
  }

  #put(value: unknown, entry: unknown[]): number {
    const index = this.table.push(entry) - 1;
    this.#indices.set(value, index);
    return index;
  }

  #describe(value: object, path: string): unknown[] {
    if (value instanceof SlotReference) return ["l", value.id];
    if (isSignal(value)) return [isComputed(value) ? "c" : "s", this.#reference(value.peek(), path)];
    if (Array.isArray(value)) return ["a", ...this.#items(value, path)];
    if (value instanceof Date) return ["d", value.getTime()];
    if (value instanceof URL) return ["u", value.href];
    if (value instanceof RegExp) return ["r", value.source, value.flags];
    if (value instanceof Uint8Array) return ["b", base64(value)];
    if (value instanceof Set) return ["t", ...[...value].map((item) => this.#reference(item, path))];
    if (value instanceof Map) {
      return [
        "m",
        ...[...value].flatMap(([key, item]) => [this.#reference(key, path), this.#reference(item, path)]),
      ];
    }
    if (isValidElement(value)) {
      this.#refuse(path, "is JSX inside another value; pass it as a prop of its own");
    }
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) {
      this.#refuse(path, `is a ${prototype.constructor?.name ?? "class"} instance`);
    }
    const entries = Object.entries(value);
    return [
      "o",
      ...entries.flatMap(([key, item]) => [key, this.#reference(item, path === "" ? key : `${path}.${key}`)]),
    ];
  }

  #items(array: unknown[], path: string): Reference[] {
    const items: Reference[] = [];
    for (let i = 0; i < array.length; i++) {
      items.push(i in array ? this.#reference(array[i], `${path}[${i}]`) : HOLE);
    }
    return items;
  }

  #refuse(path: string, reason: string): never {
    throw new TypeError(`Cannot send props to ${this.#owner}: "${path}" ${reason}`);
  }
}

/** JSON that no HTML parser mistakes for the end of its script element. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

function numberReference(value: number): Reference {
  if (Number.isNaN(value)) return NAN;
  if (value === Infinity) return INFINITY;
  if (value === -Infinity) return NEGATIVE_INFINITY;
  return Object.is(value, -0) ? NEGATIVE_ZERO : value;
}

/** Whether a value is a signal; Preact takes one for an element. */
export function isSignal(value: object): value is SignalLike {
  return "brand" in value && value.brand === SIGNAL;
}

/** A computed signal's value cannot be set. */
function isComputed(signal: object): boolean {
  return Object.getOwnPropertyDescriptor(Object.getPrototypeOf(signal), "value")?.set === undefined;
}

/** A view's own bytes, not those of the buffer around it. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(text);
}
