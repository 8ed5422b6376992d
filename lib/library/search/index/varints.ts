/** Whole numbers in as few bytes as each needs, seven bits a byte, the lowest first. */
export class VarintWriter {
  #bytes = new Uint8Array(1024);
  #end = 0;

  /** Writes a number from 0 to 2^32 - 1. */
  write(value: number): void {
    if (this.#end + 5 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#end++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#end++] = rest;
  }

  /** What was written. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }
}

/** Reads what a `VarintWriter` wrote. */
export class VarintReader {
  #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next number. */
  read(): number {
    let value = 0;
    for (let shift = 0;; shift += 7) {
      const byte = this.#bytes[this.#at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
}
