import type { Basis, Layer, MetricKey, Source } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";
import { findOrAddSeries } from "./queries.ts";

/** What a row of figures is about, within one account and source. */
export interface SeriesKey {
  postId: string | null;
  metric: MetricKey;
  layer: Layer;
  basis: Basis;
}

const MOST_REMEMBERED = 50_000;

/** The ids of an account's series in one source, remembered while a delivery lasts. */
export class SeriesIds {
  #ids = new Map<string, number>();

  constructor(
    readonly organisationId: string,
    readonly accountId: string,
    readonly source: Source,
  ) {}

  /** The id of each key, in order. */
  async of(tx: Transaction, keys: readonly SeriesKey[]): Promise<number[]> {
    if (this.#ids.size > MOST_REMEMBERED) this.#ids.clear();
    const unknown = new Map<string, SeriesKey>();
    for (const key of keys) {
      const name = nameOf(key);
      if (!this.#ids.has(name)) unknown.set(name, key);
    }
    if (unknown.size > 0) {
      const ids = await findOrAddSeries(tx, this.organisationId, this.accountId, this.source, [
        ...unknown.values(),
      ]);
      [...unknown.keys()].forEach((name, index) => this.#ids.set(name, ids[index]!));
    }
    return keys.map((key) => this.#ids.get(nameOf(key))!);
  }

  /** Forgets everything: what a transaction that failed had added is not there. */
  forget(): void {
    this.#ids.clear();
  }
}

function nameOf({ postId, metric, layer, basis }: SeriesKey): string {
  return `${postId ?? ""} ${metric} ${layer} ${basis}`;
}
