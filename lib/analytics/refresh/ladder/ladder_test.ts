import { assertEquals } from "../../../../tests/helpers/assert.ts";
import { isFullReadDue, isPostDue, nextReadingAt, nextTryAt } from "./ladder.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = new Date("2026-03-02T09:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

Deno.test("isPostDue() reads a post the more seldom the older it is", () => {
  const cases: [ageMs: number, readMs: number, due: boolean][] = [
    [2 * HOUR, 0.8 * HOUR, false],
    [2 * HOUR, 1 * HOUR, true],
    [2 * DAY, 5 * HOUR, false],
    [2 * DAY, 6 * HOUR, true],
    [8 * DAY, 20 * HOUR, false],
    [8 * DAY, 24 * HOUR, true],
    [31 * DAY, 6 * DAY, false],
    [31 * DAY, 7 * DAY, true],
    [91 * DAY, 400 * DAY, false],
  ];
  for (const [ageMs, readMs, due] of cases) {
    const post = { publishedAt: ago(ageMs) };
    assertEquals(
      isPostDue("linkedin", post, ago(readMs), now),
      due,
      `${ageMs / DAY} days, read ${readMs / HOUR} h ago`,
    );
  }
});

Deno.test("isPostDue() takes along a post that falls due some minutes later, for runs come each hour, give or take", () => {
  assertEquals(isPostDue("x", { publishedAt: ago(HOUR) }, ago(55 * 60_000), now), true);
});

Deno.test("isPostDue() reads every post once, and old ones of YouTube before thirty days are over", () => {
  const old = { publishedAt: ago(800 * DAY) };

  assertEquals(isPostDue("x", old, null, now), true);
  assertEquals(isPostDue("youtube", old, ago(20 * DAY), now), false);
  assertEquals(isPostDue("youtube", old, ago(25 * DAY), now), true);
  assertEquals(isPostDue("youtube", { publishedAt: null }, ago(DAY), now), true);
});

Deno.test("nextTryAt() waits longer after each failure, to six hours", () => {
  const hours = [1, 2, 3, 4, 5, 6, 50].map((failures) =>
    (nextTryAt(failures, null, now).getTime() - now.getTime()) / HOUR
  );

  assertEquals(hours, [0.25, 0.5, 1, 2, 4, 6, 6]);
  assertEquals(nextReadingAt(now).getTime() - now.getTime(), HOUR);
});

Deno.test("nextTryAt() does as the source says, within reason", () => {
  const hours = [5 * 60_000, 8 * HOUR, -HOUR, 400 * DAY].map((ms) =>
    (nextTryAt(9, new Date(now.getTime() + ms), now).getTime() - now.getTime()) / HOUR
  );

  assertEquals(hours, [5 / 60, 8, 1 / 60, 48]);
});

Deno.test("isFullReadDue() renews what YouTube's terms ask for", () => {
  assertEquals(isFullReadDue("x", null, now), true);
  assertEquals(isFullReadDue("x", ago(400 * DAY), now), false);
  assertEquals(isFullReadDue("youtube", ago(24 * DAY), now), false);
  assertEquals(isFullReadDue("youtube", ago(25 * DAY), now), true);
});
