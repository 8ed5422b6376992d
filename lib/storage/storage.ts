/** What may be stored: bytes at hand, or a stream of them. */
export type StorageContent = Uint8Array | ReadableStream<Uint8Array>;

/** How much of a stream is taken. */
export interface PutOptions {
  limitBytes?: number;
}

/**
 * Files by key. A key is made by us, of lower-case words: `reports/<id>/deck.pptx`; never a name a person gave.
 * A file is there whole or not at all.
 */
export interface Storage {
  /**
   * Stores under the key, in place of what was there, and returns the size in bytes.
   *
   * @throws AppError "file_too_large" past `limitBytes`, "storage_full" when the disk is
   */
  put(key: string, content: StorageContent, options?: PutOptions): Promise<number>;
  /** @throws AppError "not_found" */
  get(key: string): Promise<Uint8Array>;
  /** @throws AppError "not_found" */
  stream(key: string): Promise<ReadableStream<Uint8Array>>;
  /** The size in bytes, or null where nothing is stored. */
  size(key: string): Promise<number | null>;
  remove(key: string): Promise<void>;
  /** Removes every file below a folder such as `reports/<id>`. */
  removePrefix(prefix: string): Promise<void>;
}
