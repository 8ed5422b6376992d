/** A passage by where it stands: the segment's place in the snapshot, and its own in the segment. */
export interface Place {
  segment: number;
  doc: number;
}

/** A passage and what it scored. */
export interface Scored extends Place {
  score: number;
}

/** Keeps the best of many: a heap whose root is the worst kept. */
export class Top {
  #heap: Scored[] = [];
  #most: number;
  #isBefore: (a: Scored, b: Scored) => boolean;

  /** `isBefore` decides between equal scores, so that the order never depends on how passages are spread. */
  constructor(most: number, isBefore: (a: Place, b: Place) => boolean) {
    this.#most = most;
    this.#isBefore = (a, b) => a.score !== b.score ? a.score > b.score : isBefore(a, b);
  }

  /** Whether a score could still be kept. */
  takes(score: number): boolean {
    return this.#heap.length < this.#most || score >= this.#heap[0]!.score;
  }

  /** Offers a passage. */
  offer(scored: Scored): void {
    if (this.#heap.length < this.#most) {
      this.#heap.push(scored);
      this.#rise(this.#heap.length - 1);
    } else if (this.#most > 0 && this.#isBefore(scored, this.#heap[0]!)) {
      this.#heap[0] = scored;
      this.#sink(0);
    }
  }

  /** What was kept, in no order. */
  get kept(): readonly Scored[] {
    return this.#heap;
  }

  /** What was kept, best first. */
  sorted(): Scored[] {
    return this.#heap.toSorted((a, b) => this.#isBefore(a, b) ? -1 : 1);
  }

  #rise(at: number): void {
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#isBefore(this.#heap[parent]!, this.#heap[at]!)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(at: number): void {
    for (;;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#heap.length && this.#isBefore(this.#heap[worst]!, this.#heap[child]!)) {
          worst = child;
        }
      }
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}
