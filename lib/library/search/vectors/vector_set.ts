/** A stored vector: 16-bit floats, the lowest byte first. */
export function encodeVector(vector: Float32Array): Uint8Array {
  const bytes = new Uint8Array(vector.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of vector.entries()) view.setFloat16(index * 2, value, true);
  return bytes;
}

/** Reads what `encodeVector()` wrote. */
export function decodeVector(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from(
    { length: bytes.byteLength >>> 1 },
    (_, index) => view.getFloat16(index * 2, true),
  );
}

const LARGEST = 127;

/**
 * The vectors of an organisation's passages in memory, a byte for each dimension: a quarter of the room, and cosines that
 * differ in the third decimal.
 */
export class VectorSet {
  readonly dimensions: number;
  #rows = new Map<string, number>();
  #values: Int8Array;
  /** Of each vector: what its bytes are multiplied by. */
  #scales: Float32Array;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.#values = new Int8Array(64 * dimensions);
    this.#scales = new Float32Array(64);
  }

  /** Takes in a passage's vector, in the place of the one it had; vectors of other dimensions are left out. */
  add(passageId: string, vector: Float32Array): void {
    if (vector.length !== this.dimensions) return;
    const row = this.#rows.get(passageId) ?? this.#rows.size;
    if (row === this.#scales.length) this.#grow();
    this.#rows.set(passageId, row);
    const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / LARGEST;
    this.#scales[row] = scale;
    const first = row * this.dimensions;
    for (let index = 0; index < vector.length; index++) {
      this.#values[first + index] = scale === 0 ? 0 : Math.round(vector[index]! / scale);
    }
  }

  /** Where a passage's vector is, or -1. */
  rowOf(passageId: string): number {
    return this.#rows.get(passageId) ?? -1;
  }

  /** How alike a vector and that of a row are: their cosine, for both are of length 1. */
  likeness(row: number, vector: Float32Array): number {
    const first = row * this.dimensions;
    let sum = 0;
    for (let index = 0; index < this.dimensions; index++) {
      sum += this.#values[first + index]! * vector[index]!;
    }
    return sum * this.#scales[row]!;
  }

  /** How many vectors there are. */
  get size(): number {
    return this.#rows.size;
  }

  /** The bytes it takes. */
  get bytes(): number {
    return this.#values.byteLength + this.#scales.byteLength;
  }

  #grow(): void {
    const values = new Int8Array(this.#values.length * 2);
    values.set(this.#values);
    this.#values = values;
    const scales = new Float32Array(this.#scales.length * 2);
    scales.set(this.#scales);
    this.#scales = scales;
  }
}
