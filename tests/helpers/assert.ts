import assertStrict from "node:assert/strict";

/** The assertions tests use, by the names of the standard library's. */
export function assert(value: unknown, message?: string): asserts value {
  if (message === undefined) assertStrict.ok(value);
  else assertStrict.ok(value, message);
}

/** Both are the same value, deeply. */
export function assertEquals<T>(actual: T, expected: T, message?: string): void {
  if (message === undefined) assertStrict.deepStrictEqual(actual, expected);
  else assertStrict.deepStrictEqual(actual, expected, message);
}

/** The text holds the part. */
export function assertIncludes(text: string, part: string): void {
  assertStrict.ok(text.includes(part), `expected ${JSON.stringify(text.slice(0, 400))} to include ${part}`);
}

/** The text matches the pattern. */
export function assertMatch(text: string, pattern: RegExp): void {
  assertStrict.match(text, pattern);
}

/** The function throws; returns what it threw, for a closer look. */
export function assertThrows(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new assertStrict.AssertionError({ message: "expected a throw" });
}

/** The promise rejects; returns what it rejected with. */
export async function assertRejects(act: () => Promise<unknown>): Promise<Error> {
  try {
    await act();
  } catch (error) {
    return error as Error;
  }
  throw new assertStrict.AssertionError({ message: "expected a rejection" });
}
