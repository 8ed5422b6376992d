/** How often a key was counted in its present window, and when the window ends. */
export interface Count {
  count: number;
  resetsInSeconds: number;
}

/** Values that may vanish at any moment, kept for speed; truth is in Postgres. Values are anything JSON can carry. */
export interface Cache {
  get<Value>(key: string): Promise<Value | null>;
  set(key: string, value: unknown, secondsToLive: number): Promise<void>;
  remove(key: string): Promise<void>;
  /** Counts one more in a fixed window that opens at the first count; keeps counting in process while Redis is away. */
  increment(key: string, windowSeconds: number): Promise<Count>;
  close(): Promise<void>;
}
